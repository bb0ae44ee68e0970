import { isNumber } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import { operations } from '../table/functions'
import type { Factor, Sum, Term } from './terms'

/**
 * Work allowed per simplification, in factors handled. Beyond the first limit sums stay as they are,
 * beyond the second whatever comes. Deterministic, unlike a clock.
 */
export const limits = { shorten: 1_500, collect: 6_000 }

/** The stages of a simplification. Each needs the others for parts of its own work. */
export interface Stages {
  /** An expression as a sum of products, its normal form. */
  sumOf(w: Workspace, e: Expr): Sum
  /** A sum as it reads shortest. */
  shortestOf(w: Workspace, sum: Sum): Sum
  /** A term in a plainer form, if this factor of it, a power of `base`, allows one. */
  plainer(w: Workspace, term: Term, factor: Factor, base: Call): Sum | null
  /** A sum as an expression. */
  build(w: Workspace, sum: Sum): Expr
}

/**
 * What the stages of a simplification share: the forms found so far, the work spent, and what is known of the
 * domain. `domain` is the workspace of the function that this is a derivative of. Stages call one another through it,
 * so that their files need not import each other.
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
    private readonly stages: Stages,
    readonly domain?: Workspace
  ) {
    this.never0 = domain?.never0 ?? new Set()
    this.logarithms = domain?.logarithms ?? new Set()
  }

  sumOf(e: Expr): Sum {
    return this.stages.sumOf(this, e)
  }

  shortestOf(sum: Sum): Sum {
    return this.stages.shortestOf(this, sum)
  }

  plainer(term: Term, factor: Factor, base: Call): Sum | null {
    return this.stages.plainer(this, term, factor, base)
  }

  build(sum: Sum): Expr {
    return this.stages.build(this, sum)
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
