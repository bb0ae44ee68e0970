import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three/webgpu'
import type { Grid } from '../tape/sampling'

/** The floor is flat, and its curves bend between vertices: with this many quads it may skip every other one. */
const enoughForFloor = 64
const mostForFloor = 128

/** Surface and floor over the same samples. */
export interface GridGeometry {
  /**
   * The surface with its triangles from back to front for an eye on these sides of the centre, so that
   * soft edges blend with what lies behind them.
   */
  surface(eyeRight: boolean, eyeAbove: boolean): BufferGeometry
  readonly floor: BufferGeometry
  dispose(): void
}

export function createGridGeometry(grid: Grid, samples: BufferAttribute): GridGeometry {
  const unit = new BufferAttribute(unitSquare(grid), 2)
  const floor = meshOf(unit, samples, triangles(grid, floorStride(grid), true, true))
  const surfaces = new Map<string, BufferGeometry>()
  return {
    floor,
    surface(eyeRight, eyeAbove) {
      const key = `${eyeRight} ${eyeAbove}`
      const surface = surfaces.get(key) ?? meshOf(unit, samples, triangles(grid, 1, eyeRight, eyeAbove))
      surfaces.set(key, surface)
      return surface
    },
    dispose() {
      for (const geometry of [floor, ...surfaces.values()]) geometry.dispose()
    }
  }
}

function floorStride({ columns, rows }: Grid): number {
  const quads = Math.max(columns, rows) - 1
  return quads < 2 * enoughForFloor ? 1 : Math.max(2, Math.ceil(quads / mostForFloor))
}

function meshOf(unit: BufferAttribute, samples: BufferAttribute, index: Uint32Array): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('unit', unit)
  geometry.setAttribute('field', samples)
  geometry.setIndex(new BufferAttribute(index, 1))
  // three asks for a bounding sphere; positions are made in the shader, so it cannot find one itself.
  geometry.boundingSphere = new Sphere(new Vector3(), 4)
  return geometry
}

/** Each vertex's place in the unit square, x fastest, as the samples lie. */
function unitSquare({ columns, rows }: Grid): Float32Array {
  const unit = new Float32Array(columns * rows * 2)
  for (let i = 0; i < columns * rows; i++) {
    unit[2 * i] = (i % columns) / (columns - 1)
    unit[2 * i + 1] = Math.floor(i / columns) / (rows - 1)
  }
  return unit
}

/** Two triangles a quad, facing up; all split the same way, because alternating diagonals make curves zigzag. */
function triangles({ columns, rows }: Grid, stride: number, right: boolean, above: boolean): Uint32Array {
  const [xs, ys] = [steps(columns, stride), steps(rows, stride)]
  const [wide, deep] = [xs.length - 1, ys.length - 1]
  const index = new Uint32Array(wide * deep * 6)
  for (let quad = 0, next = 0; quad < wide * deep; quad++) {
    const [column, row] = [quad % wide, Math.floor(quad / wide)]
    const i = right ? column : wide - 1 - column
    const j = above ? row : deep - 1 - row
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
