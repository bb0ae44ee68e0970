import type { Expr } from './expression'
import * as Q from './rational'
import type { Rational } from './rational'

/** base^exponent. One term may hold a base twice, once raised up and once down: x/x is not 1 at 0. */
export interface Factor {
  base: Expr
  exponent: Rational
}

/** coefficient · product of factors, sorted by base. */
export interface Term {
  coefficient: Rational
  factors: Factor[]
}

/** A sum of terms with distinct products; the empty sum is 0. */
export type Sum = Term[]

export const constantTerm = (coefficient: Rational): Term => ({ coefficient, factors: [] })
export const factorTerm = (base: Expr, exponent = Q.one): Term => ({
  coefficient: Q.one,
  factors: [{ base, exponent }]
})
export const scale = (sum: Sum, by: Rational): Sum =>
  Q.isZero(by) ? [] : sum.map((t) => ({ ...t, coefficient: Q.multiply(t.coefficient, by) }))

export const productKey = (factors: Factor[]): string =>
  factors.map((f) => `${f.base.id}^${f.exponent.num}/${f.exponent.den}`).join()

export const sumKey = (sum: Sum): string =>
  sum.map((t) => `${t.coefficient.num}/${t.coefficient.den}:${productKey(t.factors)}`).join('+')

/** Adds sums, like terms collected. */
export function addSums(...sums: Sum[]): Sum {
  const terms = new Map<string, Term>()
  for (const sum of sums)
    for (const term of sum) {
      const key = productKey(term.factors)
      const known = terms.get(key)
      if (known) terms.set(key, { ...known, coefficient: Q.add(known.coefficient, term.coefficient) })
      else terms.set(key, term)
    }
  return [...terms.values()].filter((term) => !Q.isZero(term.coefficient))
}

/**
 * The product of two terms with powers collected. x^a·x^b with exponents of opposite sign is joined
 * only where that keeps the domain (x²/x³ is 1/x) or where `nonzero` says that the base is never 0.
 */
export function multiplyTerms(a: Term, b: Term, nonzero: (base: Expr) => boolean): Term {
  const up = new Map<number, Factor>()
  const down = new Map<number, Factor>()
  for (const { base, exponent } of [...a.factors, ...b.factors]) {
    const side = Q.isNegative(exponent) ? down : up
    const known = side.get(base.id)
    side.set(base.id, { base, exponent: known ? Q.add(known.exponent, exponent) : exponent })
  }
  for (const [id, { base, exponent }] of [...down]) {
    const other = up.get(id)
    if (!other) continue
    const total = Q.add(other.exponent, exponent)
    if (!Q.isNegative(total) && !nonzero(base)) continue
    up.delete(id)
    down.delete(id)
    if (!Q.isZero(total)) (Q.isNegative(total) ? down : up).set(id, { base, exponent: total })
  }
  return foldNumbers(Q.multiply(a.coefficient, b.coefficient), [...up.values(), ...down.values()])
}

/** Number bases with whole exponents, as in √2·√2, go into the coefficient. */
function foldNumbers(coefficient: Rational, factors: Factor[]): Term {
  const kept: Factor[] = []
  for (const factor of factors) {
    const { base, exponent } = factor
    const whole = base.kind === 'number' && Q.isInteger(exponent) ? Q.power(base.value, exponent.num) : null
    if (whole) coefficient = Q.multiply(coefficient, whole)
    else kept.push(factor)
  }
  kept.sort((a, b) => a.base.id - b.base.id || Q.compare(b.exponent, a.exponent))
  return { coefficient, factors: kept }
}

/** The largest rational that divides every coefficient, with the sign of the first. */
export function content(sum: Sum): Rational {
  let num = 0n
  let den = 1n
  for (const { coefficient } of sum) {
    num = gcd(num, Q.absolute(coefficient).num)
    den = (den * coefficient.den) / gcd(den, coefficient.den)
  }
  const decimal = sum.some((t) => t.coefficient.decimal)
  const size = Q.rational(num, den, decimal)
  return sum.every((t) => Q.isNegative(t.coefficient)) ? Q.negate(size) : size
}

function gcd(a: bigint, b: bigint): bigint {
  while (b) [a, b] = [b, a % b]
  return a
}

/** For each base, the smallest exponent over all terms (0 where a term lacks it). */
export function commonFactors(sum: Sum): Factor[] {
  const least = new Map<number, { base: Expr; exponent: Rational; seen: number }>()
  for (const term of sum)
    for (const { base, exponent } of netFactors(term)) {
      const known = least.get(base.id)
      const smaller = !known || Q.compare(exponent, known.exponent) < 0
      least.set(base.id, {
        base,
        exponent: smaller ? exponent : known.exponent,
        seen: (known?.seen ?? 0) + 1
      })
    }
  return [...least.values()]
    .map(({ base, exponent, seen }) => ({
      base,
      exponent: seen === sum.length || Q.isNegative(exponent) ? exponent : Q.zero
    }))
    .filter((f) => !Q.isZero(f.exponent))
}

/** Factors whose base is in every term, that is, extractable without a new common denominator. */
export const sharedByAll = (sum: Sum, factor: Factor): boolean =>
  sum.every((term) => term.factors.some((f) => f.base.id === factor.base.id))

/** Terms that hold a base both up and down cannot be divided safely. */
const netFactors = (term: Term): Factor[] =>
  term.factors.filter((f) => !term.factors.some((g) => g !== f && g.base.id === f.base.id))
