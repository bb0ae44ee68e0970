import { rowCount, type Tape } from '../program/tape'
import { toValues } from '../evaluators/blocks'
import { sampleCount, type Domain } from '../sampling/sampling'
import { side, type Ground } from './ground'
import { crossings, locate, type Ways } from './locate'
import { march, type Loop, type Nodes } from './march'

/** Borders of the regions f ≥ level, as vertices of which each knows the next; more can be put between them. */
export interface Rings {
  p: number[]
  q: number[]
  /** What lies there, as in locate.ts. */
  kinds: number[]
  levels: number[]
  next: number[]
  /** The way to the next vertex is no part of a level curve. */
  broken: boolean[]
  /** A vertex of each ring. */
  starts: number[]
}

/** Odd and different, so that lines of symmetry and axes seldom run along nodes. */
const defaultCells = 121
const fewestCells = 31
/** A grid over data costs its rows for each sample. */
const mostRows = 6_000_000

/** How many cells the grid has in x, so that data does not take too long. */
export const affordableCells = (tape: Tape, asked = defaultCells): number =>
  Math.max(fewestCells, Math.min(asked, Math.floor(Math.sqrt(mostRows / Math.max(1, rowCount(tape))))))

/** f on a grid, with a rim without values. */
export interface Samples {
  values: Float64Array
  columns: number
  rows: number
  /** The span of nine tenths of the values. */
  scale: number
}

export function sampleNodes(
  tape: Tape,
  parameters: ArrayLike<number>,
  domain: Domain,
  asked?: number
): Samples {
  const cells = affordableCells(tape, asked)
  const grid = { columns: cells + 1, rows: Math.round(cells * 0.91) + 1 }
  const inner = new Float64Array(sampleCount(grid))
  toValues(tape).sample(grid, domain, parameters, 0, inner)
  const [columns, rows] = [grid.columns + 2, grid.rows + 2]
  const values = new Float64Array(columns * rows).fill(-Infinity)
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++) {
      const f = inner[row * grid.columns + column]
      if (Number.isFinite(f)) values[(row + 1) * columns + column + 1] = f
    }
  const sorted = inner.filter(Number.isFinite).sort()
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { values, columns, rows, scale: at(0.95) - at(0.05) }
}

/** The borders of {f ≥ level} for rising levels, crossing by crossing; along the rim they follow the domain's border. */
export function ringsOf(
  ground: Ground,
  { values, columns, rows, scale }: Samples,
  levels: readonly number[]
): Rings {
  const pOf = (node: number) => place((node % columns) - 1, columns - 3)
  const qOf = (node: number) => place(Math.floor(node / columns) - 1, rows - 3)
  const isInside = (node: number) => {
    const column = node % columns
    return column > 0 && column < columns - 1 && node >= columns && node < (rows - 1) * columns
  }
  const nodes: Nodes = {
    values,
    columns,
    rows,
    middle: (node) => ground.value((pOf(node) + pOf(node + 1)) / 2, (qOf(node) + qOf(node + columns)) / 2)
  }
  const { rings, above, below } = gather(march(nodes, levels), levels)
  const inner: number[] = []
  for (let i = 0; i < above.length; i++) {
    rings.p.push(pOf(above[i]))
    rings.q.push(qOf(above[i]))
    if (isInside(below[i])) inner.push(i)
  }
  // Not by `from`, which asks an iterator for each of some ten thousand numbers.
  const pick = (take: (i: number) => number) => new Float64Array(inner.length).map((_, k) => take(inner[k]))
  const ways: Ways = {
    fromP: pick((i) => rings.p[i]),
    fromQ: pick((i) => rings.q[i]),
    toP: pick((i) => pOf(below[i])),
    toQ: pick((i) => qOf(below[i])),
    levels: pick((i) => rings.levels[i]),
    fromF: pick((i) => values[above[i]]),
    toF: pick((i) => values[below[i]])
  }
  const { p, q, kinds } = locate(ground, ways, scale)
  inner.forEach((i, k) => {
    rings.p[i] = p[k]
    rings.q[i] = q[k]
    rings.kinds[i] = kinds[k]
  })
  return rings
}

const place = (i: number, last: number): number => (side * i) / last

/** The crossings of all loops in one row, still without their places. */
function gather(
  loops: Loop[],
  levels: readonly number[]
): { rings: Rings; above: number[]; below: number[] } {
  const rings: Rings = { p: [], q: [], kinds: [], levels: [], next: [], broken: [], starts: [] }
  const [above, below]: [number[], number[]] = [[], []]
  for (const loop of loops) {
    const start = above.length
    const level = levels[loop.level]
    rings.starts.push(start)
    for (let k = 0; k < loop.above.length; k++) {
      above.push(loop.above[k])
      below.push(loop.below[k])
      rings.kinds.push(crossings.border)
      rings.levels.push(level)
      rings.next.push(start + k + 1)
      rings.broken.push(false)
    }
    rings.next[above.length - 1] = start
  }
  return { rings, above, below }
}
