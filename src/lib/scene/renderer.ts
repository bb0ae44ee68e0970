import { LinearSRGBColorSpace, UnsignedByteType, WebGPURenderer } from 'three/webgpu'

/**
 * three's renderer on our device, or on WebGL 2 without one. Our colours are sRGB already; calling the
 * output linear leaves them untouched and spares an intermediate picture and a pass over it.
 */
export async function createRenderer(
  canvas: HTMLCanvasElement,
  device: GPUDevice | null,
  antialias: boolean
): Promise<WebGPURenderer> {
  const common = { canvas, antialias, alpha: false, outputBufferType: UnsignedByteType } as const
  const renderer = new WebGPURenderer(device ? { ...common, device } : { ...common, forceWebGL: true })
  renderer.outputColorSpace = LinearSRGBColorSpace
  await renderer.init()
  return renderer
}
