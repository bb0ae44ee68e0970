import { describe, expect, test } from 'vitest'
import { mayBeRefined, refine } from '$lib/tape/refine'
import type { Domain, Grid } from '$lib/tape/sampling'
import { readAs } from '../support/reading'
import { area2, drawGrid, drawSheet, seams, type DrawnSheet, type Triangle } from '../support/sheet'

type Point = readonly [x: number, y: number]

const { PI, cos, sin, abs } = Math
const circle = (radius: number) => (t: number): Point => [radius * cos(2 * PI * t), radius * sin(2 * PI * t)] // prettier-ignore
const line = (from: Point, to: Point) => (t: number): Point => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])] // prettier-ignore

/** Continuous functions of pieces, and the curves along which these meet. */
const folded: { source: string; rims: ((t: number) => Point)[] }[] = [
  { source: '{x^2+y^2<4: x^2+y^2, 4}', rims: [circle(2)] },
  { source: 'min(x^2+y^2, 4)', rims: [circle(2)] },
  { source: '|x^2+y^2-4|', rims: [circle(2)] },
  { source: 'relu(4-x^2-y^2)', rims: [circle(2)] },
  { source: 'min(max(x^2+y^2, 1), 4)', rims: [circle(1), circle(2)] },
  { source: 'max(x, y)', rims: [line([-2.5, -2.5], [2.5, 2.5])] },
  { source: '|x|+|y|', rims: [line([-2, 0], [2, 0]), line([0, -2], [0, 2])] },
  { source: '|2x-y+1/3|+y', rims: [line([-1, -5 / 3], [1, 7 / 3])] },
  { source: 'max(x, y, -x-y)', rims: [line([0, 0], [2, 2]), line([0, 0], [-2, 1]), line([0, 0], [1, -2])] },
  { source: '{|x|+|y|<1: 0, |x|+|y|-1}', rims: [line([1, 0], [0, 1]), line([0, 1], [-1, 0]), line([-1, 0], [0, -1]), line([0, -1], [1, 0])] }, // prettier-ignore
  { source: '{y<x^2: y, 2x^2-y}', rims: [(t) => [3 * t - 1.5, (3 * t - 1.5) ** 2]] },
  { source: '{x^2+y^2<=1: (x^2+y^2)/2, sqrt(x^2+y^2)-1/2}', rims: [circle(1)] },
  { source: 'sqrt(9.5-x^2-y^2)+|x-y/2|', rims: [line([-1, -2], [1, 2])] },
  { source: 'floor(x/4)+|y-1/7|', rims: [line([0.2, 1 / 7], [2.5, 1 / 7])] }
]

const settings: { name: string; grid: Grid; domain: Domain }[] = [
  { name: 'a grid through it', grid: { columns: 65, rows: 65 }, domain: { x: [-3, 3], y: [-3, 3] } },
  { name: 'a grid beside it', grid: { columns: 53, rows: 41 }, domain: { x: [-2.93, 3.11], y: [-3.17, 2.71] } }
]

describe.each(settings)('over $name', { timeout: 60_000 }, ({ grid, domain }) => {
  test.each(folded)('$source is folded where its pieces meet', ({ source, rims }) => {
    const sheet = drawSheet(source, grid, domain)
    const plain = drawGrid(source, grid, domain)
    const [now, before] = [sheet, plain].map((one) => worst(one, rims))
    console.log(source, before.toExponential(2), now.toExponential(2))
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
