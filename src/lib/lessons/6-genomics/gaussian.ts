/** The logarithm of the normal density of mean 0 and standard deviation σ. */
export const logDensity = (value: number, sigma: number): number =>
  -((value / sigma) ** 2) / 2 - Math.log(sigma * Math.sqrt(2 * Math.PI))

/** −log of the likelihood that independent normal noise makes these residuals. */
export const negativeLogLikelihood = (residuals: Float64Array, sigma: number): number =>
  -residuals.reduce((total, residual) => total + logDensity(residual, sigma), 0)

/** The same by the loss alone: n/(2σ²) times the mean square, and what does not depend on the line. */
export const byMeanSquare = (
  rows: number,
  meanSquare: number,
  sigma: number
): { share: number; rest: number } => ({
  share: (rows / (2 * sigma ** 2)) * meanSquare,
  rest: rows * Math.log(sigma * Math.sqrt(2 * Math.PI))
})
