import { meanOf, type Coefficients, type Sample } from './sample'

/** A line of least squares, as R's `lm(y ~ x)` and its summary have it. */
export interface Fit {
  intercept: number
  effect: number
  /** The mean of the squared residuals: the smallest loss. */
  mse: number
  /** The standard error of the effect. */
  error: number
  /** The effect in units of its standard error. */
  t: number
}

/** The least-squares line in closed form. Without at least three rows and two values of x its numbers are NaN or infinite. */
export function fitLine({ x, y }: Sample): Fit {
  const [middleX, middleY] = [meanOf(x), meanOf(y)]
  const squares = total(x, (value) => (value - middleX) ** 2)
  const effect = total(x, (value, i) => (value - middleX) * (y[i] - middleY)) / squares
  const intercept = middleY - effect * middleX
  const mse = lossAt({ x, y }, [intercept, effect])
  const error = Math.sqrt((x.length * mse) / (x.length - 2) / squares)
  return { intercept, effect, mse, error, t: effect / error }
}

/** How far the line lies above each measured value. */
export const residuals = ({ x, y }: Sample, [intercept, effect]: Coefficients): Float64Array =>
  x.map((value, i) => intercept + effect * value - y[i])

/** The mean squared distance of the line from the data. */
export const lossAt = (sample: Sample, at: Coefficients): number =>
  meanOf(residuals(sample, at).map((residual) => residual ** 2))

/** The partial derivatives of that loss along both coefficients. */
export function gradientAt(sample: Sample, at: Coefficients): [number, number] {
  const left = residuals(sample, at)
  return [2 * meanOf(left), 2 * meanOf(left.map((residual, i) => residual * sample.x[i]))]
}

/** The eigenvalues of the loss's Hessian 2 (1, x̄; x̄, mean x²): how strongly it is curved across and along its valley. */
export function curvatures({ x }: Sample): [least: number, most: number] {
  const [mean, square] = [meanOf(x), meanOf(x.map((value) => value ** 2))]
  const spread = square - mean ** 2
  const most = 1 + square + Math.hypot(1 - square, 2 * mean)
  // Their product is 4 times the variance: the difference of the sums would cancel.
  return [(4 * Math.max(spread, 0)) / most, most]
}

const total = (values: Float64Array, of: (value: number, i: number) => number): number =>
  values.reduce((sum, value, i) => sum + of(value, i), 0)
