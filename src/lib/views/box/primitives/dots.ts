import { Fn, attribute, clamp, length, max, varying, vec2, vec4 } from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import type { Uniforms } from '../uniforms'
import { lifted, passNodes, type PassNodes } from './instances'

/**
 * Discs that keep their size on screen. `style` is the radius in CSS pixels and the ratio of height to
 * width, below 1 for a disc that lies flat.
 */
export const dotLanes = { centre: 3, tint: 4, style: 2, lift: 1 } as const

export const dotNodes = lazilyFor((u: Uniforms): PassNodes => {
  const style = attribute<'vec2'>('style', 'vec2')
  const corner = attribute<'vec2'>('corner', 'vec2')
  const radius = style.x.mul(u.pixelRatio)
  const reach = radius.add(1)
  const square = vec2(corner.x.mul(2).sub(1), corner.y)

  const position = Fn(() => {
    const centre = lifted(u, attribute<'vec3'>('centre', 'vec3'))
    const clip = u.viewProjection.mul(vec4(centre, 1)).toVar()
    const offset = square.mul(reach).mul(vec2(1, style.y))
    return vec4(clip.xy.add(offset.div(u.viewport.mul(0.5)).mul(clip.w)), clip.zw)
  })
  const colour = Fn(() => {
    const distance = length(varying(square.mul(reach)))
    const cover = clamp(max(varying(radius), 0).add(0.5).sub(distance), 0, 1)
    const tint = varying(attribute<'vec4'>('tint', 'vec4')).toVar()
    return vec4(tint.xyz, tint.w.mul(cover))
  })
  return passNodes(position, colour)
})
