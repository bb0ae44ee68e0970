import { isCall, isNumber } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import { conditions, operations } from '../table/functions'
import * as Q from '../expression/rational'
import type { Rational } from '../expression/rational'
import type { Factor, Sum, Term } from './terms'

export const isAdditive = (e: Expr): e is Call & { name: 'add' | 'subtract' | 'negate' } =>
  e.kind === 'call' && (e.name === 'add' || e.name === 'subtract' || e.name === 'negate')

/** (x + y)^n for a whole n > 0, which can be multiplied out. */
export const isBracket = ({ base, exponent }: Factor): boolean =>
  isCall(base, 'add') && Q.isInteger(exponent) && exponent.num > 0n

/** The sum of squares under hypot's root. */
export const squares = (g: Graph, e: Call): Expr[] => [
  g.call('add', ...e.args.map((arg) => g.call('pow', arg, g.number(2))))
]

export const isCondition = ({ base, exponent }: Factor): boolean =>
  base.kind === 'call' && conditions.has(base.name) && Q.isOne(exponent)

export const opposites: ReadonlyMap<string, string> = new Map([
  ['lt', 'gt'],
  ['gt', 'lt']
])

export const sameArgs = (a: Call, b: Call): boolean => a.args.every((arg, i) => arg === b.args[i])

/** Beyond the limits an expression stands for itself. */
export const isAtom = (sum: Sum, e: Expr): boolean =>
  sum.length === 1 && sum[0].factors.some((f) => f.base === e)

/** Either 1 or 0. */
export const isTruth = (e: Expr): boolean =>
  e.kind === 'call' && (conditions.has(e.name) || e.name === 'step')

export const byBase = (a: Factor, b: Factor): number =>
  a.base.id - b.base.id || Q.compare(b.exponent, a.exponent)

export const isSymbolicPower = (e: Expr): boolean => isCall(e, 'pow') && !isNumber(e.args[1])

/** e^u, and b^u with a number b. */
export const isExponential = (e: Expr): boolean =>
  isCall(e, 'exp') || (isCall(e, 'pow') && isNumber(e.args[0]) && !isNumber(e.args[1]))

/** 9x²y² − 2x stays: a polynomial is not factored, though that would be shorter. */
export const isMonomial = (term: Term): boolean =>
  term.factors.every(
    ({ base, exponent }) => base.kind === 'symbol' && Q.isInteger(exponent) && exponent.num > 0n
  )

export const isNonnegative = ({ base, exponent }: Factor): boolean =>
  (Q.isInteger(exponent) && exponent.num % 2n === 0n) ||
  exponent.den % 2n === 0n ||
  (base.kind === 'call' && operations.get(base.name)?.nonnegative === true)

export const isOdd = (n: Rational): boolean => Q.isInteger(n) && n.num % 2n !== 0n

export const size = (sum: Sum): number =>
  sum.reduce((total, { factors }) => total + factors.length, sum.length)

export const allNegative = (sum: Sum): boolean => sum.every((term) => Q.isNegative(term.coefficient))

/** ±1. */
export const isSign = (sum: Sum): boolean =>
  sum.length === 1 && sum[0].factors.length === 0 && Q.isOne(Q.absolute(sum[0].coefficient))

export const isUndefined = (sum: Sum): boolean =>
  sum.length === 1 && sum[0].factors.some(({ base }) => base.kind === 'constant' && base.name === 'undefined')
