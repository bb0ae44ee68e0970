import type { Cells } from './descent'
import { Kind } from './look'
import { Fold, type Folds } from './folds'
import type { Lattice } from './lattice'

/**
 * The cells that the grid leaves to the patch, and the boxes in their place: the leaves of all cells that cannot
 * be drawn as they are, and the cells around them. Those have the finer vertices on their borders too, and
 * values in f64, which f32 might put on the other side of a jump. Cells with a fold are boxes as they are.
 */
export function gatherBoxes({ wide, deep, side }: Lattice, { kinds, leaves }: Cells, folds: Folds | null) {
  const open = new Uint8Array(kinds.length)
  const boxes = [...leaves]
  const takeWhole = (cell: number) => {
    if (kinds[cell] !== Kind.fine || open[cell]) return
    open[cell] = 1
    const [i, j] = [(cell % wide) * side, Math.floor(cell / wide) * side]
    boxes.push({ i, j, wide: side, high: side, kind: Kind.fine })
  }
  kinds.forEach((kind, cell) => {
    if (kind === Kind.fine) return
    open[cell] = 1
    if (kind === Kind.nowhere) return
    const [column, row] = [cell % wide, Math.floor(cell / wide)]
    for (let j = Math.max(0, row - 1); j <= Math.min(deep - 1, row + 1); j++)
      for (let i = Math.max(0, column - 1); i <= Math.min(wide - 1, column + 1); i++) takeWhole(j * wide + i)
  })
  folds?.cells.forEach((fold, cell) => {
    if (fold === Fold.certain) takeWhole(cell)
  })
  return { open, boxes }
}
