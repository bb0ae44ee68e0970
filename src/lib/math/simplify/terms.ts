import type { Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import type { Rational } from '../expression/rational'

/** base^exponent. One term may hold a base twice, once raised up and once down: x/x is not 1 at 0. */
export interface Factor {
  base: Expr
  exponent: Rational
}

/** coefficient · product of factors, sorted by base and then by falling exponent. */
export interface Term {
  coefficient: Rational
  factors: Factor[]
  /** Names the product; made when it is first asked for. */
  key?: string
}

/** A sum of terms with distinct products; the empty sum is 0. */
export type Sum = Term[]

export const constantTerm = (coefficient: Rational): Term => ({ coefficient, factors: [] })
export const factorTerm = (base: Expr, exponent = Q.one): Term => ({
  coefficient: Q.one,
  factors: [{ base, exponent }]
})
export const withCoefficient = (term: Term, coefficient: Rational): Term => ({ ...term, coefficient })
export const scale = (sum: Sum, by: Rational): Sum => {
  if (Q.isOne(by)) return sum
  return Q.isZero(by) ? [] : sum.map((t) => withCoefficient(t, Q.multiply(t.coefficient, by)))
}

const productKey = (factors: Factor[]): string => {
  let key = ''
  for (const { base, exponent } of factors)
    key += Q.isOne(exponent) ? `${base.id},` : `${base.id}^${exponent.num}/${exponent.den},`
  return key
}

/** Two terms with the same product differ only in their coefficients. */
export const termKey = (term: Term): string => (term.key ??= productKey(term.factors))

export const sumKey = (sum: Sum): string => {
  let key = ''
  for (const term of sum)
    key += `${term.coefficient.num}/${term.coefficient.den}${term.coefficient.decimal ? 'd' : ''}:${termKey(term)}+`
  return key
}

/** Adds sums, like terms collected. */
export function addSums(...sums: Sum[]): Sum {
  const terms = new Map<string, Term>()
  let lost = false
  for (const sum of sums)
    for (const term of sum) {
      const key = termKey(term)
      const known = terms.get(key)
      if (!known) terms.set(key, term)
      else {
        const coefficient = Q.add(known.coefficient, term.coefficient)
        lost ||= Q.isZero(coefficient)
        terms.set(key, withCoefficient(known, coefficient))
      }
    }
  const collected = [...terms.values()]
  return lost ? collected.filter((term) => !Q.isZero(term.coefficient)) : collected
}

/**
 * The product of two terms with powers collected. x^a·x^b with exponents of opposite sign is joined
 * only where that keeps the domain (x²/x³ is 1/x) or where `nonzero` says that the base is never 0.
 */
export function multiplyTerms(a: Term, b: Term, nonzero: (base: Expr) => boolean): Term {
  const coefficient = Q.multiply(a.coefficient, b.coefficient)
  if (a.factors.length === 0) return withCoefficient(b, coefficient)
  if (b.factors.length === 0) return withCoefficient(a, coefficient)
  const product: Term = { coefficient, factors: [] }
  let [i, j] = [0, 0]
  while (i < a.factors.length || j < b.factors.length) {
    const id = Math.min(a.factors[i]?.base.id ?? Infinity, b.factors[j]?.base.id ?? Infinity)
    const [from, start] = [i, j]
    while (a.factors[i]?.base.id === id) i++
    while (b.factors[j]?.base.id === id) j++
    if (start === j) for (let k = from; k < i; k++) product.factors.push(a.factors[k])
    else if (from === i) for (let k = start; k < j; k++) product.factors.push(b.factors[k])
    else joinPowers(product, [...a.factors.slice(from, i), ...b.factors.slice(start, j)], nonzero)
  }
  return product
}

/** Multiplies powers of one base into the product. */
function joinPowers(product: Term, powers: Factor[], nonzero: (base: Expr) => boolean): void {
  const { base } = powers[0]
  let [up, down] = [Q.zero, Q.zero]
  for (const { exponent } of powers)
    if (Q.isNegative(exponent)) down = Q.add(down, exponent)
    else up = Q.add(up, exponent)
  const total = Q.add(up, down)
  const joined = Q.isZero(up) || Q.isZero(down) || Q.isNegative(total) || nonzero(base)
  for (const exponent of joined ? [total] : [up, down]) {
    // √2·√2 goes into the coefficient.
    const whole = base.kind === 'number' && Q.isInteger(exponent) ? Q.power(base.value, exponent.num) : null
    if (whole) product.coefficient = Q.multiply(product.coefficient, whole)
    else if (!Q.isZero(exponent)) product.factors.push({ base, exponent })
  }
}

/** The term with one factor's exponent lowered by `by`; the factor must be there. */
export function without(term: Term, { base }: Factor, by: Rational): Term {
  const factors: Factor[] = []
  for (const factor of term.factors)
    if (factor.base !== base || Q.isNegative(factor.exponent)) factors.push(factor)
    else if (!Q.equal(factor.exponent, by))
      factors.push({ base, exponent: Q.add(factor.exponent, Q.negate(by)) })
  return { coefficient: term.coefficient, factors }
}

/** The largest rational that divides every coefficient; negative where all of them are. */
export function content(sum: Sum): Rational {
  let num = 0n
  let den = 1n
  for (const { coefficient } of sum) {
    num = gcd(num, coefficient.num < 0n ? -coefficient.num : coefficient.num)
    if (coefficient.den !== den) den = (den * coefficient.den) / gcd(den, coefficient.den)
  }
  const decimal = sum.some((t) => t.coefficient.decimal)
  const size = Q.rational(num, den, decimal)
  return sum.every((t) => Q.isNegative(t.coefficient)) ? Q.negate(size) : size
}

/** The content, save that decimals stay as they were typed: 1 + 0.001x is not 0.001(1000 + x). */
export function readableContent(sum: Sum): Rational {
  if (!sum.some((t) => t.coefficient.decimal)) return content(sum)
  return sum.every((t) => Q.isNegative(t.coefficient)) ? Q.minusOne : Q.one
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
      if (!known) least.set(base.id, { base, exponent, seen: 1 })
      else {
        known.seen++
        if (Q.compare(exponent, known.exponent) < 0) known.exponent = exponent
      }
    }
  const common: Factor[] = []
  for (const { base, exponent, seen } of least.values())
    if (seen === sum.length || Q.isNegative(exponent)) common.push({ base, exponent })
  return common.sort((a, b) => a.base.id - b.base.id)
}

/** Factors whose base is in every term, that is, extractable without a new common denominator. */
export const sharedByAll = (sum: Sum, factor: Factor): boolean =>
  sum.every((term) => term.factors.some((f) => f.base === factor.base))

/** Terms that hold a base both up and down cannot be divided safely. */
const netFactors = ({ factors }: Term): Factor[] =>
  factors.filter((f, i) => factors[i - 1]?.base !== f.base && factors[i + 1]?.base !== f.base)
