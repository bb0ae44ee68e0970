import { DoubleSide, Mesh, NodeMaterial } from 'three/webgpu'
import { Discard, Fn, clamp, frontFacing, mix, normalize, select, vec3, vec4 } from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import { fieldNodes, groundPlace, veiled } from '../field'
import { order, type CreateMaker } from '../maker'
import { contourCoverage, fieldPixel, heightColour, levelCoverage, lit, veilPixel } from '../shading'
import type { Uniforms } from '../uniforms'

/** Box heights by which the sheet may leave the box: keeps crests that touch its top whole. */
const tolerance = 0.004

/** Box heights in a pixel of a wall that faces the reader, and no more than that of a small box. */
const onWall = 0.01

/** The sheet z = f(x, y), cut where it leaves the box and open along holes, poles and jumps. */
export const surfaceMaker: CreateMaker<'surface'> = (context) => {
  const material = createMaterial(context.uniforms)
  const object = new Mesh(context.geometry.surface(true, false), material)
  object.frustumCulled = false
  object.renderOrder = order.surface
  return {
    object,
    captured: true,
    update(marks, { sheet }) {
      object.visible = marks.length > 0 && sheet !== null && !context.geometry.empty
    },
    face({ eye }) {
      object.geometry = context.geometry.surface(eye[0] > 0, eye[1] > 0)
    },
    dispose: () => material.dispose()
  }
}

function createMaterial(u: Uniforms): NodeMaterial {
  const material = new NodeMaterial()
  material.side = DoubleSide
  material.forceSinglePass = true
  // Only its outermost pixels are translucent, for soft edges.
  material.transparent = true
  material.vertexNode = sheetNodes(u).position
  material.fragmentNode = sheetNodes(u).colour
  return material
}

const sheetNodes = lazilyFor((u: Uniforms) => {
  const position = Fn(() => {
    const { place, height } = fieldNodes(u)
    return u.viewProjection.mul(vec4(groundPlace(u, place), height.mul(2).sub(1).mul(u.half.z), 1))
  })
  const colour = Fn(() => {
    const pixel = fieldPixel(u, false)
    const { h, change, slope, inside, gone } = pixel
    const cut = h.min(h.oneMinus()).add(tolerance).div(change.max(1e-7)).toVar()
    Discard(gone.or(cut.lessThan(0)))

    // The slope of the drawn sheet: box heights and sides have different lengths in the world.
    const upward = normalize(vec3(slope.mul(u.half.z).div(u.half.xy).negate(), 1)).toVar()
    const normal = select(frontFacing, upward, upward.negate())
    const colour = lit(heightColour(u, h), normal, u.light, frontFacing).toVar()
    colour.assign(mix(colour, u.levelColour, contourCoverage(u, pixel).mul(0.85)))
    colour.assign(mix(colour, u.ink, levelCoverage(u, pixel, onWall)))
    const edge = clamp(inside, 0, 1).max(u.softEdges.max(u.walled).oneMinus())
    const sheet = vec4(colour, clamp(cut, 0, 1).min(edge))
    return select(veiled, veilPixel(u, h), sheet)
  })
  return { position: position(), colour: colour() }
})
