/**
 * Marching squares, combinatorially: which edges of a grid the border of {f ≥ level} crosses, in which order. The grid
 * has a rim of nodes without a value, so that every border is a ring; f ≥ level lies to the left of it.
 */
export interface Loop {
  /** The level's number. */
  level: number
  /** Per crossing the node with f ≥ level and the one without. */
  above: number[]
  below: number[]
}

/** A grid of values with a rim; −∞ stands for no value. */
export interface Nodes {
  values: Float64Array
  /** Nodes in a row, with the rim. */
  columns: number
  rows: number
  /** f in the middle of the cell on the right of and above a node. */
  middle(node: number): number
}

/** Sides of a cell, counted as edges lie: bottom, right, top, left. */
const [bottom, right, top, left] = [0, 1, 2, 3]

/** From which side to which the border goes, by which corners are above: 1 and 2 below, then 4 on the right and 8. */
const ways: readonly (readonly number[])[] = [
  [],
  [bottom, left],
  [right, bottom],
  [right, left],
  [top, right],
  [bottom, left, top, right],
  [top, bottom],
  [top, left],
  [left, top],
  [bottom, top],
  [right, bottom, left, top],
  [right, top],
  [left, right],
  [bottom, right],
  [left, bottom],
  []
]

/** Where the two corners above are joined through the middle. */
const joined: Readonly<Record<number, readonly number[]>> = {
  5: [top, left, bottom, right],
  10: [left, bottom, right, top]
}

/** The levels rise. */
export function march(nodes: Nodes, levels: readonly number[]): Loop[] {
  const { values, columns, rows } = nodes
  /** Per level the edges that the border comes in by and goes out by, cell after cell. */
  const passages = levels.map((): number[] => [])
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) {
      const node = row * columns + column
      const [a, b, c, d] = [
        values[node],
        values[node + 1],
        values[node + columns + 1],
        values[node + columns]
      ]
      const highest = Math.max(a, b, c, d)
      const lowest = Math.min(a, b, c, d)
      for (let k = firstAbove(levels, lowest); k < levels.length && levels[k] <= highest; k++) {
        const level = levels[k]
        const corners =
          (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0)
        const isJoined = (corners === 5 || corners === 10) && nodes.middle(node) >= level
        const way = isJoined ? joined[corners] : ways[corners]
        for (let i = 0; i < way.length; i += 2)
          passages[k].push(edgeOf(node, way[i], columns), edgeOf(node, way[i + 1], columns))
      }
    }
  const next = new Int32Array(2 * columns * rows).fill(none)
  return passages.flatMap((edges, level) =>
    ringsOf(edges, next).map((ring) => loopOf(ring, level, levels, nodes))
  )
}

/** The number of the first level above a value. */
function firstAbove(levels: readonly number[], value: number): number {
  let [low, high] = [0, levels.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (levels[middle] > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Twice its first node, and one more for an edge that goes up. */
function edgeOf(node: number, side: number, columns: number): number {
  if (side === bottom) return 2 * node
  if (side === left) return 2 * node + 1
  return side === right ? 2 * (node + 1) + 1 : 2 * (node + columns)
}

/** Where the border goes from an edge that it does not cross. */
const none = -1

/** The rings that passages from edge to edge make. `next` has room for every edge, and is empty before and after. */
function ringsOf(passages: readonly number[], next: Int32Array): number[][] {
  for (let i = 0; i < passages.length; i += 2) next[passages[i]] = passages[i + 1]
  const rings: number[][] = []
  for (let i = 0; i < passages.length; i += 2) {
    const ring: number[] = []
    for (let edge = passages[i]; next[edge] !== none;) {
      ring.push(edge)
      const following = next[edge]
      next[edge] = none
      edge = following
    }
    if (ring.length > 0) rings.push(ring)
  }
  return rings
}

function loopOf(edges: number[], level: number, levels: readonly number[], { values, columns }: Nodes): Loop {
  const above: number[] = []
  const below: number[] = []
  for (const edge of edges) {
    const one = edge >> 1
    const other = edge % 2 ? one + columns : one + 1
    const rises = values[other] >= levels[level]
    above.push(rises ? other : one)
    below.push(rises ? one : other)
  }
  return { level, above, below }
}
