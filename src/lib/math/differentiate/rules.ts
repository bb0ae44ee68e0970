import {
  ConstantNodeDependencies,
  FunctionNodeDependencies,
  OperatorNodeDependencies,
  ParenthesisNodeDependencies,
  SymbolNodeDependencies,
  create,
  equalDependencies,
  factory,
  isZeroDependencies,
  numericDependencies
} from 'mathjs/number'
// @ts-expect-error mathjs exports it, but its types leave it out.
import { createDerivative as untypedCreateDerivative } from 'mathjs/number'
import type { FactoryFunctionMap, MathNode } from 'mathjs'
import { Graph, constants, fold, remake, visit } from '../expression/expression'
import type { ConstantName, Expr } from '../expression/expression'
import { functionNames, operation } from '../table/functions'
import { fromDecimal } from '../expression/rational'
import { readSource } from '../read/source'

const createDerivative = untypedCreateDerivative as FactoryFunctionMap

/** mathjs's `derivative` asks for these two, but not for trees that are to stay as they come. */
const leftOut = (name: string) =>
  factory(name, [], () => () => {
    throw new Error(`mathjs's ${name} is left out`)
  })
const unused: FactoryFunctionMap = { parse: leftOut('parse'), simplify: leftOut('simplify') }

/**
 * mathjs with its derivative and nothing that parses or evaluates: a third smaller, and it never sees
 * what a visitor typed, only calls such as `sin(u)` and `u^v`.
 */
const mathjs = create(
  {
    ConstantNodeDependencies,
    FunctionNodeDependencies,
    OperatorNodeDependencies,
    ParenthesisNodeDependencies,
    SymbolNodeDependencies,
    equalDependencies,
    isZeroDependencies,
    numericDependencies,
    createDerivative,
    ...unused
  },
  { predictable: true }
)

const argumentNames = ['u', 'v']
const operatorSigns: Record<string, string> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^'
}

/** The rules live in a graph of their own. */
const rules = new Graph()
const cache = new Map<string, Expr[]>()

/**
 * The partial derivatives of one operation with respect to its arguments, as formulas in u and v (and w,
 * the call itself): the table's where it has them, else what mathjs derives from `name(u)` or `u op v`.
 */
function localRules(name: string): Expr[] {
  const known = cache.get(name)
  if (known) return known
  const { arity, derivative } = operation(name)
  const found = derivative
    ? derivative.map(readRule)
    : argumentNames
        .slice(0, arity)
        .map((u) =>
          fromMathjs(mathjs.derivative(generic(name), new mathjs.SymbolNode(u), { simplify: false }))
        )
  cache.set(name, found)
  return found
}

/** A formula of the table in u, v and w, in the graph of the rules. */
export const readRule = (template: string): Expr =>
  readSource(template, { variables: [...argumentNames, 'w'] }, rules).expression

function generic(name: string): MathNode {
  const args = argumentNames.slice(0, operation(name).arity).map((u) => new mathjs.SymbolNode(u))
  if (name === 'negate') return new mathjs.OperatorNode('-', 'unaryMinus', args)
  const sign = operatorSigns[name]
  return sign
    ? new mathjs.OperatorNode(sign as '+', name as 'add', args)
    : new mathjs.FunctionNode(name, args)
}

/** A tree that mathjs made, in the graph of the rules. */
function fromMathjs(node: MathNode): Expr {
  if (mathjs.isParenthesisNode(node)) return fromMathjs(node.content)
  if (mathjs.isConstantNode(node)) return rules.number(fromDecimal(String(node.value))!)
  if (mathjs.isSymbolNode(node)) {
    if (argumentNames.includes(node.name)) return rules.symbol(node.name)
    if (Object.hasOwn(constants, node.name)) return rules.constant(node.name as ConstantName)
  }
  if (mathjs.isOperatorNode(node)) {
    const name = node.fn === 'unaryMinus' ? 'negate' : String(node.fn)
    return rules.call(name, ...node.args.map(fromMathjs))
  }
  if (mathjs.isFunctionNode(node)) {
    const name = functionNames.get(node.fn.name)
    if (name) return rules.call(name, ...node.args.map(fromMathjs))
  }
  throw new Error(
    `a derivative rule contains ${node.toString()}, which math/table/functions.ts has no entry for`
  )
}

/**
 * ∂(name(args))/∂(args[index]), folded into the graph of the arguments. An operation of any number of
 * arguments has one rule for all of them, in which u is the argument in question.
 */
export function partial(g: Graph, name: string, args: Expr[], index: number): Expr {
  const found = localRules(name)
  const own = found.length > index && args.length === found.length
  return instantiate(g, own ? found[index] : found[0], name, args, own ? args : [args[index]])
}

const edges = new Map<string, Expr>()

/** A formula that is 1 where the operation's derivative is not what its rule says, as at the jumps of floor. */
export function edge(g: Graph, name: string, args: Expr[]): Expr | null {
  const template = operation(name).edge
  if (!template) return null
  const rule = edges.get(name) ?? readRule(template)
  edges.set(name, rule)
  return instantiate(g, rule, name, args, args)
}

/** A rule with u and v replaced by `values` and w by the call that it is for. */
function instantiate(g: Graph, rule: Expr, name: string, args: Expr[], values: Expr[]): Expr {
  const made = new Map<number, Expr>()
  const valueOf = (symbol: string) =>
    symbol === 'w' ? g.call(name, ...args) : values[argumentNames.indexOf(symbol)]
  const copy = (e: Expr): Expr => {
    if (e.kind === 'symbol') return valueOf(e.name)
    if (e.kind !== 'call') return remake(g, e, [])
    const inner = e.args.map((arg) => made.get(arg.id)!)
    return fold(g, e.name, inner)
  }
  visit([rule], (e) => made.set(e.id, copy(e)))
  return made.get(rule.id)!
}
