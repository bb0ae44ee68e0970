import { afterOthers } from '../../basics/inTurn'
import { nextTask } from '../../basics/nextTask'
import { Recovery, type Evaluator, type Mishap, type Remedy } from '../../engine/recovery'
import type { CameraState } from '../../figure/facets/camera'
import type { Picture } from '../../views/box/picture'

/** What is told of a picture's life. */
export interface LifeEvents {
  /** A picture was made; nothing is on it yet. */
  onPicture(picture: Picture): void
  /** The picture is gone, or still shows its last frame and is no longer known. */
  onPictureGone(): void
  onCamera(view: CameraState): void
  onFrame(): void
  onRest(resting: boolean): void
}

/** The life of a picture: it is made in a place of the page, and after a loss again in another place. */
export class PictureLife {
  picture = $state.raw<Picture | null>(null)
  /** What pictures need beside themselves; it is there before the first of them. */
  code = $state.raw<typeof import('./pictureCode') | null>(null)
  /** Where pictures are drawn: the newest place, and before it one that is lost but still shows its last frame. */
  places = $state.raw<readonly number[]>([0])
  newest = $derived(this.places.at(-1)!)
  /** There is no picture, and there will be none. */
  failed = $state.raw(false)
  /** Why there is no picture, or none as it could be, in words. */
  sentence = $state.raw('')
  /** The first picture waits until the page's formulas are set; not where their text can be read before. */
  afterFormulas = true

  readonly #events: LifeEvents
  #recovery = new Recovery('auto')
  /** The place that shows a picture, or did before it was lost. */
  #shownPlace: number | null = null

  constructor(events: LifeEvents) {
    this.#events = events
  }

  /** Loads the picture into a place's elements; three.js comes only now, when the page is live. The answer closes it. */
  open(place: number, canvas: HTMLCanvasElement, labels: HTMLElement): () => void {
    let closed = false
    let opened: Picture | null = null
    const isFirst = place === 0
    if (isFirst) this.#recovery = new Recovery(askedEngine())
    const { onCamera, onFrame, onRest } = this.#events
    void (isFirst ? whenLive(this.afterFormulas) : Promise.resolve())
      .then(() => import('./pictureCode'))
      .then((code) => {
        this.code = code
        return code.createPicture(canvas, labels, {
          engine: code.pageEngine,
          plan: this.#recovery.plan,
          onCamera,
          onFrame,
          onRest,
          onMishap: (mishap, reason, remedy) => {
            if (!closed) this.#afterMishap(place, mishap, reason, remedy)
          }
        })
      })
      .then(
        (picture) => {
          if (closed) return picture.dispose()
          opened = picture
          this.#accept(place, picture)
        },
        (error: unknown) => closed || this.#afterRefusal(place, error)
      )
    return () => {
      closed = true
      if (opened && opened === this.picture) this.#leavePicture()
      opened?.dispose()
    }
  }

  /** The newest picture is on screen: the lost one beneath it has served its time. */
  markShown(): void {
    this.#shownPlace = this.newest
    if (this.places.length > 1) this.places = [this.newest]
  }

  #accept(place: number, picture: Picture): void {
    if (place !== this.newest) return
    this.picture = picture
    this.sentence =
      this.#lastingSentence() || (picture.evaluator === 'cpu' ? processorSentence(place > 0) : '')
    this.#events.onPicture(picture)
  }

  #leavePicture(): void {
    this.picture = null
    this.#events.onPictureGone()
  }

  /** What befell the picture, or with a remedy all pictures of the page. */
  #afterMishap(place: number, mishap: Mishap, reason: string, remedy?: Remedy): void {
    if (place !== this.newest) return
    console.warn(`The picture met with a mishap (${mishap}): ${reason}`)
    this.#recover(mishap, remedy)
  }

  /** No picture could be made. */
  #afterRefusal(place: number, error: unknown): void {
    if (place !== this.newest) return
    console.warn(error)
    if (place === 0 && !plansGpu(this.#recovery)) this.#giveUp()
    else this.#recover(this.code && error instanceof this.code.GpuRefusal ? error.kind : 'unbuilt')
  }

  #recover(mishap: Mishap, decided?: Remedy): void {
    const evaluator: Evaluator = this.picture?.evaluator ?? (plansGpu(this.#recovery) ? 'webgpu' : 'cpu')
    const remedy = decided ?? this.#recovery.after(mishap, evaluator, performance.now())
    if (remedy === 'keep') this.sentence = this.#lastingSentence()
    if (remedy === 'keep') return
    if (this.picture) this.#leavePicture()
    if (remedy === 'give up') return this.#giveUp()
    const shown = this.places.filter((place) => place === this.#shownPlace)
    this.places = [...shown, this.newest + 1]
  }

  /** Why the picture, or all of the page, are not as they could be. */
  #lastingSentence(): string {
    return this.#recovery.sentence || (this.code?.pageEngine.sentence ?? '')
  }

  #giveUp(): void {
    this.failed = true
    // Where there never was one, the map is the picture, and nothing is missing.
    this.sentence =
      this.#shownPlace === null
        ? ''
        : 'The picture was lost and cannot be made again: the map takes its place. Reload the page to try again.'
  }
}

/** The page's formulas are set, if they come first. One that comes hidden waits until it is seen, and draws nothing before. */
async function whenLive(afterFormulas: boolean): Promise<void> {
  if (afterFormulas) await afterOthers()
  if (document.hidden) await new Promise(requestAnimationFrame)
  await nextTask()
}

/** `?engine=cpu` tries the way without WebGPU. */
const askedEngine = (): 'auto' | 'cpu' =>
  new URLSearchParams(location.search).get('engine') === 'cpu' ? 'cpu' : 'auto'

const plansGpu = ({ plan }: Recovery): boolean => plan.engine === 'auto' && navigator.gpu !== undefined

function processorSentence(again: boolean): string {
  if (askedEngine() === 'cpu') return 'Drawing on the processor, as the address asks.'
  return again && navigator.gpu !== undefined
    ? 'The graphics device did not come back; drawing on the processor. Reload to try it again.'
    : 'Your browser has no WebGPU; drawing on the processor instead.'
}
