/** Pairs of numbers: what is given, and what was measured. */
export interface Sample {
  x: Float64Array
  y: Float64Array
}

/** β₀ and β₁: where the line meets x = 0, and how much it rises per unit of x. */
export type Coefficients = readonly [intercept: number, effect: number]

export const meanOf = (values: Float64Array): number =>
  values.reduce((total, value) => total + value, 0) / values.length

/** Whether x is 0 or 1 everywhere, and both occur: then a line joins the means of two groups. */
export const isGrouped = ({ x }: Sample): boolean => {
  const values = new Set(x)
  return values.size === 2 && values.has(0) && values.has(1)
}

/** The mean of y among the rows where x is so. */
export const groupMean = ({ x, y }: Sample, group: number): number =>
  meanOf(y.filter((_, i) => x[i] === group))

/** The rows that have both numbers. */
export function complete({ x, y }: Sample): Sample {
  const isWhole = (_: number, i: number) => !Number.isNaN(x[i] + y[i])
  return { x: x.filter(isWhole), y: y.filter(isWhole) }
}
