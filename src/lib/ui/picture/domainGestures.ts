import { floorLevel } from '../../views/box/space'
import type { Gestures } from '../../views/box/stage'
import { dragUnder, placeUnder, zoomUnder, type Grip } from '../../figure/aim'
import { heightsOf } from '../../figure/heights'
import type { Domain } from '../../tape/sampling/sampling'
import type { Aimed } from './aimed'

/** Turns of the wheel that follow each other so soon, at one place, zoom about one place of the function. */
const pause = 600

interface Asked {
  kind: 'zoom' | 'drag'
  factor: number
  x: number
  y: number
}

interface Aim {
  grip: Grip
  x: number
  y: number
  /** When it was last used, and the domain that it left. */
  time: number
  domain: Domain
}

/** Zooming and moving the domain by wheel, touchpad, mouse and fingers; what comes between two frames is done at once. */
export class DomainGestures implements Gestures {
  #aimed: Aimed
  #asked: Asked | null = null
  #frame = 0
  #grip: Grip | null = null
  #aim: Aim | null = null

  constructor(aimed: Aimed) {
    this.#aimed = aimed
  }

  zoom(factor: number, x: number, y: number): void {
    this.#ask({ kind: 'zoom', factor, x, y })
  }

  grab(x: number, y: number): void {
    this.#act()
    this.#grip = this.#gripAt(x, y)
  }

  drag(factor: number, x: number, y: number): void {
    this.#ask({ kind: 'drag', factor, x, y })
  }

  /** Forgets what was asked for and not yet done. */
  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#asked = this.#grip = this.#aim = null
  }

  #ask(asked: Asked): void {
    if (this.#asked && this.#asked.kind !== asked.kind) this.#act()
    this.#asked = { ...asked, factor: asked.factor * (this.#asked?.factor ?? 1) }
    this.#frame ||= requestAnimationFrame(() => this.#act())
  }

  #act(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const asked = this.#asked
    this.#asked = null
    if (asked?.kind === 'zoom') this.#zoom(asked)
    if (asked?.kind === 'drag') this.#drag(asked)
  }

  #zoom({ factor, x, y }: Asked): void {
    const sight = this.#aimed.lookAt(x, y)
    const grip = this.#aimedAt(x, y) ?? this.#gripAt(x, y)
    if (!sight || !grip) return
    const { field, values, f, ray, shown } = sight
    const fit = (domain: Domain) => heightsOf(field, domain, values)
    const domain = zoomUnder(f, ray, shown, grip, factor, fit)
    this.#aimed.plot.wander(domain)
    this.#aim = { grip, x, y, time: performance.now(), domain: this.#aimed.plot.domain }
  }

  #drag({ factor, x, y }: Asked): void {
    const sight = this.#aimed.lookAt(x, y)
    if (sight && this.#grip) this.#aimed.plot.wander(dragUnder(sight.ray, sight.shown, this.#grip, factor))
  }

  #gripAt(x: number, y: number): Grip | null {
    const sight = this.#aimed.lookAt(x, y)
    return sight && placeUnder(sight.f, sight.ray, sight.shown, floorLevel)
  }

  /** What the last turn of the wheel zoomed about, if this one belongs to it. */
  #aimedAt(x: number, y: number): Grip | null {
    const aim = this.#aim
    if (!aim || aim.domain !== this.#aimed.plot.domain) return null
    const still = Math.hypot(x - aim.x, y - aim.y) < 2 && performance.now() - aim.time < pause
    return still ? aim.grip : null
  }
}
