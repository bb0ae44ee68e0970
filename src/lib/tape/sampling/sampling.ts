/** The ends of an interval of numbers. */
export type Range = [low: number, high: number]

/** A rectangle of the x–y plane. */
export interface Domain {
  x: Range
  y: Range
}

/** How long a range is; 1 for one without length, so that it can be divided by. */
export const spanOf = ([low, high]: Readonly<Range>): number => (high > low ? high - low : 1)

/** How many samples a grid has in x (columns) and in y (rows); both at least 2, ends included. */
export interface Grid {
  columns: number
  rows: number
}

/**
 * Where place i of 0 … last lies on a side, both ends included; i may lie between whole numbers. Counted from the
 * middle, so that the places of a symmetric side are mirror images; kernels count so too, in f32.
 */
export function placeOn([low, high]: readonly [number, number], i: number, last: number): number {
  if (i === 0 || i === last) return i === 0 ? low : high
  return low / 2 + high / 2 + (high / 2 - low / 2) * ((2 * i - last) / last)
}

/** Halved before they are added, since the sum may be too large. */
export const centred = ([low, high]: readonly [number, number]) => ({
  middle: low / 2 + high / 2,
  half: high / 2 - low / 2
})

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
