import type { Domain, Grid } from '../sampling'

/** The lattice of the finest boxes over a grid: each cell of the grid is `side` steps wide and high. */
export interface Lattice {
  grid: Grid
  /** Cells in x and in y. */
  wide: number
  deep: number
  /** Steps to a cell, a power of two. */
  side: number
  /** The x and y of a place, which may lie between the lattice's points. */
  x(i: number): number
  y(j: number): number
}

export function createLattice(grid: Grid, domain: Domain, halvings: number): Lattice {
  const side = 1 << halvings
  const [wide, deep] = [grid.columns - 1, grid.rows - 1]
  const along = ([low, high]: [number, number], count: number) => {
    const span = high - low
    return (i: number) => (i === count ? high : low + (i / count) * span)
  }
  return { grid, wide, deep, side, x: along(domain.x, wide * side), y: along(domain.y, deep * side) }
}
