import {
  BufferAttribute,
  BufferGeometry,
  FrontSide,
  Group,
  Mesh,
  NodeMaterial,
  Sphere,
  Vector3,
  type Node
} from 'three/webgpu'
import { Discard, Fn, clamp, mix, varying, vec4 } from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import { fieldNodes, groundPlace, veiled } from '../field'
import { order, type CreateMaker } from '../maker'
import { contourCoverage, fieldPixel, heightColour, insidePixels, levelCoverage, stripes } from '../shading'
import type { Uniforms } from '../uniforms'

/** How far the floor's colours are moved on towards the paper. */
const paleness = 0.54

/**
 * The heights as a flat map: paler colours, the same curves. It is open where the sheet is, and there the
 * hatching underneath shows. Seen from above only.
 */
export const floorMaker: CreateMaker<'floor'> = (context) => {
  const map = new Mesh(context.geometry.floor, createMap(context.uniforms))
  map.renderOrder = order.floor
  const hatching = new Mesh(unitQuad(), createHatching(context.uniforms))
  hatching.renderOrder = order.hatching
  const object = new Group().add(hatching, map)
  for (const mesh of [map, hatching]) mesh.frustumCulled = false
  return {
    object,
    update(marks, { sheet }) {
      map.geometry = context.geometry.floor
      object.visible = marks.length > 0 && sheet !== null
      map.visible = !context.geometry.empty
      hatching.visible = context.geometry.open
    },
    dispose() {
      hatching.geometry.dispose()
      for (const mesh of [map, hatching]) mesh.material.dispose()
    }
  }
}

function unitQuad(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('unit', new BufferAttribute(new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), 2))
  geometry.setIndex([0, 1, 3, 0, 3, 2])
  geometry.boundingSphere = new Sphere(new Vector3(), 4)
  return geometry
}

function onFloor(u: Uniforms, fragment: Node<'vec4'>): NodeMaterial {
  const material = new NodeMaterial()
  material.side = FrontSide
  material.transparent = true
  // What lies on it is drawn later, so it need not hide anything and cannot fight with it.
  material.depthWrite = false
  material.vertexNode = floorNodes(u).position
  material.fragmentNode = fragment
  return material
}

const createMap = (u: Uniforms): NodeMaterial => onFloor(u, floorNodes(u).map)
const createHatching = (u: Uniforms): NodeMaterial => onFloor(u, floorNodes(u).hatching)

const floorNodes = lazilyFor((u: Uniforms) => {
  const position = Fn(() => u.viewProjection.mul(vec4(groundPlace(u, fieldNodes(u).place), u.floor, 1)))
  const map = Fn(() => {
    const pixel = fieldPixel(u, true)
    Discard(pixel.gone.or(veiled))
    const colour = mix(heightColour(u, pixel.h), u.paper, paleness).toVar()
    colour.assign(mix(colour, u.levelColour, contourCoverage(u, pixel).mul(0.7)))
    colour.assign(mix(colour, u.ink, levelCoverage(u, pixel)))
    return vec4(colour, clamp(pixel.inside, 0, 1))
  })
  const hatching = Fn(() => {
    const inside = insidePixels(u, varying(fieldNodes(u).place).toVar())
    return vec4(mix(u.paper, u.rule, stripes(u).mul(0.8)), clamp(inside, 0, 1))
  })
  return { position: position(), map: map(), hatching: hatching() }
})
