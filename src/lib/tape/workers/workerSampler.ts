import type { JobAnswer, JobName, JobRequest } from './jobs'
import type { Band, BandRequest, SheetRequest } from './requests'
import { fieldStride, sampleCount } from '../sampling/sampling'
import type { Domain, Grid } from '../sampling/sampling'
import type { Refined } from '../refine/refinement'
import type { Tolerance } from '../rounding/repair'
import { rowCount } from '../program/tape'
import type { Tape } from '../program/tape'
import type { WorkerPool } from './workerPool'

/** A grid over a part of the plane. */
export interface Span {
  grid: Grid
  domain: Domain
}

export interface SampleRequest {
  tape: Tape
  /** One at least. */
  spans: Span[]
  parameters: number[]
  /** Taken off f in f64, before it is rounded to f32. */
  base: number
  /** What rounding may not move the samples by; null where f64 is known to be good. */
  tolerance?: Tolerance | null
}

export interface RefineRequest extends SheetRequest {
  tape: Tape
}

/** The f64 evaluator of one picture, in a pool of workers that it may share with others. */
export interface WorkerSampler {
  /**
   * One sampled field per span; null when a newer request overtook this one, at once, or after `dispose`.
   * Rejects with a sentence when a worker fails; the next request has a new one.
   */
  sample(request: SampleRequest): Promise<Float32Array[] | null>
  /** Where the sheet over a grid is left open (see refine.ts); null when overtaken. */
  refine(request: RefineRequest): Promise<{ refinement: Refined } | null>
  /** Withdraws what is open; the pool stays. */
  dispose(): void
}

export function createWorkerSampler(pool: WorkerPool): WorkerSampler {
  const samples = createLane<'sample', Float32Array[]>(pool, 'sample')
  const refinements = createLane<'refine', { refinement: Refined }>(pool, 'refine')
  return {
    sample: (request) => samples.ask(request.tape, cutInBands(request, pool.size)),
    refine: ({ tape, ...request }) => refinements.ask(tape, inOnePiece(request)),
    dispose() {
      samples.withdraw()
      refinements.withdraw()
    }
  }
}

/** A request in pieces, and the answers to them put together again. */
interface Pieces<K extends JobName, Result> {
  /** The next piece, or null when all are handed out. */
  next(): JobRequest<K> | null
  /** Takes the answer to a piece; gives the result with the last one, else null. */
  take(answer: JobAnswer<K>, request: JobRequest<K>): Result | null
}

/** Requests of one kind, of which only the newest counts: one that is overtaken or withdrawn resolves to null. */
export function createLane<K extends JobName, Result>(pool: WorkerPool, kind: K) {
  let withdraw = () => undefined as void
  const ask = (tape: Tape, { next, take }: Pieces<K, Result>) =>
    new Promise<Result | null>((resolve, reject) => {
      withdraw()
      withdraw = pool.add<K>({
        kind,
        tape,
        next,
        take(answer, request) {
          const result = take(answer, request)
          if (result) resolve(result)
          return result !== null
        },
        fail: reject,
        drop: () => resolve(null)
      })
    })
  return { ask, withdraw: () => withdraw() }
}

/** A request that is not cut. */
export function inOnePiece<K extends JobName>(request: JobRequest<K>): Pieces<K, JobAnswer<K>> {
  let ahead = true
  return {
    next() {
      if (!ahead) return null
      ahead = false
      return request
    },
    take: (answer) => answer
  }
}

/** A band should take about this many milliseconds: what is running when a newer request comes is waited for. */
const bandTime = 4
/** A tape whose speed is not known yet begins with bands of so many samples, less over data … */
const firstSamples = 4096
/** … and works its way up: clocks are too coarse to tell how long a short band took. */
const growth = 8
/** Beyond this putting a band into its place would hold up the page. */
const mostSamples = 2 ** 18

/** How many samples of a tape a worker does in `bandTime`, as last seen. */
const paces = new WeakMap<Tape, number>()
const paceOf = (tape: Tape): number => paces.get(tape) ?? firstSamples / Math.max(1, rowCount(tape))

/** Bands of rows, each as high as the tape's pace allows and so that all workers have some. */
function cutInBands(
  { tape, spans, parameters, base, tolerance }: SampleRequest,
  workers: number
): Pieces<'sample', Float32Array[]> {
  const fields: Float32Array[] = []
  const ahead = spans.map(({ grid }) => grid.rows)
  let missing = ahead.reduce((sum, rows) => sum + rows, 0)
  const spanOf = new Map<BandRequest, number>()

  const place = ({ samples, time }: Band, request: BandRequest) => {
    const { grid, rows } = request
    const span = spanOf.get(request)!
    const whole = samples.length === sampleCount(grid) * fieldStride
    if (whole) fields[span] = samples
    else {
      fields[span] ??= new Float32Array(sampleCount(grid) * fieldStride)
      fields[span].set(samples, rows[0] * grid.columns * fieldStride)
    }
    const count = samples.length / fieldStride
    const pace = time > bandTime / growth ? (count * bandTime) / time : Math.max(paceOf(tape), count * growth)
    paces.set(tape, Math.min(mostSamples, pace))
    missing -= rows[1] - rows[0]
  }
  return {
    next() {
      const span = ahead.findIndex((rows) => rows > 0)
      if (span < 0) return null
      const { grid, domain } = spans[span]
      const share = Math.ceil(grid.rows / workers)
      const height = Math.min(share, ahead[span], Math.max(1, Math.floor(paceOf(tape) / grid.columns)))
      const from = grid.rows - ahead[span]
      ahead[span] -= height
      const request: BandRequest = { grid, domain, parameters, base, rows: [from, from + height], tolerance }
      spanOf.set(request, span)
      return request
    },
    take(band, request) {
      place(band, request)
      return missing === 0 ? fields : null
    }
  }
}
