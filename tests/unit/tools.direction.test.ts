import { describe, expect, test } from 'vitest'
import { slopeOf } from '../../src/lib/tape/special/sides'
import { readDirection, wrapDegrees } from '../../src/lib/tools/direction/directions'
import { brokenPolar, nearby, smoothPolar } from '../../src/lib/tools/direction/polar'
import { randomIn, seeded } from '../support/numeric'
import { readAs } from '../support/reading'

const radians = Math.PI / 180
const unit = (degrees: number) => [Math.cos(degrees * radians), Math.sin(degrees * radians)]

describe('a direction is typed', () => {
  test.each<[string, number]>([
    ['30', 30],
    ['30°', 30],
    ['-90 deg', -90],
    ['−90°', -90],
    ['270', -90],
    ['360', 0],
    ['180', 180],
    ['45 degrees', 45],
    ['90/2', 45],
    ['3, 4', Math.atan2(4, 3) / radians],
    ['(3, 4)', Math.atan2(4, 3) / radians],
    ['[0, -2]', -90],
    ['⟨1, 1⟩', 45],
    ['-1, 0', 180],
    ['sqrt(3)/2, 1/2', 30],
    ['to (1, 2)', 45],
    ['to 1, 2', 45],
    ['towards (0, 5)', 90],
    ['→ (-1, 1)', 180],
    ['towards the point (0, 0)', -90]
  ])('%s', (text, degrees) => {
    const read = readDirection(text, [0, 1])
    if (typeof read === 'string') throw new Error(read)
    expect(read.degrees).toBeCloseTo(degrees, 12)
  })

  test('a vector of another length is normalised, and that is said', () => {
    expect(readDirection('3, 4', [0, 0])).toMatchObject({
      note: '(3, 4) has length 5; its unit vector is (0.6, 0.8).'
    })
    expect(readDirection('0.6, 0.8', [0, 0])).toMatchObject({ note: '' })
    expect(readDirection('to (3, 4)', [0, 0])).toMatchObject({ note: 'Towards (3, 4).' })
  })

  test.each([
    ['', /angle/],
    ['north', /angle/],
    ['1, 2, 3', /angle/],
    ['0, 0', /no direction/],
    ['to (0, 1)', /already/],
    ['to there', /two numbers/]
  ])('%s is none', (text, reason) => {
    expect(readDirection(text, [0, 1])).toMatch(reason)
  })
})

describe('where a plane touches', () => {
  test('the slopes are the projections of the gradient', () => {
    const random = seeded('polar')
    for (let i = 0; i < 50; i++) {
      const gradient = [randomIn(random, [-5, 5]), randomIn(random, [-5, 5])] as const
      const polar = smoothPolar(gradient)
      for (const { degrees, slope } of polar.turns) {
        const [x, y] = unit(degrees)
        expect(Math.abs(slope - (gradient[0] * x + gradient[1] * y))).toBeLessThan(1e-13)
      }
      expect(polar.maximum!.slope).toBe(Math.hypot(...gradient))
      expect(polar.minimum!.slope).toBe(-polar.maximum!.slope)
      for (const { degrees } of polar.zeros) {
        const [x, y] = unit(degrees)
        expect(Math.abs(gradient[0] * x + gradient[1] * y)).toBeLessThan(1e-14 * polar.size)
      }
    }
  })

  test('a level plane has no direction that stands out', () => {
    expect(smoothPolar([0, 0])).toMatchObject({ size: 0, maximum: null, minimum: null, zeros: [] })
  })
})

/** The one-sided slopes of f from a point on. */
const around = (source: string, at: number[]) => {
  const field = readAs(source)
  expect(field.jet(at).differentiable).not.toBe(true)
  return brokenPolar((degrees) => {
    const { ahead, behind } = field.sides(at, exactUnit(degrees))
    return [slopeOf(ahead), slopeOf(behind)]
  })
}

/** Exactly along the axes. */
const exactUnit = (degrees: number) => unit(degrees).map((c) => (Math.abs(c) < 1e-15 ? 0 : c))

describe('where no plane touches', () => {
  test.each<[string, number[], (x: number, y: number) => number]>([
    ['|x| + |y|', [0, 0], (x, y) => Math.abs(x) + Math.abs(y)],
    ['sqrt(x^2 + y^2)', [0, 0], () => 1],
    ['max(x, y)', [1, 1], (x, y) => Math.max(x, y)],
    ['|x|', [0, 1], (x) => Math.abs(x)],
    ['|x| - 2|y|', [0, 0], (x, y) => Math.abs(x) - 2 * Math.abs(y)],
    ['{x=0 and y=0: 0, x^3/(x^2+y^2)}', [0, 0], (x) => x ** 3],
    ['{x=0 and y=0: 0, x^2 y/(x^2+y^2)}', [0, 0], (x, y) => x * x * y]
  ])('the slopes of %s from %s on are limits of their own', (source, at, slope) => {
    const { turns } = around(source, at)
    for (const { degrees, slope: found } of turns) {
      const [x, y] = exactUnit(degrees)
      expect(Math.abs(found - slope(x, y)), `${degrees}°`).toBeLessThan(1e-12)
    }
  })

  test('the steepest ways and the level ones are found between the samples too', () => {
    const diamond = around('|x| + |y|', [0, 0])
    expect(diamond.maximum!.slope).toBeCloseTo(Math.SQRT2, 12)
    expect(Math.abs(diamond.maximum!.degrees % 90)).toBeCloseTo(45, 5)
    expect(diamond.minimum!.slope).toBeCloseTo(1, 12)
    expect(diamond.zeros).toEqual([])

    const kink = around('|x| - 2|y|', [0, 0])
    // |cos θ| = 2 |sin θ| at tan θ = ±1/2.
    const level = Math.atan2(1, 2) / radians
    const expected = [level, 180 - level, level - 180, -level].sort((a, b) => a - b)
    const found = kink.zeros.map(({ degrees }) => degrees).sort((a, b) => a - b)
    expect(found).toHaveLength(4)
    found.forEach((degrees, i) => expect(degrees).toBeCloseTo(expected[i], 9))
    expect(kink.minimum!.slope).toBeCloseTo(-2, 12)
    expect(kink.maximum!.slope).toBeCloseTo(1, 12)

    const cubic = around('{x=0 and y=0: 0, x^2 y/(x^2+y^2)}', [0, 0])
    // sin θ cos²θ is greatest where sin²θ = 1/3.
    expect(cubic.maximum!.slope).toBeCloseTo(2 / (3 * Math.sqrt(3)), 12)
    expect(Math.sin(cubic.maximum!.degrees * radians) ** 2).toBeCloseTo(1 / 3, 6)
  })

  test('a zero that the slope only touches is found, and one it jumps over is none', () => {
    expect(
      around('|x|', [0, 1])
        .zeros.map(({ degrees }) => degrees)
        .sort()
    ).toEqual([-90, 90])
    const jump = (degrees: number) => (Math.abs(wrapDegrees(degrees)) < 45 ? 1 : -1)
    const jumping = brokenPolar((degrees) => [jump(degrees), jump(degrees + 180)])
    expect(jumping.zeros).toEqual([])
  })

  test('a vertical way is the steepest', () => {
    const polar = around('cbrt(x) + y', [0, 0])
    expect(polar.maximum!.slope).toBe(Infinity)
    expect(polar.size).toBeLessThan(Infinity)
  })

  test('what has no slopes has no steepest one', () => {
    expect(brokenPolar(() => [NaN, NaN])).toMatchObject({ size: 0, maximum: null, minimum: null, zeros: [] })
  })
})

test('a direction near one that stands out comes to it', () => {
  const polar = smoothPolar([1, 1])
  expect(nearby(polar, 47, 4)).toEqual(polar.maximum)
  expect(nearby(polar, 134, 4)?.slope).toBe(0)
  expect(nearby(polar, -136, 4)).toEqual(polar.minimum)
  expect(nearby(polar, 90, 4)).toBeNull()
  expect(nearby(smoothPolar([-1, 0]), -179, 4)?.degrees).toBe(180)
})

test.each([
  [0, 0],
  [180, 180],
  [-180, 180],
  [181, -179],
  [540, 180],
  [-30, -30]
])('%s° is %s°', (degrees, wrapped) => {
  expect(wrapDegrees(degrees)).toBe(wrapped)
})
