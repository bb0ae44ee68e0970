import { tick, untrack } from 'svelte'
import type { ScalarField } from '../../field/field'
import { frameOf } from '../../figure/frame'
import { examine } from '../../figure/layers'
import { marksOf, toolsNamed } from '../../tools/tools'
import type { GpuRefusal } from '../../gpu/refusal'
import { Recovery, type Evaluator, type Mishap, type Remedy } from '../../engine/recovery'
import type { Picture } from '../../views/box/picture'
import { afterOthers } from '../../basics/inTurn'
import { nextTask } from '../../basics/nextTask'
import type { CameraView } from '../../views/box/stage'
import type { Plot } from '../../state/plot.svelte'
import type { DomainGestures } from './domainGestures'
import type { Aimed, Sight } from './aimed'
import { Framing, type Placed } from './framing.svelte'
import { theme } from '../site/theme.svelte'

/** The bridge from a plot to its picture. */
export class Viewport implements Aimed {
  picture = $state.raw<Picture | null>(null)
  /** What pictures need beside themselves; it is there before the first of them. */
  code = $state.raw<typeof import('./pictureCode') | null>(null)
  /** Where pictures are drawn: the newest place, and before it one that is lost but still shows its last frame. */
  places = $state.raw<readonly number[]>([0])
  failed = $state.raw(false)
  /** The source whose picture is on screen. */
  drawn = $state.raw('')
  frames = $state.raw(0)
  /** Nothing more will be drawn until something changes. */
  resting = $state.raw(false)
  /** What there is to say about the picture as a whole, and about that of the present function. */
  #condition = $state.raw('')
  #reservation = $state.raw('')
  #undrawable = $state.raw(false)

  readonly plot: Plot
  /** That much of the surface is left open for want of room, in words. */
  gaps = $state.raw('')
  /** That f oscillates faster than the grid, in words. */
  unresolved = $state.raw('')
  #placed = $state.raw<Placed | null>(null)
  #asked: ScalarField | null = null
  /** Counts what is to be placed; only the newest is. */
  #turn = 0
  #gestures: DomainGestures | null = null
  #home: CameraView | null = null
  /** The last camera that came from the stage, or went to it. */
  #camera: CameraView | null = null
  #recovery = new Recovery('auto')
  /** The place that shows a picture, or did before it was lost. */
  #shownPlace: number | null = null

  /** How the picture is, for tests and assistive technology: attributes of the element that holds it. */
  attributes = $derived.by(() => ({
    'data-engine': this.engine,
    'data-renderer': this.renderer,
    'data-drawn': this.drawn,
    'data-frames': this.frames,
    'data-picture': this.resting ? 'resting' : 'moving'
  }))

  newest = $derived(this.places.at(-1)!)
  /** Why there is no picture, or what else there is to say about it. */
  notice = $derived([this.#condition, this.#reservation].filter(Boolean).join(' '))
  engine = $derived<Evaluator | undefined>(this.picture?.evaluator)
  renderer = $derived(this.picture?.stage.renderer ?? 'none')
  /** The first picture is there, or there will be none. */
  ready = $derived(this.drawn !== '' || this.failed || this.#undrawable)

  /**
   * What to show now: the present domain and parameters, unless they belong to a function still to come; then
   * those that the function in place was shown with last.
   */
  #shown = $derived.by<Placed | null>(() => {
    const placed = this.#placed
    const { pictured: field, domain, values } = this.plot
    if (placed && placed.field === field) return (this.#lastShown = { field, domain, values })
    return placed && placed.field === this.#lastShown?.field ? this.#lastShown : placed
  })
  #lastShown: Placed | null = null
  /** The box around what is shown. */
  readonly framing = new Framing(
    () => this.#shown,
    () => this.code
  )

  constructor(plot: Plot) {
    this.plot = plot
  }

  /** Loads the picture into a place's elements; three.js comes only now, when the page is live. */
  open(place: number, canvas: HTMLCanvasElement, labels: HTMLElement): () => void {
    let closed = false
    let opened: Picture | null = null
    const again = place > 0
    if (!again) this.#recovery = new Recovery(askedEngine())
    void (again ? Promise.resolve() : whenLive())
      .then(() => import('./pictureCode'))
      .then((code) => {
        this.code = code
        this.#gestures ??= new code.DomainGestures(this)
        return code.createPicture(canvas, labels, {
          engine: code.pageEngine,
          plan: this.#recovery.plan,
          onCamera: (view) => this.#watch(view),
          onFrame: () => this.frames++,
          onRest: (resting) => this.#rest(resting),
          onMishap: (mishap, reason, remedy) => closed || this.#suffer(place, mishap, reason, remedy)
        })
      })
      .then(
        (picture) => {
          if (closed) return picture.dispose()
          opened = picture
          this.#take(place, picture)
        },
        (error: unknown) => closed || this.#miss(place, error)
      )
    return () => {
      closed = true
      if (opened && opened === this.picture) this.#let()
      opened?.dispose()
    }
  }

  /** Everything that follows the plot; call it while the component is made. */
  follow(): void {
    this.framing.follow()
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

  /** What lies under a place of the canvas (CSS pixels); null while the picture shows something else. */
  lookAt(x: number, y: number): Sight | null {
    const { picture, plot } = this
    const { box } = this.framing
    if (!picture || !box || box.field !== plot.pictured || box.domain !== plot.domain) return null
    const { field, values, domain, heights } = box
    const f = (x: number, y: number) => field.value([x, y], values)
    return { field, values, f, ray: picture.stage.ray(x, y), shown: { domain, heights } }
  }

  resetCamera(): void {
    if (!this.plot.mayChange('camera')) return
    this.picture?.stage.resetCamera()
    this.plot.change('camera', null)
  }

  #take(place: number, picture: Picture): void {
    if (place !== this.newest) return
    this.#home = roundedCamera(picture.stage.camera)
    this.#camera = null
    picture.stage.cameraLocked = !this.plot.mayChange('camera')
    picture.stage.gestures = this.plot.mayChange('domain') ? this.#gestures : null
    this.picture = picture
    this.#condition = this.#lasting() || (picture.evaluator === 'cpu' ? processorNotice(place > 0) : '')
  }

  /** Lets go of a picture, which may still show: what it showed is not known any more. */
  #let(): void {
    this.framing.forget()
    this.#gestures?.stop()
    this.picture = null
    this.#asked = this.#placed = this.#lastShown = null
    this.#undrawable = false
    this.#reservation = this.drawn = this.gaps = this.unresolved = ''
  }

  /** What befell the picture, or with a remedy all pictures of the page. */
  #suffer(place: number, mishap: Mishap, reason: string, remedy?: Remedy): void {
    if (place !== this.newest) return
    console.warn(`The picture met with a mishap (${mishap}): ${reason}`)
    this.#recover(mishap, remedy)
  }

  /** There was nothing to draw with. */
  #miss(place: number, error: unknown): void {
    if (place !== this.newest) return
    console.warn(error)
    if (place === 0 && !plannedGpu(this.#recovery)) this.#fail()
    else this.#recover(this.code && error instanceof this.code.GpuRefusal ? error.kind : 'unbuilt')
  }

  #recover(mishap: Mishap, decided?: Remedy): void {
    const evaluator = this.picture?.evaluator ?? (plannedGpu(this.#recovery) ? 'webgpu' : 'cpu')
    const remedy = decided ?? this.#recovery.after(mishap, evaluator, performance.now())
    if (remedy === 'keep') this.#condition = this.#lasting()
    if (remedy === 'keep') return
    if (this.picture) this.#let()
    if (remedy === 'give up') return this.#fail()
    const shown = this.places.filter((place) => place === this.#shownPlace)
    this.places = [...shown, this.newest + 1]
  }

  /** Why the picture, or all of the page, are not as they could be. */
  #lasting(): string {
    return this.#recovery.sentence || (this.code?.pageEngine.sentence ?? '')
  }

  #fail(): void {
    this.failed = true
    this.#condition =
      this.#shownPlace === null
        ? 'There is no picture, because this browser offers neither WebGPU nor WebGL. ' +
          'The formulas, the numbers and the link work without it.'
        : 'The picture was lost and cannot be made again. The formulas, the numbers and the link work without it; ' +
          'reload the page to try again.'
  }

  /** Formula, domain and parameters: what has to be sampled again. */
  #sample(): void {
    const { picture } = this
    const { pictured: field, domain, values } = this.plot
    if (!picture || !field) return
    const asked = { field, domain, values }
    if (field === this.#asked && field === this.#placedField())
      return picture.sample({ domain, values, heights: this.framing.fitOf(asked).heights })
    this.#asked = field
    this.#place(picture, asked).catch((error: unknown) => {
      // Whatever a lost picture still has to say, the next one starts anew.
      if (picture === this.picture) this.#giveUp(error)
    })
  }

  /** Read outside the effect, which must not run again when the samples are in place. */
  #placedField(): ScalarField | undefined {
    return untrack(() => this.#placed?.field)
  }

  async #place(picture: Picture, placed: Placed): Promise<void> {
    const { field, domain, values } = placed
    const own = ++this.#turn
    const overtaken = () => own !== this.#turn || picture !== this.picture
    // With a long formula the page sets what was read first, and then has a moment for its reader.
    const pause = async () => field.tape.code.length > longTape && (await nextTask())
    await pause()
    if (overtaken()) return
    const { heights } = this.framing.fitOf(placed)
    await pause()
    if (overtaken()) return
    if (!(await picture.setField(field, { domain, values, heights }))) return
    if (picture !== this.picture) return
    this.#placed = placed
    this.#undrawable = false
    this.#reservation = reservationOf(picture)
    await tick()
    await picture.settled()
    if (this.#placed !== placed) return
    this.drawn = placed.field.source
    this.#shownPlace = this.newest
    // The lost picture beneath has served its time.
    if (this.places.length > 1) this.places = [this.newest]
  }

  /** What is said stays while something moves, so that it does not come and go. */
  #rest(resting: boolean): void {
    this.resting = resting
    if (!resting) return
    // The first picture came from the workers: whether the GPU takes this function is known only now.
    if (this.picture && !this.#undrawable) this.#reservation = reservationOf(this.picture)
    this.gaps = this.picture?.gappy ? 'f jumps too often to be drawn whole; zoom in.' : ''
    this.unresolved = this.picture?.veiled
      ? 'f oscillates faster than can be drawn here; zoom in. The veil shows the heights between which it lies.'
      : ''
  }

  #giveUp(error: unknown): void {
    console.warn(error)
    this.#undrawable = true
    this.#reservation = 'The picture of this function could not be made; the numbers are right all the same.'
  }

  /** Everything else: what has to be drawn again. */
  #show(): void {
    const { picture, plot } = this
    const { box } = this.framing
    if (!picture || !box) return
    const jet = box.field === plot.pictured ? plot.picturedJet : box.field.jet(plot.point, box.values)
    const open = toolsNamed(plot.tools)
    const marks = marksOf(plot.layers, open, examine(plot.point, jet, plot.direction))
    picture.stage.show(frameOf(box.field, box.domain, box.heights), marks, theme.shown)
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
    this.plot.change('camera', this.#camera)
  }
}

/** Instructions; the work on longer tapes is spread over tasks. */
const longTape = 150

/** The page's formulas are set. One that comes hidden waits until it is seen, and draws nothing before. */
async function whenLive(): Promise<void> {
  await afterOthers()
  if (document.hidden) await new Promise(requestAnimationFrame)
  await nextTask()
}

/** `?engine=cpu` tries the way without WebGPU. */
const askedEngine = (): 'auto' | 'cpu' =>
  new URLSearchParams(location.search).get('engine') === 'cpu' ? 'cpu' : 'auto'

const plannedGpu = ({ plan }: Recovery): boolean => plan.engine === 'auto' && navigator.gpu !== undefined

function processorNotice(again: boolean): string {
  if (askedEngine() === 'cpu') return 'Drawing on the processor, as the address asks.'
  return again && navigator.gpu !== undefined
    ? 'The graphics device did not come back; drawing on the processor. Reload to try it again.'
    : 'Your browser has no WebGPU; drawing on the processor instead.'
}

const reservationOf = ({ refusal }: Picture): string => (refusal ? refusalSentences[refusal.kind] : '')

/** Of a function that the GPU refused, so that the worker samples it. */
const refusalSentences: Record<GpuRefusal['kind'], string> = {
  memory: 'The graphics memory is full; the processor computes this function. Closing other tabs helps.',
  validation: 'The graphics driver does not take this function; the processor computes it.',
  internal: 'The graphics driver failed at this function; the processor computes it.'
}

/** Short enough for a link, and finer than anyone aims. */
const roundedCamera = ({ azimuth, elevation, zoom }: CameraView): CameraView => ({
  azimuth: Number(azimuth.toFixed(1)),
  elevation: Number(elevation.toFixed(1)),
  zoom: Number(zoom.toPrecision(3))
})

const sameCamera = (a: CameraView, b: CameraView): boolean =>
  a.azimuth === b.azimuth && a.elevation === b.elevation && a.zoom === b.zoom
