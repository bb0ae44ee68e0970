type Vector = readonly [x: number, y: number]

/** A direction with a name, as a vector of any length. */
export interface Way {
  name: 'along' | 'against' | 'across' | 'x'
  label: string
  vector: Vector
}

/** The directions that a gradient singles out, and the one along x. */
export const waysOf = ([fx, fy]: Vector): Way[] => [
  { name: 'along', label: 'With ∇f', vector: [fx, fy] },
  // Taken from 0, so that no zero gets a sign.
  { name: 'against', label: 'Against ∇f', vector: [0 - fx, 0 - fy] },
  { name: 'across', label: 'Across ∇f', vector: [fy, 0 - fx] },
  { name: 'x', label: 'Along x', vector: [1, 0] }
]

export const dot = ([a, b]: Vector, [c, d]: Vector): number => a * c + b * d

/** The directional derivative: the vector counts by its direction alone. NaN for (0, 0), which has none. */
export const slopeAlong = (gradient: Vector, vector: Vector): number =>
  dot(gradient, vector) / Math.hypot(...vector)

/** What rounding leaves of a slope across a gradient of this length is 0. */
export const settled = (slope: number, length: number): number =>
  Math.abs(slope) <= 8 * Number.EPSILON * length ? 0 : slope

const degree = Math.PI / 180

/** From the x axis towards the y axis. */
export const degreesOf = ([x, y]: Vector): number => Math.atan2(y, x) / degree

/** Between two vectors, 0 to 180 degrees; NaN where one is (0, 0). */
export function angleBetween(u: Vector, v: Vector): number {
  if (Math.hypot(...u) === 0 || Math.hypot(...v) === 0) return NaN
  return Math.abs(Math.atan2(u[0] * v[1] - u[1] * v[0], dot(u, v))) / degree
}
