export type Decimal = '.' | ','

/** How the numbers of a column are written. */
export interface Signs {
  decimal: Decimal
  /** Whether signs between thousands are read, of `.` and `,` the one that is not the decimal sign. */
  grouped: boolean
}

/**
 * What the spelling of one number says about signs: `1.5` has a decimal point for sure, `1.234,5` a comma, and
 * `1.234` either a point or a sign between thousands.
 */
export type Spelling = 'whole' | '.' | ',' | '.or,' | ',or.' | 'none'

/** `1.234.567`, `1,234.5`, and in India `12,34,567`. */
const grouped =
  /^[-+−]?[1-9]\d{0,2}(?:([.,])\d{3}(?:\1\d{3})+|([.,])\d{3}(?:\2\d{3})*(?!\2)[.,]\d*|(,)(?:\d\d,)+\d{3}(?:\.\d*)?)$/
/** Thousands apart by blanks or apostrophes, which mean nothing else within a number. */
const spaced = /^[-+−]?[1-9]\d{0,2}(?:([ \u00a0\u2007\u2009\u202f'’ʼ_])\d{3})(?:\1\d{3})*(?:[.,]\d*)?$/ // prettier-ignore
const spaces = /[ \u00a0\u2007\u2009\u202f'’ʼ_]/g

/**
 * The spelling of a number without anything between thousands; null for all else. By hand, because it is asked of
 * every cell: digits, one sign at most, a power of ten.
 */
export function plainSpelling(cell: string): Spelling | null {
  const first = isSign(cell.charCodeAt(0)) ? 1 : 0
  const sign = afterDigits(cell, first)
  if (sign === cell.length) return sign > first ? 'whole' : null
  const mark = cell[sign]
  if (mark !== '.' && mark !== ',') return sign > first && isPower(cell, sign) ? 'whole' : null
  const end = afterDigits(cell, sign + 1)
  const [before, after] = [sign - first, end - sign - 1]
  if (after === 0 && (mark === ',' || before === 0)) return null
  if (end < cell.length) return isPower(cell, end) ? mark : null
  const open = after === 3 && before > 0 && before < 4 && cell[first] !== '0'
  return open ? (mark === '.' ? '.or,' : ',or.') : mark
}

const isSign = (code: number): boolean => code === 43 || code === 45 || code === 0x2212

function afterDigits(cell: string, from: number): number {
  let k = from
  for (let code = cell.charCodeAt(k); code >= 48 && code <= 57; code = cell.charCodeAt(k)) k++
  return k
}

/** `e-3`, and as Fortran writes it `D-03`. */
function isPower(cell: string, from: number): boolean {
  if (!'eEdD'.includes(cell[from])) return false
  const first = isSign(cell.charCodeAt(from + 1)) ? from + 2 : from + 1
  return first < cell.length && afterDigits(cell, first) === cell.length
}

export interface Groups {
  spelling: '.' | ',' | 'whole'
  /** What stands between thousands, in words. */
  grouping: string
}

/** The spelling of a number with something between thousands, and what that is. */
export function groupedSpelling(cell: string): Groups | null {
  const [found, ...signs] = grouped.exec(cell) ?? []
  if (found !== undefined)
    return signs.includes('.') ? { spelling: ',', grouping: 'point' } : { spelling: '.', grouping: 'comma' }
  const [, sign] = spaced.exec(cell) ?? []
  if (sign === undefined) return null
  const spelling = cell.includes('.') ? '.' : cell.includes(',') ? ',' : 'whole'
  return { spelling, grouping: sign === '_' ? 'underscore' : /\s/.test(sign) ? 'blank' : 'apostrophe' }
}

export const spellingOf = (cell: string): Spelling =>
  plainSpelling(cell) ?? groupedSpelling(cell)?.spelling ?? 'none'

export const isNumber = (cell: string): boolean => spellingOf(cell) !== 'none'

/** A cell's number as its column writes numbers, or as the cell alone makes sure; NaN for anything else. */
export function numberOf(cell: string, signs: Signs): number {
  const plain = plainSpelling(cell)
  if (plain !== null) return plainNumber(cell, plain, signs)
  const groups = groupedSpelling(cell)
  return groups && signs.grouped ? groupedNumber(cell, groups) : NaN
}

/** The number in a cell with digits and one sign at most. */
export function plainNumber(cell: string, spelling: Spelling, { decimal, grouped }: Signs): number {
  if ((spelling !== '.or,' && spelling !== ',or.') || cell.includes(decimal)) return valueOf(cell)
  return grouped ? valueOf(cell.replace(/[.,]/, '')) : NaN
}

/** The number in a cell with something between thousands. */
export function groupedNumber(cell: string, { spelling }: Groups): number {
  const digits = cell.replace(spaces, '')
  return valueOf(spelling === ',' ? digits.replaceAll('.', '') : digits.replaceAll(',', ''))
}

/** The value of digits with one decimal sign. */
function valueOf(digits: string): number {
  const value = Number(digits)
  if (!Number.isNaN(value)) return finite(value)
  return finite(Number(digits.replace(',', '.').replaceAll('−', '-').replace(/d/i, 'e')))
}

const finite = (value: number): number => (Number.isFinite(value) ? value : NaN)

/** What tables write for a value that is not there: signs alone, a word for it, a spreadsheet's error. */
const missing = /^(?:[^\p{L}\p{N}]*|n\.?\/?a\.?|<na>|nan|nat|null|none|nil|missing|#n\/a|#[\p{L}\d/]+[!?])$/iu

export const isMissing = (cell: string): boolean => cell === '' || missing.test(cell)

export const isText = (cell: string): boolean => !isMissing(cell) && !isNumber(cell)

const date = /^(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d{4}[-/]\d{1,2})(?:[T ,]|$)/
const time = /^\d{1,2}:\d{2}(?:$|[:. ])/
const monthName = /^(?:\d{1,4}[-. ]+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?[-, ]+\d/iu

/** What kind of text it is that cannot be a number. */
export const isDate = (cell: string): boolean => date.test(cell) || time.test(cell) || monthName.test(cell)
