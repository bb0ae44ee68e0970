import { tick, untrack } from 'svelte'
import type { Evaluator } from '../../engine/recovery'
import { nextTask } from '../../basics/nextTask'
import type { ScalarField } from '../../field/field'
import { frameOf, type Frame } from '../../figure/frame'
import { examine } from '../../figure/layers'
import { lightUp } from '../../figure/lit'
import type { Grip } from '../../figure/grip'
import type { Mark, SpacePoint } from '../../figure/mark'
import type { GpuRefusal } from '../../gpu/refusal'
import type { Plot } from '../../state/plot.svelte'
import { fetchTools, openTools } from '../../tools/toolbox.svelte'
import { marksOf } from '../../tools/tools'
import type { Picture } from '../../views/box/picture'
import { theme } from '../site/theme.svelte'
import type { Aimed, Sight } from './aimed'
import type { BesideSheets } from './besideSheets.svelte'
import { CameraLink } from './cameraLink'
import type { DomainGestures } from './domainGestures'
import { Framing, type Boxed, type Placed } from './framing.svelte'
import { PictureLife } from './pictureLife.svelte'

/** What a picture shows. */
export interface Scene {
  box: Boxed
  frame: Frame
  marks: readonly Mark[]
}

/** The bridge from a plot to its picture: what follows the plot, and what the picture says of itself. */
export class Viewport implements Aimed {
  readonly plot: Plot
  readonly life: PictureLife
  readonly framing: Framing
  readonly #camera: CameraLink
  readonly #isMapAsked: () => boolean

  /** The source whose picture is on screen. */
  drawn = $state.raw('')
  frames = $state.raw(0)
  /** Nothing more will be drawn until something changes. */
  resting = $state.raw(false)
  /** That much of the surface is left open for want of room, in words. */
  gaps = $state.raw('')
  /** That f oscillates faster than the grid, in words. */
  unresolved = $state.raw('')
  /** What there is to say about the picture of the present function. */
  #reservation = $state.raw('')
  /** No picture of the present function could be made. */
  #undrawable = $state.raw(false)

  /** What the samples in place show: while a new function is sampled, the old picture stays whole. */
  #placed = $state.raw<Placed | null>(null)
  /** The box of a new function while it is sampled: its map can be made meanwhile. */
  coming = $state.raw<Boxed | null>(null)
  /** What was shown last of the function in place. */
  #lastShown: Placed | null = null
  /** The function that was asked for last. */
  #asked: ScalarField | null = null
  /** Counts what is to be placed; only the newest is. */
  #turn = 0
  #gestures: DomainGestures | null = null

  picture = $derived.by(() => this.life.picture)
  engine = $derived<Evaluator | undefined>(this.picture?.evaluator)
  renderer = $derived(this.picture?.stage.renderer ?? 'none')
  /** Why there is no picture, or what else there is to say about it. */
  notice = $derived.by(() => [this.life.sentence, this.#reservation].filter(Boolean).join(' '))
  /** The map beside the scene or in its place, if there is one: it knows the source for which it is complete. */
  map = $state.raw<{ readonly drawn: string } | null>(null)
  mapDrawn = $derived.by(() => this.map?.drawn ?? '')
  /** The map could not be fetched. */
  mapFailed = $state.raw(false)
  /** The map takes the place of the scene: since it is asked for, or there is no scene. */
  #mapAlone = $derived.by(() => this.life.failed || this.#isMapAsked())
  /** The first picture is there, or in its place the map, or there will be none. */
  ready = $derived.by(
    () =>
      this.drawn !== '' || this.#undrawable || (this.#mapAlone && (this.mapDrawn !== '' || this.mapFailed))
  )

  /** How the picture is, for tests and assistive technology: attributes of the element that holds it. */
  attributes = $derived.by(() => ({
    'data-engine': this.engine,
    'data-renderer': this.renderer,
    'data-drawn': this.#mapAlone ? this.mapDrawn : this.drawn,
    'data-frames': this.frames,
    'data-beside': this.#sheets?.shown(this.#others) || undefined,
    'data-picture': this.resting ? 'resting' : 'moving'
  }))

  /** The functions whose surfaces are drawn beside the active one; the same list while they are the same. */
  #others = $derived.by(() => this.plot.rows?.others ?? [])
  #beside = $derived.by<readonly ScalarField[]>(() => {
    const fields = this.#others.map(({ field }) => field)
    const isSame =
      fields.length === this.#lastBeside.length && fields.every((field, i) => field === this.#lastBeside[i])
    return isSame ? this.#lastBeside : (this.#lastBeside = fields)
  })
  #lastBeside: readonly ScalarField[] = []
  /** Their samples; the code for them comes with the first of them. */
  #sheets = $state.raw<BesideSheets | null>(null)

  /**
   * What to show now: the present domain and parameters, unless they belong to a function still to come; then
   * those that the function in place was shown with last. Where there is no scene, nothing has to come first.
   */
  #shown = $derived.by<Placed | null>(() => {
    const placed = this.#placed
    const { pictured: field, domain, values } = this.plot
    const beside = this.#beside
    if (field && (this.#mapAlone || this.#undrawable)) return { field, beside, domain, values }
    if (placed && placed.field === field) return (this.#lastShown = { field, beside, domain, values })
    return placed && placed.field === this.#lastShown?.field ? this.#lastShown : placed
  })

  /** The frame of what is shown; the same while only marks move. */
  #frame = $derived.by(() => this.framing.box && this.#frameAround(this.framing.box))

  /** What all pictures show: the marks, and the box around them. */
  scene = $derived.by<Scene | null>(() => {
    const [box, frame] = [this.framing.box, this.#frame]
    return box && frame && { box, frame, marks: this.#marksIn(box) }
  })
  /** The same of the function to come. */
  comingScene = $derived.by<Scene | null>(() => {
    const box = this.coming
    return box && { box, frame: this.#frameAround(box), marks: this.#marksIn(box) }
  })

  /** `isMapAsked` tells whether the reader wants the map in the scene's place. */
  constructor(plot: Plot, isMapAsked = () => false) {
    this.plot = plot
    this.#isMapAsked = isMapAsked
    this.#camera = new CameraLink(plot)
    this.life = new PictureLife({
      onPicture: (picture) => this.#begin(picture),
      onPictureGone: () => this.#forget(),
      onCamera: (view) => this.#camera.report(view),
      onFrame: () => this.frames++,
      onRest: (resting) => this.#rest(resting)
    })
    this.framing = new Framing(
      () => this.#shown,
      () => this.life.code
    )
  }

  /** Everything that follows the plot; call it while the component is made. */
  follow(): void {
    this.framing.follow()
    $effect(() => void fetchTools(this.plot.tools).catch(console.warn))
    $effect(() => this.#sample())
    $effect(() => this.#sampleBeside())
    $effect(() => this.#show())
    $effect(() => this.#camera.follow(this.picture))
  }

  /** Where the point stands in the picture, in CSS pixels; null where it has no height. */
  get spot(): { x: number; y: number } | null {
    const { picture, plot } = this
    const z = plot.picturedJet.value
    if (!picture || !Number.isFinite(z)) return null
    return picture.stage.project(plot.point[0], plot.point[1], z)
  }

  /** What can be dragged besides the point: beads on paths, and what the open tools have. */
  get grips(): Grip[] {
    const { plot } = this
    return [...openTools(plot.tools).flatMap(({ grips }) => grips?.(plot) ?? []), ...(plot.rows?.beads ?? [])]
  }

  /** Where a place appears in the picture, in CSS pixels; null where it has no height. */
  spotOf([x, y, z]: SpacePoint): { x: number; y: number } | null {
    return this.picture && Number.isFinite(z) ? this.picture.stage.project(x, y, z) : null
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

  #frameAround({ field, domain, heights }: Boxed): Frame {
    const frame = frameOf(field, domain, heights)
    const height = this.#others.length > 0 ? 'z' : this.plot.active
    return { ...frame, names: [...frame.names, height] }
  }

  #marksIn({ field, domain, values, heights }: Boxed): readonly Mark[] {
    const { plot } = this
    const jet = field === plot.pictured ? plot.picturedJet : field.jet(plot.point, values)
    const examined = examine(plot.point, jet, plot.direction)
    const pointed = plot.pointed.tone
    const seen = { field, domain, values, heights, jet, state: plot.settings, pointed }
    const subject = { ...examined, ...seen, rows: plot.rows?.drawn ?? [], owner: plot }
    const own = marksOf(plot.layers, openTools(plot.tools), subject)
    const marks = plot.rows ? [...plot.rows.among(own), ...(this.#sheets?.marksOf(this.#others) ?? [])] : own
    return lightUp(plot.added.length > 0 ? [...marks, ...plot.added] : marks, pointed)
  }

  resetCamera(): void {
    if (!this.plot.mayChange('camera')) return
    this.picture?.stage.resetCamera()
    this.plot.change('camera', null)
  }

  /** Locks hold the reader's hands. */
  #begin(picture: Picture): void {
    this.#gestures ??= new this.life.code!.DomainGestures(this)
    this.#camera.begin(picture)
    picture.stage.cameraLocked = !this.plot.mayChange('camera')
    picture.stage.gestures = this.plot.mayChange('domain') ? this.#gestures : null
  }

  /** What a picture showed is not known any more. */
  #forget(): void {
    this.framing.forget()
    this.#gestures?.stop()
    this.#asked = this.#placed = this.#lastShown = null
    this.coming = null
    this.#undrawable = false
    this.#reservation = this.drawn = this.gaps = this.unresolved = ''
  }

  /** Formula, domain and parameters: what has to be sampled again. */
  #sample(): void {
    const { picture } = this
    const { pictured: field, domain, values } = this.plot
    if (!picture || !field) return
    const asked = { field, beside: this.#beside, domain, values }
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
    const sampled = picture.setField(field, { domain, values, heights })
    this.coming = { ...placed, heights }
    if (!(await sampled)) return
    if (picture !== this.picture) return
    this.#placed = placed
    this.coming = null
    this.#undrawable = false
    this.#reservation = reservationOf(picture)
    await tick()
    await picture.settled()
    if (this.#placed !== placed) return
    this.drawn = placed.field.source
    this.life.markShown()
  }

  #giveUp(error: unknown): void {
    console.warn(error)
    this.coming = null
    this.#undrawable = true
    this.#reservation = 'The picture of this function could not be made; the numbers are right all the same.'
  }

  /** What is said stays while something moves, so that it does not come and go. */
  #rest(resting: boolean): void {
    this.resting = resting
    if (!resting) return
    const { picture } = this
    // The first picture came from the workers: whether the GPU takes this function is known only now.
    if (picture && !this.#undrawable) this.#reservation = reservationOf(picture)
    this.gaps = picture?.gappy ? 'f jumps too often to be drawn whole; zoom in.' : ''
    this.unresolved = picture?.veiled
      ? 'f oscillates faster than can be drawn here; zoom in. The veil shows the heights between which it lies.'
      : ''
  }

  /** The surfaces beside the active one. */
  #sampleBeside(): void {
    const [picture, others, box] = [this.picture, this.#others, this.framing.box]
    if (others.length > 0 && !this.#sheets)
      void import('./besideSheets.svelte').then(
        ({ BesideSheets }) => (this.#sheets ??= new BesideSheets()),
        console.warn
      )
    if (picture && box) this.#sheets?.follow(picture.pool, others, box)
  }

  /** Everything else: what has to be drawn again. */
  #show(): void {
    const { picture, scene } = this
    if (picture && scene) picture.stage.show(scene.frame, scene.marks, theme.shown)
  }
}

/** Instructions; the work on longer tapes is spread over tasks. */
const longTape = 150

const reservationOf = ({ refusal }: Picture): string => (refusal ? refusalSentences[refusal.kind] : '')

/** Of a function that the GPU refused, so that the worker samples it. */
const refusalSentences: Record<GpuRefusal['kind'], string> = {
  memory: 'The graphics memory is full; the processor computes this function. Closing other tabs helps.',
  validation: 'The graphics driver does not take this function; the processor computes it.',
  internal: 'The graphics driver failed at this function; the processor computes it.'
}
