import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three/webgpu'
import type { Grid } from '../tape/sampling'

/** The floor is flat, and its curves bend between vertices: with this many quads it may skip every other one. */
const enoughForFloor = 64
const mostForFloor = 128

/** Surface and floor geometry over the same samples; the floor may skip vertices. */
export interface GridGeometry {
  surface: BufferGeometry
  floor: BufferGeometry
}

export function createGridGeometry(grid: Grid, samples: BufferAttribute): GridGeometry {
  const unit = new BufferAttribute(unitSquare(grid), 2)
  return { surface: meshOf(grid, 1, unit, samples), floor: meshOf(grid, floorStride(grid), unit, samples) }
}

function floorStride({ columns, rows }: Grid): number {
  const quads = Math.max(columns, rows) - 1
  return quads < 2 * enoughForFloor ? 1 : Math.max(2, Math.ceil(quads / mostForFloor))
}

function meshOf(grid: Grid, stride: number, unit: BufferAttribute, samples: BufferAttribute): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('unit', unit)
  geometry.setAttribute('field', samples)
  geometry.setIndex(new BufferAttribute(triangles(grid, stride), 1))
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
function triangles({ columns, rows }: Grid, stride: number): Uint32Array {
  const [xs, ys] = [steps(columns, stride), steps(rows, stride)]
  const index = new Uint32Array((xs.length - 1) * (ys.length - 1) * 6)
  let next = 0
  for (let j = 0; j < ys.length - 1; j++)
    for (let i = 0; i < xs.length - 1; i++) {
      const [a, b] = [ys[j] * columns + xs[i], ys[j] * columns + xs[i + 1]]
      const [c, d] = [ys[j + 1] * columns + xs[i], ys[j + 1] * columns + xs[i + 1]]
      index.set([a, b, d, a, d, c], next)
      next += 6
    }
  return index
}

/** 0, stride, 2 stride, … and the last one in any case. */
function steps(count: number, stride: number): number[] {
  const inner = Array.from({ length: Math.ceil((count - 1) / stride) }, (_, i) => i * stride)
  return [...inner, count - 1]
}
