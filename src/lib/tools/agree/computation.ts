import { lazilyFor } from '../../basics/lazily'
import { formatName } from '../../figure/format'
import { Graph, isReduction, remake, visit, type Expr } from '../../math/expression/expression'
import { textNotation } from '../../math/write'
import { present } from '../../math/write/present'
import { toReverse } from '../../tape/evaluators/reverse'
import { lower } from '../../tape/program/lower'
import type { Tape } from '../../tape/program/tape'
import { labelOf, shortened } from './labels'

/** One node of the computation graph: a variable, or an operation on other nodes. */
export interface Part {
  id: number
  /** `held` is a formula without variables; `folded` stands for all that lies between it and its arguments. */
  kind: 'variable' | 'held' | 'operation' | 'folded'
  /** What the node does to its arguments, as learners write it. */
  label: string
  /** What the node is of x and y, in plain text. */
  text: string
  /** The nodes it is made of, each once; all stand before it. */
  args: number[]
  /** Of a variable: which; else −1. */
  variable: number
  /** Whether what lies below it can be shown as nodes of its own. */
  opens: boolean
  /** The value from those of `args`, and its partial derivatives with respect to them. */
  evaluate(args: readonly number[], at: readonly number[], parameters: Values): Local
}

type Values = Readonly<Record<string, number>>

interface Local {
  value: number
  partials: readonly number[]
}

/** What the graph of a function is made from. */
export interface Computed {
  expressions: { shown: { value: Expr } }
  variables: readonly string[]
  parameters: readonly string[]
  tape: Pick<Tape, 'columns'>
}

/** A graph of so many nodes still reads at a glance. */
export const mostParts = 24

/**
 * The formula taken apart into operations, each sub-expression once. Numbers and parameters are part of the
 * operations that they stand in: no gradient flows to what is held constant.
 */
export class Computation {
  readonly #of: Computed
  readonly #root: Expr
  /** The ids of what depends on a variable, and of what differs from row to row of the data. */
  readonly #moving: ReadonlySet<number>
  readonly #varying: ReadonlySet<number>
  readonly #place = new Map<number, number>()
  readonly #variablesBelow = lazilyFor((e: Expr) =>
    below(e, () => false).filter(({ id, kind }) => kind === 'symbol' && this.#moving.has(id))
  )

  constructor(computed: Computed) {
    this.#of = computed
    const root = (this.#root = computed.expressions.shown.value)
    this.#moving = dependents(root, (e) => e.kind === 'symbol' && computed.variables.includes(e.name))
    this.#varying = dependents(
      root,
      (e) => e.kind === 'column',
      (e) => !isReduction(e)
    )
    visit([root], (e) => this.#place.set(e.id, this.#place.size))
  }

  /** The nodes that the graph begins with open: from f downwards, while there is room. */
  opened(most = mostParts): ReadonlySet<number> {
    const open = new Set<number>()
    const queue = [this.#root]
    for (let e = queue.shift(); e; e = queue.shift()) {
      if (open.has(e.id) || !this.#opens(e)) continue
      open.add(e.id)
      if (this.#visible(open).length > most) open.delete(e.id)
      else queue.push(...this.#inner(e))
    }
    return open
  }

  /** The nodes to be shown where these are open, arguments first. */
  parts(open: ReadonlySet<number>): Part[] {
    const visible = this.#visible(open)
    const ids = new Set(visible.map(({ id }) => id))
    return visible.map((e) => this.#part(e, ids, open))
  }

  /** In the formula's own order, since a folded node may stand on one that another node shows. */
  #visible(open: ReadonlySet<number>): Expr[] {
    const found = new Set<Expr>()
    const stack = [this.#root]
    for (let e = stack.pop(); e; e = stack.pop()) {
      if (found.has(e)) continue
      found.add(e)
      stack.push(...(this.#opens(e) && !open.has(e.id) ? this.#variablesBelow(e) : this.#inner(e)))
    }
    return [...found].sort((a, b) => this.#place.get(a.id)! - this.#place.get(b.id)!)
  }

  /** Whether more than variables lies below. */
  #opens(e: Expr): boolean {
    return this.#inner(e).some(({ kind }) => kind === 'call')
  }

  /** What moves with the variables right below a node: arguments; of a sum over rows what no row changes. */
  #inner(e: Expr): Expr[] {
    if (e.kind !== 'call') return []
    const isEnd = ({ id }: Expr) => id !== e.id && !this.#varying.has(id)
    return below(e, isEnd).filter((arg) => isEnd(arg) && this.#moving.has(arg.id))
  }

  #part(e: Expr, visible: ReadonlySet<number>, open: ReadonlySet<number>): Part {
    const text = present(e, textNotation)
    const opens = this.#opens(e)
    const base = { id: e.id, text, opens, args: [], variable: -1 }
    if (e.kind === 'symbol' && this.#moving.has(e.id)) {
      const variable = this.#of.variables.indexOf(e.name)
      const evaluate = (_: readonly number[], at: readonly number[]) => ({
        value: at[variable],
        partials: []
      })
      return { ...base, kind: 'variable', label: formatName(e.name), variable, evaluate }
    }
    const isFolded = opens && !open.has(e.id)
    const kind = !this.#moving.has(e.id) ? 'held' : isFolded ? 'folded' : 'operation'
    const label =
      kind === 'operation' ? labelOf(e, (arg) => this.#isPlain(arg)) : shortened(text.replaceAll('-', '−'))
    return { ...base, kind, label, ...this.#program(e, visible) }
  }

  /** A number, a parameter, or made of those alone. */
  #isPlain = ({ id }: Expr): boolean => !this.#moving.has(id) && !this.#varying.has(id)

  /** The node as a function of the visible nodes below it: a formula of its own, differentiated by reverse mode. */
  #program(e: Expr, visible: ReadonlySet<number>): Pick<Part, 'args' | 'evaluate'> {
    const { parameters, tape } = this.#of
    const graph = new Graph()
    const made = new Map<number, Expr>()
    const args: number[] = []
    const isArgument = ({ id }: Expr) => id !== e.id && visible.has(id) && this.#moving.has(id)
    for (const node of below(e, isArgument)) {
      const inner = node.kind === 'call' && !isArgument(node) ? node.args.map(({ id }) => made.get(id)!) : []
      made.set(
        node.id,
        isArgument(node) ? graph.symbol(`#${args.push(node.id) - 1}`) : remake(graph, node, inner)
      )
    }
    const data = Object.fromEntries(tape.columns.map(({ name, values }) => [name, values]))
    const names = args.map((_, i) => `#${i}`)
    const reverse = toReverse(lower([made.get(e.id)!], names, [...parameters], data))
    return {
      args,
      evaluate(values, _, held) {
        const order = parameters.map((name) => held[name] ?? 1)
        const { value, gradient } = reverse.gradient(values, order)
        return { value, partials: gradient }
      }
    }
  }
}

/** The nodes below one and itself, each once and arguments first, as far as those where it ends. */
function below(root: Expr, isEnd: (e: Expr) => boolean): Expr[] {
  const seen = new Set<number>()
  const found: Expr[] = []
  const stack = [{ node: root, isOpen: false }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, isOpen } = top
    if (isOpen) found.push(node)
    else if (!seen.has(node.id)) {
      seen.add(node.id)
      stack.push({ node, isOpen: true })
      if (node.kind === 'call' && !isEnd(node))
        stack.push(...node.args.map((arg) => ({ node: arg, isOpen: false })).reverse())
    }
  }
  return found
}

/** The ids of all that stands on something of a kind, along what passes it on. */
function dependents(
  root: Expr,
  is: (e: Expr) => boolean,
  passes: (e: Expr) => boolean = () => true
): Set<number> {
  const found = new Set<number>()
  visit([root], (e) => {
    const inherits = e.kind === 'call' && passes(e) && e.args.some((arg) => found.has(arg.id))
    if (is(e) || inherits) found.add(e.id)
  })
  return found
}
