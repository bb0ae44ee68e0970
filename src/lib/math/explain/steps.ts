import { differentiate, structures } from '../differentiate/differentiate'
import { fold, isCall, isReduction, symbolsOf, treeSize, visit } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import type { Expressions } from '../expression/jet'
import { operation } from '../table/functions'
import { lazily } from '../../basics/lazily'
import { latexNotation, textNotation } from '../write'
import { present, summands } from '../write/present'
import type { Summand } from '../write/present'
import type { Place } from '../../basics/problem'
import { partial } from '../differentiate/rules'
import { simplify } from '../simplify/simplify'
import { spoken } from '../write/speech'
import { withoutThinBranches } from '../differentiate/thinSets'

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

/**
 * One step of a derivation: the derivative of `before`. Its parts, and theirs, are made when they are
 * asked for, so a long formula costs what is looked at.
 */
export interface Step {
  rule: RuleName
  /** The rule by its usual name. */
  title: string
  /** The variables that the rule takes for constants here. */
  held: string[]
  before: Expr
  /** The rule written out, with derivatives of the parts still to be taken; null where there are none. */
  readonly set: Expr | null
  /** The same with those derivatives put in. */
  readonly inserted: Expr
  /** The derivative, simplified. */
  readonly after: Expr
  /** In LaTeX; null where a line would be longer than anyone reads. `before` stands in ∂/∂x[…]. */
  readonly latex: Record<Line, string | null>
  /** “The derivative with respect to x of x squared is two x”, with a small first letter. */
  readonly speech: string
  /** Plain text that reads back; `before` bare. */
  readonly text: { before: string; inserted: string; after: string }
  /** Where `before` stands in the source. */
  places: Place[]
  /** A student writes it in one line; its own steps are for those who want every rule. */
  brief: boolean
  readonly steps: Step[]
}

/** `name` is ∂f/∂x. */
export type Line = 'name' | 'before' | 'set' | 'inserted' | 'after'

/** A line of more parts is left out. */
const longestLine = 250
/** The rule for a sum of more terms is not written out: its terms follow anyway. */
const longestSum = 12
/** A product of more factors that vary is taken apart into its first factor and the rest. */
const longestProduct = 3

/** The derivation of ∂f/∂variable; its last line is the simplified derivative that the page shows. */
export function derivation(
  { graph, places, shown }: Expressions,
  variables: string[],
  variable: string
): Step {
  const result = shown.gradient[variables.indexOf(variable)]
  return new Derivation(graph, shown.value, places, variables, variable).step(shown.value, null, result)
}

/** How a rule takes a derivative: which parts it differentiates, and what it makes of their derivatives. */
interface Plan {
  rule: RuleName
  title: string
  parts: Expr[]
  /** What the rule takes for constant. */
  constants: Expr[]
  build(d: (part: Expr) => Expr): Expr
}

class Derivation {
  private plans = new Map<number, Plan>()
  private moving = new Map<number, boolean>()
  private derivatives = new Map<number, Expr>()
  private x: Expr

  constructor(
    private g: Graph,
    private f: Expr,
    private places: ReadonlyMap<number, Place[]>,
    private variables: string[],
    private variable: string
  ) {
    this.x = g.symbol(variable)
  }

  step(e: Expr, within: Place[] | null, result?: Expr): Step {
    const plan = this.plan(e)
    const { rule, title, parts, constants, build } = plan
    const places = this.placesOf(e, within)
    const names = symbolsOf(...constants)
    const open = (u: Expr) => this.g.call('derivative', u, this.x)
    const written = (line: Expr | null) =>
      line === null || treeSize(line) > longestLine ? null : present(line, latexNotation)
    const set = lazily(() => (parts.length === 0 || parts.length > longestSum ? null : build(open)))
    const inserted = lazily(() => build((u) => this.derivative(u)))
    const after = lazily(() => result ?? this.derivative(e))
    const steps = lazily(() => parts.map((part) => this.step(part, places)))
    return {
      rule,
      title,
      held: this.variables.filter((name) => name !== this.variable && names.includes(name)),
      before: e,
      places,
      brief: this.brief(e),
      get set() {
        return set()
      },
      get inserted() {
        return inserted()
      },
      get after() {
        return after()
      },
      get steps() {
        return steps()
      },
      get speech() {
        return `${spoken(open(e))} is ${spoken(after())}`
      },
      latex: {
        name: `\\tfrac{\\partial f}{\\partial ${latexNotation.symbol(this.variable)}}`,
        get before() {
          return written(open(e))
        },
        get set() {
          return written(set())
        },
        get inserted() {
          return written(inserted())
        },
        get after() {
          return written(after())
        }
      },
      text: {
        get before() {
          return present(e, textNotation)
        },
        get inserted() {
          return present(inserted(), textNotation)
        },
        get after() {
          return present(after(), textNotation)
        }
      }
    }
  }

  private derivative(u: Expr): Expr {
    const known = this.derivatives.get(u.id)
    if (known) return known
    const smooth = withoutThinBranches(this.g, u, this.variables, this.variable)
    const simple = simplify(this.g, differentiate(this.g, smooth, this.variable), this.f)
    this.derivatives.set(u.id, simple)
    return simple
  }

  /** Where e stands in the part of the source that is being differentiated; of a product made here, where its factors do. */
  private placesOf(e: Expr, within: Place[] | null): Place[] {
    const inside = ({ start, end }: Place) =>
      !within?.length || within.some((place) => place.start <= start && end <= place.end)
    const found = this.places.get(e.id)?.filter(inside)
    if (found?.length || e.kind !== 'call') return found ?? []
    return e.args.flatMap((arg) => this.placesOf(arg, within))
  }

  private depends(e: Expr): boolean {
    if (!this.moving.has(e.id))
      visit([e], (node) => {
        const moves =
          node === this.x || (node.kind === 'call' && node.args.some((arg) => this.moving.get(arg.id)))
        this.moving.set(node.id, moves)
      })
    return this.moving.get(e.id)!
  }

  /** One line says it: one rule of which the rest is obvious, perhaps with a constant factor. */
  private brief(e: Expr): boolean {
    const { rule, parts } = this.plan(e)
    return parts.every((part) => (rule === 'multiple' ? this.brief(part) : this.obvious(part)))
  }

  /** Nobody writes these out: constants, powers of the variable, their multiples, and sums of such. */
  private obvious(e: Expr): boolean {
    const { rule, parts } = this.plan(e)
    return (
      parts.length === 0 || (['sum', 'multiple'].includes(rule) && parts.every((part) => this.obvious(part)))
    )
  }

  private plan(e: Expr): Plan {
    const known = this.plans.get(e.id)
    if (known) return known
    const plan = this.makePlan(e)
    this.plans.set(e.id, plan)
    return plan
  }

  private makePlan(e: Expr): Plan {
    if (e.kind === 'constant' && e.name === 'undefined')
      return leaf('constant', 'No value, no derivative', e, [])
    if (!this.depends(e)) return leaf('constant', 'Constant rule', this.g.number(0), [e])
    if (e.kind !== 'call')
      return leaf('identity', `Derivative of ${this.variable} itself`, this.g.number(1), [])
    const [u, v] = e.args
    switch (e.name) {
      case 'add':
      case 'subtract':
        return this.sum(e)
      case 'negate':
        return this.multiple([u], [], (d) => this.fold('negate', d(u)))
      case 'multiply':
        return this.product(e)
      case 'divide':
        return this.quotient(u, v)
      case 'pow':
        return this.power(u, v)
      case 'if':
        return this.branches(e)
      default:
        return isReduction(e) ? this.rows(e) : this.entry(e)
    }
  }

  private fold(name: string, ...args: Expr[]): Expr {
    return fold(this.g, name, args)
  }

  private times(...factors: Expr[]): Expr {
    return factors.reduce((a, b) => this.fold('multiply', a, b))
  }

  private sum(e: Expr): Plan {
    const terms = summands(e)
    const isDifference = terms.length === 2 && terms[1].negative
    return {
      rule: 'sum',
      title: isDifference ? 'Difference rule' : 'Sum rule',
      parts: distinct(terms.map(({ body }) => body)),
      constants: [],
      build: (d) => terms.reduce((total, term) => this.plus(total, term, d(term.body)), this.g.number(0))
    }
  }

  /** A sum put in for a term joins the sum it stands in. */
  private plus(total: Expr, { negative }: Summand, value: Expr): Expr {
    const values = isCall(value, 'add') && !negative ? value.args : [value]
    return values.reduce((sum, next) => this.fold(negative ? 'subtract' : 'add', sum, next), total)
  }

  private multiple(parts: Expr[], constants: Expr[], build: Plan['build']): Plan {
    return { rule: 'multiple', title: 'Constant multiple rule', parts, constants, build }
  }

  private product(e: Call): Plan {
    const factors = factorsOf(e)
    const fixed = factors.filter((factor) => !this.depends(factor))
    const varying = factors.filter((factor) => this.depends(factor))
    if (fixed.length) {
      const rest = this.times(...varying)
      return this.multiple([rest], fixed, (d) => this.times(...fixed, d(rest)))
    }
    const several = varying.length > longestProduct ? [varying[0], this.times(...varying.slice(1))] : varying
    return {
      rule: 'product',
      title: 'Product rule',
      parts: distinct(several),
      constants: [],
      build: (d) =>
        several
          .map((_, i) => this.times(...several.map((factor, k) => (k === i ? d(factor) : factor))))
          .reduce((a, b) => this.fold('add', a, b))
    }
  }

  private quotient(u: Expr, v: Expr): Plan {
    const square = this.fold('pow', v, this.g.number(2))
    if (!this.depends(v)) return this.multiple([u], [v], (d) => this.fold('divide', d(u), v))
    if (!this.depends(u))
      return {
        rule: 'reciprocal',
        title: 'Reciprocal rule',
        parts: [v],
        constants: [u],
        build: (d) => this.fold('negate', this.fold('divide', this.times(u, d(v)), square))
      }
    return {
      rule: 'quotient',
      title: 'Quotient rule',
      parts: distinct([u, v]),
      constants: [],
      build: (d) =>
        this.fold('divide', this.fold('subtract', this.times(d(u), v), this.times(u, d(v))), square)
    }
  }

  private power(base: Expr, exponent: Expr): Plan {
    if (!this.depends(exponent)) {
      const n = symbolsOf(exponent).length ? exponent : simplify(this.g, exponent)
      return this.chain('power', 'Power rule', 'pow', [base, n], [exponent])
    }
    if (!this.depends(base))
      return this.chain('exponential', 'Exponential rule', 'pow', [base, exponent], [base])
    return this.chain('powerOfBoth', 'Power and exponential rule', 'pow', [base, exponent], [])
  }

  private entry(e: Call): Plan {
    if (e.name === 'exp') return this.chain('exponential', 'Exponential rule', 'exp', e.args, [])
    const fixed = e.args.filter((arg) => !this.depends(arg))
    return this.chain('entry', `Derivative of ${spokenName(e)}`, e.name, e.args, fixed)
  }

  /** The derivative of the outer function at its arguments, times theirs; both rules come from the table. */
  private chain(rule: RuleName, title: string, name: string, args: Expr[], constants: Expr[]): Plan {
    const outer = args.map((arg, i) =>
      this.depends(arg) ? partial(this.g, name, args, i) : this.g.number(0)
    )
    const zero = this.g.number(0)
    const used = args.filter((_, i) => outer[i] !== zero)
    if (used.length === 0) return leaf('flat', 'Constant between jumps', zero, constants)
    const parts = distinct(used.filter((arg) => arg !== this.x))
    const one = this.g.number(1)
    return {
      rule,
      title: parts.length ? `Chain rule, ${title[0].toLowerCase()}${title.slice(1)}` : title,
      parts,
      constants,
      build: (d) =>
        args
          .map((arg, i) => (outer[i] === zero ? zero : this.times(outer[i], arg === this.x ? one : d(arg))))
          .reduce((a, b) => this.fold('add', a, b))
    }
  }

  /** A chain of choices is one piecewise function, so its derivative is taken in one step. */
  private branches(e: Call): Plan {
    const { derive } = structures.get(e.name)!
    const values = (rest: Expr): Expr[] =>
      isCall(rest, 'if') ? [rest.args[1], ...values(rest.args[2])] : isUndefined(rest) ? [] : [rest]
    const build = (rest: Expr, d: (part: Expr) => Expr): Expr => {
      if (!isCall(rest, 'if')) return isUndefined(rest) ? rest : d(rest)
      const [condition, value, other] = rest.args
      return derive(this.g, rest.args, [condition, d(value), build(other, d)])
    }
    return {
      rule: 'branches',
      title: 'Branch by branch',
      parts: distinct(values(e)),
      constants: [],
      build: (d) => withoutThinBranches(this.g, build(e, d), this.variables, this.variable)
    }
  }

  private rows(e: Call): Plan {
    const { moving, derive } = structures.get(e.name)!
    const [part] = moving(e.args)
    return {
      rule: 'rows',
      title: 'Row by row',
      parts: [part],
      constants: [],
      build: (d) =>
        derive(
          this.g,
          e.args,
          e.args.map(() => d(part))
        )
    }
  }
}

const leaf = (rule: RuleName, title: string, value: Expr, constants: Expr[]): Plan => ({
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
