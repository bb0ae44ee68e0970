import { arrowGrid, mostArrows } from '../../engine/arrowGrid'
import type { Sheet } from '../../engine/sheet'
import type { GpuRefusal } from '../../gpu/refusal'
import { sampleCount, type Domain, type Grid } from '../../tape/sampling/sampling'
import { createSlot, type DrawnSlot } from './fieldSlot'
import { createGridGeometry, type GridGeometry } from './gridGeometry'
import type { SharedRenderer } from './sharedRenderer'
import { mostExtraVertices } from './sheetPatch'

/** The slots of a picture: the surface on show, another that is filled meanwhile, and the arrows. */
export interface Surfaces {
  readonly arrows: DrawnSlot
  /** That of the surface on show. */
  readonly geometry: GridGeometry
  /** A slot with this grid that is not on show. */
  spare(grid: Grid): DrawnSlot
  /** Puts the spare slot on show. */
  swap(sheet: Sheet): void
  dispose(): void
}

export interface SurfacesOptions {
  /** Of the first surface. */
  grid: Grid
  /** What the arrows' samples span now. */
  arrowDomain(): Domain
  onRefusal(refusal: GpuRefusal): void
}

interface Surface {
  slot: DrawnSlot
  geometry: GridGeometry
}

export function createSurfaces(
  { three, device }: SharedRenderer,
  { grid: first, arrowDomain, onRefusal }: SurfacesOptions
): Surfaces {
  const arrows = createSlot(three, device, {
    label: 'arrow samples',
    capacity: mostArrows,
    perInstance: true,
    grid: () => arrowGrid(arrowDomain()),
    onRefusal
  })
  let shown = create(first)
  /** To be filled while the other is drawn. */
  let spare: Surface | null = null

  function create(grid: Grid): Surface {
    const slot = createSlot(three, device, {
      label: `surface samples ${grid.columns} × ${grid.rows}`,
      capacity: sampleCount(grid),
      room: mostExtraVertices,
      perInstance: false,
      grid: () => grid,
      onRefusal
    })
    return { slot, geometry: createGridGeometry(grid, slot) }
  }
  return {
    arrows,
    get geometry() {
      return shown.geometry
    },
    spare(grid) {
      if (spare && !sameGrid(spare.slot.grid, grid)) {
        dispose(spare)
        spare = null
      }
      spare ??= create(grid)
      return spare.slot
    },
    swap({ refinement, marked }) {
      if (!spare) throw new Error('There is no spare slot to show')
      ;[shown, spare] = [spare, shown]
      shown.geometry.refine(refinement, marked)
    },
    dispose() {
      dispose(shown)
      if (spare) dispose(spare)
      arrows.dispose()
    }
  }
}

function dispose({ slot, geometry }: Surface): void {
  geometry.dispose()
  slot.dispose()
}

const sameGrid = (a: Grid, b: Grid): boolean => a.columns === b.columns && a.rows === b.rows
