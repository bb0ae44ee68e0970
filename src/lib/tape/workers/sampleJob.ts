import { lazilyFor } from '../../basics/lazily'
import { toRows } from '../evaluators/wasm'
import type { Tape } from '../program/tape'
import { fieldStride } from '../sampling/sampling'
import type { Band, BandRequest, Done } from './requests'

type Repair = typeof import('../rounding/repair').repair

let repair: Repair | null = null

/** Gives the code that mends samples which rounding made up: a worker fetches it with the first order that needs it. */
export function provideRepair(code: Repair): void {
  repair = code
}

/** Whether an order waits for that code. */
export const lacksRepair = ({ tolerance }: BandRequest): boolean => Boolean(tolerance) && !repair

const samplerOf = lazilyFor(toRows)

export function sample(
  tape: Tape,
  { grid, domain, parameters, base, rows, tolerance }: BandRequest
): Done<Band> {
  const start = performance.now()
  const samples = new Float32Array((rows[1] - rows[0]) * grid.columns * fieldStride)
  samplerOf(tape).sample(grid, domain, parameters, base, samples, rows)
  if (tolerance && !repair) throw new Error('the code that mends samples did not come')
  if (tolerance) repair!(tape, grid, domain, parameters, base, tolerance, samples, rows)
  return { answer: { samples, time: performance.now() - start }, transfer: [samples.buffer] }
}
