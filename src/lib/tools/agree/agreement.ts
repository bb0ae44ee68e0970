import type { Domain } from '../../tape/sampling/sampling'

/** How well two numbers agree. */
export interface Agreement {
  /** Decimal digits, −log₁₀ of the relative difference; Infinity where they are one number, NaN where one is undefined. */
  digits: number
  difference: number
}

/** All that an f64 has. */
export const mostDigits = -Math.log10(Number.EPSILON)

/** Compares a number with one that is taken for right. */
export function agreement(found: number, right: number): Agreement {
  const difference = Math.abs(found - right)
  if (Number.isNaN(difference)) return { digits: found === right ? Infinity : NaN, difference: NaN }
  if (difference === 0) return { digits: Infinity, difference }
  const digits = -Math.log10(difference / Math.max(Math.abs(found), Math.abs(right)))
  return { digits: Math.max(0, digits), difference }
}

/** The cube root of the rounding unit: at this share of f's scale truncation and rounding weigh about the same. */
const share = Math.cbrt(Number.EPSILON)

/** The steps of central differences along x and y: f is taken to change on the scale of half the domain. */
export const differenceSteps = ({ x, y }: Domain): [number, number] => [stepOf(x), stepOf(y)]

const stepOf = ([low, high]: readonly [number, number]): number => (share * (high - low)) / 2

/** What a difference quotient says, and what it divided. */
export interface Quotient {
  slope: number
  /** The step as it was taken, between two numbers that f64 has. */
  step: number
}

/** The central difference quotient of f along variable i. */
export function centralQuotient(
  f: (at: number[]) => number,
  at: readonly number[],
  i: number,
  h: number
): Quotient {
  const moved = (to: number) => at.map((value, k) => (k === i ? to : value))
  const [low, high] = [at[i] - h, at[i] + h]
  const width = high - low
  return { slope: (f(moved(high)) - f(moved(low))) / width, step: width / 2 }
}
