import { Fn, abs, attribute, clamp, fwidth, max, mix, varying, vec2, vec4 } from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import type { Uniforms } from '../uniforms'
import { lifted, passNodes, type PassNodes } from './instances'

/** Flat parallelograms, centre ± a ± b, with a hairline edge of one CSS pixel in colour `edge`. */
export const patchLanes = { centre: 3, a: 3, b: 3, tint: 4, edge: 4, lift: 1 } as const

export const patchNodes = lazilyFor((u: Uniforms): PassNodes => {
  const corner = attribute<'vec2'>('corner', 'vec2')
  const square = vec2(corner.x.mul(2).sub(1), corner.y)

  const position = Fn(() => {
    const across = attribute<'vec3'>('a', 'vec3').mul(square.x)
    const up = attribute<'vec3'>('b', 'vec3').mul(square.y)
    const point = attribute<'vec3'>('centre', 'vec3').add(across).add(up)
    return u.viewProjection.mul(vec4(lifted(u, point), 1))
  })
  const colour = Fn(() => {
    const place = varying(square).toVar()
    const inside = vec2(1)
      .sub(abs(place))
      .div(max(fwidth(place), vec2(1e-6)))
      .toVar()
    const margin = inside.x.min(inside.y).toVar()
    const edge = clamp(u.pixelRatio.mul(1.2).sub(margin), 0, 1)
    const shade = mix(
      varying(attribute<'vec4'>('tint', 'vec4')),
      varying(attribute<'vec4'>('edge', 'vec4')),
      edge
    ).toVar()
    return vec4(shade.xyz, shade.w.mul(clamp(margin.add(0.2), 0, 1)))
  })
  return passNodes(position, colour)
})
