import type { Object3D, PerspectiveCamera } from 'three/webgpu'
import type { Palette } from './colours'
import type { DrawnSlot } from './fieldSlot'
import type { GridGeometry } from './gridGeometry'
import type { Labels } from './labels'
import type { Primitives } from './primitives'
import type { Space, Triple } from './space'
import type { Sheet } from '../../engine/sheet'
import type { View } from './stage'
import type { Uniforms } from './uniforms'

/** What a layer may hold on to. */
export interface Context {
  readonly uniforms: Uniforms
  readonly primitives: Primitives
  readonly labels: Labels
  readonly arrows: DrawnSlot
  /** Changes with the grid and its openings; read it anew in `update` or `face`. */
  readonly geometry: GridGeometry
}

/** A view with what follows from it. */
export interface Scenery {
  readonly view: View
  /** What the samples show; null while there are none. */
  readonly sheet: Sheet | null
  readonly space: Space
  readonly colours: Palette
}

/** The camera of the coming frame. */
export interface Sight {
  readonly camera: PerspectiveCamera
  readonly eye: Triple
  /** The canvas in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Where a world point appears on the canvas, in CSS pixels from its upper left corner. */
  project(point: Triple): { x: number; y: number }
}

export interface Layer {
  readonly object: Object3D
  /** Part of captured pictures, which show the function alone. */
  readonly captured?: boolean
  /** Shows a new view. */
  update(scenery: Scenery): void
  /** Before each frame, for what depends on where the camera stands. */
  face?(sight: Sight): void
  dispose(): void
}

export type CreateLayer = (context: Context) => Layer

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
