import { create, derivativeDependencies, parseDependencies } from 'mathjs/number'
import type { MathNode } from 'mathjs'
import { constants, fold } from './expression'
import type { ConstantName, Expr, Graph } from './expression'
import { functionNames, operation, operations } from './functions'
import { fromDecimal } from './rational'

/**
 * mathjs with its parser and its derivative and nothing that evaluates. It never sees what a visitor
 * typed, only calls such as `sin(u)` and `u^v` and the table's own templates.
 */
const mathjs = create({ parseDependencies, derivativeDependencies }, { predictable: true })

const argumentNames = ['u', 'v']
const operatorSigns: Record<string, string> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^'
}
const cache = new Map<string, MathNode[]>()
const edges = new Map<string, MathNode>()

/**
 * The partial derivatives of one operation with respect to its arguments, as formulas in u and v:
 * the table's where it has them, else what mathjs derives from `name(u)` or `u op v`.
 */
function localRules(name: string): MathNode[] {
  const known = cache.get(name)
  if (known) return known
  const { arity, derivative } = operation(name)
  const rules = derivative
    ? derivative.map((template) => mathjs.parse(template))
    : argumentNames
        .slice(0, arity)
        .map((u) => mathjs.derivative(mathjs.parse(generic(name)), u, { simplify: false }))
  cache.set(name, rules)
  return rules
}

function generic(name: string): string {
  if (name === 'negate') return '-u'
  const sign = operatorSigns[name]
  return sign ? `u ${sign} v` : `${name}(${argumentNames.slice(0, operation(name).arity).join()})`
}

/**
 * ∂(name(args))/∂(args[index]), folded into the graph of the arguments. An operation of any number of
 * arguments has one rule for all of them, in which u is the argument in question and w the call itself.
 */
export function partial(g: Graph, name: string, args: Expr[], index: number): Expr {
  const rules = localRules(name)
  if (index < rules.length && args.length === rules.length)
    return instantiate(rules[index], g, environmentOf(args))
  const environment = new Map([
    ['u', args[index]],
    ['w', g.call(name, ...args)]
  ])
  return instantiate(rules[0], g, environment)
}

/** A formula that is 1 where the operation's derivative is not what its rule says, as at the jumps of floor. */
export function edge(g: Graph, name: string, args: Expr[]): Expr | null {
  const template = operation(name).edge
  if (!template) return null
  const parsed = edges.get(name) ?? mathjs.parse(template)
  edges.set(name, parsed)
  return instantiate(parsed, g, environmentOf(args))
}

const environmentOf = (args: Expr[]) => new Map(args.map((arg, i) => [argumentNames[i], arg]))

/** A mathjs tree as an expression, its symbols replaced by the environment's. */
function instantiate(node: MathNode, g: Graph, environment: Map<string, Expr>): Expr {
  const inside = (child: MathNode) => instantiate(child, g, environment)
  if (mathjs.isParenthesisNode(node)) return inside(node.content)
  if (mathjs.isConstantNode(node)) return g.number(fromDecimal(String(node.value))!)
  if (mathjs.isSymbolNode(node)) {
    const bound = environment.get(node.name)
    if (bound) return bound
    if (Object.hasOwn(constants, node.name)) return g.constant(node.name as ConstantName)
  }
  if (mathjs.isOperatorNode(node)) {
    const name = node.fn === 'unaryMinus' ? 'negate' : String(node.fn)
    return fold(g, name, node.args.map(inside))
  }
  if (mathjs.isFunctionNode(node)) {
    const name = functionNames.get(node.fn.name) ?? node.fn.name
    if (operations.has(name)) return fold(g, name, node.args.map(inside))
  }
  throw new Error(`a derivative rule contains ${node.toString()}, which math/functions.ts has no entry for`)
}
