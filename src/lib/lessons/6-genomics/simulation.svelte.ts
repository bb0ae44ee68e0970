import type { Plot } from '../../state/plot.svelte'
import { fitLine } from './leastSquares'
import type { Sample } from './sample'
import { simulateGroups } from './simulate'
import { notebook } from './tables'

interface Drawn {
  effect: number
  noise: number
  seed: number
}

/** What the notebook drew its sample with, by another generator. */
const first: Drawn = { effect: 2, noise: 0.5, seed: 0 }
const intercept = 5

/** A simulated experiment: first the notebook's sample, then others with an effect and noise of the reader's choice. */
export class Simulation {
  readonly #plot: Plot
  #drawn = $state.raw(first)
  isFirst = $derived(this.#drawn === first)
  sample = $derived<Sample>(
    this.isFirst ? notebook : simulateGroups(intercept, this.effect, this.noise, this.seed)
  )
  fit = $derived(fitLine(this.sample))

  constructor(plot: Plot) {
    this.#plot = plot
  }

  get effect(): number {
    return this.#drawn.effect
  }

  get noise(): number {
    return this.#drawn.noise
  }

  get seed(): number {
    return this.#drawn.seed
  }

  draw(change: Partial<Drawn>): void {
    this.#take({ ...this.#drawn, ...change })
  }

  reset(): void {
    this.#take(first)
  }

  #take(drawn: Drawn): void {
    this.#drawn = drawn
    const { x, y } = this.sample
    this.#plot.setColumns(
      new Map([
        ['X', x],
        ['Y', y]
      ])
    )
  }
}
