import { isCall, isNumber, isReduction, visit } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import type { Rational } from '../expression/rational'
import { conditions } from '../table/functions'
import { build } from './build'
import { callRules, choice, functionOf, reduction } from './calls'
import { plainer } from './plainer'
import { shortestOf, takeOut } from './shortest'
import * as T from './terms'
import type { Sum, Term } from './terms'
import { isAdditive, isSign, isUndefined, size } from './traits'
import { limits } from './workspace'
import type { Workspace } from './workspace'

/** Arguments first, so that recursion never goes deeper than one formula's own operation. */
export function prepare(w: Workspace, roots: Expr[]): void {
  const nodes: Expr[] = []
  const met = new Set<number>()
  const wanted = new Set(roots.map((root) => root.id))
  visit(roots, (node) => {
    nodes.push(node)
    if (node.kind !== 'call') return
    for (const arg of node.args) {
      // A sum inside a sum is taken apart there, unless it occurs twice.
      if (!isAdditive(node) || met.has(arg.id)) wanted.add(arg.id)
      met.add(arg.id)
    }
  })
  for (const node of nodes) if (wanted.has(node.id) || !isAdditive(node)) sumOf(w, node)
}

export function sumOf(w: Workspace, e: Expr): Sum {
  const known = w.known(e.id)
  if (known) return known
  const sum = toSum(w, e)
  w.sums.set(e.id, sum)
  return sum
}

function toSum(w: Workspace, e: Expr): Sum {
  if (isNumber(e)) return Q.isZero(e.value) ? [] : [T.constantTerm(e.value)]
  // Conditions stay as they were typed: moving a term across `<` can change which side rounding falls on.
  if (e.kind !== 'call' || conditions.has(e.name) || w.work > limits.collect) return [T.factorTerm(e)]
  if (isAdditive(e)) return collect(w, e)
  if (isCall(e, 'if')) return choice(w, e.args[0], e.args[1], e.args[2])
  const sums = e.args.map((arg) => sumOf(w, arg))
  if (sums.some(isUndefined)) return undefinedSum(w)
  const rule = callRules.get(e.name)
  if (rule) return rule(w, sums)
  return isReduction(e) ? reduction(w, e.name, sums) : functionOf(w, e.name, sums)
}

export const undefinedSum = (w: Workspace): Sum => [T.factorTerm(w.g.constant('undefined'))]

/** A chain of + and −, in one go: 200 terms added one by one would be copied 200 times. */
function collect(w: Workspace, e: Call): Sum {
  const plus: Sum[] = []
  const stack: { node: Expr; negative: boolean }[] = [{ node: e, negative: false }]
  while (stack.length) {
    const { node, negative } = stack.pop()!
    const known = node === e ? undefined : w.known(node.id)
    if (!known && isAdditive(node)) {
      const flip = (i: number) =>
        negative !== (node.name === 'negate' || (node.name === 'subtract' && i === 1))
      for (let i = node.args.length - 1; i >= 0; i--) stack.push({ node: node.args[i], negative: flip(i) })
      continue
    }
    const sum = known ?? sumOf(w, node)
    if (isUndefined(sum)) return sum
    plus.push(negative ? T.scale(sum, Q.minusOne) : sum)
  }
  for (const sum of plus) w.work += size(sum)
  return T.addSums(...plus)
}

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
    const plain = factor.base.kind === 'call' && plainer(w, term, factor, factor.base)
    if (plain) return plain
  }
  return expandIfNumber(w, term)
}

/** A term that is only ±1 times a sum is that sum. */
export function expandIfNumber(w: Workspace, term: Term): Sum {
  const [factor] = term.factors
  const lone = term.factors.length === 1 && Q.isOne(factor.exponent) && Q.isOne(Q.absolute(term.coefficient))
  const inner = lone && isCall(factor.base, 'add') ? sumOf(w, factor.base) : null
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
  const best = shortestOf(w, sum)
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
    factors: [{ base: build(w, primitive), exponent: Q.one }]
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
  const best = shortestOf(w, sum)
  const below = best.length > 1 ? T.commonFactors(best).filter((f) => Q.isNegative(f.exponent)) : []
  if (below.length === 0 || !below.every((f) => w.nonzero(f.base))) return null
  const merged = takeOut(w, best, below)
  return merged.length === 1 ? merged[0] : null
}

function raiseWhole(w: Workspace, term: Term, n: Rational): Sum {
  const coefficient = Q.power(term.coefficient, n.num)
  if (!coefficient) return [T.factorTerm(build(w, [term]), n)]
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
  const atom = lone ? inside.factors[0].base : build(w, [inside])
  return [{ coefficient, factors: [{ base: atom, exponent: n }] }]
}
