import type { Columns } from './columnNames'
import { shortened, type TableColumn } from './columns'

/** Says whether formulas can name a column so: `isColumnName`, given because pages have it loaded. */
export type IsName = (name: string) => boolean

const plainNames = ['X', 'Y', 'Z', 'U', 'V', 'W']

/** Names for the columns of a table that formulas can read, and in sentences which of them are not its own. */
export function nameColumns(
  table: readonly TableColumn[],
  isName: IsName
): { columns: Columns; notes: string[] } {
  const columns = new Map<string, Float64Array>()
  const notes: string[] = []
  table.forEach(({ header, values }, k) => {
    const name = freeName(header === '' ? (plainNames[k] ?? `X${k + 1}`) : header, columns, isName)
    columns.set(name, values)
    if (header !== '' && name !== header) notes.push(`“${shortened(header)}” is called ${name} here.`)
  })
  return { columns, notes }
}

/** The name nearest to a wish that formulas can read and that no column has. */
export function freeName(wish: string, columns: Columns, isName: IsName): string {
  const word = wish
    .normalize('NFKC')
    .replace(/[^\p{L}\d]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 24)
  const base = /^\p{L}/u.test(word) ? word : `c${word}`
  const isFree = (name: string) => !columns.has(name) && isName(name)
  const candidates = [base, ...(base.length === 1 ? [base.toUpperCase()] : []), `${base}_data`]
  const found = candidates.find(isFree)
  if (found !== undefined) return found
  for (let index = 2; index < 1000; index++) if (isFree(`${base}_${index}`)) return `${base}_${index}`
  return freeName('column', columns, isName)
}

/** Why a column cannot be called so, in a sentence; empty when it can. */
export function nameProblem(name: string, columns: Columns, isName: IsName): string {
  if (columns.has(name)) return `There is a column ${name} already.`
  if (isName(name)) return ''
  if (!/^\p{L}[\p{L}\d_]*$/u.test(name))
    return 'A name begins with a letter and has only letters, digits and underscores.'
  if (name.length > 31) return 'A name has at most 31 characters.'
  return `${name} means something else in formulas. Choose another name.`
}
