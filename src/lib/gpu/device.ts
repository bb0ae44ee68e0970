/** A WebGPU device and what the picture must know of it. */
export interface OpenDevice {
  device: GPUDevice
  /** The adapter computes on the processor: a coarser grid and no multisampling suit it. */
  software: boolean
}

/** The browser's WebGPU device, or null where there is none; never throws. */
export async function openDevice(
  gpu: GPU | undefined = globalThis.navigator?.gpu
): Promise<OpenDevice | null> {
  try {
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter) return null
    const device = await adapter.requestDevice({ label: 'nabla' })
    return { device, software: isSoftware(adapter.info) }
  } catch {
    return null
  }
}

/** Whether the adapter computes on the processor: SwiftShader and llvmpipe do not always call themselves fallback adapters. */
export const isSoftware = (info?: GPUAdapterInfo): boolean =>
  info?.isFallbackAdapter === true ||
  /swiftshader|llvmpipe/i.test(`${info?.architecture} ${info?.device} ${info?.description}`)
