import type { ScalarField } from '../../field/field'
import { lineThrough, placeAt, sliceOf, type Slice } from '../../figure/slice'
import type { Domain } from '../../tape/sampling/sampling'

/** Degrees from the x axis of the slices y = const and x = const. */
export const sliceDegrees = [0, 90] as const

/** The slices through a place along both axes; their t is x, and y. */
export const slicesOf = (
  field: ScalarField,
  values: Record<string, number>,
  domain: Domain,
  at: readonly [number, number]
): Slice[] => sliceDegrees.map((degrees) => sliceOf(field, values, lineThrough(domain, at, degrees)))

/** How far a tangent reaches on either side, as a share of its line. */
const reach = 0.28

/**
 * The tangent of a slice at t, where f has a value, as pairs; at a kink one on each side, and none where there is no
 * slope. It may leave the domain.
 */
export function tangentOf(
  { line }: Pick<Slice, 'line'>,
  t: number,
  value: number,
  { left, right }: { left: number; right: number }
): Float64Array {
  const length = reach * (line.range[1] - line.range[0])
  const end = (slope: number, sign: 1 | -1) =>
    Number.isFinite(slope) ? [t + sign * length, value + sign * length * slope] : []
  const [behind, ahead] = [end(left, -1), end(right, 1)]
  if (behind.length + ahead.length === 0 || !Number.isFinite(value)) return new Float64Array()
  return Float64Array.of(...behind, t, value, ...ahead)
}

/** The place of the x–y plane where a slice has its t. */
export const onSlice = ({ line }: Slice, t: number): [number, number] => placeAt(line, t)
