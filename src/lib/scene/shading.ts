import { abs, clamp, dFdx, dFdy, dot, float, length, max, mix, round, select, smoothstep, step, vec2, vec3 } from 'three/tsl'
import type { Node } from 'three/webgpu'
import type { Uniforms } from './uniforms'

type Float = Node<'float'>
type Vec2 = Node<'vec2'>
type Vec3 = Node<'vec3'>

/** Coefficients of t⁰ … t⁶ fitted to matplotlib's viridis (Matt Zucker, CC0), sRGB. */
const viridisFit = [
  [0.2777273272, 0.0054073445, 0.3340998053],
  [0.105093043, 1.4046135299, 1.3845901626],
  [-0.3308618287, 0.2148475595, 0.095095163],
  [-4.634230499, -5.799100973, -19.332440956],
  [6.228269936, 14.179933367, 56.690552601],
  [4.776384998, -13.745145378, -65.353032633],
  [-5.435455856, 4.645852612, 26.312435250]
] as const

/** The colour of a height in 0 … 1. */
export function viridis(t: Float): Vec3 {
  const [last, ...rest] = [...viridisFit].reverse()
  return rest.reduce<Vec3>((sum, c) => sum.mul(t).add(vec3(...c)), vec3(...last))
}

/** Height colours, moved towards the ground so that arrows, curves and the point stand out. */
export const heightColour = (u: Uniforms, h: Float, muted: number): Vec3 =>
  mix(viridis(clamp(h, 0, 1)), u.paper, muted)

/** How fast a quantity changes per pixel. */
export const perPixel = (value: Float): Float => length(vec2(dFdx(value), dFdy(value)))

/** How much of a pixel a line covers, by its distance from the line's middle; both in pixels. */
export const lineCoverage = (distance: Float, width: Float): Float =>
  clamp(width.mul(0.5).add(0.5).sub(distance), 0, 1)

/**
 * One soft key light and a weak fill on a matt sheet; `normal` points to the side that is seen.
 * The underside is a little cooler and darker.
 */
export function lit(u: Uniforms, colour: Vec3, normal: Vec3, front: Node<'bool'>): Vec3 {
  const key = dot(normal, u.light).mul(0.5).add(0.5)
  const light = mix(float(0.56), float(1.08), key.mul(key).mul(0.45).add(key.mul(0.55)))
  return colour.mul(light).mul(select(front, vec3(1), vec3(0.8, 0.85, 0.93)))
}

/**
 * How strongly curves of equal height cover this pixel: every fifth is heavier, all fade where they
 * come closer than a few pixels, and none appears where f is constant.
 */
export function contourCoverage(u: Uniforms, h: Float, change: Float): Float {
  const place = h.mul(u.contours.x).add(u.contours.y).toVar()
  const rate = change.mul(u.contours.x).toVar()
  const nearest = round(place).toVar()
  const distance = abs(place.sub(nearest)).div(max(rate, 1e-6))
  const fifth = nearest.mul(0.2)
  const heavy = step(abs(fifth.sub(round(fifth))), 0.1)
  const width = u.lineWidth.mul(mix(float(0.85), float(1.35), heavy))
  const crowded = smoothstep(0.12, 0.34, rate.mul(mix(float(1), float(0.35), heavy)))
  const strength = mix(float(0.5), float(0.8), heavy).mul(crowded.oneMinus()).mul(step(2e-5, rate))
  return lineCoverage(distance, width).mul(strength).mul(u.contourOpacity)
}

/** The curve of equal height through the point. */
export function levelCoverage(u: Uniforms, h: Float, change: Float): Float {
  const distance = abs(h.sub(u.level.x)).div(max(change, 1e-7))
  return lineCoverage(distance, u.lineWidth.mul(2)).mul(u.level.y).mul(step(1e-6, change))
}

/**
 * True where a triangle bridges a pole or a jump: it climbs most of the box within one cell, and the
 * sampled gradient says otherwise. `unit` is the place in the unit square, `slope` box heights per side.
 */
export function bridgesGap(u: Uniforms, h: Float, unit: Vec2, slope: Vec2): Node<'bool'> {
  const [a, b] = [dFdx(unit).toVar(), dFdy(unit).toVar()]
  const determinant = a.x.mul(b.y).sub(a.y.mul(b.x)).toVar()
  const [ha, hb] = [dFdx(h).toVar(), dFdy(h).toVar()]
  const climb = vec2(ha.mul(b.y).sub(hb.mul(a.y)), hb.mul(a.x).sub(ha.mul(b.x))).div(determinant).toVar()
  const perCell = length(climb.div(u.cells))
  const unexpected = length(climb.sub(slope)).greaterThan(length(climb).mul(0.6))
  return perCell.greaterThan(0.7).and(unexpected)
}

/** How far inside the unit square a place lies, in pixels, for soft outer edges. */
export function insideEdge(unit: Vec2): Float {
  const margin = unit.min(vec2(1).sub(unit)).toVar()
  return margin.x.div(max(perPixel(unit.x), 1e-6)).min(margin.y.div(max(perPixel(unit.y), 1e-6)))
}
