import type { Refinement } from '../tape/refine/refinement'
import type { Domain, Grid } from '../tape/sampling/sampling'

/** What the samples in the slots show. The view's domain may differ from it, while the reader zooms. */
export interface Sheet {
  /** The part of the plane that the surface's samples span; the arrows' span `arrowDomain` of it. */
  domain: Domain
  /** What was taken off f before its samples were rounded. */
  base: number
  /** Where the sheet is left open, and what is drawn along these edges; null where it is whole. */
  refinement: Refinement | null
  /** Cells are marked as open in the samples themselves. */
  marked: boolean
}

/**
 * A place for samples that the layers draw from: with our device it is a GPUBuffer that a kernel writes;
 * without, `upload` copies an array of the same layout. The layout is that of `tape/sampling.ts`.
 */
export interface FieldSlot {
  readonly grid: Grid
  readonly buffer: GPUBuffer | null
  upload(samples: Float32Array): void
}

/** What shows a surface from slots. */
export interface SheetStage {
  /** Milliseconds that a late frame took until the GPU had finished it; 0 before the first. */
  readonly frameTime: number
  /**
   * The slot behind the floor's arrows. Its grid is `arrowGrid(domain)` of the sheet placed last, and its
   * vertices span `arrowDomain(domain)`; the buffer stays the same.
   */
  readonly arrows: FieldSlot
  /**
   * A slot that is not on show, to be filled for surface, contours and floor; grid vertices span the sheet's
   * domain, ends included. The picture stays as it is until `place`. Null when there will be none, because the GPU
   * refuses it or another was asked for meanwhile.
   */
  spare(grid: Grid): Promise<FieldSlot | null>
  /** Shows the slot that `spare` gave last, with the newest arrows, and asks for a frame. Before the first there is no sheet. */
  place(sheet: Sheet): void
  /** Resolves when the frames asked for so far are drawn and the GPU has finished them. */
  settled(): Promise<void>
}
