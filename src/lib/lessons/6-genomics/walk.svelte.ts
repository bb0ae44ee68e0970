import type { Mark } from '../../figure/mark'
import type { Plot } from '../../state/plot.svelte'
import { prefersStillness } from '../../ui/site/motion'
import { Descent, largestRate, type Progress } from './descent'
import { curvatures, lossAt } from './leastSquares'
import type { Coefficients, Sample } from './sample'

/** Steps come ever faster: a few are seen singly, and thousands take seconds. By milliseconds, for any rate of frames. */
const stepsBy = (elapsed: number): number => 1 + Math.floor(12 * Math.expm1(elapsed / 600))

/** So many steps have a dot of their own. */
const dotted = 24

/** Gradient descent in a figure: it begins at the plot's point, moves it, and leaves its path. */
export class Walk {
  readonly #plot: Plot
  readonly #sample: () => Sample
  rate = $state(0.1)
  isRunning = $state.raw(false)
  #walked = $state.raw<{ at: Coefficients; steps: number; progress: Progress } | null>(null)
  /** The plot's point as the last step left it: once it is elsewhere, the walk is over. */
  #left = $state.raw<readonly [number, number]>([NaN, NaN])
  #marks = $state.raw<readonly Mark[]>([])
  #descent: Descent | null = null
  #places: number[] = []
  #dots: Mark[] = []
  #frame = 0

  /** Rates from here on lead away. */
  bound = $derived.by(() => largestRate(this.#sample()))
  /** How many times as curved the loss is across its valley as along it. */
  condition = $derived.by(() => {
    const [least, most] = curvatures(this.#sample())
    return most / least
  })
  #isHere = $derived.by(() => {
    const [x, y] = this.#plot.point
    return x === this.#left[0] && y === this.#left[1]
  })
  /** Where it has come to; null before the first step, and once the point was moved otherwise. */
  now = $derived(this.#isHere ? this.#walked : null)

  constructor(plot: Plot, sample: () => Sample) {
    this.#plot = plot
    this.#sample = sample
  }

  /** Draws the path; call it while the component is made. */
  follow(): void {
    $effect(() => {
      this.#plot.added = this.now ? this.#marks : []
    })
    $effect(() => () => this.stop())
  }

  step(): void {
    this.stop()
    this.#advance(1)
  }

  run(): void {
    this.stop()
    if (prefersStillness()) return this.#advance(Infinity)
    this.isRunning = true
    const began = performance.now()
    let taken = 0
    const advance = (time: number) => {
      if (!this.isRunning || (taken > 0 && !this.#isHere)) return this.stop()
      const due = stepsBy(time - began)
      this.#advance(due - taken)
      taken = due
      if (this.#walked?.progress === 'open') this.#frame = requestAnimationFrame(advance)
      else this.stop()
    }
    this.#frame = requestAnimationFrame(advance)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.isRunning = false
  }

  #advance(count: number): void {
    const descent = (this.#descent = this.#isHere && this.#descent ? this.#descent : this.#begin())
    for (let i = 0; i < count && descent.progress === 'open'; i++) {
      descent.step(this.rate)
      this.#record(descent)
    }
    const { at, steps, progress } = descent
    // The last place may lie too near to the one before to have been kept.
    const places = Float64Array.of(...this.#places, ...at, lossAt(this.#sample(), at))
    this.#marks = [{ kind: 'path', places, tone: 'gradient', on: 'both' }, ...this.#dots]
    if (this.#isInSight(at)) this.#plot.goTo(...at)
    this.#left = this.#plot.point
    this.#walked = { at, steps, progress }
  }

  /** A step that overshoots may lead out of the figure; the point stays in it. */
  #isInSight([x, y]: Coefficients): boolean {
    const { x: sideX, y: sideY } = this.#plot.domain
    return sideX[0] <= x && x <= sideX[1] && sideY[0] <= y && y <= sideY[1]
  }

  #begin(): Descent {
    const [x, y] = this.#plot.point
    this.#places = []
    this.#dots = []
    const descent = new Descent(this.#sample(), [x, y])
    this.#record(descent)
    return descent
  }

  /** Places closer than a pixel or two say nothing. */
  #record({ at: [x, y], steps }: Descent): void {
    const { domain } = this.#plot
    const [lastX, lastY] = this.#places.slice(-3)
    const isFar = (now: number, last: number, [low, high]: readonly [number, number]) =>
      !(Math.abs(now - last) < (high - low) / 400)
    if (!isFar(x, lastX, domain.x) && !isFar(y, lastY, domain.y)) return
    const at = [x, y, lossAt(this.#sample(), [x, y])] as const
    this.#places.push(...at)
    if (steps <= dotted) this.#dots.push({ kind: 'dot', at, tone: 'gradient', on: 'both', small: true })
  }
}
