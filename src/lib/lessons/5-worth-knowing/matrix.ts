/** A matrix of two rows and two columns. */
export type Matrix = readonly [readonly [a: number, b: number], readonly [c: number, d: number]]
export type Pair = readonly [x: number, y: number]

export const times = ([[a, b], [c, d]]: Matrix, [x, y]: Pair): Pair => [a * x + b * y, c * x + d * y]

export const transposed = ([[a, b], [c, d]]: Matrix): Matrix => [
  [a, c],
  [b, d]
]

export const isSymmetric = ([[, b], [c]]: Matrix): boolean => b === c

/** (A + Aᵀ) x, the gradient of xᵀ A x. */
export function sumRule(matrix: Matrix, at: Pair): Pair {
  const [one, other] = [times(matrix, at), times(transposed(matrix), at)]
  return [one[0] + other[0], one[1] + other[1]]
}

/** 2 A x, its gradient if A is symmetric. */
export function doubleRule(matrix: Matrix, at: Pair): Pair {
  const [x, y] = times(matrix, at)
  return [2 * x, 2 * y]
}

/** xᵀ A x as formulas have it. */
export const formSource = ([[a, b], [c, d]]: Matrix): string => `[x, y]^T [[${a}, ${b}], [${c}, ${d}]] [x, y]`
