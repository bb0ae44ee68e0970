import { openDevice, type OpenDevice } from '../gpu/device'
import { onUncaught, type GpuRefusal } from '../gpu/refusal'
import type { ScalarField } from '../math'
import { refine } from '../tape/refine'
import type { Domain, Grid } from '../tape/sampling'
import type { Tape } from '../tape/tape'
import { arrowDomain, arrowGrid } from './arrowGrid'
import { createCpuSampler, createGpuSampler } from './sampler'
import type { Prepared, Sampler } from './sampler'
import { withSpare } from './spareSampler'
import { createStage } from './stage'
import type { CameraView, Stage, StageOptions } from './stage'

/** Which evaluator fills the fields: compute shaders, or the block evaluator in a worker. */
export type Engine = 'webgpu' | 'cpu'

export interface PictureOptions {
  /** 'auto' takes WebGPU where there is an adapter. */
  engine: 'auto' | 'cpu'
  /** A device was there a moment ago: ask for it more than once. */
  returning?: boolean
  /** Little memory: the grid of a slow device, and one pixel per CSS pixel. */
  coarse?: boolean
  /** Fixes the surface's grid; without it the picture chooses by device. */
  grid?: Grid
  /** Called when the reader moved the camera. */
  onCamera?: (view: CameraView) => void
  /** Called after each frame with how many were drawn so far. */
  onFrame?: (frames: number) => void
  /** Told when the GPU refuses what the picture needs: it may have holes from then on. */
  onRefusal?: (refusal: GpuRefusal) => void
}

/** A stage together with the engine that samples for it. */
export interface Picture {
  readonly engine: Engine
  readonly stage: Stage
  /** Resolves with the reason when device or context are lost; not when the picture is disposed. */
  readonly lost: Promise<string>
  /** Why the GPU does not sample the present function, so that the worker does; else null. */
  readonly refusal: GpuRefusal | null
  /** More device pixels per CSS pixel than this are not worth their time. */
  readonly mostPixels: number
  /**
   * Compiles and samples a new function; the old picture stays until the new one is ready.
   * True when its samples are in place, false when a newer call overtook it.
   */
  setField(field: ScalarField, domain: Domain, parameters: Record<string, number>): Promise<boolean>
  /** Samples the present function again, for a new domain or new parameters. */
  sample(domain: Domain, parameters: Record<string, number>): void
  /** Resolves when the newest samples are drawn and the GPU has finished. */
  settled(): Promise<void>
  dispose(): void
}

const square = (side: number): Grid => ({ columns: side, rows: side })
/** What a software adapter or the worker draws within about a tenth of a second, and a GPU within a frame. */
const slowGrid = square(129)
const fastGrid = square(385)

/** Rejects when the browser can draw neither with WebGPU nor with WebGL 2. */
export async function createPicture(
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  { engine, returning, coarse, grid, onCamera, onFrame, onRefusal }: PictureOptions
): Promise<Picture> {
  const open = engine === 'auto' ? await openDevice(undefined, returning) : null
  if (open && onRefusal) onUncaught(open.device, onRefusal)
  const fast = open !== null && !open.software && !coarse
  const stage = await openStage(open, canvas, labels, {
    grid: grid ?? (fast ? fastGrid : slowGrid),
    antialias: fast,
    onCamera,
    onFrame,
    onRefusal
  })
  const sampler = open ? withSpare(createGpuSampler(open.device), createCpuSampler) : createCpuSampler()
  return assemble(stage, sampler, open ? 'webgpu' : 'cpu', open?.software || coarse ? 1 : 2)
}

/** Rejects also when the device is lost meanwhile: a stage on it might never be ready. Leaves nothing behind then. */
async function openStage(
  open: OpenDevice | null,
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  options: Omit<StageOptions, 'device'>
): Promise<Stage> {
  const device = open?.device ?? null
  const creating = createStage(canvas, labels, { ...options, device })
  const lost = device?.lost.then(({ message }): never => {
    throw new Error(`The device was lost: ${message}`)
  })
  try {
    return await Promise.race(lost ? [creating, lost] : [creating])
  } catch (error) {
    creating.then(
      (stage) => stage.dispose(),
      () => undefined
    )
    device?.destroy()
    throw error
  }
}

function assemble(stage: Stage, sampler: Sampler, engine: Engine, mostPixels: number): Picture {
  let present: { prepared: Prepared; tape: Tape } | null = null
  let newest = 0
  let filling: Promise<unknown> = Promise.resolve()
  let disposed = false

  const fill = (domain: Domain, values: Record<string, number>): Promise<boolean> => {
    const { prepared, tape } = present!
    const { grid } = stage.surface
    const parameters = tape.parameters.map((name) => values[name] ?? 1)
    const fillings = [
      { slot: stage.surface, domain },
      { slot: { ...slotOf(stage.arrows), grid: arrowGrid(domain) }, domain: arrowDomain(domain) }
    ]
    const filled = prepared.fill(fillings, parameters).then((done) => {
      if (done)
        stage.place({ domain, base: 0, refinement: refine(tape, grid, domain, parameters, { base: 0 }) })
      return done
    })
    filling = filled.catch(() => undefined)
    return filled
  }

  return {
    engine,
    stage,
    mostPixels,
    lost: new Promise((resolve) => void stage.lost.then((reason) => disposed || resolve(reason))),
    get refusal() {
      return present?.prepared.refusal ?? null
    },
    async setField(field, domain, parameters) {
      const turn = ++newest
      const prepared = await sampler.prepare(field.tape)
      if (turn !== newest) {
        prepared.destroy()
        return false
      }
      present?.prepared.destroy()
      present = { prepared, tape: field.tape }
      const filled = await fill(domain, parameters)
      return filled && turn === newest
    },
    sample(domain, parameters) {
      if (present) void fill(domain, parameters).catch((error: unknown) => console.warn(error))
    },
    async settled() {
      await filling
      await stage.settled()
    },
    dispose() {
      disposed = true
      newest++
      present?.prepared.destroy()
      stage.dispose()
      sampler.dispose()
    }
  }
}

/** A slot's own grid follows the domain shown; samples for another domain bring theirs. */
const slotOf = ({ buffer, upload }: Stage['arrows']) => ({ buffer, upload })
