/** A column as it stands in a table, without incomplete rows. */
export interface TableColumn {
  /** As typed; empty where the table names none. */
  header: string
  values: Float64Array
}

/** A table as read, and in sentences what of it was left out. */
export type TableReading = { columns: TableColumn[]; notes: string[] } | { problem: string }

/** What fits the page: a million rows of two columns. */
export const mostNumbers = 2_000_000
const mostColumns = 60

/** How many lines decide about separators and decimal commas. */
const sampled = 50

/** How many of a kind a sentence lists before it only counts. */
const listed = 3

type Separator = '\t' | ';' | ',' | ' ' | null

/** What stands between cells, and whether a comma in a number is its decimal point. */
interface Layout {
  separator: Separator
  comma: boolean
}

/**
 * Reads a table of text: CSV, TSV, semicolons or spaces, with or without names in the first row. Never
 * throws; of cells that are no numbers and of missing values it says where they are.
 */
export function readTable(text: string): TableReading {
  if (text.startsWith('PK') || text.includes('\0'))
    return { problem: 'This is not a table of text. Save it as CSV and open that.' }
  const { body, named } = withoutPreamble(text)
  if (body.trim() === '') return { problem: 'There is nothing in this table.' }
  // A quote that is never closed would swallow the rest: then quotes are read as they stand.
  const quoted = body.includes('"') && quotesIn(body) % 2 === 0
  const layout = layoutOf(sampleRows(body, named, quoted), named)
  return finish(gather(body, layout, quoted))
}

/** Spreadsheets begin with a byte order mark, and some say the separator in a line `sep=;`. */
function withoutPreamble(text: string): { body: string; named: Separator } {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const [line, named] = /^sep=([\t;,])\n/i.exec(body) ?? ['']
  return { body: body.slice(line.length), named: (named as Separator) ?? null }
}

const quotesIn = (text: string): number => text.split('"').length - 1

/**
 * Calls `take` with the cells of each row that has any, and the row's number as a spreadsheet counts, until it
 * returns false.
 */
function eachRow(
  text: string,
  separator: Separator,
  quoted: boolean,
  take: (cells: string[], row: number) => boolean
): void {
  let row = 0
  for (let start = 0; start < text.length;) {
    row++
    const end = endOfRow(text, start, quoted)
    const line = text.slice(start, end)
    start = end + 1
    if (line.trim() !== '' && !take(cellsOf(line, separator, quoted), row)) return
  }
}

/** A row ends with its line, unless a quote is open there: then a cell has several lines. */
function endOfRow(text: string, start: number, quoted: boolean): number {
  let open = false
  for (let from = start; ;) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    if (!quoted || end === text.length) return end
    if (quotesIn(text.slice(from, end)) % 2 === 1) open = !open
    if (!open) return end
    from = end + 1
  }
}

function cellsOf(line: string, separator: Separator, quoted: boolean): string[] {
  if (separator === ' ') return line.trim().split(/\s+/)
  if (separator === null) return [line.trim()]
  if (!quoted || !line.includes('"')) return line.split(separator).map((cell) => cell.trim())
  const cells = ['']
  let open = false
  for (const character of line) {
    if (character === separator && !open) cells.push('')
    else cells[cells.length - 1] += character
    if (character === '"') open = !open
  }
  return cells.map(unquoted)
}

function unquoted(cell: string): string {
  const [, inner] = /^\s*"([^]*)"\s*$/.exec(cell) ?? []
  return (inner === undefined ? cell : inner.replaceAll('""', '"')).trim()
}

const pointed = /^[-+−]?(?:\d+\.?\d*|\.\d+)(?:e[-+−]?\d+)?$/i
const decimalPoint = /^[-+−]?\d*\.\d+(?:e[-+−]?\d+)?$/i
const decimalComma = /^[-+−]?\d*,\d+(?:e[-+−]?\d+)?$/i
const groupsByComma = /^[-+−]?\d{1,3}(?:,\d{3})+\.\d*$/
const groupsByPoint = /^[-+−]?\d{1,3}(?:\.\d{3})+,\d*$/

/** What tables write for a value that is not there. */
const missing = /^(?:|-+|–|—|\.+|\?+|n\.?\/?a\.?|na|nan|null|none|nil|missing|#n\/a)$/i

/** A cell's number; NaN for anything else. `1,234.5` is one by its point, a lone `1,234` is not. */
function numberOf(cell: string, comma: boolean): number {
  const plain = comma ? withPoint(cell) : groupsByComma.test(cell) ? cell.replaceAll(',', '') : cell
  if (!pointed.test(plain)) return NaN
  const value = Number(plain.replaceAll('−', '-'))
  return Number.isFinite(value) ? value : NaN
}

/** A number with a decimal comma as one with a point; among such, `1.5` and `1.234` could be either. */
function withPoint(cell: string): string {
  if (groupsByPoint.test(cell)) return cell.replaceAll('.', '').replace(',', '.')
  return decimalPoint.test(cell) ? '' : cell.replace(',', '.')
}

interface Sample {
  separator: Separator
  rows: string[][]
}

function sampleRows(text: string, named: Separator, quoted: boolean): Sample[] {
  const separators: Separator[] = named ? [named] : ['\t', ';', ',', ' ']
  return separators.map((separator) => {
    const rows: string[][] = []
    eachRow(text, separator, quoted, (cells) => rows.push(cells) < sampled)
    return { separator, rows }
  })
}

/**
 * The separator that cuts the rows into equally many cells, most of them numbers. Spaces count only where
 * all that they part are numbers, because they stand in names and texts too.
 */
function layoutOf(samples: Sample[], named: Separator): Layout {
  const scored = samples.map(({ separator, rows }) => {
    const comma = separator !== ',' && usesDecimalComma(rows)
    return { layout: { separator, comma }, score: scoreOf(rows, separator, comma) }
  })
  if (named) return scored[0].layout
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score > 0) return best.layout
  const single = samples[0].rows.map((cells) => [cells.join(' ')])
  return { separator: null, comma: usesDecimalComma(single) }
}

function usesDecimalComma(rows: string[][]): boolean {
  const cells = rows.flat()
  const commas = cells.filter((cell) => decimalComma.test(cell) || groupsByPoint.test(cell)).length
  return commas > 0 && !cells.some((cell) => decimalPoint.test(cell))
}

function scoreOf(rows: string[][], separator: Separator, comma: boolean): number {
  const below = rows.length > 1 ? rows.slice(1) : rows
  const width = Math.max(...rows.map((cells) => cells.length))
  if (width < 2) return 0
  const even = rows.filter((cells) => cells.length === rows[0].length).length / rows.length
  const cells = below.flat()
  const isNumber = (cell: string) => !Number.isNaN(numberOf(cell, comma))
  const numbers = cells.filter((cell) => isNumber(cell) || missing.test(cell)).length / cells.length
  if (separator === ' ' && numbers < 1) return 0
  return cells.some(isNumber) ? numbers + even / 2 : even / 100
}

/** A column while its table is being read: NaN is a value that is missing or cannot be read. */
class Gathering {
  values = new Float64Array(64)
  count = 0
  numbers = 0
  unreadable = 0
  /** The first cells that cannot be read. */
  examples: { row: number; cell: string }[] = []

  constructor(readonly header: string) {}

  add(cell: string, row: number, comma: boolean): void {
    const value = numberOf(cell, comma)
    if (this.count === this.values.length) this.values = grown(this.values)
    this.values[this.count++] = value
    if (!Number.isNaN(value)) this.numbers++
    else if (!missing.test(cell)) {
      this.unreadable++
      if (this.examples.length < listed) this.examples.push({ row, cell })
    }
  }
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * values.length)
  larger.set(values)
  return larger
}

interface Gathered {
  columns: Gathering[]
  rows: number
  /** Rows with more cells than columns. */
  longer: number
  /** The table goes on beyond what fits. */
  cut: boolean
  /** How many columns there are beyond the most. */
  beyond: number
  /** A cell whose comma was taken for a decimal point where it could be one between thousands. */
  doubtful?: string
}

/** `1,234` is both a number with three decimals and one with a comma between its thousands. */
const ambiguous = /^[-+−]?\d{1,3},\d{3}$/

function gather(text: string, { separator, comma }: Layout, quoted: boolean): Gathered {
  const top: string[][] = []
  eachRow(text, separator, quoted, (cells) => top.push(cells) < sampled)
  const named = isHeader(top, comma)
  const headers = named ? headersOf(top) : Array<string>(commonWidth(top)).fill('')
  const columns = headers.slice(0, mostColumns).map((header) => new Gathering(header))
  const beyond = headers.length - columns.length
  const commas = comma ? top.flat().filter((cell) => decimalComma.test(cell)) : []
  const doubtful = commas.every((cell) => ambiguous.test(cell)) ? commas[0] : undefined
  const gathered: Gathered = { columns, rows: 0, longer: 0, cut: false, beyond, doubtful }
  let begun = !named
  let numbers = 0
  eachRow(text, separator, quoted, (cells, row) => {
    if (!begun) return (begun = true)
    gathered.cut = numbers + columns.length > mostNumbers
    if (gathered.cut) return false
    gathered.rows++
    if (cells.slice(headers.length).some((cell) => cell !== '')) gathered.longer++
    columns.forEach((column, k) => column.add(cells[k] ?? '', row, comma))
    numbers = columns.reduce((total, column) => total + column.numbers, 0)
    return true
  })
  return gathered
}

/** The names in the first row; R leaves out the one above the names of its rows. */
function headersOf([first, ...below]: string[][]): string[] {
  const isLonger = (cells: string[]) => cells.length === first.length + 1 && cells.at(-1) !== ''
  return below.length > 0 && below.every(isLonger) ? ['', ...first] : first
}

function commonWidth(rows: string[][]): number {
  const widths = rows.map((cells) => cells.length).sort((a, b) => a - b)
  return widths[widths.length >> 1]
}

/** The first row holds names if it has no number, or a text above a column of numbers. */
function isHeader(rows: string[][], comma: boolean): boolean {
  const [first, ...below] = rows
  const isNumber = (cell: string | undefined) => cell !== undefined && !Number.isNaN(numberOf(cell, comma))
  const isText = (cell: string) => !isNumber(cell) && !missing.test(cell)
  if (!first.some(isText)) return false
  if (!first.some(isNumber)) return true
  return first.some(
    (cell, k) => isText(cell) && below.length > 0 && below.every((cells) => isNumber(cells[k]))
  )
}

function finish({ columns, rows, longer, cut, beyond, doubtful }: Gathered): TableReading {
  const title = (column: Gathering) => titleOf(column.header, columns.indexOf(column))
  const kept = columns.filter((column) => column.numbers > 0 && 2 * column.numbers >= rows)
  if (kept.length === 0)
    return { problem: 'There is no column of numbers here. Each column needs numbers, one per row.' }
  const notes: string[] = []
  for (const column of columns)
    if (!kept.includes(column) && (column.unreadable > 0 || column.header !== ''))
      notes.push(`${title(column)} was left out: ${whyLeftOut(column)}`)
  if (beyond > 0)
    notes.push(`The table has ${beyond + mostColumns} columns; the first ${mostColumns} were read.`)
  for (const column of kept.filter(({ unreadable }) => unreadable > 0))
    notes.push(unreadableCells(column, title(column)))
  if (longer > 0) notes.push(`${rowsHave(longer)} more cells than there are columns; those were left out.`)
  if (doubtful) notes.push(`“${doubtful}” was read as ${doubtful.replace(',', '.')}, with a decimal comma.`)
  const complete = completeRows(kept, rows)
  if (complete.length === 0) return { problem: 'No row has a number in every column.' }
  if (complete.length < rows)
    notes.push(`${count(rows - complete.length)} of ${count(rows)} rows were left out: a value is missing.`)
  if (cut) notes.push(`Only the first ${count(rows)} rows were read: ${limitSentence}`)
  return {
    columns: kept.map(({ header, values }) => ({
      header,
      values:
        complete.length === rows ? values.slice(0, rows) : Float64Array.from(complete, (row) => values[row])
    })),
    notes
  }
}

export const limitSentence = `at most ${count(mostNumbers)} numbers fit.`

const titleOf = (header: string, index: number): string =>
  header === '' ? `Column ${index + 1}` : `“${shortened(header)}”`

function whyLeftOut({ numbers, examples: [example], unreadable }: Gathering): string {
  if (!example) return numbers === 0 ? 'it is empty.' : 'most of its cells are empty.'
  const which = unreadable > 1 ? 'its cells are not numbers' : 'it does not hold numbers'
  return `${which}, as “${shortened(example.cell)}” in row ${example.row}.`
}

function unreadableCells({ examples, unreadable }: Gathering, title: string): string {
  const cells = examples.map(({ row, cell }) => `“${shortened(cell)}” in row ${row}`)
  const more = unreadable - cells.length
  const all = more > 0 ? [...cells, `${count(more)} more`] : cells
  return `${title}: ${list(all)} ${unreadable === 1 ? 'is not a number' : 'are not numbers'}.`
}

/** `X, Y and Z`. */
export const list = (parts: string[]): string =>
  parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

const rowsHave = (rows: number): string => (rows === 1 ? 'One row has' : `${count(rows)} rows have`)

/** A count as it is printed, with commas between thousands. */
export function count(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A cell or a name, short enough to stand in a sentence. */
export const shortened = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > 24 ? characters.slice(0, 23).join('') + '…' : characters.join('')
}

function completeRows(columns: Gathering[], rows: number): number[] {
  const complete: number[] = []
  for (let row = 0; row < rows; row++)
    if (columns.every(({ values }) => !Number.isNaN(values[row]))) complete.push(row)
  return complete
}
