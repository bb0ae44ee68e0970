import { LinearSRGBColorSpace, UnsignedByteType } from 'three/webgpu'
import Renderer from 'three/src/renderers/common/Renderer.js'
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
  antialias: boolean
): Promise<Renderer> {
  const options = {
    canvas,
    antialias,
    alpha: false,
    outputBufferType: UnsignedByteType,
    ...(device && { device })
  }
  const { default: Backend } = device
    ? await import('three/src/renderers/webgpu/WebGPUBackend.js')
    : await import('three/src/renderers/webgl-fallback/WebGLBackend.js')
  const renderer = new Renderer(new Backend(options), options)
  renderer.library = new BasicNodeLibrary()
  renderer.outputColorSpace = LinearSRGBColorSpace
  await renderer.init()
  return renderer
}
