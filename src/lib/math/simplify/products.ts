import { isCall } from '../expression/expression'
import * as Q from '../expression/rational'
import type { Rational } from '../expression/rational'
import * as T from './terms'
import type { Factor, Sum, Term } from './terms'
import { isSign } from './traits'
import type { Workspace } from './workspace'

/** Products and powers of sums in normal form. */

export const undefinedSum = (w: Workspace): Sum => [T.factorTerm(w.g.constant('undefined'))]

export function product(w: Workspace, a: Sum, b: Sum): Sum {
  if (a.length === 0 || b.length === 0) return []
  if (isSign(a)) return T.scale(b, a[0].coefficient)
  if (isSign(b)) return T.scale(a, b[0].coefficient)
  return normalise(w, times(w, asTerm(w, a), asTerm(w, b)))
}

export function times(w: Workspace, a: Term, b: Term): Term {
  w.work += a.factors.length + b.factors.length + 1
  return T.multiplyTerms(a, b, w.nonzero)
}

/** Powers and pairs of functions that have a plainer name: |u|², (∛u)³, sign u·|u|, sin u/cos u. */
export function normalise(w: Workspace, term: Term): Sum {
  for (const factor of term.factors) {
    const plain = factor.base.kind === 'call' && w.plainer(term, factor, factor.base)
    if (plain) return plain
  }
  return expandIfNumber(w, term)
}

/** A term that is only ±1 times a sum is that sum. */
export function expandIfNumber(w: Workspace, term: Term): Sum {
  const [factor] = term.factors
  const lone = term.factors.length === 1 && Q.isOne(factor.exponent) && Q.isOne(Q.absolute(term.coefficient))
  const inner = lone && isCall(factor.base, 'add') ? w.sumOf(factor.base) : null
  if (inner) return T.scale(inner, term.coefficient)
  return Q.isZero(term.coefficient) ? [] : [term]
}

/** Scaling can leave a sum that is only added: ¼(x − 2) + 1 is ¼((x − 2) + 4), and that ¼(x + 2). */
export function flattened(w: Workspace, sum: Sum): Sum {
  const parts = sum.map((term) => expandIfNumber(w, term))
  return parts.some((part, i) => part[0] !== sum[i]) ? T.addSums(...parts) : sum
}

/** A sum as one term: itself, or content · (primitive sum). */
export function asTerm(w: Workspace, sum: Sum): Term {
  const best = w.shortestOf(sum)
  if (best.length === 0) return T.constantTerm(Q.zero)
  if (best.length === 1) return best[0]
  const size = T.readableContent(best)
  const scaled = T.scale(best, Q.divide(Q.one, size))
  const primitive = flattened(w, scaled)
  if (primitive !== scaled) {
    const term = asTerm(w, primitive)
    return T.withCoefficient(term, Q.multiply(size, term.coefficient))
  }
  return {
    coefficient: size,
    factors: [{ base: w.build(primitive), exponent: Q.one }]
  }
}

export function raise(w: Workspace, sum: Sum, n: Rational): Sum {
  if (Q.isZero(n)) return [T.constantTerm(Q.one)]
  const term = (Q.isNegative(n) && together(w, sum)) || asTerm(w, sum)
  if (Q.isZero(term.coefficient)) return Q.isNegative(n) ? undefinedSum(w) : []
  if (Q.isOne(n)) return expandIfNumber(w, term)
  return Q.isInteger(n) ? raiseWhole(w, term, n) : raiseFraction(w, term, n)
}

/** 1/(1 + y²/x²) is x²/(x² + y²) where x = 0 is excluded already. */
function together(w: Workspace, sum: Sum): Term | null {
  const best = w.shortestOf(sum)
  const below = best.length > 1 ? T.commonFactors(best).filter((f) => Q.isNegative(f.exponent)) : []
  if (below.length === 0 || !below.every((f) => w.nonzero(f.base))) return null
  const merged = takeOut(w, best, below)
  return merged.length === 1 ? merged[0] : null
}

function raiseWhole(w: Workspace, term: Term, n: Rational): Sum {
  const coefficient = Q.power(term.coefficient, n.num)
  if (!coefficient) return [T.factorTerm(w.build([term]), n)]
  const factors = term.factors.map(({ base, exponent }) => T.factorTerm(base, Q.multiply(exponent, n)))
  return normalise(
    w,
    factors.reduce((a, b) => times(w, a, b), T.constantTerm(coefficient))
  )
}

/** (c·u)^(p/q): only a positive c with an exact root comes out; u stays whole, for (x²)^(1/2) is not x. */
function raiseFraction(w: Workspace, term: Term, n: Rational): Sum {
  const root = n.den === 2n ? Q.squareRoot(term.coefficient) : null
  const outside = root && Q.power(root, n.num)
  const inside = outside ? T.withCoefficient(term, Q.one) : term
  const coefficient = outside ?? Q.one
  if (inside.factors.length === 0 && Q.isOne(inside.coefficient)) return [T.constantTerm(coefficient)]
  const lone =
    inside.factors.length === 1 && Q.isOne(inside.coefficient) && Q.isOne(inside.factors[0].exponent)
  const atom = lone ? inside.factors[0].base : w.build([inside])
  return [{ coefficient, factors: [{ base: atom, exponent: n }] }]
}

/** The sum with these factors outside, and the content of what is left of it. */
export function takeOut(w: Workspace, sum: Sum, factors: Factor[]): Sum {
  const size = T.readableContent(sum)
  const inverse = factors.map(({ base, exponent }) => ({
    base,
    exponent: Q.negate(exponent)
  }))
  const divisor: Term = {
    coefficient: Q.divide(Q.one, size),
    factors: inverse
  }
  w.work += sum.length * factors.length
  // Dividing by what is taken out: the exponents meet inside one term, where nothing is lost.
  const inner = T.addSums(
    ...sum.map((term) =>
      normalise(
        w,
        T.multiplyTerms(term, divisor, () => true)
      )
    )
  )
  return product(w, w.shortestOf(inner), [{ coefficient: size, factors }])
}
