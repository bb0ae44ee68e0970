import type { ConstantName, ReductionName } from '../expression/expression'
import type { Operation } from '../table/functions'

/** How tightly a written piece holds together. */
export enum Level {
  /** `a or b`, and a choice where the notation writes one without brackets of its own. */
  or = 1,
  and,
  comparison,
  sum,
  remainder,
  product,
  power,
  atom
}

/** A written sub-expression. */
export interface Piece {
  text: string
  level: Level
  /** Of a piece with a leading minus: the piece without it. */
  opposite?: Piece
  /** Its argument runs on without brackets, as in `\sin x`: what to write where another factor follows. */
  open?: Open
}

interface Open {
  closed: string
  /** Another function's name ends the argument, too: sin x cos y. */
  untilFunction: boolean
}

/** One line of a piecewise function. */
export interface Branch {
  condition: Piece
  value: Piece
}

/**
 * A way of writing: LaTeX to set, plain text to read back in, speech, a programming language. Pieces come
 * bare; the notation brackets them as its own precedences need.
 */
export interface Notation {
  /** Stands for a formula that is too long to write out. */
  tooLong: string
  /** Between terms, and before a lone negative one. */
  signs: { plus: string; minus: string; negative: string }
  /** A number ≥ 0 as a decimal; an exact fraction comes through `fraction`. */
  number(decimal: string): Piece
  constant(name: ConstantName): string
  symbol(name: string): string
  column(name: string): string
  group(text: string): string
  product(factors: Piece[]): Piece
  fraction(numerator: Piece, denominator: Piece): Piece
  power(base: Piece, exponent: Piece): Piece
  /** An entry of the table; `min` and `max` with two arguments or more, `hypot` with any number. */
  call(name: string, operation: Operation, args: Piece[]): Piece
  /** sin²x; null where the notation writes it as a power of the call. */
  functionPower(name: string, operation: Operation, args: Piece[], exponent: Piece): Piece | null
  /** A comparison or `and`, `or`, `not`, as a condition. */
  condition(name: string, operation: Operation, args: Piece[]): Piece
  /** A condition used as the number 1 or 0. */
  truth(condition: Piece): Piece
  /** A piecewise function; without `otherwise` it has no value where no condition holds. */
  choice(branches: Branch[], otherwise: Piece | null): Piece
  reduction(name: ReductionName, args: Piece[]): Piece
  /** ∂/∂variable of something, still to be taken: in the steps of a derivation. */
  derivative(of: Piece, variable: string): Piece
}

/** The piece in brackets if it is looser than `level` allows. */
export const bracket = (p: Piece, level: Level, n: Pick<Notation, 'group'>): string =>
  p.level < level ? n.group(p.text) : p.text

/** How a condition binds, and how its sides must: `a and b and c` runs on, `(a < b) < c` does not. */
export function conditionLevels(name: string): { level: Level; sides: [Level, Level] } {
  if (name === 'or') return { level: Level.or, sides: [Level.or, Level.and] }
  if (name === 'and') return { level: Level.and, sides: [Level.and, Level.comparison] }
  if (name === 'not') return { level: Level.comparison, sides: [Level.atom, Level.atom] }
  return { level: Level.comparison, sides: [Level.sum, Level.sum] }
}
