/** Where a sheet over a grid is left open, and what is drawn along these edges instead. */
export interface Refinement {
  /** Per cell of the grid, x fastest: 1 where the grid's own two triangles are left out. */
  open: Uint8Array
  /** What is drawn in their place, with its edges along holes, poles and jumps. */
  patch: Patch
  /** The share of the domain that is left open around poles and jumps. */
  lost: number
  /** What is drawn where f oscillates faster than the grid shows. */
  veil?: Veil
}

/** Null where the whole grid can be drawn; crowded where more is special than a patch can show. */
export type Refined = Refinement | 'crowded' | null

/** Triangles between those of the grid. */
export interface Patch {
  /** Two per vertex: its place in the unit square of the domain. */
  unit: Float32Array
  /** Four per vertex: f − base, f_x, f_y, 1. */
  samples: Float32Array
  /** Triangles, facing up like the grid's. */
  index: Uint32Array
}

/** The part of a surface where f oscillates faster than its grid shows, and what is drawn there: two sheets that enclose f. */
export interface Veil {
  /** Two per vertex: its place in the unit square of the domain. */
  unit: Float32Array
  /** Four per vertex, as for a patch, but marked. */
  samples: Float32Array
  /** Triangles, facing up, and walls. */
  index: Uint32Array
  /** Per triangle the cell of the grid with which it is drawn. */
  cells: Uint32Array
  /** Blocks along a side of the domain, and per block, x fastest: 1 where it is veiled. */
  side: number
  blocks: Uint8Array
}
