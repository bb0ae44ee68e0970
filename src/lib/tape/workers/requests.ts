import type { Domain, Grid } from '../sampling/sampling'
import type { Tolerance } from '../rounding/repair'

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

/** The sheet over a grid to refine. */
export interface SheetRequest {
  grid: Grid
  domain: Domain
  parameters: number[]
  base: number
  tolerance?: Tolerance | null
  /** How often a cell may be halved. */
  depth: number
  /** Coarser openings rather than the answer that it would be crowded. */
  coarser: boolean
  /** The heights of the box in which f may oscillate faster than the grid shows; that is to be veiled then. */
  veiled?: readonly [number, number]
}

/** A job's answer, and the buffers in it that move to the page instead of being copied. */
export interface Done<Answer> {
  answer: Answer
  transfer: Transferable[]
}
