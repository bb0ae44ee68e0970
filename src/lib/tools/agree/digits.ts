import { formatNumber } from '../../figure/format'
import type { Agreement } from './agreement'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A number with all its digits, and what it is multiplied by where a power of ten reads better than zeros. */
export interface Digits {
  /** With a true minus sign. */
  mantissa: string
  power: string
}

/** All that an f64 tells apart, 17 digits where so many are needed. */
export function digitsOf(value: number): Digits {
  if (!Number.isFinite(value)) return { mantissa: 'undefined', power: '' }
  const size = Math.abs(value)
  const plain = size === 0 || (size >= 1e-3 && size < 1e6)
  const [mantissa, exponent] = (plain ? String(value) : value.toExponential()).split('e')
  const power = exponent
    ? ` × 10${exponent
        .replace('+', '')
        .replace('-', '⁻')
        .replace(/\d/g, (digit) => superscripts[Number(digit)])}`
    : ''
  return { mantissa: mantissa.replace('-', '−'), power }
}

/** The digits that are right and those that are not. */
export function partAt(mantissa: string, right: number): [string, string] {
  if (!Number.isFinite(right)) return [mantissa, '']
  let left = Math.floor(right)
  let begun = false
  for (let i = 0; i < mantissa.length; i++) {
    const c = mantissa[i]
    if (c < '0' || c > '9') continue
    begun ||= c !== '0'
    if (begun && left-- === 0) return [mantissa.slice(0, i), mantissa.slice(i)]
  }
  return [mantissa, '']
}

/** In words, how far two numbers agree. */
export function agreementWords({ digits, difference }: Agreement, found: number, right: number): string {
  if (Number.isNaN(digits)) return ''
  if (digits === Infinity) return 'all digits'
  // No digit of 0 can be right; how near the other comes says more.
  if (found === 0 || right === 0) return `within ${formatNumber(difference, Infinity, 1)}`
  const whole = Math.floor(digits)
  return whole === 1 ? '1 digit' : `${whole} digits`
}
