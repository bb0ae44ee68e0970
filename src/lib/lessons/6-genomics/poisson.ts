import { meanOf, type Coefficients, type Sample } from './sample'

/** The count that a model expects: exp(β₀ + β₁ x), above zero for all coefficients. */
export const expected = ([intercept, effect]: Coefficients, x: number): number =>
  Math.exp(intercept + effect * x)

/** −log of the Poisson likelihood per row, without the part that no coefficient changes. */
export const lossAt = ({ x, y }: Sample, at: Coefficients): number =>
  meanOf(x.map((value, i) => expected(at, value) - (at[0] + at[1] * value) * y[i]))

export function gradientAt({ x, y }: Sample, at: Coefficients): [number, number] {
  const excess = x.map((value, i) => expected(at, value) - y[i])
  return [meanOf(excess), meanOf(excess.map((more, i) => more * x[i]))]
}

/** One step of Newton's method: to the lowest point of the paraboloid that has the loss's slopes and curvatures here. */
export function newtonStep(sample: Sample, at: Coefficients): Coefficients {
  const weights = sample.x.map((value) => expected(at, value))
  const [a, b, c] = [0, 1, 2].map((power) =>
    meanOf(weights.map((weight, i) => weight * sample.x[i] ** power))
  )
  const [g0, g1] = gradientAt(sample, at)
  const determinant = a * c - b * b
  return [at[0] - (c * g0 - b * g1) / determinant, at[1] - (a * g1 - b * g0) / determinant]
}
