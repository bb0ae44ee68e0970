import { curvatures, gradientAt, lossAt } from './leastSquares'
import type { Coefficients, Sample } from './sample'

/** How a descent stands: under way; at a place without slope; rising; or without an end in sight. */
export type Progress = 'open' | 'done' | 'rising' | 'endless'

/** So many steps are tried. */
export const mostSteps = 20_000

/** A gradient this small, relative to the data, is rounding. */
const tiny = 1e-12

/** Steps of gradient descent from higher rates than this lead ever farther away: 2 over the largest curvature. */
export const largestRate = (sample: Sample): number => 2 / curvatures(sample)[1]

/** Gradient descent on the least-squares loss: each step goes against the gradient, `rate` times as far as it is long. */
export class Descent {
  at: Coefficients
  steps = 0
  progress: Progress = 'open'
  readonly #sample: Sample
  readonly #begun: number
  #gradient: Coefficients
  readonly #small: Coefficients

  constructor(sample: Sample, at: Coefficients) {
    this.#sample = sample
    this.at = at
    this.#begun = lossAt(sample, at)
    this.#gradient = gradientAt(sample, at)
    const size = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const [x, y] = [size(sample.x), size(sample.y)]
    this.#small = [tiny * y, tiny * y * x]
    this.#look()
  }

  step(rate: number): void {
    if (this.progress !== 'open') return
    this.at = [this.at[0] - rate * this.#gradient[0], this.at[1] - rate * this.#gradient[1]]
    this.#gradient = gradientAt(this.#sample, this.at)
    this.steps++
    this.#look()
  }

  /**
   * The loss of a step is a sum of powers, one for each curvature: a convex function of its number. So once it is above
   * the beginning it rises for good; ten times as high says it beyond rounding.
   */
  #look(): void {
    const [small0, small1] = this.#small
    if (Math.abs(this.#gradient[0]) <= small0 && Math.abs(this.#gradient[1]) <= small1) this.progress = 'done'
    else if (!(lossAt(this.#sample, this.at) < 10 * this.#begun)) this.progress = 'rising'
    else if (this.steps >= mostSteps) this.progress = 'endless'
  }
}
