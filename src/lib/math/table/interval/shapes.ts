import { wholes } from './jumps'
import { broken, down, empty, farthest, nearest, partly, set, up } from './decoratedInterval'
import type { Interval, IntervalExtension, IntervalText, DecoratedInterval } from './decoratedInterval'
import type { Shape, Sides } from './shape'
import * as text from './wgsl/shapes'

/** How far the f64 value of a library's function may be off at either end, in units of its last place. */
const libraryUnits = 4

type Unary = (x: number) => number
/** A rule on the ends of an argument. */
type EndsRule = (w: DecoratedInterval, low: number, high: number) => void

const line: Interval = [-Infinity, Infinity]
export const above0: Interval = [0, Infinity]
export const below0: Interval = [-Infinity, 0]
const { EPSILON, MIN_VALUE } = Number

/** The next number upwards. */
const next = (x: number): number => (x === 0 ? MIN_VALUE : x + Math.abs(x) * (x < 0 ? EPSILON / 2 : EPSILON))

/** The domain's least and largest numbers. */
const innermost = ([first, last]: Interval, open: Shape['open']): Interval => [
  open && first !== -Infinity ? next(first) : first,
  open === 'both' && last !== Infinity ? -next(-last) : last
]

function monotone(f: Unary, rising: boolean, shape: Shape = {}): EndsRule {
  const { domain = line, range = line, units = libraryUnits, slack = 0, nonzero } = shape
  const [first, last] = domain
  const [least, most] = innermost(domain, shape.open)
  const [bottom, top] = range
  const below = (x: number) => {
    const y = f(x)
    return Math.max(bottom, (y === 0 && nonzero ? -MIN_VALUE : down(y, units)) - slack)
  }
  const above = (x: number) => {
    const y = f(x)
    return Math.min(top, (y === 0 && nonzero ? MIN_VALUE : up(y, units)) + slack)
  }
  return (w, low, high) => {
    if (high < least || low > most) return empty(w)
    if (low < least || high > most) partly(w)
    const from = Math.max(low, first)
    const to = Math.min(high, last)
    if (rising) set(w, below(from), above(to))
    else set(w, below(to), above(from))
  }
}

const ofArgument = (rule: EndsRule, wgsl: IntervalText): IntervalExtension => ({
  f64: (w, u) => rule(w, u.low, u.high),
  wgsl
})
const ofSize = (rule: EndsRule, wgsl: IntervalText): IntervalExtension => ({
  f64: (w, u) => rule(w, nearest(u), farthest(u)),
  wgsl
})

/** A continuous function that rises all over its domain. */
export const increasing = (f: Unary, shape?: Shape): IntervalExtension =>
  ofArgument(monotone(f, true, shape), text.monotone(true, shape))

/** A continuous function that falls all over its domain. */
export const decreasing = (f: Unary, shape?: Shape): IntervalExtension =>
  ofArgument(monotone(f, false, shape), text.monotone(false, shape))

/** A continuous even function that rises from 0 outwards. */
export const valley = (f: Unary, shape?: Shape): IntervalExtension =>
  ofSize(monotone(f, true, shape), text.even(true, shape))

/** A continuous even function that falls from 0 outwards. */
export const hill = (f: Unary, shape?: Shape): IntervalExtension =>
  ofSize(monotone(f, false, shape), text.even(false, shape))

/** A function that jumps from one whole number to the next, upwards: continuous where it is constant. */
export const stepwise = (f: Unary): IntervalExtension => ({
  branches: wholes,
  f64: (w, u) => {
    set(w, f(u.low), f(u.high))
    if (w.low !== w.high) broken(w)
  },
  wgsl: text.stepwise
})

const other: DecoratedInterval = { low: NaN, high: NaN, defined: 2, continuous: true }

/** A function with a branch on either side of 0, each rising, or each falling. */
function twoSided(f: Unary, rising: boolean, shape: Sides): IntervalExtension {
  const { from, pole } = shape
  const [least] = innermost([from, Infinity], shape.open)
  const right = monotone(f, rising, { ...shape, domain: [from, Infinity], range: shape.right })
  // −0, where 1/u is −∞.
  const left = monotone(f, rising, { ...shape, domain: [-Infinity, -from], range: shape.left })
  return {
    f64: (w, { low, high }) => {
      const onRight = high >= least
      const onLeft = low <= -least
      if (pole && low <= from && high >= -from) broken(w)
      if (!onLeft) return right(w, low, high)
      if (!onRight) return left(w, low, high)
      partly(w)
      broken(w)
      left(other, low, -from)
      right(w, from, high)
      set(w, Math.min(w.low, other.low), Math.max(w.high, other.high))
    },
    wgsl: text.twoSided(rising, shape)
  }
}

export const increasingOnEachSide = (f: Unary, shape: Sides): IntervalExtension => twoSided(f, true, shape)
export const decreasingOnEachSide = (f: Unary, shape: Sides): IntervalExtension => twoSided(f, false, shape)
