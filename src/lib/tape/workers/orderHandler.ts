import type { Tape } from '../program/tape'
import type { JobAnswer, JobName, JobRequest, Jobs, Order, Reply } from './jobs'
import type { Done } from './requests'

type AnyJob = (tape: Tape, request: JobRequest<JobName>) => Done<JobAnswer<JobName>>

/** The worker's side: does one order after another, of the kinds in `jobs`, to which more may come. */
export function createOrderHandler(
  jobs: Partial<Jobs>
): (order: Order) => { reply: Reply; transfer: Transferable[] } {
  const tapes = new Map<number, Tape>()
  return ({ kind, tape, request, learn, forget }) => {
    if (learn) tapes.set(tape, learn)
    if (forget !== undefined) tapes.delete(forget)
    try {
      const job = jobs[kind] as AnyJob | undefined
      if (!job) throw new Error(`the code of ${kind} did not come`)
      const { answer, transfer } = job(tapes.get(tape)!, request)
      return { reply: { answer }, transfer }
    } catch (error) {
      return { reply: { problem: error instanceof Error ? error.message : String(error) }, transfer: [] }
    }
  }
}
