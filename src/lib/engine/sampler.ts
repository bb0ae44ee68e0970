import type { Pick } from '../gpu/pickSamples'
import type { CellsKernel } from '../gpu/cells'
import { GpuRefusal } from '../gpu/refusal'
import type { FieldKernel, SampleTarget } from '../gpu/sampleField'
import { surelySmooth } from '../tape/evaluators/intervals'
import { mayOscillate } from '../tape/sampling/resolution'
import { finestDepth, mayBeRefined } from '../tape/refine/refine'
import type { Refined, Refinement } from '../tape/refine/refinement'
import type { Veil } from '../tape/refine/refinement'
import { toleranceNeeded, type Tolerance } from '../tape/rounding/repair'
import { fieldStride, sampleCount, type Domain, type Grid } from '../tape/sampling/sampling'
import { singleSuffices } from '../tape/sampling/single'
import type { Tape } from '../tape/program/tape'
import type { WorkerPool } from '../tape/workers/workerPool'
import { createWorkerSampler, type WorkerSampler } from '../tape/workers/workerSampler'
import { arrowDomain, arrowPick } from './arrowGrid'
import type { FieldSlot } from './sheet'

/** What a picture is to show of a function. */
export interface Shown {
  domain: Domain
  /** The parameters' values, by name. */
  values: Record<string, number>
  /** The range of f that the box shows. */
  heights: readonly [number, number]
}

/** A slot that the GPU may still be making room for: f can be sampled meanwhile. Null when there will be none. */
export interface ComingSlot {
  grid: Grid
  slot: Promise<FieldSlot | null>
}

/** The slots to fill; the grid of the arrows' is that of the domain. */
export interface Filling {
  surface: ComingSlot
  arrows: FieldSlot
  shown: Shown
  /** How far cells are subdivided where f may jump. */
  depth: number
  /** Coarser openings where there are too many, rather than the answer that the grid would be crowded. */
  coarser: boolean
  /** A reader waits: no compiler is waited for. At rest it is, since a kernel copies no samples. */
  moving: boolean
}

/** What the samples need to be drawn rightly. */
export interface Filled {
  /** Taken off f before it was rounded to f32. */
  base: number
  refinement: Refinement | null
  /** The samples themselves have marks on the cells to be left open. */
  marked: boolean
  /** A closer look, with the finest depth, would change it. */
  rough: boolean
}

/**
 * A function to be sampled. Its kernels are compiled when slots are filled for it once more, or at rest: most
 * formulas are gone by then, since they were the next one's beginning.
 */
export interface Prepared {
  /**
   * Fills the slots as soon as it can; null when a newer call, or `stale`, put an end to it. Crowded: nothing was
   * filled, since on this grid more would have to be left open than on a coarser one.
   */
  fill(filling: Filling, stale: () => boolean): Promise<Filled | 'crowded' | null>
  /** Once compiled: why the GPU does not sample it, so that the workers do; null where it does, or may yet. */
  readonly refusal: GpuRefusal | null
  destroy(): void
}

/**
 * What fills the slots: compute shaders where a device is given and f32 is fine enough, else workers in f64. Until
 * a function's shader is compiled the workers fill the same slots with the same samples.
 */
export interface Sampler {
  prepare(tape: Tape): Prepared
  /** Withdraws what the workers have to do for it. */
  dispose(): void
}

/** What a sampler works with, and leaves to whoever made it. */
export interface SamplerMeans {
  device: GPUDevice | null
  pool: WorkerPool
  /** The GPU is so much faster than the workers that, while something moves, it shall find the cells to leave open. */
  quick: boolean
}

export function createSampler({ device, pool: workers, quick }: SamplerMeans): Sampler {
  const pool = createWorkerSampler(workers)
  return {
    prepare(tape) {
      let compiling: Promise<Kernels> | null = null
      let made: Kernels | null = null
      let filled = false
      const compile = (device: GPUDevice) =>
        (compiling ??= kernelsFor(device, tape, quick).then((kernels) => (made = kernels)))
      return {
        get refusal() {
          return made?.refusal ?? null
        },
        async fill(filling, stale) {
          const { domain, heights, values } = filling.shown
          const parameters = tape.parameters.map((name) => values[name] ?? 1)
          const { grid } = filling.surface
          const oscillating = mayOscillate(tape, { grid, domain, parameters, heights })
          const tolerance = toleranceNeeded(tape, domain, parameters, heights)
          const task = { tape, pool, parameters, tolerance, stale, oscillating, ...filling }
          if (!device || tolerance || !singleSuffices(tape, domain, parameters, heights))
            return fillInWorkers({ ...task, base: (heights[0] + heights[1]) / 2 })
          const { moving } = filling
          if (filled || !moving) void compile(device)
          const answer = await (moving && !made?.kernel
            ? fillInWorkers({ ...task, base: 0 })
            : fillOnGpu(compile(device), quick, { ...task, base: 0 }))
          filled ||= answer !== null && answer !== 'crowded'
          return answer
        },
        destroy() {
          void compiling?.then(({ kernel, cells }) => [kernel, cells].forEach((made) => made?.destroy()))
        }
      }
    },
    dispose: () => pool.dispose()
  }
}

interface Kernels {
  kernel: FieldKernel | null
  cells: CellsKernel | null
  refusal: GpuRefusal | null
}

/** None where the device refuses that of the samples, or its code does not come: the workers do without. */
async function kernelsFor(device: GPUDevice, tape: Tape, quick: boolean): Promise<Kernels> {
  const cells = quick && !surelySmooth(tape) ? cellsFor(device, tape) : null
  try {
    const { createFieldKernel } = await import('../gpu/sampleField')
    const kernel = await createFieldKernel(device, tape)
    return { kernel, cells: await cells, refusal: null }
  } catch (error) {
    void cells?.then((made) => made?.destroy())
    if (!(error instanceof GpuRefusal)) console.warn(error)
    return { kernel: null, cells: null, refusal: error instanceof GpuRefusal ? error : null }
  }
}

/** What the device refuses here the workers find out. */
async function cellsFor(device: GPUDevice, tape: Tape): Promise<CellsKernel | null> {
  try {
    const { createCellsKernel } = await import('../gpu/cells')
    return await createCellsKernel(device, tape)
  } catch (error) {
    console.warn(error)
    return null
  }
}

interface Task extends Filling {
  tape: Tape
  pool: WorkerSampler
  /** In the tape's order. */
  parameters: number[]
  /** Where rounding would show; such functions are the workers'. */
  tolerance: Tolerance | null
  stale: () => boolean
  /** f may oscillate faster than the surface's grid shows. */
  oscillating: boolean
  /** Taken off f before its samples are rounded; 0 where a kernel may take over, which takes nothing off. */
  base: number
}

/** A hand is waiting, or a picture at rest is made finer. */
const isRough = ({ depth }: Filling): boolean => depth < finestDepth

/** Which cells not to draw, and what to draw in their place; null when overtaken. */
async function refined({
  tape,
  pool,
  surface: { grid },
  shown: { domain, heights },
  parameters,
  base,
  tolerance,
  depth,
  coarser,
  oscillating
}: Task): Promise<{ refinement: Refined } | null> {
  if (!mayBeRefined(tape) && !oscillating) return { refinement: null }
  const veiled = oscillating ? heights : undefined
  return pool.refine({ tape, grid, domain, parameters, base, tolerance, depth, coarser, veiled })
}

/** The workers refine while the GPU compiles, and all is filled at once: until then the old picture stays whole. */
async function fillOnGpu(
  kernels: Promise<Kernels>,
  quick: boolean,
  task: Task
): Promise<Filled | 'crowded' | null> {
  // Where the GPU may mark cells nobody refines them, until it is known that it cannot.
  const marking = quick && isRough(task) && !task.oscillating
  const [{ kernel, cells }, early] = await Promise.all([kernels, marking ? null : refined(task)])
  const { surface, arrows, shown, parameters, stale } = task
  if (stale()) return null
  if (!kernel) return fillInWorkers(task)
  const marker = marking ? cells : null
  const plan = marker ? { refinement: null } : marking ? await refined(task) : early
  if (!plan || stale()) return null
  const { refinement } = plan
  if (refinement === 'crowded') return refinement
  const slot = await surface.slot
  if (!slot || stale()) return null
  const pick = arrowPick(surface.grid, arrows.grid)
  const target = (slot: FieldSlot, domain: Domain) => ({ buffer: slot.buffer!, grid: slot.grid, domain })
  const sheet = target(slot, shown.domain)
  const targets: SampleTarget[] = pick
    ? [{ ...sheet, picks: { buffer: arrows.buffer!, pick } }]
    : [sheet, target(arrows, arrowDomain(shown.domain))]
  if (!(await kernel.sample(targets, parameters, stale))) return null
  if (refinement?.veil && !(await thinArrows(task, refinement.veil))) return null
  marker?.classify(sheet, parameters)
  const marked = marker !== null
  return { base: 0, refinement, marked, rough: marked || (isRough(task) && refinement !== null) }
}

async function fillInWorkers(task: Task): Promise<Filled | 'crowded' | null> {
  const { tape, pool, surface, arrows, shown, parameters, tolerance, stale, base } = task
  const pick = arrowPick(surface.grid, arrows.grid)
  const sheet = { grid: surface.grid, domain: shown.domain }
  const spans = pick ? [sheet] : [sheet, { grid: arrows.grid, domain: arrowDomain(shown.domain) }]
  const [fields, plan] = await Promise.all([
    pool.sample({ tape, spans, parameters, base, tolerance }),
    refined(task)
  ])
  if (!fields || !plan || stale()) return null
  const { refinement } = plan
  if (refinement === 'crowded') return refinement
  const slot = await surface.slot
  if (!slot || stale()) return null
  slot.upload(fields[0])
  arrows.upload(pick ? picked(fields[0], pick) : fields[1])
  if (refinement?.veil && !(await thinArrows(task, refinement.veil))) return null
  return { base, refinement, marked: false, rough: isRough(task) && refinement !== null }
}

/** Leaves out the arrows under a veil, which would point anywhere; false when overtaken. */
async function thinArrows(
  { tape, pool, arrows, shown: { domain }, parameters, stale }: Task,
  { side, blocks }: Veil
): Promise<boolean> {
  const { grid } = arrows
  const spans = [{ grid, domain: arrowDomain(domain) }]
  const fields = await pool.sample({ tape, spans, parameters, base: 0 })
  if (!fields || stale()) return false
  const blockAt = (place: number, count: number) => Math.floor(((place + 0.5) / count) * side)
  for (let i = 0; i < sampleCount(grid); i++) {
    const [column, row] = [i % grid.columns, Math.floor(i / grid.columns)]
    const block = blockAt(row, grid.rows) * side + blockAt(column, grid.columns)
    if (blocks[block]) fields[0].fill(0, i * fieldStride, (i + 1) * fieldStride)
  }
  arrows.upload(fields[0])
  return true
}

/** The same as the GPU's picker, in an array. */
function picked(samples: Float32Array, { columns, first, step, count }: Pick): Float32Array {
  const some = new Float32Array(count[0] * count[1] * fieldStride)
  for (let i = 0; i < count[0] * count[1]; i++) {
    const column = first[0] + step[0] * (i % count[0])
    const row = first[1] + step[1] * Math.floor(i / count[0])
    const from = (row * columns + column) * fieldStride
    some.set(samples.subarray(from, from + fieldStride), i * fieldStride)
  }
  return some
}
