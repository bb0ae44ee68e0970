import { along, bisect, sidesOf } from './bisect'
import type { Box } from './descent'
import { pointsAt, type Lattice } from './lattice'
import { drawFan, drawPolygon } from './march'
import { middleOf, type Mesh } from './mesh'
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

/** To 1/16384 of a side of a cell, and exactly where the fold is at a fraction of it that the lattice may have. */
const halvings = 14

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
    cells[cell] = corners.every((names) => names[k] === corners[0][k]) ? Fold.perhaps : Fold.certain
  })
  return cells.includes(Fold.certain) ? { pieces, cells } : null
}

/** Gives the name of the piece that a vertex lies in, NaN where it lies on a fold. */
type NameOf = (vertex: number) => number

/** How boxes are drawn that are drawn whole. */
export interface Faces {
  /** The border of each. */
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
  loops: number[][],
  { pieces, cells }: Folds
): Faces {
  const cellOf = ({ i, j }: Box) => Math.floor(j / lattice.side) * lattice.wide + Math.floor(i / lattice.side)
  const isFolded = (box: Box) => cells[cellOf(box)] !== Fold.none
  const folded = loops.filter((_, b) => isFolded(boxes[b]))
  const vertices = [...new Set(folded.flat())]
  const pick = (places: number[]) => vertices.map((vertex) => places[vertex])
  const found = pieces.at(pointsAt(lattice, pick(mesh.i), pick(mesh.j)))
  const names = new Map(vertices.map((vertex, k) => [vertex, found[k]]))
  const nameOf = (vertex: number) => names.get(vertex) ?? NaN
  const sides = sidesOf(folded, (one, other) => nameOf(one) < nameOf(other) && nameOf(other) < Infinity)
  const shares = bisect(mesh, sides, halvings, (i, j) => {
    const ahead = pieces.at(pointsAt(lattice, i, j))
    return (side) => ahead[side] === nameOf(sides.from[side])
  })
  const share = (side: number) => shares[side] + 2 ** -halvings
  const [i, j] = [along(sides, mesh.i, share), along(sides, mesh.j, share)]
  const cuts = i.map((_, side) => mesh.free(i[side], j[side]))
  const withCuts = (loop: number[]) =>
    loop.flatMap((vertex, k) => {
      const side = sides.find(vertex, loop[(k + 1) % loop.length])
      return side === undefined ? [vertex] : [vertex, cuts[side]]
    })
  const { draw } = plainFaces(mesh, loops)
  return {
    loops: loops.map((loop, b) => (isFolded(boxes[b]) ? withCuts(loop) : loop)),
    draw: (box, loop) => (isFolded(box) ? drawPieces(mesh, box, loop, nameOf, draw) : draw(box, loop))
  }
}

/** The part of a box's border that lies in one piece, or ends on a fold at either side. */
interface Run {
  name: number
  vertices: number[]
}

/** Draws a box piece by piece. Vertices on a fold are drawn once for each piece, with its slopes. */
function drawPieces(mesh: Mesh, box: Box, loop: number[], nameOf: NameOf, draw: Faces['draw']): void {
  const runs = runsOf(mesh, loop, nameOf)
  if (runs.length === 0) {
    const middle = middleOf(mesh, box)
    drawPolygon(
      mesh,
      loop.map((vertex) => mesh.twin(vertex, middle, middle))
    )
  } else if (runs.length === 1) draw(box, runs[0].vertices)
  else if (runs.length === 2 && loop.filter((vertex) => Number.isNaN(nameOf(vertex))).length === 2)
    for (const { vertices } of runs) drawPolygon(mesh, vertices)
  else {
    const joint = middleOf(mesh, box)
    for (const { name, vertices } of runs) {
      const own = mesh.twin(joint, vertices[1], name)
      for (let k = 1; k < vertices.length; k++) mesh.triangle(own, vertices[k - 1], vertices[k])
    }
  }
}

/** The runs along a border, with twins in place of the vertices on folds; none where all of them lie on folds. */
function runsOf(mesh: Mesh, loop: number[], nameOf: NameOf): Run[] {
  const isNamed = (vertex: number) => !Number.isNaN(nameOf(vertex))
  const named = loop.filter(isNamed)
  if (named.length === 0) return []
  const first = named.find((vertex, k) => nameOf(vertex) !== nameOf(named.at(k - 1)!)) ?? named[0]
  const runs: Run[] = []
  const start = loop.indexOf(first)
  for (const vertex of [...loop.slice(start), ...loop.slice(0, start)]) {
    const name = nameOf(vertex)
    if (runs.length === 0 || (isNamed(vertex) && name !== runs.at(-1)!.name)) runs.push({ name, vertices: [] })
    runs.at(-1)!.vertices.push(vertex)
  }
  return runs.map(({ name, vertices }, r) => {
    const lead = runs.length > 1 ? [runs.at(r - 1)!.vertices.at(-1)!] : []
    let towards = vertices[0]
    const own = [...lead, ...vertices].map((vertex) => {
      if (nameOf(vertex) === name) return (towards = vertex)
      return mesh.twin(vertex, towards, name)
    })
    return { name, vertices: own }
  })
}
