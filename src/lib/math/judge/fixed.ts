import { integerRoot } from '../expression/rational'

/**
 * Elementary functions of fixed-point numbers, which are whole multiples of 2^−bits. Each value is right to one
 * unit: it is worked out with so many bits more than asked for that the rounding on the way stays below one unit.
 */

const guard = 40
const abs = (x: bigint): bigint => (x < 0n ? -x : x)

function bitLength(x: bigint): number {
  const digits = abs(x).toString(16)
  return 4 * digits.length - Math.clz32(parseInt(digits[0], 16)) + 28
}

/** From one scale to another, rounded down. */
export const rescale = (x: bigint, from: number, to: number): bigint =>
  to >= from ? x << BigInt(to - from) : x >> BigInt(from - to)

export const one = (bits: number): bigint => 1n << BigInt(bits)

/** √x, rounded down. */
export const squareRoot = (x: bigint, bits: number): bigint => integerRoot(x << BigInt(bits))

/** Σ t^(2k+1)/(2k+1), with alternating signs for the arc tangent and without for the area tangent. */
function oddPowers(t: bigint, bits: number, alternating: boolean): bigint {
  if (t < 0n) return -oddPowers(-t, bits, alternating)
  const square = (t * t) >> BigInt(bits)
  let [sum, power] = [t, t]
  for (let k = 3n, sign = alternating ? -1n : 1n; power !== 0n; k += 2n) {
    power = (power * square) >> BigInt(bits)
    sum += (sign * power) / k
    if (alternating) sign = -sign
  }
  return sum
}

/** A constant that is worked out once, with as many bits as were ever asked for. */
function remembered(work: (bits: number) => bigint): (bits: number) => bigint {
  let [known, most] = [0n, 0]
  return (bits) => {
    if (bits > most) [known, most] = [rescale(work(bits + guard), bits + guard, bits), bits]
    return rescale(known, most, bits)
  }
}

/** Machin's formula. */
export const pi = remembered((bits) => {
  const part = (n: bigint) => oddPowers(one(bits) / n, bits, true)
  return 16n * part(5n) - 4n * part(239n)
})

/** ln 2 = 2 artanh(1/3). */
const ln2 = remembered((bits) => 2n * oddPowers(one(bits) / 3n, bits, false))

/** 2^k·e^r with a small r, of which a 256th goes into the series. */
export function exp(x: bigint, bits: number): bigint {
  const size = Number(x >> BigInt(bits))
  const wide = bits + guard + Math.max(0, Math.ceil(size * Math.LOG2E))
  const whole = rescale(x, bits, wide)
  const k = whole / ln2(wide)
  const r = (whole - k * ln2(wide)) >> 8n
  let [sum, term] = [one(wide), one(wide)]
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * r) >> BigInt(wide)) / n
    sum += term
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) >> BigInt(wide)
  return rescale(k >= 0n ? sum << k : sum >> -k, wide, bits)
}

/** k·ln 2 + 2 artanh((m − 1)/(m + 1)) for x = 2^k·m > 0. */
export function ln(x: bigint, bits: number): bigint {
  const wide = bits + guard
  const k = bitLength(x) - bits
  const m = rescale(x, bits + k, wide)
  const t = ((m - one(wide)) << BigInt(wide)) / (m + one(wide))
  return rescale(BigInt(k) * ln2(wide) + 2n * oddPowers(t, wide, false), wide, bits)
}

/** The sine of x, advanced by `quarters` quarter turns: the cosine with one of them. */
export function sin(x: bigint, bits: number, quarters = 0n): bigint {
  const wide = bits + guard + Math.max(0, bitLength(x) - bits)
  const quarter = pi(wide) >> 1n
  const angle = rescale(x, bits, wide)
  const turns = angle / quarter
  const r = angle - turns * quarter
  const side = (((turns + quarters) % 4n) + 4n) % 4n
  let term = side % 2n === 0n ? r : one(wide)
  let sum = term
  const square = (r * r) >> BigInt(wide)
  for (let n = side % 2n === 0n ? 2n : 1n; term !== 0n && term !== -1n; n += 2n) {
    term = -((term * square) >> BigInt(wide)) / (n * (n + 1n))
    sum += term
  }
  return rescale(side >= 2n ? -sum : sum, wide, bits)
}

export const cos = (x: bigint, bits: number): bigint => sin(x, bits, 1n)

/** By arctan x = π/2 − arctan(1/x) and arctan x = 2 arctan(x/(1 + √(1 + x²))). */
export function atan(x: bigint, bits: number): bigint {
  if (x < 0n) return -atan(-x, bits)
  const wide = bits + guard
  const unit = one(wide)
  let t = rescale(x, bits, wide)
  const large = t > unit
  if (large) t = (unit << BigInt(wide)) / t
  const halvings = 3n
  for (let i = 0n; i < halvings; i++)
    t = (t << BigInt(wide)) / (unit + squareRoot(unit + ((t * t) >> BigInt(wide)), wide))
  const angle = oddPowers(t, wide, true) << halvings
  return rescale(large ? (pi(wide) >> 1n) - angle : angle, wide, bits)
}
