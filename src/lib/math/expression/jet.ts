import type { SourceRange } from '../../basics/problem'
import type { Expr, Graph } from './expression'

/** Value, gradient and Hessian of one function, in the order of its variables. */
export interface Jet<T> {
  value: T
  gradient: T[]
  hessian: T[][]
}

/** The formulas of a function and of its derivatives: what the page explains and exports. */
export interface Expressions {
  graph: Graph
  /** Where each part of f stands in the source, by the id of its expression. */
  places: ReadonlyMap<number, SourceRange[]>
  /** f as typed, its derivatives simplified. */
  shown: Jet<Expr>
}
