import { lazilyFor } from '../basics/lazily'
import { isSoftware } from './device'
import { checked } from './refusal'

/** Kernels that differ in the function they hold. */
interface Family {
  label: string
  entryPoint: string
  /**
   * Of group 0, in order. Said here and not left to the compiler: a layout of its own would lose the binding
   * of the numbers for a formula without any.
   */
  bindings: GPUBufferBindingType[]
}

/** Compiled kernels that a device keeps of each family. */
export const mostPipelines = 32

/**
 * Layout and pipelines of a family. Compiled pipelines are kept by shader text, the oldest given up first:
 * typing back and forth compiles once.
 */
export function kernelFamily({ label, entryPoint, bindings }: Family) {
  const pipelinesOf = lazilyFor((_: GPUDevice) => new Map<string, Promise<GPUComputePipeline>>())
  const layoutFor = lazilyFor((device: GPUDevice) => {
    const visibility = GPUShaderStage.COMPUTE
    const entries = bindings.map((type, binding) => ({ binding, visibility, buffer: { type } }))
    return device.createBindGroupLayout({ label, entries })
  })

  const compile = (device: GPUDevice, code: string): Promise<GPUComputePipeline> =>
    device.createComputePipelineAsync({
      label,
      layout: device.createPipelineLayout({ label, bindGroupLayouts: [layoutFor(device)] }),
      compute: { module: device.createShaderModule({ label, code }), entryPoint }
    })

  return {
    /** `buffers` are those of the bindings, in order. */
    bind: (device: GPUDevice, buffers: GPUBuffer[]): GPUBindGroup =>
      device.createBindGroup({
        label,
        layout: layoutFor(device),
        entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } }))
      }),
    /** Rejects with a GpuRefusal. */
    pipelineFor(device: GPUDevice, code: string): Promise<GPUComputePipeline> {
      const known = pipelinesOf(device)
      const pipeline = known.get(code) ?? checked(device, () => compile(device, code))
      known.delete(code)
      known.set(code, pipeline)
      // What was refused once, for want of memory perhaps, is tried anew the next time.
      pipeline.catch(() => known.get(code) === pipeline && known.delete(code))
      for (const oldest of known.keys()) if (known.size > mostPipelines) known.delete(oldest)
      return pipeline
    }
  }
}

/** A buffer that kernels read. */
export function storage(device: GPUDevice, label: string, contents: Float32Array<ArrayBuffer>): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST
  const buffer = device.createBuffer({ label, size: contents.byteLength, usage })
  device.queue.writeBuffer(buffer, 0, contents)
  return buffer
}

/**
 * Workgroups of 16 × 4 for a kernel that covers columns and rows in strides. A GPU wants many invocations of a
 * few samples each. On a processor starting a workgroup costs as much as hundreds of samples: two for each core
 * keep all of them busy to the end.
 */
export function workgroups(device: GPUDevice, columns: number, rows: number): [number, number] {
  const down = Math.ceil(rows / 4)
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1
  return isSoftware(device.adapterInfo) ? [1, Math.min(down, 2 * cores)] : [Math.ceil(columns / 64), down]
}
