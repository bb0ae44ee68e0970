import { isCall, isNumber, varies } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import { operation } from '../table/functions'
import { asTerm, expandIfNumber, product, raise } from './products'
import { holdsShift } from './shifts'
import * as T from './terms'
import type { Sum, Term } from './terms'
import { allNegative, isNonnegative } from './traits'
import type { Workspace } from './workspace'

/** The normal forms of calls, from those of their arguments. */

const two = Q.rational(2n)

/** if(c, a, a) is a: where c has no value, neither has f. */
export function choice(w: Workspace, c: Expr, a: Expr, b: Expr): Sum {
  if (isNumber(c)) return w.sumOf(Q.isZero(c.value) ? b : a)
  const [yes, no] = [w.build(w.shortestOf(w.sumOf(a))), w.build(w.shortestOf(w.sumOf(b)))]
  return yes === no ? w.sumOf(yes) : [T.factorTerm(w.g.call('if', c, yes, no))]
}

function pow(w: Workspace, u: Sum, v: Sum): Sum {
  const exponent = w.shortestOf(v)
  const base = w.build(w.shortestOf(u))
  if (exponent.length === 0) return [T.constantTerm(Q.one)]
  const number = exponent.length === 1 && exponent[0].factors.length === 0
  if (number) return raise(w, u, exponent[0].coefficient)
  if (base.kind === 'constant' && base.name === 'e') return exponential(w, exponent)
  if (isNumber(base) && base.value.num > 0n)
    return exponentialOf(w, exponent, (scaled) => w.g.call('pow', base, scaled))
  return symbolicPower(w, base, exponent)
}

/** u^(v + n) is held as u^v·u^n, so that u·u^(v−1) is u^v; written it is one power again. */
function symbolicPower(w: Workspace, base: Expr, exponent: Sum): Sum {
  const shift = exponent.find(({ coefficient, factors }) => factors.length === 0 && Q.isInteger(coefficient))
  if (!shift || !holdsShift(w, base)) return [T.factorTerm(w.g.call('pow', base, w.build(exponent)))]
  const rest = w.build(exponent.filter((term) => term !== shift))
  const power = isNumber(rest) ? T.constantTerm(Q.one) : T.factorTerm(w.g.call('pow', base, rest))
  return product(w, [power], [T.factorTerm(base, shift.coefficient)])
}

/** e^(u + n·ln v) is e^u·v^n, where f has that logarithm and so v > 0. */
export function exponential(w: Workspace, u: Sum): Sum {
  const best = w.shortestOf(u)
  const isLogarithm = ({ factors }: Term) =>
    factors.length === 1 && Q.isOne(factors[0].exponent) && w.logarithms.has(factors[0].base.id)
  const logarithms = best.filter(isLogarithm)
  const rest = exponentialOf(
    w,
    best.filter((term) => !isLogarithm(term)),
    (scaled) => w.g.call('exp', scaled)
  )
  const powers = logarithms.map(({ coefficient, factors }) =>
    raise(w, w.sumOf((factors[0].base as Call).args[0]), coefficient)
  )
  return powers.reduce((a, b) => product(w, a, b), rest)
}

/** b^u as a whole power of b^(u/c), so that e^x·e^(−x) meets itself. */
function exponentialOf(w: Workspace, u: Sum, call: (scaled: Expr) => Expr): Sum {
  if (u.length === 0) return [T.constantTerm(Q.one)]
  const whole = Q.rational(T.content(u).num)
  return [T.factorTerm(call(w.build(T.scale(u, Q.divide(Q.one, whole)))), whole)]
}

/** A function of which nothing is known but its entry in the table: that it is odd or even, and its value at 0. */
export function functionOf(w: Workspace, name: string, sums: Sum[]): Sum {
  const [u, ...rest] = sums.map((sum) => w.shortestOf(sum))
  const { parity, f64 } = operation(name)
  const atZero = parity && u.length === 0 ? f64(0, 0) : NaN
  if (atZero === 0) return []
  if (atZero === 1) return [T.constantTerm(Q.one)]
  const flip = parity !== undefined && u.length > 0 && allNegative(u)
  const argument = w.build(flip ? T.scale(u, Q.minusOne) : u)
  const call = w.g.call(name, argument, ...rest.map((sum) => w.build(sum)))
  const term = T.factorTerm(call)
  return [flip && parity === 'odd' ? T.withCoefficient(term, Q.minusOne) : term]
}

/** ln e is 1, ln 1 is 0 and ln e^u is u. */
function logarithm(w: Workspace, u: Sum): Sum {
  const best = w.shortestOf(u)
  const argument = w.build(best)
  if (argument.kind === 'constant' && argument.name === 'e') return [T.constantTerm(Q.one)]
  if (isNumber(argument) && Q.isOne(argument.value)) return []
  const [factor] = best.length === 1 && Q.isOne(best[0].coefficient) ? best[0].factors : []
  if (factor && best[0].factors.length === 1 && isCall(factor.base, 'exp'))
    return T.scale(w.sumOf(factor.base.args[0]), factor.exponent)
  return [T.factorTerm(w.g.call('ln', argument))]
}

/** |c·u| is |c|·|u| and sign(c·u) is ±sign(u); |u²| is u². */
export function ofSize(w: Workspace, name: 'abs' | 'sign', u: Sum): Sum {
  const { coefficient, factors } = asTerm(w, u)
  if (Q.isZero(coefficient)) return []
  const one = Q.isNegative(coefficient) ? Q.minusOne : Q.one
  const outside = name === 'abs' ? Q.absolute(coefficient) : one
  if (factors.length === 0 || (name === 'abs' && factors.every(isNonnegative)))
    return [{ coefficient: outside, factors }]
  const inside = w.build([{ coefficient: Q.one, factors }])
  return [T.withCoefficient(T.factorTerm(w.g.call(name, inside)), outside)]
}

/** hypot(u) is |u|, and numbers are added up. */
function norm(w: Workspace, sums: Sum[]): Sum {
  const parts = sums.map((sum) => w.shortestOf(sum)).filter((sum) => sum.length > 0)
  if (parts.length <= 1) return ofSize(w, 'abs', parts[0] ?? [])
  const total = T.addSums(...parts.map((part) => raise(w, part, two)))
  if (total.length === 1 && total[0].factors.length === 0) return raise(w, total, Q.half)
  const args = parts.map((part) => w.build(allNegative(part) ? T.scale(part, Q.minusOne) : part))
  return [T.factorTerm(w.g.call('hypot', ...args))]
}

function extreme(w: Workspace, name: 'min' | 'max', u: Sum, v: Sum): Sum {
  const [a, b] = [w.build(w.shortestOf(u)), w.build(w.shortestOf(v))]
  if (a === b) return w.sumOf(a)
  if (isNumber(a) && isNumber(b)) return w.sumOf(Q.compare(a.value, b.value) < 0 === (name === 'min') ? a : b)
  return [T.factorTerm(w.g.call(name, a, b))]
}

/** Σ c·u over the rows is c·Σ u where c is the same in each. */
export function reduction(w: Workspace, name: string, sums: Sum[]): Sum {
  const last = w.shortestOf(sums[sums.length - 1])
  const whole = asTerm(w, last)
  if (Q.isZero(whole.coefficient)) return []
  const linear = name !== 'rowMin' && name !== 'rowMax'
  const inside = linear ? whole.factors.filter((f) => varies(f.base)) : whole.factors
  const outside: Term = {
    coefficient: whole.coefficient,
    factors: whole.factors.filter((f) => !inside.includes(f))
  }
  const constant = inside.length === 0
  if (constant && name !== 'rowSum') return expandIfNumber(w, outside)
  if (!linear) return [T.factorTerm(w.g.call(name, w.build(last)))]
  const others = sums.slice(0, -1).map((sum) => w.build(w.shortestOf(sum)))
  const call = w.g.call(name, ...others, w.build([{ coefficient: Q.one, factors: inside }]))
  return product(w, [outside], [T.factorTerm(call)])
}

type CallRule = (w: Workspace, args: Sum[]) => Sum

/** Operations that sums and products know more of than that they are functions, by name. */
export const callRules: ReadonlyMap<string, CallRule> = new Map<string, CallRule>([
  ['multiply', (w, args) => args.reduce((a, b) => product(w, a, b))],
  ['divide', (w, [u, v]) => product(w, u, raise(w, v, Q.minusOne))],
  ['sqrt', (w, [u]) => raise(w, u, Q.half)],
  ['pow', (w, [u, v]) => pow(w, u, v)],
  ['exp', (w, [u]) => exponential(w, u)],
  ['ln', (w, [u]) => logarithm(w, u)],
  ['hypot', norm],
  ['abs', (w, [u]) => ofSize(w, 'abs', u)],
  ['sign', (w, [u]) => ofSize(w, 'sign', u)],
  ['min', (w, [u, v]) => extreme(w, 'min', u, v)],
  ['max', (w, [u, v]) => extreme(w, 'max', u, v)]
])
