import { placeOn, type Domain, type Grid } from '../sampling/sampling'

/** The lattice of the finest boxes over a grid: each cell of the grid is `side` steps wide and high. */
export interface Lattice {
  grid: Grid
  domain: Domain
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
  const x = (i: number) => placeOn(domain.x, i, wide * side)
  const y = (j: number) => placeOn(domain.y, j, deep * side)
  return { grid, domain, wide, deep, side, x, y }
}

/** Places in lattice steps as points of the domain, x and y. */
export const pointsAt = ({ x, y }: Lattice, i: ArrayLike<number>, j: ArrayLike<number>): Float64Array[] => [
  Float64Array.from(i, x),
  Float64Array.from(j, y)
]
