import { arrange } from './arrange'
import { Builder, limits } from './builder'
import type { DataColumns } from './builder'
import { spell } from './characters'
import type { Spelled } from './characters'
import type { Expr, Graph } from '../expression/expression'
import { shapeOf, isMatrix } from './vectors'
import { NameBook } from './names'
import { readPrefix } from './prefix'
import { mistake } from '../../basics/problem'
import type { Notice, SourceRange } from '../../basics/problem'
import { Reader } from './reader'
import { Scanner } from './scanner'
import type { Token } from './tokens'

export { limits } from './builder'

/** What a source says. */
export interface Source {
  expression: Expr
  /** The names in `f(u, v) =`, if the source begins so. */
  variables: string[] | null
  /** Where each sub-expression stands in the source, by its id; a repeated one has several places. */
  places: ReadonlyMap<number, SourceRange[]>
  /** What was read, but perhaps otherwise than it was meant. */
  notices: Notice[]
  /** The formula's own, without what stands around it, and the end. */
  tokens: Token[]
  isTeX: boolean
}

/** The names that a formula may take as they are: its variables, and the data columns with their rows. */
export interface Names {
  variables: readonly string[]
  columns?: DataColumns
}

/** A formula as it stands in a text. */
export interface Quoted {
  source: string
  isTeX: boolean
  /** Whether it began like `f(x, y) =`: what is compared with it then is said about f. */
  isNamed: boolean
  notices: Notice[]
}

/** What goes before the grammar: a source is spelled in plain signs, split, and parted from the words around it. */
export interface Preparation {
  spell(source: string): Spelled
  Scanner: typeof Scanner
  part(tokens: Token[], quoted: Quoted): Token[]
}

/** For what is typed; pasted.ts has the one for all that is pasted. */
const typed: Preparation = { spell, Scanner, part: (tokens) => tokens }

/**
 * Reads what people write into an expression, as written: nothing is simplified, and vectors are
 * lowered to numbers. Learners' spelling, LaTeX and Python are all read by one grammar (reader.ts); `how` says what may
 * stand around and in place of its signs.
 * Throws a Mistake, and nothing else.
 */
export function readSource(source: string, names: Names, g: Graph, how: Preparation = typed): Source {
  const { variables, columns = {} } = names
  const spelled = how.spell(source)
  vet(source, spelled)
  const prefix = readPrefix(spelled, variables)
  const book = new NameBook(variables, Object.keys(columns), prefix.variables ?? [])
  const notices: Notice[] = []
  const scanned = new how.Scanner(source, spelled, book, notices).all(prefix.offset)
  const { isTeX } = spelled
  const tokens = how.part(arrange(scanned), { source, isTeX, isNamed: prefix.offset > 0, notices })
  const b = new Builder(g, columns)
  const whole = { start: tokens[0].start, end: tokens[tokens.length - 1].end }
  const value = withinStack(whole, () => new Reader(b, tokens, source, notices).all())
  if (isMatrix(value))
    mistake(`The result is ${shapeOf(value)}; Nabla draws a number.`, whole, 'Use norm(…), sum(…) or dot(…).')
  if (b.rows(value) !== undefined) b.refuseRows(value)
  return { expression: value, variables: prefix.variables, places: b.places, notices, tokens, isTeX }
}

/** Refuses what is too long to be read, and what is a task and no formula. */
export function vet(source: string, spelled: Spelled): void {
  if (spelled.text.length > limits.characters) {
    const place = { start: spelled.starts[limits.characters], end: source.length }
    mistake(`A formula can have at most ${limits.characters} characters.`, place, 'Shorten it.')
  }
  refuseDerivatives(spelled)
}

/** The depth limit suits the stacks of browsers; a caller that has used most of one still gets a mistake. */
export function withinStack<T>(whole: SourceRange, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    mistake('This formula is nested too deep.', whole, 'Write it with fewer brackets.')
  }
}

/** d, over d and one letter, each perhaps with an order; of anything else d is a parameter. */
const d = String.raw`(?:d|\\(?:mathrm|text|rm)\s*\{\s*d\s*\}|\\differentialD)\s*`
const order = String.raw`(?:\^\s*\{?\s*\w\s*\}?|[²³ⁿ])?\s*`
const letter = String.raw`(?:\\[A-Za-z]+|\p{L})\s*`
const of = String.raw`(?:(?:\\left\s*)?\([^{}]*\)\s*)?`
const derivative = new RegExp(
  String.raw`∂|\\partial|\\[a-z]*frac\s*\{\s*${d}${order}(?:${letter})?${of}\}\s*\{\s*(?:${d}${letter}${order})+(?=\})|` +
    String.raw`(?<![\p{L}\d\\])d(?:\^?\d|[²³])?\p{L}?(?:\([^()]*\))?\s*\/\s*d\p{L}(?!\p{L})`,
  'u'
)

/** d/dx and ∂f/∂x are tasks, not formulas; letter by letter they would read as quotients. */
function refuseDerivatives({ text, starts, ends }: Spelled): void {
  const found = derivative.exec(text)
  if (!found) return
  const place = { start: starts[found.index], end: ends[found.index + found[0].length - 1] }
  mistake('A formula has no derivative in it.', place, 'Type the function; Nabla finds its derivatives.')
}
