import { tick, untrack } from 'svelte'
import type { ScalarField } from '../math'
import { layerNames, type LayerName } from '../scene/layerNames'
import type { Engine, Picture } from '../scene/picture'
import type { CameraView, View } from '../scene/stage'
import { formatName } from '../state/format'
import { heightsOf, unite, type Heights } from '../state/heights'
import type { Plot } from '../state/plot.svelte'
import type { Domain } from '../tape/sampling'
import { theme } from './theme.svelte'

/** After the last change of a parameter the box fits the heights again. */
const refitPause = 600

/** What the samples in place show: while a new function compiles, the old picture stays whole. */
interface Placed {
  field: ScalarField
  domain: Domain
  values: Record<string, number>
}

/** The bridge from a plot to its picture. */
export class Viewport {
  picture = $state.raw<Picture | null>(null)
  /** Why there is no picture, or what else there is to say about it. */
  notice = $state.raw('')
  failed = $state.raw(false)
  /** The source whose picture is on screen. */
  drawn = $state.raw('')
  frames = $state.raw(0)
  #undrawable = $state.raw(false)

  readonly plot: Plot
  #placed = $state.raw<Placed | null>(null)
  #refits = $state.raw(0)
  #asked: ScalarField | null = null
  #box: (Placed & { heights: Heights; refits: number }) | null = null
  #refitting: ReturnType<typeof setTimeout> | undefined
  #home: CameraView | null = null
  /** The last camera that came from the stage, or went to it. */
  #camera: CameraView | null = null

  engine = $derived<Engine | undefined>(this.picture?.engine)
  renderer = $derived(this.picture?.stage.renderer ?? 'none')
  /** The first picture is there, or there will be none. */
  ready = $derived(this.drawn !== '' || this.failed || this.#undrawable)

  /** What to show now: the present domain and parameters, unless they belong to a function still to come. */
  #shown = $derived.by<Placed | null>(() => {
    const placed = this.#placed
    const { pictured: field, domain, values } = this.plot
    return placed && placed.field === field ? { field, domain, values } : placed
  })
  #heights = $derived.by(() => {
    if (this.#shown === null) return null
    const { field, domain, values } = this.#shown
    return heightsOf(field, domain, values)
  })

  constructor(plot: Plot) {
    this.plot = plot
  }

  /** Loads the picture into its elements; three.js comes only now, when the page is live. */
  open(canvas: HTMLCanvasElement, labels: HTMLElement): () => void {
    let closed = false
    void afterPaint()
      .then(() => import('../scene/picture'))
      .then(({ createPicture }) =>
        createPicture(canvas, labels, {
          engine: askedEngine(),
          onCamera: (view) => this.#watch(view),
          onFrame: (frames) => (this.frames = frames)
        })
      )
      .then(
        (picture) => (closed ? picture.dispose() : this.#take(picture)),
        (error: unknown) => closed || this.#fail(error)
      )
    return () => {
      closed = true
      clearTimeout(this.#refitting)
      this.picture?.dispose()
    }
  }

  /** Everything that follows the plot; call it while the component is made. */
  follow(): void {
    $effect(() => this.#sample())
    $effect(() => this.#show())
    $effect(() => this.#aim())
  }

  /** Where the point stands in the picture, in CSS pixels; null where it has no height. */
  get spot(): { x: number; y: number } | null {
    const { picture, plot } = this
    const z = plot.picturedJet.value
    if (!picture || !Number.isFinite(z)) return null
    return picture.stage.project(plot.point[0], plot.point[1], z)
  }

  /** The heights the box shows. */
  get heights(): Heights | null {
    return this.#box?.heights ?? null
  }

  resetCamera(): void {
    this.picture?.stage.resetCamera()
    this.plot.camera = null
  }

  #take(picture: Picture): void {
    this.#home = roundedCamera(picture.stage.camera)
    this.#camera = null
    this.picture = picture
    if (picture.engine === 'cpu') this.notice = processorNotice()
  }

  #fail(error: unknown): void {
    console.warn(error)
    this.failed = true
    this.notice =
      'There is no picture, because this browser offers neither WebGPU nor WebGL. ' +
      'The formulas, the numbers and the link work without it.'
  }

  /** Formula, domain and parameters: what has to be sampled again. */
  #sample(): void {
    const { picture } = this
    const { pictured: field, domain, values } = this.plot
    if (!picture || !field) return
    if (field === this.#asked && field === this.#placedField()) return picture.sample(domain, values)
    this.#asked = field
    this.#place(picture, { field, domain, values }).catch((error: unknown) => this.#giveUp(error))
  }

  /** Read outside the effect, which must not run again when the samples are in place. */
  #placedField(): ScalarField | undefined {
    return untrack(() => this.#placed?.field)
  }

  async #place(picture: Picture, placed: Placed): Promise<void> {
    if (!(await picture.setField(placed.field, placed.domain, placed.values))) return
    this.#placed = placed
    await tick()
    await picture.settled()
    if (this.#placed === placed) this.drawn = placed.field.source
  }

  #giveUp(error: unknown): void {
    console.warn(error)
    this.#undrawable = true
    this.notice = 'The picture of this function could not be made; the numbers are right all the same.'
  }

  /** Everything else: what has to be drawn again. */
  #show(): void {
    const { picture, plot } = this
    const shown = this.#shown
    const fit = this.#heights
    if (!picture || !shown || !fit) return
    const [x, y] = plot.point
    const { value, gradient } =
      shown.field === plot.pictured ? plot.picturedJet : shown.field.jet(plot.point, shown.values)
    const view: View = {
      domain: shown.domain,
      names: shown.field.variables.map(formatName),
      heights: this.#steadyHeights(shown, fit),
      layers: shownLayers(plot.layers),
      point: { x, y, value, fx: gradient[0], fy: gradient[1] },
      direction: plot.direction,
      theme: theme.shown
    }
    picture.stage.show(view)
  }

  /** While parameters move, the box only grows, so that the surface moves and not its frame; then it fits again. */
  #steadyHeights(shown: Placed, fit: Heights): Heights {
    const box = this.#box
    const same =
      box && box.field === shown.field && box.domain === shown.domain && box.refits === this.#refits
    const heights = same ? unite(box.heights, fit) : fit
    this.#box = { ...shown, heights, refits: this.#refits }
    clearTimeout(this.#refitting)
    if (heights[0] !== fit[0] || heights[1] !== fit[1]) {
      this.#refitting = setTimeout(() => this.#refits++, refitPause)
    }
    return heights
  }

  /** The plot's camera, unless it came from the stage. */
  #aim(): void {
    const { picture } = this
    const { camera } = this.plot
    if (!picture || camera === this.#camera) return
    this.#camera = camera
    if (camera) picture.stage.camera = camera
    else picture.stage.resetCamera()
  }

  /** The reader moved the camera. */
  #watch(view: CameraView): void {
    const camera = roundedCamera(view)
    this.#camera = this.#home && sameCamera(camera, this.#home) ? null : camera
    this.plot.camera = this.#camera
  }
}

const afterPaint = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/** `?engine=cpu` tries the way without WebGPU. */
const askedEngine = (): 'auto' | 'cpu' =>
  new URLSearchParams(location.search).get('engine') === 'cpu' ? 'cpu' : 'auto'

const processorNotice = (): string =>
  askedEngine() === 'cpu'
    ? 'Drawing on the processor, as the address asks.'
    : 'Your browser has no WebGPU; drawing on the processor instead.'

const shownLayers = (names: readonly string[]): Record<LayerName, boolean> =>
  Object.fromEntries(layerNames.map((name) => [name, names.includes(name)])) as Record<LayerName, boolean>

/** Short enough for a link, and finer than anyone aims. */
const roundedCamera = ({ azimuth, elevation, zoom }: CameraView): CameraView => ({
  azimuth: Number(azimuth.toFixed(1)),
  elevation: Number(elevation.toFixed(1)),
  zoom: Number(zoom.toPrecision(3))
})

const sameCamera = (a: CameraView, b: CameraView): boolean =>
  a.azimuth === b.azimuth && a.elevation === b.elevation && a.zoom === b.zoom
