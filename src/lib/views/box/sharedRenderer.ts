import type { PerspectiveCamera, Scene } from 'three/webgpu'
import type Renderer from 'three/src/renderers/common/Renderer.js'
import { lazilyFor } from '../../basics/lazily'
import type { Session } from '../../engine/session'
import { compileAndWarm } from './compile'
import { gpuFinished } from './frames'
import { createRenderer, onRefusedPipeline } from './renderer'
import { createCanvasTarget, createCopiedTarget, renderOnCanvas, type Target } from './targets'
import { createUniforms, type Uniforms } from './uniforms'

/**
 * What the pictures of a session draw with: one renderer, and one set of numbers for its shaders, which each
 * picture writes before it draws. So shaders and pipelines are made once for all pictures.
 */
export interface SharedRenderer {
  readonly device: GPUDevice | null
  /** Resolves when nothing is drawn with it any more. */
  readonly over: Promise<unknown>
  readonly three: Renderer
  readonly uniforms: Uniforms
  /** Edges are to be faded in the shader, for want of multisampling. */
  readonly softEdges: boolean
  /** Throws when the canvas has another context already. */
  target(canvas: HTMLCanvasElement): Target
  /** Makes the pipelines for what is visible, unless another picture has them; one picture after the other. */
  compile(scene: Scene, camera: PerspectiveCamera): Promise<void>
  /** Resolves when the GPU has done all work submitted so far, or will do none. */
  finished(): Promise<void>
}

/** The renderer of a session, made for its first picture; rejects where the browser can draw neither way. */
export const sharedRendererOf = lazilyFor(createSharedRenderer)

async function createSharedRenderer(session: Session): Promise<SharedRenderer> {
  const { device, fast } = session
  const canvas = document.createElement('canvas')
  const three = await createRenderer(canvas, device, fast)
  const stopListening = onRefusedPipeline(device ? 'WebGPU' : 'WebGL', (message) =>
    session.befall('validation', message)
  )
  canvas.addEventListener('webglcontextlost', (event) =>
    session.befall('lost', (event as WebGLContextEvent).statusMessage || 'no reason given')
  )
  let [over, targets, compiling] = [false, 0, Promise.resolve()]
  /** Once the session is over and its last picture gone: a lost one is still shown for a while. */
  function disposeIfUnused() {
    if (!over || targets > 0) return
    stopListening()
    void three.dispose().then(() => loseContext(device, canvas))
  }
  void session.over.then(() => {
    over = true
    disposeIfUnused()
  })
  const uniforms = createUniforms()
  uniforms.softEdges.value = fast ? 0 : 1
  const unseen = three.getCanvasTarget()
  function drawUnseen(scene: Scene, camera: PerspectiveCamera) {
    if (over) return
    three.setCanvasTarget(unseen)
    if (device) renderOnCanvas(three, scene, camera)
    else three.render(scene, camera)
  }
  return {
    device,
    over: session.over,
    three,
    uniforms,
    softEdges: !fast,
    target(shown) {
      const target = device ? createCanvasTarget(three, shown) : createCopiedTarget(three, shown)
      targets++
      return {
        draw: target.draw,
        dispose() {
          target.dispose()
          targets--
          disposeIfUnused()
        }
      }
    },
    async compile(scene, camera) {
      const before = compiling
      const own = before.then(() =>
        over ? undefined : compileAndWarm(three, scene, camera, () => drawUnseen(scene, camera))
      )
      compiling = own.then(
        () => undefined,
        () => undefined
      )
      await own
    },
    finished: () => gpuFinished(device, canvas)
  }
}

/** A browser keeps few WebGL contexts; one of a canvas that is gone would live until it is collected. */
function loseContext(device: GPUDevice | null, canvas: HTMLCanvasElement): void {
  if (!device) canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
}
