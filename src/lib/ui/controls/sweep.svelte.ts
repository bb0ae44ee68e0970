import { snap } from '../../figure/number'
import type { Plot } from '../../state/plot.svelte'
import { prefersStillness } from '../site/motion'

/** One way there and back takes this long, in milliseconds. */
const period = 8000

/** With reduced motion a sweep steps this often instead. */
const slowStep = 600

/** What has sliders: a plot, or a path with its variable. */
type Swept = Pick<Plot, 'sliders' | 'setParameter'>

interface Playing {
  /** Where in the period the slider began, so that a sweep starts at its present value. */
  phase: number
  began: number
}

/** Plays sliders back and forth; nothing runs while none plays. */
export class Sweep {
  playing = $state.raw<ReadonlyMap<string, Playing>>(new Map())
  #plot: Swept
  #frame = 0
  #stepped = 0

  constructor(plot: Swept) {
    this.#plot = plot
  }

  toggle(name: string): void {
    const playing = new Map(this.playing)
    if (!playing.delete(name)) playing.set(name, this.#begin(name))
    this.playing = playing
    if (playing.size > 0) this.#frame ||= requestAnimationFrame(this.#step)
    else this.stop()
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.playing = new Map()
  }

  #begin(name: string): Playing {
    const slider = this.#plot.sliders.find((slider) => slider.name === name)
    const share = slider ? (slider.value - slider.min) / (slider.max - slider.min) : 0
    return { phase: Math.acos(1 - 2 * share), began: performance.now() }
  }

  #step = (now: number): void => {
    if (!prefersStillness() || now - this.#stepped > slowStep) {
      this.#stepped = now
      this.#move(now)
    }
    // A slider of a formula that is gone stops by itself.
    const names = new Set(this.#plot.sliders.map(({ name }) => name))
    if ([...this.playing.keys()].some((name) => names.has(name))) {
      this.#frame = requestAnimationFrame(this.#step)
    } else this.stop()
  }

  #move(now: number): void {
    for (const { name, min, max } of this.#plot.sliders) {
      const playing = this.playing.get(name)
      if (!playing) continue
      const turn = playing.phase + (2 * Math.PI * (now - playing.began)) / period
      const share = (1 - Math.cos(turn)) / 2
      this.#plot.setParameter(name, { value: snap(min + share * (max - min), max - min) })
    }
  }
}
