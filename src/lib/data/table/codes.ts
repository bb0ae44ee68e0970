import type { Gathering } from './gather'

/** The numbers of a column that stand, or may stand, for a missing value. */
export interface Codes {
  sure: number[]
  possible: number[]
}

/**
 * Stations and instruments write −99.99 or 9999 for a value that they do not have: an extreme of nines, farther
 * from the others than those are from each other; or what the lines above the table say.
 */
export function codesOf({ values, count }: Gathering, declared: readonly number[]): Codes {
  const [low, high] = extremes(values, count, [])
  const codes: Codes = { sure: [], possible: [low, high].filter(isCode) }
  if (low === 0 || low === -1) codes.possible.push(low)
  const candidates = codes.possible.filter((code) => nines.test(digitsOf(code)))
  for (const code of new Set([...declared, ...candidates])) {
    const times = timesIn(values, count, code)
    if (times === 0) continue
    if (declared.includes(code) || liesApart(code, times, extremes(values, count, [code])))
      codes.sure.push(code)
  }
  return codes
}

const nines = /^9{3,}$/
const digitsOf = (value: number): string => String(Math.abs(value)).replace('.', '')
const isCode = (value: number): boolean => /^9{2,}$/.test(digitsOf(value))

/** A number above the others may be one of them, and so may a small one: it has to come again. */
function liesApart(code: number, times: number, [low, high]: [number, number]): boolean {
  if (low >= high || nines.test(digitsOf(code < low ? low : high))) return false
  if (times === 1 && code > -90) return false
  return code < Math.min(low, 0) ? low - code >= high - low : code - high >= high - low
}

function extremes(values: Float64Array, count: number, without: number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (let k = 0; k < count; k++) {
    const value = values[k]
    if (without.includes(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

function timesIn(values: Float64Array, count: number, code: number): number {
  let times = 0
  for (let k = 0; k < count; k++) if (values[k] === code) times++
  return times
}

const declaration =
  /(?:missing|no.?data|null|fill|undefined|invalid|fehlend)[^\d\n+-]{0,40}([-+]?\d+(?:\.\d+)?)/giu

/** The codes that the lines above a table name. */
export const declaredCodes = (lines: readonly string[]): number[] =>
  lines
    .flatMap((line) => Array.from(line.matchAll(declaration), ([, number]) => Number(number)))
    .filter((code) => Math.abs(code) >= 90 || nines.test(digitsOf(code)))

/** Takes the codes out of a column, and says how many there were. */
export function takeOut(column: Gathering, codes: readonly number[]): number {
  if (codes.length === 0) return 0
  const before = column.numbers
  for (let k = 0; k < column.count; k++)
    if (codes.includes(column.values[k])) {
      column.values[k] = NaN
      column.numbers--
    }
  return before - column.numbers
}
