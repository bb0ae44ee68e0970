import { createField } from './field'
import type { Read, ScalarField } from './field'
import { Graph, symbolsOf } from './expression'
import { Mistake, mistake } from './problem'
import type { Problem } from './problem'
import { readExpression } from './read'

export type { Problem } from './problem'
export { equivalent } from './equivalent'
export type { EquivalentOptions, Verdict } from './equivalent'
export type { Jet, PointJet, ScalarField } from './field'

export type Reading = { field: ScalarField } | { problem: Problem }

export interface ReadOptions {
  /**
   * Names that are variables, in order; by default those that `f(u, v) =` names, else those of x, y, z
   * that occur. Other names in `f(u, v) =` take the place of these.
   */
  variables?: string[]
  /** Data by column name: one value per row, all columns of a formula equally long. */
  columns?: Record<string, ArrayLike<number>>
  /** Of more rows than this it takes so many, evenly, and scales sums up: for pictures. By default all. */
  mostRows?: number
}

/** Reads a formula that a person typed. Never throws: a mistake comes back as a Problem. */
export function readField(source: string, options: ReadOptions = {}): Reading {
  const read = readText(source, options)
  return 'problem' in read ? read : { field: createField(read, options.columns, options.mostRows) }
}

/** As far as text goes: what was read, before its derivatives are taken. */
export function readText(source: string, options: ReadOptions): Read | { problem: Problem } {
  const graph = new Graph()
  try {
    const known = { variables: options.variables ?? ['x', 'y', 'z'], columns: options.columns }
    const { expression, variables: named, places } = readExpression(source, known, graph)
    const names = symbolsOf(expression)
    const defaults = options.variables ?? ['x', 'y', 'z'].filter((name) => names.includes(name))
    const variables = named ? renamed(source, named, options.variables) : defaults
    const parameters = names.filter((name) => !variables.includes(name))
    return { graph, expression, places, source, variables, parameters }
  } catch (error) {
    if (error instanceof Mistake) return { problem: error.problem }
    throw error
  }
}

/** The variables of `f(u, v) =` where others are expected: those that it does not name keep their places. */
function renamed(source: string, named: string[], expected: string[] | undefined): string[] {
  if (!expected || named.every((name) => expected.includes(name))) return expected ?? named
  if (named.length > expected.length)
    mistake(
      `There is room for ${expected.length} variables here, and this names ${named.length}.`,
      { start: source.indexOf('('), end: source.indexOf(')') + 1 },
      'Leave the others out: names that are no variables become sliders.'
    )
  return [...named, ...expected.filter((name) => !named.includes(name))].slice(0, expected.length)
}

/** The value of a formula without variables or parameters, such as `2pi` or `1/3`; null for any other. */
export function readNumber(source: string): number | null {
  const reading = readField(source, { variables: [] })
  if ('problem' in reading || reading.field.parameters.length > 0) return null
  const { value } = reading.field.jet([])
  return Number.isFinite(value) ? value : null
}
