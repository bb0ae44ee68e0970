import {
  overDown,
  overUp,
  plusDown,
  plusUp,
  timesDown,
  timesUp,
  type Interval
} from '../../math/table/interval/decoratedInterval'

/** Arithmetic of plain intervals with outward rounding, for the small matrices of root finding. */

/** One interval per variable. */
export type Box = readonly Interval[]

export const pointOf = (x: number): Interval => [x, x]

export const plus = ([a, b]: Interval, [c, d]: Interval): Interval => [plusDown(a, c), plusUp(b, d)]

export const minus = ([a, b]: Interval, [c, d]: Interval): Interval => [plusDown(a, -d), plusUp(b, -c)]

export function times([a, b]: Interval, [c, d]: Interval): Interval {
  return [
    Math.min(timesDown(a, c), timesDown(a, d), timesDown(b, c), timesDown(b, d)),
    Math.max(timesUp(a, c), timesUp(a, d), timesUp(b, c), timesUp(b, d))
  ]
}

/** By an interval without 0. */
export function over([a, b]: Interval, [c, d]: Interval): Interval {
  return [
    Math.min(overDown(a, c), overDown(a, d), overDown(b, c), overDown(b, d)),
    Math.max(overUp(a, c), overUp(a, d), overUp(b, c), overUp(b, d))
  ]
}

export const holdsZero = ([low, high]: Interval): boolean => low <= 0 && high >= 0
export const isFinite = ([low, high]: Interval): boolean => Number.isFinite(low) && Number.isFinite(high)
export const widthOf = ([low, high]: Interval): number => high - low

/** Between the ends, whatever their rounding. */
export function middleOf([low, high]: Interval): number {
  const middle = low / 2 + high / 2
  return Math.min(high, Math.max(low, middle))
}

/** What two intervals share; null where that is nothing. */
export function meet([a, b]: Interval, [c, d]: Interval): Interval | null {
  const [low, high] = [Math.max(a, c), Math.min(b, d)]
  return low <= high ? [low, high] : null
}

export const isWithin = ([a, b]: Interval, [c, d]: Interval): boolean => a >= c && b <= d
export const isInside = ([a, b]: Interval, [c, d]: Interval): boolean => a > c && b < d

export const boxWithin = (inner: Box, outer: Box): boolean =>
  inner.every((side, i) => isWithin(side, outer[i]))
export const boxesMeet = (a: Box, b: Box): boolean =>
  a.every(([low, high], i) => low <= b[i][1] && high >= b[i][0])
export const hullOf = (a: Box, b: Box): Box =>
  a.map(([low, high], i): Interval => [Math.min(low, b[i][0]), Math.max(high, b[i][1])])
export const centreOf = (box: Box): number[] => box.map(middleOf)
