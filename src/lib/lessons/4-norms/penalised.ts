import type { Pair } from './norms'

export type Penalty = 'ridge' | 'lasso'

/**
 * The loss (w − m)ᵀ Q (w − m) of two coefficients: least at m, with level curves that are ellipses, as the mean squared
 * error of a linear model has them. Q is symmetric.
 */
export interface QuadraticLoss {
  least: Pair
  q: readonly [xx: number, xy: number, yy: number]
}

export const lossAt = ({ least, q: [xx, xy, yy] }: QuadraticLoss, [x, y]: Pair): number => {
  const [u, v] = [x - least[0], y - least[1]]
  return xx * u ** 2 + 2 * xy * u * v + yy * v ** 2
}

export const lossGradient = ({ least, q: [xx, xy, yy] }: QuadraticLoss, [x, y]: Pair): Pair => {
  const [u, v] = [x - least[0], y - least[1]]
  return [2 * (xx * u + xy * v), 2 * (xy * u + yy * v)]
}

/** The solution of a symmetric system of two equations. */
function solve([xx, xy, yy]: QuadraticLoss['q'], [a, b]: Pair): Pair {
  const determinant = xx * yy - xy * xy
  return [(yy * a - xy * b) / determinant, (xx * b - xy * a) / determinant]
}

/** Where L(w) + λ‖w‖₂² is least: (Q + λI) w = Q m. */
function ridge({ least, q }: QuadraticLoss, lambda: number): Pair {
  const [xx, xy, yy] = q
  const right: Pair = [xx * least[0] + xy * least[1], xy * least[0] + yy * least[1]]
  return solve([xx + lambda, xy, yy + lambda], right)
}

/**
 * Where L(w) + λ‖w‖₁ is least. By the conditions of Karush, Kuhn and Tucker the slope of L along a coefficient is −λ times its
 * sign, or within ±λ where it is 0; of the cases for both signs only one holds, since the sum is strictly convex.
 */
function lasso(loss: QuadraticLoss, lambda: number): Pair {
  const { least, q } = loss
  const [xx, xy, yy] = q
  const isFree = (slope: number) => Math.abs(slope) <= lambda
  if (lossGradient(loss, [0, 0]).every(isFree)) return [0, 0]
  for (const sign of [1, -1]) {
    // One coefficient is 0: the other solves one equation.
    const x = least[0] + (xy * least[1] - (sign * lambda) / 2) / xx
    if (sign * x > 0 && isFree(lossGradient(loss, [x, 0])[1])) return [x, 0]
    const y = least[1] + (xy * least[0] - (sign * lambda) / 2) / yy
    if (sign * y > 0 && isFree(lossGradient(loss, [0, y])[0])) return [0, y]
  }
  for (const signs of [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1]
  ] as const) {
    // prettier-ignore
    const [u, v] = solve(q, [(-lambda * signs[0]) / 2, (-lambda * signs[1]) / 2])
    const [x, y] = [least[0] + u, least[1] + v]
    if (signs[0] * x > 0 && signs[1] * y > 0) return [x, y]
  }
  // Without a penalty a coefficient may be 0 by itself.
  return least
}

export const penalisedMinimum = (penalty: Penalty, loss: QuadraticLoss, lambda: number): Pair =>
  penalty === 'ridge' ? ridge(loss, lambda) : lasso(loss, lambda)
