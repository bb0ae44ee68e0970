import { openDevice, type OpenDevice } from '../../gpu/device'
import { onUncaught, type GpuRefusal } from '../../gpu/refusal'
import type { ScalarField } from '../../field/field'
import type { Grid } from '../../tape/sampling/sampling'
import { createGridLadder, fixedLadder } from '../../engine/gridLadder'
import { createPacer, type Pacer } from '../../engine/pacer'
import { createSampler } from '../../engine/sampler'
import type { Prepared, Sampler, Shown } from '../../engine/sampler'
import { createStage } from './createStage'
import type { CameraView, Stage, StageOptions } from './stage'

/** Which evaluator fills the fields: compute shaders, as far as f32 is fine enough, or workers. */
export type Engine = 'webgpu' | 'cpu'

export interface PictureOptions {
  /** 'auto' takes WebGPU where there is an adapter. */
  engine: 'auto' | 'cpu'
  /** A device was there a moment ago: ask for it more than once. */
  returning?: boolean
  /** Little memory: a slow device's first grid for good, and one pixel per CSS pixel. */
  coarse?: boolean
  /** Fixes the surface's grid; without it the picture chooses by device. */
  grid?: Grid
  /** Called when the reader moved the camera. */
  onCamera?: (view: CameraView) => void
  /** Called after each frame with how many were drawn so far. */
  onFrame?: (frames: number) => void
  /** Told true when the picture is as fine as it gets and no more frame comes by itself, else false. */
  onRest?: (resting: boolean) => void
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
  /** Whether poles and jumps are so many that a good part of the surface on show is left open. */
  readonly gappy: boolean
  /** Whether a part of it is veiled, since f oscillates faster than the finest grid that this device draws. */
  readonly veiled: boolean
  /** More device pixels per CSS pixel than this are not worth their time. */
  readonly mostPixels: number
  /**
   * Compiles and samples a new function; the old picture stays until the new one is ready.
   * True when its samples are in place, false when a newer call overtook it.
   */
  setField(field: ScalarField, shown: Shown): Promise<boolean>
  /** Samples the present function again, for a new domain, new parameters or new heights. */
  sample(shown: Shown): void
  /** Resolves when the newest samples are drawn and the GPU has finished. */
  settled(): Promise<void>
  dispose(): void
}

/** Cells along a side of the first picture: on a processor, and on a GPU. */
const slowStart = 96
const fastStart = 192

/** Rejects when the browser can draw neither with WebGPU nor with WebGL 2. */
export async function createPicture(
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  { engine, returning, coarse, grid, onCamera, onFrame, onRest, onRefusal }: PictureOptions
): Promise<Picture> {
  const open = engine === 'auto' ? await openDevice(undefined, returning) : null
  if (open && onRefusal) onUncaught(open.device, onRefusal)
  const fast = open !== null && !open.software && !coarse
  const ladder = grid ? fixedLadder(grid) : createGridLadder(fast ? fastStart : slowStart, coarse)
  let pacer: Pacer | null = null
  const sampler = createSampler(open?.device ?? null, fast)
  const stage = await openStage(open, canvas, labels, {
    grid: ladder.moving,
    antialias: fast,
    onFrame,
    onRefusal,
    onCamera(view) {
      onCamera?.(view)
      pacer?.turned()
    }
  }).catch((error: unknown) => {
    sampler.dispose()
    throw error
  })
  pacer = createPacer(stage, ladder, onRest)
  return assemble(stage, sampler, pacer, open ? 'webgpu' : 'cpu', open?.software || coarse ? 1 : 2)
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

/** A field and what samples it. */
interface Made {
  field: ScalarField
  prepared: Prepared
}

function assemble(stage: Stage, sampler: Sampler, pacer: Pacer, engine: Engine, mostPixels: number): Picture {
  let present: Made | null = null
  /** Compiles while the present one is on show. */
  let coming: Made | null = null
  let disposed = false
  function abandon() {
    coming?.prepared.destroy()
    coming = null
  }
  return {
    engine,
    stage,
    mostPixels,
    lost: new Promise((resolve) => void stage.lost.then((reason) => disposed || resolve(reason))),
    get refusal() {
      return present?.prepared.refusal ?? null
    },
    get gappy() {
      return pacer.gappy
    },
    get veiled() {
      return pacer.veiled
    },
    async setField(field, shown) {
      if (coming?.field !== field) {
        abandon()
        coming = { field, prepared: sampler.prepare(field.tape) }
      }
      const own = coming
      try {
        const placed = await pacer.show(own.prepared, shown)
        if (!placed || own !== coming) return placed
        present?.prepared.destroy()
        present = own
        coming = null
        return true
      } catch (error) {
        if (own === coming) abandon()
        throw error
      }
    },
    sample(shown) {
      if (present) void pacer.show(present.prepared, shown).catch((error: unknown) => console.warn(error))
    },
    async settled() {
      await pacer.filled()
      await stage.settled()
    },
    dispose() {
      disposed = true
      pacer.dispose()
      abandon()
      present?.prepared.destroy()
      stage.dispose()
      sampler.dispose()
    }
  }
}
