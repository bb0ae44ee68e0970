import { placeOn, type Domain, type Grid } from '../sampling/sampling'
import type { ValueArrays } from '../evaluators/blockLoops'

export type Point = readonly [x: number, y: number]

/** Samples that lie together, with those around them. */
export interface Cluster {
  box: Domain
  /** As far again on every side. */
  around: Domain
  /** Whether it lies so close together that it may be judged as a whole. */
  isCompact: boolean
  /** Smaller clusters of the same samples; none where judging these would take longer than the samples do. */
  parts(): Cluster[]
  /** Every sample by its number and place. */
  visit(each: Visit): void
}

type Visit = (i: number, at: Point) => void

/** Visits the samples of all clusters but the clean ones. */
export function eachDoubtful(cluster: Cluster, isClean: (cluster: Cluster) => boolean, each: Visit): void {
  if (cluster.isCompact && isClean(cluster)) return
  const parts = cluster.parts()
  for (const part of parts) eachDoubtful(part, isClean, each)
  if (!parts.length) cluster.visit(each)
}

/** ValueArrays and rows from … up to …, ends included. */
interface Tile {
  left: number
  right: number
  bottom: number
  top: number
}

/** Samples to a side, of the largest compact tiles and of those that are not divided further. */
const [largest, smallest] = [64, 8]

/** The samples of a tile of a grid over a domain, numbered as in the grid. */
export function tileOf(grid: Grid, domain: Domain, tile: Tile): Cluster {
  const { left, right, bottom, top } = tile
  const x = (column: number) => placeOn(domain.x, column, grid.columns - 1)
  const y = (row: number) => placeOn(domain.y, row, grid.rows - 1)
  const reach = Math.max(right - left, top - bottom)
  return {
    box: { x: [x(left), x(right)], y: [y(bottom), y(top)] },
    around: { x: [x(left - reach), x(right + reach)], y: [y(bottom - reach), y(top + reach)] },
    isCompact: reach < largest,
    parts: () => (reach < smallest ? [] : quarters(tile).map((part) => tileOf(grid, domain, part))),
    visit(each) {
      for (let row = bottom; row <= top; row++)
        for (let column = left; column <= right; column++)
          each(row * grid.columns + column, [x(column), y(row)])
    }
  }
}

/** The four parts of a tile; of a narrow one two, halves of its longer side. */
function quarters({ left, right, bottom, top }: Tile): Tile[] {
  const halves = (low: number, high: number, other: number) => {
    const middle = Math.floor((low + high) / 2)
    return 2 * (high - low) < other
      ? [[low, high]]
      : [
          [low, middle],
          [middle + 1, high]
        ]
  }
  return halves(left, right, top - bottom).flatMap(([left, right]) =>
    halves(bottom, top, right - left).map(([bottom, top]) => ({ left, right, bottom, top }))
  )
}

/** So few places are not divided further. */
const fewest = 16
/** How often the domain is halved, until a part is compact, and until it is not halved any more. */
const [compact, finest] = [3, 20]

/** Places that lie anywhere in a domain, numbered as they come. */
export function scattered(places: ValueArrays, domain: Domain): Cluster {
  const [xs, ys] = places
  const partOf = (box: Domain, members: Uint32Array, halvings: number): Cluster => ({
    box,
    around: { x: widened(box.x), y: widened(box.y) },
    isCompact: halvings >= compact,
    parts() {
      if (members.length <= fewest || halvings >= finest) return []
      return halvesOf(box.x, xs, members).flatMap(([x, some]) =>
        halvesOf(box.y, ys, some).map(([y, few]) => partOf({ x, y }, few, halvings + 1))
      )
    },
    visit: (each) => members.forEach((i) => each(i, [xs[i], ys[i]]))
  })
  return partOf(domain, Uint32Array.from(xs.keys()), 0)
}

type Side = Domain['x']

const widened = ([low, high]: Side): Side => [low - (high - low), high + (high - low)]

/** The halves of a side that have places, with those; the members are put in order in place. */
function halvesOf([low, high]: Side, coordinates: Float64Array, members: Uint32Array): [Side, Uint32Array][] {
  const middle = low / 2 + high / 2
  let count = 0
  for (let k = 0; k < members.length; k++) {
    const member = members[k]
    if (!(coordinates[member] < middle)) continue
    members[k] = members[count]
    members[count++] = member
  }
  const halves: [Side, Uint32Array][] = [
    [[low, middle], members.subarray(0, count)],
    [[middle, high], members.subarray(count)]
  ]
  return halves.filter(([, some]) => some.length)
}
