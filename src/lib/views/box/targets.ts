import { CanvasTarget, type PerspectiveCamera, type Scene } from 'three/webgpu'
import type Renderer from 'three/src/renderers/common/Renderer.js'

/** A canvas in CSS pixels, and device pixels per CSS pixel. */
export interface CanvasSize {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** A canvas that a renderer draws on beside others. */
export interface Target {
  /** Draws the scene in this size; throws when the canvas cannot be drawn on any more. */
  draw(scene: Scene, camera: PerspectiveCamera, size: CanvasSize): void
  dispose(): void
}

/** Under WebGPU the renderer draws on each canvas itself. */
export function createCanvasTarget(renderer: Renderer, canvas: HTMLCanvasElement): Target {
  // three would ask for it with the first frame, and take null for one.
  if (!canvas.getContext('webgpu')) throw new Error(noContext('WebGPU'))
  const unseen = renderer.getCanvasTarget()
  const target = new CanvasTarget(canvas)
  return {
    draw(scene, camera, size) {
      renderer.setCanvasTarget(target)
      resize(renderer, size)
      renderOnCanvas(renderer, scene, camera)
    },
    dispose() {
      renderer.setCanvasTarget(unseen)
      target.dispose()
    }
  }
}

/**
 * Under WebGPU, on the renderer's present canvas. Its texture is asked for before three begins: an error on the way
 * would leave the renderer of all pictures in pieces.
 */
export function renderOnCanvas(renderer: Renderer, scene: Scene, camera: PerspectiveCamera): void {
  const context = renderer.getContext() as GPUCanvasContext
  context.getCurrentTexture()
  renderer.render(scene, camera)
}

/** Browsers keep few contexts for WebGL: one draws for all canvases, and each has its picture copied. */
export function createCopiedTarget(renderer: Renderer, canvas: HTMLCanvasElement): Target {
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error(noContext('two dimensions'))
  return {
    draw(scene, camera, size) {
      resize(renderer, size)
      renderer.render(scene, camera)
      const { width, height } = renderer.domElement
      // Resizing clears the canvas, so it waits for the picture.
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
      context.drawImage(renderer.domElement, 0, 0)
    },
    dispose: () => undefined
  }
}

const noContext = (kind: string) =>
  `The canvas has no context for ${kind}; another one may have been asked of it.`

/** Only where the size is another one: a canvas that is resized is cleared, and its buffers are made anew. */
function resize(renderer: Renderer, { width, height, ratio }: CanvasSize): void {
  const { domElement } = renderer
  const fits =
    domElement.width === Math.floor(width * ratio) && domElement.height === Math.floor(height * ratio)
  const target = renderer.getCanvasTarget()
  if (!fits || target.getPixelRatio() !== ratio) renderer.setDrawingBufferSize(width, height, ratio)
}
