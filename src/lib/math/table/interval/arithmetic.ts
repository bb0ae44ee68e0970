import {
  broken,
  down,
  empty,
  farthest,
  holdsWhole,
  nearest,
  overDown,
  overUp,
  partly,
  plusDown,
  plusUp,
  rootDown,
  rootUp,
  set,
  timesDown,
  timesUp,
  up
} from './decoratedInterval'
import type { IntervalExtension, IntervalRule, DecoratedInterval } from './decoratedInterval'
import * as text from './wgsl/rules'
import { monotone } from './wgsl/shapes'

export const add: IntervalExtension = {
  wgsl: text.add,
  f64: (w, u, v) => set(w, plusDown(u.low, v.low), plusUp(u.high, v.high))
}

export const subtract: IntervalExtension = {
  wgsl: text.subtract,
  f64: (w, u, v) => (u === v ? set(w, 0, 0) : set(w, plusDown(u.low, -v.high), plusUp(u.high, -v.low)))
}

export const negate: IntervalExtension = { wgsl: text.negate, f64: (w, u) => set(w, -u.high, -u.low) }

export const multiply: IntervalExtension = {
  wgsl: text.multiply,
  f64: (w, u, v) => {
    if (u === v) square(w, u)
    else product(w, u, v)
  }
}

/** A square is not negative, and its low end 0 is exact. */
function square(w: DecoratedInterval, u: DecoratedInterval): void {
  const [near, far] = [nearest(u), farthest(u)]
  set(w, timesDown(near, near), timesUp(far, far))
}

function product(w: DecoratedInterval, u: DecoratedInterval, v: DecoratedInterval): void {
  const { low: a, high: b } = u
  const { low: c, high: d } = v
  if (a >= 0) set(w, timesDown(c < 0 ? b : a, c), timesUp(d < 0 ? a : b, d))
  else if (b <= 0) set(w, timesDown(d < 0 ? b : a, d), timesUp(c < 0 ? a : b, c))
  else if (c >= 0) set(w, timesDown(a, d), timesUp(b, d))
  else if (d <= 0) set(w, timesDown(b, c), timesUp(a, c))
  else set(w, Math.min(timesDown(a, d), timesDown(b, c)), Math.max(timesUp(a, c), timesUp(b, d)))
}

/** 1/v runs to infinity at 0, so it is no more continuous where v touches 0. */
export const divide: IntervalExtension = {
  wgsl: text.divide,
  f64: (w, u, v) => {
    if (v.low <= 0 && v.high >= 0) {
      if (v.low === v.high) return empty(w)
      partly(w)
      if (u !== v) broken(w)
    }
    if (u === v) set(w, 1, 1)
    else quotient(w, u.low, u.high, v.low, v.high)
  }
}

/** [a, b] / [c, d] without the point 0 of the divisor, which is not 0 alone. */
export function quotient(w: DecoratedInterval, a: number, b: number, c: number, d: number): void {
  if (a === 0 && b === 0) set(w, 0, 0)
  else if (c < 0 && d > 0) set(w, -Infinity, Infinity)
  else if (c >= 0) set(w, towards(a, c, d), -towards(-b, c, d))
  else set(w, towards(-b, -d, -c), -towards(a, -d, -c))
}

/** The least of a/v over v from c to d, both not negative. */
function towards(a: number, c: number, d: number): number {
  if (a === 0) return 0
  if (a > 0) return overDown(a, d)
  return c === 0 ? -Infinity : overDown(a, c)
}

export const sqrt: IntervalExtension = {
  wgsl: monotone(true, { domain: [0, Infinity], range: [0, Infinity] }),
  f64: (w, u) => {
    if (u.high < 0) return empty(w)
    if (u.low < 0) partly(w)
    set(w, rootDown(Math.max(u.low, 0)), rootUp(u.high))
  }
}

/** The error of Math.pow in units of the last place, and some more. */
const powerUnits = 8

/** A power of a number that is not negative: what underflows is not 0, and 1^∞ is 1. */
function raised(size: number, n: number): number {
  if (size === 1) return 1
  const power = Math.pow(size, n)
  return power === 0 && size !== 0 ? Number.MIN_VALUE : power
}

/** 0⁰ is 1. */
export const pow: IntervalExtension = {
  wgsl: text.pow,
  f64: (w, u, v) => {
    if (v.low === v.high) return fixedPower(w, u, v.low)
    if (u.low > 0) return corners(w, u, v.low, v.high)
    // Below 0 there are values at whole exponents only, of either sign.
    const negatives = u.low < 0 && holdsWhole(v.low, v.high)
    if (u.high < 0 && !negatives) return empty(w)
    if (u.low < 0 || v.low <= 0) partly(w)
    if (negatives || v.low <= 0) broken(w)
    const most = v.low < 0 ? Infinity : Math.max(1, up(raised(farthest(u), v.high), powerUnits))
    set(w, negatives ? -most : 0, most)
  }
}

/** Monotone in each argument, so the extremes are at corners. */
function corners(
  w: DecoratedInterval,
  u: DecoratedInterval,
  low: number,
  high: number,
  units = powerUnits
): void {
  const [a, b, c, d] = [raised(u.low, low), raised(u.low, high), raised(u.high, low), raised(u.high, high)]
  set(w, down(Math.min(a, b, c, d), units), up(Math.max(a, b, c, d), units))
}

function fixedPower(w: DecoratedInterval, u: DecoratedInterval, n: number): void {
  if (n === 0) set(w, 1, 1)
  else if (!Number.isInteger(n)) positivePower(w, u, n)
  else if (Math.abs(n % 2) === 1) oddPower(w, u, n)
  else evenPower(w, u, n)
}

/** u^n as a product of so many factors, whose roundings add up. */
export const productPower = (n: number): IntervalRule =>
  n === 2 ? square : n % 2 === 1 ? (w, u) => oddly(w, u, n, raised, n) : (w, u) => evenly(w, u, n, n)

/** Only of u ≥ 0, or of u > 0 for n < 0, which has a pole at 0. */
function positivePower(w: DecoratedInterval, u: DecoratedInterval, n: number): void {
  if (u.high < 0 || (n < 0 && u.high === 0)) return empty(w)
  if (u.low < 0 || (n < 0 && u.low === 0)) partly(w)
  if (n < 0 && u.low <= 0) broken(w)
  sizePower(w, nearestAbove(u), u.high, n)
}

const nearestAbove = (u: DecoratedInterval): number => Math.max(u.low, 0)

function sizePower(w: DecoratedInterval, low: number, high: number, n: number, units = powerUnits): void {
  const [near, far] = [raised(low, n), raised(high, n)]
  set(w, down(Math.min(near, far), units), up(Math.max(near, far), units))
}

function pole(w: DecoratedInterval, u: DecoratedInterval): boolean {
  if (u.low > 0 || u.high < 0) return false
  partly(w)
  broken(w)
  return true
}

function evenPower(w: DecoratedInterval, u: DecoratedInterval, n: number): void {
  if (n < 0 && u.low === 0 && u.high === 0) return empty(w)
  if (n < 0) pole(w, u)
  evenly(w, u, n)
}

const evenly = (w: DecoratedInterval, u: DecoratedInterval, n: number, units?: number): void =>
  sizePower(w, nearest(u), farthest(u), n, units)

function oddPower(w: DecoratedInterval, u: DecoratedInterval, n: number): void {
  if (n < 0 && u.low === 0 && u.high === 0) return empty(w)
  if (n < 0 && pole(w, u) && u.low < 0 && u.high > 0) return set(w, -Infinity, Infinity)
  oddly(w, u, n, raised)
}

type Size = (u: number, n: number) => number

/** A function of |u| with the sign of u: monotone, or falling on either side of 0. */
function oddly(w: DecoratedInterval, u: DecoratedInterval, n: number, size: Size, units = powerUnits): void {
  const [a, b] = [size(Math.abs(u.low), n), size(Math.abs(u.high), n)]
  const low = u.low < 0 ? -a : a
  const high = u.high > 0 ? b : -b
  set(w, down(Math.min(low, high), units), up(Math.max(low, high), units))
}

/** The real n-th root, given its f64 value. */
export const rootBy = (root: Size): IntervalExtension => {
  // At 0 the f64 value is none for n < 0, where the root is unbounded.
  const size = (u: number, n: number) => (u === 0 ? (n < 0 ? Infinity : 0) : root(u, n))
  return {
    wgsl: text.root,
    f64: (w, u, v) => {
      if (v.low !== v.high) return anyRoot(w, u, v)
      const n = v.low
      const odd = Math.abs(n % 2) === 1
      if (n === 0 || (u.high < 0 && !odd) || (n < 0 && u.low === 0 && u.high === 0)) return empty(w)
      // Where 1/n overflows, the f64 value may be none.
      if (!Number.isFinite(1 / n)) return anyRoot(w, u, v)
      if (odd) {
        if (n < 0 && pole(w, u) && u.low < 0 && u.high > 0) return set(w, -Infinity, Infinity)
        return oddly(w, u, n, size)
      }
      if (n < 0 && u.high === 0) return empty(w)
      if (u.low < 0 || (n < 0 && u.low === 0)) partly(w)
      if (n < 0 && u.low <= 0) broken(w)
      const [near, far] = [size(nearestAbove(u), n), size(u.high, n)]
      const units = Number.isInteger(n) ? powerUnits : orderUnits
      set(w, down(Math.min(near, far), units), up(Math.max(near, far), units))
    }
  }
}

/** Of an order that is not whole the f64 value has the rounding of v − 1 and 1/v too, times up to ln of the largest number. */
const orderUnits = 1024

/** Roots of an order that varies: u^(1/v) for u > 0; below that at odd whole orders only. */
function anyRoot(w: DecoratedInterval, u: DecoratedInterval, v: DecoratedInterval): void {
  if (u.low > 0 && (v.low > 0 || v.high < 0)) {
    const [low, high] = [overDown(1, v.high), overUp(1, v.low)]
    if (Number.isFinite(low) && Number.isFinite(high)) return corners(w, u, low, high, orderUnits)
  }
  partly(w)
  broken(w)
  set(w, u.low < 0 ? -Infinity : 0, Infinity)
}

export const hypot: IntervalExtension = {
  wgsl: text.hypot,
  f64: (w, u, v) =>
    set(
      w,
      down(Math.hypot(nearest(u), nearest(v)), powerUnits),
      up(Math.hypot(farthest(u), farthest(v)), powerUnits)
    )
}

export const relu: IntervalExtension = {
  wgsl: text.relu,
  f64: (w, u) => set(w, Math.max(u.low, 0), Math.max(u.high, 0))
}

export const abs: IntervalExtension = { wgsl: text.abs, f64: (w, u) => set(w, nearest(u), farthest(u)) }

export const min: IntervalExtension = {
  wgsl: text.min,
  f64: (w, u, v) => set(w, Math.min(u.low, v.low), Math.min(u.high, v.high))
}
export const max: IntervalExtension = {
  wgsl: text.max,
  f64: (w, u, v) => set(w, Math.max(u.low, v.low), Math.max(u.high, v.high))
}
