import { chartOf, type Chart, type ChartRequest } from '../levels/chart'
import type { Tape } from '../program/tape'
import type { Done } from './requests'

/** Draws the lines, areas and arrows of a map. */
export function chart(tape: Tape, request: ChartRequest): Done<Chart> {
  const answer = chartOf(tape, request)
  const arrays = [...answer.curves.map(({ places }) => places), answer.arrows]
  return { answer, transfer: arrays.map(({ buffer }) => buffer as ArrayBuffer) }
}
