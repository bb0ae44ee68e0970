import type { ScalarField } from '../../field/field'
import type { Gradient, SpacePoint } from '../../figure/mark'
import { niceStep } from '../../figure/ticks'
import type { Domain } from '../../tape/sampling/sampling'

/** A step in x and in y. */
export type Step = readonly [dx: number, dy: number]

/** Steps that are round and suit the domain: a sixth of it, and half as much in y. */
export const usualStep = ({ x, y }: Domain): Step => [roundPart(x, 6), roundPart(y, 12)]

/** The table's: a twelfth. */
export const usualSteps = ({ x, y }: Domain): Step => [roundPart(x, 12), roundPart(y, 12)]

const roundPart = ([low, high]: readonly [number, number], parts: number): number =>
  niceStep(high - low, parts)

/** f beside the tangent plane at a second place. */
export interface Approximation {
  /** df = f_x dx + f_y dy; NaN where no plane touches. */
  linear: number
  /** Δf; NaN where f has no value there. */
  real: number
  /** Δf − df. */
  gap: number
  /** The places on the plane and on the surface. */
  onPlane: SpacePoint
  onSurface: SpacePoint
}

export function approximate(
  field: ScalarField,
  values: Record<string, number>,
  [x, y, value]: SpacePoint,
  [fx, fy]: Gradient,
  [dx, dy]: Step
): Approximation {
  const there: [number, number] = [x + dx, y + dy]
  const linear = fx * dx + fy * dy
  const reached = field.jet(there, values).value
  const real = reached - value
  return {
    linear,
    real,
    gap: real - linear,
    onPlane: [...there, value + linear],
    onSurface: [...there, reached]
  }
}

/** f on a grid of three by three places about one, x from left to right and y from the top down, as on paper. */
export function valuesAround(
  field: ScalarField,
  values: Record<string, number>,
  [x, y]: readonly [number, number],
  [dx, dy]: Step
): { x: number[]; y: number[]; values: number[][] } {
  const [across, down] = [
    [x - dx, x, x + dx],
    [y + dy, y, y - dy]
  ]
  return {
    x: across,
    y: down,
    values: down.map((y) => across.map((x) => field.jet([x, y], values).value))
  }
}

/** The slopes that one reads off such a table: from neighbour to neighbour over two steps. */
export const fromTable = (values: number[][], [dx, dy]: Step): [number, number] => [
  (values[1][2] - values[1][0]) / (2 * dx),
  (values[0][1] - values[2][1]) / (2 * dy)
]
