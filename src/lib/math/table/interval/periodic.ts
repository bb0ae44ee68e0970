import { quotient } from './arithmetic'
import { broken, down, farthest, nearest, partly, set, up } from './decoratedInterval'
import type { IntervalExtension, IntervalRule, DecoratedInterval } from './decoratedInterval'
import * as text from './wgsl/rules'

const { EPSILON } = Number
const { PI } = Math

/** The error of sin and cos in units of the last place. */
const units = 4

/** Whether one of the places (k + offset)·period is between low and high, or too near to tell. */
function meets(low: number, high: number, period: number, offset: number): boolean {
  const first = low / period - offset
  const last = high / period - offset
  const slack = 4 * EPSILON * Math.max(1, Math.abs(first), Math.abs(last))
  // Not so for infinite ends, which meet everything.
  return !(Math.ceil(first - slack) > Math.floor(last + slack))
}

/** sin or cos from low to high; its crests are at (k + crest)·2π, its troughs half a turn on. */
const wave =
  (f: (x: number) => number, crest: number) => (w: DecoratedInterval, low: number, high: number) => {
    if (!(high - low < 2 * PI)) return set(w, -1, 1)
    const [a, b] = [f(low), f(high)]
    set(
      w,
      meets(low, high, 2 * PI, crest + 0.5) ? -1 : Math.max(-1, down(Math.min(a, b), units)),
      meets(low, high, 2 * PI, crest) ? 1 : Math.min(1, up(Math.max(a, b), units))
    )
  }

const sine = wave(Math.sin, 0.25)
const cosine = wave(Math.cos, 0)
export const sin: IntervalExtension = { wgsl: text.sin, f64: (w, u) => sine(w, u.low, u.high) }
export const cos: IntervalExtension = { wgsl: text.cos, f64: (w, u) => cosine(w, u.low, u.high) }

/** Monotone between poles at (k + offset)·π. */
const betweenPoles = (f: (x: number) => number, rising: boolean, offset: number): IntervalRule => {
  return (w, u) => {
    if (meets(u.low, u.high, PI, offset)) return unbounded(w)
    const [low, high] = rising ? [u.low, u.high] : [u.high, u.low]
    set(w, down(f(low), units), up(f(high), units))
  }
}

function unbounded(w: DecoratedInterval): void {
  partly(w)
  broken(w)
  set(w, -Infinity, Infinity)
}

export const tan: IntervalExtension = { wgsl: text.tan, f64: betweenPoles(Math.tan, true, 0.5) }
export const cot: IntervalExtension = { wgsl: text.cot, f64: betweenPoles((x) => 1 / Math.tan(x), false, 0) }

/** 1 by a wave, whose zeros are at (k + offset)·π. */
const overWave = (f: typeof sine, offset: number): IntervalRule => {
  return (w, u) => {
    if (meets(u.low, u.high, PI, offset)) return unbounded(w)
    f(w, u.low, u.high)
    quotient(w, 1, 1, w.low, w.high)
    set(w, down(w.low), up(w.high))
  }
}

export const sec: IntervalExtension = { wgsl: text.sec, f64: overWave(cosine, 0.5) }
export const csc: IntervalExtension = { wgsl: text.csc, f64: overWave(sine, 0) }

/** sin(x)/x falls from 1 at 0 to its least value at the first positive zero of tan x − x. */
const sincFalls = 4.49340945790906
const sincLeast = -0.21723362821122166

export const sinc: IntervalExtension = {
  wgsl: text.sinc,
  f64: (w, u) => {
    const [near, far] = [nearest(u), farthest(u)]
    if (far <= sincFalls) return set(w, lessSinc(far), Math.min(1, up(ratio(near), units)))
    if (near === 0) return set(w, sincLeast, 1)
    sine(w, near, far)
    quotient(w, w.low, w.high, near, far)
    set(w, Math.max(sincLeast, down(w.low)), Math.min(1, up(w.high)))
  }
}

const ratio = (x: number): number => (x === 0 ? 1 : Math.sin(x) / x)
const lessSinc = (x: number): number => Math.max(sincLeast, down(ratio(x), units))
