import { LinearSRGBColorSpace, UnsignedByteType, setConsoleFunction } from 'three/webgpu'
import Renderer from 'three/src/renderers/common/Renderer.js'

/**
 * three's renderer on our device, or on WebGL 2 without one. It is put together here and not by three's
 * WebGPURenderer, which would bring both backends to every visitor: each is loaded where it is used. Our
 * colours are sRGB already; calling the output linear leaves them untouched and spares an intermediate
 * picture and a pass over it. `canvas` is the one that WebGL draws on, and that WebGPU leaves alone.
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
  // It knows no light and no tone of three's: nothing here makes use of them.
  const renderer = new Renderer(new Backend(options), options)
  renderer.outputColorSpace = LinearSRGBColorSpace
  // A loss is the session's to notice, and errors outside of scopes come to it from the device itself.
  renderer.onDeviceLost = renderer.onError = () => undefined
  await renderer.init()
  return renderer
}

/** What draws, by the name that it has in three's messages. */
export type Api = 'WebGPU' | 'WebGL'

/** Those who are told which pipelines could not be made. */
const listeners = new Map<(message: string) => void, Api>()

/**
 * three tells of a pipeline that could not be made on the console alone, and leaves out what it would draw. It has
 * one console for all its renderers. The answer stops listening.
 */
export function onRefusedPipeline(api: Api, listener: (message: string) => void): () => void {
  setConsoleFunction(overhear)
  listeners.set(listener, api)
  return () => void listeners.delete(listener)
}

function overhear(type: string, message: string): void {
  if (type === 'error' && /pipeline|shader|program/i.test(message)) tell(message)
  else if (type === 'error') console.error(message)
  else if (type === 'warn') console.warn(message)
}

/** A message that names neither way of drawing may be of either. */
function tell(message: string): void {
  const named = /WebGPU|WebGL/.exec(message)?.[0]
  for (const [listener, api] of listeners) if (!named || named === api) listener(message)
}
