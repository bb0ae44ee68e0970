import { describe, expect, test } from 'vitest'
import { stateOf } from '$lib/figure/plotState'
import { examine } from '$lib/figure/layers'
import { limitMarks } from '$lib/tools/limit/marks'
import { errorChart } from '$lib/tools/limit/errorChart'
import {
  bestStep,
  errorModel,
  errorsOf,
  quotientOf,
  steps,
  walkThrough,
  type Scheme,
  type Way
} from '$lib/tools/limit/quotients'
import type { Domain } from '$lib/tape/sampling/sampling'
import { readAs } from '../support/reading'

const domain: Domain = { x: [-3, 3], y: [-3, 3] }

function walk(source: string, at: [number, number], way: Way = 'x', direction = 30) {
  const field = readAs(source)
  return walkThrough(field, {}, domain, at, field.jet(at), way, direction)
}

/** f with its first three derivatives along x, by hand. */
type Closed = [source: string, f: (x: number, y: number) => number, ...((x: number, y: number) => number)[]]
const closed: Closed[] = [
  [
    'e^x sin y',
    (x, y) => Math.exp(x) * Math.sin(y),
    ...(Array(3).fill((x: number, y: number) => Math.exp(x) * Math.sin(y)) as ((
      x: number,
      y: number
    ) => number)[])
  ],
  ['sin(x) + y', (x, y) => Math.sin(x) + y, (x) => Math.cos(x), (x) => -Math.sin(x), (x) => -Math.cos(x)],
  ['x^4 y', (x, y) => x ** 4 * y, (x, y) => 4 * x ** 3 * y, (x, y) => 12 * x * x * y, (x, y) => 24 * x * y],
  [
    '1/(x + 4)',
    (x) => 1 / (x + 4),
    (x) => -((x + 4) ** -2),
    (x) => 2 * (x + 4) ** -3,
    (x) => -6 * (x + 4) ** -4
  ],
  [
    'ln(x + 5) y',
    (x, y) => Math.log(x + 5) * y,
    (x, y) => y / (x + 5),
    (x, y) => -y / (x + 5) ** 2,
    (x, y) => (2 * y) / (x + 5) ** 3
  ]
]
const places: [number, number][] = [
  [0.7, 1.3],
  [1.1, -0.6],
  [-1.4, 2.2]
]
const cases = closed.flatMap((each) => places.map((at) => [each[0], at, each] as const))

test.each(cases)('the quotients of %s at %o', (source, at, [, f, fx]) => {
  const [x, y] = at
  const along = walk(source, at)
  expect(along.slope).toBeCloseTo(fx(x, y), 10)
  for (const h of [0.5, 1e-2, 1e-5]) {
    const size = Math.abs(f(x, y)) + 1
    expect(Math.abs(quotientOf(along, h, 'forward') - (f(x + h, y) - f(x, y)) / h)).toBeLessThan(
      (1e-14 * size) / h
    )
    expect(Math.abs(quotientOf(along, h, 'central') - (f(x + h, y) - f(x - h, y)) / (2 * h))).toBeLessThan(
      (1e-14 * size) / h
    )
  }
})

test.each(cases)(
  'the best step of %s at %o is within a factor 10 of √ε and ∛ε by its scale',
  (source, at, [, f, , fxx, fxxx]) => {
    const [x, y] = at
    const along = walk(source, at)
    const [size, second, third] = [f, fxx, fxxx].map((g) => Math.abs(g(x, y)))
    const expected: Record<Scheme, number> = {
      forward: Math.sqrt(Number.EPSILON * (size / second)),
      central: Math.cbrt(Number.EPSILON * (size / third))
    }
    for (const scheme of ['forward', 'central'] as const) {
      const best = bestStep(errorsOf(along, scheme))
      expect(best / expected[scheme]).toBeGreaterThan(0.1)
      expect(best / expected[scheme]).toBeLessThan(10)
    }
  }
)

test.each(cases)(
  'the two branches of the error of %s at %o are what the model says',
  (source, at, [, , , fxx, fxxx]) => {
    const [x, y] = at
    const along = walk(source, at)
    const forward = errorModel(along, 'forward')
    const central = errorModel(along, 'central')
    expect(forward.truncation / (Math.abs(fxx(x, y)) / 2)).toBeCloseTo(1, 6)
    expect(central.truncation / (Math.abs(fxxx(x, y)) / 6)).toBeCloseTo(1, 3)
    for (const [scheme, { truncation, power, rounding }] of [
      ['forward', forward],
      ['central', central]
    ] as const) {
      const errors = errorsOf(along, scheme)
      for (const [i, h] of steps.entries()) {
        if (h > 3e-4 && h < 3e-3) expect(errors[i] / (truncation * h ** power)).toBeCloseTo(1, 1)
        // Rounding stays within a few units of the last place of f, and of the place itself.
        if (h < 1e-10)
          expect(errors[i]).toBeLessThan(
            (20 * rounding + 4 * Number.EPSILON * Math.abs(along.slope)) / h + 2 * Math.abs(along.slope)
          )
      }
    }
  }
)

test('along y and v the quotient goes to the partial and to the slope in that direction', () => {
  const source = 'x^2 y + sin y'
  const [x, y] = [1.2, 0.4]
  expect(walk(source, [x, y], 'y').slope).toBeCloseTo(x * x + Math.cos(y), 12)
  for (const degrees of [30, 0, 90, 180, -45, 211]) {
    const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
    const along = walk(source, [x, y], 'v', degrees)
    expect(along.slope).toBeCloseTo(2 * x * y * dx + (x * x + Math.cos(y)) * dy, 12)
    expect(quotientOf(along, 1e-6, 'central')).toBeCloseTo(along.slope, 8)
    expect(along.f(along.t)).toBeCloseTo(along.value, 14)
  }
})

describe('where there is no derivative', () => {
  test('at a kink both slopes are known, and no error', () => {
    const along = walk('abs(x) + y', [0, 1])
    expect(along).toMatchObject({ slope: NaN, sides: { left: -1, right: 1 }, hasNone: true })
    expect(quotientOf(along, 0.25, 'forward')).toBe(1)
    expect(quotientOf(along, 0.25, 'central')).toBe(0)
    expect(bestStep(errorsOf(along, 'forward'))).toBeNaN()
  })

  test.each([
    ['floor(x)', 'x'],
    ['cbrt(x)', 'x'],
    ['abs(y)', 'y']
  ] as const)('%s has none along %s', (source, way) => {
    const along = walk(source, [0, 0], way)
    expect(along).toMatchObject({ slope: NaN, hasNone: true })
  })

  test('a kink along one axis leaves the other its derivative', () => {
    expect(walk('abs(x) + y^2', [0, 1], 'y')).toMatchObject({ slope: 2, hasNone: false })
  })

  test('where f has no value there is no quotient', () => {
    expect(quotientOf(walk('1/x', [0, 1]), 0.5, 'forward')).toBeNaN()
    expect(quotientOf(walk('sqrt(x)', [0.25, 1]), 0.5, 'central')).toBeNaN()
    expect(quotientOf(walk('sqrt(x)', [0.25, 1]), 0.5, 'forward')).toBeCloseTo(
      (Math.sqrt(0.75) - 0.5) / 0.5,
      12
    )
  })
})

describe('the best step', () => {
  test('of a quotient that is exact but for rounding is the largest', () => {
    expect(bestStep(errorsOf(walk('x^2 + 3x y', [0.7, 1.3]), 'central'))).toBeGreaterThan(0.1)
    expect(errorModel(walk('x^2', [0.5, 0]), 'central').truncation).toBeCloseTo(0, 6)
  })

  test('is not where the error vanishes by chance', () => {
    const errors = Float64Array.from(steps, (h) => h + 1e-16 / h)
    errors[40] = errors[41] = 0
    expect(bestStep(errors)).toBeGreaterThan(2e-9)
    expect(bestStep(errors)).toBeLessThan(5e-8)
  })
})

test('the plot of the errors holds them all, with a V of straight lines beside them', () => {
  const along = walk('e^x sin y', [0.7, 1.3])
  for (const scheme of ['forward', 'central'] as const) {
    const errors = errorsOf(along, scheme)
    const { range, curves } = errorChart(errors, errorModel(along, scheme))!
    expect(curves.map(({ label }) => label)).toEqual([
      undefined,
      scheme === 'forward' ? 'truncation ∝ h' : 'truncation ∝ h²',
      'rounding ∝ 1/h'
    ])
    const shown = errors.filter((error) => error > 0)
    expect(range[0]).toBeLessThanOrEqual(Math.min(...shown))
    expect(range[1]).toBeGreaterThanOrEqual(Math.max(...shown))
    const [, [, falls], [, rises]] = curves.map(({ places }) => [places[0], places[1]])
    expect(falls).toBeCloseTo(rises, 12)
  }
  expect(errorChart(new Float64Array(steps.length), { truncation: 0, power: 1, rounding: 0 })).toBeNull()
})

describe('marks', () => {
  const marksFor = (
    source: string,
    at: [number, number],
    limit: { step: number; along: Way; scheme: Scheme }
  ) => {
    const field = readAs(source)
    const jet = field.jet(at)
    return limitMarks({
      ...examine(at, jet, 30),
      field,
      values: {},
      domain,
      heights: [-5, 5],
      jet,
      state: stateOf({ limit }),
      pointed: null,
      rows: [],
      owner: {}
    })
  }

  test.each(['forward', 'central'] as const)(
    'the %s secant goes through both places of the surface',
    (scheme) => {
      for (const along of ['x', 'y', 'v'] as const) {
        const marks = marksFor('sin(x) y^2', [0.5, 1], { step: 0.5, along, scheme })
        const secant = marks.find((mark) => mark.kind === 'path' && mark.tone === 'ink')
        if (secant?.kind !== 'path') throw new Error('no secant')
        const [x0, y0, z0, x1, y1, z1] = secant.places
        const degrees = { x: 0, y: 90, v: 30 }[along]
        const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
        for (const h of scheme === 'forward' ? [0, 0.5] : [-0.5, 0.5]) {
          const [x, y] = [0.5 + h * dx, 1 + h * dy]
          const share = along === 'y' ? (y - y0) / (y1 - y0) : (x - x0) / (x1 - x0)
          expect(z0 + share * (z1 - z0)).toBeCloseTo(Math.sin(x) * y * y, 12)
        }
        expect(marks.filter(({ kind }) => kind === 'dot')).toHaveLength(scheme === 'forward' ? 1 : 2)
      }
    }
  )

  test('are the same arrays for the same subject', () => {
    const field = readAs('x y')
    const jet = field.jet([1, 1])
    const subject = {
      ...examine([1, 1], jet, 30),
      field,
      values: {},
      domain,
      heights: [-5, 5] as [number, number],
      jet,
      state: stateOf(),
      pointed: null,
      rows: [],
      owner: {}
    }
    const paths = () => limitMarks(subject).flatMap((mark) => (mark.kind === 'path' ? [mark.places] : []))
    const again = paths()
    expect(again).toHaveLength(3)
    for (const [i, places] of paths().entries()) expect(places).toBe(again[i])
  })

  test('where f has no value there is the slice alone', () => {
    const marks = marksFor('1/x', [0, 1], { step: 0.5, along: 'x', scheme: 'forward' })
    expect(marks.map(({ kind }) => kind)).toEqual(['slice', 'path'])
  })
})
