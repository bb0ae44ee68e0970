import { expect } from 'vitest'
import { gpuTest } from '../support/gpuTest'

const doubling = /* wgsl */ `
@group(0) @binding(0) var<storage, read_write> data: array<f32>;
@compute @workgroup_size(4) fn double(@builtin(global_invocation_id) id: vec3u) {
  data[id.x] = 2 * data[id.x];
}`

gpuTest('a compute shader runs and its buffer reads back', async ({ device }) => {
  const { COPY_SRC, COPY_DST, MAP_READ, STORAGE } = GPUBufferUsage
  const data = device.createBuffer({ label: 'data', size: 16, usage: STORAGE | COPY_SRC | COPY_DST })
  const result = device.createBuffer({ label: 'result', size: 16, usage: MAP_READ | COPY_DST })
  device.queue.writeBuffer(data, 0, new Float32Array([1, 2, 3, 4]))

  const module = device.createShaderModule({ label: 'doubling', code: doubling })
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } })
  const bindings = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [{ binding: 0, resource: { buffer: data } }]
  })
  const encoder = device.createCommandEncoder()
  const pass = encoder.beginComputePass()
  pass.setPipeline(pipeline)
  pass.setBindGroup(0, bindings)
  pass.dispatchWorkgroups(1)
  pass.end()
  encoder.copyBufferToBuffer(data, 0, result, 0, 16)
  device.queue.submit([encoder.finish()])

  await result.mapAsync(GPUMapMode.READ)
  expect([...new Float32Array(result.getMappedRange())]).toEqual([2, 4, 6, 8])
  data.destroy()
  result.destroy()
})
