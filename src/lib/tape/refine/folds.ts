import { pointsAt, type Lattice } from './lattice'
import type { Pieces } from './pieces'

/** Where f may be folded, since the pieces that it is made of meet there. */
export interface Folds {
  pieces: Pieces
  /** Per cell of the grid whether it surely lies in one piece, may not, or has corners in several. */
  cells: Uint8Array
}

export const Fold = { none: 0, perhaps: 1, certain: 2 } as const

/** So many folded cells have room in a patch. Where there are more, f is drawn as if it were smooth. */
const mostFolds = 12_000

/** Looks for folds from the whole domain down. Null where there are none, or too many. */
export function findFolds(lattice: Lattice, pieces: Pieces, affordable: number): Folds | null {
  const { wide, deep, side, x, y } = lattice
  const found: number[] = []
  let looks = 0
  const visit = (i: number, j: number, columns: number, rows: number): boolean => {
    if (++looks > affordable || found.length > mostFolds) return false
    const box = [
      [x(i * side), x((i + columns) * side)],
      [y(j * side), y((j + rows) * side)]
    ] as const
    if (pieces.alike(box)) return true
    if (columns === 1 && rows === 1) return found.push(j * wide + i) > 0
    const [left, lower] = [(columns + 1) >> 1, (rows + 1) >> 1]
    return (
      visit(i, j, left, lower) &&
      (left === columns || visit(i + left, j, columns - left, lower)) &&
      (lower === rows || visit(i, j + lower, left, rows - lower)) &&
      (left === columns || lower === rows || visit(i + left, j + lower, columns - left, rows - lower))
    )
  }
  if (!visit(0, 0, wide, deep)) return null
  const cells = new Uint8Array(wide * deep)
  const corners = [0, 1, 0, 1].map((di, corner) =>
    pieces.at(
      pointsAt(
        lattice,
        found.map((cell) => ((cell % wide) + di) * side),
        found.map((cell) => (Math.floor(cell / wide) + (corner >> 1)) * side)
      )
    )
  )
  found.forEach((cell, k) => {
    const inOne = corners.every(({ names, onEdge }) => !onEdge[k] && names[k] === corners[0].names[k])
    cells[cell] = inOne ? Fold.perhaps : Fold.certain
  })
  return cells.includes(Fold.certain) ? { pieces, cells } : null
}
