import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { cutSentence } from '../../src/lib/figure/sentences/cut'
import { cancellationSentence, formatSure } from '../../src/lib/figure/sentences/cancellation'
import { fitHeights } from '../../src/lib/figure/heights'
import { presets } from '../../src/lib/figure/presets'
import { mayCancel } from '../../src/lib/tape/rounding/cancellation'
import { refine } from '../../src/lib/tape/refine/refine'
import { toCourse } from '../../src/lib/tape/rounding/poles'
import { better, repair, toleranceNeeded } from '../../src/lib/tape/rounding/repair'
import { toBounded } from '../../src/lib/tape/rounding/rounding'
import { fieldStride, placeOn, type Domain } from '../../src/lib/tape/sampling/sampling'
import { toScalar } from '../../src/lib/tape/evaluators/scalar'
import { toRows } from '../../src/lib/tape/evaluators/wasm'
import { relative, seeded } from '../support/numeric'

function read(source: string) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

/** The value and slope along x of a function of x beside a removable hole at `at`, by the first terms of its series. */
type Series = readonly number[]
const along = ([a, b, c, d, e = 0]: Series, t: number) => ({
  f: a + t * (b + t * (c + t * (d + t * e))),
  fx: b + t * (2 * c + t * (3 * d + t * 4 * e))
})

const nearHoles: [source: string, hole: number, series: Series][] = [
  ['(1-cos(x))/x^2', 0, [1 / 2, 0, -1 / 24, 0, 1 / 720]],
  ['(x+2)/(x^2+3x+2)', -2, [-1, -1, -1, -1, -1]],
  ['(e^x-1)/x', 0, [1, 1 / 2, 1 / 6, 1 / 24, 1 / 120]],
  ['(sin x - x)/x^3', 0, [-1 / 6, 0, 1 / 120, 0, -1 / 5040]],
  ['(sqrt(1+x)-1)/x', 0, [1 / 2, -1 / 8, 1 / 16, -5 / 128, 7 / 256]],
  ['ln(1+x)/x', 0, [1, -1 / 2, 1 / 3, -1 / 4, 1 / 5]],
  ['(x^3-1)/(x-1)', 1, [3, 3, 1, 0, 0]],
  ['(tan x - sin x)/x^3', 0, [1 / 2, 0, 1 / 8, 0, 13 / 240]],
  ['1/x - 1/sin x', 0, [0, -1 / 6, 0, -7 / 360, 0]],
  ['(2^x-1)/x', 0, [Math.LN2, Math.LN2 ** 2 / 2, Math.LN2 ** 3 / 6, Math.LN2 ** 4 / 24, Math.LN2 ** 5 / 120]],
  ['(asin x - x)/x^3', 0, [1 / 6, 0, 3 / 40, 0, 15 / 336]],
  ['(cosh x - cos x)/x^2', 0, [1, 0, 0, 0, 1 / 360]],
  ['(x-1)/ln x', 1, [1, 1 / 2, -1 / 12, 1 / 24, -19 / 720]],
  ['sin(pi x)/(x-1)', 1, [-Math.PI, 0, Math.PI ** 3 / 6, 0, -(Math.PI ** 5) / 120]],
  ['(x^2-0.01)/(x-0.1)', 0.1, [0.2, 1, 0, 0, 0]],
  [
    '(erf(x) - 2x/sqrt(pi))/x^3',
    0,
    [-2 / (3 * Math.sqrt(Math.PI)), 0, 1 / (5 * Math.sqrt(Math.PI)), 0, -1 / (21 * Math.sqrt(Math.PI))]
  ],
  ['(atan x - tanh x)/x^5', 0, [1 / 15, 0, -1 / 7 + 17 / 315, 0, 1 / 9 - 62 / 2835]],
  ['(1-cos x) x^(-2)', 0, [1 / 2, 0, -1 / 24, 0, 1 / 720]]
]

describe('beside a removable hole every number has its digits', () => {
  test.each(nearHoles)('%s', (source, hole, series) => {
    const field = read(source)
    for (const step of [1e-3, -1e-4, 3e-6, 1e-8, -1e-8, 2e-10]) {
      const at = hole + step
      // What the coordinate has rounded counts: the hole itself may be no f64.
      const t = at - hole
      const { value, gradient } = field.jet([at, 0.5])
      const { f, fx } = along(series, t)
      expect(relative(value, f), `f at ${at}`).toBeLessThan(1e-11)
      const truncated = 2 * Math.abs(t) ** 5 + 20 * Math.abs(t) ** 4 * Number(hole !== 0) + (hole === 0.1 ? 1e-9 : 0)
      expect(Math.abs(gradient[0] - fx), `f_x at ${at}`).toBeLessThan(1e-9 * Math.abs(fx) + truncated + 1e-30)
    }
  })

  test('signs are right however near', () => {
    const field = read('(1-cos(x))/x^2')
    for (const x of [1e-3, 1e-5, 1e-7, 1e-9, 1e-11])
      for (const at of [x, -x]) expect(field.jet([at, 0]).gradient[0] / (-at / 12)).toBeCloseTo(1, 5)
  })

  test('Hessians too', () => {
    const { hessian } = read('(1-cos(x))/x^2').jet([1e-4, 0])
    expect(hessian[0][0]).toBeCloseTo(-1 / 12, 8)
  })

  test('in two variables', () => {
    const x4 = read('(x^4-y^4)/(x^2-y^2)')
    for (const [x, y] of [[0.7, -0.7000000000000001], [1.1, 1.1000000001], [-0.3, 0.30000000000000004]]) {
      const { value, gradient } = x4.jet([x, y])
      expect(value).toBeCloseTo(x * x + y * y, 14)
      gradient.forEach((slope, i) => expect(slope).toBeCloseTo([2 * x, 2 * y][i], 13))
    }
    const { gradient } = read('(1-cos(x y))/(x y)^2').jet([1e-4, 1e-3])
    expect(gradient[0] / -(1e-4 * 1e-6 / 12)).toBeCloseTo(1, 9)
    expect(gradient[1] / -(1e-8 * 1e-3 / 12)).toBeCloseTo(1, 9)
  })

  test('large terms that cancel, and what f64 rounds to a hole', () => {
    const { value } = read('(x+1e8)^2-x^2-1e16').jet([3e-9, 0])
    expect(value).toBeCloseTo(0.6, 14)
    expect(read('(x+2)/(x^2+3x+2)').jet([-2 + 2 ** -51, 0]).value).toBeCloseTo(-1, 14)
    expect(read('(x+2)/(x^2+3x+2)').jet([-2, 0]).value).toBeNaN()
    expect(read('sqrt(x^2-2x y+y^2)').jet([0.1, 0.10000000000000002]).value).toBeCloseTo(0, 15)
  })
}) // prettier-ignore

describe('angles of many turns', () => {
  // Powers of two change no digit, so V8's own functions are right to the last one.
  test.each([60, 70, 80, 100, 120])('of 2^%i', (n) => {
    for (const x of [0.3, -0.7, 1, 2.9]) {
      const u = x * 2 ** n
      expect(relative(read(`sin(2^${n} x)`).jet([x, 0]).value, Math.sin(u))).toBeLessThan(1e-11)
      expect(relative(read(`cos(2^${n} x)`).jet([x, 0]).value, Math.cos(u))).toBeLessThan(1e-11)
      expect(read(`sin(2^${n} x)`).jet([x, 0]).gradient[0] / 2 ** n).toBeCloseTo(Math.cos(u), 10)
      expect(relative(read('sin(3x)').jet([2 ** n, 0]).value, Math.sin(3 * 2 ** n))).toBeLessThan(1e-11)
    }
  })

  // By mpmath at 400 digits.
  test.each([
    ['sin(10^40 x)', 0.3, -0.5732983842019016],
    ['cos(x^40)', 10, -0.8218988919070239],
    ['sin(e^x)', 60, -0.9243581568523326],
    ['sin(e^x)', 200, -0.8155975747526514],
    ['sin(3x)', 1e25, -0.801994874799081]
  ])('%s at %d', (source, x, value) => {
    expect(relative(read(source).jet([x, 0]).value, value)).toBeLessThan(1e-11)
  })

  test('at eighths of a turn, which are as near to one quarter as to the next', () => {
    for (let eighths = -9; eighths <= 9; eighths++) {
      const x = (eighths * Math.PI) / 4
      const field = read('sin(x + y) + cos(x - y)')
      expect(field.jet([x, 0]).value).toBeCloseTo(Math.sin(x) + Math.cos(x), 14)
      expect(field.rounding([x, 0]).value).toBeLessThan(1e-14)
    }
    // Its angle is turned back by its own sine and cosine.
    expect(read('atan2(x, y) - pi/4').jet([1, 1]).value).toBe(0)
    expect(read('atan2(x, y) - 3pi/4').jet([1, -1]).value).toBeCloseTo(0, 20)
  })

  test('beyond the digits that there are, nothing is said', () => {
    for (const source of ['sin(2^900 x)', 'cos(10^300 x)', 'sin(e^(600x))']) {
      const field = read(source)
      expect(field.jet([0.9, 0]).value).toBeNaN()
      expect(field.rounding([0.9, 0]).value).toBe(Infinity)
    }
  })
})

describe('a slope that is 0 within its bound is 0', () => {
  test.each([
    ['x/|x|', [0.7, 1]],
    ['x/abs(x)', [-0.3, 2]],
    ['x/sqrt(x^2)', [0.3, 0]],
    ['sin(x)^2+cos(x)^2', [0.3, 1]],
    ['(x+y)^2/(x^2+2x y+y^2)', [0.3, 0.4]],
    ['e^x e^(-x)', [0.37, 0]],
    ['cosh(x)^2-sinh(x)^2', [1.3, 0]]
  ])('%s', (source, at) => {
    expect(read(source).jet(at).gradient).toEqual([0, 0])
  })
})

test('bounds hold: with 30 digits nothing is further off than they say', () => {
  const random = seeded('bounds')
  for (const source of ['x^3-3x y^2+1/x', 'sin(x y)/(1+x^2)', 'ln(2+x^2)-sqrt(1+y^2)', '(e^x-1)/x', '(1-cos x)/x^2', 'atan2(y,x)*tanh(x)']) {
    const field = read(source)
    const bounded = toBounded(field.tape)
    const scalar = toScalar(field.tape)
    for (let k = 0; k < 60; k++) {
      const at = [(random() - 0.5) * 10 ** (1 - 6 * random()), (random() - 0.5) * 4]
      const { errors } = bounded(at, [])
      const { value, gradient } = field.jet(at)
      scalar(at, []).forEach((found, i) => {
        const error = errors[field.tape.outputs[i]]
        expect(Math.abs(found - [value, ...gradient][i]), `${source} at ${at.join()}`).toBeLessThanOrEqual(1.01 * error + 1e-15 * Math.abs(found))
      })
    }
  }
}) // prettier-ignore

describe('words and digits', () => {
  test('no more digits than are sure', () => {
    expect(formatSure(0.989708, 7e-3)).toBe('0.99')
    expect(formatSure(-0.57721467, 7e-9)).toBe('−0.577215')
    expect(formatSure(0, 0)).toBe('0')
    expect(formatSure(2, 0)).toBe('2')
    expect(formatSure(NaN, Infinity)).toBe('undefined')
  })

  test('where rounding hides a number it is said, and elsewhere not', () => {
    const gamma = read('(gamma(1+x)-1)/x')
    expect(gamma.jet([1e-9, 0]).gradient[0]).toBeNaN()
    const words = (at: number[]) => cancellationSentence(gamma.variables, gamma.rounding(at))
    expect(words([1e-9, 0])).toBe(
      'Too much cancellation here: rounding leaves no digit of the slope along x. Move the point a little.'
    )
    expect(words([0.5, 0])).toBe('')
    expect(words([0, 0])).toBe('')
  })

  test('the number keeps what is known of it', () => {
    const { value, gradient } = read('(gamma(1+x)-1)/x').rounding([1e-6, 0])
    expect(value).toBeLessThan(1e-7)
    expect(gradient[0]).toBeGreaterThan(1e-6)
    expect(gradient[1]).toBe(0)
  })
})

/** Removable holes and large terms that cancel, a domain, and what f is there. */
const pictures: [source: string, domain: Domain, truth: (x: number, y: number) => number][] = [
  ['(x^4-y^4)/(x^2-y^2)', { x: [-2, 2], y: [-2, 2] }, (x, y) => x * x + y * y],
  ['(x^4-y^4)/(x^2-y^2)', { x: [-2, 1.9], y: [-1.9, 2] }, (x, y) => x * x + y * y],
  ['(1-cos(x^2+y^2))/(x^2+y^2)^2', { x: [-0.1, 0.1], y: [-0.1, 0.1] }, (x, y) => 0.5 - (x * x + y * y) ** 2 / 24],
  ['(1-cos(x^2+y^2))/(x^2+y^2)^2', { x: [-0.01, 0.01], y: [-0.01, 0.01] }, (x, y) => 0.5 - (x * x + y * y) ** 2 / 24],
  ['(x+2)/(x^2+3x+2)', { x: [-2 - 1e-8, -2 + 1e-8], y: [-1, 1] }, (x) => 1 / (x + 1)],
  ['(e^x-1)/x', { x: [-1e-7, 1e-7], y: [-1, 1] }, (x) => 1 + x / 2],
  ['(x+1e8)^2-x^2-1e16', { x: [-1e-9, 1e-9], y: [-1, 1] }, (x) => 2e8 * x],
  ['1/x - 1/sin(x)', { x: [-1e-5, 1e-5], y: [-1, 1] }, (x) => -x / 6],
  ['(sin x - x)/x^3', { x: [-0.001, 0.001], y: [-1, 1] }, (x) => -1 / 6 + (x * x) / 120]
] // prettier-ignore

describe('pictures show what f is and not what rounding made of it', () => {
  const grid = { columns: 97, rows: 97 }
  test.each(pictures)('%s on %j', (source, domain, truth) => {
    const field = read(source)
    const { heights, reach } = fitHeights(field, domain, {})
    const corners = domain.x.flatMap((x) => domain.y.map((y) => truth(x, y)))
    const middle = truth(domain.x[0] / 2 + domain.x[1] / 2, 0)
    const size = Math.max(...corners, middle) - Math.min(...corners, middle)
    expect(cutSentence(heights, reach)).toBe('')
    expect(Math.abs((heights[1] - heights[0]) / size - 1)).toBeLessThan(0.06)

    const base = (heights[0] + heights[1]) / 2
    const tolerance = toleranceNeeded(field.tape, domain, [], heights)!
    const samples = new Float32Array(grid.columns * grid.rows * fieldStride)
    toRows(field.tape).sample(grid, domain, [], base, samples)
    repair(field.tape, grid, domain, [], base, tolerance, samples, [0, grid.rows])
    let missing = 0
    for (let i = 0; i < grid.columns * grid.rows; i++) {
      const [x, y] = [placeOn(domain.x, i % 97, 96), placeOn(domain.y, Math.floor(i / 97), 96)]
      if (samples[i * fieldStride + 3] === 0) missing++
      else expect(Math.abs(samples[i * fieldStride] + base - truth(x, y)) / size).toBeLessThan(1 / 500)
    }
    // The holes themselves: two lines at most.
    expect(missing).toBeLessThanOrEqual(2 * 97)

    const refinement = refine(field.tape, grid, domain, [], { base, tolerance, depth: 3 })
    if (!refinement || refinement === 'crowded') return
    const { samples: vertices, unit } = refinement.patch
    for (let k = 0; 2 * k < unit.length; k++) {
      const [x, y] = [placeOn(domain.x, unit[2 * k], 1), placeOn(domain.y, unit[2 * k + 1], 1)]
      expect(Math.abs(vertices[fieldStride * k] + base - truth(x, y)) / size).toBeLessThan(1 / 500)
    }
  })

  test('functions without cancellation pay nothing', () => {
    const careful = presets.filter(({ source, data }) => !data && mayCancel(read(source).tape))
    expect(careful.map(({ slug }) => slug)).toEqual([])
    for (const source of [
      '1/x',
      'x/|x|',
      'sin(x)/x',
      'sin(x y)/(x y)',
      'x y/(x^2+y^2)',
      'tan x',
      '1/(x^2+y^2-1)',
      'x/(1+e^x)'
    ])
      expect(mayCancel(read(source).tape), source).toBe(false)
    for (const source of [
      '(1-cos x)/x^2',
      '(e^x-1)/x',
      'ln(1+x)/x',
      '1/x-1/sin x',
      '(x-2)/(x^2-4)',
      '(1-cos x) x^(-2)'
    ])
      expect(mayCancel(read(source).tape), source).toBe(true)
  })
})

test('places of a symmetric side are mirror images, and its ends are its ends', () => {
  for (const high of [2, 0.1, 3.1, 1e-8, 7e300])
    for (const last of [7, 48, 96, 384, 1023])
      for (let i = 0; i <= last; i++) expect(placeOn([-high, high], i, last)).toBe(0 - placeOn([-high, high], last - i, last))
  expect([placeOn([0.1, 0.7], 0, 9), placeOn([0.1, 0.7], 9, 9)]).toEqual([0.1, 0.7])
}) // prettier-ignore

/** Poles whose divisor has cancelled, alone, beside removable holes, under other functions, and with terms that cancel. */
const withPoles: [source: string, reaches: number[]][] = [
  ['x/(x^2+y^2-1)', [3, 1.01, 1]],
  ['(x-y)/(x^2+y^2-4)', [3, 2, 1.5]],
  ['(x^2+y^2-1)/(x^2-y-1)', [3, 1]],
  ['1/(e^x-1) + (x^2-y^2)/(x^2+y^2)', [3, 1e-3]],
  ['(1-cos x)/x^2 + 1/(y-x^2+0.1)', [2, 1e-4]],
  ['1/((1+x)^2-1-2x)', [1, 1e-3, 1e-5, 1e-7]],
  ['1/((x+1e8)^2-x^2-1e16)', [1, 1e-6, 1e-8]],
  ['y/((x+1e6)^2-x^2-1e12) + 1000', [1, 1e-3, 1e-5]],
  ['sin(1/(e^x-1)) + (1-cos y)/y^2', [1, 1e-3]],
  ['ln(e^x-1) + (1-cos y)/y^2', [1, 1e-6]],
  ['1/sqrt((1+x)^2-1-2x) + y', [1, 1e-4, 1e-6]],
  ['1/cbrt((1+x)^3-1-3x-3x^2) + y', [1, 1e-3, 1e-4]],
  ['tan(pi x/2) + (e^y-1)/y', [3, 1]],
  ['cot(x) - 1/x', [3, 1e-4]],
  ['gamma(x) - 1/x', [2.5, 1e-3]],
  ['floor(2x)/(x^2+y^2-1) + (1-cos y)/y^2', [2]],
  ['x > y ? 1/(x^2+y^2-1) : (1-cos y)/y^2', [2, 1e-4]],
  ['(e^x-1)^2/(1-cos x) * 1/(x-y)', [1, 1e-4]],
  ['1/(x^2-y^2) * (x^3-y^3)', [1, 0.9]]
]

describe('what is in sight is as good as if every sample had been asked', () => {
  test.each(withPoles)('%s', (source, reaches) => {
    const { tape, ...field } = read(source)
    const grid = { columns: 129, rows: 129 }
    for (const reach of reaches) {
      const domain: Domain = { x: [-reach, reach], y: [-reach, 0.97 * reach] }
      const { heights } = fitHeights({ tape, ...field }, domain, {})
      const tolerance = toleranceNeeded(tape, domain, [], heights)
      if (!tolerance) continue
      const samples = new Float32Array(grid.columns * grid.rows * fieldStride)
      const base = (heights[0] + heights[1]) / 2
      toRows(tape).sample(grid, domain, [], base, samples)
      const wrong: string[] = []
      repair(tape, grid, domain, [], base, tolerance, samples, [0, grid.rows])
      for (let i = 0; i < grid.columns * grid.rows; i++) {
        const at = [placeOn(domain.x, i % 129, 128), placeOn(domain.y, Math.floor(i / 129), 128)] as const
        const found = better(tape, at, [], tolerance)
        const [f, fx, fy, valid] = samples.subarray(i * fieldStride)
        const isInSight = (value: number) => value >= heights[0] && value <= heights[1]
        const isDrawnInSight = valid !== 0 && isInSight(f + base)
        if (!found || !(isInSight(found[0]) || isDrawnInSight)) continue
        const isSmooth = Number.isFinite(found[1] + found[2])
        const expected = [found[0] - base, isSmooth ? found[1] : 0, isSmooth ? found[2] : 0]
        const isGood = Number.isNaN(found[0])
          ? !valid
          : valid && [f, fx, fy].every((value, k) => {
              const off = Math.abs(value - expected[k])
              return off < 1.01 * tolerance.outputs[k] + 1e-6 * Math.abs(expected[k])
            })
        if (!isGood) wrong.push(`(${at.join()}): ${[f, fx, fy].join()} for ${found.join()}`)
      }
      expect(wrong, `over ${reach}`).toEqual([])
    }
  })
}) // prettier-ignore

test.each([
  ['x^2 + y', [1, 2], 'calm'],
  ['1/x', [-1, 2], 'pole'],
  ['1/x', [0, 2], 'pole'],
  ['1/x', [1, 2], 'calm'],
  ['tan(x)', [1, 2], 'pole'],
  ['x/(x^2 - 1) + y', [0.5, 2], 'pole'],
  ['(x - 1)/(x^2 - 1)', [0.5, 2], 'unknown'],
  ['sin(x)/x', [-1, 1], 'unknown'],
  ['1/x - 1/sin(x)', [-1, 1], 'unknown'],
  ['(x - 0.5) * (1/x)', [-1, 1], 'unknown'],
  ['sin(1/x)', [-1, 1], 'unknown'],
  ['1/ln(x)', [0.5, 2], 'pole'],
  ['ln(x)', [0, 2], 'unknown'],
  ['sqrt(x)', [-1, 2], 'unknown'],
  ['floor(x)', [0.5, 2], 'unknown'],
  ['x < 1 ? 1/x : 2', [-1, 2], 'unknown']
] as const)('the course of %s on %j is %s', (source, x, course) => {
  expect(toCourse(read(source).tape)([[...x], [1, 2]], [])).toBe(course)
})

describe('where f64 ends', () => {
  test.each([
    ['x^2 + exp(x)', 800, NaN],
    ['exp(exp(x)) y', 10, NaN],
    ['x^400', 10, NaN],
    ['exp(x) - exp(2x)', 800, NaN],
    ['exp(x)/(1 + exp(x))', 800, NaN],
    ['1/(1 + exp(x))', 800, 0],
    ['x/(1 + exp(x))', 800, 0],
    ['1/cosh(x)', 800, 0],
    ['1/(1 + x^400)', 10, 0],
    ['1/(1 + exp(exp(x)))', 10, 0],
    ['tanh(exp(x))', 800, 1],
    ['atan(x^400)', 10, Math.PI / 2]
  ])('%s at x = %d is %d, and rounding is not blamed', (source, x, value) => {
    const field = read(source)
    expect(field.jet([x, 1]).value).toBe(value)
    const rounding = field.rounding([x, 1])
    expect(rounding.value).toBeLessThan(1e-14)
    expect(cancellationSentence(['x', 'y'], rounding)).toBe('')
  })
})
