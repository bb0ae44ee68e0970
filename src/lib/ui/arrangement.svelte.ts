import { MediaQuery } from 'svelte/reactivity'
import type { View } from '../figure/facets/view'
import type { Plot } from '../state/plot.svelte'

/** From here on the instruments stand beside the scene, below they are a drawer over it, and below that a tab. */
export const wideFrom = 1200
export const narrowTo = 800

export type Tab = 'surface' | 'map' | 'tool'

/** Widths of the instruments in pixels. */
const widths = { least: 260, most: 640, step: 20 }

/** Where the scene, the map and the open tool stand in a window of this size, and which of them are in sight. */
export class Arrangement {
  readonly #plot: Plot
  readonly #hasScene: () => boolean
  readonly #wide = new MediaQuery(`min-width: ${wideFrom}px`, true)
  readonly #narrow = new MediaQuery(`max-width: ${narrowTo}px`, false)
  /** Whether the reader opened or closed the instruments; null before. */
  #asked = $state.raw<boolean | null>(null)
  #tab = $state.raw<Tab | null>(null)
  /** In pixels; null is as the page has it. */
  width = $state.raw<number | null>(null)

  constructor(plot: Plot, hasScene: () => boolean) {
    this.#plot = plot
    this.#hasScene = hasScene
  }

  narrow = $derived.by(() => this.#narrow.current)
  wide = $derived.by(() => this.#wide.current)

  /** What was asked for; where there is no scene the map stands in its place already. */
  #view = $derived.by<View>(() => (this.#hasScene() ? (this.#plot.view ?? 'both') : 'box'))

  /** The tab that a narrow window shows. */
  tab = $derived.by<Tab>(() => this.#tab ?? (this.#view === 'map' ? 'map' : 'surface'))

  /** What stands in the picture's place. */
  place = $derived.by<Tab>(() => {
    if (this.narrow) return this.tab
    return this.#view === 'map' ? 'map' : 'surface'
  })

  /** The map stands among the instruments. */
  mapBeside = $derived.by(() => !this.narrow && this.#view === 'both')

  /** There is something for the instruments to show. */
  hasInstruments = $derived.by(() => this.mapBeside || this.#plot.tool !== 'none')

  /** The column or the drawer is open: at first where there is room, or a link asks for what is in it. */
  open = $derived.by(() => {
    if (this.narrow) return false
    const { view, tool } = this.#plot
    const said = view === 'both' || !['gradient', 'none'].includes(tool)
    return this.hasInstruments && (this.#asked ?? (this.wide || said))
  })

  /** The open tool's panel is in sight. */
  showsTool = $derived.by(() => (this.narrow ? this.tab === 'tool' : this.open))

  toggle(): void {
    this.#asked = !this.open
  }

  /** Brings a tool's panel into sight. */
  bringTool(): void {
    if (this.narrow) this.#tab = 'tool'
    else this.#asked = true
  }

  turnTo(tab: Tab): void {
    this.#tab = tab
  }

  /** Makes the instruments wider by so many pixels, from the width that they have. */
  widen(from: number, by: number): void {
    this.width = Math.round(Math.min(widths.most, Math.max(widths.least, from + by)))
  }

  static readonly widths = widths
}
