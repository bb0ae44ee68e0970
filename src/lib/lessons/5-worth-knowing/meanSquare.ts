/** A table of numbers as a linear model takes it: a row of X and an entry of y for each sample. */
export interface Table {
  rows: readonly (readonly number[])[]
  y: readonly number[]
}

type Vector = readonly number[]

/** The columns of a file with commas between numbers and a line of names: the last one is y. */
export function readTable(csv: string): Table {
  const lines = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map(Number))
  return { rows: lines.map((line) => line.slice(0, -1)), y: lines.map((line) => line[line.length - 1]) }
}

const dot = (u: Vector, v: Vector): number => u.reduce((sum, entry, i) => sum + entry * v[i], 0)

/** X w − y */
export const residuals = ({ rows, y }: Table, w: Vector): number[] => rows.map((row, i) => dot(row, w) - y[i])

/** ‖X w − y‖² / n */
export function lossOf(table: Table, w: Vector): number {
  const r = residuals(table, w)
  return dot(r, r) / r.length
}

/** (2/n) Xᵀ (X w − y) */
export function gradientOf(table: Table, w: Vector): number[] {
  const r = residuals(table, w)
  return w.map(
    (_, j) => (2 / r.length) * r.reduce((sum, residual, i) => sum + table.rows[i][j] * residual, 0)
  )
}

/** The largest difference of two vectors, entry by entry. */
export const largestDifference = (u: Vector, v: Vector): number =>
  u.reduce((most, entry, i) => Math.max(most, Math.abs(entry - v[i])), 0)
