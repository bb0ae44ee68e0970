import { readField } from '$lib'
import { refine } from '$lib/tape/refine/refine'
import type { Refined, Refinement } from '$lib/tape/refine/refinement'
import type { Domain, Grid } from '$lib/tape/sampling/sampling'
import type { Tape } from '$lib/tape/program/tape'

type Point = readonly [x: number, y: number]
export type Triangle = readonly [Point, Point, Point]

/** All that is drawn of a function's sheet, in units of the domain. */
export interface DrawnSheet {
  domain: Domain
  grid: Grid
  /** Width and height of a cell. */
  cell: Point
  refinement: Refinement | null
  triangles: Triangle[]
  /** The same by the numbers of their corners; one place has one number. */
  corners: (readonly [number, number, number])[]
  /** f at a point by the f64 evaluator. */
  value(x: number, y: number): number
  /** The drawn triangles around a point; two or more on a shared edge. */
  at(x: number, y: number): Triangle[]
}

export function drawSheet(source: string, grid: Grid, domain: Domain, base = 0): DrawnSheet {
  return drawRefined(source, grid, domain, (tape, parameters) =>
    refine(tape, grid, domain, parameters, { base })
  )
}

/** The same with the grid's own triangles alone. */
export const drawGrid = (source: string, grid: Grid, domain: Domain): DrawnSheet =>
  drawRefined(source, grid, domain, () => null)

function drawRefined(
  source: string,
  grid: Grid,
  domain: Domain,
  refined: (tape: Tape, parameters: number[]) => Refined
): DrawnSheet {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  const { field } = reading
  const parameters = field.tape.parameters.map(() => 1)
  const refinement = refined(field.tape, parameters)
  if (refinement === 'crowded') throw new Error('only without coarser openings')
  const { places, corners } = meshOf(grid, domain, refinement)
  const triangles = corners.map(([a, b, c]): Triangle => [places[a], places[b], places[c]])
  const [wide, deep] = [grid.columns - 1, grid.rows - 1]
  const cell = [span(domain.x) / wide, span(domain.y) / deep] as const
  const buckets = bucketed(triangles, grid, domain)
  return {
    domain,
    grid,
    cell,
    refinement,
    triangles,
    corners,
    value: (x, y) => field.value([x, y]),
    at(x, y) {
      const [i, j] = [Math.floor((x - domain.x[0]) / cell[0]), Math.floor((y - domain.y[0]) / cell[1])]
      const near = buckets.get(Math.min(j, deep - 1) * wide + Math.min(i, wide - 1)) ?? []
      return near.filter((triangle) => contains(triangle, [x, y]))
    }
  }
}

const span = ([low, high]: [number, number]) => high - low

/** Twice the area, positive for a triangle that faces up. */
export const area2 = ([a, b, c]: Triangle): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])

export const middleOf = ([a, b, c]: Triangle): Point => [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3]

export function contains([a, b, c]: Triangle, p: Point): boolean {
  return area2([a, b, p]) >= 0 && area2([b, c, p]) >= 0 && area2([c, a, p]) >= 0
}

function meshOf(grid: Grid, domain: Domain, refinement: Refinement | null) {
  const [wide, deep] = [grid.columns - 1, grid.rows - 1]
  const places: Point[] = []
  const numbers = new Map<string, number>()
  const numberOf = (u: number, v: number): number => {
    const key = `${u} ${v}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, places.length)
    return places.push([domain.x[0] + u * span(domain.x), domain.y[0] + v * span(domain.y)]) - 1
  }
  // As the scene has them: places in the unit square are rounded to f32.
  const vertices = Array.from({ length: grid.columns * grid.rows }, (_, k) =>
    numberOf(Math.fround((k % grid.columns) / wide), Math.fround(Math.floor(k / grid.columns) / deep))
  )
  const corners: [number, number, number][] = []
  for (let j = 0; j < deep; j++)
    for (let i = 0; i < wide; i++) {
      if (refinement?.open[j * wide + i]) continue
      const k = j * grid.columns + i
      const [a, b, c, d] = [k, k + 1, k + grid.columns, k + grid.columns + 1].map((at) => vertices[at])
      corners.push([a, b, d], [a, d, c])
    }
  const { unit, index } = refinement?.patch ?? { unit: [], index: [] }
  const own = Array.from({ length: unit.length / 2 }, (_, k) => numberOf(unit[2 * k], unit[2 * k + 1]))
  for (let k = 0; k < index.length; k += 3)
    corners.push([own[index[k]], own[index[k + 1]], own[index[k + 2]]])
  return { places, corners }
}

/** Triangles by the cells that their middles lie in; none reaches into another. */
function bucketed(triangles: Triangle[], { columns, rows }: Grid, domain: Domain): Map<number, Triangle[]> {
  const [wide, deep] = [columns - 1, rows - 1]
  const buckets = new Map<number, Triangle[]>()
  for (const triangle of triangles) {
    const [x, y] = middleOf(triangle)
    const i = Math.floor(((x - domain.x[0]) / span(domain.x)) * wide)
    const j = Math.floor(((y - domain.y[0]) / span(domain.y)) * deep)
    const cell = j * wide + i
    const bucket = buckets.get(cell)
    if (bucket) bucket.push(triangle)
    else buckets.set(cell, [triangle])
  }
  return buckets
}

/** Sides of triangles along which the sheet is torn or folded, as their middles. */
export function seams(sheet: DrawnSheet): Point[] {
  const sides = new Map<number, [number, number][]>()
  sheet.corners.forEach((corners, t) =>
    corners.forEach((p, k) => {
      const q = corners[(k + 1) % 3]
      const key = Math.min(p, q) * 2 ** 24 + Math.max(p, q)
      const uses = sides.get(key)
      if (uses) uses.push([t, k])
      else sides.set(key, [[t, k]])
    })
  )
  const { domain, cell } = sheet
  const isOutside = ([x, y]: Point) =>
    x < domain.x[0] || x > domain.x[1] || y < domain.y[0] || y > domain.y[1]
  return [...sides.values()].flatMap((uses) => {
    const [[t, k]] = uses
    const [p, q] = [sheet.triangles[t][k], sheet.triangles[t][(k + 1) % 3]]
    const middle: Point = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
    // Two triangles meet, each with the side in its own sense.
    if (uses.length === 2) return sheet.triangles[uses[1][0]][uses[1][1]] === q ? [] : [middle]
    if (uses.length > 2) return [middle]
    // One alone borders an opening: a hair to the right of it nothing is drawn.
    const size = Math.hypot(q[0] - p[0], q[1] - p[1])
    const hair = (1e-6 * cell[0]) / size
    const beside: Point = [middle[0] + hair * (q[1] - p[1]), middle[1] - hair * (q[0] - p[0])]
    return isOutside(beside) || sheet.at(...beside).length === 0 ? [] : [middle]
  })
}
