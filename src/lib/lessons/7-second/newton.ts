import type { PointJet } from '../../field/field'

export type Place = readonly [x: number, y: number]

/** Steps longer than this are as good as none: the Hessian is singular to the last digits. */
const longest = 1e12

/**
 * Newton's step from a point: the way to the critical point of the quadratic model there, s with H s = −∇f. Null where
 * the model has none or a whole line of them, since det H = 0, and where f has no second derivatives.
 */
export function newtonStep({ gradient: [fx, fy], hessian }: PointJet): Place | null {
  const [[xx, xy], [, yy]] = hessian
  const det = xx * yy - xy * xy
  const step: Place = [(xy * fy - yy * fx) / det, (xy * fx - xx * fy) / det]
  return step.every((s) => Math.abs(s) < longest) ? step : null
}

/** What kind of critical point the quadratic model has, by the signs of the Hessian's eigenvalues. */
export function modelKind({ hessian }: PointJet): 'minimum' | 'maximum' | 'saddle' | 'none' {
  const [[xx, xy], [, yy]] = hessian
  const det = xx * yy - xy * xy
  if (!(Math.abs(det) > 0)) return 'none'
  return det < 0 ? 'saddle' : xx > 0 ? 'minimum' : 'maximum'
}
