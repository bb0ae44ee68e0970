import { Mistake } from '../../../basics/problem'
import type { Problem } from '../../../basics/problem'
import { symbolsOf } from '../../../math/expression/expression'
import type { Expr, Graph } from '../../../math/expression/expression'
import { readValue } from '../../../math/read/value'
import type { ValueNames } from '../../../math/read/value'
import { isMatrix, Misfit } from '../../../math/read/vectors'
import type { Value } from '../../../math/read/vectors'
import type { Judgement } from '../exercise'

/** What was typed, as a number, a vector or a matrix. */
export type ReadAnswer =
  | { value: Value }
  /** `isMisfit`: it is written well, but its shapes do not go together. */
  | { problem: Problem; isMisfit: boolean }

/** Longer texts than this are the reader's to refuse. */
const longestHead = 4000

const nabla = String.raw`∇|\\nabla|(?:\\(?:operatorname|mathrm|text)\s*\{\s*)?grad`
const d = String.raw`(?:∂|\\partial|\\mathrm\s*\{?\s*d\s*\}?|d)`
const quotient = String.raw`${d}[^=<>,;/(){}\n]*(?:\([^()=]*\))?\s*/\s*\(?\s*${d}|\\[dt]?frac\s*\{\s*${d}`
const rest = String.raw`(?:[^=<>?,;()\n]|\([^()=]*\))*`
const index = String.raw`(?:_\{[^{}=]*\}|_\\?\w+|[₀-₉ₐ-ₜ]+|'+|′+)`
const listed = String.raw`(?:(?:\\left)?\([^()=]*\))?`
/** A sign of derivatives with what follows, or a name with an index: what people write before an answer. */
const head = String.raw`(?:(?:${nabla}|∂|\\partial|${quotient})${rest}|\\?\p{L}\w*${index}(?:\s*\p{L})?\s*${listed})\s*=(?!=)`
const heads = new RegExp(String.raw`(?<=^[\s$([]*|[,;\n]\s*)${head}`, 'gu')
/** Where no name is a variable, any name may stand before the answer. */
const names = new RegExp(
  String.raw`(?<=^[\s$([]*|[,;\n]\s*)(?:[\p{L}‖|\\]${rest}|\([^()=]*\)\s*)=(?!=)`,
  'gu'
)

/** The text with spaces for what names the answer, as in `∇f = (2x, 3)`, so that all else keeps its place. */
export function withoutHeads(typed: string, isNumber = false): string {
  if (typed.length > longestHead) return typed
  const blank = (found: string): string => ' '.repeat(found.length)
  const bare = typed.replace(heads, blank)
  return isNumber ? bare.replace(names, blank) : bare
}

/** Reads an answer; places in its problem are those of the whole text. */
export function readAnswer(g: Graph, typed: string, known: ValueNames, isNumber = false): ReadAnswer {
  const text = withoutHeads(typed, isNumber)
  if (text.trim() === '') {
    const problem = { message: 'There is no answer yet.', start: 0, end: typed.length }
    return { problem, isMisfit: false }
  }
  try {
    return { value: readValue(text, known, g) }
  } catch (error) {
    if (error instanceof Mistake)
      return { problem: ofAnswer(typed, error.problem), isMisfit: error instanceof Misfit }
    throw error
  }
}

/** The reader speaks of rows of formulas, where equations have a place. */
const ofAnswer = (typed: string, problem: Problem): Problem =>
  typed.slice(problem.start, problem.end) === '='
    ? { ...problem, message: 'An answer is no equation.', hint: 'Type what stands on its right alone.' }
    : problem

/** What an answer says that cannot be read. */
export const unread = (problem: Problem): Judgement => ({ verdict: 'unsure', reasons: [], problem })

/** For a question that came by a link and makes no sense. */
export const noQuestion = (): Judgement => ({
  verdict: 'unsure',
  reasons: ['The question itself cannot be read.']
})

/** The components of a number or a vector, written as a row or as a column. */
export const itemsOf = (value: Value): Expr[] => (isMatrix(value) ? value.items : [value])

/** Why an answer has not the right number of components; null where it has. */
export function wrongCount(value: Value, wanted: number, noun: 'formula' | 'number'): string | null {
  const found = itemsOf(value).length
  if (isMatrix(value) && value.rows > 1 && value.columns > 1)
    return `This is a ${value.rows}×${value.columns} matrix; the answer is ${countOf(wanted, noun)}.`
  if (found === wanted) return null
  if (wanted === 1) return `The answer is one ${noun}; yours has ${found} components.`
  return `The answer has ${wanted} components, as in ${exampleOf(wanted)}; yours has ${found}.`
}

const countOf = (wanted: number, noun: string): string =>
  wanted === 1 ? `one ${noun}` : `a vector of ${wanted} components`

const exampleOf = (count: number): string =>
  count > 4 ? '(a, b, …)' : `(${['a', 'b', 'c', 'd'].slice(0, count).join(', ')})`

/** Names in an answer that the question has not. */
export const unknownNames = (items: readonly Expr[], known: readonly string[]): string[] =>
  symbolsOf(...items).filter((name) => !known.includes(name))
