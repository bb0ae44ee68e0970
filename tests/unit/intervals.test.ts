import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import { operation, operations } from '../../src/lib/math/table/functions'
import { presets } from '../../src/lib/figure/presets'
import { surelySmooth, toIntervals } from '../../src/lib/tape/evaluators/intervals'
import type { Enclosure, Interval } from '../../src/lib/tape/evaluators/intervals'
import { lower } from '../../src/lib/tape/program/lower'
import { toRegisters, toScalar } from '../../src/lib/tape/evaluators/scalar'
import type { Tape } from '../../src/lib/tape/program/tape'
import { interval, jumpAlong, pointsOf } from '../support/boxes'
import { columns, formula } from '../support/formulas'
import { randomIn, seeded } from '../support/numeric'
import { callOf } from '../support/table'

const { EPSILON, MAX_VALUE } = Number

function read(source: string, data?: Record<string, number[]>) {
  const reading = readField(source, { variables: ['x', 'y'], columns: data })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

const enclose = (source: string, x: Interval, y: Interval = [0, 0], parameters: number[] = []): Enclosure =>
  toIntervals(read(source).tape)([x, y], parameters)[0]

/** Presets with an edge, a pole, a jump or a hole. */
const edged = ['sombrero', 'pole', 'hyperbola', 'no-limit', 'angle', 'hemisphere', 'power']

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
const shown = (box: readonly Interval[]) => box.map((ends) => `[${ends.join(', ')}]`).join(' × ')

/** What a value found at a point of the box says against the enclosure; empty if nothing. */
function objection({ low, high, defined }: Enclosure, value: number): string {
  if (Number.isNaN(value)) return defined === 'everywhere' ? 'has no value but is said to be defined' : ''
  if (defined === 'nowhere') return `is ${value} but is said to be undefined`
  return value >= low && value <= high ? '' : `is ${value}, outside [${low}, ${high}]`
}

function tapeOf(name: string): Tape {
  const g = new Graph()
  return lower([callOf(g, name)], ['x', 'y'], [])
}

/** Whole numbers where only these make sense, or matter most. */
function argumentsOf(name: string): fc.Arbitrary<[Interval, Interval]> {
  const whole = fc.integer({ min: -6, max: 12 }).map((n): Interval => [n, n])
  if (name === 'polygamma') return fc.tuple(fc.oneof(whole, whole, interval), interval)
  if (name === 'pow' || name === 'nthRoot') return fc.tuple(interval, fc.oneof(whole, interval))
  return fc.tuple(interval, interval)
}

describe.each([...operations])('%s', (name, { arity, f64, partials }) => {
  const over = toIntervals(tapeOf(name))

  test('encloses its values, and says rightly where it has some', () => {
    fc.assert(
      fc.property(argumentsOf(name), shares, (box, at) => {
        const enclosure = over(box, [])[0]
        for (const u of pointsOf(box[0], at))
          for (const v of arity === 1 ? [0] : pointsOf(box[1], at)) {
            const complaint = objection(enclosure, f64(u, v))
            if (complaint) throw new Error(`${name} over ${shown(box)}: at ${u}, ${v} ${complaint}`)
          }
      }),
      { seed: 1, numRuns: 1500 }
    )
  })

  test('has no jump where it is said to be continuous', () => {
    const near = (ends: Interval) => ends.every((end) => Math.abs(end) < 1e3)
    let looked = 0
    fc.assert(
      fc.property(argumentsOf(name), shares, (box, at) => {
        // Eighths: on a short way the points' rounding would show.
        const [a, b, c, d] = at.map((share) => Math.round(8 * share) / 8)
        if (!near(box[0]) || (arity === 2 && !near(box[1]))) return
        const { continuous } = over(box, [])[0]
        if (!continuous) return
        looked++
        const place = ([low, high]: Interval, t: number) =>
          Math.min(high, Math.max(low, low + t * (high - low)))
        const segment = (t: number) => [
          place(box[0], a + t * (b - a)),
          arity === 1 ? 0 : place(box[1], c + t * (d - c))
        ]
        const jump = jumpAlong((t) => {
          const [u, v] = segment(t)
          const value = f64(u, v)
          const [along, across = 0] = partials(u, v, value, false)
          const [du, dv] = [(b - a) * (box[0][1] - box[0][0]), (d - c) * (box[1][1] - box[1][0])]
          return { value, slope: Math.abs(along * du) + (arity === 1 ? 0 : Math.abs(across * dv)) }
        })
        if (jump > 0) throw new Error(`${name} over ${shown(box)} jumps by ${jump}`)
      }),
      { seed: 2, numRuns: 1500 }
    )
    expect(looked).toBeGreaterThan(200)
  })

  test('says something of small boxes inside its domain', () => {
    const random = seeded(name)
    const { samples } = operation(name)
    let [defined, continuous, width] = [0, 0, 0]
    const boxes = 200
    for (let i = 0; i < boxes; i++) {
      const box = [0, 1].map((k): Interval => {
        const middle = randomIn(random, samples[k] ?? [0, 0])
        return name === 'polygamma' && k === 0 ? [middle, middle] : [middle - 1e-6, middle + 1e-6]
      })
      const found = over(box, [])[0]
      if (found.defined === 'everywhere') defined++
      if (found.continuous) continuous++
      width += (found.high - found.low) / (1 + Math.abs(found.low))
    }
    expect(defined).toBe(boxes)
    expect(continuous).toBe(boxes)
    expect(width / boxes).toBeLessThan(3e-3)
  })
})

describe('known enclosures', () => {
  const { PI } = Math
  const cases: [string, Interval, Interval, Interval, Enclosure['defined'], boolean][] = [
    ['sin(x)', [0, PI], [0, 0], [0, 1], 'everywhere', true],
    ['sin(x)', [0, 7], [0, 0], [-1, 1], 'everywhere', true],
    ['cos(x)', [-0.1, 1e18], [0, 0], [-1, 1], 'everywhere', true],
    ['x^2', [-1, 2], [0, 0], [0, 4], 'everywhere', true],
    ['x^3', [-1, 2], [0, 0], [-1, 8], 'everywhere', true],
    ['x^70', [-1, 1], [0, 0], [0, 1], 'everywhere', true],
    ['x^2 + y^2', [-1, 2], [-3, 1], [0, 13], 'everywhere', true],
    ['sqrt(x^2 + y^2)', [-3, 3], [-4, 4], [0, 5], 'everywhere', true],
    ['abs(x)', [-2, 1], [0, 0], [0, 2], 'everywhere', true],
    ['x*y', [-1, 2], [-3, 1], [-6, 3], 'everywhere', true],
    ['1/x', [1, 4], [0, 0], [0.25, 1], 'everywhere', true],
    ['1/x', [0, 4], [0, 0], [0.25, Infinity], 'unknown', false],
    ['1/x', [-4, 0], [0, 0], [-Infinity, -0.25], 'unknown', false],
    ['1/x', [0, 0], [0, 0], [NaN, NaN], 'nowhere', true],
    ['1/x^2', [-1, 2], [0, 0], [0.25, Infinity], 'unknown', false],
    ['x^(-70)', [-1, 1], [0, 0], [1, Infinity], 'unknown', false],
    ['1/(x y)', [-1, 1], [1, 2], [-Infinity, Infinity], 'unknown', false],
    ['1/(x^2+y^2)', [-1, 1], [-1, 1], [0.5, Infinity], 'unknown', false],
    ['sqrt(x)', [-1, 4], [0, 0], [0, 2], 'unknown', true],
    ['sqrt(x)', [-2, -1], [0, 0], [NaN, NaN], 'nowhere', true],
    ['ln(x)', [0, 1], [0, 0], [-Infinity, 0], 'unknown', true],
    ['ln(x)', [-1, 0], [0, 0], [NaN, NaN], 'nowhere', true],
    ['asin(x)', [0, 3], [0, 0], [0, PI / 2], 'unknown', true],
    ['acosh(x)', [1, 1], [0, 0], [0, 0], 'everywhere', true],
    ['x^1.5', [-1, 4], [0, 0], [0, 8], 'unknown', true],
    ['x^y', [2, 3], [-1, 2], [1 / 3, 9], 'everywhere', true],
    ['x^y', [0, 1], [1, 2], [0, 1], 'everywhere', true],
    ['x^y', [-2, -1], [0.2, 0.8], [NaN, NaN], 'nowhere', true],
    ['x^y', [-2, -1], [0.5, 2], [-4, 4], 'unknown', false],
    ['x^y', [-1, 1], [0.2, 0.8], [0, 1], 'unknown', true],
    ['x^y', [0, 1], [-1, 1], [0, Infinity], 'unknown', false],
    ['asec(x)', [-2, 2], [0, 0], [0, PI], 'unknown', false],
    ['asec(x)', [0, 2], [0, 0], [0, Math.acos(0.5)], 'unknown', true],
    ['acot(x)', [-1, 1], [0, 0], [-PI / 2, PI / 2], 'unknown', false],
    ['acot(x)', [0, 1], [0, 0], [PI / 4, PI / 2], 'unknown', true],
    ['tan(x)', [-1, 1], [0, 0], [-Math.tan(1), Math.tan(1)], 'everywhere', true],
    ['tan(x)', [1, 2], [0, 0], [-Infinity, Infinity], 'unknown', false],
    ['sec(x)', [-1, 1], [0, 0], [1, 1 / Math.cos(1)], 'everywhere', true],
    ['csc(x)', [1, 2], [0, 0], [1, 1 / Math.sin(1)], 'everywhere', true],
    ['cot(x)', [0, 1], [0, 0], [-Infinity, Infinity], 'unknown', false],
    ['gamma(x)', [1, 2], [0, 0], [0.885603194410888, 1], 'everywhere', true],
    ['gamma(x)', [-0.5, 1], [0, 0], [-Infinity, Infinity], 'unknown', false],
    ['gamma(x)', [-1, -1], [0, 0], [NaN, NaN], 'nowhere', true],
    ['digamma(x)', [-2.5, -1.5], [0, 0], [-Infinity, Infinity], 'unknown', false],
    ['floor(x)', [1, 1.5], [0, 0], [1, 1], 'everywhere', true],
    ['floor(x)', [0.5, 1], [0, 0], [0, 1], 'everywhere', false],
    ['floor(2x + 1)', [0, 0.25], [0, 0], [1, 1], 'everywhere', true],
    ['floor(x/2)', [2, 3], [0, 0], [1, 1], 'everywhere', true],
    ['ceil(x)', [0.5, 1], [0, 0], [1, 1], 'everywhere', true],
    ['ceil(x)', [1, 1.5], [0, 0], [1, 2], 'everywhere', false],
    ['round(x)', [0.5, 1.25], [0, 0], [1, 1], 'everywhere', true],
    ['sign(x)', [-1, 0], [0, 0], [-1, 0], 'everywhere', false],
    ['sign(x)', [1e-300, 1], [0, 0], [1, 1], 'everywhere', true],
    ['step(x)', [-1, 0], [0, 0], [0, 0], 'everywhere', true],
    ['sign(floor(x) + 5)', [0, 2], [0, 0], [1, 1], 'everywhere', true],
    ['mod(x, 1)', [1, 1.5], [0, 0], [0, 0.5], 'everywhere', true],
    ['mod(x, 1)', [-0.75, -0.5], [0, 0], [0.25, 0.5], 'everywhere', true],
    ['mod(x, 1)', [0.5, 1], [0, 0], [0, 1], 'everywhere', false],
    ['mod(x, y)', [5, 5.5], [2, 2.25], [0.5, 1.5], 'everywhere', true],
    ['mod(x, y)', [5, 5.5], [-1, 2], [-1, 2], 'unknown', false],
    ['atan2(y, x)', [1, 2], [-1, 1], [-PI / 4, PI / 4], 'everywhere', true],
    ['atan2(y, x)', [-2, -1], [0, 1], [(3 * PI) / 4, PI], 'everywhere', true],
    ['atan2(y, x)', [-2, -1], [-1, 0], [-PI, PI], 'everywhere', false],
    ['atan2(y, x)', [-1, 1], [0, 1], [0, PI], 'unknown', false],
    ['atan2(y, x)', [0, 0], [0, 0], [NaN, NaN], 'nowhere', true],
    ['nthRoot(x, 3)', [-8, 27], [0, 0], [-2, 3], 'everywhere', true],
    ['nthRoot(x, 4)', [-1, 16], [0, 0], [0, 2], 'unknown', true],
    ['hypot(x, y)', [-3, 3], [4, 5], [4, Math.sqrt(34)], 'everywhere', true],
    ['min(x, y)', [0, 3], [1, 2], [0, 2], 'everywhere', true],
    ['x < y', [0, 1], [2, 3], [1, 1], 'everywhere', true],
    ['x < y', [0, 1], [1, 3], [0, 1], 'everywhere', false],
    ['x >= y', [1, 2], [0, 1], [1, 1], 'everywhere', true],
    ['x == x', [1, 2], [0, 1], [1, 1], 'everywhere', true],
    ['(x > 0) or (y > 0)', [-1, 1], [1, 2], [1, 1], 'everywhere', true],
    ['if(x < y, x, y + 1)', [0, 1], [2, 3], [0, 1], 'everywhere', true],
    ['if(x < y, x, y + 1)', [0, 1], [0.5, 3], [0, 4], 'everywhere', false],
    ['if(x < 0, 1/0, x)', [-1, 1], [0, 0], [-1, 1], 'unknown', true],
    ['{x < 0: x}', [-1, 1], [0, 0], [-1, 1], 'unknown', true],
    ['if(x > 0, 1/x, 1)', [1, 2], [0, 0], [0.5, 1], 'everywhere', true],
    ['if(1/0, x, y)', [1, 2], [0, 0], [NaN, NaN], 'nowhere', true],
    ['sqrt(x) - sqrt(x)', [1, 2], [0, 0], [0, 0], 'everywhere', true],
    ['x/x', [-1, 2], [0, 0], [1, 1], 'unknown', true],
    ['sinc(x)', [-1, 4], [0, 0], [Math.sin(4) / 4, 1], 'everywhere', true],
    ['exp(x)', [-1e9, 1e9], [0, 0], [0, Infinity], 'everywhere', true]
  ]
  test.each(cases)(
    '%s over %j × %j is in %j, defined %s, continuous: %s',
    (source, x, y, ends, defined, continuous) => {
      const found = enclose(source, x, y)
      expect(found.defined).toBe(defined)
      expect(found.continuous).toBe(continuous)
      ;[found.low, found.high].forEach((end, i) => {
        if (!Number.isFinite(ends[i])) expect(end).toBe(ends[i])
        else
          expect(Math.abs(end - ends[i])).toBeLessThanOrEqual(64 * EPSILON * Math.max(1, Math.abs(ends[i])))
      })
      expect(found.low).not.toBeGreaterThan(ends[0])
      expect(found.high).not.toBeLessThan(ends[1])
    }
  )

  test('nothing is lost below 0 and nothing overflows to a number', () => {
    expect(enclose('sqrt(x^2 + y^2)', [-1, 1], [-1, 1]).low).toBe(0)
    expect(enclose('exp(x)', [-2000, -1000]).high).toBeGreaterThan(0)
    expect(enclose('exp(x)', [1000, 2000]).low).toBe(MAX_VALUE)
    expect(enclose('exp(x)', [1000, 2000]).high).toBe(Infinity)
    expect(enclose('x^2', [1e-200, 2e-200])).toMatchObject({ low: 0, high: Number.MIN_VALUE })
  })

  test('parameters are points, and may change', () => {
    const over = toIntervals(read('sqrt(a) x + b').tape)
    expect(
      over(
        [
          [1, 2],
          [0, 0]
        ],
        [4, 1]
      )[0]
    ).toEqual({ low: 3, high: 5, defined: 'everywhere', continuous: true })
    expect(
      over(
        [
          [1, 2],
          [0, 0]
        ],
        [9, 1]
      )[0].high
    ).toBeCloseTo(7, 14)
    expect(
      over(
        [
          [1, 2],
          [0, 0]
        ],
        [-1, 1]
      )[0].defined
    ).toBe('nowhere')
  })
})

describe('over data', () => {
  const over = (source: string, x: Interval, data: Record<string, number[]> = columns) =>
    toIntervals(read(source, data).tape)([x, [0, 0]], [])[0]
  test.each<[string, Interval, Interval, Enclosure['defined'], boolean]>([
    ['sum(X) x', [1, 2], [5.5, 11], 'everywhere', true],
    ['mean((X - x)^2)', [0, 1], [(1 + 4 + 1 + 6.25) / 4 - 1, 6], 'everywhere', true],
    ['max(X x)', [1, 2], [3.5, 7], 'everywhere', true],
    ['min(X + x)', [0, 1], [-1, 0], 'everywhere', true],
    ['sum(sqrt(X + x))', [0, 2], [0, 10], 'unknown', true],
    ['sum(ln(X + x))', [-1, 0], [NaN, NaN], 'nowhere', true],
    ['mean(1/(X + x))', [0.5, 1.5], [-Infinity, Infinity], 'unknown', false],
    ['sum(floor(X/2 + x))', [0.25, 0.5], [0, 4], 'everywhere', false]
  ])('%s over %j is in %j, defined %s, continuous: %s', (source, x, [low, high], defined, continuous) => {
    const found = over(source, x)
    expect(found.defined).toBe(defined)
    expect(found.continuous).toBe(continuous)
    if (Number.isNaN(low)) expect(found.low).toBeNaN()
    else {
      expect(found.low).toBeGreaterThanOrEqual(low - 1)
      expect(found.high).toBeLessThanOrEqual(high + 4)
    }
  })

  test('the value in the row with the least or the largest key', () => {
    const slope = (source: string, x: Interval) => toIntervals(read(source, columns).tape)([x, [0, 0]], [])[1]
    // The rows' own slopes where one row surely leads; where two may lead, either's, with a jump between.
    expect(slope('max(X x)', [1, 1.5])).toMatchObject({ low: 3.5, high: 3.5, continuous: true })
    expect(slope('max(X x)', [-1, 1])).toMatchObject({
      low: -1,
      high: 3.5,
      defined: 'unknown',
      continuous: false
    })
  })
})

describe('whole formulas', () => {
  /** Boxes of one tape against its f64 evaluator: values, where they are, and steps between them. */
  function check(
    tape: Tape,
    box: Interval[],
    parameters: number[],
    random: () => number,
    source: string
  ): Enclosure {
    const over = toIntervals({ ...tape, outputs: [tape.outputs[0]] })
    const registers = toRegisters(tape)
    const f = toScalar(tape)
    const found = over(box, parameters)[0]
    const at = (t: number[]) =>
      box.map(([low, high], i) => Math.min(high, Math.max(low, low + t[i] * (high - low))))
    const corner = () => box.map(() => [0, 1, 0.5, random(), random()][Math.floor(5 * random())])
    for (let i = 0; i < 12; i++) {
      const point = at(corner())
      // Where something overflows, no value in f64 says nothing about the function.
      if (registers(point, parameters).some((value) => Math.abs(value) === Infinity)) continue
      const complaint = objection(found, f(point, parameters)[0])
      if (complaint) throw new Error(`${source} over ${shown(box)}: at ${point.join()} ${complaint}`)
    }
    if (!found.continuous) return found
    const [from, to] = [corner(), corner()]
    const jump = jumpAlong((t) => {
      const [value, ...gradient] = f(at(from.map((start, i) => start + t * (to[i] - start))), parameters)
      const slope = box.reduce(
        (sum, [low, high], i) => sum + Math.abs(gradient[i] * (to[i] - from[i]) * (high - low)),
        0
      )
      return { value, slope }
    }, 8)
    if (jump > 0) throw new Error(`${source} over ${shown(box)} jumps by ${jump}`)
    return found
  }

  const side: [number, number] = [-3, 3]
  const cells = 24
  test.each(presets)('$slug', ({ slug, source, x = side, y = side, parameters = {}, data }) => {
    const { tape, parameters: names } = read(source, data)
    const values = names.map((name) => parameters[name]?.value ?? 1)
    const random = seeded(slug)
    let [sure, continuous] = [0, 0]
    const cell = ([low, high]: [number, number], k: number): Interval => [
      low + ((high - low) * k) / cells,
      low + ((high - low) * (k + 1)) / cells
    ]
    for (let i = 0; i < cells; i++)
      for (let j = 0; j < cells; j++) {
        const found = check(tape, [cell(x, i), cell(y, j)], values, random, source)
        if (found.defined !== 'unknown') sure++
        if (found.continuous) continuous++
      }
    const [share, smooth] = [sure / cells ** 2, continuous / cells ** 2]
    expect(smooth).toBeGreaterThan(0.8)
    expect(share).toBeGreaterThan(0.8)
    if (!edged.includes(slug)) expect([share, smooth]).toEqual([1, 1])
  })

  const { functions } = JSON.parse(
    readFileSync(new URL('../support/data/gradients.json', import.meta.url), 'utf8')
  ) as { functions: { id: string; src: string; vars: string[]; points: { p: number[] }[] }[] }
  test.each(functions)('$id: $src', ({ id, src, vars, points }) => {
    const reading = readField(src, { variables: vars })
    if ('problem' in reading) throw new Error(reading.problem.message)
    const { tape, parameters } = reading.field
    const random = seeded(id)
    for (const { p: at } of points)
      for (const width of [0, 1e-9, 1e-3, 0.1, 1]) {
        const box = at.map((value): Interval => [value - width * random(), value + width * random()])
        check(
          tape,
          box,
          parameters.map(() => 1),
          random,
          src
        )
      }
  })

  test('random formulas over random boxes', () => {
    fc.assert(
      fc.property(formula, interval, interval, fc.string(), (source, x, y, seed) => {
        const reading = readField(source, { variables: ['x', 'y'], columns })
        if ('problem' in reading) return
        const finite = [x, y].every((ends) => ends.every((end) => Math.abs(end) < 1e6))
        if (finite)
          check(
            reading.field.tape,
            [x, y],
            reading.field.parameters.map(() => 1.5),
            seeded(seed),
            source
          )
      }),
      { seed: 3, numRuns: 1500 }
    )
  }, 60_000)
})

describe('surely smooth', () => {
  test.each([
    'x^2 + y^2',
    'sqrt(x^2 + y^2 + 1)',
    'sin(x) cos(y) + a x',
    'exp(-x^2 - y^2)',
    '1/(1 + x^2)',
    'ln(1 + exp(x))',
    'tanh(x) + erf(y)',
    'abs(x) + max(x, y)',
    'sqrt(x^2 + y^2)',
    'x^(1/3 * 0) + sigmoid(x y)',
    'cbrt(x)',
    'if(2 > 1, x, 1/x)'
  ])('%s', (source) => expect(surelySmooth(read(source).tape)).toBe(true))
  test.each([
    '1/x',
    'sqrt(x)',
    'ln(x)',
    'x^a',
    'floor(x)',
    'tan(x)',
    'x/a',
    'atan2(y, x)',
    'if(x < 0, x, y)',
    'gamma(x)'
  ])('not %s', (source) => expect(surelySmooth(read(source).tape)).toBe(false))
  test('of the presets, those without an edge or a pole', () => {
    const smooth = presets
      .filter(({ source, data }) => surelySmooth(read(source, data).tape))
      .map(({ slug }) => slug)
    expect(smooth).toEqual(presets.map(({ slug }) => slug).filter((slug) => !edged.includes(slug)))
  })
})
