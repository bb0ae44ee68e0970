import { FrontSide, Mesh, NodeMaterial, type Node } from 'three/webgpu'
import {
  Fn,
  abs,
  attribute,
  clamp,
  float,
  fract,
  mix,
  select,
  smoothstep,
  varying,
  vec4
} from 'three/tsl'
import { order, type CreateLayer } from '../layer'
import {
  bridgesGap,
  contourCoverage,
  heightColour,
  insideEdge,
  levelCoverage,
  perPixel
} from '../shading'
import type { Uniforms } from '../uniforms'
import { boxHeight, sampledSlope } from './field'

/** How far the floor's colours are moved towards the ground. */
const paleness = 0.62

/** The heights as a flat map: paler colours, the same curves; hatched where f is undefined. Seen from above only. */
export const createFloorLayer: CreateLayer = (context) => {
  const material = createMaterial(context.uniforms)
  const object = new Mesh(context.geometry.floor, material)
  object.frustumCulled = false
  object.renderOrder = order.floor
  return {
    object,
    update({ view }) {
      object.geometry = context.geometry.floor
      object.visible = view.layers.floor
    },
    dispose: () => material.dispose()
  }
}

function createMaterial(u: Uniforms): NodeMaterial {
  const unit = attribute<'vec2'>('unit', 'vec2')
  const material = new NodeMaterial()
  material.side = FrontSide
  material.transparent = true
  // Everything else lies above it, so it hides nothing and cannot fight with what lies on it.
  material.depthWrite = false
  material.vertexNode = Fn(() => u.viewProjection.mul(vec4(unit.mul(2).sub(1).mul(u.half.xy), u.floor, 1)))()
  material.fragmentNode = Fn(() => {
    const h = varying(boxHeight(u)).toVar()
    const change = perPixel(h).toVar()
    const place = varying(unit).toVar()
    const edge = insideEdge(place).toVar()
    const gap = bridgesGap(u, h, place, varying(sampledSlope(u))).toVar()
    const lines = select(gap, 0, 1)
    const colour = heightColour(u, h, paleness).toVar()
    colour.assign(mix(colour, u.levelColour, contourCoverage(u, h, change).mul(lines).mul(0.7)))
    colour.assign(mix(colour, u.ink, levelCoverage(u, h, change).mul(lines)))
    const defined = smoothstep(0.99, 0.999, varying(attribute<'vec4'>('field', 'vec4').w))
    const hatch = hatching(place.x.mul(u.half.x).add(place.y.mul(u.half.y)))
    const ground = mix(u.paper, u.rule, hatch.mul(0.8))
    return vec4(mix(ground, colour, defined), clamp(edge, 0, 1))
  })()
  return material
}

/** Fine diagonal stripes, soft by a pixel. */
function hatching(along: Node<'float'>): Node<'float'> {
  const place = along.mul(28).toVar()
  const distance = abs(fract(place).sub(0.5))
  return clamp(float(0.1).sub(distance).div(perPixel(place)).add(0.5), 0, 1)
}
