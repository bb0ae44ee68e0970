import { lazilyFor } from '../../basics/lazily'
import type { ScalarField } from '../../field/field'
import type { Domain } from '../../tape/sampling/sampling'
import { toScalar } from '../../tape/evaluators/scalar'
import { outerSubgradients } from './outer'
import { compass, distanceOf, hullOf, sizeOf, type Pair } from './polygon'

/** The slopes at a kink. */
export interface Subgradients {
  /** The corners of a convex set, anticlockwise: two of a segment, many of what is round. */
  corners: readonly Pair[]
  /** Whether these are surely all of them; else they are what the gradients nearby show. */
  sure: boolean
}

export type Verdict =
  | { kind: 'slopes'; slopes: Subgradients }
  /** f jumps at the point, or its slopes beside it grow beyond all bounds, as far as is seen. */
  | { kind: 'broken' | 'steep' | 'unknown' }

/** Directions, turned so that no kink along an axis or a diagonal is met. */
const directions = compass(256, 0.317)
/** Parts of the domain's smaller side: how far away gradients are taken. */
const radii = [2 ** -16, 2 ** -24]

const gradientsOf = lazilyFor(({ tape }: ScalarField) => toScalar(tape))

/**
 * Clarke's generalised gradient at a point without a plane: the convex hull of all limits of gradients nearby. From
 * outside it is bounded by rules, from inside by gradients around the point; where both agree it is sure.
 */
export function subgradientsAt(
  field: ScalarField,
  at: Pair,
  values: Record<string, number>,
  { x, y }: Domain,
  continuous: boolean | 'unknown'
): Verdict {
  if (continuous === false) return { kind: 'broken' }
  const parameters = field.parameters.map((name) => values[name] ?? 1)
  const scale = Math.min(x[1] - x[0], y[1] - y[0])
  const evaluate = gradientsOf(field)
  const circle = (radius: number) =>
    directions.map(([c, s]): Pair => [at[0] + radius * c, at[1] + radius * s])
  const [wide, near] = radii.map((share) =>
    circle(share * scale).map((place): Pair => {
      const [value, fx, fy] = evaluate(place, parameters)
      return Number.isFinite(value) ? [fx, fy] : [NaN, NaN]
    })
  )
  if (near.some(([fx, fy]) => !Number.isFinite(fx + fy))) return { kind: 'unknown' }
  const [first, seen] = [wide.filter(([fx, fy]) => Number.isFinite(fx + fy)), hullOf(near, 1e-5)]
  const outer = outerSubgradients(field.tape, at, parameters, circle(radii[1] * scale))
  const size = Math.max(1, sizeOf(seen))
  // What is round has corners all round on both sides, which lie between each other's.
  const room = (outer && outer.length > 16 ? 6e-4 : 1e-6) * size
  if (outer && distanceOf(outer, seen) <= room)
    return { kind: 'slopes', slopes: { corners: outer, sure: true } }
  if (sizeOf(near) > 2 * sizeOf(first)) return { kind: 'steep' }
  if (first.length < near.length || distanceOf(hullOf(first), seen) > 1e-2 * size) return { kind: 'unknown' }
  return { kind: 'slopes', slopes: { corners: seen, sure: false } }
}
