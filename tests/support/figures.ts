import { readField } from '../../src/lib'
import type { Engine } from '../../src/lib/engine/engine'
import { Recovery, type Mishap, type Plan, type Remedy } from '../../src/lib/engine/recovery'
import type { ScalarField } from '../../src/lib/field/field'
import type { Frame } from '../../src/lib/figure/frame'
import type { Mark } from '../../src/lib/figure/mark'
import { GpuRefusal } from '../../src/lib/gpu/refusal'
import type { Domain } from '../../src/lib/tape/sampling/sampling'
import { createPicture, type Picture } from '../../src/lib/views/box/picture'
import type { Theme } from '../../src/lib/views/box/colours'
import { everyMark } from '../../src/lib/views/box/everyMark'

const domain: Domain = { x: [-2, 2], y: [-2, 2] }
const heights: [number, number] = [-4, 4]
const frame: Frame = { names: ['x', 'y'], sides: [domain.x, domain.y], heights }
const grid = { columns: 33, rows: 33 }
const size = { width: 120, height: 90 }

/** What a figure shows beside the surface's samples. */
export interface Look {
  marks: readonly Mark[]
  theme: Theme
}
const everything: Look = { marks: everyMark, theme: 'light' }

function fieldOf(source: string): ScalarField {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

/** A picture of one function on a page, which is made again after mishaps as the site does it. */
export class Figure {
  readonly frame = document.createElement('div')
  readonly mishaps: Mishap[] = []
  frames = 0
  /** What the canvas showed after the last frame. */
  pixels = new Uint8ClampedArray()
  readonly #engine: Engine
  readonly #recovery: Recovery
  readonly #look: Look
  #source: string
  #picture: Promise<Picture>
  /** Every picture there was. */
  readonly #pictures: Promise<Picture>[] = []

  constructor(engine: Engine, source: string, asked: Plan['engine'], look: Look = everything) {
    this.#engine = engine
    this.#recovery = new Recovery(asked)
    this.#source = source
    this.#look = look
    Object.assign(this.frame.style, { width: `${size.width}px`, height: `${size.height}px` })
    document.body.append(this.frame)
    this.#picture = this.#open()
  }

  /** What is said at the picture. */
  get sentence(): string {
    return this.#recovery.sentence || this.#engine.sentence
  }

  /** The newest picture, once it is made. */
  async picture(): Promise<Picture> {
    const newest = this.#picture
    const made = await newest.catch(() => null)
    return made && newest === this.#picture ? made : this.picture()
  }

  /** Resolves when the newest picture shows the function, which it does in view. */
  async drawn(): Promise<void> {
    const picture = await this.picture()
    await picture.setField(fieldOf(this.#source), { domain, values: {}, heights })
    await picture.settled()
    if (picture !== (await this.picture())) await this.drawn()
  }

  /** Shows another function. */
  show(source: string): Promise<void> {
    this.#source = source
    return this.drawn()
  }

  /** Samples the function once more; why the GPU does not, if it is known. */
  async sample(): Promise<GpuRefusal | null> {
    const picture = await this.picture()
    picture.sample({ domain, values: {}, heights })
    await picture.settled()
    return picture.refusal
  }

  #open(): Promise<Picture> {
    const [canvas, labels] = [document.createElement('canvas'), document.createElement('div')]
    canvas.style.cssText = 'display: block; width: 100%; height: 100%'
    this.frame.replaceChildren(canvas, labels)
    const creating = createPicture(canvas, labels, {
      engine: this.#engine,
      plan: this.#recovery.plan,
      grid,
      onFrame: () => this.#copy(canvas),
      onMishap: (mishap, _reason, remedy) => this.#suffer(mishap, remedy)
    })
    creating.then(
      ({ stage }) => {
        stage.resize(size.width, size.height, 1)
        stage.show(frame, this.#look.marks, this.#look.theme)
      },
      (error: unknown) => this.#suffer(error instanceof GpuRefusal ? error.kind : 'unbuilt')
    )
    this.#pictures.push(creating)
    return creating
  }

  /** A canvas of WebGPU can be read while its frame is the present one. */
  #copy(canvas: HTMLCanvasElement): void {
    this.frames++
    const { width, height } = canvas
    const copy = new OffscreenCanvas(width, height).getContext('2d')!
    copy.drawImage(canvas, 0, 0)
    this.pixels = copy.getImageData(0, 0, width, height).data
  }

  #suffer(mishap: Mishap, decided?: Remedy): void {
    this.mishaps.push(mishap)
    const remedy = decided ?? this.#recovery.after(mishap, 'webgpu', performance.now())
    if (remedy === 'rebuild') this.#picture = this.#open()
  }

  async dispose(): Promise<void> {
    this.frame.remove()
    for (const picture of await Promise.allSettled(this.#pictures))
      if (picture.status === 'fulfilled') picture.value.dispose()
  }
}
