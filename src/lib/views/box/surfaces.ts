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
  /** The GPU has not drawn this geometry yet, and makes its buffers with the next frame. */
  fresh: boolean
  /** A slot with this grid that is not on show; null when the GPU refuses it or another was asked for meanwhile. */
  spare(grid: Grid): Promise<DrawnSlot | null>
  /** Puts the spare slot on show. */
  swap(sheet: Sheet): void
  dispose(): void
}

interface Surface {
  slot: DrawnSlot
  geometry: GridGeometry
  fresh: boolean
}

/** `first` is the grid of the first surface, `arrowDomain` the arrows' part of the plane. Rejects when the GPU refuses it. */
export async function createSurfaces(
  { three, device }: SharedRenderer,
  first: Grid,
  arrowDomain: () => Domain,
  onRefusal: (refusal: GpuRefusal) => void
): Promise<Surfaces> {
  const arrows = createSlot(three, device, {
    label: 'arrow samples',
    capacity: mostArrows,
    perInstance: true,
    grid: () => arrowGrid(arrowDomain())
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
      grid: () => grid
    })
    return { slot, geometry: createGridGeometry(grid, slot), fresh: true }
  }
  function disposeSpare() {
    if (spare) disposeOf(spare)
    spare = null
  }
  function dispose() {
    disposeOf(shown)
    disposeSpare()
    arrows.dispose()
  }

  const refusal = (await arrows.refusal) ?? (await shown.slot.refusal)
  if (refusal) {
    dispose()
    throw refusal
  }
  return {
    arrows,
    get geometry() {
      return shown.geometry
    },
    get fresh() {
      return shown.fresh
    },
    set fresh(now) {
      shown.fresh = now
    },
    async spare(grid) {
      if (spare && !sameGrid(spare.slot.grid, grid)) disposeSpare()
      const own = (spare ??= create(grid))
      const refusal = await own.slot.refusal
      if (own !== spare) return null
      if (!refusal) return own.slot
      disposeSpare()
      onRefusal(refusal)
      return null
    },
    swap({ refinement, marked }) {
      if (!spare) throw new Error('There is no spare slot to show')
      ;[shown, spare] = [spare, shown]
      shown.geometry.refine(refinement, marked)
    },
    dispose
  }
}

function disposeOf({ slot, geometry }: Surface): void {
  geometry.dispose()
  slot.dispose()
}

const sameGrid = (a: Grid, b: Grid): boolean => a.columns === b.columns && a.rows === b.rows
