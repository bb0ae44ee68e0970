import type { Tape } from '../tape/tape'

/** A mistake in user input, with its place in the source and a remedy. */
export interface Problem {
  message: string
  hint?: string
  start: number
  end: number
}

/** Value, gradient and Hessian of one function, in the order of its variables. */
export interface Jet<T> {
  value: T
  gradient: T[]
  hessian: T[][]
}

export interface ScalarField {
  source: string
  variables: string[]
  parameters: string[]
  /** f64 from the symbolic derivatives; NaN where undefined. */
  jet(at: number[], parameters?: Record<string, number>): Jet<number>
  /** Reverse mode on the tape of f alone. */
  autodiff(at: number[], parameters?: Record<string, number>): { value: number; gradient: number[] }
  /** Simplified, for people; reads back in as a formula. */
  text: Jet<string>
  latex: Jet<string>
  /** The kernel's function. */
  wgsl: string
  /** f and its gradient on one tape, for sampling. */
  tape: Tape
}

export type Reading = { field: ScalarField } | { problem: Problem }

export interface ReadOptions {
  variables?: string[]
  columns?: Record<string, ArrayLike<number>>
}

export function readField(source: string, options: ReadOptions = {}): Reading {
  throw new Error(`not built yet ${source} ${options.variables}`)
}
