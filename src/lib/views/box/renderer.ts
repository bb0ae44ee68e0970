import { LinearSRGBColorSpace, UnsignedByteType, setConsoleFunction } from 'three/webgpu'
import Renderer from 'three/src/renderers/common/Renderer.js'
import { GpuRefusal } from '../../gpu/refusal'
import BasicNodeLibrary from 'three/src/renderers/webgpu/nodes/BasicNodeLibrary.js'

/**
 * three's renderer on our device, or on WebGL 2 without one. It is put together here and not by three's
 * WebGPURenderer, which would bring both backends to every visitor: each is loaded where it is used. Our
 * colours are sRGB already; calling the output linear leaves them untouched and spares an intermediate
 * picture and a pass over it.
 */
export async function createRenderer(
  canvas: HTMLCanvasElement,
  device: GPUDevice | null,
  antialias: boolean,
  onRefusal: (refusal: GpuRefusal) => void
): Promise<Renderer> {
  const options = {
    canvas,
    antialias,
    alpha: false,
    outputBufferType: UnsignedByteType,
    ...(device && { device, context: contextOf(canvas) })
  }
  const { default: Backend } = device
    ? await import('three/src/renderers/webgpu/WebGPUBackend.js')
    : await import('three/src/renderers/webgl-fallback/WebGLBackend.js')
  const renderer = new Renderer(new Backend(options), options)
  renderer.library = new BasicNodeLibrary()
  renderer.outputColorSpace = LinearSRGBColorSpace
  // A loss is the stage's to notice, and errors outside of scopes come to us from the device itself.
  renderer.onDeviceLost = renderer.onError = () => undefined
  setConsoleFunction((type, message) => overhear(type, message, onRefusal))
  await renderer.init()
  return renderer
}

/** three would ask for it with the first frame, and take null for one. */
function contextOf(canvas: HTMLCanvasElement): GPUCanvasContext {
  const context = canvas.getContext('webgpu')
  if (!context)
    throw new Error('The canvas has no context for WebGPU; another one may have been asked of it.')
  return context
}

/** three tells of a pipeline that could not be made on the console alone, and leaves out what it would draw. */
function overhear(type: string, message: string, onRefusal: (refusal: GpuRefusal) => void): void {
  if (type === 'error' && /pipeline|shader|program/i.test(message))
    onRefusal(new GpuRefusal('validation', message))
  else if (type === 'error') console.error(message)
  else if (type === 'warn') console.warn(message)
}
