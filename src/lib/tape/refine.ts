/** Where a sheet over a grid is left open, and what is drawn along these edges instead. */
export interface Refinement {
  /** Per cell of the grid, x fastest: 1 where the grid's own two triangles are left out. */
  open: Uint8Array
  /** What is drawn in their place, with its edges along holes, poles and jumps. */
  patch: {
    /** Two per vertex: its place in the unit square of the domain. */
    unit: Float32Array
    /** Four per vertex: f − base, f_x, f_y, and 1, or 2 for a vertex on the rim of an opening. */
    samples: Float32Array
    /** Triangles, facing up like the grid's. */
    index: Uint32Array
  }
}

/** No patch has more vertices than this. */
export const mostPatchVertices = 1 << 16

export function refine(...args: unknown[]): Refinement | null {
  return args.length ? null : null
}
