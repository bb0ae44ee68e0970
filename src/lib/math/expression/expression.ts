import * as Q from './rational'
import type { Rational } from './rational'

/**
 * A formula as a hash-consed graph: equal sub-expressions are one object, so a derivative grows with
 * the number of distinct parts and not with the size of the written tree.
 */
export type Expr = { id: number } & (
  | { kind: 'number'; value: Rational }
  | { kind: 'constant'; name: ConstantName }
  | { kind: 'symbol'; name: string }
  | { kind: 'column'; name: string }
  | { kind: 'call'; name: string; args: Expr[] }
)

/** `undefined` is what a piecewise function is where none of its conditions holds. */
export const constants = { pi: Math.PI, e: Math.E, undefined: NaN } as const
export type ConstantName = keyof typeof constants

/** Makes the nodes of one formula and its derivatives; nodes of two graphs never mix. */
export class Graph {
  private nodes = new Map<string, Expr>()

  get size(): number {
    return this.nodes.size
  }

  number(value: Rational | number): Expr {
    const exact = typeof value === 'number' ? Q.rational(value) : value
    const key = `n${exact.num}/${exact.den}${exact.decimal ? 'd' : ''}`
    return this.intern(key, (id) => ({ id, kind: 'number', value: exact }))
  }

  constant(name: ConstantName): Expr {
    return this.intern(`c${name}`, (id) => ({ id, kind: 'constant', name }))
  }

  symbol(name: string): Expr {
    return this.intern(`s${name}`, (id) => ({ id, kind: 'symbol', name }))
  }

  /** A data column: one value per row, so it stands only inside a reduction. */
  column(name: string): Expr {
    return this.intern(`d${name}`, (id) => ({ id, kind: 'column', name }))
  }

  /** A call exactly as given: what the reader wrote stays what it was. */
  call(name: string, ...args: Expr[]): Expr {
    return this.intern(`${name}(${args.map((a) => a.id).join()})`, (id) => ({ id, kind: 'call', name, args }))
  }

  private intern(key: string, make: (id: number) => Expr): Expr {
    const known = this.nodes.get(key)
    if (known) return known
    const node = make(this.nodes.size)
    this.nodes.set(key, node)
    return node
  }
}

/**
 * Structures are calls that are no operations on numbers, so the table has no entry for them: the choice
 * `if(c, a, b)`, and reductions of a quantity over the rows of the data. `rowAtMin(u, w)` is the value of w
 * in the row where u is least.
 */
export const reductions = ['rowSum', 'rowMean', 'rowMin', 'rowMax', 'rowAtMin', 'rowAtMax'] as const
export type ReductionName = (typeof reductions)[number]
const reductionNames: ReadonlySet<string> = new Set(reductions)
export const isReduction = (e: Expr): e is Call & { name: ReductionName } =>
  e.kind === 'call' && reductionNames.has(e.name)

export const isNumber = (e: Expr): e is Expr & { kind: 'number' } => e.kind === 'number'
export type Call = Expr & { kind: 'call' }
export const isCall = <Name extends string>(e: Expr, name: Name): e is Call & { name: Name } =>
  e.kind === 'call' && e.name === name
const is = (e: Expr, value: Rational): boolean => isNumber(e) && Q.equal(e.value, value)

/**
 * The call with the identities of 0 and 1 and exact arithmetic on numbers applied. Used for what the
 * chain rule makes; it drops 0·u, whose domain the mask of f (a gradient exists only where f does) keeps.
 */
export function fold(g: Graph, name: string, args: Expr[]): Expr {
  const [u, v] = args
  switch (name) {
    case 'add':
      if (is(u, Q.zero)) return v
      if (is(v, Q.zero)) return u
      if (isNumber(u) && isNumber(v)) return g.number(Q.add(u.value, v.value))
      break
    case 'subtract':
      if (is(v, Q.zero)) return u
      if (is(u, Q.zero)) return fold(g, 'negate', [v])
      if (isNumber(u) && isNumber(v)) return g.number(Q.add(u.value, Q.negate(v.value)))
      break
    case 'negate':
      if (isNumber(u)) return g.number(Q.negate(u.value))
      if (isCall(u, 'negate')) return u.args[0]
      break
    case 'multiply':
      if (is(u, Q.zero) || is(v, Q.zero)) return g.number(0)
      if (is(u, Q.one)) return v
      if (is(v, Q.one)) return u
      if (is(u, Q.minusOne)) return fold(g, 'negate', [v])
      if (is(v, Q.minusOne)) return fold(g, 'negate', [u])
      if (isNumber(u) && isNumber(v)) return g.number(Q.multiply(u.value, v.value))
      break
    case 'divide':
      if (is(u, Q.zero)) return u
      if (is(v, Q.one)) return u
      if (isNumber(u) && isNumber(v) && !Q.isZero(v.value)) return g.number(Q.divide(u.value, v.value))
      break
    case 'pow':
      if (is(v, Q.one)) return u
      if (is(v, Q.zero)) return g.number(1)
      if (isNumber(u) && isNumber(v) && Q.isInteger(v.value)) {
        const folded = Q.power(u.value, v.value.num)
        if (folded) return g.number(folded)
      }
      break
    case 'floor':
      if (isNumber(u) && Q.isInteger(u.value)) return u
      break
    case 'ne':
      if (isNumber(u) && isNumber(v)) return g.number(Number(!Q.equal(u.value, v.value)))
      break
    case 'and':
      if (is(u, Q.zero) || is(v, Q.zero)) return g.number(0)
      break
  }
  return g.call(name, ...args)
}

/** The node made anew in a graph, a call with these arguments. */
export function remake(g: Graph, e: Expr, args: Expr[]): Expr {
  switch (e.kind) {
    case 'number':
      return g.number(e.value)
    case 'constant':
      return g.constant(e.name)
    case 'symbol':
      return g.symbol(e.name)
    case 'column':
      return g.column(e.name)
    case 'call':
      return g.call(e.name, ...args)
  }
}

/** An expression made anew in a graph, with others in the place of symbols. */
export function rebuilt(g: Graph, root: Expr, replace: (name: string) => Expr | null = () => null): Expr {
  const made = new Map<Expr, Expr>()
  visit([root], (e) => {
    const args = e.kind === 'call' ? e.args.map((arg) => made.get(arg)!) : []
    made.set(e, (e.kind === 'symbol' && replace(e.name)) || remake(g, e, args))
  })
  return made.get(root)!
}

/** The free names of an expression, in order of first appearance. */
export function symbolsOf(...roots: Expr[]): string[] {
  const names: string[] = []
  visit(roots, (e) => e.kind === 'symbol' && names.push(e.name))
  return names
}

/** Whether a value differs from row to row: it holds a column that no reduction has summed up. */
export function varies(e: Expr): boolean {
  const varying = new Set<number>()
  visit([e], (node) => {
    const inherits =
      node.kind === 'call' && !isReduction(node) && node.args.some((arg) => varying.has(arg.id))
    if (node.kind === 'column' || inherits) varying.add(node.id)
  })
  return varying.has(e.id)
}

/** Visits every distinct node below the roots once, arguments first; no recursion, so depth is no limit. */
export function visit(roots: Expr[], see: (e: Expr) => void): void {
  const seen = new Set<number>()
  const stack: { node: Expr; open: boolean }[] = roots.map((node) => ({ node, open: false })).reverse()
  while (stack.length) {
    const { node, open } = stack.pop()!
    if (open) see(node)
    else if (!seen.has(node.id)) {
      seen.add(node.id)
      stack.push({ node, open: true })
      if (node.kind === 'call')
        for (let i = node.args.length - 1; i >= 0; i--) stack.push({ node: node.args[i], open: false })
    }
  }
}

/** How many nodes the formula has when it is written out, shared parts counted each time. */
export function treeSize(e: Expr): number {
  const sizes = new Map<number, number>()
  visit([e], (node) => {
    const inner = node.kind === 'call' ? node.args.reduce((total, arg) => total + sizes.get(arg.id)!, 0) : 0
    sizes.set(node.id, 1 + inner)
  })
  return sizes.get(e.id)!
}
