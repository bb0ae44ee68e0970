/** A WebGPU device and what the picture must know of it. */
export interface OpenDevice {
  device: GPUDevice
  /** The adapter computes on the processor: a coarser grid and no multisampling suit it. */
  software: boolean
}

declare global {
  /** What earlyDevice.js asked for before any other script had come. */
  var earlyDevice: Promise<Asked | null> | undefined
}

type Asked = { adapter: GPUAdapter; device: GPUDevice }

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
    const asked = (await takeEarly(gpu)) ?? (await ask(gpu))
    return asked && { device: closingScopes(asked.device), software: isSoftware(asked.adapter.info) }
  } catch {
    return null
  }
}

/** An early device is the first picture's alone; null from then on, and where there is none. */
async function takeEarly(gpu: GPU | undefined): Promise<Asked | null> {
  const { earlyDevice } = globalThis
  globalThis.earlyDevice = undefined
  return gpu ? ((await earlyDevice) ?? null) : null
}

/** In the same words as earlyDevice.js. */
async function ask(gpu: GPU | undefined): Promise<Asked | null> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' })
  return adapter ? { adapter, device: await adapter.requestDevice({ label: 'nabla' }) } : null
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
