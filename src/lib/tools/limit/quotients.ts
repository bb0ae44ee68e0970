import type { PointJet, ScalarField } from '../../field/field'
import { lineThrough, placeAt, type Line } from '../../figure/slice'
import type { PlotState } from '../../figure/plotState'
import { hasNoPartial, isStraight, oneSided, slopeOf } from '../../tape/special/sides'
import type { Domain } from '../../tape/sampling/sampling'

/** Along what, and which difference quotient. */
export type Scheme = PlotState['limit']['scheme']
export type Way = PlotState['limit']['along']

/** f along a line through the point, as a difference quotient meets it. */
export interface Walk {
  line: Line
  /** The point's place on the line. */
  t: number
  /** f at the point, sure. */
  value: number
  /** f at a place of the line, in plain f64: its rounding is what this is about. */
  f(t: number): number
  /** The derivative along the line, sure; NaN where there is none, or nobody knows. */
  slope: number
  /** Those on both sides; NaN where nobody knows. */
  sides: { left: number; right: number }
  /** Whether there surely is no derivative along the line. */
  hasNone: boolean
  /** The second derivative along the line; NaN where it is not known. */
  bend(t: number): number
}

/** The way that is walked, in degrees from the x axis. */
export const degreesOf = (way: Way, direction: number): number => ({ x: 0, y: 90, v: direction })[way]

export function walkThrough(
  field: ScalarField,
  values: Record<string, number>,
  domain: Domain,
  at: readonly [number, number],
  jet: Pick<PointJet, 'value' | 'gradient'>,
  way: Way,
  direction: number
): Walk {
  const line = lineThrough(domain, at, degreesOf(way, direction))
  const [ox, oy] = line.origin
  const [dx, dy] = line.direction
  const found = field.sides([...at], [dx, dy], values)
  const partial = way === 'v' ? NaN : jet.gradient[way === 'x' ? 0 : 1]
  const straight = isStraight(found) ? slopeOf(found.ahead) : NaN
  const slope = [partial, straight].find(Number.isFinite) ?? NaN
  return {
    line,
    t: (at[0] - ox) * dx + (at[1] - oy) * dy,
    value: jet.value,
    f: (t) => field.value(placeAt(line, t), values),
    slope,
    sides: Number.isFinite(slope) ? { left: slope, right: slope } : oneSided(found),
    hasNone: !Number.isFinite(slope) && hasNoPartial(found),
    bend(t) {
      const [[xx, xy], [, yy]] = secondOf(field.jet(placeAt(line, t), values).hessian)
      return xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy
    }
  }
}

const secondOf = (hessian: number[][]): number[][] =>
  hessian.length === 2
    ? hessian
    : [
        [NaN, NaN],
        [NaN, NaN]
      ]

/** From where to where the secant with step h goes. */
export const stretchOf = (t: number, h: number, scheme: Scheme): [from: number, to: number] => [
  scheme === 'central' ? t - h : t,
  t + h
]

/** The difference quotient as a program works it out, rounding and all; NaN where f has no value. */
export function quotientOf({ f, t }: Pick<Walk, 'f' | 't'>, h: number, scheme: Scheme): number {
  const [from, to] = stretchOf(t, h, scheme)
  const quotient = (f(to) - f(from)) / (scheme === 'central' ? 2 * h : h)
  return Number.isFinite(quotient) ? quotient : NaN
}

/** The smallest step is 10 to this power; the largest is 1. */
const lowest = -15
const perDecade = 12

/** Steps from small to large, evenly in their powers of ten, each as a round number. */
export const steps: readonly number[] = Array.from({ length: -lowest * perDecade + 1 }, (_, i) =>
  Number((10 ** (lowest + i / perDecade)).toPrecision(3))
)

/** |quotient − slope| for each of the steps; NaN where f has no value. */
export const errorsOf = (walk: Walk, scheme: Scheme): Float64Array =>
  Float64Array.from(steps, (h) => Math.abs(quotientOf(walk, h, scheme) - walk.slope))

/**
 * The step with the least error. A quotient may hit the slope by chance: the largest error within half a decade counts.
 * Of several the largest step; NaN where no error is known.
 */
export function bestStep(errors: Float64Array): number {
  const half = Math.floor(perDecade / 2)
  let [best, least] = [NaN, Infinity]
  for (let i = 0; i < errors.length; i++) {
    const around = errors.subarray(Math.max(0, i - half), i + half + 1)
    const worst = Math.max(...around)
    if (worst <= least) [best, least] = [steps[i], worst]
  }
  return best
}

/** How both errors go with h, about: truncation · hⁿ, n being 1 or 2, and rounding / h. */
export interface ErrorModel {
  /** NaN where it is not known, 0 where the quotient is exact but for rounding. */
  truncation: number
  power: 1 | 2
  rounding: number
}

export function errorModel(walk: Walk, scheme: Scheme): ErrorModel {
  // Rounding moves each value of f by half a unit of its last place or so.
  const rounding = (Number.EPSILON / 2) * Math.abs(walk.value)
  if (scheme === 'forward')
    return { truncation: Math.abs(walk.bend(walk.t)) / 2, power: 1, rounding: 2 * rounding }
  const step = Math.cbrt(Number.EPSILON) * Math.max(1e-3, Math.abs(walk.t))
  const third = (walk.bend(walk.t + step) - walk.bend(walk.t - step)) / (2 * step)
  return { truncation: Math.abs(third) / 6, power: 2, rounding }
}
