import { sameFrame } from '../../figure/frame'
import { sameMarks } from '../../figure/mark'
import { createControls } from './controls'
import { createDrawing } from './drawing'
import { createFrames } from './frames'
import type { Shown } from './scenery'
import type { SharedRenderer } from './sharedRenderer'
import type { Gestures, Stage, StageOptions } from './stage'

/**
 * The picture on a canvas, with its words in `labels` (an element that lies over the canvas). Rejects when the GPU
 * refuses what it needs.
 */
export async function createStage(
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  shared: SharedRenderer,
  { grid, onCamera, onFrame, onRefusal, onLoss }: StageOptions
): Promise<Stage> {
  const drawing = await createDrawing(canvas, labels, shared, grid, (refusal) => {
    // What would be drawn with a buffer that is not there is refused as well, and nobody knows whose it is.
    frames.dispose()
    onRefusal?.(refusal)
  })
  const { eye, surfaces } = drawing
  const { rig } = eye
  let begun = false
  let gestures: Gestures | null = null

  function draw() {
    try {
      drawing.draw()
    } catch (error) {
      frames.dispose()
      onLoss?.(String(error))
    }
    onFrame?.(frames.count)
  }
  const frames = createFrames(draw, shared.finished)
  void shared.over.then(frames.dispose)

  /** Nothing is drawn before there is something to show. */
  function invalidate() {
    if (begun) frames.invalidate()
  }
  function moved() {
    invalidate()
    onCamera?.(rig.view)
  }
  const controls = createControls(canvas, rig, moved, () => gestures)

  return {
    renderer: shared.device ? 'webgpu' : 'webgl2',
    arrows: surfaces.arrows,
    get frames() {
      return frames.count
    },
    get frameTime() {
      return frames.duration
    },
    get inView() {
      return frames.allowed
    },
    set inView(now) {
      frames.allowed = now
    },
    spare: surfaces.spare,
    place(sheet) {
      surfaces.swap(sheet)
      drawing.show(drawing.shown, sheet)
      invalidate()
    },
    show(frame, marks, theme) {
      const next = { frame, marks, theme }
      if (begun && sameShown(next, drawing.shown)) return
      begun = true
      drawing.show(next)
      invalidate()
    },
    invalidate,
    settled: frames.settled,
    get camera() {
      return rig.view
    },
    set camera(view) {
      rig.view = view
      invalidate()
    },
    resetCamera() {
      rig.reset()
      moved()
    },
    get cameraLocked() {
      return rig.locked
    },
    set cameraLocked(locked) {
      rig.locked = locked
    },
    orbit(azimuth, elevation) {
      rig.orbit(azimuth, elevation)
      moved()
    },
    zoomBy(factor) {
      rig.zoomBy(factor)
      moved()
    },
    get gestures() {
      return gestures
    },
    set gestures(next) {
      gestures = next
    },
    resize(width, height, ratio) {
      // A canvas without a pixel has nothing to draw on: it keeps what it had until it is seen again.
      if (!(width * ratio >= 1 && height * ratio >= 1)) return
      eye.size = { width, height, ratio }
      invalidate()
    },
    ray: eye.ray,
    project: eye.project,
    holdCamera: controls.hold,
    async capture(width, height) {
      const picture = await drawing.capture(width, height)
      invalidate()
      return picture
    },
    dispose() {
      frames.dispose()
      controls.dispose()
      drawing.dispose()
    }
  }
}

const sameShown = (a: Shown, b: Shown): boolean =>
  a.theme === b.theme && sameFrame(a.frame, b.frame) && sameMarks(a.marks, b.marks)
