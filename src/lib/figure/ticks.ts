/** The largest of 1, 2, 5 × 10^k that divides `span` into at least about `count` parts. */
export function niceStep(span: number, count: number): number {
  const raw = span / Math.max(count, 1)
  if (!(raw > 0) || !Number.isFinite(raw)) return 1
  const power = 10 ** Math.floor(Math.log10(raw))
  const lead = raw / power
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1)
}

/** Multiples of `step` within [low, high], ends included, free of rounding dust. */
export function ticksIn([low, high]: readonly [number, number], step: number): number[] {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const count = Math.max(0, Math.min(last - first + 1, 1000))
  return Array.from({ length: count }, (_, i) => roundTo((first + i) * step, step))
}

/** Ticks with more digits than this before and after their point are written as what they add to a base. */
const mostDigits = 6

/** What ticks within a range are measured from: 0, unless only their last digits differ; then the roundest number there. */
export function tickBase([low, high]: readonly [number, number], step: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (size < step * 10 ** mostDigits) return 0
  return Number(baseText([low, high]))
}

/** The shortest decimal number in a range, the middle one of several. */
function baseText([low, high]: readonly [number, number]): string {
  const middle = low + (high - low) / 2
  for (let digits = 1; digits < 17; digits++) {
    const text = middle.toPrecision(digits)
    if (Number(text) >= low && Number(text) <= high) return text
  }
  return String(middle)
}

/** What follows an axis's name whose ticks add to a base: `− 1000`. */
export function baseWords(base: number): string {
  if (base === 0) return ''
  const size = Math.abs(base)
  const digits = String(size)
    .replace(/e.*|\./g, '')
    .replace(/^0+|0+$/g, '').length
  return `${base < 0 ? '+' : '−'} ${tickText(size, 10 ** (powerOf(size) - digits + 1), size)}`
}

/**
 * A tick as people write it: only the digits its step needs, a true minus sign; powers of ten when the
 * `largest` on its axis is far from one, the same power for all.
 */
export function tickText(value: number, step: number, largest: number): string {
  if (value === 0) return '0'
  const far = largest >= 1e6 || (largest < 1e-3 && step < 1e-4)
  return (far ? scientific(value, step, largest) : value.toFixed(decimals(step))).replace('-', '−')
}

const decimals = (step: number): number => Math.max(0, Math.min(100, -Math.floor(Math.log10(step) + 1e-9)))

function roundTo(value: number, step: number): number {
  return Math.abs(step) < 1e-90 ? value : Number(value.toFixed(Math.min(decimals(step) + 1, 100)))
}

/** In the step's own power of ten where that makes whole numbers of two digits at most. */
function scientific(value: number, step: number, largest: number): string {
  const [fine, high] = [powerOf(step), powerOf(largest)]
  const power = high - fine < 2 ? fine : high
  const mantissa = (value / 10 ** power).toFixed(decimals(step / 10 ** power))
  return `${mantissa} × 10${superscript(power)}`.replace(/^(-?)1 × /, '$1')
}

const powerOf = (size: number): number => Math.floor(Math.log10(size) + 1e-9)

/** 10⁻⁸ */
export const powerText = (power: number): string => (power === 0 ? '1' : `10${superscript(power)}`)

const superscript = (power: number): string =>
  String(power).replace(/[-\d]/g, (digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]))
