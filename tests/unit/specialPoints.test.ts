import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readField, type ScalarField } from '../../src/lib'
import { relative, seeded } from '../support/numeric'

function read(source: string, variables = ['x', 'y']): ScalarField {
  const reading = readField(source, { variables })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

/** Steps of some lengths in many directions, and along parabolas: ways on which f may leave a plane. */
function steps(length: number): number[][] {
  const random = seeded(`steps ${length}`)
  const rays = Array.from({ length: 40 }, (_, k) => (k < 8 ? (k * Math.PI) / 4 : 2 * Math.PI * random()))
  const bent = [2, 3].flatMap((n) =>
    [-1, 1].flatMap((s) => [
      [length, s * length ** n],
      [s * length ** n, length]
    ])
  )
  return [...rays.map((angle) => [length * exact(Math.cos(angle)), length * exact(Math.sin(angle))]), ...bent]
}

/** cos 90° is 0. */
const exact = (c: number): number => (Math.abs(c) < 1e-15 ? 0 : c)

/** The largest distance of f from the plane with this gradient, relative to the length of the step. */
function distance(field: ScalarField, at: number[], gradient: number[], length: number): number {
  const height = field.value(at)
  const ratios = steps(length).map((step) => {
    const value = field.value(at.map((start, i) => start + step[i]))
    const plane = height + step.reduce((sum, d, i) => sum + d * gradient[i], 0)
    return Math.abs(value - plane) / Math.hypot(...step)
  })
  return Math.max(...ratios)
}

describe('a plane touches, and is the one that differences find', () => {
  test.each<[source: string, at: number[], gradient: number[], shortest?: number]>([
    ['{x=0: 1, (e^x-1)/x}', [0, 1], [0.5, 0], 1e-2],
    ['{x=0: 1, sin(x)/x} + y', [0, 1], [0, 1]],
    ['{x=1: 1, ln(x)/(x-1)} y', [1, 2], [-1, 1]],
    ['{x!=0: tan(x)/x, 1}', [0, 1], [0, 0]],
    ['{x=0: 0, x^2 sin(1/x)}', [0, 1], [0, 0]],
    ['{x=0: 0, x^2 sin(1/x)} + 3x - y', [0, 1], [3, -1]],
    ['{x=0: 0, x^2 sin(1/x) cos(y)}', [0, 1], [0, 0]],
    ['{x=0: 0, x^2 e^sin(1/x)}', [0, 1], [0, 0]],
    ['{x>0: x^2 sin(1/x), 0}', [0, 1], [0, 0]],
    ['{x=0: 0, x^2 ln|x|}', [0, 1], [0, 0]],
    ['{x=0: 0, x^2 ln|x|^3}', [0, 1], [0, 0], 1e-7],
    ['{x=0: 0, x^2 floor(1/x)}', [0, 1], [1, 0]],
    ['{x=0: 0, x^2 atan(y/x)}', [0, 1], [0, 0]],
    ['{x=0: 0, e^(-1/x^2)}', [0, 1], [0, 0]],
    ['{x=0: 0, x^2/(1+e^(1/x))}', [0, 1], [0, 0]],
    ['{x=0 and y=0: 0, (x^2+y^2) ln(x^2+y^2)}', [0, 0], [0, 0]],
    ['{x=0 and y=0: 0, (x^2+y^2) sin(1/(x^2+y^2))}', [0, 0], [0, 0]],
    ['{x=0 and y=0: 0, x^3 y/(x^2+y^2)}', [0, 0], [0, 0]],
    ['{x=0 and y=0: 0, x y (x^2-y^2)/(x^2+y^2)}', [0, 0], [0, 0]],
    ['2x - y + {x=0 and y=0: 0, x^2 y^2/(x^2+y^2)}', [0, 0], [2, -1]],
    ['{x^2+y^2<=0: 1, sin(x^2+y^2)/(x^2+y^2)}', [0, 0], [0, 0]],
    ['{x=0 and y=0: 1/2, (1-cos(x^2+y^2))/(x^2+y^2)^2}', [0, 0], [0, 0], 1e-2],
    ['x|y|', [0, 0], [0, 0]],
    ['relu(x-y)^2', [1, 1], [0, 0]],
    ['|x-y|^1.5', [1, 1], [0, 0]],
    ['sqrt(x^4+y^4)', [0, 0], [0, 0]],
    ['cbrt(x^4 y^2)', [0, 0], [0, 0]],
    ['hypot(x,y)^3', [0, 0], [0, 0]],
    ['if(x<y, x^2, 2x y - y^2)', [1, 1], [2, 0]]
  ])('%s at %j', (source, at, gradient, shortest = 1e-4) => {
    const field = read(source)
    const jet = field.jet(at)
    expect(jet.differentiable).toBe(true)
    jet.gradient.forEach((d, i) => expect(relative(d, gradient[i])).toBeLessThan(1e-9))
    expect(field.smoothness(at)!.continuous).toBe(true)
    expect(distance(field, at, jet.gradient, shortest)).toBeLessThan(0.02)
  })
}) // prettier-ignore

describe('no plane touches, and differences keep away from every plane', () => {
  test.each<[source: string, at: number[], gradient: number[], continuous: boolean | 'unknown']>([
    ['{x=0 and y=0: 0, x^2 y/(x^2+y^2)}', [0, 0], [0, 0], true],
    ['{x=0 and y=0: 0, x y/(x^2+y^2)}', [0, 0], [0, 0], false],
    ['{x=0 and y=0: 0, x^2 y/(x^4+y^2)}', [0, 0], [0, 0], false],
    ['{x=0 and y=0: 0, x^3 y/(x^6+y^2)}', [0, 0], [0, 0], false],
    ['{x=0 and y=0: 0, (x^3-y^3)/(x^2+y^2)}', [0, 0], [1, -1], true],
    ['{x=0 and y=0: 0, x^3/(x^2+y^2)} + 5y', [0, 0], [1, 5], true],
    ['sqrt|x y|', [0, 0], [0, 0], true],
    ['cbrt(x y)', [0, 0], [0, 0], true],
    ['cbrt(x^3+y^3)', [0, 0], [1, 1], true],
    ['{x=y: 2x + 3(x-1), x+y}', [1, 1], [1, 1], true],
    ['{x=y: 9, x+y}', [2, 2], [NaN, NaN], false],
    ['{x=0: 0, x sin(1/x)}', [0, 1], [NaN, 0], true],
    ['{x=0: 0, sqrt|x| cos(1/x)}', [0, 1], [NaN, 0], true],
    ['{x=0: 0, sin(1/x)}', [0, 1], [NaN, 0], false],
    ['{x=0: 0, x ln|x|}', [0, 1], [NaN, 0], true],
    ['{x=0: 0, x atan(1/x)}', [0, 1], [NaN, 0], true],
    ['{x=0: 0, x atan(y/x)}', [0, 1], [NaN, 0], true],
    ['{x=0: 0, e^(1/x)}', [0, 1], [NaN, 0], false],
    ['{x=0: 0, 1/(1+e^(1/x))}', [0, 1], [NaN, 0], false],
    ['{x=0: 5, x^2}', [0, 1], [NaN, 0], false],
    ['{x=0: 0, 1/x}', [0, 1], [NaN, 0], false],
    ['{x=0 and y=0: 0, sin(x^2+y^2)/(x^2+y^2)}', [0, 0], [NaN, NaN], false],
    ['hypot(x,y)', [0, 0], [NaN, NaN], true],
    ['|x|+|y|', [1, 0], [1, NaN], true],
    ['floor(x)', [1, 0], [NaN, 0], false],
    ['0^x', [0, 0], [NaN, 0], false]
  ])('%s at %j', (source, at, gradient, continuous) => {
    const field = read(source)
    const jet = field.jet(at)
    expect(jet.differentiable).toBe(false)
    jet.gradient.forEach((d, i) =>
      Number.isNaN(gradient[i]) ? expect(d).toBeNaN() : expect(relative(d, gradient[i])).toBeLessThan(1e-9)
    )
    expect(field.smoothness(at)!.continuous).toBe(continuous)
    // The best of many planes is not near: those through the slopes that differences have along both axes, and between.
    const slopes = [-1, -0.5, 0, 0.5, 1].flatMap((a) => [-1, -0.5, 0, 0.5, 1].map((b) => [a, b]))
    const planes = jet.gradient.every(Number.isFinite) ? [jet.gradient] : slopes
    for (const plane of planes)
      for (const length of [1e-2, 1e-4, 1e-6]) expect(distance(field, at, plane, length)).not.toBeLessThan(0.05)
  })
}) // prettier-ignore

test('who cannot decide says so', () => {
  for (const [source, at] of [
    ['{x=0: 0, x^2 tan(1/x)}', [0, 1]],
    ['{x=0: 0, x^2 gamma(1/x)}', [0, 1]],
    ['{x=0 and y=0: 0, x^2 y^2/(x^2+y^4)}', [0, 0]],
    ['max(x,y)+min(x,y)', [1, 1]]
  ] as const)
    expect(read(source).jet([...at]).differentiable, source).toBe('unknown')
})

test('powers of 0 are flat where the exponent is positive', () => {
  for (const [source, at] of [
    ['0^x', [2, 1]],
    ['0^(x+1)', [0, 0]],
    ['0^(x^2)', [1, 0]],
    ['x 0^y', [3, 2]],
    ['(0x)^y', [3, 2]]
  ] as const) {
    const { gradient, differentiable } = read(source).jet([...at])
    expect(
      gradient.map((d) => d + 0),
      source
    ).toEqual([0, 0])
    expect(differentiable, source).toBe(true)
    expect(
      read(source)
        .autodiff([...at])
        .gradient.map((d) => d + 0),
      source
    ).toEqual([0, 0])
  }
  expect(read('0^x').text.gradient[0]).toBe('{x > 0: 0}')
  expect(read('(b x)^m', ['m', 'x']).jet([2, 1], { b: 0 }).gradient).toEqual([0, 0])
  expect(read('(b x)^m', ['m', 'x']).jet([2, 1], { b: 2 }).gradient[0]).toBeCloseTo(4 * Math.log(2), 12)
  expect(read('|x|^y').jet([0, 3]).gradient).toEqual([0, 0])
})

test('at the end of a domain there are slopes on one side only', () => {
  for (const source of ['x^1.5', 'x sqrt(x)', '(1-cos(sqrt(x)))^2', 'acos(1-x)^2', 'x^pi', 'acosh(1+x)^2']) {
    const field = read(source)
    const [{ ahead, behind }] = field.smoothness([0, 1])!.sides
    const slope = field.value([1e-9, 1]) / 1e-9
    expect(
      ahead.kind === 'slope' && Math.abs(ahead.slope - slope) < 1e-3,
      `${source}: ${JSON.stringify(ahead)}`
    ).toBe(true)
    expect(behind.kind, source).toBe('undefined')
    expect(field.jet([0, 1]), source).toMatchObject({ differentiable: false })
  }
})

test('the slope in a direction is a limit of its own', () => {
  const half = Math.SQRT1_2
  for (const [source, at, direction, ahead, behind] of [
    ['|x|+|y|', [1, 0], [1, 0], 1, -1],
    ['|x|+|y|', [1, 0], [0, 1], 1, 1],
    ['|x|+|y|', [0, 0], [half, half], 2 * half, 2 * half],
    ['hypot(x,y)', [0, 0], [0.6, -0.8], 1, 1],
    ['{x=0 and y=0: 0, x^2 y/(x^2+y^2)}', [0, 0], [0.6, 0.8], 0.36 * 0.8, -0.36 * 0.8],
    ['sqrt|x y|', [0, 0], [half, half], half, half],
    ['{x=y: 5x, x+y}', [0, 0], [half, half], 5 * half, -5 * half],
    ['{x=y: 5x, x+y}', [0, 0], [1, 0], 1, -1],
    ['max(x, y)', [1, 1], [0, -1], 0, 1],
    ['x^2 + 3y', [2, 1], [0, 1], 3, -3]
  ] as const) {
    const sides = read(source).sides([...at], [...direction])
    const text = `${source} ${JSON.stringify(sides)}`
    expect(sides.ahead.kind === 'slope' && relative(sides.ahead.slope, ahead) < 1e-12, text).toBe(true)
    expect(sides.behind.kind === 'slope' && relative(sides.behind.slope, behind) < 1e-12, text).toBe(true)
  }
})

/** Quotients and products in which orders of vanishing compete, with a value of their own in the middle. */
const special = fc
  .record({
    top: fc.constantFrom(
      'x',
      'y',
      'x y',
      'x^2',
      'x^2 y',
      'x y^2',
      'x^3',
      'x^3 y',
      'x^2 y^2',
      '|x y|',
      'sin(x y)',
      'x |x|',
      '|x|^1.5 y'
    ),
    more: fc.constantFrom('', ' + y^3', ' - x^4', ' + x y', ' + x^2 sin(1/y)'),
    bottom: fc.constantFrom(
      '(x^2+y^2)',
      '(x^4+y^2)',
      'hypot(x,y)',
      '(|x|+|y|)',
      '(x^2+x y+y^2)',
      '(x^6+y^2)',
      '(x-y)',
      '1'
    ),
    factor: fc.constantFrom(
      '',
      ' cos(1/(x^2+y^2))',
      ' ln(x^2+y^2)',
      ' atan(y/x)',
      ' e^(-1/hypot(x,y))',
      ' floor(3 x)'
    ),
    plane: fc.constantFrom('', ' + x', ' - 2y + 3x', ' + sin(x)')
  })
  .map(
    ({ top, more, bottom, factor, plane }) => `{x=0 and y=0: 0, ((${top}${more})/${bottom})${factor}${plane}}`
  )

test('what is said of random functions at their hole is never against what differences find', () => {
  let [touching, apart] = [0, 0]
  fc.assert(
    fc.property(special, (source) => {
      const field = read(source)
      const { gradient, differentiable } = field.jet([0, 0])
      const continuous = field.smoothness([0, 0])?.continuous
      if (continuous === true) expect(distance(field, [0, 0], [0, 0], 1e-8) * 1e-8, source).toBeLessThan(0.02)
      if (differentiable === true) {
        touching++
        expect(distance(field, [0, 0], gradient, 1e-8), source).toBeLessThan(0.02)
      }
      if (differentiable === false && gradient.every(Number.isFinite) && !field.smoothness([0, 0])!.ends) {
        apart++
        const all = [1e-2, 1e-3, 1e-4].map((length) => distance(field, [0, 0], gradient, length))
        expect(
          all.every((ratio) => !(ratio < 1e-3)),
          `${source}: ${all.join()}`
        ).toBe(true)
      }
    }),
    { seed: 7, numRuns: 200 }
  )
  expect(Math.min(touching, apart)).toBeGreaterThan(20)
}, 30_000)
