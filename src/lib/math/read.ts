import { arrange } from './arrange'
import { Builder, limits } from './builder'
import type { Columns } from './builder'
import { spell } from './characters'
import type { Spelled } from './characters'
import type { Expr, Graph } from './expression'
import { shapeOf, isMatrix } from './vectors'
import { NameBook } from './names'
import { readPrefix } from './prefix'
import { mistake } from './problem'
import type { Notice, Place } from './problem'
import { Reader } from './reader'
import { tokenize } from './tokens'
import type { Token } from './tokens'

export { limits } from './builder'

/** What a source says. */
export interface Source {
  expression: Expr
  /** The names in `f(u, v) =`, if the source begins so. */
  variables: string[] | null
  /** Where each sub-expression stands in the source, by its id; a repeated one has several places. */
  places: ReadonlyMap<number, Place[]>
  /** What was read, but perhaps otherwise than it was meant. */
  notices: Notice[]
  tokens: Token[]
  isTeX: boolean
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
  refuseDerivatives(spelled)
  const prefix = readPrefix(spelled, variables)
  const book = new NameBook(variables, Object.keys(columns), prefix.variables ?? [])
  const notices: Notice[] = []
  const tokens = arrange(tokenize(source, spelled, prefix.offset, book, notices))
  const b = new Builder(g, columns)
  const whole = { start: tokens[0].start, end: tokens[tokens.length - 1].end }
  const value = withinStack(whole, () => new Reader(b, tokens, source, notices).all())
  if (isMatrix(value))
    mistake(`The result is ${shapeOf(value)}; Nabla draws a number.`, whole, 'Use norm(…), sum(…) or dot(…).')
  if (b.rows(value) !== undefined) b.refuseRows(value)
  const { isTeX } = spelled
  return { expression: value, variables: prefix.variables, places: b.places, notices, tokens, isTeX }
}

/** The depth limit suits the stacks of browsers; a caller that has used most of one still gets a mistake. */
function withinStack<T>(whole: Place, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    mistake('This formula is nested too deep.', whole, 'Write it with fewer brackets.')
  }
}

/** d/dx and ∂f/∂x are tasks, not formulas; letter by letter they would read as quotients. */
function refuseDerivatives({ text, starts, ends }: Spelled): void {
  const found = /∂|\\partial|\\frac\s*\{\s*d\s*\}\s*\{\s*d\w?|(?:^|[^\p{L}\d])d\s*\/\s*d[a-z](?![a-z])/u.exec(
    text
  )
  if (!found) return
  const place = { start: starts[found.index], end: ends[found.index + found[0].length - 1] }
  mistake('A formula has no derivative in it.', place, 'Type the function; Nabla finds its derivatives.')
}
