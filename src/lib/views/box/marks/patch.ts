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
  const heightAt = (i: number) => places[3 * i + 2]
  // Loops without arrays of their own: a sheet that follows the point is made anew in every frame.
  for (let i = 0; i < count; i++) {
    const z = heightAt(i)
    const near = Math.max(low - reach, Math.min(high + reach, z))
    at.set(toWorld(space, [places[3 * i], places[3 * i + 1], Number.isNaN(z) ? low : near]), 3 * i)
    tints.set(shades ? shadeColour(shades[i], scenery) : colours[tone], 3 * i)
  }
  const index = new Uint32Array(6 * count)
  let corners = 0
  for (let row = 0; row + 1 < count / columns; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column
      const [b, c, d] = [a + 1, a + columns + 1, a + columns]
      const [highest, lowest] = [Math.max, Math.min].map((most) =>
        most(heightAt(a), heightAt(b), heightAt(c), heightAt(d))
      )
      // NaN is in no order.
      if (!(highest >= low && lowest <= high)) continue
      index.set([a, b, c, a, c, d], corners)
      corners += 6
      addNormals(normals, at, a, b, c, d)
    }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(at, 3))
  geometry.setAttribute('normal', new BufferAttribute(normals, 3))
  geometry.setAttribute('tint', new BufferAttribute(tints, 3))
  geometry.setIndex(new BufferAttribute(index.slice(0, corners), 1))
  geometry.boundingSphere = new Sphere(new Vector3(), 4)
  return geometry
}

/** A cell's normal, added to those of its corners: the cross product of its diagonals. */
function addNormals(
  normals: Float32Array,
  at: Float32Array,
  a: number,
  b: number,
  c: number,
  d: number
): void {
  const along = (from: number, to: number, k: number) => at[3 * to + k] - at[3 * from + k]
  const [px, py, pz] = [along(a, c, 0), along(a, c, 1), along(a, c, 2)]
  const [qx, qy, qz] = [along(b, d, 0), along(b, d, 1), along(b, d, 2)]
  for (const corner of [a, b, c, d]) {
    normals[3 * corner] += py * qz - pz * qy
    normals[3 * corner + 1] += pz * qx - px * qz
    normals[3 * corner + 2] += px * qy - py * qx
  }
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
