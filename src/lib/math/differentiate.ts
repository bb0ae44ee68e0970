import { fold, visit } from './expression'
import type { Expr, Graph } from './expression'
import { partial } from './rules'

/**
 * ∂e/∂variable by the multivariable chain rule on the graph: each distinct sub-expression is
 * differentiated once, its own rule taken from mathjs or the table, so the result grows linearly with
 * the number of distinct parts (mathjs on the whole tree grows quadratically, and cubically for
 * second derivatives).
 */
export function differentiate(g: Graph, e: Expr, variable: string): Expr {
  const derivatives = new Map<number, Expr>()
  const nothing = g.number(0)
  visit([e], (node) => {
    if (node.kind === 'symbol' && node.name === variable) derivatives.set(node.id, g.number(1))
    else if (node.kind === 'call')
      derivatives.set(node.id, chain(g, node.name, node.args, derivatives, nothing))
  })
  return derivatives.get(e.id) ?? nothing
}

function chain(g: Graph, name: string, args: Expr[], of: Map<number, Expr>, nothing: Expr): Expr {
  let sum = nothing
  args.forEach((arg, i) => {
    const inner = of.get(arg.id) ?? nothing
    if (inner === nothing) return
    const outer = partial(g, name, args, i)
    sum = fold(g, 'add', [sum, fold(g, 'multiply', [outer, inner])])
  })
  return sum
}
