import { signName } from './choices'
import type { Chosen } from './dialect'
import { mostColumns, mostNumbers, type Gathering } from './gather'
import { isIdle } from './layout'
import { isDate, numberOf, type Decimal } from './numbers'
import type { Readings } from './reading'
import { isDoubtful } from './signs'
import { count, list, listed, quote } from './words'

/** A reading that could as well be another, with what to choose for that one. */
export interface Doubt {
  /** Among the notes. */
  sentence: string
  instead: string
  chosen: Chosen
}

interface Finished extends Readings {
  kept: Gathering[]
  doubts: Doubt[]
  /** How many rows have a number in every column that is kept. */
  complete: number
}

export const limitSentence = `at most ${count(mostNumbers)} numbers fit.`

/** What of a table was left out or is in doubt, in sentences. */
export function notesOf(reading: Finished): string[] {
  const { table, gathered, kept, doubts, complete, coded, chosen, codes } = reading
  const { columns, rows, longer, cut } = gathered
  const title = (column: Gathering) => titleOf(column.header, columns.indexOf(column))
  const left = columns.filter(
    (column) => !kept.includes(column) && (column.unreadable.count > 0 || column.header !== '')
  )
  const some: (string | false)[] = [
    ...linesLeftOut(reading),
    ...left.map(
      (column) => `${title(column)} was left out: ${whyLeftOut(column, coded[columns.indexOf(column)])}`
    ),
    table.width > mostColumns && `The table has ${table.width} columns; the first ${mostColumns} were read.`,
    ...kept
      .filter(({ unreadable }) => unreadable.count > 0)
      .map((column) => unreadableCells(column, title(column))),
    ...kept.filter(({ foreign }) => foreign.count > 0).map((column) => foreignCells(column, title(column))),
    longer > 0 && `${rowsHave(longer)} more cells than there are columns; those were left out.`,
    ...doubts.map(({ sentence }) => sentence),
    ...missingNumbers(coded, chosen.missing ?? [...new Set(codes.flatMap(({ sure }) => sure))]),
    complete < rows && `${count(rows - complete)} of ${count(rows)} rows were left out: a value is missing.`,
    cut && `Only the first ${count(rows)} rows were read: ${limitSentence}`
  ]
  return some.filter((note) => note !== false)
}

/** Lines above the names, between them and the rows, and among the rows. */
function* linesLeftOut({ table, gathered: { columns, strays } }: Readings): Generator<string> {
  const { text, header, start } = table
  const lines = (from: number, to: number) => text.lines.slice(from, to).filter((line) => !isIdle(line))
  const above = lines(0, header ?? start)
  const below = header === null ? [] : lines(header + 1, start)
  const where = header === null ? 'table' : 'header'
  if (above.length > 0) yield `${linesWere(above)} above the ${where}: ${quote(above[0])}.`
  if (below.length > 0) yield `${linesWere(below)} below the header: ${quote(below[0])}.`
  if (strays.length > 0)
    yield `${linesWere(strays)} that ${strays.length === 1 ? 'is no row' : 'are no rows'}: ${quote(strays[0].text)}${strays.length > 1 ? ' and the like' : ''}.`
  if (text.elided || columns.some(({ missing }) => missing.has('...') || missing.has('…')))
    yield 'The text is shortened: “...” stands for numbers that are not in it.'
}

const linesWere = (lines: readonly unknown[]): string =>
  lines.length === 1 ? 'A line was left out' : `${count(lines.length)} lines were left out`

const titleOf = (header: string, index: number): string =>
  header === '' ? `Column ${index + 1}` : quote(header)

function whyLeftOut(
  {
    numbers,
    unreadable: {
      examples: [example],
      count
    }
  }: Gathering,
  coded: number
): string {
  if (!example && coded > 0) return 'most of its values are missing.'
  if (!example) return numbers === 0 ? 'it is empty.' : 'most of its cells are empty.'
  const as = `as ${quote(example.cell)} in row ${example.row}.`
  if (isDate(example.cell)) return `it holds dates or times, ${as}`
  return `${count > 1 ? 'its cells are not numbers' : 'it does not hold numbers'}, ${as}`
}

const cellsIn = ({ examples, count: all }: Gathering['unreadable']): string => {
  const cells = examples.map(({ row, cell }) => `${quote(cell)} in row ${row}`)
  const more = all - cells.length
  return list(more > 0 ? [...cells, `${count(more)} more`] : cells)
}

const unreadableCells = ({ unreadable }: Gathering, title: string): string =>
  `${title}: ${cellsIn(unreadable)} ${unreadable.count === 1 ? 'is not a number' : 'are not numbers'}.`

function foreignCells({ foreign, signs: { decimal } }: Gathering, title: string): string {
  const other = signName(decimal === '.' ? ',' : '.')
  const [has, was] = foreign.count === 1 ? ['has', 'was'] : ['have', 'were']
  return `${title}: ${cellsIn(foreign)} ${has} a decimal ${other}, unlike the others, and ${was} read so.`
}

const rowsHave = (rows: number): string => (rows === 1 ? 'One row has' : `${count(rows)} rows have`)

function* missingNumbers(coded: number[], codes: readonly number[]): Generator<string> {
  const cells = coded.reduce((total, times) => total + times, 0)
  if (cells === 0) return
  const where = cells === 1 ? 'one cell' : `${count(cells)} cells`
  const taken = codes.length === 1 ? 'was taken for a missing value' : 'were taken for missing values'
  yield `${list(codes.map((code) => quote(String(code))))} in ${where} ${taken}.`
}

/** Readings of `1.234` that nothing decides, and of lines `1,5` that may hold one number or two. */
export function doubtsOf(reading: Readings): Doubt[] {
  const { table, gathered, chosen } = reading
  const all = gathered.columns.map(({ evidence }) => evidence)
  const columns = gathered.columns.filter(({ evidence, signs }) =>
    isDoubtful(evidence, signs, all, table.separator)
  )
  const apart = columns.length <= listed ? columns.map((column) => [column]) : [columns]
  const doubts = apart.map((some): Doubt => {
    const { evidence, signs, header } = some[0]
    const numbers = some.map((column) => gathered.columns.indexOf(column))
    const other = signs.decimal === '.' ? ',' : '.'
    const example = evidence.example ?? ''
    const read = (decimal: Decimal) => String(numberOf(example, { decimal, grouped: true }))
    const how = example.includes(signs.decimal)
      ? `with a decimal ${signName(signs.decimal)}`
      : `with a ${signName(other)} between thousands`
    const where = columns.length > 1 && some.length === 1 ? `${titleOf(header, numbers[0])}: ` : ''
    return {
      sentence: `${where}${quote(example)} was read as ${read(signs.decimal)}, ${how}.`,
      instead: `Read as ${read(other)}`,
      chosen: { ...chosen, grouped: undefined, decimals: { ...chosen.decimals, ...byColumn(numbers, other) } }
    }
  })
  return [...doubts, ...onePerLine(reading)]
}

const byColumn = (columns: number[], decimal: Decimal): Record<number, Decimal> =>
  Object.fromEntries(columns.map((k) => [k, decimal]))

/** Two columns of whole numbers without names could be one column of numbers with a decimal comma. */
function* onePerLine({ table: { text, separator, width, header, start } }: Readings): Generator<Doubt> {
  if (separator !== 'comma' || width !== 2 || header !== null || !text.separators.includes('none')) return
  const rows = text.lines.slice(start, start + 1000).filter((line) => line.trim() !== '')
  if (!rows.every((line) => /^\s*[-+−]?\d+,\d+\s*$/.test(line))) return
  yield {
    sentence: `${quote(rows[0])} was read as two numbers, with a comma between cells.`,
    instead: `Read as ${rows[0].trim().replace(',', '.')}`,
    chosen: { separator: 'none', decimal: ',' }
  }
}
