import type { PointEvaluator } from '../evaluators/points'
import { cutBorders } from './cuts'
import type { Box } from './look'
import { Fold, type Folds } from './folds'
import { resolveFolds, type Parts } from './joints'
import type { Lattice } from './lattice'
import { drawFan, drawPolygon } from './march'
import { meanOf, middleOf, type Mesh } from './mesh'
import { runsAlong, type Run } from './runs'

/** How boxes are drawn over all of which f is defined. */
export interface Faces {
  /** The border of each box, the others too. */
  loops: number[][]
  draw: (box: Box, loop: number[]) => void
}

/** Boxes as the grid has its cells, in two triangles, or in more if there are others' vertices on the border. */
export const plainFaces = (mesh: Mesh, loops: number[][]): Faces => ({
  loops,
  draw(box, loop) {
    if (loop.length === 4) drawPolygon(mesh, loop)
    else drawFan(mesh, loop, middleOf(mesh, box))
  }
})

/** The same, but with a vertex wherever a border crosses a fold, and drawn piece by piece. */
export function foldedFaces(
  lattice: Lattice,
  mesh: Mesh,
  boxes: Box[],
  borders: number[][],
  { pieces, cells }: Folds,
  evaluate: PointEvaluator
): Faces {
  const cellOf = ({ i, j }: Box) => Math.floor(j / lattice.side) * lattice.wide + Math.floor(i / lattice.side)
  const isFolded = boxes.map((box) => cells[cellOf(box)] !== Fold.none)
  const folded = borders.filter((_, b) => isFolded[b])
  const { isOnFold, cut } = cutBorders(lattice, mesh, folded, pieces)
  const runs = new Map<Box, Run[]>()
  const loops = borders.map((border, b) => {
    if (!isFolded[b]) return border
    const withCuts = cut(border)
    if (!withCuts.names.includes(Infinity))
      runs.set(
        boxes[b],
        runsAlong(withCuts, (own) => meanOf(mesh, own))
      )
    return withCuts.vertices
  })
  const parts = resolveFolds(lattice, mesh, runs, evaluate)
  const { draw } = plainFaces(mesh, loops)
  return {
    loops,
    draw(box, loop) {
      const { runs: own, joint } = parts.get(box) ?? { runs: [], joint: null }
      const shapes = own.map(({ name, vertices, towards }) =>
        vertices.map((vertex, k) => (isOnFold(vertex) ? mesh.twin(vertex, towards[k], name) : vertex))
      )
      if (shapes.length < 2) draw(box, shapes[0] ?? loop)
      else drawShapes(mesh, box, own, shapes, joint)
    }
  }
}

/** Draws the shapes that folds part a box into: around their joint, or with straight folds from border to border. */
function drawShapes(mesh: Mesh, box: Box, runs: Run[], shapes: number[][], joint: Parts['joint']): void {
  const isRepeated = ({ name }: Run) => runs.filter((run) => run.name === name).length > 1
  const across = runs.filter(isRepeated)
  const isBand = across.length > 0 && across.every(({ name }) => name === across[0].name)
  if (!joint && (runs.length === 2 || isBand)) {
    // What there is on several parts of the border hangs together, and folds cut off the others.
    shapes.forEach((shape, r) => {
      if (!isRepeated(runs[r])) drawPolygon(mesh, shape)
    })
    return drawPolygon(mesh, shapes.filter((_, r) => isRepeated(runs[r])).flat())
  }
  const middle = joint ? mesh.free(...joint) : middleOf(mesh, box)
  shapes.forEach((shape, r) => {
    const apex = mesh.twin(middle, meanOf(mesh, shape), runs[r].name)
    for (let k = 1; k < shape.length; k++) mesh.triangle(apex, shape[k - 1], shape[k])
  })
}
