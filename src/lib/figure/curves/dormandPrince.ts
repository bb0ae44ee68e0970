/** The coefficients of Dormand and Prince's method of order 5 with an embedded one of order 4 (1980). */
const stages: readonly (readonly number[])[] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84]
]
/** The method of order 5 less that of order 4. */
const differences = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]

/** The velocity at a place; null where there is none. */
export type Velocity = (place: readonly number[]) => number[] | null

export interface Step {
  /** Where it leads. */
  to: number[]
  /** The velocity there, with which the next step begins. */
  velocity: number[]
  /** The difference of both methods, in each coordinate. */
  error: number[]
}

/** One step of length h; null where the velocity is missing on its way. */
export function stepFrom(at: readonly number[], first: number[], h: number, velocity: Velocity): Step | null {
  const slopes = [first]
  let to: number[] = [...at]
  for (const weights of stages.slice(1)) {
    to = at.map((start, k) => start + h * weights.reduce((sum, w, i) => sum + w * slopes[i][k], 0))
    const next = velocity(to)
    if (!next) return null
    slopes.push(next)
  }
  const error = at.map((_, k) => h * differences.reduce((sum, w, i) => sum + w * slopes[i][k], 0))
  return { to, velocity: slopes[6], error }
}
