import { lazilyFor } from '../../basics/lazily'
import type { ScalarField } from '../../field/field'
import { toScalar } from '../../tape/evaluators/scalar'
import { valueOf } from '../../tape/program/tape'
import { isBounded, toBounded } from '../../tape/rounding/rounding'
import type { Domain } from '../../tape/sampling/sampling'
import type { Way } from './ways'

/** Halvings of the distance. */
export const halvings = 20

/** f along a way. */
export interface Sampled {
  way: Way
  /** x, y and f, as a curve on the surface. */
  places: Float64Array
  /** Distance and f, from far to near; NaN where rounding has taken what there is to see. */
  course: Float64Array
}

/** The largest power of two within half of the window's smaller side: from where the ways come. */
export const reachOf = ({ x, y }: Domain): number =>
  2 ** Math.floor(Math.log2(Math.min(x[1] - x[0], y[1] - y[0]) / 2))

type Evaluate<T> = (at: readonly number[], parameters: readonly number[]) => T

/** f in f64, for curves, and with a bound of its rounding, which takes longer. */
const evaluators = lazilyFor((field: ScalarField) => {
  const tape = valueOf(field.tape)
  const [output] = tape.outputs
  const scalar = toScalar(tape)
  const plain: Evaluate<number> = (at, parameters) => scalar(at, parameters)[0]
  if (!isBounded(tape)) {
    const exact: Evaluate<{ value: number; error: number }> = (at, parameters) => ({
      value: plain(at, parameters),
      error: 0
    })
    return { plain, bounded: exact }
  }
  const both = toBounded(tape)
  const bounded: Evaluate<{ value: number; error: number }> = (at, parameters) => {
    const { values, errors } = both(at, parameters)
    return { value: values[output], error: errors[output] }
  }
  return { plain, bounded }
})

/** Where a way is drawn: closer together towards the point. */
const drawnPlaces = 40
const shares = Array.from({ length: drawnPlaces }, (_, i) => (1 - i / drawnPlaces) ** 1.5)
/** Where it is read off for the plot: three times from each distance to its half. */
const distances = Array.from({ length: 3 * halvings + 1 }, (_, i) => 2 ** (-i / 3))

/** f along each of the ways to a point. */
export function sampleWays(
  field: ScalarField,
  [x, y]: readonly [number, number],
  values: Record<string, number>,
  ways: readonly Way[],
  reach: number
): Sampled[] {
  const parameters = field.parameters.map((name) => values[name] ?? 1)
  const { plain, bounded } = evaluators(field)
  const finite = (value: number) => (Number.isFinite(value) ? value : NaN)
  const courseAt = ({ step }: Way, t: number) => {
    const [dx, dy] = step(t)
    // What the point has lost of a step is no step of the way.
    const place = [x + dx, y + dy] as const
    const { value, error } = bounded(place, parameters)
    const lost = Math.abs(place[0] - x - dx) + Math.abs(place[1] - y - dy) > 1e-3 * Math.hypot(dx, dy)
    const known = Number.isFinite(value) && !lost && error <= 1e-3 * Math.max(Math.abs(value), 1e-6)
    return [Math.hypot(dx, dy), known ? value : NaN] as const
  }
  const placeAt = ({ step }: Way, t: number) => {
    const [dx, dy] = step(t)
    const place = [x + dx, y + dy] as const
    return [...place, finite(plain(place, parameters))] as const
  }
  /** From where a way is within reach along both axes. */
  const beginning = ({ step }: Way): number => {
    let t = reach
    for (let i = 0; i < 100 && !step(t).every((part) => Math.abs(part) <= reach); i++) t *= 0.9
    return t
  }
  return ways.map((way) => {
    const begin = beginning(way)
    return {
      way,
      places: Float64Array.from(shares.flatMap((share) => placeAt(way, share * begin))),
      course: Float64Array.from(distances.flatMap((share) => courseAt(way, share * begin)))
    }
  })
}
