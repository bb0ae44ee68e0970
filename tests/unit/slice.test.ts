import { describe, expect, test } from 'vitest'
import { presets } from '$lib/figure/presets'
import { lineThrough, placeAt, sliceOf, toSpace, type Slice } from '$lib/figure/slice'
import { unitVector } from '$lib/figure/unitVector'
import type { Domain } from '$lib/tape/sampling/sampling'
import { randomIn, seeded } from '../support/numeric'
import { readAs } from '../support/reading'

const domain: Domain = { x: [-3, 3], y: [-2, 4] }

const slice = (source: string, degrees = 0, at: [number, number] = [0.5, 1], values = {}) =>
  sliceOf(readAs(source), values, lineThrough(domain, at, degrees))

/** The pieces of a slice between its gaps, as pairs. */
function runsOf({ places }: Pick<Slice, 'places'>): [number, number][][] {
  const runs: [number, number][][] = [[]]
  for (let i = 0; i < places.length; i += 2)
    if (Number.isNaN(places[i])) runs.push([])
    else runs.at(-1)!.push([places[i], places[i + 1]])
  return runs
}

describe('lines', () => {
  test('along x and y count by the coordinate, exactly', () => {
    const [x, y] = [lineThrough(domain, [0.1, 0.7], 0), lineThrough(domain, [0.1, 0.7], 90)]
    expect([x.range, y.range]).toEqual([domain.x, domain.y])
    expect(placeAt(x, 0.3)).toEqual([0.3, 0.7])
    expect(placeAt(y, 0.3)).toEqual([0.1, 0.3])
  })

  test('end at the walls, in every direction', () => {
    const random = seeded('lines')
    for (let i = 0; i < 300; i++) {
      const at: [number, number] = [randomIn(random, domain.x), randomIn(random, domain.y)]
      const degrees = i < 16 ? 45 * i - 360 : randomIn(random, [-400, 400])
      const line = lineThrough(domain, at, degrees)
      expect(Math.hypot(...line.direction)).toBeCloseTo(1, 12)
      for (const end of line.range) {
        const [x, y] = placeAt(line, end)
        const room = [x - domain.x[0], domain.x[1] - x, y - domain.y[0], domain.y[1] - y]
        expect(Math.min(...room)).toBeGreaterThan(-1e-9)
        expect(Math.min(...room.map(Math.abs))).toBeLessThan(1e-9)
      }
    }
  })

  test.each([0, 30, 45, 90, 135, 180, -90, 270])('a step towards %s degrees has length 1', (degrees) => {
    const [x, y] = unitVector(degrees)
    expect(x).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 14)
    expect(y).toBeCloseTo(Math.sin((degrees * Math.PI) / 180), 14)
  })
})

test.each([0, 90, 30, 200])('every place at %s degrees is f there', (degrees) => {
  for (const source of [
    'x^2 + 3xy + 2y^2',
    'sin(x y) e^(-x/3)',
    'sqrt(x + y)',
    'x/(x^2+y^2)',
    'abs(x - y)'
  ]) {
    const found = slice(source, degrees)
    const [field, space] = [readAs(source), toSpace(found.line, found.places)]
    for (let i = 0; i < space.length; i += 3) {
      const [x, y, z] = space.subarray(i, i + 3)
      if (!Number.isNaN(z)) expect(z).toBe(field.value([x, y]))
      expect(z).toEqual(found.places[(i / 3) * 2 + 1])
    }
  }
})

test.each(presets.map((preset) => [preset.slug, preset] as const))(
  'the slices of %s follow f to a thousandth of their heights',
  (_, { source, x = [-3, 3], y = [-3, 3], parameters = {}, data }) => {
    const field = readAs(source, {
      variables: source.includes('b0') ? ['b0', 'b1'] : ['x', 'y'],
      columns: data
    })
    const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))
    for (const degrees of [0, 90, 30]) {
      const line = lineThrough({ x, y }, [x[0] + 0.61 * (x[1] - x[0]), y[0] + 0.37 * (y[1] - y[0])], degrees)
      const found = sliceOf(field, values, line)
      const [low, high] = found.heights
      let furthest = 0
      for (const run of runsOf(found))
        for (let i = 1; i < run.length; i++) {
          const [[from, a], [to, b]] = [run[i - 1], run[i]]
          for (const share of [0.2, 0.47, 0.83]) {
            const value = field.value(placeAt(line, from + share * (to - from)), values)
            if (Math.max(a, b) > high || Math.min(a, b) < low) continue
            furthest = Math.max(furthest, Math.abs(value - (a + share * (b - a))) / (high - low))
          }
        }
      expect(furthest).toBeLessThan(2e-3)
      expect(found.places.length).toBeLessThan(8000)
    }
  }
)

/** Where the slice along x at y = 1 jumps, has a pole or ends. */
const broken: [string, number[]][] = [
  ['1/(x y)', [0]],
  ['tan(x + y)', [-Math.PI / 2 - 1, Math.PI / 2 - 1]],
  ['floor(x)', [-2, -1, 0, 1, 2]],
  ['x/abs(x)', [0]],
  ['{x < 1: x, x + 3}', [1]],
  ['1/(x - 0.123)^2', [0.123]],
  ['atan2(x, -y)', [0]],
  ['x/x', [0]],
  ['round(2x) + y', [-2.75, -2.25, -1.75, -1.25, -0.75, -0.25, 0.25, 0.75, 1.25, 1.75, 2.25, 2.75]]
]

test.each(broken)('no piece of %s passes over %o', (source, gaps) => {
  const runs = runsOf(slice(source))
  expect(runs).toHaveLength(gaps.length + 1)
  for (const run of runs)
    for (const gap of gaps) expect(run[0][0] >= gap - 1e-9 || run.at(-1)![0] <= gap + 1e-9).toBe(true)
  // The gaps are too narrow to be seen.
  for (const [i, gap] of gaps.entries()) {
    expect(Math.abs(runs[i].at(-1)![0] - gap)).toBeLessThan(1e-3)
    expect(Math.abs(runs[i + 1][0][0] - gap)).toBeLessThan(1e-3)
  }
})

test.each<[string, [number, number][]]>([
  ['sqrt(x)', [[0, 3]]],
  ['sqrt(1 - x^2)', [[-1, 1]]],
  [
    'sqrt(x^2 - 0.0001)',
    [
      [-3, -0.01],
      [0.01, 3]
    ]
  ],
  ['ln(x + 2)', [[-2, 3]]],
  ['asin(x y)', [[-1, 1]]]
])('%s has values where it has them, and nowhere else', (source, ends) => {
  const runs = runsOf(slice(source))
  expect(runs).toHaveLength(ends.length)
  for (const [i, [from, to]] of ends.entries()) {
    expect(Math.abs(runs[i][0][0] - from)).toBeLessThan(1e-6)
    expect(Math.abs(runs[i].at(-1)![0] - to)).toBeLessThan(1e-6)
  }
})

test.each(['sqrt(-1 - x^2)', 'ln(-1 - x^2) + y', '0/0 x'])('%s has no slice', (source) => {
  expect(slice(source).places).toHaveLength(0)
})

test('heights are those of f, and cut towards a pole only', () => {
  expect(slice('x^2').heights).toEqual([0, 9])
  expect(slice('7 + 0x').heights).toEqual([3.5, 10.5])
  const peak = slice('1/(x^2 + 0.001)').heights
  expect(peak[1]).toBe(1000)
  const [low, high] = slice('1/x').heights
  expect(low).toBeGreaterThan(-30)
  expect(high).toBeLessThan(30)
})

test('what rounding makes up is not drawn', () => {
  const noisy = sliceOf(
    readAs('(1 - cos(x - 1)) / (x - 1)^2'),
    {},
    lineThrough({ x: [1 - 1e-7, 1 + 1e-7], y: [0, 1] }, [1, 0.5], 0)
  )
  for (const run of runsOf(noisy)) for (const [, value] of run) expect(value).toBeCloseTo(0.5, 6)
})

test('what oscillates without end is left open, in bounded time', () => {
  const found = slice('sin(1/x)')
  expect(found.places.length).toBeLessThan(20000)
  for (const run of runsOf(found)) expect(run.length).not.toBe(1)
})

test('a slice that was asked for is remembered', () => {
  const [field, values] = [readAs('x y'), {}]
  const [one, other] = [0.25, 0.25].map((x) => sliceOf(field, values, lineThrough(domain, [x, 1], 0)))
  expect(other).toBe(one)
  expect(sliceOf(field, values, lineThrough(domain, [0.25, 1.5], 0))).not.toBe(one)
  expect(sliceOf(field, values, lineThrough(domain, [0.75, 1], 0))).toBe(one)
})
