import type { Pick } from '../gpu/pickSamples'
import { spanOf, type Domain, type Grid } from '../tape/sampling/sampling'

/**
 * Arrows along the longer side of the domain; the shorter side has fewer, at the same spacing. A power of
 * two, so that arrows can stand on vertices of the surface (see gridLadder.ts).
 */
const longerSide = 16
const fewest = 4

/** Room for every grid that `arrowGrid` can answer. */
export const mostArrows = longerSide * longerSide

/** How many arrows stand in x and in y over this domain. */
export function arrowGrid(domain: Domain): Grid {
  const [x, y] = [spanOf(domain.x), spanOf(domain.y)]
  const count = (span: number) => Math.max(fewest, Math.round((longerSide * span) / Math.max(x, y)))
  return { columns: count(x), rows: count(y) }
}

/** The domain that the arrow grid's vertices span: inset by half a cell, so that each stands amid its cell. */
export function arrowDomain(domain: Domain, grid: Grid = arrowGrid(domain)): Domain {
  return { x: inset(domain.x, grid.columns), y: inset(domain.y, grid.rows) }
}

function inset([low, high]: [number, number], count: number): [number, number] {
  const half = (high - low) / count / 2
  return [low + half, high - half]
}

/** The vertices of a surface's grid on which the arrows stand, amid their cells; null where they stand between. */
export function arrowPick(surface: Grid, arrows: Grid): Pick | null {
  const step: [number, number] = [(surface.columns - 1) / arrows.columns, (surface.rows - 1) / arrows.rows]
  if (!step.every((vertices) => vertices % 2 === 0)) return null
  return {
    columns: surface.columns,
    first: [step[0] / 2, step[1] / 2],
    step,
    count: [arrows.columns, arrows.rows]
  }
}
