import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three/webgpu'
import type { Refinement } from '../../tape/refine/refinement'
import { sampleCount, type Grid } from '../../tape/sampling/sampling'
import type { DrawnSlot } from './fieldSlot'
import { mostExtraVertices, sheetPatch, type SheetPatch } from './sheetPatch'

/** The floor is flat, and its curves bend between vertices: with this many quads it may skip every other one. */
const enoughForFloor = 48
const mostForFloor = 128

/** Surface and floor over the same samples. */
export interface GridGeometry {
  /**
   * The surface with its triangles from back to front for an eye on these sides of the centre, so that
   * soft edges blend with what lies behind them.
   */
  surface(eyeRight: boolean, eyeAbove: boolean): BufferGeometry
  /** The triangles for the floor, in any order. */
  readonly floor: BufferGeometry
  /** Whether some of it is left open. */
  readonly open: boolean
  /** Whether nothing of it is to be drawn. */
  readonly empty: boolean
  /**
   * Leaves cells open and draws a patch in their place, whose samples go behind the grid's; null closes all but
   * those that are marked in the samples.
   */
  refine(refinement: Refinement | null, marked: boolean): void
  dispose(): void
}

export function createGridGeometry(grid: Grid, slot: DrawnSlot): GridGeometry {
  const unit = new BufferAttribute(unitSquare(grid), 2)
  const [sheet, floor] = [meshOf(unit, slot.attribute), meshOf(unit, slot.attribute)]
  const indices = new Map<string, BufferAttribute>()
  let patch: SheetPatch | null = null
  let open = false

  function indexOf(stride: number, right: boolean, above: boolean): BufferAttribute {
    const key = `${stride} ${right} ${above}`
    const index = indices.get(key) ?? new BufferAttribute(triangles(grid, stride, right, above, patch), 1)
    indices.set(key, index)
    return index
  }
  function forgetIndices() {
    for (const index of indices.values()) index.dispose()
    indices.clear()
  }
  return {
    surface: (right, above) => sheet.setIndex(indexOf(1, right, above)),
    get floor() {
      return floor.setIndex(indexOf(open ? 1 : floorStride(grid), true, true))
    },
    get open() {
      return open
    },
    get empty() {
      return patch?.index.length === 0 && patch.openCells === (grid.columns - 1) * (grid.rows - 1)
    },
    refine(refinement, marked) {
      open = marked || refinement !== null
      if (!patch && !refinement) return
      forgetIndices()
      patch = refinement && sheetPatch(grid, refinement)
      if (!patch) return
      const start = sampleCount(grid) * unit.itemSize
      unit.array.set(patch.unit, start)
      unit.addUpdateRange(start, patch.unit.length)
      unit.needsUpdate = true
      slot.append(patch.samples)
    },
    dispose() {
      forgetIndices()
      for (const geometry of [sheet, floor]) geometry.dispose()
    }
  }
}

function floorStride({ columns, rows }: Grid): number {
  const quads = Math.max(columns, rows) - 1
  return quads < 2 * enoughForFloor ? 1 : Math.max(2, Math.ceil(quads / mostForFloor))
}

function meshOf(unit: BufferAttribute, samples: BufferAttribute): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('unit', unit)
  geometry.setAttribute('field', samples)
  // three asks for a bounding sphere; positions are made in the shader, so it cannot find one itself.
  geometry.boundingSphere = new Sphere(new Vector3(), 4)
  return geometry
}

/** Each vertex's place in the unit square, x fastest, as the samples lie; then room for a patch. */
function unitSquare({ columns, rows }: Grid): Float32Array {
  const unit = new Float32Array((columns * rows + mostExtraVertices) * 2)
  for (let i = 0; i < columns * rows; i++) {
    unit[2 * i] = (i % columns) / (columns - 1)
    unit[2 * i + 1] = Math.floor(i / columns) / (rows - 1)
  }
  return unit
}

/**
 * Two triangles a quad, facing up; all split the same way, because alternating diagonals make curves zigzag.
 * Open quads have the patch's triangles instead.
 */
function triangles(
  { columns, rows }: Grid,
  stride: number,
  right: boolean,
  above: boolean,
  patch: SheetPatch | null
): Uint32Array {
  const [xs, ys] = [steps(columns, stride), steps(rows, stride)]
  const [wide, deep] = [xs.length - 1, ys.length - 1]
  const closed = wide * deep - (patch?.openCells ?? 0)
  const index = new Uint32Array(closed * 6 + (patch?.index.length ?? 0))
  for (let quad = 0, next = 0; quad < wide * deep; quad++) {
    const [column, row] = [quad % wide, Math.floor(quad / wide)]
    const i = right ? column : wide - 1 - column
    const j = above ? row : deep - 1 - row
    const cell = j * wide + i
    if (patch?.open[cell]) {
      for (let k = patch.start[cell]; k < patch.start[cell + 1]; k++) index[next++] = patch.index[k]
      continue
    }
    const a = ys[j] * columns + xs[i]
    const b = ys[j] * columns + xs[i + 1]
    const c = ys[j + 1] * columns + xs[i]
    const d = ys[j + 1] * columns + xs[i + 1]
    index[next++] = a
    index[next++] = b
    index[next++] = d
    index[next++] = a
    index[next++] = d
    index[next++] = c
  }
  return index
}

/** 0, stride, 2 stride, … and the last one in any case. */
function steps(count: number, stride: number): number[] {
  const inner = Array.from({ length: Math.ceil((count - 1) / stride) }, (_, i) => i * stride)
  return [...inner, count - 1]
}
