import { fold, isNumber, varies, visit } from '../expression/expression'
import type { Expr, Graph } from '../expression/expression'
import * as Q from '../expression/rational'
import { edge, partial } from './rules'

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
    // Where a formula has no value it has no derivative.
    else if (node.kind === 'constant' && node.name === 'undefined') derivatives.set(node.id, node)
    else if (node.kind === 'call')
      derivatives.set(node.id, chain(g, node.name, node.args, derivatives, nothing))
  })
  return derivatives.get(e.id) ?? nothing
}

function chain(g: Graph, name: string, args: Expr[], of: Map<number, Expr>, nothing: Expr): Expr {
  const structure = structures.get(name)
  if (structure) {
    const inner = args.map((arg) => of.get(arg.id) ?? nothing)
    return structure.moving(inner).every((d) => d === nothing) ? nothing : structure.derive(g, args, inner)
  }
  if (name === 'pow' && isZero(args[0])) {
    const moves = (of.get(args[1].id) ?? nothing) !== nothing
    return moves ? powerOfZero(g, args[1]) : nothing
  }
  let sum = nothing
  args.forEach((arg, i) => {
    const inner = of.get(arg.id) ?? nothing
    if (inner === nothing) return
    const outer = partial(g, name, args, i)
    sum = fold(g, 'add', [sum, fold(g, 'multiply', [outer, inner])])
  })
  return sum
}

const isZero = (e: Expr): boolean => isNumber(e) && Q.isZero(e.value)

/** 0^v is 0 wherever v > 0, and alone elsewhere. Its rule, 0^v·ln 0, has no value anywhere. */
const powerOfZero = (g: Graph, v: Expr): Expr =>
  g.call('if', g.call('gt', v, g.number(0)), g.number(0), g.constant('undefined'))

/** How the calls that are no operations differentiate; `moving` are the derivatives that matter. */
export interface Structure {
  moving(inner: Expr[]): Expr[]
  derive(g: Graph, args: Expr[], inner: Expr[]): Expr
}

export const structures: ReadonlyMap<string, Structure> = new Map([
  ['if', { moving: ([, a, b]) => [a, b], derive: (g, [c], [, a, b]) => g.call('if', c, a, b) }],
  ['rowSum', { moving: ([u]) => [u], derive: (g, _, [u]) => g.call('rowSum', u) }],
  ['rowMean', { moving: ([u]) => [u], derive: (g, _, [u]) => g.call('rowMean', u) }],
  ['rowMin', { moving: ([u]) => [u], derive: (g, [u], [du]) => g.call('rowAtMin', u, du) }],
  ['rowMax', { moving: ([u]) => [u], derive: (g, [u], [du]) => g.call('rowAtMax', u, du) }],
  ['rowAtMin', { moving: ([, w]) => [w], derive: (g, [u], [, dw]) => g.call('rowAtMin', u, dw) }],
  ['rowAtMax', { moving: ([, w]) => [w], derive: (g, [u], [, dw]) => g.call('rowAtMax', u, dw) }]
])

/**
 * Formulas that are 1 at a kink or jump of e that its derivative's rules pass over: where a comparison
 * ties, where floor steps. There the derivative may exist all the same, but its formula does not say so.
 */
export function edgesOf(g: Graph, e: Expr): Expr[] {
  const edges = new Set<Expr>()
  visit([e], (node) => {
    if (node.kind !== 'call' || structures.has(node.name)) return
    const found = edge(g, node.name, node.args)
    if (found && !isZero(found)) edges.add(varies(found) ? g.call('rowMax', found) : found)
  })
  return [...edges]
}
