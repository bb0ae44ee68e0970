import type { GpuRefusal } from '../../gpu/refusal'
import { createControls } from './controls'
import { createDrawing } from './drawing'
import { createFrames } from './frames'
import { sameFrame } from '../../figure/frame'
import { sameMarks } from '../../figure/mark'
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
  options: StageOptions
): Promise<Stage> {
  // Until all is made, a refusal is why there is no stage; later it is told.
  let [refused, made] = [null as GpuRefusal | null, false]
  const onRefusal = (refusal: GpuRefusal) => {
    if (made) options.onRefusal?.(refusal)
    refused ??= refusal
  }
  const drawing = await createDrawing(canvas, labels, shared, { grid: options.grid, onRefusal })
  if (refused) {
    drawing.dispose()
    throw refused
  }
  made = true
  return stageOf(drawing, canvas, shared, options)
}

function stageOf(
  drawing: Awaited<ReturnType<typeof createDrawing>>,
  canvas: HTMLCanvasElement,
  shared: SharedRenderer,
  { onCamera, onFrame, onLoss }: StageOptions
): Stage {
  const { eye, surfaces } = drawing
  const { rig } = eye
  let shown = false
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

  /** Nothing is drawn before the first view. */
  function invalidate() {
    if (shown) frames.invalidate()
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
      const last = drawing.shown
      const isSame = theme === last.theme && sameFrame(frame, last.frame) && sameMarks(marks, last.marks)
      if (shown && isSame) return
      shown = true
      drawing.show({ frame, marks, theme })
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
