import { toldApart, transposed, type Markup, type PlainLines } from './plainLines'

/** JSON beyond lists of lists: records, columns by name, and the two of them that pandas writes. */
export const json: Markup = (text) => {
  if (!/^\s*[[{]/.test(text) || !text.includes('{')) return null
  const value = parsed(text)
  if (Array.isArray(value)) return value.length > 0 && value.every(isRecord) ? fromRecords(value) : null
  if (!isRecord(value)) return null
  if (Array.isArray(value.columns) && Array.isArray(value.data))
    return fromRows([value.columns, ...value.data.map(listOf)])
  return fromRows([Object.keys(value), ...transposed(Object.values(value).map(listOf))])
}

type JsonRecord = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [value]

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function fromRecords(records: JsonRecord[]): PlainLines {
  const names = [...new Set(records.flatMap(Object.keys))]
  return fromRows([names, ...records.map((record) => names.map((name) => record[name]))])
}

const fromRows = (rows: unknown[][]): PlainLines => toldApart(rows.map((cells) => cells.map(cellOf)))

const cellOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
