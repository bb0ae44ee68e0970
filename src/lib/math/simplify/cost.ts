import { isCall } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import * as T from './terms'
import type { Factor, Sum, Term } from './terms'
import { allNegative, isExponential } from './traits'

/** How long a sum reads. `sumOf` gives an expression's terms, `joined` a term's factors as they are written. */
export class Cost {
  private costs = new Map<number, number>()

  constructor(
    private sumOf: (e: Expr) => Sum,
    private joined: (factors: Factor[]) => Factor[]
  ) {}

  /** Operations as a reader counts them: + − · ÷ signs, powers and function applications. */
  of(sum: Sum): number {
    if (sum.length === 0) return 0
    let total = sum.length - 1 + Number(allNegative(sum))
    for (const term of sum) total += this.costOfTerm(term)
    return total
  }

  private costOfTerm({ coefficient, factors: held }: Term): number {
    const factors = this.joined(held)
    const fraction = coefficient.den > 1n && !coefficient.decimal
    let [above, below, total] = [0, Number(fraction), 0]
    for (const factor of factors) {
      total += this.costOfFactor(factor)
      if (Q.isNegative(factor.exponent) && !isExponential(factor.base)) below++
      else above++
    }
    if (above > 0 && !Q.isOne(fraction ? Q.rational(coefficient.num) : Q.absolute(coefficient))) above++
    return total + Math.max(0, above - 1) + Math.max(0, below - 1) + Number(below > 0)
  }

  private costOfFactor({ base, exponent }: Factor): number {
    if (isExponential(base) && !Q.isOne(exponent))
      return 1 + this.of(T.scale(this.sumOf((base as Call).args[(base as Call).args.length - 1]), exponent))
    const size = Q.absolute(exponent)
    const power = Q.isOne(size) ? 0 : Q.isInteger(size) || Q.equal(size, Q.half) ? 1 : 2
    return this.costOfBase(base) + power
  }

  private costOfBase(base: Expr): number {
    if (base.kind !== 'call') return 0
    const known = this.costs.get(base.id)
    if (known !== undefined) return known
    const cost = isCall(base, 'add')
      ? this.of(this.sumOf(base))
      : base.args.reduce((total, arg) => total + this.of(this.sumOf(arg)), 1)
    this.costs.set(base.id, cost)
    return cost
  }
}
