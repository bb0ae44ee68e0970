import { greek } from '../math/read/names'
import { roundWithin } from './number'

/** Six digits carry every reading of a dragged point and still fit the strip under the picture. */
const significantDigits = 6

/** Outside these a power of ten reads better than zeros. */
const smallest = 1e-4
const largest = 1e6

const minus = (text: string): string => text.replace('-', '−')

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const superscript = (integer: number): string =>
  String(integer)
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => superscripts[Number(digit)])

/**
 * A number as a printed page sets it: six significant digits, a true minus sign, `1.2 × 10⁻⁷`. Where all
 * there is to see lies within `width`, digits enough to tell it apart.
 */
export function formatNumber(value: number, width = Infinity, digits = significantDigits): string {
  if (!Number.isFinite(value)) return 'undefined'
  const rounded = roundWithin(value, width, digits)
  const size = Math.abs(rounded)
  if (size === 0) return '0'
  if (size >= smallest && size < largest) return minus(String(rounded))
  const [mantissa, exponent] = rounded.toExponential().split('e')
  return `${minus(mantissa)} × 10${superscript(Number(exponent))}`
}

/** A number for a field that people edit: it reads back in, and loses nothing of what zooming writes within `width`. */
export const editableNumber = (value: number, width = Infinity): string =>
  String(roundWithin(value, width, significantDigits, 7))

/** Whether a number takes more room in a field than two of them have beside each other. */
export const isLong = (value: number, width: number): boolean => editableNumber(value, width).length > 15

/** `−3 … 3` */
export const formatRange = ([low, high]: readonly [number, number]): string =>
  `${formatNumber(low, high - low)} … ${formatNumber(high, high - low)}`

export const formatDegrees = (value: number): string =>
  Number.isFinite(value) ? `${minus(String(Number(value.toFixed(1))))}°` : 'undefined'

/** A point with digits enough to tell it from its neighbours in a domain of this width and depth. */
export const formatPoint = ([x, y]: readonly [number, number], widths = [Infinity, Infinity]): string =>
  `(${formatNumber(x, widths[0])}, ${formatNumber(y, widths[1])})`

const letters = new Map([...greek].map(([letter, name]) => [name, letter]))
const subscripts = '₀₁₂₃₄₅₆₇₈₉'

/** A variable's name in running text: `theta` is θ and `x1` is x₁. */
export function formatName(name: string): string {
  const [, word, index] = /^([^\d_]+)_?(\d*)$/.exec(name) ?? ['', name, '']
  return (letters.get(word) ?? word) + index.replace(/\d/g, (digit) => subscripts[Number(digit)])
}
