import { gamma as gammaOf, lgamma as lgammaOf, polygamma as polygammaOf } from '../specialValues'
import { broken, down, empty, holdsWhole, partly, plusDown, plusUp, set, up } from './decoratedInterval'
import { quotient } from './arithmetic'
import type { IntervalExtension, DecoratedInterval } from './decoratedInterval'
import * as text from './wgsl/rules'

/** Errors of the f64 values, which tests/unit/special.test.ts holds them to, and some more. */
const units = 32
const slack = 1e-14

/** Where Γ is least on the right of 0; it falls before and rises after. */
const valley = 1.4616321449683622
const least = 0.88560319441088
const leastLog = -0.1214862905359

const meetsPole = (low: number, high: number): boolean => Math.ceil(low) <= Math.min(high, 0)

function unbounded(w: DecoratedInterval): void {
  partly(w)
  broken(w)
  set(w, -Infinity, Infinity)
}

/** A single pole has no value. */
const onPole = (low: number, high: number): boolean => low === high && low <= 0 && low === Math.floor(low)

/** f on the right of 0, where it falls to `bottom` and rises again. */
function rightOf(
  w: DecoratedInterval,
  low: number,
  high: number,
  f: (x: number) => number,
  bottom: number,
  off: number
): void {
  // ln Γ has no value at ∞ in f64.
  const [a, b] = [f(low), high === Infinity ? high : f(high)]
  const lowest =
    low <= valley && high >= valley ? bottom : Math.max(bottom, down(Math.min(a, b), units) - off)
  set(w, lowest, up(Math.max(a, b), units) + off)
}

/** |sin πx| from low to high, between two whole numbers. */
function sinPi(w: DecoratedInterval, low: number, high: number): void {
  const below = Math.floor(low)
  const value = (x: number) => Math.sin(Math.PI * Math.min(x - below, below + 1 - x))
  const [a, b] = [value(low), value(high)]
  const middle = low - below <= 0.5 && high - below >= 0.5
  set(w, Math.max(0, down(Math.min(a, b), units)), middle ? 1 : Math.min(1, up(Math.max(a, b), units)))
}

const mirrored: DecoratedInterval = { low: 0, high: 0, defined: 2, continuous: true }
const waves: DecoratedInterval = { low: 0, high: 0, defined: 2, continuous: true }

/** Γ(1 − x) or its logarithm, and |sin πx|, of which Γ is made on the left of 0. */
function reflect(low: number, high: number, f: (x: number) => number, bottom: number, off: number): void {
  rightOf(mirrored, plusDown(1, -high), plusUp(1, -low), f, bottom, off)
  sinPi(waves, low, high)
}

/** Γ(x) Γ(1 − x) = π/sin πx, between two poles on the left. */
function gammaBetween(w: DecoratedInterval, low: number, high: number): void {
  if (onPole(low, high)) return empty(w)
  if (meetsPole(low, high)) return unbounded(w)
  if (low > 0) return rightOf(w, low, high, gammaOf, least, 0)
  reflect(low, high, gammaOf, least, 0)
  quotient(w, Math.PI, Math.PI, waves.low, waves.high)
  quotient(w, down(w.low, units), up(w.high, units), mirrored.low, mirrored.high)
  const [a, b] = [down(w.low, units), up(w.high, units)]
  if (Math.floor(low) % 2 === 0) set(w, a, b)
  else set(w, -b, -a)
}

export const gamma: IntervalExtension = { wgsl: text.gamma, f64: (w, u) => gammaBetween(w, u.low, u.high) }
export const factorial: IntervalExtension = {
  wgsl: text.factorial,
  f64: (w, u) => gammaBetween(w, plusDown(u.low, 1), plusUp(u.high, 1))
}

export const lgamma: IntervalExtension = {
  wgsl: text.lgamma,
  f64: (w, { low, high }) => {
    if (onPole(low, high)) return empty(w)
    if (meetsPole(low, high)) return unbounded(w)
    if (low > 0) return rightOf(w, low, high, lgammaOf, leastLog, slack)
    reflect(low, high, lgammaOf, leastLog, slack)
    const lowest = Math.log(Math.PI / waves.high) - mirrored.high
    const highest = Math.log(Math.PI / waves.low) - mirrored.low
    set(w, down(lowest, units) - slack, up(highest, units) + slack)
  }
}

/** ψ rises from one pole to the next. */
export const digamma: IntervalExtension = {
  wgsl: text.digamma,
  f64: (w, { low, high }) => polygammaBetween(w, 0, low, high)
}

/**
 * Even orders rise between poles; odd ones are positive and bend upwards, and fall on the right of 0. On the
 * left, where terms of either sign cancel, the error is one of the largest of them.
 */
function polygammaBetween(w: DecoratedInterval, n: number, low: number, high: number): void {
  if (onPole(low, high)) return empty(w)
  if (meetsPole(low, high)) return unbounded(w)
  const [a, b] = [polygammaOf(n, low), polygammaOf(n, high)]
  const off = n === 0 || low < 0 ? slack * Math.pow(2, n) * gammaOf(n + 1) : 0
  if (n % 2 === 0) set(w, down(a, units) - off, up(b, units) + off)
  else set(w, low > 0 ? down(b, units) : 0, up(Math.max(a, b), units) + off)
}

const largestOrder = 100

export const polygamma: IntervalExtension = {
  f64: (w, u, v) => {
    const [first, last] = [Math.max(u.low, 0), Math.min(u.high, largestOrder)]
    if (!holdsWhole(first, last)) return empty(w)
    if (u.low === u.high) return polygammaBetween(w, u.low, v.low, v.high)
    unbounded(w)
  }
}
