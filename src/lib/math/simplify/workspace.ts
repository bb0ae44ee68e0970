import { isNumber } from '../expression/expression'
import type { Expr, Graph } from '../expression/expression'
import { operations } from '../table/functions'
import type { Sum } from './terms'

/**
 * Work allowed per simplification, in factors handled. Beyond the first limit sums stay as they are,
 * beyond the second whatever comes. Deterministic, unlike a clock.
 */
export const limits = { shorten: 1_500, collect: 6_000 }

/**
 * What the stages of a simplification share: the forms found so far, the work spent, and what is known of the
 * domain. `domain` is the workspace of the function that this is a derivative of.
 */
export class Workspace {
  /** The normal form of an expression, by its id. */
  readonly sums = new Map<number, Sum>()
  /** The shortest form of a sum, and the expression made of it, by its key. */
  readonly shortest = new Map<string, Sum>()
  readonly built = new Map<string, Expr>()
  /** How long bases read, by their ids. */
  readonly costs = new Map<number, number>()
  /** Ids of the bases that are never 0 where the function has a gradient, and of its logarithms. */
  readonly never0: Set<number>
  readonly logarithms: Set<number>
  work = 0

  constructor(
    readonly g: Graph,
    readonly domain?: Workspace
  ) {
    this.never0 = domain?.never0 ?? new Set()
    this.logarithms = domain?.logarithms ?? new Set()
  }

  known(id: number): Sum | undefined {
    return this.sums.get(id) ?? this.domain?.sums.get(id)
  }

  nonzero = (base: Expr): boolean =>
    this.never0.has(base.id) ||
    (base.kind === 'call' && operations.get(base.name)?.nonzero === true) ||
    (base.kind === 'constant' && base.name !== 'undefined') ||
    isNumber(base)
}
