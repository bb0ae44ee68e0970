import { isCall } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import { compareFactors, compareTerms } from './order'
import { expandIfNumber, flattened } from './products'
import { withShifts } from './shifts'
import * as T from './terms'
import type { Factor, Sum, Term } from './terms'
import { isCondition, isExponential, opposites, sameArgs } from './traits'
import type { Workspace } from './workspace'

/** The sum as an expression in the order of books; remembers its terms for when it is met again. */
export function build(w: Workspace, sum: Sum): Expr {
  if (sum.length === 0) return w.g.number(0)
  if (sum.length === 1 && !sum[0].factors.some(isCondition)) return buildTerm(w, sum[0])
  const key = T.sumKey(sum)
  const known = w.built.get(key)
  if (known) return known
  const flat = flattened(w, sum)
  if (flat !== sum) return build(w, flat)
  const terms = asChoices(w, sum).sort(compareTerms)
  const lead = terms.findIndex((term) => !Q.isNegative(term.coefficient))
  if (lead > 0) terms.unshift(...terms.splice(lead, 1))
  if (terms.length === 1) return buildTerm(w, terms[0])
  const e = w.g.call('add', ...terms.map((term) => buildTerm(w, term)))
  if (!w.known(e.id)) w.sums.set(e.id, sum)
  w.built.set(key, e)
  return e
}

/**
 * (u < v)·a + (u > v)·b as a choice between a and b, with 0 for what is missing. At u = v, where
 * the derivative of min(u, v) is none of them, it takes b.
 */
function asChoices(w: Workspace, sum: Sum): Sum {
  const terms = [...sum]
  for (;;) {
    const first = terms.find((term) => term.factors.some(isCondition))
    if (!first) return terms
    const condition = first.factors.find(isCondition)!.base as Call
    const opposite = opposites.get(condition.name)
    const take = (name: string | undefined): Sum => {
      const holds = (f: Factor) => isCall(f.base, name ?? '') && sameArgs(f.base, condition) && isCondition(f)
      const taken = terms.filter((term) => term.factors.some(holds))
      for (const term of taken) terms.splice(terms.indexOf(term), 1)
      return taken.map(({ coefficient, factors }) => ({
        coefficient,
        factors: factors.filter((f) => !holds(f))
      }))
    }
    const [yes, no] = [take(condition.name), take(opposite)]
    const [a, b] = [build(w, w.shortestOf(yes)), build(w, w.shortestOf(no))]
    terms.push(T.factorTerm(choose(w, condition, a, b)))
  }
}

/** if(c, if(d, a, 0), 0) is if(c and d, a, 0). */
function choose(w: Workspace, c: Expr, a: Expr, b: Expr): Expr {
  if (a === b) return a
  const nothing = w.g.number(0)
  if (isCall(a, 'if') && a.args[2] === nothing && b === nothing)
    return w.g.call('if', w.g.call('and', c, a.args[0]), a.args[1], nothing)
  return w.g.call('if', c, a, b)
}

function buildTerm(w: Workspace, term: Term): Expr {
  const { coefficient } = term
  const factors = withShifts(w, term.factors)
  const sorted = factors.length > 1 ? [...factors].sort(compareFactors) : factors
  const parts = sorted.map((factor) => buildFactor(w, factor))
  if (!Q.isOne(coefficient) || parts.length === 0) parts.unshift(w.g.number(coefficient))
  const e = parts.length === 1 ? parts[0] : w.g.call('multiply', ...parts)
  if (!w.known(e.id)) w.sums.set(e.id, expandIfNumber(w, term))
  return e
}

function buildFactor(w: Workspace, { base, exponent }: Factor): Expr {
  if (Q.isOne(exponent)) return base
  const last = base.kind === 'call' && isExponential(base) ? base.args[base.args.length - 1] : null
  if (last) {
    const raised = build(w, T.scale(w.sumOf(last), exponent))
    return w.g.call((base as Call).name, ...(base as Call).args.slice(0, -1), raised)
  }
  if (Q.equal(exponent, Q.half)) return w.g.call('sqrt', base)
  return w.g.call('pow', base, w.g.number(exponent))
}
