/** A symmetric matrix of two rows, `xx` and `xy` above `xy` and `yy`. */
export interface Symmetric {
  xx: number
  xy: number
  yy: number
}

export type Vector = readonly [number, number]

/** The larger eigenvalue comes first; the vectors are of length 1, at right angles, and point to the right or straight up. */
export interface Spectrum {
  values: Vector
  vectors: readonly [Vector, Vector]
}

/** xx·yy − xy², rounded about once: without it what cancels would leave made-up digits. */
export function determinant({ xx, xy, yy }: Symmetric): number {
  const [p, dp] = product(xx, yy)
  const [q, dq] = product(xy, xy)
  const sure = p - q + (dp - dq)
  return Number.isFinite(sure) ? sure : xx * yy - xy * xy
}

/** A product and what rounding it lost: Dekker's, by splitting both factors in halves. */
function product(a: number, b: number): [number, number] {
  const p = a * b
  const [a1, a2] = halves(a)
  const [b1, b2] = halves(b)
  return [p, a2 * b2 - (p - a1 * b1 - a2 * b1 - a1 * b2)]
}

function halves(a: number): [number, number] {
  const c = (2 ** 27 + 1) * a
  const high = c - (c - a)
  return [high, a - high]
}

/** The eigenvalues and eigenvectors; the smaller eigenvalue by the determinant, since the plain formula cancels. */
export function eigen(matrix: Symmetric): Spectrum {
  const { xx, xy, yy } = matrix
  const [mean, half] = [(xx + yy) / 2, (xx - yy) / 2]
  const radius = Math.hypot(half, xy)
  const far = mean < 0 ? mean - radius : mean + radius
  const near = far === 0 ? 0 : determinant(matrix) / far
  const first = unit(half >= 0 ? [half + radius, xy] : [xy, radius - half])
  return {
    values: mean < 0 ? [near, far] : [far, near],
    vectors: [rightwards(first), rightwards([-first[1], first[0]])]
  }
}

/** Of the two opposite vectors the one to the right; without the sign of a zero. */
const rightwards = ([x, y]: Vector): Vector =>
  x < 0 || (x === 0 && y < 0) ? [-x, -y || 0] : [x || 0, y || 0]

/** Along x where there is nothing to tell directions apart. */
function unit([x, y]: Vector): Vector {
  const length = Math.hypot(x, y)
  return length > 0 ? [x / length, y / length] : [1, 0]
}
