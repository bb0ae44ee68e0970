import type { CameraState } from '../../figure/facets/camera'
import type { GpuRefusal } from '../../gpu/refusal'
import type { SheetStage } from '../../engine/sheet'
import type { Grid } from '../../tape/sampling/sampling'
import type { Frame } from '../../figure/frame'
import type { Mark } from '../../figure/mark'
import type { Theme } from './colours'

/**
 * What the reader does to the part of the plane that is shown; places are on the canvas, in CSS pixels. With
 * `factor` the sides of the domain are to be multiplied.
 */
export interface Gestures {
  zoom(factor: number, x: number, y: number): void
  /** Takes hold of what lies there, … */
  grab(x: number, y: number): void
  /** … which is to go there. */
  drag(factor: number, x: number, y: number): void
}

export interface StageOptions {
  /** Vertices of the surface. */
  grid: Grid
  /** Called when the reader moved the camera. */
  onCamera?: (view: CameraState) => void
  /** Called after each frame with how many were drawn so far. */
  onFrame?: (frames: number) => void
  /** Told when the GPU refuses what the stage needs once it is made: the picture may have holes from then on. */
  onRefusal?: (refusal: GpuRefusal) => void
  /** Told when the canvas cannot be drawn on any more. */
  onLoss?: (reason: string) => void
}

export interface Stage extends SheetStage {
  /** 'webgpu' with a device, else 'webgl2'. */
  readonly renderer: 'webgpu' | 'webgl2'
  /** How many frames were drawn so far. */
  readonly frames: number
  /** Out of view no frame is drawn; what was asked for is, once it comes into view. */
  inView: boolean
  /** Shows these marks in this frame and asks for a frame of the screen, unless it shows just that already. */
  show(frame: Frame, marks: readonly Mark[], theme: Theme): void
  /** Asks for one frame (after samples changed). */
  invalidate(): void
  camera: CameraState
  resetCamera(): void
  /** Whether the reader cannot move the camera. */
  cameraLocked: boolean
  /** Steps for keyboard and buttons: degrees, a factor. */
  orbit(azimuth: number, elevation: number): void
  zoomBy(factor: number): void
  /** Who zooms and moves the domain when the reader asks for it; without, nobody does. */
  gestures: Gestures | null
  resize(width: number, height: number, pixelRatio: number): void
  /** The ray under a point of the canvas (CSS pixels), in function space: x, y in domain units, z in units of f. */
  ray(x: number, y: number): { origin: [number, number, number]; direction: [number, number, number] }
  /** Where (x, y, z) in function space appears on the canvas, in CSS pixels. */
  project(x: number, y: number, z: number): { x: number; y: number }
  /** While held, pointer input does not move the camera (the point is being dragged). */
  holdCamera(held: boolean): void
  /** The surface alone on a transparent ground, as a WebP picture of this many pixels. */
  capture(width: number, height: number): Promise<Blob>
  dispose(): void
}
