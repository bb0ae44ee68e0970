import { differentiate } from '../differentiate/differentiate'
import { withoutThinBranches } from '../differentiate/thinSets'
import { symbolsOf, treeSize } from '../expression/expression'
import type { Expr } from '../expression/expression'
import type { Expressions } from '../expression/jet'
import { simplify } from '../simplify/simplify'
import { latexNotation, textNotation } from '../write'
import { present } from '../write/present'
import { spoken } from '../write/speech'
import { lazily } from '../../basics/lazily'
import type { SourceRange } from '../../basics/problem'
import { Differentiation, applyRule } from './rules'
import type { Application, RuleName } from './rules'

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
  places: SourceRange[]
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

/** The derivation of ∂f/∂variable; its last line is the simplified derivative that the page shows. */
export function derivation(
  { graph, places, shown }: Expressions,
  variables: string[],
  variable: string
): Step {
  const result = shown.gradient[variables.indexOf(variable)]
  const by = new Differentiation(graph, variables, variable)
  return new Derivation(by, shown.value, places).step(shown.value, null, result)
}

class Derivation {
  private applications = new Map<number, Application>()
  private derivatives = new Map<number, Expr>()

  constructor(
    private by: Differentiation,
    private f: Expr,
    private places: ReadonlyMap<number, SourceRange[]>
  ) {}

  step(e: Expr, within: SourceRange[] | null, result?: Expr): Step {
    const { rule, title, parts, constants, build } = this.applied(e)
    const { g, x, variables, variable } = this.by
    const places = this.placesOf(e, within)
    const names = symbolsOf(...constants)
    const open = (u: Expr) => g.call('derivative', u, x)
    const written = (line: Expr | null) =>
      line === null || treeSize(line) > longestLine ? null : present(line, latexNotation)
    const set = lazily(() => (parts.length === 0 || parts.length > longestSum ? null : build(open)))
    const inserted = lazily(() => build((u) => this.derivative(u)))
    const after = lazily(() => result ?? this.derivative(e))
    const steps = lazily(() => parts.map((part) => this.step(part, places)))
    return {
      rule,
      title,
      held: variables.filter((name) => name !== variable && names.includes(name)),
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
        name: `\\tfrac{\\partial f}{\\partial ${latexNotation.symbol(variable)}}`,
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
    const { g, variables, variable } = this.by
    const smooth = withoutThinBranches(g, u, variables, variable)
    const simple = simplify(g, differentiate(g, smooth, variable), this.f)
    this.derivatives.set(u.id, simple)
    return simple
  }

  /** Where e stands in the part of the source that is being differentiated; of a product made here, where its factors do. */
  private placesOf(e: Expr, within: SourceRange[] | null): SourceRange[] {
    const inside = ({ start, end }: SourceRange) =>
      !within?.length || within.some((place) => place.start <= start && end <= place.end)
    const found = this.places.get(e.id)?.filter(inside)
    if (found?.length || e.kind !== 'call') return found ?? []
    return e.args.flatMap((arg) => this.placesOf(arg, within))
  }

  /** One line says it: one rule of which the rest is obvious, perhaps with a constant factor. */
  private brief(e: Expr): boolean {
    const { rule, parts } = this.applied(e)
    return parts.every((part) => (rule === 'multiple' ? this.brief(part) : this.obvious(part)))
  }

  /** Nobody writes these out: constants, powers of the variable, their multiples, and sums of such. */
  private obvious(e: Expr): boolean {
    const { rule, parts } = this.applied(e)
    return (
      parts.length === 0 || (['sum', 'multiple'].includes(rule) && parts.every((part) => this.obvious(part)))
    )
  }

  private applied(e: Expr): Application {
    const known = this.applications.get(e.id)
    if (known) return known
    const application = applyRule(this.by, e)
    this.applications.set(e.id, application)
    return application
  }
}
