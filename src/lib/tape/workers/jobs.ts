import { lazilyFor } from '../../basics/lazily'
import { refine, type Refined } from '../refine/refine'
import { withVeil } from '../refine/veil'
import { repair } from '../rounding/repair'
import { fieldStride } from '../sampling/sampling'
import type { Tape } from '../program/tape'
import { toRows } from '../evaluators/wasm'
import type { Band, BandRequest, SheetRequest } from './requests'

/** A job's answer, and the buffers in it that move to the page instead of being copied. */
interface Done<Answer> {
  answer: Answer
  transfer: Transferable[]
}

type Job<Request, Answer> = (tape: Tape, request: Request) => Done<Answer>

const samplerOf = lazilyFor(toRows)

function sample(tape: Tape, { grid, domain, parameters, base, rows, tolerance }: BandRequest): Done<Band> {
  const start = performance.now()
  const samples = new Float32Array((rows[1] - rows[0]) * grid.columns * fieldStride)
  samplerOf(tape).sample(grid, domain, parameters, base, samples, rows)
  if (tolerance) repair(tape, grid, domain, parameters, base, tolerance, samples, rows)
  return { answer: { samples, time: performance.now() - start }, transfer: [samples.buffer] }
}

function refineSheet(tape: Tape, request: SheetRequest): Done<{ refinement: Refined }> {
  const { grid, domain, parameters, veiled, ...options } = request
  const refined = refine(tape, grid, domain, parameters, options)
  const refinement =
    veiled && refined !== 'crowded'
      ? withVeil(refined, tape, { grid, domain, parameters, heights: veiled }, request.base)
      : refined
  if (!refinement || refinement === 'crowded') return { answer: { refinement }, transfer: [] }
  const { open, patch, veil } = refinement
  const arrays = [open, patch.unit, patch.samples, patch.index]
  if (veil) arrays.push(veil.unit, veil.samples, veil.index, veil.cells)
  return { answer: { refinement }, transfer: arrays.map(({ buffer }) => buffer as ArrayBuffer) }
}

/** What a worker does, by name: from a tape and a request, one answer. A new kind of job is a new entry. */
export const jobs = { sample, refine: refineSheet }

export type JobName = keyof typeof jobs
export type JobRequest<K extends JobName> = Parameters<(typeof jobs)[K]>[1]
export type JobAnswer<K extends JobName> = ReturnType<(typeof jobs)[K]>['answer']

/** What the page sends: a tape comes once and is meant by its number from then on. */
export interface Order {
  kind: JobName
  tape: number
  request: JobRequest<JobName>
  learn?: Tape
  forget?: number
}

export type Reply = { answer: JobAnswer<JobName> } | { problem: string }

/** The worker's side: does one order after another. */
export function createClerk(): (order: Order) => { reply: Reply; transfer: Transferable[] } {
  const tapes = new Map<number, Tape>()
  return ({ kind, tape, request, learn, forget }) => {
    if (learn) tapes.set(tape, learn)
    if (forget !== undefined) tapes.delete(forget)
    try {
      const job = jobs[kind] as Job<JobRequest<JobName>, JobAnswer<JobName>>
      const { answer, transfer } = job(tapes.get(tape)!, request)
      return { reply: { answer }, transfer }
    } catch (error) {
      return { reply: { problem: error instanceof Error ? error.message : String(error) }, transfer: [] }
    }
  }
}
