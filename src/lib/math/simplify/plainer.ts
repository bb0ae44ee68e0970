import { isCall } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import type { Rational } from '../expression/rational'
import { exponential, ofSize } from './calls'
import { asTerm, product, raise, times } from './products'
import * as T from './terms'
import type { Factor, Sum, Term } from './terms'
import { isAtom, isOdd, isSymbolicPower, isTruth } from './traits'
import type { Workspace } from './workspace'

/** Products of more exponentials are left alone: each new factor would add their exponents anew. */
const mostExponentials = 4

const two = Q.rational(2n)
const three = Q.rational(3n)

/** What a term is, if a factor of it, which is a power of a call, has a plainer name there; null if not. */
type PlainerRule = (w: Workspace, term: Term, factor: Factor, base: Call) => Sum | null

/** The term in a plainer form, if this factor of it allows one. */
export function plainer(w: Workspace, term: Term, factor: Factor, base: Call): Sum | null {
  if (isTruth(base) && Q.isInteger(factor.exponent) && factor.exponent.num > 1n)
    return replaced(w, term, [factor], [T.factorTerm(base)])
  return plainerRules.get(base.name)?.(w, term, factor, base) ?? null
}

/** The term with some of its factors replaced by a sum. */
function replaced(w: Workspace, term: Term, gone: Factor[], by: Sum): Sum {
  const rest = { ...term, factors: term.factors.filter((f) => !gone.includes(f)), key: undefined }
  return product(w, [rest], by)
}

/** The factor that is this power of another function of the same argument. */
const partner = (term: Term, base: Call, name: string, power: Rational): Factor | undefined =>
  term.factors.find(
    (f) => isCall(f.base, name) && f.base.args[0] === base.args[0] && Q.equal(f.exponent, power)
  )

const isMultiple = (exponent: Rational, of: bigint): boolean =>
  Q.isInteger(exponent) && exponent.num % of === 0n

/** e^(x + y)·e^(−x) is e^y; e^x·e^y stays. */
function joinedExponential(w: Workspace, term: Term): Sum | null {
  const exponentials = term.factors.filter((f) => isCall(f.base, 'exp'))
  if (exponentials.length < 2 || exponentials.length > mostExponentials) return null
  const parts = exponentials.map(({ base, exponent }) => T.scale(w.sumOf((base as Call).args[0]), exponent))
  const total = T.addSums(...parts)
  if (total.length >= parts.reduce((count, part) => count + part.length, 0)) return null
  const rest = {
    coefficient: term.coefficient,
    factors: term.factors.filter((f) => !exponentials.includes(f))
  }
  return product(w, [rest], exponential(w, total))
}

/** hypot² is the sum of squares; beside another hypot that goes into its power. */
function plainerNorm(w: Workspace, term: Term, factor: Factor, base: Call): Sum | null {
  const { exponent } = factor
  if (!Q.isInteger(exponent)) return null
  const sum = squared(w, base)
  const rest = term.factors.filter((f) => f !== factor)
  if (exponent.num % 2n === 0n) {
    const raised = raise(w, sum, Q.divide(exponent, two))
    return product(w, [{ coefficient: term.coefficient, factors: rest }], raised)
  }
  const inner = w.build(sum)
  const partner = rest.find((f) => f.base === inner && Q.isInteger(f.exponent))
  if (!partner) return null
  const total = Q.add(exponent, Q.multiply(two, partner.exponent))
  const others = {
    coefficient: term.coefficient,
    factors: rest.filter((f) => f !== partner)
  }
  return [times(w, others, T.factorTerm(base, total))]
}

function squared(w: Workspace, norm: Call): Sum {
  return T.addSums(...norm.args.map((arg) => raise(w, w.sumOf(arg), two)))
}

/** u·sign(u) is |u|. */
function absoluteValue(w: Workspace, term: Term, sign: Factor, u: Expr): Sum | null {
  const size = asTerm(w, w.sumOf(u))
  const holds = size.factors.every((f) =>
    term.factors.some(
      (own) => own.base === f.base && own.exponent.num > 0n && Q.compare(own.exponent, f.exponent) >= 0
    )
  )
  if (!holds || size.factors.some((f) => Q.isNegative(f.exponent))) return null
  const rest = size.factors.reduce((left, f) => T.without(left, f, f.exponent), T.without(term, sign, Q.one))
  return product(w, [rest], ofSize(w, 'abs', w.sumOf(u)))
}

/** (x²)^(3/2)/(x²)^(1/2) has come to (x²)^1. */
const wholePower: PlainerRule = (w, term, factor, base) => {
  const { exponent } = factor
  const stays = !Q.isInteger(exponent) || isSymbolicPower(base) || isAtom(w.sumOf(base), base)
  return stays ? null : replaced(w, term, [factor], raise(w, w.sumOf(base), exponent))
}

/** |u|² is u², and (∛u)³ is u: the power of the argument, where n divides the exponent. */
const powerOfArgument =
  (n: bigint, degree: Rational): PlainerRule =>
  (w, term, factor, { args }) =>
    isMultiple(factor.exponent, n)
      ? replaced(w, term, [factor], raise(w, w.sumOf(args[0]), Q.divide(factor.exponent, degree)))
      : null

/** step(u)·relu(u) is relu(u). */
const stepOfPositivePart: PlainerRule = (w, term, factor, base) =>
  Q.isOne(factor.exponent) && partner(term, base, 'relu', Q.one)
    ? replaced(w, term, [factor], [T.constantTerm(Q.one)])
    : null

/** sign(u)·|u|ⁿ is uⁿ for every odd n: the derivative of ln |u| is u′/u. */
const signOfSize: PlainerRule = (w, term, factor, { args: [u] }) => {
  if (!Q.isOne(factor.exponent)) return null
  const size = term.factors.find((f) => isCall(f.base, 'abs') && f.base.args[0] === u && isOdd(f.exponent))
  if (size) return replaced(w, term, [factor, size], raise(w, w.sumOf(u), size.exponent))
  return absoluteValue(w, term, factor, u)
}

/** (sin u/cos u)ⁿ is tanⁿ u. */
const quotientOfWaves: PlainerRule = (w, term, factor, base) => {
  const { exponent } = factor
  const below = partner(term, base, 'cos', Q.negate(exponent))
  if (!below) return null
  const name = Q.isNegative(exponent) ? 'cot' : 'tan'
  const quotient = T.factorTerm(w.g.call(name, base.args[0]), Q.absolute(exponent))
  return replaced(w, term, [factor, below], [quotient])
}

/** By the name of the call whose power the factor is. */
const plainerRules: ReadonlyMap<string, PlainerRule> = new Map<string, PlainerRule>([
  ['exp', joinedExponential],
  ['multiply', wholePower],
  ['pow', wholePower],
  ['abs', powerOfArgument(2n, Q.one)],
  ['cbrt', powerOfArgument(3n, three)],
  ['hypot', plainerNorm],
  ['step', stepOfPositivePart],
  ['sign', signOfSize],
  ['sin', quotientOfWaves]
])
