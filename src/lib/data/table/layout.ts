import { wayOf, type Separator } from './cells'
import type { Lines } from './lines'
import { isMissing, isNumber, isText, spellingOf } from './numbers'

/** Where the cells of a table are: what parts them, the line of names, and where its rows begin. */
export interface Layout {
  separator: Separator
  /** How many cells most rows have. */
  width: number
  /** The line of names; null for none. */
  header: number | null
  /** The first line of numbers. */
  start: number
  /** Columns that hold numbers, as far as was looked. */
  numeric: boolean[]
  /** How well all this fits. */
  score: number
}

/** So many lines from the top, and as many evenly of the others, say what parts cells and where rows begin. */
const looked = 1000

/** A line's cells, among the lines that are looked at. */
export interface SampleRow {
  line: number
  cells: string[]
  commented: boolean
}

/** Lines of dashes under names and around tables, and lines that hold nothing. */
const rule = /^(?=.*[-=_─━═~]{2})[^\p{L},;\t"']*$/u
export const isIdle = (line: string): boolean => !/\d/.test(line) && (line.trim() === '' || rule.test(line))

/** Lines that begin with a sign which neither texts nor numbers begin with, as `#`, `%`, `~`, `!` and `//`. */
const comment = /^\s*(?:#|%|~|!|\*|@|>|\/\/|--(?!\d))+[ \t]*/
export const isCommented = (line: string): boolean => comment.test(line)

/** The layout that fits best, or the one of a chosen separator. */
export function guessLayout(text: Lines, chosen?: Separator): Layout {
  const lines = sampleOf(text.lines)
  const candidates = chosen ? [chosen] : text.separators
  return candidates
    .map((separator) => layoutOf(text, lines, separator))
    .reduce((best, other) => (other.score > best.score ? other : best))
}

function sampleOf(lines: readonly string[]): number[] {
  const sample: number[] = []
  const step = Math.max(1, Math.ceil((lines.length - looked) / looked))
  for (let line = 0; line < lines.length; line += sample.length < looked ? 1 : step)
    if (!isIdle(lines[line])) sample.push(line)
  return sample
}

function layoutOf(text: Lines, sample: number[], separator: Separator): Layout {
  const { lines } = text
  const { cells } = wayOf(separator)
  const rows = sample.map((line): SampleRow => {
    const commented = isCommented(lines[line])
    return { line, commented, cells: cells(lines[line], text) }
  })
  const counting = rows.filter((row) => row.cells.some(isNumber) && !row.commented)
  const width = commonWidth(counting.length > 0 ? counting : rows, rows)
  const numeric = numericColumns(rows, width)
  const first = firstOfNumbers(rows, numeric)
  // Where not every line was looked at, there may be rows already between two that were.
  const start = first < looked ? (rows[first] ?? counting[0])?.line : rows[first - 1].line + 1
  const header = headerAmong(rows, first, width, separator)
  const layout = { separator, width, numeric, header, start: start ?? lines.length }
  const tabs = separator === 'blank' && counting.some(({ line }) => lines[line].includes('\t'))
  const score = counting.length > 0 ? scoreOf(layout, rows, counting) : idleScore(layout)
  // Of ways that fit as well, the plainer one.
  return { ...layout, score: score - (tabs ? 0.15 : separator === 'aligned' ? 0.11 : 0) }
}

/** The width of most rows; of equally many that of a row of texts, else the smaller: a longer row is the odd one. */
function commonWidth(counting: SampleRow[], rows: SampleRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of counting) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const named = new Set(rows.filter(({ cells }) => cells.every(isText)).map(({ cells }) => cells.length))
  const lacksNames = (width: number) => (named.has(width) ? 0 : 1)
  const [width] = [...counts].sort(
    ([a, m], [b, n]) => n - m || lacksNames(a) - lacksNames(b) || a - b
  )[0] ?? [1]
  return width
}

function numericColumns(rows: SampleRow[], width: number): boolean[] {
  const even = rows.filter(({ cells, commented }) => cells.length === width && !commented)
  return Array.from({ length: width }, (_, k) => {
    const numbers = even.filter(({ cells }) => isNumber(cells[k])).length
    return numbers > 0 && numbers >= even.filter(({ cells }) => isText(cells[k])).length
  })
}

/**
 * Where rows of numbers begin: behind as many texts in columns of numbers as can be, each of which outweighs half a
 * row of numbers that is left behind, and never at a text that stands above numbers alone. -1 for nowhere.
 */
function firstOfNumbers(rows: SampleRow[], numeric: boolean[]): number {
  const [lastText, lastNumber] = [isText, isNumber].map((is) =>
    numeric.map((_, k) => rows.findLastIndex(({ cells }) => cells.length === numeric.length && is(cells[k])))
  )
  const isBelowNames = ({ cells }: SampleRow, row: number) =>
    !cells.some((cell, k) => isText(cell) && lastText[k] === row && lastNumber[k] > row)
  let [best, fewest, balance] = [-1, Infinity, 0]
  rows.forEach((row, k) => {
    const { cells, commented } = row
    const even = cells.length === numeric.length
    const isData =
      even && numeric.some((is, k) => is && isNumber(cells[k])) && !(commented && cells.some(isText))
    if (isData && balance < fewest && isBelowNames(row, k)) [best, fewest] = [k, balance]
    if (even) balance += numeric.some((is, k) => is && isText(cells[k])) ? -1 : isData ? 2 : 0
  })
  return best
}

/** How far above the numbers the names may stand, with units or the like between. */
const reach = 3

/** The names are nearest above the numbers, or above a line of units. */
function headerAmong(rows: SampleRow[], first: number, width: number, separator: Separator): number | null {
  const even = rows.slice(first).filter(({ cells }) => cells.length === width)
  const short = wayOf(separator).hard || nameRows(even.map(({ cells }) => cells[0]))
  const fits = (row: SampleRow) =>
    namesOf(row, width, separator) !== null && (short || row.commented || row.cells.length >= width)
  const [nearest, next] = rows
    .slice(Math.max(0, first - reach), Math.max(0, first))
    .filter(fits)
    .reverse()
  if (nearest === undefined) return null
  const areAlike =
    nearest.commented === next?.commented &&
    nearest.cells.length === next.cells.length &&
    next.cells.every(isText)
  const hasUnits = areAlike && areUnits(nearest.cells, separator, width)
  return (hasUnits ? next : nearest).line
}

/** Names of rows are texts or growing whole numbers. */
function nameRows(cells: string[]): boolean {
  const numbers = cells.filter(isNumber).map((cell) => (/^\d+$/.test(cell) ? Number(cell) : NaN))
  return numbers.every((number, k) => (k === 0 ? number >= 0 : number > numbers[k - 1]))
}

/**
 * The names in a line above `width` columns; null for none. R and pandas leave out the name above the names of
 * rows; a commented line may say before its names what it is.
 */
export function namesOf(
  { commented, cells }: SampleRow,
  width: number,
  separator: Separator
): string[] | null {
  if (!cells.some(isText)) return null
  if (commented) {
    const names = uncommented(cells)
    return names.length === width ? names : names.length === width + 1 ? names.slice(1) : null
  }
  if (cells.length === width) return cells
  if (cells.length === width - 1) return ['', ...cells]
  return cells.length > width && wayOf(separator).hard ? cells : null
}

/** A comment's sign is its first cell or the beginning of it. */
function uncommented([first, ...others]: string[]): string[] {
  const rest = first.replace(comment, '')
  return rest === '' ? others : [rest, ...others]
}

const unit = /^[[(].*[\])]$|[/°%·²³^µΩ]|^$/

/** Units are short or in brackets; between blanks so may be two short names. */
function areUnits(cells: string[], separator: Separator, width: number): boolean {
  const plain = cells.map((cell) => cell.replace(comment, ''))
  if (width < 2 || !plain.every((cell) => unit.test(cell) || cell.length <= 4)) return false
  return wayOf(separator).hard || width > 2 || plain.some((cell) => unit.test(cell))
}

type Fit = Omit<Layout, 'score'>

/** A table without a number is no better than its separator. */
const idleScore = ({ width, separator }: Fit): number => (width > 1 && wayOf(separator).hard ? 0.01 : 0)

/** The share of numbers in even rows, how many are even, and whether as many names are above them. */
function scoreOf(
  { separator, width, header, numeric }: Fit,
  rows: SampleRow[],
  counting: SampleRow[]
): number {
  const cells = counting.filter((row) => row.cells.length === width).flatMap((row) => row.cells)
  const names = rows.find((row) => row.line === header)?.cells ?? []
  const even = cells.length / width / counting.length
  const named = names.length === width ? 0.1 : 0
  if (separator === 'none')
    return numeric[0] && standAlone(cells) && !names.join().includes(',') ? 1.4 * even + named : 0.001
  const commas = cells.filter((cell) => cell.includes(','))
  if (width < 2 || (separator === 'spacedComma' && commas.length * 2 <= cells.length)) return 0
  return sum(cells.map(weightOf)) / cells.length + even / 2 + named
}

/** Numbers that commas or blanks would part: `1,5` under one name is one number, not two. */
const standAlone = (cells: string[]): boolean =>
  cells.every(isNumber) && cells.some((cell) => /^[^,.]*,\d+$|\s/.test(cell))

/** A bar is no value, and thousands apart by blanks may as well be two cells. */
const weightOf = (cell: string): number =>
  /^[|│┃]$/.test(cell) ? 0 : isMissing(cell) ? 1 : spellingOf(cell) === 'none' ? 0 : /\s/.test(cell) ? 0.9 : 1

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
