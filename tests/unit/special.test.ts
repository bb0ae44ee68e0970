import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  digamma,
  erf,
  erfc,
  gamma,
  lgamma,
  polygamma,
  sincSlope
} from '../../src/lib/math/table/specialValues'

const { dense } = JSON.parse(
  readFileSync(new URL('../support/data/table.json', import.meta.url), 'utf8')
) as { dense: Record<string, [number, number][]> }

/** Largest errors in units of the value, or of 1 where the value passes through 0. */
test.each([
  ['erf', erf, 4e-16, false],
  ['erfc', erfc, 5e-16, false],
  ['gamma', gamma, 3e-15, false],
  ['lgamma', lgamma, 3e-15, true],
  ['polygamma0', digamma, 3e-15, true],
  ['polygamma1', (x: number) => polygamma(1, x), 2e-15, false],
  ['polygamma2', (x: number) => polygamma(2, x), 5e-15, true],
  ['polygamma9', (x: number) => polygamma(9, x), 5e-15, false],
  ['sincSlope1', (x: number) => sincSlope(1, x), 5e-16, true],
  ['sincSlope2', (x: number) => sincSlope(2, x), 5e-16, true]
] as const)('%s is as mpmath has it', (name, f, tolerance, absolute) => {
  for (const [x, expected] of dense[name]) {
    const scale = Math.max(Math.abs(expected), absolute ? 1 : 0)
    const error = Math.abs(f(x) - expected) / scale
    expect(error < tolerance ? '' : `${name} at ${x}: ${f(x)} for ${expected}, off by ${error}`).toBe('')
  }
})

describe('special values', () => {
  test('whole factorials are exact', () => {
    let factorial = 1
    for (let n = 1; n < 23; n++) {
      expect(gamma(n)).toBe(factorial)
      factorial *= n
    }
  })

  test('erf is odd and ends at ±1', () => {
    for (const x of [0, 1e-300, 0.3, 0.6, 3, 5.9, 6.1, 1e300]) expect(erf(-x)).toBe(-erf(x))
    expect([erf(-Infinity), erf(0), erf(Infinity)]).toEqual([-1, 0, 1])
  })

  test('erfc keeps its digits where 1 − erf has none', () => {
    expect(erfc(6)).toBeCloseTo(2.1519736712498913e-17, 31)
    expect([erfc(-Infinity), erfc(-30), erfc(0), erfc(30), erfc(Infinity)]).toEqual([2, 2, 1, 0, 0])
    for (const x of [0.1, 0.46, 0.47, 2, 5]) expect(erfc(-x) + erfc(x)).toBeCloseTo(2, 14)
  })

  test('far arguments take no longer than near ones', () => {
    expect(gamma(-1e15 + 0.5)).toBe(0)
    expect(lgamma(1e300)).toBeGreaterThan(1e302)
    expect(polygamma(1, -1e15 + 0.5)).toBeCloseTo(Math.PI ** 2, 10)
    expect(polygamma(3, 1e12)).toBeCloseTo(2e-36, 45)
    expect(digamma(1e300)).toBeCloseTo(300 * Math.LN10, 9)
  })

  test('what is no number stays none', () => {
    for (const f of [erf, erfc, gamma, lgamma, digamma]) expect(f(NaN)).toBeNaN()
    expect(polygamma(1, NaN)).toBeNaN()
    expect(polygamma(NaN, 1)).toBeNaN()
  })
})
