import { attribute, clamp, select, varying } from 'three/tsl'
import { InterpolationSamplingType, type Node } from 'three/webgpu'
import { lazilyFor } from '../../basics/lazily'
import { openMark, veilMark } from '../../tape/sampling/sampling'
import type { Uniforms } from './uniforms'

/** How far outside the box a vertex may lie, in boxes: keeps poles finite without bending what is seen. */
const farthest = 40

const sample = attribute<'vec4'>('field', 'vec4')

/** 1 where f is defined. */
export const validity: Node<'float'> = sample.w.min(1)

/** A triangle's mark: WebGPU's flat values are those of its first vertex, WebGL's those of its last. */
const mark = varying(sample.w).setInterpolation(InterpolationSamplingType.FLAT)

/**
 * True on the triangles of a cell that the kernel marked as open. The mark stands at the cell's lower left vertex,
 * which is the first one of both; in WebGL nothing is marked.
 */
export const openCell: Node<'bool'> = mark.greaterThan((1 + openMark) / 2)

/** True on the triangles of a veil, all of whose vertices have its mark. */
export const veiled: Node<'bool'> = mark.equal(veilMark)

/** The vertex's place in the sheet's unit square. */
export const unitPlace: Node<'vec2'> = attribute<'vec2'>('unit', 'vec2')

/** The sampled field in the box's measure; made once per set of uniforms, so that shaders compute it once. */
export interface FieldNodes {
  /** The vertex's place on the box's ground: 0 and 1 are its walls. */
  place: Node<'vec2'>
  /** The sampled f as a height in the box: 0 at the bottom, 1 at the top; harmless where f is undefined. */
  height: Node<'float'>
  /** The sampled gradient in box heights per box side. */
  slope: Node<'vec2'>
}

export const fieldNodes = lazilyFor((u: Uniforms): FieldNodes => ({
  place: boxPlace(u, unitPlace),
  height: select(
    sample.w.greaterThan(0.5),
    clamp(sample.x.sub(u.heights.x).mul(u.heights.y), -farthest, farthest),
    0.5
  ),
  slope: clamp(sample.yz.mul(u.slopes), -1e4, 1e4)
}))

/** From the sheet's unit square to the box's. */
export const boxPlace = (u: Uniforms, place: Node<'vec2'>): Node<'vec2'> =>
  place.mul(u.sheet.xy).add(u.sheet.zw)

/** From the box's unit square to world units. */
export const groundPlace = (u: Uniforms, place: Node<'vec2'>): Node<'vec2'> =>
  place.mul(2).sub(1).mul(u.half.xy)

/** The sampled gradient itself. */
export const gradient: Node<'vec2'> = sample.yz
