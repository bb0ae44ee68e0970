import { isColumnName, type Columns } from '../../data/columnNames'
import { longestLink, writeNumber } from '../link/text'
import type { Facet } from './facet'

/** The data that formulas can name; a link holds it as far as it fits. */
export const columns: Facet<Columns> = {
  initial: () => new Map(),
  keys: { data: { read: (text, _, notices) => readData(text, notices), write: writeData } },
  lock: 'formula'
}

const number = /^\s*[-+−]?(?:\d+\.?\d*|\.\d+)(?:e[-+−]?\d+)?\s*$/i

/** `X:1,2,3.5;Y:2,4,6.1`: a name and its numbers for each column, all equally many. The rest gets a notice. */
function readData(text: string, notices: string[]): Columns {
  const columns = new Map<string, Float64Array>()
  let rows: number | undefined
  const ignore = (name: string, why: string) =>
    notices.push(`The data column “${name.slice(0, 40)}” in the link was ignored: ${why}`)
  for (const part of text.split(';').filter((part) => part.trim() !== '')) {
    const colon = part.indexOf(':')
    const name = part.slice(0, colon < 0 ? undefined : colon).trim()
    const numbers = colon < 0 ? [] : part.slice(colon + 1).split(',')
    const values = Float64Array.from(numbers, (cell) =>
      number.test(cell) ? Number(cell.replaceAll('−', '-')) : NaN
    )
    if (!isColumnName(name)) ignore(name, 'formulas cannot name a column so.')
    else if (columns.has(name)) ignore(name, 'there are two of that name.')
    else if (colon < 0 || !values.every(Number.isFinite)) ignore(name, 'it needs numbers, as in X:1,2,3.5.')
    else if (rows !== undefined && rows !== values.length)
      ignore(name, `it has ${values.length} numbers, and the first column has ${rows}.`)
    else {
      rows ??= values.length
      columns.set(name, values)
    }
  }
  return columns
}

/** The columns as a link says them; null where there are none, or more numbers than fit a link. */
function writeData(columns: Columns): string | null {
  const numbers = [...columns.values()].reduce((total, values) => total + values.length, 0)
  if (columns.size === 0 || 2 * numbers > longestLink) return null
  return [...columns].map(([name, values]) => `${name}:${Array.from(values, writeNumber).join()}`).join(';')
}
