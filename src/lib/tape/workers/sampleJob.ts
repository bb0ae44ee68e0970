import { lazilyFor } from '../../basics/lazily'
import { toRows } from '../evaluators/wasm'
import type { Tape } from '../program/tape'
import { repair } from '../rounding/repair'
import { fieldStride } from '../sampling/sampling'
import type { Band, BandRequest, Done } from './requests'

const samplerOf = lazilyFor(toRows)

export function sample(
  tape: Tape,
  { grid, domain, parameters, base, rows, tolerance }: BandRequest
): Done<Band> {
  const start = performance.now()
  const samples = new Float32Array((rows[1] - rows[0]) * grid.columns * fieldStride)
  samplerOf(tape).sample(grid, domain, parameters, base, samples, rows)
  if (tolerance) repair(tape, grid, domain, parameters, base, tolerance, samples, rows)
  return { answer: { samples, time: performance.now() - start }, transfer: [samples.buffer] }
}
