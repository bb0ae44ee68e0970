import { choicesOf, type Choice } from './table/choices'
import { codesOf, declaredCodes, takeOut } from './table/codes'
import { ruled, type Chosen } from './table/dialect'
import { gather, mostNumbers, type Gathering } from './table/gather'
import { linesOf } from './table/lines'
import { doubtsOf, notesOf, type Doubt } from './table/notes'

export type { Choice, Chosen, Doubt }
export { count, list, shortened } from './table/words'
export { mostNumbers }
export { limitSentence } from './table/notes'

/** A column as it stands in a table, without incomplete rows unless those were asked for. */
export interface TableColumn {
  /** As typed; empty where the table names none. */
  header: string
  values: Float64Array
}

/** A table as read: in sentences what of it was left out or is in doubt, and what it was taken for, to choose anew. */
export interface Table {
  columns: TableColumn[]
  notes: string[]
  doubts: Doubt[]
  choices: Choice[]
}

export type TableReading = Table | { problem: string; choices?: Choice[] }

/**
 * Reads a table of text: CSV, TSV, semicolons, bars or spaces, LaTeX, lists of lists, JSON, with or without names
 * and lines above. Never throws; of cells that are no numbers and of missing values it says where they are.
 */
export function readTable(text: string, chosen: Chosen = {}): TableReading {
  if (text.startsWith('PK\u0003\u0004') || text.includes('\0'))
    return { problem: 'This is not a table of text. Save it as CSV and open that.' }
  const lines = linesOf(text)
  if (lines.lines.every((line) => line.trim() === '')) return { problem: 'There is nothing in this table.' }
  const table = ruled(lines, chosen)
  const gathered = gather(table, chosen)
  const { columns, rows } = gathered
  const declared = declaredCodes(lines.lines.slice(0, table.start))
  const codes = columns.map((column) => codesOf(column, declared))
  const coded = columns.map((column, k) => takeOut(column, chosen.missing ?? codes[k].sure))
  const reading = { table, gathered, codes, coded, chosen }
  const choices = choicesOf(reading)
  const kept = columns.filter((column) => column.numbers > 0 && 2 * column.numbers >= rows)
  if (kept.length === 0)
    return { problem: 'There is no column of numbers here. Each column needs numbers, one per row.', choices }
  const complete = chosen.incomplete
    ? Array.from({ length: rows }, (_, row) => row)
    : completeRows(kept, rows)
  if (complete.length === 0) return { problem: 'No row has a number in every column.', choices }
  const doubts = doubtsOf(reading)
  const notes = notesOf({ ...reading, kept, doubts, complete: complete.length })
  return { columns: kept.map((column) => finished(column, complete, rows)), notes, doubts, choices }
}

function completeRows(columns: Gathering[], rows: number): number[] {
  const complete: number[] = []
  for (let row = 0; row < rows; row++)
    if (columns.every(({ values }) => !Number.isNaN(values[row]))) complete.push(row)
  return complete
}

const finished = ({ header, values }: Gathering, complete: number[], rows: number): TableColumn => ({
  header,
  values: complete.length === rows ? values.slice(0, rows) : Float64Array.from(complete, (row) => values[row])
})
