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

/** A tick as people write it: only the digits its step needs, a true minus sign, powers of ten when far from one. */
export function tickText(value: number, step: number): string {
  if (value === 0) return '0'
  const size = Math.max(Math.abs(value), step)
  if (size >= 1e6 || size < 1e-4) return scientific(value, step)
  return value.toFixed(decimals(step)).replace('-', '−')
}

const decimals = (step: number): number => Math.max(0, Math.min(100, -Math.floor(Math.log10(step) + 1e-9)))

function roundTo(value: number, step: number): number {
  return Math.abs(step) < 1e-90 ? value : Number(value.toFixed(Math.min(decimals(step) + 1, 100)))
}

function scientific(value: number, step: number): string {
  const power = Math.floor(Math.log10(Math.abs(value)) + 1e-12)
  const mantissa = (value / 10 ** power).toFixed(decimals(step / 10 ** power))
  return `${mantissa} × 10${superscript(power)}`.replace('-', '−').replace(/^(−?)1 × /, '$1')
}

const superscript = (power: number): string =>
  String(power).replace(/[-\d]/g, (digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]))
