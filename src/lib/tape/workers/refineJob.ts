import { refine } from '../refine/refine'
import type { Refined } from '../refine/refinement'
import { withVeil } from '../refine/veil'
import type { Tape } from '../program/tape'
import type { Done, SheetRequest } from './requests'

/** Says where the sheet over a grid is left open, and veils it where f oscillates faster than the grid shows. */
export function refineSheet(tape: Tape, request: SheetRequest): Done<{ refinement: Refined }> {
  const { grid, domain, parameters, veiled, ...options } = request
  const refined = refine(tape, grid, domain, parameters, options)
  const refinement =
    veiled && refined !== 'crowded'
      ? withVeil(refined, tape, { grid, domain, parameters, heights: veiled }, request.base)
      : refined
  if (!refinement || refinement === 'crowded') return { answer: { refinement }, transfer: [] }
  const { open, patch, veil } = refinement
  const arrays = [open, patch.unit, patch.samples, patch.index]
  if (veil) arrays.push(veil.unit, veil.samples, veil.index, veil.cells)
  return { answer: { refinement }, transfer: arrays.map(({ buffer }) => buffer as ArrayBuffer) }
}
