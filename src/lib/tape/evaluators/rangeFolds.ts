import type { ReductionName } from '../../math/expression/expression'
import {
  broken,
  empty,
  everywhere,
  nowhere,
  overDown,
  overUp,
  partly,
  plusDown,
  plusUp,
  set
} from '../../math/table/interval/decoratedInterval'
import type { Defined, DecoratedInterval } from '../../math/table/interval/decoratedInterval'

/** Folds the ranges that u and v have in one row after another into w. */
export interface RangeFold {
  start(): void
  add(row: number): void
  finish(): void
}

export function rangeFold(
  name: ReductionName,
  w: DecoratedInterval,
  u: DecoratedInterval,
  v: DecoratedInterval,
  rows: number
): RangeFold {
  switch (name) {
    case 'rowSum':
      return sum(w, u, 1)
    case 'rowMean':
      return sum(w, u, rows)
    case 'rowMin':
      return extreme(w, u, Infinity, Math.min)
    case 'rowMax':
      return extreme(w, u, -Infinity, Math.max)
    case 'rowAtMin':
      return pick(w, u, v, rows, 1)
    case 'rowAtMax':
      return pick(w, u, v, rows, -1)
  }
}

function begin(w: DecoratedInterval, value: number): void {
  set(w, value, value)
  w.defined = everywhere
  w.continuous = true
}

/** A row without a value leaves the whole without one. */
function join(w: DecoratedInterval, u: DecoratedInterval): void {
  if (u.defined < w.defined) w.defined = u.defined
  if (!u.continuous) broken(w)
}

function sum(w: DecoratedInterval, u: DecoratedInterval, divisor: number): RangeFold {
  return {
    start: () => begin(w, 0),
    add() {
      join(w, u)
      set(w, plusDown(w.low, u.low), plusUp(w.high, u.high))
    },
    finish() {
      if (w.defined === nowhere) empty(w)
      else set(w, overDown(w.low, divisor), overUp(w.high, divisor))
    }
  }
}

function extreme(
  w: DecoratedInterval,
  u: DecoratedInterval,
  first: number,
  of: (a: number, b: number) => number
): RangeFold {
  return {
    start: () => begin(w, first),
    add() {
      join(w, u)
      set(w, of(w.low, u.low), of(w.high, u.high))
    },
    finish() {
      if (w.defined === nowhere) empty(w)
    }
  }
}

/**
 * The value of v in the row where `sign`·u is least. Where several rows may be it, the value may jump from
 * one's to another's, and there is none where they tie with different values.
 */
function pick(
  w: DecoratedInterval,
  u: DecoratedInterval,
  v: DecoratedInterval,
  rows: number,
  sign: number
): RangeFold {
  const keys = new Float64Array(rows)
  const [lows, highs] = [new Float64Array(rows), new Float64Array(rows)]
  const defined = new Array<Defined>(rows)
  const continuous = new Array<boolean>(rows)
  /** No key is surely less than this. */
  let least = Infinity
  return {
    start() {
      begin(w, 0)
      least = Infinity
    },
    add(row) {
      if (u.defined < w.defined) w.defined = u.defined
      keys[row] = sign > 0 ? u.low : -u.high
      least = Math.min(least, sign > 0 ? u.high : -u.low)
      lows[row] = v.low
      highs[row] = v.high
      defined[row] = v.defined
      continuous[row] = v.continuous
    },
    finish() {
      if (w.defined === nowhere) return empty(w)
      const winners = Array.from(keys.keys()).filter((row) => keys[row] <= least)
      const valued = winners.filter((row) => defined[row] !== nowhere)
      if (valued.length === 0) return empty(w)
      set(w, Math.min(...valued.map((row) => lows[row])), Math.max(...valued.map((row) => highs[row])))
      w.defined = Math.min(w.defined, ...winners.map((row) => Math.max(1, defined[row]))) as Defined
      if (valued.length < winners.length) partly(w)
      w.continuous = winners.length === 1 ? continuous[winners[0]] : w.low === w.high
      if (!w.continuous && winners.length > 1) partly(w)
    }
  }
}
