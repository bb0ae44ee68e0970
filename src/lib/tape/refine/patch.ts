import { toPoints, type PointEvaluator } from '../evaluators/points'
import type { Patch, Refinement } from './refinement'
import { toSettled, type Tolerance } from '../rounding/repair'
import { largestF32 } from '../evaluators/rows'
import { fieldStride } from '../sampling/sampling'
import { valueOf, type Tape } from '../program/tape'
import { gatherBoxes } from './boxes'
import type { Cells } from './descent'
import { Kind, type Box } from './look'
import { foldedFaces, plainFaces } from './faces'
import type { Folds } from './folds'
import { pointsAt, type Lattice } from './lattice'
import { march, type Defined } from './march'
import { borderOf, cornersOf, createMesh, type Mesh } from './mesh'
import { readAside } from './aside'

/**
 * Triangles for all cells that cannot be drawn as they are and for those around them. Boxes that may hold a jump
 * or a pole stay open, boxes at an edge of the domain are drawn up to it. Neighbours share their
 * vertices, so there are no cracks.
 */
export function buildPatch(
  lattice: Lattice,
  cells: Cells,
  tape: Tape,
  parameters: ArrayLike<number>,
  base: number,
  tolerance: Tolerance | null,
  folds: Folds | null
): Omit<Refinement, 'lost'> {
  const { open, boxes } = gatherBoxes(lattice, cells, folds)
  const mesh = createMesh(lattice.wide * lattice.side + 1)
  const evaluate = tolerance
    ? toSettled(tape, lattice.domain, parameters, tolerance)
    : toPoints(tape, parameters)
  const drawn = boxes.filter(({ kind }) => kind !== Kind.jump)
  for (const box of drawn) cornersOf(mesh, box)
  const borders = drawn.map((box) => borderOf(mesh, box, cells.finest))
  const { loops, draw } = folds
    ? foldedFaces(lattice, mesh, drawn, borders, folds, evaluate)
    : plainFaces(mesh, borders)
  const [edges, edgeLoops]: [Box[], number[][]] = [[], []]
  drawn.forEach((box, b) => {
    if (box.kind === Kind.fine) draw(box, loops[b])
    else edgeLoops[edges.push(box) - 1] = loops[b]
  })
  const value = toPoints(valueOf(tape), parameters)
  const defined: Defined = (i, j) => Uint8Array.from(value(pointsAt(lattice, i, j))[0], isDrawable)
  march(mesh, edges, edgeLoops, defined, draw)
  return { open, patch: sampled(lattice, mesh, evaluate, base) }
}

const isDrawable = (f: number): number => Number(Math.abs(f) < largestF32)

/** The mesh's triangles with the samples of their vertices; none that has an undefined corner. */
function sampled(lattice: Lattice, mesh: Mesh, evaluate: PointEvaluator, base: number): Patch {
  const [f, fx, fy] = evaluate(pointsAt(lattice, mesh.i, mesh.j))
  slopesOfTwins(lattice, mesh, evaluate, [fx, fy])
  const isSound = (vertex: number) => isDrawable(f[vertex]) && isDrawable(f[vertex] - base)
  const index: number[] = []
  const used: number[] = []
  const renamed = new Int32Array(f.length).fill(-1)
  const name = (vertex: number) => {
    if (renamed[vertex] < 0) renamed[vertex] = used.push(vertex) - 1
    return renamed[vertex]
  }
  for (let t = 0; t < mesh.index.length; t += 3) {
    const [a, b, c] = [mesh.index[t], mesh.index[t + 1], mesh.index[t + 2]]
    if (isSound(a) && isSound(b) && isSound(c)) index.push(name(a), name(b), name(c))
  }
  const unit = new Float32Array(used.length * 2)
  const samples = new Float32Array(used.length * fieldStride)
  used.forEach((vertex, k) => {
    const smooth = isDrawable(fx[vertex]) && isDrawable(fy[vertex])
    unit[2 * k] = mesh.i[vertex] / (lattice.wide * lattice.side)
    unit[2 * k + 1] = mesh.j[vertex] / (lattice.deep * lattice.side)
    samples[fieldStride * k] = f[vertex] - base
    samples[fieldStride * k + 1] = smooth ? fx[vertex] : 0
    samples[fieldStride * k + 2] = smooth ? fy[vertex] : 0
    samples[fieldStride * k + 3] = 1
  })
  return { unit, samples, index: Uint32Array.from(index) }
}

/** The slopes at vertices on folds are those of the pieces that they are drawn with. */
function slopesOfTwins(lattice: Lattice, mesh: Mesh, evaluate: PointEvaluator, slopes: Float64Array[]): void {
  const [twins, others] = [[...mesh.towards.keys()], [...mesh.towards.values()]]
  const found = readAside(lattice, mesh, twins, others, evaluate)
  slopes.forEach((slope, axis) => twins.forEach((twin, k) => (slope[twin] = found[1 + axis][k])))
}
