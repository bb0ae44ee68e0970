import {
  abs,
  clamp,
  dFdx,
  dFdy,
  dot,
  float,
  fract,
  length,
  max,
  mix,
  round,
  screenCoordinate,
  select,
  smoothstep,
  step,
  varying,
  vec2,
  vec3,
  vec4
} from 'three/tsl'
import type { Node } from 'three/webgpu'
import { viridisFit } from '../../figure/viridis'
import { fieldNodes, openCell, validity } from './field'
import type { Uniforms } from './uniforms'

type Float = Node<'float'>
type Vec2 = Node<'vec2'>
type Vec3 = Node<'vec3'>

/** What every pixel of the sheet and of the floor starts from; derivatives are taken once. */
export interface FieldPixel {
  /** f as a height in the box, 0 at the bottom and 1 at the top. */
  h: Float
  /** How fast it changes per pixel. */
  change: Float
  /** The same by the gradient, without facets, and from what height. */
  smooth: SmoothPixel
  /** The sampled gradient in box heights per box side. */
  slope: Vec2
  /** How far the pixel lies from the edges of the sheet and of the box, in pixels; negative beyond a wall. */
  inside: Float
  /** True where nothing is to be drawn. */
  gone: Node<'bool'>
}

/** How f runs on from a pixel, by the heights and the gradients of the corners around it. */
interface SmoothPixel {
  h: Float
  change: Float
  /** How fast `change` grows per pixel, on the way upwards. */
  growth: Float
}

/** Curvature moves a height by no more than this; where it would, as beside kinks and poles, by nothing. */
const mostBend = 0.05

/** Call it inside a fragment's `Fn`. */
export function fieldPixel(u: Uniforms, bent: boolean): FieldPixel {
  const place = varying(fieldNodes(u).place).toVar()
  const slope = varying(fieldNodes(u).slope).toVar()
  const flat = varying(fieldNodes(u).height).toVar()
  const inside = insidePixels(u, place)
  const smooth = smoothPixel(bend(u, flat, slope, place).toVar(), slope, place)
  // On the floor by the gradient, which has no facets: curves keep their width, even where f only touches a height.
  const h = bent ? smooth.h : flat
  const change = bent ? smooth.change : length(vec2(dFdx(h), dFdy(h))).toVar()
  const beyond = u.walled.greaterThan(0.5).and(inside.lessThan(0))
  // The kernel's f32 may miss a vertex that lies on the very edge of where f is defined.
  const gone = varying(validity).lessThan(0.999).or(openCell).or(beyond)
  return { h, change, smooth, slope, inside, gone }
}

function smoothPixel(h: Float, slope: Vec2, place: Vec2): SmoothPixel {
  const [right, up] = [dFdx(place).toVar(), dFdy(place).toVar()]
  const rates = vec2(dot(slope, right), dot(slope, up)).toVar()
  const change = length(rates).toVar()
  const way = rates.div(max(change, 1e-20)).toVar()
  const turn = dFdx(slope).mul(way.x).add(dFdy(slope).mul(way.y))
  return { h, change, growth: dot(turn, right.mul(way.x).add(up.mul(way.y))).toVar() }
}

/** How far inside both the box and the sheet a place lies, in pixels. Call it inside a fragment's `Fn`. */
export function insidePixels(u: Uniforms, place: Vec2): Float {
  const [pa, pb] = [dFdx(place).toVar(), dFdy(place).toVar()]
  const own = place.sub(u.sheet.zw)
  const margin = place
    .min(place.oneMinus())
    .min(own.min(u.sheet.xy.sub(own)))
    .toVar()
  return margin.x
    .div(length(vec2(pa.x, pb.x)))
    .min(margin.y.div(length(vec2(pa.y, pb.y))))
    .toVar()
}

/**
 * The mean of the corners' heights and of their tangent planes at this pixel: exact for quadratics, where
 * the heights alone make curves into polygons. On the floor only: the sheet itself is made of flat facets.
 */
function bend(u: Uniforms, flat: Float, slope: Vec2, place: Vec2): Float {
  const planes = varying(fieldNodes(u).height.sub(dot(fieldNodes(u).slope, fieldNodes(u).place))).add(
    dot(slope, place)
  )
  const way = planes.sub(flat).mul(0.5).toVar()
  return flat.add(way.mul(smoothstep(mostBend, mostBend * 2, abs(way)).oneMinus()))
}

/** The colour of a height in 0 … 1. */
export function viridis(t: Float): Vec3 {
  const [last, ...rest] = [...viridisFit].reverse()
  return rest.reduce<Vec3>((sum, c) => sum.mul(t).add(vec3(...c)), vec3(...last))
}

/** Height colours, moved a fifth towards the ground so that arrows, curves and the point stand out. */
export function heightColour(u: Uniforms, h: Float): Vec3 {
  const t = clamp(h, 0, 1)
  return mix(mix(viridis(t), u.ground, 0.2), mix(u.lowShade.xyz, u.highShade, t), u.lowShade.w)
}

/** How much of a pixel a line covers, by its distance from the line's middle; both in pixels. */
const lineCoverage = (distance: Float, width: Float): Float =>
  clamp(width.mul(0.5).add(0.5).sub(distance), 0, 1)

/**
 * One soft key light and a weak fill on a matt sheet; `normal` points to the side that is seen.
 * The underside is a little cooler and darker.
 */
export function lit(colour: Vec3, normal: Vec3, towardsLight: Vec3, front: Node<'bool'>): Vec3 {
  const key = dot(normal, towardsLight).mul(0.5).add(0.5)
  const light = mix(float(0.5), float(1.1), key)
  return colour.mul(light).mul(select(front, vec3(1), vec3(0.8, 0.85, 0.93)))
}

/**
 * How strongly curves of equal height cover this pixel: every fifth is heavier, all fade where they
 * come closer than a few pixels, and none appears where f is constant or on crests and cuts at the box's ends.
 */
export function contourCoverage(u: Uniforms, { h, change }: FieldPixel): Float {
  const place = h.mul(u.contours.x).add(u.contours.y).toVar()
  const rate = change.mul(u.contours.x).toVar()
  const nearest = round(place).toVar()
  const distance = abs(place.sub(nearest)).div(max(rate, 1e-6))
  const fifth = nearest.mul(0.2).toVar()
  const heavy = step(abs(fifth.sub(round(fifth))), 0.1).toVar()
  const width = u.lineWidth.mul(mix(float(0.85), float(1.35), heavy))
  const crowded = smoothstep(0.12, 0.34, rate.mul(mix(float(1), float(0.35), heavy)))
  const own = nearest.sub(u.contours.y).div(u.contours.x)
  const shown = step(2e-5, rate).mul(step(0.003, own.min(own.oneMinus())))
  const strength = mix(float(0.5), float(0.8), heavy).mul(crowded.oneMinus()).mul(shown)
  return lineCoverage(distance, width).mul(strength).mul(u.contourOpacity)
}

/** Where f changes by less than this in a pixel, in boxes, its level curves are found by how it runs on from there. */
const gentle = 0.003

/**
 * The curve of equal height through the point; not where f runs past it within a pixel, as beside a pole. Where f
 * changes by more than `steepest` in a pixel, as on facets seen edge-on, it covers no more heights for that.
 */
export function levelCoverage(u: Uniforms, { h, change, smooth }: FieldPixel, steepest = 0.25): Float {
  const isGentle = change.lessThan(gentle)
  const above = select(isGentle, smooth.h, h).sub(u.level.x).toVar()
  const rate = select(isGentle, smooth.change, change).toVar()
  const growth = select(isGentle, smooth.growth, 0).toVar()
  // A root of order 1, 2, 3 is 1 / lone = 1, 2, 3 times as far as if f went straight there (Schröder). Below that there
  // is none, as in the tail of an exponential.
  const lone = float(1).sub(above.mul(growth).div(rate.mul(rate).max(1e-24)))
  const distance = abs(above)
    .div(clamp(rate, 1e-7, steepest))
    .div(clamp(lone, 0.1, 1))
  const shown = step(1e-6, rate.add(abs(growth)))
    .mul(smoothstep(0.1, 0.25, change).oneMinus())
    .mul(smoothstep(0.2, 0.3, lone))
  return lineCoverage(distance, u.lineWidth.mul(2)).mul(u.level.y).mul(shown)
}

/** Fine diagonal stripes on the page, whatever the camera: nine CSS pixels apart, one and a half wide. */
export function stripes(u: Uniforms): Float {
  const along = screenCoordinate.x.add(screenCoordinate.y).div(u.pixelRatio.mul(9))
  return clamp(float(1.25).sub(abs(fract(along).sub(0.5)).mul(9)), 0, 1)
}

/** How much of what lies behind a veil it hides. */
const veilOpacity = 0.6

/** A veil has the colours of all the heights between which f lies, paled and hatched as what is not drawn. */
export const veilPixel = (u: Uniforms, h: Float): Node<'vec4'> =>
  vec4(mix(heightColour(u, h), u.paper, mix(float(0.3), float(0.75), stripes(u))), veilOpacity)
