import { quotient } from './arithmetic'
import {
  broken,
  down,
  empty,
  partly,
  plusDown,
  plusUp,
  set,
  timesDown,
  timesUp,
  up
} from './decoratedInterval'
import type { Interval, IntervalExtension, DecoratedInterval } from './decoratedInterval'
import * as text from './wgsl/rules'

/** Operations that jump from one branch to another, and their branches. */

/** Of what is a whole number everywhere: each of its values. */
export const wholes = (
  _u: DecoratedInterval,
  _v: DecoratedInterval,
  { low, high }: DecoratedInterval
): Interval[] => (high - low <= 2 ? Array.from({ length: high - low + 1 }, (_, k) => [low + k, low + k]) : [])

/** u − v⌊u/v⌋, given its f64 value: continuous where the number of turns is the same all over. */
export const modBy = (mod: (u: number, v: number) => number): IntervalExtension => ({
  wgsl: text.mod,
  branches: remainders,
  f64: (w, u, v) => {
    if (v.low === 0 && v.high === 0) return empty(w)
    if (v.low <= 0 && v.high >= 0) partly(w)
    else if (v.low === v.high ? sameTurn(w, u, v.low, mod) : sameTurns(w, u, v)) return
    broken(w)
    set(w, Math.min(v.low, 0), Math.max(v.high, 0))
  }
})

/** By a constant: it rises from the low end on as u does. */
function sameTurn(
  w: DecoratedInterval,
  u: DecoratedInterval,
  v: number,
  mod: (u: number, v: number) => number
): boolean {
  const low = mod(u.low, v)
  const high = plusUp(up(low), plusUp(u.high, -u.low))
  if (!(v > 0 ? high < v : high <= 0)) return false
  set(w, Math.max(Math.min(v, 0), down(low)), high)
  return true
}

const turns: DecoratedInterval = { low: 0, high: 0, defined: 2, continuous: true }

function sameTurns(w: DecoratedInterval, u: DecoratedInterval, v: DecoratedInterval): boolean {
  quotient(turns, u.low, u.high, v.low, v.high)
  const k = Math.floor(turns.low)
  if (k !== Math.floor(turns.high)) return false
  const [low, high] = afterTurns(u, v, k)
  set(w, low, high)
  return true
}

/** u − kv. */
function afterTurns(u: DecoratedInterval, v: DecoratedInterval, k: number): Interval {
  const [a, b] = k < 0 ? [v.high, v.low] : [v.low, v.high]
  return [plusDown(u.low, -timesUp(k, b)), plusUp(u.high, -timesDown(k, a))]
}

/** The remainders before and after one more turn. */
function remainders(u: DecoratedInterval, v: DecoratedInterval, w: DecoratedInterval): Interval[] {
  if (v.low <= 0 && v.high >= 0) return []
  quotient(turns, u.low, u.high, v.low, v.high)
  const k = Math.floor(turns.low)
  if (Math.floor(turns.high) !== k + 1) return []
  return [k, k + 1].map((count) => {
    const [low, high] = afterTurns(u, v, count)
    return [Math.max(low, w.low), Math.min(high, w.high)]
  })
}

/** The angle of (v, u): without a value at the origin, with a jump where u falls below 0 at v < 0. */
export const atan2: IntervalExtension = {
  wgsl: text.atan2,
  branches: besideTheCut,
  f64: (w, u, v) => {
    const upright = v.low <= 0 && v.high >= 0
    const origin = upright && u.low <= 0 && u.high >= 0
    if (origin) {
      if (u.low === u.high && v.low === v.high) return empty(w)
      partly(w)
    }
    const cut = v.low < 0 && u.low < 0 && u.high >= 0
    if (origin || cut) broken(w)
    if (cut) return set(w, -pi, pi)
    const [low, high] = angles(u.low, u.high, v)
    set(w, low, high)
  }
}

function angles(bottom: number, top: number, v: DecoratedInterval): Interval {
  const [a, b, c, d] = [angle(bottom, v.low), angle(bottom, v.high), angle(top, v.low), angle(top, v.high)]
  return [down(Math.min(a, b, c, d), 4), up(Math.max(a, b, c, d), 4)]
}

/** The angles above the cut and, as those of the mirror image, below it. */
function besideTheCut(u: DecoratedInterval, v: DecoratedInterval): Interval[] {
  if (v.high >= 0) return []
  const [low, high] = angles(0, -u.low, v)
  return [angles(0, u.high, v), [-high, -low]]
}

const pi = up(Math.PI)
/** +0 makes −0 a 0, so that the cut itself has π. */
const angle = (u: number, v: number): number => Math.atan2(u + 0, v + 0)
