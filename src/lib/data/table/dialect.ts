import { wayOf, type Separator } from './cells'
import { guessLayout, isCommented, isIdle, namesOf, type Layout } from './layout'
import type { Lines } from './lines'
import { isNumber, isText, type Decimal } from './numbers'

/** What a reader chose instead of what was guessed. */
export interface Chosen {
  separator?: Separator
  /** The line of names; null for none. */
  header?: number | null
  decimal?: Decimal
  /** For single columns, by their number. */
  decimals?: Readonly<Record<number, Decimal>>
  /** Whether signs between thousands are read. */
  grouped?: boolean
  /** The numbers that stand for a missing value. */
  missing?: readonly number[]
  /** Whether rows that lack a value stay, with NaN in its place. */
  incomplete?: boolean
}

/** A table whose lines have their meaning: its names, and where its rows begin. */
export interface Ruled extends Omit<Layout, 'score'> {
  text: Lines
  names: string[]
}

/** The lines of a table by the layout that fits best and what was chosen. */
export function ruled(text: Lines, chosen: Chosen): Ruled {
  const guess = guessLayout(text, chosen.separator)
  const header = chosen.header === undefined ? guess.header : chosen.header
  const names = header === null ? [] : (namesAt(text, header, guess) ?? cellsAt(text, header, guess))
  const start = header === guess.header ? guess.start : startBelow(text, header, guess)
  const columns = Math.max(guess.width, names.length)
  return {
    ...guess,
    text,
    header,
    start,
    width: columns,
    names: Array.from({ length: columns }, (_, k) => names[k] ?? '')
  }
}

const cellsAt = (text: Lines, line: number, { separator }: Layout): string[] =>
  wayOf(separator).cells(text.lines[line] ?? '', text)

const namesAt = (text: Lines, line: number, layout: Layout): string[] | null =>
  namesOf(
    { line, cells: cellsAt(text, line, layout), commented: isCommented(text.lines[line] ?? '') },
    layout.width,
    layout.separator
  )

/** Rows begin below another line of names; without one they begin at the first line that is as wide and has a number. */
function startBelow(text: Lines, header: number | null, layout: Layout): number {
  if (header !== null) return Math.max(header + 1, header < layout.start ? layout.start : 0)
  for (let line = 0; line < layout.start; line++) {
    const cells = cellsAt(text, line, layout)
    if (cells.length === layout.width && cells.some(isNumber) && !isCommented(text.lines[line])) return line
  }
  return layout.start
}

/** What is no row of the table, though it stands among its rows. */
export interface Stray {
  line: number
  text: string
}

/**
 * Calls `take` with the cells of each row and its number as a spreadsheet counts, until it returns false, and
 * `stray` with lines that are no rows: comments, names that come again, and what stands below a table.
 */
export function eachRow(
  { text, separator, header, start, width, numeric }: Ruled,
  take: (cells: string[], row: number) => boolean,
  stray: (line: Stray) => void = () => undefined
): void {
  const { lines } = text
  const { cells: cellsOf } = wayOf(separator)
  const names = header === null ? null : lines[header]
  for (let line = start; line < lines.length; line++) {
    if (isIdle(lines[line])) continue
    const cells = cellsOf(lines[line], text)
    const odd =
      cells.length !== width || separator === 'aligned' || lines[line] === names || isCommented(lines[line])
    if (odd && isStray(cells, numeric)) stray({ line, text: lines[line] })
    else if (!take(cells, line + 1)) return
  }
}

/** Texts, and few numbers where numbers belong. */
function isStray(cells: string[], numeric: boolean[]): boolean {
  const expected = numeric.filter((is) => is).length
  const numbers = cells.filter((cell, k) => numeric[k] && isNumber(cell)).length
  return cells.some(isText) && 2 * numbers < Math.max(expected, 1)
}
