/**
 * Exact coefficients. `decimal` remembers that a number was typed with a point, so that 0.1·2 comes
 * back as 0.2 and 1/10·2 as 1/5.
 */
export interface Rational {
  num: bigint
  /** Always positive; num/den is in lowest terms. */
  den: bigint
  decimal: boolean
}

/** Folding stops where a number would need more bits than this: 2^(2^99) stays a formula. */
const foldBits = 512

export function rational(num: bigint | number, den: bigint | number = 1n, decimal = false): Rational {
  let n = BigInt(num)
  let d = BigInt(den)
  if (d === 0n) throw new RangeError('a rational needs a denominator other than 0')
  if (d < 0n) [n, d] = [-n, -d]
  const common = greatestCommonDivisor(n < 0n ? -n : n, d)
  return { num: n / common, den: d / common, decimal }
}

export const zero = rational(0n)
export const one = rational(1n)
export const minusOne = rational(-1n)
export const half = rational(1n, 2n)

/** Reads `12`, `0.5`, `.5`, `1e-3`; null when the exponent is beyond what f64 holds. */
export function fromDecimal(text: string): Rational | null {
  const match = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text)
  if (!match) return null
  const [, whole, fraction, exponent = '0'] = match
  if (!Number.isFinite(Number(text)) || Math.abs(Number(exponent)) > 400) return null
  const shift = Number(exponent) - fraction.length
  const digits = BigInt(whole + fraction)
  const decimal = text.includes('.') || exponent !== '0'
  return shift >= 0
    ? rational(digits * 10n ** BigInt(shift), 1n, decimal)
    : rational(digits, 10n ** BigInt(-shift), decimal)
}

const joint = (a: Rational, b: Rational): boolean => a.decimal || b.decimal
export const add = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den, joint(a, b))
export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.num, a.den * b.den, joint(a, b))
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den, a.den * b.num, joint(a, b))
export const negate = (a: Rational): Rational => ({ ...a, num: -a.num })
export const absolute = (a: Rational): Rational => (a.num < 0n ? negate(a) : a)

export const isZero = (a: Rational): boolean => a.num === 0n
export const isOne = (a: Rational): boolean => a.num === 1n && a.den === 1n
export const isInteger = (a: Rational): boolean => a.den === 1n
export const isNegative = (a: Rational): boolean => a.num < 0n
export const equal = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** a^n for an integer n; null for 0^negative and where the result would outgrow `foldBits`. */
export function power(a: Rational, n: bigint): Rational | null {
  if (n < 0n && isZero(a)) return null
  const size = n < 0n ? -n : n
  const bits = BigInt(Math.max(bitLength(a.num), bitLength(a.den)))
  if (bits > 1n && bits * size > BigInt(foldBits)) return null
  const exponent = bits > 1n ? size : size % 2n === 0n ? 2n : 1n
  const raised = n === 0n ? one : rational(a.num ** exponent, a.den ** exponent, a.decimal)
  return n < 0n ? divide(one, raised) : raised
}

/** The exact square root, where there is one. */
export function squareRoot(a: Rational): Rational | null {
  if (isNegative(a)) return null
  const num = integerRoot(a.num)
  const den = integerRoot(a.den)
  return num * num === a.num && den * den === a.den ? rational(num, den, a.decimal) : null
}

/** The nearest double (to within an ulp beyond 2^53). */
export function toNumber(a: Rational): number {
  const direct = Number(a.num) / Number(a.den)
  const exact = a.num >= -(2n ** 53n) && a.num <= 2n ** 53n && a.den <= 2n ** 53n
  return exact ? direct : scaledQuotient(a)
}

/** So many places behind its point a decimal takes; null for fractions such as 1/3 and for very long ones. */
function decimalPlaces(a: Rational): number | null {
  let rest = a.den
  let places = 0
  while (rest % 10n === 0n) [rest, places] = [rest / 10n, places + 1]
  while (rest % 2n === 0n) [rest, places] = [rest / 2n, places + 1]
  while (rest % 5n === 0n) [rest, places] = [rest / 5n, places + 1]
  return rest === 1n && places <= 400 ? places : null
}

/** The shortest finite decimal, or null where there is none to write. */
export function toDecimal(a: Rational): string | null {
  const places = decimalPlaces(a)
  if (places === null) return null
  const scaled = (absolute(a).num * 10n ** BigInt(places)) / a.den
  const digits = scaled.toString().padStart(places + 1, '0')
  const text = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits
  const sign = isNegative(a) ? '-' : ''
  return sign + (text.length > 16 ? shortest(text) : text)
}

/** So many digits of every decimal a double holds. */
const doubleDigits = 15

/** Whether it is a decimal with as many digits as a double has: rounded most likely, as 1.4142135623730951 for √2. */
export function isRounded(a: Rational): boolean {
  const places = a.decimal ? decimalPlaces(a) : null
  if (places === null) return false
  const digits = ((absolute(a).num * 10n ** BigInt(places)) / a.den).toString()
  return digits.replace(/0+$/, '').length >= doubleDigits
}

/** `0.0000000000000001` reads better as `1e-16`; only ever an exact rewriting. */
function shortest(text: string): string {
  const digits = text.replace('.', '').replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '') || '0'
  const point = text.indexOf('.') < 0 ? text.length : text.indexOf('.')
  const leading = text.replace('.', '').search(/[1-9]/)
  const exponent = point - leading - 1
  const mantissa = significant.length > 1 ? `${significant[0]}.${significant.slice(1)}` : significant
  return Math.abs(exponent) >= 7 ? `${mantissa}e${exponent}` : text
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b) [a, b] = [b, a % b]
  return a
}

const bitLength = (n: bigint): number => (n < 0n ? -n : n).toString(2).length

/** ⌊√n⌋. */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n
  let root = 1n << BigInt((bitLength(n) + 1) >> 1)
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

function scaledQuotient(a: Rational): number {
  const shift = 64 - bitLength(a.num) + bitLength(a.den)
  const num = shift > 0 ? a.num << BigInt(shift) : a.num
  const den = shift < 0 ? a.den << BigInt(-shift) : a.den
  const quotient = Number(num / den)
  // In two steps, so that a subnormal result does not underflow on the way.
  const halfShift = Math.trunc(-shift / 2)
  return quotient * 2 ** halfShift * 2 ** (-shift - halfShift)
}
