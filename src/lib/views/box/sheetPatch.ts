import { mostPatchVertices } from '../../tape/refine/refine'
import type { Refinement } from '../../tape/refine/refinement'
import { mostVeilVertices } from '../../tape/refine/veil'
import type { Veil } from '../../tape/refine/refinement'
import { fieldStride, sampleCount, type Grid } from '../../tape/sampling/sampling'

/** So many vertices at most lie behind those of a grid. */
export const mostExtraVertices = mostPatchVertices + mostVeilVertices

/** A refinement's patch made part of its grid: one set of vertices, so that no crack can open between them. */
export interface SheetPatch {
  /** Per cell of the grid, x fastest: 1 where its own two triangles are left out. */
  open: Uint8Array
  openCells: number
  /** Places and samples of the vertices that the grid does not have. */
  unit: Float32Array
  samples: Float32Array
  /** Where a cell's triangles start in `index`; one more entry for the end. */
  start: Uint32Array
  /** Vertices of the grid, then those of the patch, cell by cell. */
  index: Uint32Array
}

export function sheetPatch(grid: Grid, { open, patch: edges, veil }: Refinement): SheetPatch {
  const patch = veil ? joined(edges, veil) : edges
  const { vertexOf, own } = joinVertices(grid, open, patch.unit, edges.unit.length / 2)
  const veiled = edges.index.length / 3
  const { start, index } = sortByCell(grid, patch, vertexOf, (t) => veil?.cells[t - veiled])
  const unit = new Float32Array(own.length * 2)
  const samples = new Float32Array(own.length * fieldStride)
  own.forEach((vertex, i) => {
    for (let k = 0; k < 2; k++) unit[2 * i + k] = patch.unit[2 * vertex + k]
    for (let k = 0; k < fieldStride; k++)
      samples[i * fieldStride + k] = patch.samples[vertex * fieldStride + k]
  })
  return { open, openCells: open.reduce((sum, one) => sum + one, 0), unit, samples, start, index }
}

/** The triangles of a veil behind those along the edges of the sheet. */
function joined(edges: Refinement['patch'], veil: Veil): Refinement['patch'] {
  const first = edges.unit.length / 2
  return {
    unit: concatenated(Float32Array, edges.unit, veil.unit),
    samples: concatenated(Float32Array, edges.samples, veil.samples),
    index: concatenated(
      Uint32Array,
      edges.index,
      veil.index.map((vertex) => first + vertex)
    )
  }
}

function concatenated<A extends Float32Array | Uint32Array>(Of: new (length: number) => A, a: A, b: A): A {
  const both = new Of(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/**
 * A vertex of the patch that a closed cell has as well is the grid's vertex. Only these: elsewhere the grid's
 * sample may be undefined, or another than in f64; and none from `apart` on.
 */
function joinVertices(grid: Grid, open: Uint8Array, unit: Float32Array, apart: number) {
  const [wide, deep] = [grid.columns - 1, grid.rows - 1]
  const closed = (i: number, j: number) => i >= 0 && j >= 0 && i < wide && j < deep && !open[j * wide + i]
  const vertexOf = new Uint32Array(unit.length / 2)
  const own: number[] = []
  for (let vertex = 0; vertex < vertexOf.length; vertex++) {
    const [x, y] = [unit[2 * vertex], unit[2 * vertex + 1]]
    const [i, j] = [Math.round(x * wide), Math.round(y * deep)]
    const shared =
      vertex < apart &&
      Math.fround(i / wide) === x &&
      Math.fround(j / deep) === y &&
      (closed(i, j) || closed(i - 1, j) || closed(i, j - 1) || closed(i - 1, j - 1))
    if (shared) vertexOf[vertex] = j * grid.columns + i
    else vertexOf[vertex] = sampleCount(grid) + own.push(vertex) - 1
  }
  return { vertexOf, own }
}

/** A triangle belongs to the cell that is given, or that its middle lies in. */
function sortByCell(
  { columns, rows }: Grid,
  patch: Refinement['patch'],
  vertexOf: Uint32Array,
  given: (triangle: number) => number | undefined
) {
  const [wide, deep] = [columns - 1, rows - 1]
  const triangles = patch.index.length / 3
  const cells = new Uint32Array(triangles)
  const start = new Uint32Array(wide * deep + 1)
  for (let t = 0; t < triangles; t++) {
    const middle = (axis: number) => {
      const [a, b, c] = patch.index.subarray(3 * t, 3 * t + 3)
      return (patch.unit[2 * a + axis] + patch.unit[2 * b + axis] + patch.unit[2 * c + axis]) / 3
    }
    cells[t] = given(t) ?? Math.floor(middle(1) * deep) * wide + Math.floor(middle(0) * wide)
    start[cells[t] + 1] += 3
  }
  for (let cell = 0; cell < wide * deep; cell++) start[cell + 1] += start[cell]
  const next = start.slice()
  const index = new Uint32Array(patch.index.length)
  for (let t = 0; t < triangles; t++)
    for (let k = 0; k < 3; k++) index[next[cells[t]]++] = vertexOf[patch.index[3 * t + k]]
  return { start, index }
}
