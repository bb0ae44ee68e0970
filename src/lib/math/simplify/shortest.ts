import { isCall } from '../expression/expression'
import * as Q from '../expression/rational'
import { costOf } from './cost'
import { joinSquares } from './identities'
import { divideExactly } from './polynomial'
import { product, takeOut, times } from './products'
import * as T from './terms'
import type { Factor, Sum, Term } from './terms'
import { isBracket, isMonomial, size } from './traits'
import { limits } from './workspace'
import type { Workspace } from './workspace'

/** Products are multiplied out only into at most this many terms, to see whether that reads shorter. */
const largestExpansion = 16
/** Longer sums are not searched for common factors. */
const longestFactored = 40

/** The shortest of: as it is, multiplied out, and each with its common factors taken out. */
export function shortestOf(w: Workspace, sum: Sum): Sum {
  if (sum.length === 0 || (sum.length === 1 && !sum[0].factors.some(isBracket))) return sum
  const key = T.sumKey(sum)
  const known = w.shortest.get(key) ?? w.domain?.shortest.get(key)
  if (known) return known
  w.shortest.set(key, sum)
  if (w.work > limits.shorten) return sum
  w.work += 2 * size(sum)
  const joined = joinSquares(w.g, sum)
  const expanded = expand(w, joined)
  const candidates = [joined, ...factored(w, joined)]
  if (expanded) candidates.push(expanded, ...factored(w, expanded))
  const cheapest = leastCostly(w, candidates)
  const cancelled = dividedOut(w, cheapest)
  const winner = cancelled === cheapest ? cheapest : shortestOf(w, cancelled)
  w.shortest.set(key, winner)
  return winner
}

function leastCostly(w: Workspace, candidates: Sum[]): Sum {
  const costs = candidates.map((candidate) => (candidates.length > 1 ? costOf(w, candidate) : 0))
  return candidates[costs.indexOf(Math.min(...costs))]
}

function expand(w: Workspace, sum: Sum): Sum | null {
  if (!sum.some((term) => term.factors.some(isBracket)) || isDecimalMultiple(w, sum)) return null
  const parts: Sum[] = []
  for (const term of sum) {
    const part = expandTerm(w, term)
    if (!part) return null
    parts.push(part)
  }
  return joinSquares(w.g, T.addSums(...parts))
}

/** 0.004(1 + 0.001x) stays. */
function isDecimalMultiple(w: Workspace, [term, ...others]: Sum): boolean {
  const [bracket, ...more] = term.factors.filter(isBracket)
  if (others.length > 0 || more.length > 0) return false
  return term.coefficient.decimal || w.sumOf(bracket.base).some((inner) => inner.coefficient.decimal)
}

function expandTerm(w: Workspace, term: Term): Sum | null {
  let result: Sum = [T.constantTerm(term.coefficient)]
  for (const factor of term.factors) {
    const sum = isBracket(factor) && w.known(factor.base.id)
    const repeats = sum ? Number(factor.exponent.num) : 1
    const next = sum || [{ coefficient: Q.one, factors: [factor] }]
    for (let i = 0; i < repeats; i++) {
      if (result.length * next.length > largestExpansion) return null
      const terms: Sum = []
      for (const a of result) for (const b of next) terms.push(times(w, a, b))
      result = next.length > 1 ? T.addSums(terms) : terms
    }
  }
  return result
}

/** The sum with common factors outside: those all terms share, and those that merge fractions. */
function factored(w: Workspace, sum: Sum): Sum[] {
  if (sum.length < 2 || sum.length > longestFactored || sum.every(isMonomial)) return []
  const common = T.commonFactors(sum)
  const shared = common.filter((factor) => T.sharedByAll(sum, factor))
  // A number alone is not worth a bracket: 3x² − 3y² stays.
  const choices = shared.length > 0 ? [shared] : []
  if (common.length > shared.length) choices.push(common)
  return choices.map((factors) => takeOut(w, sum, factors))
}

/** Terms such as (x² − y²)/(x − y), where the division comes out even. */
function dividedOut(w: Workspace, sum: Sum): Sum {
  if (sum.length > largestExpansion) return sum
  const parts = sum.map((term) => divided(w, term))
  return parts.some((part) => part !== null) ? T.addSums(...parts.map((part, i) => part ?? [sum[i]])) : sum
}

function divided(w: Workspace, term: Term): Sum | null {
  const above = term.factors.filter(isBracket)
  const below = term.factors.filter(
    (f) => isCall(f.base, 'add') && Q.isInteger(f.exponent) && f.exponent.num < 0n
  )
  if (above.length === 0 || below.length === 0) return null
  const dividend = expandTerm(w, { coefficient: Q.one, factors: above })
  let numerator = dividend && (expand(w, dividend) ?? dividend)
  const denominator: Factor[] = []
  for (const { base, exponent } of below) {
    let left = exponent
    while (numerator && Q.isNegative(left)) {
      w.work += numerator.length
      const last = Q.equal(left, Q.minusOne) && !w.nonzero(base)
      const quotient = last ? null : divideExactly(numerator, w.sumOf(base))
      if (!quotient) break
      numerator = quotient
      left = Q.add(left, Q.one)
    }
    if (!Q.isZero(left)) denominator.push({ base, exponent: left })
  }
  if (
    !numerator ||
    (denominator.every((f, i) => below[i]?.exponent === f.exponent) && denominator.length === below.length)
  )
    return null
  const kept = term.factors.filter((f) => !above.includes(f) && !below.includes(f))
  const factors = [...kept, ...denominator].sort(
    (a, b) => a.base.id - b.base.id || Q.compare(b.exponent, a.exponent)
  )
  return product(w, shortestOf(w, numerator), [{ coefficient: term.coefficient, factors }])
}
