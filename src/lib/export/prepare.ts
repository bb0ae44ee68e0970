import {
  constants,
  Graph,
  isCall,
  isNumber,
  isReduction,
  remake,
  varies,
  visit
} from '../math/expression/expression'
import type { Call, Expr } from '../math/expression/expression'
import { conditions, operation } from '../math/table/functions'
import { toNumber } from '../math/expression/rational'
import type { Names } from './names'

/** A formula ready to be written as code. */
export interface Prepared {
  /** Parts that come first, under names of their own, each standing on those before it. */
  parts: { name: string; value: Expr }[]
  results: Expr[]
}

/** Up to this size and depth a formula is written in one piece. */
const shortEnough = 300
const shallowEnough = 40

/** A part that is used more than once gets a name if it is at least this long. */
const longPart = 8

/**
 * Expressions with safe names, and without what other languages would refuse or take otherwise: constants
 * that have no value (1/0, the square root of −1) become `undefined`, and reductions of what is the same in
 * every row go.
 * `rows` is how the language says how many rows there are.
 */
export function cleaned(roots: Expr[], names: Names, rows: string, g = new Graph()): Expr[] {
  const made = new Map<number, Expr>()
  const values = new Map<number, number>()
  visit(roots, (e) => {
    const value = constantValue(e, values)
    if (value !== null) values.set(e.id, value)
    const isUndefined = value !== null && !Number.isFinite(value)
    made.set(e.id, isUndefined ? g.constant('undefined') : remade(g, e, made, names, rows))
  })
  return roots.map((root) => made.get(root.id)!)
}

/** The value of a formula of numbers alone, null for any other. */
function constantValue(e: Expr, values: ReadonlyMap<number, number>): number | null {
  if (isNumber(e)) return toNumber(e.value)
  if (e.kind === 'constant') return constants[e.name]
  if (e.kind !== 'call' || isReduction(e) || e.name === 'if') return null
  const args = e.args.map((arg) => values.get(arg.id))
  if (!args.every((arg) => arg !== undefined)) return null
  return e.name === 'hypot' ? Math.hypot(...args) : operation(e.name).f64(args[0], args[1] ?? NaN)
}

function remade(g: Graph, e: Expr, made: ReadonlyMap<number, Expr>, names: Names, rows: string): Expr {
  if (e.kind === 'symbol') return g.symbol(names.symbol(e.name))
  if (e.kind === 'column') return g.column(names.column(e.name))
  const args = e.kind === 'call' ? e.args.map((arg) => made.get(arg.id)!) : []
  return (isReduction(e) && sameInEveryRow(g, e, args, rows)) || remake(g, e, args)
}

/** What a reduction comes to whose quantity does not vary; null where it does. */
function sameInEveryRow(g: Graph, { name, args: [first] }: Call, args: Expr[], rows: string): Expr | null {
  const [u, w] = args
  if (w) return varies(w) ? (varies(u) ? null : g.constant('undefined')) : w
  if (varies(first)) return null
  return name === 'rowSum' ? g.call('multiply', u, g.symbol(rows)) : u
}

/** The same, a long formula in parts. */
export function prepare(roots: Expr[], names: Names, rows: string): Prepared {
  const g = new Graph()
  return divided(g, cleaned(roots, names, rows, g), names)
}

function divided(g: Graph, roots: Expr[], names: Names): Prepared {
  const whole = measure(roots)
  const size = roots.reduce((total, root) => total + whole.get(root.id)!.size, 0)
  const depth = Math.max(...roots.map((root) => whole.get(root.id)!.depth))
  if (size <= shortEnough && depth <= shallowEnough) return { parts: [], results: roots }

  const uses = countUses(roots)
  const made = new Map<number, Expr>()
  const sizes = new Map<number, Measure>()
  const parts: Prepared['parts'] = []
  visit(roots, (e) => {
    const copy = e.kind === 'call' ? g.call(e.name, ...e.args.map((arg) => made.get(arg.id)!)) : e
    const own = measureNode(copy, sizes)
    const isShared = uses.get(e.id)! > 1 && own.size >= longPart
    if (isNameable(e) && (isShared || own.depth >= shallowEnough)) {
      const name = names.fresh(`t${parts.length + 1}`)
      parts.push({ name, value: copy })
      const symbol = g.symbol(name)
      made.set(e.id, symbol)
      sizes.set(symbol.id, { size: 1, depth: 0 })
    } else {
      made.set(e.id, copy)
      sizes.set(copy.id, own)
    }
  })
  return { parts, results: roots.map((root) => made.get(root.id)!) }
}

interface Measure {
  size: number
  depth: number
}

function measure(roots: Expr[]): Map<number, Measure> {
  const measures = new Map<number, Measure>()
  visit(roots, (e) => measures.set(e.id, measureNode(e, measures)))
  return measures
}

/** How long a node is when it is written out, and how deep its brackets; sums and products run on flat. */
function measureNode(e: Expr, measures: ReadonlyMap<number, Measure>): Measure {
  if (e.kind !== 'call') return { size: 1, depth: 0 }
  const args = e.args.map((arg) => measures.get(arg.id)!)
  const flat = (i: number) =>
    (i === 0 && (e.name === 'add' || e.name === 'subtract')) ||
    (isCall(e, 'multiply') && isCall(e.args[i], 'multiply'))
  return {
    size: args.reduce((total, arg) => total + arg.size, 1),
    depth: Math.max(...args.map((arg, i) => arg.depth + (flat(i) ? 0 : 1)))
  }
}

function countUses(roots: Expr[]): Map<number, number> {
  const uses = new Map<number, number>()
  const count = (e: Expr) => uses.set(e.id, (uses.get(e.id) ?? 0) + 1)
  visit(roots, (e) => {
    if (e.kind === 'call') e.args.forEach(count)
  })
  roots.forEach(count)
  return uses
}

/** A condition stays where it is asked, and what varies stays among its rows. */
const isNameable = (e: Expr): boolean => e.kind === 'call' && !conditions.has(e.name) && !varies(e)
