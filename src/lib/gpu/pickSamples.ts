import { lazilyFor } from '../basics/lazily'
import { checked } from './refusal'
import pickText from './pickSamples.wgsl?raw'
import structures from './pickSamples.wgsl?structures'
import { viewOf } from './structures'

/** Which samples of a grid: `count` of them from `first` on, every `step`; x before y. */
export interface Pick {
  /** Columns of the grid they are taken from. */
  columns: number
  first: [number, number]
  step: [number, number]
  count: [number, number]
}

/** Copies some samples of one buffer into another, so that no point is evaluated twice. */
export interface Picker {
  encode(pass: GPUComputePassEncoder, source: GPUBuffer, picked: GPUBuffer, pick: Pick): void
  destroy(): void
}

export async function createPicker(device: GPUDevice): Promise<Picker> {
  const pipeline = await pipelineFor(device)
  const view = viewOf(structures.picking)
  const uniform = device.createBuffer({
    label: 'picking',
    size: view.arrayBuffer.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST
  })
  let bound: { source: GPUBuffer; picked: GPUBuffer; group: GPUBindGroup } | null = null
  const groupOf = (source: GPUBuffer, picked: GPUBuffer) => {
    if (bound?.source === source && bound.picked === picked) return bound.group
    const group = device.createBindGroup({
      label: 'picking',
      layout: pipeline.getBindGroupLayout(0),
      entries: [uniform, source, picked].map((buffer, binding) => ({ binding, resource: { buffer } }))
    })
    bound = { source, picked, group }
    return group
  }
  return {
    encode(pass, source, picked, pick) {
      view.set({ ...pick })
      device.queue.writeBuffer(uniform, 0, view.arrayBuffer)
      pass.setPipeline(pipeline)
      pass.setBindGroup(0, groupOf(source, picked))
      pass.dispatchWorkgroups(Math.ceil((pick.count[0] * pick.count[1]) / 64))
    },
    destroy: () => uniform.destroy()
  }
}

const pipelineFor = lazilyFor((device: GPUDevice) => checked(device, () => compile(device)))

function compile(device: GPUDevice): Promise<GPUComputePipeline> {
  const module = device.createShaderModule({ label: 'pick samples', code: pickText })
  return device.createComputePipelineAsync({
    label: 'pick samples',
    layout: 'auto',
    compute: { module, entryPoint: 'pickSamples' }
  })
}
