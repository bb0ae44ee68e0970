import { fitLine } from './leastSquares'
import { meanOf, type Coefficients, type Sample } from './sample'

export type Penalty = 'ridge' | 'lasso'

/** What is added to the loss, as formulas have it. */
export const penaltySource: Readonly<Record<Penalty, string>> = {
  ridge: 'lambda*β1^2',
  lasso: 'lambda*abs(β1)'
}

/**
 * The effect that minimises mean((β₀ + β₁ x − y)²) + λ β₁², or + λ |β₁|. With the best intercept for each effect the loss is
 * its minimum + V (β₁ − b)², where b is the least-squares effect and V the variance of x.
 */
export function shrunkEffect(penalty: Penalty, least: number, variance: number, lambda: number): number {
  if (penalty === 'ridge') return (variance * least) / (variance + lambda)
  return Math.sign(least) * Math.max(Math.abs(least) - lambda / (2 * variance), 0)
}

/** The variance of x over all rows: of 0 and 1 the product of both shares. */
export const varianceOf = (x: Float64Array): number => {
  const mean = meanOf(x)
  return meanOf(x.map((value) => (value - mean) ** 2))
}

/** Where the penalised loss is least. */
export function penalisedFit(sample: Sample, penalty: Penalty, lambda: number): Coefficients {
  const effect = shrunkEffect(penalty, fitLine(sample).effect, varianceOf(sample.x), lambda)
  return [meanOf(sample.y) - effect * meanOf(sample.x), effect]
}
