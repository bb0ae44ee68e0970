import type { Mark } from '../../figure/mark'
import type { Plot } from '../../state/plot.svelte'

type PlanePoint = readonly [x: number, y: number]

/** Several points of one figure, of which one is the plot's own; the others stay where they are, with their gradients. */
export class Spots {
  readonly #plot: Plot
  readonly #begun: readonly PlanePoint[]
  #places = $state.raw<readonly PlanePoint[]>([])
  chosen = $state.raw(0)
  places = $derived.by(() => this.#places.map((place, i) => (i === this.chosen ? this.#plot.point : place)))
  /** Whether two of them or more are not where they began. */
  haveMoved = $derived.by(
    () => this.places.filter(([x, y], i) => x !== this.#begun[i][0] || y !== this.#begun[i][1]).length >= 2
  )

  constructor(plot: Plot, places: readonly PlanePoint[]) {
    this.#plot = plot
    this.#begun = this.#places = places
  }

  /** The one to be moved from now on. */
  choose(i: number): void {
    const [x, y] = this.places[i]
    this.#places = this.places
    this.chosen = i
    this.#plot.goTo(x, y)
  }

  /** Draws the others; call it while the component is made. */
  follow(): void {
    $effect(() => {
      this.#plot.added = this.places.flatMap((place, i) => (i === this.chosen ? [] : this.#marksAt(place)))
    })
  }

  #marksAt([x, y]: PlanePoint): Mark[] {
    const { field, values } = this.#plot
    if (!field) return []
    const { value, gradient } = field.jet([x, y], values)
    const [fx, fy] = gradient
    return [
      { kind: 'gradient', at: [x, y, value], gradient: [fx, fy] },
      { kind: 'level', of: 'f', at: [x, y, value], gradient: [fx, fy] },
      { kind: 'dot', at: [x, y, value], tone: 'ink', on: 'both' }
    ]
  }
}
