import type { Name } from './names'
import type { SourceRange, Problem } from '../../basics/problem'

export type TokenKind =
  | Name['kind']
  | 'number'
  | 'root'
  | 'superscript'
  | 'sign'
  | 'word'
  | 'method'
  | 'command'
  | 'begin'
  | 'finish'
  | 'open'
  | 'close'
  | 'bar'
  | 'comma'
  | 'newline'
  | 'strange'
  | 'end'

/** A piece of the source; `text` is its canonical spelling, start and end its place. */
export interface Token extends SourceRange {
  kind: TokenKind
  text: string
  /** The mistake in a strange token; the words around a formula may hold strange tokens without harm. */
  problem?: Problem
}
