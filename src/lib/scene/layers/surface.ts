import { DoubleSide, Mesh, NodeMaterial } from 'three/webgpu'
import {
  Discard,
  Fn,
  attribute,
  clamp,
  frontFacing,
  mix,
  normalize,
  select,
  varying,
  vec3,
  vec4
} from 'three/tsl'
import { order, type CreateLayer } from '../layer'
import {
  bridgesGap,
  contourCoverage,
  heightColour,
  insideEdge,
  levelCoverage,
  lit,
  perPixel
} from '../shading'
import type { Uniforms } from '../uniforms'
import { boxHeight, sampledSlope } from './field'

/** Box heights by which the sheet may leave the box: keeps crests that touch it whole. */
const tolerance = 0.004

/** The sheet z = f(x, y), cut where it leaves the box and open where f is undefined. */
export const createSurfaceLayer: CreateLayer = (context) => {
  const material = createMaterial(context.uniforms)
  const object = new Mesh(context.geometry.surface, material)
  object.frustumCulled = false
  object.renderOrder = order.surface
  return {
    object,
    captured: true,
    update({ view }) {
      object.geometry = context.geometry.surface
      object.visible = view.layers.surface
    },
    dispose: () => material.dispose()
  }
}

function createMaterial(u: Uniforms): NodeMaterial {
  const unit = attribute<'vec2'>('unit', 'vec2')
  const height = boxHeight(u)
  const material = new NodeMaterial()
  material.side = DoubleSide
  material.forceSinglePass = true
  // Only its outermost pixels are translucent, for soft edges.
  material.transparent = true
  material.vertexNode = Fn(() => {
    const ground = unit.mul(2).sub(1).mul(u.half.xy)
    return u.viewProjection.mul(vec4(ground, height.mul(2).sub(1).mul(u.half.z), 1))
  })()
  material.fragmentNode = Fn(() => {
    const h = varying(height).toVar()
    const change = perPixel(h).toVar()
    const place = varying(unit).toVar()
    const slope = varying(sampledSlope(u)).toVar()
    const gap = bridgesGap(u, h, place, slope).toVar()
    const inside = insideEdge(place).toVar()
    const cut = h.min(h.oneMinus()).add(tolerance).div(change.max(1e-7)).toVar()
    Discard(varying(attribute<'vec4'>('field', 'vec4').w).lessThan(0.999).or(gap).or(cut.lessThan(0)))

    // The slope of the drawn sheet: box heights and sides have different lengths in the world.
    const worldSlope = slope.mul(u.half.z).div(u.half.xy)
    const upward = normalize(vec3(worldSlope.negate(), 1)).toVar()
    const normal = select(frontFacing, upward, upward.negate())
    const colour = lit(u, heightColour(u, h, 0.2), normal, frontFacing).toVar()
    colour.assign(mix(colour, u.levelColour, contourCoverage(u, h, change).mul(0.85)))
    colour.assign(mix(colour, u.ink, levelCoverage(u, h, change)))
    return vec4(colour, clamp(inside.min(cut), 0, 1))
  })()
  return material
}
