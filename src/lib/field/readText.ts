import { createField } from './field'
import type { Read, ScalarField } from './field'
import { Graph, symbolsOf } from '../math/expression/expression'
import { Mistake, mistake } from '../basics/problem'
import type { Notice, Problem } from '../basics/problem'
import { readSource } from '../math/read/source'
import type { Preparation, Source } from '../math/read/source'

/** `notices` are left out where the source can be read in one way only. */
export type Reading = { field: ScalarField; notices?: Notice[] } | { problem: Problem }

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

/** Reads what is typed. Never throws: a mistake comes back as a Problem. */
export const readTyped = (source: string, options: ReadOptions): Reading => readWith(source, options)

/** Reads as `how` says, by default what is typed; `doubtsOf` says what else may have been meant. */
export function readWith(
  source: string,
  options: ReadOptions,
  how?: Preparation,
  doubtsOf: (read: TextRead) => Notice[] = () => []
): Reading {
  const read = readText(source, options, how)
  if ('problem' in read) return read
  const field = createField(read, options.columns, options.mostRows)
  return readingOf({ ...read, notices: [...read.notices, ...doubtsOf(read)] }, field)
}

/** A field with the notices of the text that it was read from. */
export const readingOf = ({ notices }: Pick<TextRead, 'notices'>, field: ScalarField): Reading =>
  notices.length > 0 ? { field, notices } : { field }

/** What was read, and what may have been meant otherwise. */
export type TextRead = Read &
  Pick<Source, 'notices' | 'tokens' | 'isTeX'> & {
    /** The variables that the formula could have; those that the source itself names are stated. */
    expected: readonly string[]
    isStated: boolean
  }

/** As far as text goes: what was read, before its derivatives are taken. */
export function readText(
  source: string,
  options: ReadOptions,
  how?: Preparation
): TextRead | { problem: Problem } {
  const graph = new Graph()
  try {
    const known = { variables: options.variables ?? ['x', 'y', 'z'], columns: options.columns }
    const { variables: named, ...read } = readSource(source, known, graph, how)
    const names = symbolsOf(read.expression)
    const defaults = options.variables ?? known.variables.filter((name) => names.includes(name))
    const variables = named ? renamed(source, named, options.variables) : defaults
    const parameters = names.filter((name) => !variables.includes(name))
    const expected = variables.length > 0 ? variables : known.variables
    return { ...read, graph, source, variables, parameters, expected, isStated: named !== null }
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
export function readNumber(source: string, how?: Preparation): number | null {
  const reading = readWith(source, { variables: [] }, how)
  if ('problem' in reading || reading.field.parameters.length > 0) return null
  const { value } = reading.field.jet([])
  return Number.isFinite(value) ? value : null
}
