import { Graph, symbolsOf } from '../math/expression/expression'
import { NameBook } from '../math/read/names'
import { readSource } from '../math/read/source'

/** The data: columns by name, all of one length. */
export type Columns = ReadonlyMap<string, Float64Array>

const shape = /^\p{L}[\p{L}\d_]{0,30}$/u
const words = new Set(['and', 'or', 'otherwise', 'true', 'false'])
const book = new NameBook(['x', 'y'], [])

/** Whether formulas can name a column so: no name of a variable, function or constant, and read as one word. */
export function isColumnName(name: string): boolean {
  if (!shape.test(name) || book.has(name) || words.has(name.toLowerCase())) return false
  const meaning = book.known(name, true)
  return (meaning === null || meaning.kind === 'symbol') && isOneWord(name)
}

function isOneWord(name: string): boolean {
  try {
    const names = { variables: [], columns: { [name]: [1, 2] } }
    return symbolsOf(readSource(`sum(2*${name}^2)`, names, new Graph()).expression).length === 0
  } catch {
    return false
  }
}
