import type { Helper } from '../wgsl/helper'

/** Interval arithmetic in f64 with outward rounding (Moore, Kearfott and Cloud, Introduction to Interval Analysis). */

export type Interval = readonly [low: number, high: number]

/** Whether something has a value at the points of a box. */
export type Defined = typeof nowhere | typeof unknown | typeof everywhere
export const nowhere = 0
export const unknown = 1
export const everywhere = 2

/**
 * What is known of a quantity over a box: an interval with decorations, as IEEE 1788 has it. One object per quantity, written anew for each box. The ends
 * enclose all its values; they are NaN where it has none, and an overflow is an infinite end.
 */
export interface DecoratedInterval {
  low: number
  high: number
  defined: Defined
  /** Surely no jump and no pole between points of the box. */
  continuous: boolean
}

/** Starts with numbers that are no integers, so that the engine keeps the ends as plain doubles. */
export const emptyInterval = (): DecoratedInterval => ({
  low: NaN,
  high: NaN,
  defined: nowhere,
  continuous: true
})

/**
 * The interval extension of an operation: from enclosures of its arguments to one of its values, written to
 * w. Whether the arguments themselves are defined and continuous stands in w already; the rule takes away
 * what the operation does to that. `u === v` says that both arguments are the same quantity.
 */
export type IntervalRule = (w: DecoratedInterval, u: DecoratedInterval, v: DecoratedInterval) => void

/**
 * Given the range w of an operation that jumps within the box: an enclosure of each of the few continuous functions of
 * which it is one or another at every point. None where the operation is not known to be made of such.
 */
export type BranchRule = (u: DecoratedInterval, v: DecoratedInterval, w: DecoratedInterval) => Interval[]

export interface IntervalExtension {
  f64: IntervalRule
  branches?: BranchRule
  /** The same for a kernel; without it nothing is sure there. */
  wgsl?: IntervalText
}

/** A rule in WGSL, which may say less. It stands on wgsl/ranges.ts. */
export interface IntervalText {
  /** The body of a function of the ranges u (and v) to a range; `at` is the operation at a point, in f32. */
  body: string
  /** The body of one of u for where both arguments are the same quantity. */
  same?: string
  calls?: Helper[]
}

export function set(w: DecoratedInterval, low: number, high: number): void {
  w.low = low
  w.high = high
}

/** There may be points without a value. */
export function partly(w: DecoratedInterval): void {
  if (w.defined === everywhere) w.defined = unknown
}

/** There may be a jump or a pole. */
export function broken(w: DecoratedInterval): void {
  w.continuous = false
}

export function empty(w: DecoratedInterval): void {
  w.low = NaN
  w.high = NaN
  w.defined = nowhere
  w.continuous = true
}

const { EPSILON, MIN_VALUE, MAX_VALUE } = Number

/** x less some units in its last place, but of the same sign. 0 stays 0; below what overflows is the largest number. */
export function down(x: number, units = 1): number {
  if (x === 0) return 0
  if (x === Infinity) return MAX_VALUE
  const moved = x - (Math.abs(x) * (units * EPSILON) + units * MIN_VALUE)
  return x > 0 && moved < 0 ? 0 : moved
}

/** x and some units in its last place more. */
export const up = (x: number, units = 1): number => -down(-x, units)

/** Dekker's splitting constant, 2^27 + 1. */
const splitter = 134217729
/** Products below this lose the digits that the error is made of. */
const smallest = 1e-280

/** x·y − p for p = x·y as rounded, exactly (Dekker 1971); NaN where that overflows or underflows. */
function productError(x: number, y: number, p: number): number {
  if (!(Math.abs(p) > smallest)) return x === 0 || y === 0 ? 0 : NaN
  const cx = splitter * x
  const cy = splitter * y
  const hx = cx - (cx - x)
  const hy = cy - (cy - y)
  const lx = x - hx
  const ly = y - hy
  return lx * ly - (p - hx * hy - lx * hy - hx * ly)
}

/** x·y rounded down: exact where the product is. */
export function timesDown(x: number, y: number): number {
  if (x === 0 || y === 0) return 0
  const p = x * y
  if (p === 0) return x > 0 === y > 0 ? 0 : -MIN_VALUE
  return productError(x, y, p) >= 0 ? p : down(p)
}
export const timesUp = (x: number, y: number): number => -timesDown(-x, y)

/** x + y rounded down: exact where the sum is (Knuth's TwoSum). */
export function plusDown(x: number, y: number): number {
  const s = x + y
  const t = s - x
  return x - (s - t) + (y - t) >= 0 ? s : down(s)
}
export const plusUp = (x: number, y: number): number => -plusDown(-x, -y)

/** x/y rounded down for y ≠ 0: exact where the quotient is. By an infinite y it is 0, the limit. */
export function overDown(x: number, y: number): number {
  const q = x / y
  if (q === 0) return x === 0 || Math.abs(y) === Infinity || x > 0 === y > 0 ? 0 : -MIN_VALUE
  const p = q * y
  const rest = x - p - productError(q, y, p)
  return (y > 0 ? rest >= 0 : rest <= 0) ? q : down(q)
}
export const overUp = (x: number, y: number): number => -overDown(-x, y)

/** √x rounded down: exact where the root is. */
export function rootDown(x: number): number {
  const r = Math.sqrt(x)
  const p = r * r
  return p - x + productError(r, r, p) <= 0 ? r : down(r)
}
export function rootUp(x: number): number {
  const r = Math.sqrt(x)
  const p = r * r
  return p - x + productError(r, r, p) >= 0 ? r : up(r)
}

/** The least and the largest absolute value. */
export const nearest = (u: DecoratedInterval): number => (u.low > 0 ? u.low : u.high < 0 ? -u.high : 0)
export const farthest = (u: DecoratedInterval): number => Math.max(-u.low, u.high)

/** Whether there is a whole number from low to high. */
export const holdsWhole = (low: number, high: number): boolean => Math.ceil(low) <= high
