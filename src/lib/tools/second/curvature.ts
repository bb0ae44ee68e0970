import { eigen, type Spectrum, type Symmetric, type Vector } from './symmetric'

/** How the surface z = f bends at a point, seen from above: positive where it curves upwards. */
export interface Curvature {
  /** The principal curvatures, the larger first. */
  principal: Vector
  /** The directions in the x–y plane above which they run; not at right angles there, but on the surface. */
  directions: readonly [Vector, Vector]
  gaussian: number
  mean: number
}

/**
 * The first fundamental form of the graph of f is I = 1 + ∇f ∇fᵀ and the second is H / W with W = √(1 + |∇f|²). The
 * principal curvatures are the eigenvalues of I^−½ (H / W) I^−½, which is symmetric; I^−½ = 1 − ∇f ∇fᵀ / (W (W + 1)).
 */
export function curvatureOf([fx, fy]: Vector, { xx, xy, yy }: Symmetric): Curvature {
  const W = Math.hypot(1, fx, fy)
  const share = 1 / (W * (W + 1))
  const [p, q, r] = [1 - share * fx * fx, -share * fx * fy, 1 - share * fy * fy]
  const shape: Symmetric = {
    xx: (p * p * xx + 2 * p * q * xy + q * q * yy) / W,
    xy: (p * q * xx + (p * r + q * q) * xy + q * r * yy) / W,
    yy: (q * q * xx + 2 * q * r * xy + r * r * yy) / W
  }
  const { values, vectors }: Spectrum = eigen(shape)
  const below = ([u, v]: Vector): Vector => {
    const [x, y] = [p * u + q * v, q * u + r * v]
    const length = Math.hypot(x, y)
    return [x / length, y / length]
  }
  return {
    principal: values,
    directions: [below(vectors[0]), below(vectors[1])],
    gaussian: values[0] * values[1],
    mean: (values[0] + values[1]) / 2
  }
}
