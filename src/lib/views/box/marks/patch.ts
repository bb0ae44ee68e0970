import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  Mesh,
  NodeMaterial,
  Sphere,
  Vector3
} from 'three/webgpu'
import { Discard, Fn, abs, attribute, frontFacing, normalize, select, varying, vec4 } from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import type { MarkOf } from '../../../figure/mark'
import { mixRgb, type Rgb } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { lit } from '../shading'
import { toWorld } from '../space'
import type { Uniforms } from '../uniforms'

const opacity = 0.62

/** Further surfaces over grids of places: translucent, lit as the surface is. Nothing is made before there is one. */
export const patchMaker: CreateMaker<'patch'> = ({ uniforms }) => {
  const object = new Group()
  let material: NodeMaterial | null = null
  const clear = () => {
    for (const mesh of object.children) if (mesh instanceof Mesh) (mesh.geometry as BufferGeometry).dispose()
    object.clear()
  }
  return {
    object,
    update(marks, scenery) {
      clear()
      for (const mark of marks) {
        const mesh = new Mesh(geometryOf(mark, scenery), (material ??= createMaterial(uniforms)))
        mesh.frustumCulled = false
        mesh.renderOrder = order.arrows
        object.add(mesh)
      }
    },
    dispose() {
      clear()
      material?.dispose()
    }
  }
}

/** So many heights of the box above or below it a place is still drawn where it is. */
const farthest = 20

/** Cells with a corner that is no place, and those that pass the box by, are left open; the others are cut at it. */
function geometryOf({ columns, places, shades, tone }: MarkOf<'patch'>, scenery: Scenery): BufferGeometry {
  const { space, frame, colours } = scenery
  const count = places.length / 3
  const [at, normals, tints] = [0, 1, 2].map(() => new Float32Array(3 * count))
  const [low, high] = frame.heights
  const reach = farthest * (high - low)
  for (let i = 0; i < count; i++) {
    const [x, y, z] = places.subarray(3 * i, 3 * i + 3)
    const near = Math.max(low - reach, Math.min(high + reach, z))
    at.set(toWorld(space, [x, y, Number.isNaN(z) ? low : near]), 3 * i)
    tints.set(shades ? shadeColour(shades[i], scenery) : colours[tone], 3 * i)
  }
  const index: number[] = []
  for (let row = 0; row + 1 < count / columns; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column
      const corners = [corner, corner + 1, corner + columns + 1, corner + columns]
      const heights = corners.map((i) => places[3 * i + 2])
      // NaN is in no order.
      if (!(Math.max(...heights) >= low && Math.min(...heights) <= high)) continue
      const [a, b, c, d] = corners
      index.push(a, b, c, a, c, d)
      addNormals(normals, at, corners)
    }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(at, 3))
  geometry.setAttribute('normal', new BufferAttribute(normals, 3))
  geometry.setAttribute('tint', new BufferAttribute(tints, 3))
  geometry.setIndex(index)
  geometry.boundingSphere = new Sphere(new Vector3(), 4)
  return geometry
}

/** A cell's normal, added to those of its corners: the cross product of its diagonals. */
function addNormals(normals: Float32Array, at: Float32Array, [a, b, c, d]: number[]): void {
  const along = (from: number, to: number) => [0, 1, 2].map((k) => at[3 * to + k] - at[3 * from + k])
  const [p, q] = [along(a, c), along(b, d)]
  const normal = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
  for (const i of [a, b, c, d]) normal.forEach((part, k) => (normals[3 * i + k] += part))
}

/** From the colour of y below over paper to that of x above. */
function shadeColour(shade: number, { colours }: Scenery): Rgb {
  const t = Math.max(-1, Math.min(1, shade))
  return mixRgb(colours.panel, t < 0 ? colours.y : colours.x, Math.abs(t))
}

const patchNodes = lazilyFor((u: Uniforms) => ({
  position: Fn(() => u.viewProjection.mul(vec4(attribute<'vec3'>('position', 'vec3'), 1)))(),
  colour: Fn(() => {
    // A sheet that lies a little above the surface is not cut where that touches the box.
    Discard(abs(varying(attribute<'vec3'>('position', 'vec3')).z).greaterThan(u.half.z.mul(1.01)))
    const upward = normalize(varying(attribute<'vec3'>('normal', 'vec3'))).toVar()
    const normal = select(frontFacing, upward, upward.negate())
    return vec4(lit(varying(attribute<'vec3'>('tint', 'vec3')), normal, u.light, frontFacing), opacity)
  })()
}))

function createMaterial(u: Uniforms): NodeMaterial {
  const material = new NodeMaterial()
  material.side = DoubleSide
  material.forceSinglePass = true
  material.transparent = true
  material.vertexNode = patchNodes(u).position
  material.fragmentNode = patchNodes(u).colour
  return material
}
