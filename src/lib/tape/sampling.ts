/** A rectangle of the x–y plane, each side as [low, high]. */
export interface Domain {
  x: [number, number]
  y: [number, number]
}

/** How many samples a grid has in x (columns) and in y (rows); both at least 2, ends included. */
export interface Grid {
  columns: number
  rows: number
}

/**
 * A sampled field is `vec4f(f, f_x, f_y, valid)` per grid vertex, x fastest: sample i lies at column
 * i % columns and row ⌊i / columns⌋. Where f is undefined, valid is 0 and the rest is 0; where f is
 * defined and its gradient is not, f_x and f_y are 0. Elsewhere valid is 1, or `openMark`.
 */
export const fieldStride = 4

/** In place of the 1 of a vertex: the cell on its right and above is left open. */
export const openMark = 5

/** In place of the 1 of a vertex: it is one of a veil, which shows between what heights f lies. */
export const veilMark = 2

export const sampleCount = (grid: Grid): number => grid.columns * grid.rows
