/** A WebGPU device and what the picture must know of it. */
export interface OpenDevice {
  device: GPUDevice
  /** The adapter computes on the processor: a coarser grid and no multisampling suit it. */
  software: boolean
}

/** After a driver's reset an adapter can be a moment away: pauses before asking again, in milliseconds. */
const patience = [100, 300, 600]

/**
 * The browser's WebGPU device, or null where there is none; never throws. Where there was one a moment ago,
 * `returning` asks a few times.
 */
export async function openDevice(
  gpu: GPU | undefined = globalThis.navigator?.gpu,
  returning = false
): Promise<OpenDevice | null> {
  const open = await requestDevice(gpu)
  for (const pause of open || !gpu || !returning ? [] : patience) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    const again = await requestDevice(gpu)
    if (again) return again
  }
  return open
}

async function requestDevice(gpu: GPU | undefined): Promise<OpenDevice | null> {
  try {
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter) return null
    const device = await adapter.requestDevice({ label: 'nabla' })
    return { device: closingScopes(device), software: isSoftware(adapter.info) }
  } catch {
    return null
  }
}

/** Closing a scope on a lost device may reject, which three does not expect: a lost device has no errors to tell. */
function closingScopes(device: GPUDevice): GPUDevice {
  const pop = device.popErrorScope.bind(device)
  device.popErrorScope = () => pop().catch(() => null)
  return device
}

/** Whether the adapter computes on the processor: SwiftShader and llvmpipe do not always call themselves fallback adapters. */
export const isSoftware = (info?: GPUAdapterInfo): boolean =>
  info?.isFallbackAdapter === true ||
  /swiftshader|llvmpipe/i.test(`${info?.architecture} ${info?.device} ${info?.description}`)
