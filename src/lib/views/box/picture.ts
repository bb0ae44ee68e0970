import type { CameraState } from '../../figure/facets/camera'
import type { Engine } from '../../engine/engine'
import { createGridLadder, fixedLadder } from '../../engine/gridLadder'
import { createPacer, type Pacer } from '../../engine/pacer'
import type { Evaluator, Mishap, Plan, Remedy } from '../../engine/recovery'
import { createSampler } from '../../engine/sampler'
import type { Prepared, Sampler, Shown } from '../../engine/sampler'
import type { Session } from '../../engine/session'
import type { ScalarField } from '../../field/field'
import type { GpuRefusal } from '../../gpu/refusal'
import type { Grid } from '../../tape/sampling/sampling'
import type { WorkerPool } from '../../tape/workers/workerPool'
import { createStage } from './createStage'
import { watchView, type ViewWatch } from './inView'
import { sharedRendererOf } from './sharedRenderer'
import type { Stage, StageOptions } from './stage'

export interface PictureOptions {
  /** The page's: the picture borrows its device and its workers. */
  engine: Engine
  /** The picture's own; the engine's, made for all pictures, goes before it. */
  plan?: Plan
  /** Fixes the surface's grid; without it the picture chooses by device. */
  grid?: Grid
  /** Called when the reader moved the camera. */
  onCamera?: (view: CameraState) => void
  /** Called after each frame with how many were drawn so far. */
  onFrame?: (frames: number) => void
  /** Told true when the picture is as fine as it gets and no more frame comes by itself, else false. */
  onRest?: (resting: boolean) => void
  /**
   * Told when the picture is lost, or may have holes from then on because the GPU refuses what it needs. There is
   * a remedy already for what befell all pictures that drew together.
   */
  onMishap?: (mishap: Mishap, reason: string, remedy?: Remedy) => void
}

/** A stage together with what samples for it. */
export interface Picture {
  readonly evaluator: Evaluator
  readonly stage: Stage
  /** Works for all pictures of the page. */
  readonly pool: WorkerPool
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
   * True when its samples are in place, false when a newer call overtook it. Out of view it waits.
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

const anyPlan: Plan = { engine: 'auto', coarse: false }

/**
 * A picture on a canvas, with its words in an element over it. Neither samples nor draws while it is out of view.
 * Rejects when the browser can draw neither with WebGPU nor with WebGL 2, and leaves nothing behind then.
 */
export async function createPicture(
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  { engine, plan = anyPlan, grid, onCamera, onFrame, onRest, onMishap }: PictureOptions
): Promise<Picture> {
  const watch = watchView(canvas)
  const loan = engine.borrow(plan.engine)
  try {
    const session = await loan.session
    const fast = session.fast && !plan.coarse
    const ladder = grid ? fixedLadder(grid) : createGridLadder(fast ? fastStart : slowStart, plan.coarse)
    const sampler = createSampler({ device: session.device, pool: session.pool, quick: fast })
    let pacer: Pacer | null = null
    const stage = await openStage(session, canvas, labels, {
      grid: ladder.moving,
      onFrame,
      onCamera(view) {
        onCamera?.(view)
        pacer?.turned()
      },
      onRefusal: ({ kind, message }) => onMishap?.(kind, message),
      onLoss(reason) {
        // If no other picture draws with the device, the next one has another.
        loan.giveBack()
        onMishap?.('lost', reason)
      }
    })
    await watch.known
    pacer = createPacer(stage, ladder, onRest)
    followView(watch, stage, pacer)
    const stopWatching = session.watch(({ mishap, reason, remedy }) => onMishap?.(mishap, reason, remedy))
    const mostPixels = session.software || session.coarse || plan.coarse ? 1 : 2
    return assemble(
      { evaluator: session.evaluator, pool: session.pool, mostPixels, stage, sampler, pacer },
      () => {
        watch.stop()
        stopWatching()
        loan.giveBack()
      }
    )
  } catch (error) {
    watch.stop()
    loan.giveBack()
    throw error
  }
}

/** Rejects also when the session is over meanwhile: a stage on it might never be ready. Leaves nothing behind then. */
async function openStage(
  session: Session,
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  options: StageOptions
): Promise<Stage> {
  const creating = sharedRendererOf(session).then((shared) => createStage(canvas, labels, shared, options))
  const over = session.over.then((reason): never => {
    throw new Error(`What the picture draws with is lost: ${reason}`)
  })
  try {
    return await Promise.race([over, creating])
  } catch (error) {
    creating.then(
      (stage) => stage.dispose(),
      () => undefined
    )
    throw error
  }
}

/** A canvas has its turn while the reader can see it. */
function followView(watch: ViewWatch, stage: Stage, pacer: Pacer): void {
  const follow = () => (stage.inView = pacer.inView = watch.inView)
  watch.onChange = follow
  follow()
}

/** A field and what samples it. */
interface Made {
  field: ScalarField
  prepared: Prepared
}

interface Parts {
  evaluator: Evaluator
  pool: WorkerPool
  mostPixels: number
  stage: Stage
  sampler: Sampler
  pacer: Pacer
}

function assemble(
  { evaluator, pool, mostPixels, stage, sampler, pacer }: Parts,
  giveBack: () => void
): Picture {
  let present: Made | null = null
  /** Compiles while the present one is on show. */
  let coming: Made | null = null
  function abandon() {
    coming?.prepared.destroy()
    coming = null
  }
  return {
    evaluator,
    pool,
    stage,
    mostPixels,
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
      pacer.dispose()
      abandon()
      present?.prepared.destroy()
      stage.dispose()
      sampler.dispose()
      giveBack()
    }
  }
}
