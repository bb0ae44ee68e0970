import { unitSign, type Separator } from './cells'

/** What the text of a markup is as plain lines. */
export interface PlainLines {
  lines: string[]
  quoted?: boolean
  separators?: readonly Separator[]
  elided?: boolean
}

/** A way of writing tables other than a line per row: null for text that is not written so. */
export type Markup = (text: string) => PlainLines | null

/** Rows whose cells the text itself tells apart. */
export const toldApart = (rows: (string | undefined)[][]): PlainLines => ({
  lines: rows.map((cells) => cells.map((cell) => cell?.replace(/\s+/g, ' ') ?? '').join(unitSign)),
  separators: ['bracket']
})

/** Rows of columns that need not be equally long. */
export const transposed = <T>(columns: T[][]): (T | undefined)[][] =>
  Array.from({ length: columns.reduce((most, column) => Math.max(most, column.length), 0) }, (_, row) =>
    columns.map((column): T | undefined => column[row])
  )
