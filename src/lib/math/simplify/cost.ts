import { isCall } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import { withShifts } from './shifts'
import * as T from './terms'
import type { Factor, Sum, Term } from './terms'
import { allNegative, isExponential } from './traits'
import type { Workspace } from './workspace'

/** How long a sum reads: operations as a reader counts them, + − · ÷ signs, powers and function applications. */
export function costOf(w: Workspace, sum: Sum): number {
  if (sum.length === 0) return 0
  let total = sum.length - 1 + Number(allNegative(sum))
  for (const term of sum) total += costOfTerm(w, term)
  return total
}

function costOfTerm(w: Workspace, { coefficient, factors: held }: Term): number {
  const factors = withShifts(w, held)
  const fraction = coefficient.den > 1n && !coefficient.decimal
  let [above, below, total] = [0, Number(fraction), 0]
  for (const factor of factors) {
    total += costOfFactor(w, factor)
    if (Q.isNegative(factor.exponent) && !isExponential(factor.base)) below++
    else above++
  }
  if (above > 0 && !Q.isOne(fraction ? Q.rational(coefficient.num) : Q.absolute(coefficient))) above++
  return total + Math.max(0, above - 1) + Math.max(0, below - 1) + Number(below > 0)
}

function costOfFactor(w: Workspace, { base, exponent }: Factor): number {
  if (isExponential(base) && !Q.isOne(exponent))
    return 1 + costOf(w, T.scale(w.sumOf((base as Call).args[(base as Call).args.length - 1]), exponent))
  const size = Q.absolute(exponent)
  const power = Q.isOne(size) ? 0 : Q.isInteger(size) || Q.equal(size, Q.half) ? 1 : 2
  return costOfBase(w, base) + power
}

function costOfBase(w: Workspace, base: Expr): number {
  if (base.kind !== 'call') return 0
  const known = w.costs.get(base.id)
  if (known !== undefined) return known
  const cost = isCall(base, 'add')
    ? costOf(w, w.sumOf(base))
    : base.args.reduce((total, arg) => total + costOf(w, w.sumOf(arg)), 1)
  w.costs.set(base.id, cost)
  return cost
}
