import {
  Fn,
  abs,
  attribute,
  clamp,
  dot,
  fwidth,
  length,
  max,
  min,
  normalize,
  varying,
  vec2,
  vec4
} from 'three/tsl'
import type { Node } from 'three/webgpu'
import { lazilyFor } from '../../../basics/lazily'
import type { Uniforms } from '../uniforms'
import { lifted, passNodes, type PassNodes } from './instances'

/**
 * Flat arrows from `tail` along `axis`; `across` is the unit direction of their width. `style` is half
 * the width of the shaft, the length of the head and half its width, in world units.
 */
export const arrowLanes = { tail: 3, axis: 3, across: 3, tint: 4, style: 3, lift: 1 } as const

/**
 * How much of a pixel an arrow covers. `place` is along and across from the tail; `body` is its length,
 * half its shaft, its head and half its head's width, all in the same units.
 */
export function arrowCoverage(place: Node<'vec2'>, body: Node<'vec4'>): Node<'float'> {
  const side = abs(place.y).toVar()
  const neck = body.x.sub(body.z).toVar()
  const shaft = max(side.sub(body.y), abs(place.x.sub(neck.mul(0.5))).sub(neck.mul(0.5)))
  const slant = normalize(vec2(body.w, body.z))
  const head = max(dot(vec2(place.x.sub(body.x), side), slant), neck.sub(place.x))
  const distance = min(shaft, head).toVar()
  const pixel = length(vec2(fwidth(place.x), fwidth(place.y))).mul(0.6)
  return clamp(distance.div(max(pixel, 1e-6)).negate().add(0.5), 0, 1)
}

export const arrowNodes = lazilyFor((u: Uniforms): PassNodes => {
  const corner = attribute<'vec2'>('corner', 'vec2')
  const axis = attribute<'vec3'>('axis', 'vec3')
  const style = attribute<'vec3'>('style', 'vec3')
  const span = length(axis)
  // The quad is wider and longer than the arrow by half a head, room for its soft edge.
  const place = () =>
    vec2(corner.x.mul(span.add(style.z)).sub(style.z.mul(0.5)), corner.y.mul(style.z.mul(1.5)))

  const position = Fn(() => {
    const at = place().toVar()
    const along = axis.div(max(span, 1e-6)).mul(at.x)
    const across = attribute<'vec3'>('across', 'vec3').mul(at.y)
    const point = attribute<'vec3'>('tail', 'vec3').add(along).add(across)
    return u.viewProjection.mul(vec4(lifted(u, point), 1))
  })
  const colour = Fn(() => {
    const cover = arrowCoverage(varying(place()), varying(vec4(span, style)))
    const tint = varying(attribute<'vec4'>('tint', 'vec4')).toVar()
    return vec4(tint.xyz, tint.w.mul(cover))
  })
  return passNodes(position, colour)
})
