import {
  Fn,
  abs,
  attribute,
  clamp,
  float,
  fract,
  length,
  max,
  mix,
  select,
  varying,
  vec2,
  vec4
} from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import type { Uniforms } from '../uniforms'
import { lifted, passNodes, type PassNodes } from './instances'

/**
 * Straight strokes of constant width on screen, antialiased in the shader because a software renderer
 * has no multisampling. `style` is the width and the dash (0 for none) in CSS pixels.
 */
export const strokeLanes = { start: 3, end: 3, tint: 4, style: 2, lift: 1 } as const

/** Where strokes behind the camera are cut, in units of clip w. */
const near = 0.02

export const strokeNodes = lazilyFor((u: Uniforms): PassNodes => {
  const style = attribute<'vec2'>('style', 'vec2').mul(u.pixelRatio)
  const corner = attribute<'vec2'>('corner', 'vec2')
  const reach = style.x.mul(0.5).add(1)

  const ends = () => {
    const a = u.viewProjection.mul(vec4(lifted(u, attribute<'vec3'>('start', 'vec3')), 1)).toVar()
    const b = u.viewProjection.mul(vec4(lifted(u, attribute<'vec3'>('end', 'vec3')), 1)).toVar()
    const cut = clamp(float(near).sub(a.w).div(b.w.sub(a.w)), 0, 1)
    const cutBack = clamp(float(near).sub(b.w).div(a.w.sub(b.w)), 0, 1)
    const from = select(a.w.lessThan(near), mix(a, b, cut), a).toVar()
    const to = select(b.w.lessThan(near), mix(b, a, cutBack), b).toVar()
    const onScreen = to.xy.div(to.w).sub(from.xy.div(from.w)).mul(u.viewport.mul(0.5)).toVar()
    return { from, to, onScreen, hidden: max(a.w, b.w).lessThan(near) }
  }
  const position = Fn(() => {
    const { from, to, onScreen, hidden } = ends()
    const along = onScreen.div(max(length(onScreen), 1e-4)).toVar()
    const across = vec2(along.y.negate(), along.x)
    const offset = across.mul(corner.y.mul(reach)).add(along.mul(corner.x.sub(0.5)))
    const end = mix(from, to, corner.x).toVar()
    const spread = offset.div(u.viewport.mul(0.5)).mul(end.w)
    const placed = vec4(end.xy.add(spread), end.zw)
    return select(hidden, vec4(0, 0, 2, 1), placed)
  })
  const run = Fn(() => length(ends().onScreen).mul(corner.x))

  const colour = Fn(() => {
    const side = abs(varying(corner.y.mul(reach)))
    const width = varying(style.x)
    const dash = varying(style.y).toVar()
    const cover = clamp(width.mul(0.5).add(0.5).sub(side), 0, 1).toVar()
    const place = abs(fract(varying(run()).div(max(dash.mul(2), 1e-3))).sub(0.5)).mul(dash.mul(2))
    const dashed = clamp(dash.mul(0.5).sub(place).add(0.5), 0, 1)
    cover.mulAssign(select(dash.greaterThan(0), dashed, float(1)))
    const tint = varying(attribute<'vec4'>('tint', 'vec4')).toVar()
    return vec4(tint.xyz, tint.w.mul(cover))
  })
  return passNodes(position, colour)
})
