import {
  FrontSide,
  InstancedBufferGeometry,
  BufferAttribute,
  Mesh,
  NodeMaterial,
  Sphere,
  Vector3
} from 'three/webgpu'
import {
  Discard,
  Fn,
  abs,
  attribute,
  clamp,
  float,
  instanceIndex,
  length,
  max,
  min,
  normalize,
  select,
  sqrt,
  varying,
  vec2,
  vec4
} from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import { order, type CreateMaker } from '../maker'
import { arrowCoverage } from '../primitives/arrows'
import { boxPlace, gradient, groundPlace, validity } from '../field'
import type { Uniforms } from '../uniforms'

/** Shortest and longest arrow as parts of their spacing. */
const shortest = 0.1
const longest = 0.9

/** Gradients this much smaller than the largest are drawn as nothing. */
const vanishing = 1e-5

/**
 * The gradient field on the floor. Length grows with the square root of |∇f|, so that weak slopes still
 * show. Directions are taken on the drawn floor, (f_x / scale_x, f_y / scale_y): with one scale for x and
 * y, as is usual, that is ∇f itself; with two, it stays at right angles to the drawn level curves.
 */
export const arrowsMaker: CreateMaker<'arrows'> = (context) => {
  const material = createMaterial(context.uniforms)
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('corner', new BufferAttribute(new Float32Array([0, -1, 1, -1, 1, 1, 0, 1]), 2))
  geometry.setAttribute('field', context.arrows.attribute)
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.boundingSphere = new Sphere(new Vector3(), 4)
  const object = new Mesh(geometry, material)
  object.frustumCulled = false
  object.renderOrder = order.arrows
  return {
    object,
    update(marks, { sheet }) {
      const { columns, rows } = context.arrows.grid
      geometry.instanceCount = columns * rows
      object.visible = marks.length > 0 && sheet !== null
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    }
  }
}

function createMaterial(u: Uniforms): NodeMaterial {
  const material = new NodeMaterial()
  material.transparent = true
  material.depthWrite = false
  material.side = FrontSide
  material.vertexNode = arrowNodes(u).position
  material.fragmentNode = arrowNodes(u).colour
  return material
}

const arrowNodes = lazilyFor((u: Uniforms) => {
  const { forward, span, body, place, middle } = arrowOnFloor(u)
  const ground = Fn(() => {
    const at = place.sub(vec2(span.mul(0.5), 0)).toVar()
    const offset = forward.mul(at.x).add(vec2(forward.y.negate(), forward.x).mul(at.y))
    return middle.add(offset)
  })
  const position = Fn(() =>
    select(span.greaterThan(0), u.viewProjection.mul(vec4(ground(), u.floor, 1)), vec4(0, 0, 2, 1))
  )
  const colour = Fn(() => {
    const beyond = abs(varying(ground())).sub(u.half.xy).toVar()
    const cover = arrowCoverage(varying(place), varying(body)).toVar()
    Discard(beyond.x.max(beyond.y).greaterThan(0))
    return vec4(u.ink, cover.mul(0.7))
  })
  return { position: position(), colour: colour() }
})

/** The arrow of this instance, in world units. */
function arrowOnFloor(u: Uniforms) {
  const corner = attribute<'vec2'>('corner', 'vec2')
  const spacing = u.half.x.mul(2).mul(u.sheet.x).div(u.arrowGrid.x)
  const drawn = gradient.div(u.scale)
  const largest = max(max(abs(drawn.x), abs(drawn.y)), 1e-30)
  const forward = normalize(drawn.div(largest).add(vec2(1e-9, 0)))

  const strength = length(gradient).mul(u.gradientScale)
  const shown = validity.greaterThan(0.5).and(strength.greaterThan(vanishing))
  const span = select(shown, spacing.mul(clamp(sqrt(strength).mul(longest), shortest, longest)), 0)
  const head = min(span.mul(0.45), spacing.mul(0.3))
  const body = vec4(span, min(spacing.mul(0.032), head.mul(0.13)), head, head.mul(0.4))

  const margin = spacing.mul(0.05)
  const place = vec2(
    corner.x.mul(span.add(margin.mul(2))).sub(margin),
    corner.y.mul(head.mul(0.4).add(margin))
  )
  const columns = u.arrowGrid.x.toUint()
  const cell = vec2(float(instanceIndex.mod(columns)), float(instanceIndex.div(columns)))
  const middle = groundPlace(u, boxPlace(u, cell.add(0.5).div(u.arrowGrid)))
  return { forward, span, body, place, middle }
}
