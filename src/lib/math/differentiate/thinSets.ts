import { constants, isCall, isNumber, remake, symbolsOf, visit } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import { conditions, operation } from '../table/functions'
import * as Q from '../expression/rational'

/**
 * f without its branches on sets without inside, such as x = 0: there a branch has the value of f and says
 * nothing about its slope along a variable that the condition holds fast. What is left has a formula for its
 * derivative that leaves these sets out.
 */
export function withoutThinBranches(g: Graph, f: Expr, variables: readonly string[], along: string): Expr {
  const made = new Map<number, Expr>()
  const choose = (c: Expr, a: Expr, b: Expr): Expr => {
    if (!symbolsOf(c).includes(along)) return g.call('if', c, a, b)
    if (isThin(c, true, variables)) return except(g, c, b)
    return isThin(c, false, variables) ? except(g, negation(g, c), a) : g.call('if', c, a, b)
  }
  visit([f], (node) => {
    const args = node.kind === 'call' ? node.args.map((arg) => made.get(arg.id)!) : []
    const [c, a, b] = args
    made.set(node.id, isCall(node, 'if') ? choose(c, a, b) : remake(g, node, args))
  })
  return made.get(f.id)!
}

/** b where c does not hold, and nothing where it does: `{x > 0 and x ≠ 0: …}` of a chain of choices. */
function except(g: Graph, c: Expr, b: Expr): Expr {
  const nothing = g.constant('undefined')
  if (b === nothing) return b
  const other = negation(g, c)
  if (!isCall(b, 'if')) return g.call('if', other, b, nothing)
  const [d, yes, no] = b.args
  return g.call('if', implies(d, other) ? d : g.call('and', d, other), yes, except(g, c, no))
}

/** x < 0 and x > 0 exclude x = 0 already. */
const implies = (d: Expr, other: Expr): boolean =>
  isCall(other, 'ne') &&
  (isCall(d, 'lt') || isCall(d, 'gt')) &&
  [d.args, [...d.args].reverse()].some((args) => args.every((arg, i) => arg === other.args[i]))

const opposites: Record<string, string> = {
  eq: 'ne',
  ne: 'eq',
  lt: 'ge',
  ge: 'lt',
  gt: 'le',
  le: 'gt',
  and: 'or',
  or: 'and'
}

function negation(g: Graph, c: Expr): Expr {
  if (isCall(c, 'not')) return c.args[0]
  const name = c.kind === 'call' ? opposites[c.name] : undefined
  if (c.kind !== 'call' || !name) return g.call('not', c)
  const logical = c.name === 'and' || c.name === 'or'
  return g.call(name, ...(logical ? c.args.map((arg) => negation(g, arg)) : c.args))
}

/**
 * Whether a condition surely has the truth value `holds` on a set without inside only, if anywhere: x = 0 and
 * x² + y² ≤ 0 hold there, x ≠ 0 fails.
 */
function isThin(c: Expr, holds: boolean, variables: readonly string[]): boolean {
  if (c.kind !== 'call') return false
  const [u, v] = c.args
  const inner = (part: Expr) => isThin(part, holds, variables)
  switch (c.name) {
    case 'not':
      return isThin(u, !holds, variables)
    case 'and':
    case 'or':
      return (c.name === 'and') === holds ? c.args.some(inner) : c.args.every(inner)
    case 'eq':
    case 'ne':
      return (c.name === 'eq') === holds && meetThinly(u, v, variables)
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge': {
      const [larger, smaller] = (c.name[0] === 'l') === holds ? [u, v] : [v, u]
      return isZero(smaller) && isNonnegative(larger) && meetThinly(u, v, variables)
    }
    default:
      return false
  }
}

const isZero = (e: Expr): boolean => isNumber(e) && Q.isZero(e.value)

function isNonnegative(e: Expr): boolean {
  if (isNumber(e)) return !Q.isNegative(e.value)
  if (e.kind !== 'call') return false
  const [u, v] = e.args
  const even = e.name === 'pow' && isNumber(v) && Q.isInteger(v.value) && v.value.num % 2n === 0n
  if (even || ['abs', 'hypot', 'sqrt', 'exp'].includes(e.name)) return true
  if (e.name === 'multiply' && u === v) return true
  return ['add', 'multiply', 'divide', 'min', 'max'].includes(e.name) && e.args.every(isNonnegative)
}

/** Whether u = v on a set without inside only. */
function meetThinly(u: Expr, v: Expr, variables: readonly string[]): boolean {
  if (isZero(v)) return vanishesThinly(u, variables)
  return isZero(u) ? vanishesThinly(v, variables) : differGenerically(u, v, variables)
}

/** |u| is 0 where u is, and a length where all its parts are. */
function vanishesThinly(e: Expr, variables: readonly string[]): boolean {
  const inner = (u: Expr) => vanishesThinly(u, variables)
  if (e.kind === 'call') {
    if (['abs', 'sqrt', 'cbrt', 'negate'].includes(e.name)) return inner(e.args[0])
    if (e.name === 'hypot') return e.args.some(inner)
    if (e.name === 'multiply') return e.args.every(inner) || differGenerically(e, null, variables)
    if (e.name === 'add' && isNonnegative(e)) return e.args.some(inner)
    if (e.name === 'pow' && isNumber(e.args[1])) return !Q.isNegative(e.args[1].value) && inner(e.args[0])
  }
  return differGenerically(e, null, variables)
}

/** Irrational-looking places at several scales; what is the same formula is the same at one of them. */
const places = Array.from({ length: 24 }, (_, k) => (i: number) => {
  const turn = Math.sin((k + 1) * (7.31 + 3.77 * i)) * 43758.5453
  return (turn - Math.floor(turn) - 0.5) * 10 ** ((k % 4) + 0.3)
})

/**
 * Whether two formulas that depend on a variable and have neither kinks nor jumps differ wherever they are
 * tried: they are then not the same on any piece of the plane.
 */
function differGenerically(u: Expr, v: Expr | null, variables: readonly string[]): boolean {
  const roots = v ? [u, v] : [u]
  const names: string[] = []
  let plain = true
  visit(roots, (e) => {
    if (e.kind === 'symbol') names.push(e.name)
    plain &&= e.kind !== 'column' && (e.kind !== 'call' || isPlain(e))
  })
  if (!plain || !names.some((name) => variables.includes(name))) return false
  return places.every((place) => {
    const values = valuesOf(roots, (name) => place(names.indexOf(name)))
    return values[0] !== (v ? values[1] : 0)
  })
}

/** Powers have an edge, but it is no kink: the end of their domain. */
const isPlain = ({ name }: Call): boolean =>
  name === 'pow' ||
  !(name === 'if' || name.startsWith('row') || conditions.has(name) || operation(name).edge !== undefined)

function valuesOf(roots: Expr[], symbol: (name: string) => number): number[] {
  const values = new Map<number, number>()
  const valueOf = (e: Expr): number => {
    if (e.kind === 'symbol') return symbol(e.name)
    if (e.kind === 'number') return Q.toNumber(e.value)
    if (e.kind === 'constant') return constants[e.name]
    if (e.kind === 'column') return NaN
    const { f64, arity } = operation(e.name)
    const args = e.args.map((arg) => values.get(arg.id)!)
    return arity === 1 ? f64(args[0], NaN) : args.reduce((a, b) => f64(a, b))
  }
  visit(roots, (e) => values.set(e.id, valueOf(e)))
  return roots.map((root) => values.get(root.id)!)
}
