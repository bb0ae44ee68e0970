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

/** f in f64 with a bound of its rounding. */
const evaluators = lazilyFor((field: ScalarField) => {
  const tape = valueOf(field.tape)
  const [output] = tape.outputs
  if (!isBounded(tape)) {
    const plain = toScalar(tape)
    return (at: readonly number[], parameters: readonly number[]) => ({
      value: plain(at, parameters)[0],
      error: 0
    })
  }
  const bounded = toBounded(tape)
  return (at: readonly number[], parameters: readonly number[]) => {
    const { values, errors } = bounded(at, parameters)
    return { value: values[output], error: errors[output] }
  }
})

/** Where a way is drawn: closer together towards the point. */
const shares = Array.from({ length: 48 }, (_, i) => ((48 - i) / 48) ** 1.5)
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
  const evaluate = evaluators(field)
  const along = ({ step }: Way, t: number) => {
    const [dx, dy] = step(t)
    // What the point has lost of a step is no step of the way.
    const place = [x + dx, y + dy] as const
    const { value, error } = evaluate(place, parameters)
    const lost = Math.abs(place[0] - x - dx) + Math.abs(place[1] - y - dy) > 1e-3 * Math.hypot(dx, dy)
    const known = Number.isFinite(value) && !lost && error <= 1e-3 * Math.max(Math.abs(value), 1e-6)
    return { place, distance: Math.hypot(dx, dy), value: Number.isFinite(value) ? value : NaN, known }
  }
  /** From where a way is within reach along both axes. */
  const beginning = ({ step }: Way): number => {
    let t = reach
    for (let i = 0; i < 100 && !step(t).every((part) => Math.abs(part) <= reach); i++) t *= 0.9
    return t
  }
  return ways
    .map((way) => ({ way, begin: beginning(way) }))
    .map(({ way, begin }) => ({
      way,
      places: Float64Array.from(
        shares.flatMap((share) => {
          const { place, value } = along(way, share * begin)
          return [...place, value]
        })
      ),
      course: Float64Array.from(
        distances.flatMap((share) => {
          const { distance, value, known } = along(way, share * begin)
          return [distance, known ? value : NaN]
        })
      )
    }))
}
