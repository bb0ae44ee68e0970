import { isSoftware } from '$lib/gpu/device'
import { measureAccuracy, type Accuracy } from './accuracy'
import { measureSpeed, type Speed } from './speed'

export interface GpuResults {
  adapter: string
  software: boolean
  clock: string
  speeds: Speed[]
  accuracy: Accuracy
}

const sides = [128, 512, 1024, 2048]

const nameOf = ({ vendor, architecture, device, description }: GPUAdapterInfo): string =>
  [...new Set([vendor, architecture, device, description])].filter(Boolean).join(', ')

/** Everything about one GPU; null where there is none. */
export async function measureDevice(gpu: GPU): Promise<GpuResults | null> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) return null
  const requiredFeatures = (['timestamp-query'] as const).filter((name) => adapter.features.has(name))
  const device = await adapter.requestDevice({ label: 'nabla bench', requiredFeatures })
  device.addEventListener('uncapturederror', ({ error }) => {
    throw new Error(error.message)
  })
  const { clock, speeds } = await measureSpeed(device, sides)
  const accuracy = await measureAccuracy(device)
  device.destroy()
  return { adapter: nameOf(adapter.info), software: isSoftware(adapter.info), clock, speeds, accuracy }
}
