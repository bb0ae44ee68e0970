import * as Q from '../expression/rational'
import type { Rational } from '../expression/rational'
import { addSums, multiplyTerms, scale } from './terms'
import type { Factor, Sum, Term } from './terms'

/** Steps of one division; longer quotients are not worth showing. */
const longest = 24

/**
 * dividend / divisor where it comes out even, with names and functions alike as indeterminates; null
 * otherwise. Plain multivariate division by the lexicographically leading term.
 */
export function divideExactly(dividend: Sum, divisor: Sum): Sum | null {
  if (divisor.length < 2 || ![...dividend, ...divisor].every(isMonomial)) return null
  const lead = leading(divisor)
  const quotient: Sum = []
  let rest = dividend
  while (rest.length > 0) {
    const step = divideTerm(leading(rest), lead)
    if (!step || quotient.length === longest || rest.length > 2 * longest) return null
    quotient.push(step)
    const product = divisor.map((term) => multiplyTerms(term, step, () => true))
    rest = addSums(rest, scale(product, Q.minusOne))
  }
  return quotient
}

const isMonomial = (term: Term): boolean =>
  term.factors.every(({ exponent }) => Q.isInteger(exponent) && exponent.num > 0n)

const leading = (sum: Sum): Term => sum.reduce((a, b) => (precedes(a, b) ? a : b))

/** Lexicographic: the term with the larger power of the first base in which they differ. */
function precedes(a: Term, b: Term): boolean {
  for (let i = 0; i < a.factors.length; i++) {
    const [fa, fb] = [a.factors[i], b.factors[i] as Factor | undefined]
    if (!fb || fa.base.id < fb.base.id) return true
    if (fa.base.id > fb.base.id) return false
    const order = Q.compare(fa.exponent, fb.exponent)
    if (order !== 0) return order > 0
  }
  return false
}

function divideTerm(a: Term, b: Term): Term | null {
  const inverse: Term = {
    coefficient: reciprocal(b.coefficient),
    factors: b.factors.map(({ base, exponent }) => ({ base, exponent: Q.negate(exponent) }))
  }
  const quotient = multiplyTerms(a, inverse, () => true)
  return isMonomial(quotient) ? quotient : null
}

const reciprocal = (a: Rational): Rational => Q.divide(Q.one, a)
