import type { Mark } from '../../figure/mark'
import type { Plot } from '../../state/plot.svelte'
import { newtonStep, type Place } from './newton'

/** More steps than anybody watches. */
const mostSteps = 60

/** Steps from the point of a plot: where it has been, and where Newton's step and a step against the gradient lead. */
export class Walk {
  readonly #plot: Plot
  /** The places before the present one. */
  trail = $state.raw<readonly Place[]>([])
  /** Where the last step was to end, if that is beyond the window. */
  missed = $state.raw<Place | null>(null)
  /** Where the last step ended; a point that is elsewhere was dragged there. */
  #arrived: Place | null = null

  newton = $derived.by(() => newtonStep(this.#plot.jet))
  /** Where Newton's step leads. */
  target = $derived.by<Place | null>(() => this.newton && addTo(this.#plot.point, this.newton))

  constructor(plot: Plot) {
    this.#plot = plot
  }

  /** Draws trail and step, and forgets the trail when the point is dragged; call it while the component is made. */
  follow(): void {
    $effect(() => {
      const { point } = this.#plot
      if (this.#arrived && (point[0] !== this.#arrived[0] || point[1] !== this.#arrived[1])) this.#forget()
    })
    $effect(() => {
      this.#plot.added = this.#marks()
    })
  }

  takeNewton(): void {
    if (this.target) this.#go(this.target)
  }

  /** A step against the gradient, as gradient descent takes it. */
  descend(rate: number): void {
    const [fx, fy] = this.#plot.jet.gradient
    this.#go(addTo(this.#plot.point, [-rate * fx, -rate * fy]))
  }

  #go(to: Place): void {
    const { x, y } = this.#plot.domain
    const isInside = to[0] >= x[0] && to[0] <= x[1] && to[1] >= y[0] && to[1] <= y[1]
    this.missed = isInside ? null : to
    if (!isInside) return
    this.trail = [...this.trail, this.#plot.point].slice(-mostSteps)
    this.#arrived = to
    this.#plot.change('point', [to[0], to[1]])
  }

  #forget(): void {
    this.trail = []
    this.missed = null
    this.#arrived = null
  }

  #marks(): Mark[] {
    const { field, values, point } = this.#plot
    if (!field) return []
    const spaceOf = ([x, y]: Place) => [x, y, field.value([x, y], values)] as const
    const places = [...this.trail, point]
    const marks: Mark[] = this.trail.map((place) => ({
      kind: 'dot',
      at: spaceOf(place),
      tone: 'ink',
      on: 'both',
      small: true
    }))
    if (places.length > 1)
      marks.push({
        kind: 'path',
        places: Float64Array.from(places.flatMap(spaceOf)),
        tone: 'ink',
        on: 'plane'
      })
    if (this.target)
      marks.push({
        kind: 'vector',
        from: spaceOf(point),
        to: spaceOf(this.target),
        tone: 'good',
        on: 'plane',
        label: 'Newton'
      })
    return marks
  }
}

const addTo = (from: Place, step: Place): Place => [from[0] + step[0], from[1] + step[1]]
