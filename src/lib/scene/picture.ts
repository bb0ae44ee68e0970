import { openDevice } from '../gpu/device'
import type { ScalarField } from '../math'
import type { Domain, Grid } from '../tape/sampling'
import { arrowDomain, arrowGrid } from './arrowGrid'
import { createCpuSampler, createGpuSampler } from './sampler'
import type { Prepared, Sampler } from './sampler'
import { createStage } from './stage'
import type { CameraView, Stage } from './stage'

/** Which evaluator fills the fields: compute shaders, or the block evaluator in a worker. */
export type Engine = 'webgpu' | 'cpu'

export interface PictureOptions {
  /** 'auto' takes WebGPU where there is an adapter. */
  engine: 'auto' | 'cpu'
  /** Fixes the surface's grid; without it the picture chooses by device. */
  grid?: Grid
  /** Called when the reader moved the camera. */
  onCamera?: (view: CameraView) => void
  /** Called after each frame with how many were drawn so far. */
  onFrame?: (frames: number) => void
}

/** A stage together with the engine that samples for it. */
export interface Picture {
  readonly engine: Engine
  readonly stage: Stage
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
  { engine, grid, onCamera, onFrame }: PictureOptions
): Promise<Picture> {
  const open = engine === 'auto' ? await openDevice() : null
  const fast = open !== null && !open.software
  const stage = await createStage(canvas, labels, {
    device: open?.device ?? null,
    grid: grid ?? (fast ? fastGrid : slowGrid),
    antialias: fast,
    onCamera,
    onFrame
  })
  const sampler = open ? createGpuSampler(open.device) : createCpuSampler()
  return assemble(stage, sampler, open ? 'webgpu' : 'cpu', open?.software ? 1 : 2)
}

function assemble(stage: Stage, sampler: Sampler, engine: Engine, mostPixels: number): Picture {
  let present: { prepared: Prepared; names: string[] } | null = null
  let newest = 0
  let filling: Promise<unknown> = Promise.resolve()

  const fill = (domain: Domain, values: Record<string, number>): Promise<boolean> => {
    const { prepared, names } = present!
    const fillings = [
      { slot: stage.surface, domain },
      { slot: { ...slotOf(stage.arrows), grid: arrowGrid(domain) }, domain: arrowDomain(domain) }
    ]
    const filled = prepared
      .fill(
        fillings,
        names.map((name) => values[name] ?? 1)
      )
      .then((done) => {
        if (done) stage.invalidate()
        return done
      })
    filling = filled.catch(() => undefined)
    return filled
  }

  return {
    engine,
    stage,
    mostPixels,
    async setField(field, domain, parameters) {
      const turn = ++newest
      const prepared = await sampler.prepare(field.tape)
      if (turn !== newest) {
        prepared.destroy()
        return false
      }
      present?.prepared.destroy()
      present = { prepared, names: field.parameters }
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
      newest++
      present?.prepared.destroy()
      stage.dispose()
      sampler.dispose()
    }
  }
}

/** A slot's own grid follows the domain shown; samples for another domain bring theirs. */
const slotOf = ({ buffer, upload }: Stage['arrows']) => ({ buffer, upload })
