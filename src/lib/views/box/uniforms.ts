import { Matrix4, Vector2, Vector3, Vector4 } from 'three/webgpu'
import { renderGroup, uniform } from 'three/tsl'

const float = (value = 0) => uniform(value).setGroup(renderGroup)
const vec2 = () => uniform(new Vector2()).setGroup(renderGroup)
const vec3 = () => uniform(new Vector3()).setGroup(renderGroup)
const vec4 = () => uniform(new Vector4()).setGroup(renderGroup)

/**
 * What every material may read, written by the stage and shared by all: a slider, the point or the
 * camera changes these numbers and nothing else, so no pipeline is ever made twice.
 */
export function createUniforms() {
  return {
    // The camera, per frame.
    viewProjection: uniform(new Matrix4()).setGroup(renderGroup),
    eye: vec3(),
    /** Towards the key light. */
    light: vec3(),
    /** The canvas in device pixels, and device pixels per CSS pixel. */
    viewport: vec2(),
    pixelRatio: float(1),

    // The box (see space.ts).
    half: vec3(),
    floor: float(),
    /** x: the lowest visible f, less the sheet's base; y: one over the span of visible f. */
    heights: vec2(),
    /** From the sheet's unit square to the box's: scale in xy, offset in zw. */
    sheet: vec4(),
    /** Turns (f_x, f_y) into box heights per box side. */
    slopes: vec2(),
    /** World units per domain unit in x and y. */
    scale: vec2(),

    /** Height colours are those of all heights; with 1 in w they run from the shade in xyz to the other one. */
    lowShade: vec4(),
    highShade: vec3(),

    // Curves of equal height; heights are in boxes, 0 at the bottom and 1 at the top.
    /** x: steps per box height; y: steps from zero to the bottom, less whole fives. */
    contours: vec2(),
    contourOpacity: float(),
    /** The height of the curve through the point, and its opacity. */
    level: vec2(),
    /** 1 fades the sheet's outer edges in the shader, for want of multisampling. */
    softEdges: float(1),
    /** 1 cuts the sheet at the box's walls, because it shows another part of the plane. */
    walled: float(),
    /** The width of a curve in device pixels. */
    lineWidth: float(1.5),

    // Arrows on the floor.
    arrowGrid: vec2(),
    /** One over the gradient whose arrow has full length. */
    gradientScale: float(1),

    // Colours.
    paper: vec3(),
    /** What height colours are muted towards. */
    ground: vec3(),
    rule: vec3(),
    ink: vec3(),
    levelColour: vec3()
  }
}

export type Uniforms = ReturnType<typeof createUniforms>

/** The numbers of another surface in the same box: its samples, its hue, and no curve through the point. */
export const besideUniforms = (shared: Uniforms): Uniforms => ({
  ...shared,
  heights: vec2(),
  sheet: vec4(),
  walled: float(),
  level: vec2(),
  lowShade: vec4(),
  highShade: vec3()
})
