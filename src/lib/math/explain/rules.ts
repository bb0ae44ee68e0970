import { structures } from '../differentiate/differentiate'
import { partial } from '../differentiate/rules'
import { withoutThinBranches } from '../differentiate/thinSets'
import { fold, isCall, isReduction, symbolsOf, visit } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import { simplify } from '../simplify/simplify'
import { operation } from '../table/functions'
import { summands } from '../write/present'
import type { Summand } from '../write/present'

export type RuleName =
  | 'constant'
  | 'identity'
  | 'sum'
  | 'multiple'
  | 'product'
  | 'quotient'
  | 'reciprocal'
  | 'power'
  | 'exponential'
  | 'powerOfBoth'
  | 'entry'
  | 'flat'
  | 'branches'
  | 'rows'

/** A rule applied to an expression: the parts that it differentiates, and what it makes of their derivatives. */
export interface Application {
  rule: RuleName
  /** The rule by its usual name. */
  title: string
  parts: Expr[]
  /** What the rule takes for constant. */
  constants: Expr[]
  build(d: (part: Expr) => Expr): Expr
}

/** A product of more factors that vary is taken apart into its first factor and the rest. */
const longestProduct = 3

/** The derivative that is taken: of expressions of one graph with respect to one of the variables. */
export class Differentiation {
  readonly x: Expr
  private moving = new Map<number, boolean>()

  constructor(
    readonly g: Graph,
    readonly variables: string[],
    readonly variable: string
  ) {
    this.x = g.symbol(variable)
  }

  depends(e: Expr): boolean {
    if (!this.moving.has(e.id))
      visit([e], (node) => {
        const moves =
          node === this.x || (node.kind === 'call' && node.args.some((arg) => this.moving.get(arg.id)))
        this.moving.set(node.id, moves)
      })
    return this.moving.get(e.id)!
  }

  fold(name: string, ...args: Expr[]): Expr {
    return fold(this.g, name, args)
  }

  times(...factors: Expr[]): Expr {
    return factors.reduce((a, b) => this.fold('multiply', a, b))
  }
}

/** The rule for an expression by what it is: a leaf, or a call by its name. */
export function applyRule(by: Differentiation, e: Expr): Application {
  if (isUndefined(e)) return leaf('constant', 'No value, no derivative', e, [])
  if (!by.depends(e)) return leaf('constant', 'Constant rule', by.g.number(0), [e])
  if (e.kind !== 'call') return leaf('identity', `Derivative of ${by.variable} itself`, by.g.number(1), [])
  const rule = callRules.get(e.name) ?? (isReduction(e) ? rowByRow : entry)
  return rule(by, e)
}

type CallRule = (by: Differentiation, e: Call) => Application

function sum(by: Differentiation, e: Expr): Application {
  const terms = summands(e)
  const isDifference = terms.length === 2 && terms[1].negative
  return {
    rule: 'sum',
    title: isDifference ? 'Difference rule' : 'Sum rule',
    parts: distinct(terms.map(({ body }) => body)),
    constants: [],
    build: (d) => terms.reduce((total, term) => plus(by, total, term, d(term.body)), by.g.number(0))
  }
}

/** A sum put in for a term joins the sum it stands in. */
function plus(by: Differentiation, total: Expr, { negative }: Summand, value: Expr): Expr {
  const values = isCall(value, 'add') && !negative ? value.args : [value]
  return values.reduce((sum, next) => by.fold(negative ? 'subtract' : 'add', sum, next), total)
}

/** A constant factor stays in front of the derivative of the rest. */
const multiple = (parts: Expr[], constants: Expr[], build: Application['build']): Application => ({
  rule: 'multiple',
  title: 'Constant multiple rule',
  parts,
  constants,
  build
})

function product(by: Differentiation, e: Call): Application {
  const factors = factorsOf(e)
  const fixed = factors.filter((factor) => !by.depends(factor))
  const varying = factors.filter((factor) => by.depends(factor))
  if (fixed.length) {
    const rest = by.times(...varying)
    return multiple([rest], fixed, (d) => by.times(...fixed, d(rest)))
  }
  const several = varying.length > longestProduct ? [varying[0], by.times(...varying.slice(1))] : varying
  return {
    rule: 'product',
    title: 'Product rule',
    parts: distinct(several),
    constants: [],
    build: (d) =>
      several
        .map((_, i) => by.times(...several.map((factor, k) => (k === i ? d(factor) : factor))))
        .reduce((a, b) => by.fold('add', a, b))
  }
}

function quotient(by: Differentiation, { args: [u, v] }: Call): Application {
  const square = by.fold('pow', v, by.g.number(2))
  if (!by.depends(v)) return multiple([u], [v], (d) => by.fold('divide', d(u), v))
  if (!by.depends(u))
    return {
      rule: 'reciprocal',
      title: 'Reciprocal rule',
      parts: [v],
      constants: [u],
      build: (d) => by.fold('negate', by.fold('divide', by.times(u, d(v)), square))
    }
  return {
    rule: 'quotient',
    title: 'Quotient rule',
    parts: distinct([u, v]),
    constants: [],
    build: (d) => by.fold('divide', by.fold('subtract', by.times(d(u), v), by.times(u, d(v))), square)
  }
}

function power(by: Differentiation, { args: [base, exponent] }: Call): Application {
  if (!by.depends(exponent)) {
    const n = symbolsOf(exponent).length ? exponent : simplify(by.g, exponent)
    return chain(by, 'power', 'Power rule', 'pow', [base, n], [exponent])
  }
  if (!by.depends(base)) return chain(by, 'exponential', 'Exponential rule', 'pow', [base, exponent], [base])
  return chain(by, 'powerOfBoth', 'Power and exponential rule', 'pow', [base, exponent], [])
}

/** Any other function: its derivative stands in the table. */
function entry(by: Differentiation, e: Call): Application {
  const fixed = e.args.filter((arg) => !by.depends(arg))
  return chain(by, 'entry', `Derivative of ${spokenName(e)}`, e.name, e.args, fixed)
}

/** The derivative of the outer function at its arguments, times theirs; both rules come from the table. */
function chain(
  by: Differentiation,
  rule: RuleName,
  title: string,
  name: string,
  args: Expr[],
  constants: Expr[]
): Application {
  const outer = args.map((arg, i) => (by.depends(arg) ? partial(by.g, name, args, i) : by.g.number(0)))
  const zero = by.g.number(0)
  const used = args.filter((_, i) => outer[i] !== zero)
  if (used.length === 0) return leaf('flat', 'Constant between jumps', zero, constants)
  const parts = distinct(used.filter((arg) => arg !== by.x))
  const one = by.g.number(1)
  return {
    rule,
    title: parts.length ? `Chain rule, ${title[0].toLowerCase()}${title.slice(1)}` : title,
    parts,
    constants,
    build: (d) =>
      args
        .map((arg, i) => (outer[i] === zero ? zero : by.times(outer[i], arg === by.x ? one : d(arg))))
        .reduce((a, b) => by.fold('add', a, b))
  }
}

/** A chain of choices is one piecewise function, so its derivative is taken in one step. */
function branches(by: Differentiation, e: Call): Application {
  const { derive } = structures.get(e.name)!
  const values = (rest: Expr): Expr[] =>
    isCall(rest, 'if') ? [rest.args[1], ...values(rest.args[2])] : isUndefined(rest) ? [] : [rest]
  const build = (rest: Expr, d: (part: Expr) => Expr): Expr => {
    if (!isCall(rest, 'if')) return isUndefined(rest) ? rest : d(rest)
    const [condition, value, other] = rest.args
    return derive(by.g, rest.args, [condition, d(value), build(other, d)])
  }
  return {
    rule: 'branches',
    title: 'Branch by branch',
    parts: distinct(values(e)),
    constants: [],
    build: (d) => withoutThinBranches(by.g, build(e, d), by.variables, by.variable)
  }
}

function rowByRow(by: Differentiation, e: Call): Application {
  const { moving, derive } = structures.get(e.name)!
  const [part] = moving(e.args)
  return {
    rule: 'rows',
    title: 'Row by row',
    parts: [part],
    constants: [],
    build: (d) =>
      derive(
        by.g,
        e.args,
        e.args.map(() => d(part))
      )
  }
}

/** By the name of the call; every other function has the rule of its entry in the table. */
const callRules: ReadonlyMap<string, CallRule> = new Map<string, CallRule>([
  ['add', sum],
  ['subtract', sum],
  ['negate', (by, { args: [u] }) => multiple([u], [], (d) => by.fold('negate', d(u)))],
  ['multiply', product],
  ['divide', quotient],
  ['pow', power],
  ['exp', (by, e) => chain(by, 'exponential', 'Exponential rule', 'exp', e.args, [])],
  ['if', branches]
])

const leaf = (rule: RuleName, title: string, value: Expr, constants: Expr[]): Application => ({
  rule,
  title,
  parts: [],
  constants,
  build: () => value
})

const isUndefined = (e: Expr): boolean => e.kind === 'constant' && e.name === 'undefined'
const distinct = (list: Expr[]): Expr[] => [...new Set(list)]

/** The factors of a chain of products, in order. */
const factorsOf = (e: Expr): Expr[] => (isCall(e, 'multiply') ? e.args.flatMap(factorsOf) : [e])

/** “the sine”, from “the sine of #1”; the name itself where it is said otherwise. */
const spokenName = ({ name }: Call): string => /^(the .*) of #1$/.exec(operation(name).spoken)?.[1] ?? name
