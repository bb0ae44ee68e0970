import type { Mark, SpacePoint } from '../../figure/mark'
import type { Plot } from '../../state/plot.svelte'
import { degreesOf, dot, slopeAlong } from './ways'

type Vector = readonly [x: number, y: number]

/** A vector from the point of a plot on, of any length but 0, and what f makes of it. */
export class Traveller {
  readonly #plot: Plot
  v = $state.raw<Vector>([0, 0])
  length = $derived.by(() => Math.hypot(...this.v))
  /** v made 1 long. */
  unit = $derived.by<Vector>(() => [this.v[0] / this.length, this.v[1] / this.length])
  #gradient = $derived.by<Vector>(() => [this.#plot.jet.gradient[0], this.#plot.jet.gradient[1]])
  /** ∇f · v, which grows with v. */
  rate = $derived.by(() => dot(this.#gradient, this.v))
  /** The slope the way v points. */
  slope = $derived.by(() => slopeAlong(this.#gradient, this.v))

  constructor(plot: Plot, v: Vector) {
    this.#plot = plot
    this.set(v)
  }

  /** Takes another vector, or says why not. */
  set(v: Vector): string | void {
    if (v[0] === 0 && v[1] === 0) return 'The vector (0, 0) points nowhere, so there is no slope along it.'
    this.v = v
    this.#plot.change('direction', degreesOf(v))
  }

  /** Draws both vectors; call it while the component is made. */
  follow(): void {
    $effect(() => {
      this.#plot.added = this.#marks()
    })
  }

  #marks(): Mark[] {
    const { point, jet } = this.#plot
    const end = ([x, y]: Vector): SpacePoint => [point[0] + x, point[1] + y, jet.value]
    const from = end([0, 0])
    return [
      { kind: 'vector', from, to: end(this.v), tone: 'quiet', on: 'plane', label: 'v' },
      { kind: 'vector', from, to: end(this.unit), tone: 'ink', on: 'plane', label: 'u' }
    ]
  }
}
