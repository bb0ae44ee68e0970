import { FrontSide, Mesh, NodeMaterial, type Node } from 'three/webgpu'
import {
  Fn,
  abs,
  clamp,
  float,
  fract,
  mix,
  screenCoordinate,
  select,
  smoothstep,
  varying,
  vec4
} from 'three/tsl'
import { unitPlace, validity } from '../field'
import { order, type CreateLayer } from '../layer'
import { contourCoverage, fieldPixel, heightColour, levelCoverage } from '../shading'
import type { Uniforms } from '../uniforms'

/** How far the floor's colours are moved on towards the paper. */
const paleness = 0.54

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
  const material = new NodeMaterial()
  material.side = FrontSide
  material.transparent = true
  // What lies on it is drawn later, so it need not hide anything and cannot fight with it.
  material.depthWrite = false
  material.vertexNode = Fn(() =>
    u.viewProjection.mul(vec4(unitPlace.mul(2).sub(1).mul(u.half.xy), u.floor, 1))
  )()
  material.fragmentNode = Fn(() => {
    const pixel = fieldPixel(u, true)
    const lines = select(pixel.gap, 0, 1)
    const colour = mix(heightColour(u, pixel.h), u.paper, paleness).toVar()
    colour.assign(mix(colour, u.levelColour, contourCoverage(u, pixel).mul(lines).mul(0.7)))
    colour.assign(mix(colour, u.ink, levelCoverage(u, pixel).mul(lines)))
    const defined = smoothstep(0.99, 0.999, varying(validity))
    const ground = mix(u.paper, u.rule, hatching(u).mul(0.8))
    return vec4(mix(ground, colour, defined), clamp(pixel.inside, 0, 1))
  })()
  return material
}

/** Fine diagonal stripes on the page, whatever the camera: nine CSS pixels apart, one and a half wide. */
function hatching(u: Uniforms): Node<'float'> {
  const along = screenCoordinate.x.add(screenCoordinate.y).div(u.pixelRatio.mul(9))
  return clamp(float(1.25).sub(abs(fract(along).sub(0.5)).mul(9)), 0, 1)
}
