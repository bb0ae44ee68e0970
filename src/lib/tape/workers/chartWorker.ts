import type { Chart, ChartRequest } from '../levels/chart'
import type { Tape } from '../program/tape'
import { createLane, inOnePiece } from './workerSampler'
import type { WorkerPool } from './workerPool'

/** Draws maps elsewhere. */
export interface Charter {
  /** Null when a newer request overtook this one, at once, or after `dispose`. */
  chart(tape: Tape, request: ChartRequest): Promise<Chart | null>
  dispose(): void
}

/** In a pool of workers; on the page where there is none, or where its workers cannot be started. */
export function createCharter(pool: WorkerPool | null): Charter {
  const lane = pool && createLane<'chart', Chart>(pool, 'chart')
  let turn = 0
  const here = async (tape: Tape, request: ChartRequest, own: number) => {
    const { chartOf } = await import('../levels/chart')
    return own === turn ? chartOf(tape, request) : null
  }
  return {
    chart(tape, request) {
      const own = ++turn
      if (!lane) return here(tape, request, own)
      return lane.ask(tape, inOnePiece(request)).catch((error: unknown) => {
        console.warn(error)
        return here(tape, request, own)
      })
    },
    dispose() {
      turn++
      lane?.withdraw()
    }
  }
}
