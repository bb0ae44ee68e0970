import { describe, expect, test } from 'vitest'
import type { Domain, Grid } from '$lib/tape/sampling/sampling'
import { area2, drawGrid, drawSheet, seams, type DrawnSheet, type Triangle } from '../support/sheet'

type Point = readonly [x: number, y: number]

const { PI, cos, sin, abs } = Math
const circle = (radius: number) => (t: number): Point => [radius * cos(2 * PI * t), radius * sin(2 * PI * t)] // prettier-ignore
const line = (from: Point, to: Point) => (t: number): Point => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])] // prettier-ignore

/** Continuous functions of pieces, and the curves along which these meet. */
const folded: { source: string; rims: ((t: number) => Point)[]; straight?: boolean }[] = [
  { source: '{x^2+y^2<4: x^2+y^2, 4}', rims: [circle(2)] },
  { source: 'min(x^2+y^2, 4)', rims: [circle(2)] },
  { source: '|x^2+y^2-4|', rims: [circle(2)] },
  { source: 'relu(4-x^2-y^2)', rims: [circle(2)] },
  { source: 'min(max(x^2+y^2, 1), 4)', rims: [circle(1), circle(2)] },
  { straight: true, source: 'max(x, y)', rims: [line([-2.5, -2.5], [2.5, 2.5])] },
  { straight: true, source: '|x|+|y|', rims: [line([-2, 0], [2, 0]), line([0, -2], [0, 2])] },
  { straight: true, source: '|2x-y+1/3|+y', rims: [line([-1, -5 / 3], [1, 7 / 3])] },
  {
    straight: true,
    source: 'max(x, y, -x-y)',
    rims: [line([0, 0], [2, 2]), line([0, 0], [-2, 1]), line([0, 0], [1, -2])]
  },
  { straight: true, source: '{|x|+|y|<1: 0, |x|+|y|-1}', rims: [line([1, 0], [0, 1]), line([0, 1], [-1, 0]), line([-1, 0], [0, -1]), line([0, -1], [1, 0])] }, // prettier-ignore
  { source: '{y<x^2: y, 2x^2-y}', rims: [(t) => [3 * t - 1.5, (3 * t - 1.5) ** 2]] },
  { source: 'sqrt(9.5-x^2-y^2)+|x-y/2|', rims: [line([-1, -2], [1, 2])] },
  { source: 'floor(x/4)+|y-1/7|', rims: [line([0.2, 1 / 7], [2.5, 1 / 7])] }
]

const settings: { name: string; grid: Grid; domain: Domain }[] = [
  { name: 'a grid through it', grid: { columns: 65, rows: 65 }, domain: { x: [-3, 3], y: [-3, 3] } },
  {
    name: 'a grid beside it',
    grid: { columns: 53, rows: 41 },
    domain: { x: [-2.93, 3.11], y: [-3.17, 2.71] }
  }
]

describe.each(settings)('over $name', { timeout: 60_000 }, ({ grid, domain }) => {
  test.each(folded)('$source is folded where its pieces meet', ({ source, rims, straight }) => {
    const sheet = drawSheet(source, grid, domain)
    const plain = drawGrid(source, grid, domain)
    const [now, before] = [sheet, plain].map((one) => worst(one, rims))
    expect(now).toBeLessThan(before / 10 + 1e-9)
    if (straight) expect(wrongSlopes(sheet)).toEqual([])
    expect(seams(sheet)).toEqual([])
    expect(sheet.triangles.filter((triangle) => area2(triangle) < 0)).toEqual([])
  })
})

/** How far the sheet is from f along these curves. */
function worst(sheet: DrawnSheet, rims: ((t: number) => Point)[]): number {
  const errors = rims.flatMap((rim) =>
    Array.from({ length: 1000 }, (_, k) => {
      const [x, y] = rim((k + 0.5) / 1000)
      const heights = sheet.at(x, y).map((triangle) => heightAt(sheet, triangle, [x, y]))
      return Math.max(...heights.filter(Number.isFinite).map((height) => abs(height - sheet.value(x, y))))
    })
  )
  return Math.max(...errors)
}

function heightAt({ value }: DrawnSheet, triangle: Triangle, p: Point): number {
  const whole = area2(triangle)
  return triangle.reduce((sum, [x, y], k) => {
    const [q, r] = [triangle[(k + 1) % 3], triangle[(k + 2) % 3]]
    return sum + (value(x, y) * area2([p, q, r])) / whole
  }, 0)
}

/** Corners of triangles of the patch whose slopes are not those of the triangle. */
function wrongSlopes({ refinement, domain, cell }: DrawnSheet): string[] {
  if (!refinement) throw new Error('nothing is folded')
  const { unit, samples, index } = refinement.patch
  const [wide, deep] = [domain.x[1] - domain.x[0], domain.y[1] - domain.y[0]]
  const cornerOf = (v: number) => ({
    place: [unit[2 * v] * wide, unit[2 * v + 1] * deep] as const,
    f: samples[4 * v],
    slope: samples.slice(4 * v + 1, 4 * v + 3)
  })
  return Array.from({ length: index.length / 3 }, (_, t) => {
    const [a, b, c] = [0, 1, 2].map((k) => cornerOf(index[3 * t + k]))
    const whole = area2([a.place, b.place, c.place])
    // Of slivers f32 does not tell the slope.
    if (whole < 1e-2 * cell[0] * cell[1]) return []
    const rise = (axis: 0 | 1) => {
      const other = 1 - axis
      const across = [b, c].map(({ place }) => place[other] - a.place[other])
      return ((axis === 0 ? 1 : -1) * ((b.f - a.f) * across[1] - (c.f - a.f) * across[0])) / whole
    }
    return [a, b, c]
      .filter(({ slope }) => Math.hypot(slope[0] - rise(0), slope[1] - rise(1)) > 0.02)
      .map(({ place, slope }) => `${place.join()}: ${slope.join()} in ${rise(0)},${rise(1)}`)
  }).flat()
}
