import { expect, test } from 'vitest'
import { fitHeights, heightsOf } from '$lib/figure/heights'
import type { Domain } from '$lib/tape/sampling/sampling'
import { readAs } from '../support/reading'

const square: Domain = { x: [-3, 3], y: [-3, 3] }

const heights = (source: string, domain = square, values: Record<string, number> = {}) =>
  heightsOf(readAs(source), domain, values)
const fit = (source: string, domain = square) => fitHeights(readAs(source), domain, {})

test('a smooth function is shown whole', () => {
  expect(heights('x^2 + y^2')).toEqual([0, 18])
  expect(heights('a x', square, { a: 2 })).toEqual([-6, 6])
})

test('a narrow hill is not taken for a pole', () => {
  const [low, high] = heights('exp(-20(x^2 + y^2))')
  expect(low).toBeCloseTo(0, 6)
  expect(high).toBeCloseTo(1, 3)
})

test('nor is half a hill at the rim of the domain', () => {
  expect(heights('exp(-20((x - 3)^2 + y^2))')[1]).toBe(1)
})

type Cut = [source: string, below: boolean, above: boolean, low: number, high: number]
for (const [source, below, above, low, high] of [
  ['1/(x^2 + y^2)', false, true, 0.05, 4],
  ['-1/(x^2 + y^2)', true, false, -4, -0.05],
  ['1/(x y)', true, true, -15, 15],
  ['tan(x + y)', true, true, -20, 20],
  ['tan x', true, true, -20, 20],
  ['gamma(x)', true, true, -15, 15],
  ['ln(x^2 + y^2)', true, false, -4, 3],
  ['x^y', false, true, 0, 30],
  ['exp(exp(x))', false, true, 1, 1e8],
  ['exp(x y)', false, true, 0, 1000],
  ['1/(x^2 + y^2 + 1e-9)', false, true, 0.05, 4],
  ['1/((x - y)^2 + 1e-9)', false, true, 0, 200]
] satisfies Cut[])
  test(`${source} is cut where it runs away, so that the rest has a shape`, () => {
    const { heights, reach } = fit(source)
    expect([reach[0] < heights[0], reach[1] > heights[1]]).toEqual([below, above])
    expect(heights[0]).toBeGreaterThanOrEqual(low)
    expect(heights[1]).toBeLessThanOrEqual(high)
    expect(heights[1] - heights[0]).toBeGreaterThan((high - low) / 20)
  })

for (const source of [
  'x^2 + y^2',
  'x^3 - 3x y^2',
  'exp(-20(x^2 + y^2))',
  'exp(x)',
  'floor(x)',
  'abs(x) + abs(y)'
])
  test(`${source} is not cut`, () => {
    const { heights, reach } = fit(source)
    expect(heights).toEqual(reach)
  })

/** The span of the middle nine tenths of f over a grid of its own. */
function middleSpan(f: (x: number, y: number) => number, { x, y }: Domain): number {
  const at = ([low, high]: [number, number], i: number) => low + ((i + 0.37) / 60) * (high - low)
  const values = Array.from({ length: 3600 }, (_, i) => f(at(x, i % 60), at(y, Math.floor(i / 60))))
  values.sort((a, b) => a - b)
  return values[3420] - values[180]
}

for (const [source, f] of [
  ['tan(x + y)/4 + x', (x, y) => Math.tan(x + y) / 4 + x],
  ['1/(x y)', (x, y) => 1 / (x * y)],
  ['1/(x - y)', (x, y) => 1 / (x - y)],
  ['1/sin(2x) + y', (x, y) => 1 / Math.sin(2 * x) + y]
] satisfies [string, (x: number, y: number) => number][])
  test(`no place of the window lets a pole of ${source} flatten the picture`, () => {
    for (let i = 0; i < 60; i++) {
      const shift = Math.sin(i * 1.7)
      const domain: Domain = { x: [-2 + shift, 2 + shift], y: [-2 - shift / 3, 2 - shift / 3] }
      const [low, high] = heights(source, domain)
      expect(high - low, `window ${i}`).toBeLessThan(3 * middleSpan(f, domain))
    }
  })

test('heights are those of f64, however little they differ', () => {
  expect(heights('1 + 1e-9x')).toEqual([1 - 3e-9, 1 + 3e-9])
  const [low, high] = heights('x^2 + y^2', { x: [999.99995, 1000.00005], y: [999.99995, 1000.00005] })
  expect(low).toBeCloseTo(2e6 - 0.2, 6)
  expect(high).toBeCloseTo(2e6 + 0.2, 6)
  expect(heights('sin(x)^2 + cos(x)^2')[1], 'rounding is no hill').toBeCloseTo(1.5, 12)
})

test('a level or undefined function has a box too', () => {
  expect(heights('0')).toEqual([-1, 1])
  expect(heights('4 + 0x')).toEqual([2, 6])
  expect(heights('sqrt(-1 - x^2)')).toEqual([-1, 1])
})

test('values alone decide: hardly anywhere are derivatives asked for, which may take long where f is special', () => {
  const domain: Domain = { x: [1.5, 1e300], y: [-3, 3] }
  for (const source of ['(tan(x) - sin(x))/x^3 y', '{x=0: 1, sin(1/x)}', 'abs(x - 1e299) y', 'x^2/1e200']) {
    const field = readAs(source)
    let asked = 0
    const jet: typeof field.jet = (...place) => (asked++, field.jet(...place))
    fitHeights({ ...field, jet }, domain, {})
    expect(asked, source).toBeLessThan(20)
  }
})
