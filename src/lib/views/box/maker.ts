import type { Object3D, PerspectiveCamera } from 'three/webgpu'
import type { Sheet } from '../../engine/sheet'
import type { Frame } from '../../figure/frame'
import type { MarkKind, MarkOf } from '../../figure/mark'
import type { Palette, Theme } from './colours'
import type { DrawnSlot } from './fieldSlot'
import type { GridGeometry } from './gridGeometry'
import type { Labels } from './labels'
import type { Primitives } from './primitives'
import type { Space, Triple } from './space'
import type { Uniforms } from './uniforms'

/** What a maker may hold on to. */
export interface Context {
  readonly uniforms: Uniforms
  readonly primitives: Primitives
  /** Primitives for marks of which nobody knows how many there will be. */
  readonly growing: Primitives['growing']
  readonly labels: Labels
  readonly arrows: DrawnSlot
  /** Changes with the grid and its openings; read it anew in `update` or `face`. */
  readonly geometry: GridGeometry
}

/** What is to be drawn, with what follows from it. */
export interface Scenery {
  readonly frame: Frame
  readonly marks: MarksByKind
  readonly theme: Theme
  /** What the samples show; null while there are none. */
  readonly sheet: Sheet | null
  readonly space: Space
  readonly colours: Palette
}

export type MarksByKind = { readonly [K in MarkKind]: readonly MarkOf<K>[] }

/** The camera of the coming frame. */
export interface Viewpoint {
  readonly camera: PerspectiveCamera
  readonly eye: Triple
  /** The canvas in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Where a world point appears on the canvas, in CSS pixels from its upper left corner. */
  project(point: Triple): { x: number; y: number }
}

/** Draws the marks of one kind. */
export interface Maker<K extends MarkKind> {
  /** Absent where other makers' shaders draw the marks, by numbers that all of them read. */
  readonly object?: Object3D
  /** Part of captured pictures, which show the function alone. */
  readonly captured?: boolean
  /** Shows these marks, and nothing where there are none. */
  update(marks: readonly MarkOf<K>[], scenery: Scenery): void
  /** Before each frame: writes numbers that other makers' shaders read, since pictures share their shaders. */
  write?(): void
  /** Before each frame, for what depends on where the camera stands. */
  face?(sight: Viewpoint): void
  dispose?(): void
}

export type CreateMaker<K extends MarkKind> = (context: Context) => Maker<K>

/**
 * Drawing order. The sheet goes first, so that nothing behind it is shaded in vain; then what lies behind
 * and below, then what may shine through it.
 */
export const order = {
  surface: 0,
  hatching: 1,
  floor: 2,
  walls: 3,
  lines: 4,
  arrows: 5,
  point: 6,
  marker: 7
} as const
