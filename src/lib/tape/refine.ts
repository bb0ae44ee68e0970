import { surelySmooth, toIntervals } from './intervals'
import { descend } from './refine/descent'
import { createLattice } from './refine/lattice'
import { buildPatch } from './refine/patch'
import type { Domain, Grid } from './sampling'
import { valueOf, type Tape } from './tape'

/** Where a sheet over a grid is left open, and what is drawn along these edges instead. */
export interface Refinement {
  /** Per cell of the grid, x fastest: 1 where the grid's own two triangles are left out. */
  open: Uint8Array
  /** What is drawn in their place, with its edges along holes, poles and jumps. */
  patch: {
    /** Two per vertex: its place in the unit square of the domain. */
    unit: Float32Array
    /** Four per vertex: f − base, f_x, f_y, 1. */
    samples: Float32Array
    /** Triangles, facing up like the grid's. */
    index: Uint32Array
  }
}

export interface RefineOptions {
  /** Taken off f in f64 before it is rounded. */
  base: number
  /** Cells are halved at most so often. */
  depth?: number
}

/** Sixteenths of a cell. */
export const finestDepth = 4

/** No patch has more vertices than this. */
export const mostPatchVertices = 1 << 16

/**
 * Where the sheet over this grid must be left open so that no triangle bridges a pole or a jump or covers a
 * place where f is undefined, and the finer triangles along these openings. The tape's outputs are f, f_x,
 * f_y. Null where the whole grid can be drawn. All numbers of the answer are finite.
 *
 * The enclosures of f over boxes decide, from the whole domain down (refine/descent.ts); what is left at
 * the finest boxes is drawn up to the edge of where f is defined, or left open (refine/patch.ts).
 */
export function refine(
  tape: Tape,
  grid: Grid,
  domain: Domain,
  parameters: ArrayLike<number>,
  { base, depth = finestDepth }: RefineOptions
): Refinement | null {
  if (surelySmooth(tape)) return null
  const value = valueOf(tape)
  const intervals = toIntervals(value)
  for (let halvings = depth; ; halvings--) {
    const lattice = createLattice(grid, domain, halvings)
    const cells = descend(lattice, value, (box) => intervals(box, parameters)[0])
    if (!cells) return null
    const refinement = buildPatch(lattice, cells, tape, parameters, base)
    if (refinement.patch.unit.length <= 2 * mostPatchVertices) return refinement
    // So much is special in such a function that only coarser openings can be shown; in the end, only openings.
    if (halvings === 0) return { open: refinement.open, patch: emptyPatch() }
  }
}

const emptyPatch = (): Refinement['patch'] => ({
  unit: new Float32Array(0),
  samples: new Float32Array(0),
  index: new Uint32Array(0)
})
