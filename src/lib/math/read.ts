import { arrange } from './arrange'
import { Builder, limits } from './builder'
import type { Columns } from './builder'
import { spell } from './characters'
import type { Expr, Graph } from './expression'
import { shapeOf, isMatrix } from './vectors'
import { NameBook } from './names'
import { readPrefix } from './prefix'
import { mistake } from './problem'
import type { Place } from './problem'
import { Reader } from './reader'
import { tokenize } from './tokens'

export { limits } from './builder'

/** What a source says. */
export interface Source {
  expression: Expr
  /** The names in `f(u, v) =`, if the source begins so. */
  variables: string[] | null
  /** Where each sub-expression stands in the source, by its id; a repeated one has several places. */
  places: ReadonlyMap<number, Place[]>
}

/** The names that a formula may take as they are: its variables, and the data columns with their rows. */
export interface Names {
  variables: readonly string[]
  columns?: Columns
}

/**
 * Reads what people write into an expression, as written: nothing is simplified, and vectors are
 * lowered to numbers. Learners' spelling, LaTeX and Python are all read by one grammar (reader.ts).
 * Throws a Mistake, and nothing else.
 */
export function readExpression(source: string, names: Names, g: Graph): Source {
  if (source.length > limits.characters) {
    const place = { start: limits.characters, end: source.length }
    mistake(`A formula can have at most ${limits.characters} characters.`, place, 'Shorten it.')
  }
  const { variables, columns = {} } = names
  const spelled = spell(source)
  const prefix = readPrefix(spelled, variables)
  const book = new NameBook(variables, Object.keys(columns), prefix.variables ?? [])
  const tokens = arrange(tokenize(source, spelled, prefix.offset, book))
  const b = new Builder(g, columns)
  const value = new Reader(b, tokens, source).all()
  const whole = { start: tokens[0].start, end: tokens[tokens.length - 1].end }
  if (isMatrix(value))
    mistake(`The result is ${shapeOf(value)}; Nabla draws a number.`, whole, 'Use norm(…), sum(…) or dot(…).')
  if (b.rows(value) !== undefined) b.refuseRows(value)
  return { expression: value, variables: prefix.variables, places: b.places }
}
