import { lazilyFor } from '../../basics/lazily'
import { toRows } from '../evaluators/wasm'
import type { Tape } from '../program/tape'
import { repair, type Tolerance } from '../rounding/repair'
import type { Domain, Grid } from '../sampling/sampling'
import { fieldStride } from '../sampling/sampling'
import type { Done } from './jobs'

/** Rows of a grid to sample. */
export interface BandRequest {
  grid: Grid
  domain: Domain
  parameters: number[]
  base: number
  rows: [from: number, to: number]
  /** What rounding may not move the samples by; null where f64 is known to be good. */
  tolerance?: Tolerance | null
}

export interface Band {
  samples: Float32Array<ArrayBuffer>
  /** Milliseconds of work. */
  time: number
}

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
