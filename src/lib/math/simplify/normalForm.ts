import { isCall, isNumber, isReduction, visit } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import { conditions } from '../table/functions'
import { callRules, choice, functionOf, reduction } from './calls'
import { undefinedSum } from './products'
import * as T from './terms'
import type { Sum } from './terms'
import { isAdditive, isUndefined, size } from './traits'
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
