import type { ScalarField } from '../../field/field'
import type { Fit, Heights } from '../../figure/heights'
import { clamp } from '../../figure/number'
import type { Domain } from '../../tape/sampling/sampling'
import { prefersStillness } from '../site/motion'

/** After the last change of a parameter the box fits the heights again, as gently, in milliseconds. */
const refitPause = 600
const refitTime = 200

/** A function with the domain and the parameters that it is shown with. */
export interface Placed {
  field: ScalarField
  /** The functions whose surfaces stand in the same box. */
  beside: readonly ScalarField[]
  domain: Domain
  values: Record<string, number>
}

/** What is shown, in a box of these heights. */
export interface Boxed extends Placed {
  heights: Heights
}

/** The functions of `figure/` that frame a picture: they come with the picture's code. */
type FramingCode = Pick<typeof import('../../figure/heights'), 'fitHeights' | 'mix' | 'unite'> &
  typeof import('../../figure/sentences/cut')

/** The box on its way from where it was to where it fits these values. */
interface Easing {
  from: Heights
  values: Record<string, number>
  share: number
}

/**
 * The heights of the box around what is shown. While parameters move, the box only grows, so that the surface moves and
 * not its frame; then it fits again.
 */
export class Framing {
  readonly #shown: () => Placed | null
  readonly #code: () => FramingCode | null
  #easing = $state.raw<Easing | null>(null)
  #easingFrame = 0
  /** The last box and the last sentence about it: what comes next follows from them. */
  #lastBox: Boxed | null = null
  #lastCut = ''
  /** Of what is shown and of what is asked for, which hardly ever is something else. */
  #fits: { placed: Placed; fit: Fit }[] = []

  #fit = $derived.by(() => {
    const shown = this.#shown()
    return shown && this.#code() && this.fitOf(shown)
  })

  box = $derived.by(() => {
    const [shown, fit, code] = [this.#shown(), this.#fit, this.#code()]
    return shown && fit && code ? (this.#lastBox = this.#boxAfter(shown, fit, code)) : null
  })

  /** Where the box cuts f off, in words. They stay until the box fits, so that they do not come and go with a slider. */
  cut = $derived.by(() => {
    const [box, fit, code] = [this.box, this.#fit, this.#code()]
    if (!box || !fit || !code) return this.#lastCut
    const sentence = code.cutSentence(box.heights, fit.reach)
    return sentence || sameHeights(box.heights, fit.heights) ? (this.#lastCut = sentence) : this.#lastCut
  })

  constructor(shown: () => Placed | null, code: () => FramingCode | null) {
    this.#shown = shown
    this.#code = code
  }

  /** The heights that fit a function over a domain. */
  fitOf(placed: Placed): Fit {
    const known = this.#fits.find((each) => samePlaced(each.placed, placed))
    if (known) return known.fit
    const { fitHeights, unite } = this.#code()!
    const fit = [placed.field, ...placed.beside]
      .map((field) => fitHeights(field, placed.domain, placed.values))
      .reduce((a, b) => ({ heights: unite(a.heights, b.heights), reach: unite(a.reach, b.reach) }))
    this.#fits = [{ placed, fit }, ...this.#fits].slice(0, 2)
    return fit
  }

  /** Where the box has outgrown what it shows it fits again, once nothing has moved for a moment: an effect. */
  follow(): void {
    $effect(() => {
      const [box, fit] = [this.box, this.#fit]
      if (!box || !fit || this.#easing?.values === box.values || sameHeights(box.heights, fit.heights)) return
      const timer = setTimeout(() => this.#ease(box), refitPause)
      return () => clearTimeout(timer)
    })
  }

  /** The next picture knows nothing of this box. */
  forget(): void {
    cancelAnimationFrame(this.#easingFrame)
    this.#easing = this.#lastBox = null
    this.#fits = []
  }

  #boxAfter(shown: Placed, fit: Fit, { mix, unite }: FramingCode): Boxed {
    const [last, easing] = [this.#lastBox, this.#easing]
    if (last?.field !== shown.field || last.domain !== shown.domain || last.beside !== shown.beside)
      return { ...shown, heights: fit.heights }
    const heights =
      easing?.values === shown.values
        ? mix(easing.from, fit.heights, easing.share)
        : unite(last.heights, fit.heights)
    return { ...shown, heights }
  }

  #ease(box: Boxed): void {
    const began = performance.now()
    const step = (now: number) => {
      if (this.#lastBox?.values !== box.values || this.#lastBox.domain !== box.domain) return
      const time = prefersStillness() ? 1 : clamp((now - began) / refitTime, 0, 1)
      this.#easing = { from: box.heights, values: box.values, share: time * time * (3 - 2 * time) }
      if (time < 1) this.#easingFrame = requestAnimationFrame(step)
    }
    this.#easingFrame = requestAnimationFrame(step)
  }
}

const samePlaced = (a: Placed, b: Placed): boolean =>
  a.field === b.field && a.domain === b.domain && a.values === b.values && a.beside === b.beside

const sameHeights = (a: Heights, b: Heights): boolean => a[0] === b[0] && a[1] === b[1]
