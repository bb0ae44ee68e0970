import { FrontSide, InstancedBufferGeometry, BufferAttribute, Mesh, NodeMaterial, Sphere, Vector3 } from 'three/webgpu'
import { Fn, abs, attribute, clamp, float, instanceIndex, length, max, min, normalize, select, sqrt, varying, vec2, vec4 } from 'three/tsl'
import { order, type CreateLayer } from '../layer'
import { arrowCoverage } from '../primitives/arrows'
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
export const createArrowsLayer: CreateLayer = (context) => {
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
    update({ view }) {
      const { columns, rows } = context.arrows.grid
      geometry.instanceCount = columns * rows
      object.visible = view.layers.arrows
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
  const arrow = arrowOnFloor(u)
  material.vertexNode = Fn(() => {
    const forward = arrow.forward()
    const at = arrow.place().sub(vec2(arrow.span().mul(0.5), 0)).toVar()
    const offset = forward.mul(at.x).add(vec2(forward.y.negate(), forward.x).mul(at.y))
    const clip = u.viewProjection.mul(vec4(arrow.middle().add(offset), u.floor.add(1e-3), 1))
    return select(arrow.span().greaterThan(0), clip, vec4(0, 0, 2, 1))
  })()
  material.fragmentNode = Fn(() => {
    const cover = arrowCoverage(varying(arrow.place()), varying(arrow.body()))
    return vec4(u.ink, cover.mul(0.7))
  })()
  return material
}

/** The arrow of this instance, in world units. */
function arrowOnFloor(u: Uniforms) {
  const sample = attribute<'vec4'>('field', 'vec4')
  const corner = attribute<'vec2'>('corner', 'vec2')
  const spacing = u.half.x.mul(2).div(u.arrowGrid.x)
  const forward = () => {
    const drawn = sample.yz.div(u.scale).toVar()
    return normalize(drawn.div(max(max(abs(drawn.x), abs(drawn.y)), 1e-30)).add(vec2(1e-9, 0)))
  }
  const span = () => {
    const strength = length(sample.yz).mul(u.gradientScale)
    const shown = sample.w.greaterThan(0.5).and(strength.greaterThan(vanishing))
    return select(shown, spacing.mul(clamp(sqrt(strength).mul(longest), shortest, longest)), 0)
  }
  const head = () => min(span().mul(0.45), spacing.mul(0.3))
  const body = () => vec4(span(), min(spacing.mul(0.026), head().mul(0.12)), head(), head().mul(0.36))
  const place = () => {
    const margin = spacing.mul(0.05)
    return vec2(
      corner.x.mul(span().add(margin.mul(2))).sub(margin),
      corner.y.mul(head().mul(0.36).add(margin))
    )
  }
  const middle = () => {
    const column = float(instanceIndex.mod(u.arrowGrid.x.toUint()))
    const row = float(instanceIndex.div(u.arrowGrid.x.toUint()))
    const cell = vec2(column, row).add(0.5).div(max(u.arrowGrid, vec2(1)))
    return cell.mul(2).sub(1).mul(u.half.xy)
  }
  return { forward, span, body, place, middle }
}
