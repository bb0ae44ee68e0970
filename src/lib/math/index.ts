import { lower } from '../tape/lower'
import { toReverse } from '../tape/reverse'
import { toScalar } from '../tape/scalar'
import type { Tape } from '../tape/tape'
import { toWgsl } from '../tape/wgsl'
import { differentiate } from './differentiate'
import { Graph, symbolsOf } from './expression'
import type { Expr } from './expression'
import { latexNotation, textNotation } from './notation'
import { present } from './present'
import { Mistake } from './problem'
import type { Problem } from './problem'
import { readExpression } from './read'
import { simplify } from './simplify'

export type { Problem } from './problem'

/** Value, gradient and Hessian of one function, in the order of its variables. */
export interface Jet<T> {
  value: T
  gradient: T[]
  hessian: T[][]
}

/** A function as read: its derivatives as numbers, as text, as mathematics and as a kernel. */
export interface ScalarField {
  source: string
  variables: string[]
  /** Every other free name, in order of appearance. */
  parameters: string[]
  /** In f64 from the symbolic derivatives; NaN where undefined. A missing parameter counts as 1. */
  jet(at: number[], parameters?: Record<string, number>): Jet<number>
  /** f alone in f64; NaN where undefined. For marching, where the derivatives are not needed. */
  value(at: number[], parameters?: Record<string, number>): number
  /** By reverse mode on the tape of f alone; PyTorch's conventions at kinks. */
  autodiff(at: number[], parameters?: Record<string, number>): { value: number; gradient: number[] }
  /** f as typed, its derivatives simplified; reads back in as a formula. */
  text: Jet<string>
  latex: Jet<string>
  /** The kernel's function. */
  wgsl: string
  /** f and its gradient on one tape, for sampling. */
  tape: Tape
}

export type Reading = { field: ScalarField } | { problem: Problem }

export interface ReadOptions {
  /** Names that are variables, in order; by default those of x, y, z that occur. */
  variables?: string[]
  columns?: Record<string, ArrayLike<number>>
}

/** Reads a formula that a person typed. Never throws: a mistake comes back as a Problem. */
export function readField(source: string, options: ReadOptions = {}): Reading {
  const g = new Graph()
  try {
    const known = { variables: options.variables ?? ['x', 'y', 'z'], columns: options.columns }
    const { expression: f, variables: named } = readExpression(source, known, g)
    const names = symbolsOf(f)
    const variables = named ?? options.variables ?? ['x', 'y', 'z'].filter((name) => names.includes(name))
    return {
      field: createField(
        g,
        f,
        source,
        variables,
        names.filter((name) => !variables.includes(name))
      )
    }
  } catch (error) {
    if (error instanceof Mistake) return { problem: error.problem }
    throw error
  }
}

function createField(
  g: Graph,
  f: Expr,
  source: string,
  variables: string[],
  parameters: string[]
): ScalarField {
  const symbols = differentiateTwice(g, f, variables)
  const all = [symbols.value, ...symbols.gradient, ...symbols.hessian.flat()]
  const evaluateAll = lazily(() => toScalar(lower(all, variables, parameters)))
  const valueTape = lower([f], variables, parameters)
  const value = toScalar(valueTape)
  const autodiff = lazily(() => toReverse(valueTape))
  const tape = lazily(() => lower([f, ...symbols.gradient], variables, parameters))
  const shown = mapJet(symbols, (e) => (e === f ? f : simplify(g, e, f)))
  const wgsl = lazily(() => toWgsl(tape()))
  const order = (values: Record<string, number> = {}) => parameters.map((name) => values[name] ?? 1)
  return {
    source,
    variables,
    parameters,
    jet: (at, values) => maskJet(unflatten(evaluateAll()(at, order(values)), variables.length)),
    value: (at, values) => finiteOr(value(at, order(values))[0]),
    autodiff: (at, values) => autodiff()(at, order(values)),
    text: mapJet(shown, (e) => present(e, textNotation)),
    latex: mapJet(shown, (e) => present(e, latexNotation)),
    get wgsl() {
      return wgsl()
    },
    get tape() {
      return tape()
    }
  }
}

/** The Hessian's lower half mirrors its upper half, as expressions and so as work. */
function differentiateTwice(g: Graph, f: Expr, variables: string[]): Jet<Expr> {
  const gradient = variables.map((variable) => differentiate(g, f, variable))
  const upper = gradient.map((fi, i) =>
    variables.map((variable, j) => (j >= i ? differentiate(g, fi, variable) : g.number(0)))
  )
  return {
    value: f,
    gradient,
    hessian: upper.map((row, i) => row.map((_, j) => (j >= i ? upper[i][j] : upper[j][i])))
  }
}

/** A jet whose parts are made when they are asked for: the page shows the gradient, hardly ever the Hessian. */
function mapJet<A, B>(jet: Jet<A>, map: (a: A) => B): Jet<B> {
  const value = lazily(() => map(jet.value))
  const gradient = lazily(() => jet.gradient.map(map))
  const hessian = lazily(() => jet.hessian.map((row) => row.map(map)))
  return {
    get value() {
      return value()
    },
    get gradient() {
      return gradient()
    },
    get hessian() {
      return hessian()
    }
  }
}

function unflatten(values: number[], n: number): Jet<number> {
  const row = (i: number) => values.slice(1 + n + i * n, 1 + n + (i + 1) * n)
  return {
    value: values[0],
    gradient: values.slice(1, 1 + n),
    hessian: Array.from({ length: n }, (_, i) => row(i))
  }
}

const finiteOr = (value: number): number => (Number.isFinite(value) ? value : NaN)

/** A derivative exists only where the function does. */
function maskJet(jet: Jet<number>): Jet<number> {
  const defined = Number.isFinite(jet.value)
  const smooth = defined && jet.gradient.every(Number.isFinite)
  return {
    value: finiteOr(jet.value),
    gradient: jet.gradient.map((d) => (defined ? finiteOr(d) : NaN)),
    hessian: jet.hessian.map((row) => row.map((d) => (smooth ? finiteOr(d) : NaN)))
  }
}

/** Most of a field is asked for only sometimes; a keystroke pays for what it shows. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The value of a formula without variables or parameters, such as `2pi` or `1/3`; null for any other. */
export function readNumber(source: string): number | null {
  const reading = readField(source, { variables: [] })
  if ('problem' in reading || reading.field.parameters.length > 0) return null
  const { value } = reading.field.jet([])
  return Number.isFinite(value) ? value : null
}
