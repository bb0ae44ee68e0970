import { eachRow, type Chosen, type Ruled, type Stray } from './dialect'
import { groupedNumber, groupedSpelling, isMissing, plainNumber, plainSpelling, type Signs } from './numbers'
import { hear, noEvidence, signsOf, type Evidence } from './signs'
import { listed } from './words'

/** What fits the page: a million rows of two columns. */
export const mostNumbers = 2_000_000
export const mostColumns = 60

/** Some cells of a kind: how many there are, and the first of them. */
export class Cells {
  count = 0
  examples: { row: number; cell: string }[] = []

  add(cell: string, row: number): void {
    if (this.examples.length < listed) this.examples.push({ row, cell })
    this.count++
  }
}

/** A column while its table is being read: NaN is a value that is missing or cannot be read. */
export class Gathering {
  values = new Float64Array(64)
  count = 0
  numbers = 0
  unreadable = new Cells()
  /** Numbers whose decimal sign is not the column's. */
  foreign = new Cells()
  /** How the table writes missing values. */
  missing = new Set<string>()
  evidence = noEvidence()

  constructor(
    readonly header: string,
    readonly signs: Signs
  ) {}

  add(cell: string, row: number): void {
    const value = this.read(cell, row)
    if (this.count === this.values.length) this.values = grown(this.values)
    this.values[this.count++] = value
    if (!Number.isNaN(value)) this.numbers++
    else if (!isMissing(cell)) this.unreadable.add(cell, row)
    else if (cell !== '' && this.missing.size < listed) this.missing.add(cell)
  }

  private read(cell: string, row: number): number {
    const spelling = plainSpelling(cell)
    if (spelling === null) return this.readGroups(cell)
    hear(this.evidence, cell, spelling)
    if ((spelling === '.' || spelling === ',') && spelling !== this.signs.decimal) this.foreign.add(cell, row)
    return plainNumber(cell, spelling, this.signs)
  }

  private readGroups(cell: string): number {
    const groups = groupedSpelling(cell)
    if (groups === null) return NaN
    this.evidence.groupings.add(groups.grouping)
    hear(this.evidence, cell, groups.spelling)
    return this.signs.grouped ? groupedNumber(cell, groups) : NaN
  }
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * values.length)
  larger.set(values)
  return larger
}

export interface Gathered {
  columns: Gathering[]
  rows: number
  /** Rows with more cells than columns. */
  longer: number
  /** The table goes on beyond what fits. */
  cut: boolean
  /** Lines among the rows that are none. */
  strays: Stray[]
}

/** So many rows say how numbers are probably written. */
const guessed = 200

/**
 * The columns of a table as far as they fit. How their numbers are written is known when all of them are read: so
 * it is guessed by the first ones, and where the others say otherwise they are read once more.
 */
export function gather(table: Ruled, chosen: Chosen): Gathered {
  const signsBy = (columns: readonly { evidence: Evidence }[]) =>
    signsOf(
      columns.map(({ evidence }) => evidence),
      table.separator,
      chosen
    )
  let signs = signsBy(table.names.map(() => ({ evidence: noEvidence() })))
  for (let mostRows = guessed; ; mostRows = mostNumbers) {
    const gathered = read(table, signs, mostRows)
    const found = signsBy(gathered.columns)
    const asGuessed = gathered.columns.every(({ signs }, k) => areAlike(signs, found[k]))
    if (asGuessed && (!gathered.cut || mostRows === mostNumbers)) return gathered
    signs = found
  }
}

const areAlike = (some: Signs, others: Signs): boolean =>
  some.decimal === others.decimal && some.grouped === others.grouped

function read(table: Ruled, signs: Signs[], mostRows: number): Gathered {
  const names = table.names.slice(0, mostColumns)
  const columns = names.map((name, k) => new Gathering(name, signs[k]))
  const gathered: Gathered = { columns, rows: 0, longer: 0, cut: false, strays: [] }
  let numbers = 0
  const take = (cells: string[], row: number) => {
    gathered.cut = numbers + columns.length > mostNumbers || gathered.rows === mostRows
    if (gathered.cut) return false
    gathered.rows++
    if (cells.length > table.width && cells.slice(table.width).some((cell) => cell !== '')) gathered.longer++
    numbers = 0
    for (let k = 0; k < columns.length; k++) {
      columns[k].add(cells[k] ?? '', row)
      numbers += columns[k].numbers
    }
    return true
  }
  eachRow(table, take, (stray) => gathered.strays.push(stray))
  return gathered
}
