import { describe, expect, test } from 'vitest'
import { mostPatchVertices, refine } from '$lib/tape/refine/refine'
import type { Refinement } from '$lib/tape/refine/refinement'
import type { Domain, Grid } from '$lib/tape/sampling/sampling'
import { randomIn, seeded } from '../support/numeric'
import { readAs } from '../support/reading'
import { openings, smooth, type Opening } from '../support/openings'
import { area2, drawSheet, middleOf, seams, type DrawnSheet, type Triangle } from '../support/sheet'

type Point = readonly [x: number, y: number]

/** On lines of the grid lie axes and whole numbers, or neither. */
const settings: { name: string; grid: Grid; domain: Domain; exact: boolean }[] = [
  {
    name: 'a grid through it',
    grid: { columns: 33, rows: 33 },
    domain: { x: [-4, 4], y: [-4, 4] },
    exact: true
  },
  {
    name: 'a grid beside it',
    grid: { columns: 41, rows: 30 },
    domain: { x: [-2.93, 3.41], y: [-3.17, 2.71] },
    exact: false
  }
]

describe.each(settings)('over $name', { timeout: 60_000 }, ({ grid, domain, exact }) => {
  test.each(openings)('$source is drawn up to its edges and no farther', (opening) => {
    const sheet = drawSheet(opening.source, grid, domain)
    expect(bridges(sheet, opening, exact)).toEqual([])
    expect(beyondTheEdge(sheet, opening)).toEqual([])
    expect(wrongPlaces(sheet, opening)).toEqual([])
    expect(seams(sheet)).toEqual([])
    expectSound(sheet, exact)
  })

  test.each(smooth)('%s is drawn whole', (source) => {
    const sheet = drawSheet(source, grid, domain)
    if (!sheet.refinement) return
    expect(sheet.triangles.reduce((sum, triangle) => sum + area2(triangle) / 2, 0)).toBeCloseTo(
      areaOf(domain),
      5
    )
    expect(seams(sheet)).toEqual([])
  })
})

describe('more openings than a patch has room for', () => {
  const grid = (side: number): Grid => ({ columns: side + 1, rows: side + 1 })
  const domain: Domain = { x: [-3, 3], y: [-3, 3] }
  const refined = (source: string, side: number, coarser: boolean) =>
    refine(readAs(source).tape, grid(side), domain, [], { base: 0, coarser })

  test.each(['floor(20x)*y', 'sign(sin(50x*y))', 'floor(1000x*y)'])('%s', (source) => {
    expect(refined(source, 384, false)).toBe('crowded')
    const coarse = refined(source, 384, true)
    if (coarse === 'crowded' || !coarse) throw new Error('no openings')
    expect(coarse.open).toContain(1)
    expect(coarse.patch.unit.length).toBeLessThanOrEqual(2 * mostPatchVertices)
  })

  test('the share that is lost is told', () => {
    const lost = (source: string) => (refined(source, 96, true) as Refinement).lost
    expect(lost('floor(1000x)*y')).toBe(1)
    expect(lost('floor(x)*y')).toBeGreaterThan(0)
    // Of seven jumps, two sixteenths of a cell each.
    expect(lost('floor(x)*y')).toBeLessThan((7 * 2) / 16 / 96 + 1e-9)
    expect(lost('sqrt(x)')).toBe(0)
  })

  test.each(openings)('not $source', ({ source }) => expect(refined(source, 96, false)).not.toBe('crowded'))
})

const areaOf = ({ x, y }: Domain): number => (x[1] - x[0]) * (y[1] - y[0])

/** Triangles that hold points of two pieces, or a point that f jumps at. */
function bridges(sheet: DrawnSheet, { piece, points = [], cut }: Opening, exact: boolean): Triangle[] {
  // Places rounded to f32 may lie just across the line that they are meant to lie on.
  const shrink = exact ? 0 : 1e-3
  return sheet.triangles.filter((triangle) => {
    const places = samplePlaces(triangle, shrink)
    if (piece && new Set(places.map(([x, y]) => piece(x, y))).size > 1) return true
    if (cut && triangle.some((p, k) => cut(p, triangle[(k + 1) % 3]))) return true
    return points.some((point) => triangle.every((p, k) => area2([p, triangle[(k + 1) % 3], point]) >= 0))
  })
}

/** The corners of a triangle, moved a little to its middle, its middle, and points on its sides. */
function samplePlaces(triangle: Triangle, shrink: number): Point[] {
  const middle = middleOf(triangle)
  const towards = (p: Point, share: number, q: Point): Point => [
    p[0] + share * (q[0] - p[0]),
    p[1] + share * (q[1] - p[1])
  ]
  const corners = triangle.map((corner) => towards(corner, shrink, middle))
  const sides = corners.flatMap((p, k) =>
    [0.25, 0.5, 0.75].map((share) => towards(p, share, corners[(k + 1) % 3]))
  )
  return [middle, ...corners, ...sides]
}

const cellOf = ({ cell }: DrawnSheet): number => Math.max(...cell)

/** Places in triangles that are a tenth of a cell or more outside of where f is defined. */
function beyondTheEdge(sheet: DrawnSheet, { edge }: Opening): Point[] {
  if (!edge) return []
  const tolerance = 0.1 * cellOf(sheet)
  return sheet.triangles
    .flatMap((triangle) => samplePlaces(triangle, 0))
    .filter(([x, y]) => edge(x, y) < -tolerance)
}

/** Random points that are not drawn but should be, or drawn twice. */
function wrongPlaces(sheet: DrawnSheet, opening: Opening): Point[] {
  const random = seeded(opening.source)
  const points = Array.from({ length: 3000 }, (): Point => [
    randomIn(random, sheet.domain.x),
    randomIn(random, sheet.domain.y)
  ])
  return points.filter(([x, y]) => {
    const drawn = sheet.at(x, y).length
    return drawn > 1 || (drawn === 0 && isOrdinary(sheet, opening, [x, y]))
  })
}

/** Farther than a fifth of a cell from every pole and jump, and a tenth from the edge of where f is defined. */
function isOrdinary(sheet: DrawnSheet, { piece, points = [], cut, edge }: Opening, p: Point): boolean {
  const [x, y] = p
  const cell = cellOf(sheet)
  if (edge && edge(x, y) < 0.1 * cell) return false
  const around = Array.from({ length: 16 }, (_, k): Point => {
    const angle = (k * Math.PI) / 8
    return [x + 0.2 * cell * Math.cos(angle), y + 0.2 * cell * Math.sin(angle)]
  })
  if (piece && around.some((q) => piece(...q) !== piece(x, y))) return false
  if (cut && around.some((q) => cut(p, q))) return false
  return points.every((point) => Math.hypot(point[0] - x, point[1] - y) > 0.2 * cell)
}

function expectSound({ refinement, triangles, value }: DrawnSheet, exact: boolean) {
  expect(triangles.filter((triangle) => area2(triangle) < 0)).toEqual([])
  if (!refinement) throw new Error('nothing is left open')
  const { unit, samples, index } = refinement.patch
  expect(unit.length).toBeLessThanOrEqual(2 * mostPatchVertices)
  expect(samples.length).toBe(2 * unit.length)
  expect([...samples, ...unit].every(Number.isFinite)).toBe(true)
  expect(index.every((vertex) => vertex < unit.length / 2)).toBe(true)
  expect(samples.filter((_, i) => i % 4 === 3).every((valid) => valid === 1)).toBe(true)
  const corners = triangles.flatMap((triangle) => samplePlaces(triangle, exact ? 0 : 1e-2).slice(1, 4))
  expect(corners.filter(([x, y]) => !Number.isFinite(value(x, y)))).toEqual([])
}
