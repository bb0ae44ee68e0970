import type { ScalarField } from '../../field/field'
import type { Row } from '../../field/rows'
import { toIntervals } from '../../tape/evaluators/intervals'
import { valueOf, type Tape } from '../../tape/program/tape'
import { spanOf, type Domain, type Range } from '../../tape/sampling/sampling'
import type { Gradient } from '../mark'
import { clamp } from '../number'

type Values = Record<string, number>
type Path = Row & { kind: 'path' }

/** Once around, where no range is typed. */
export const wholeTurn: Range = [0, 2 * Math.PI]

/** Between which values of its variable a path runs; the whole turn where what is typed is no range. */
export function rangeOf({ range }: Path, values: Values): Range {
  if (!range) return wholeTurn
  const [low, high] = range.map((end) => end.value([], values))
  return low < high && high - low < Infinity ? [low, high] : wholeTurn
}

/** Pieces of a path before it is looked at more closely, and how often a piece is halved. */
const pieces = 240
const halvings = 9

/** A piece is drawn as it is when its middle lies so near it, in shares of the domain. */
const straight = 1 / 2400

/** The path as curves of pairs: it bends as finely as one sees, and ends where it jumps or has no place. */
export function traceOf(path: Path, values: Values, domain: Domain): Float64Array[] {
  const [low, high] = rangeOf(path, values)
  const [x, y] = [path.x, path.y].map((field) => (t: number) => field.value([t], values))
  const runs = [sureOf(path.x, values), sureOf(path.y, values)]
  const isWhole = (from: number, to: number) => runs.every((isSure) => isSure(from, to))
  const scale = [spanOf(domain.x), spanOf(domain.y)]
  const curves: number[][] = [[]]
  const place = (t: number): Place => [x(t), y(t)]
  const isPlace = ([px, py]: Place) => Number.isFinite(px) && Number.isFinite(py)
  const cut = () => curves[curves.length - 1].length > 0 && curves.push([])
  const go = (from: number, a: Place, to: number, b: Place, depth: number): void => {
    const middle = (from + to) / 2
    const m = place(middle)
    const isStraight =
      [a, m, b].every(isPlace) &&
      Math.hypot((a[0] + b[0] - 2 * m[0]) / scale[0], (a[1] + b[1] - 2 * m[1]) / scale[1]) < 2 * straight
    if (isStraight && (depth < halvings || isBeyond(a, b, domain)) && isWhole(from, to)) {
      curves[curves.length - 1].push(...b)
      return
    }
    if (depth === 0) {
      if (!isPlace(a) || !isPlace(b) || !isWhole(from, to)) cut()
      if (isPlace(b)) curves[curves.length - 1].push(...b)
      return
    }
    go(from, a, middle, m, depth - 1)
    go(middle, m, to, b, depth - 1)
  }
  let [t, at] = [low, place(low)]
  if (isPlace(at)) curves[0].push(...at)
  for (let i = 1; i <= pieces; i++) {
    const next = low + ((high - low) * i) / pieces
    const there = place(next)
    go(t, at, next, there, halvings)
    ;[t, at] = [next, there]
  }
  return curves.filter(({ length }) => length > 2).map((curve) => Float64Array.from(curve))
}

type Place = [x: number, y: number]

/** Whether a piece surely lies beyond one side of the domain. */
const isBeyond = (a: Place, b: Place, { x, y }: Domain): boolean =>
  [x, y].some(([low, high], i) => (a[i] < low && b[i] < low) || (a[i] > high && b[i] > high))

/** Whether a coordinate surely runs on between two values of the variable. */
function sureOf(field: ScalarField, values: Values): (from: number, to: number) => boolean {
  const tape: Tape = valueOf(field.tape)
  const enclose = toIntervals(tape)
  const parameters = tape.parameters.map((name) => values[name] ?? 1)
  return (low, high) => {
    const [{ continuous, defined }] = enclose([[low, high]], parameters)
    return continuous && defined !== 'nowhere'
  }
}

/** What happens at a bead on a path: the chain rule in numbers. */
export interface Bead {
  t: number
  at: Place
  /** r′(t) */
  velocity: Place
  /** f at the bead, and its gradient there; NaN where no plane touches. */
  height: number
  gradient: Gradient
  /** df/dt = ∇f · r′ */
  rate: number
}

/** The bead at t, which stays within the path. */
export function beadOf(path: Path, f: ScalarField, time: number, values: Values): Bead {
  const [low, high] = rangeOf(path, values)
  const t = clamp(time, low, high)
  const [x, y] = [path.x, path.y].map((field) => field.jet([t], values))
  const at: Place = [x.value, y.value]
  const velocity: Place = [x.gradient[0], y.gradient[0]]
  const { value, gradient, differentiable } = f.jet(at, values)
  const slope: Gradient = differentiable === true ? [gradient[0], gradient[1]] : [NaN, NaN]
  const rate = slope[0] * velocity[0] + slope[1] * velocity[1]
  return { t, at, velocity, height: value, gradient: slope, rate }
}

/** A bead is looked for within this share of its path from where it is, so that it does not jump where the path crosses itself. */
const near = 1 / 8
const looks = 48

/** The value of the variable, not far from t, at which a place of the path is nearest by some measure. */
export function nearestTime(
  path: Path,
  values: Values,
  t: number,
  distance: (x: number, y: number) => number
): number {
  const [low, high] = rangeOf(path, values)
  let reach = near * (high - low)
  let best = t
  const far = (t: number) => {
    const d = distance(path.x.value([t], values), path.y.value([t], values))
    return Number.isFinite(d) ? d : Infinity
  }
  // Each look is over a tenth of the last one, down to a hundred thousandth of the path.
  for (let round = 0; round < 4; round++, reach /= 10) {
    const middle = best
    for (let i = -looks; i <= looks; i++) {
      const other = clamp(middle + (reach * i) / looks, low, high)
      if (far(other) < far(best)) best = other
    }
  }
  return best
}
