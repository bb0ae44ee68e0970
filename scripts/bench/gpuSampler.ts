import { openDevice } from '$lib/gpu/device'
import { createFieldKernel } from '$lib/gpu/sampleField'
import type { ScalarField } from '$lib'
import { fieldStride, sampleCount, type Domain, type Grid } from '$lib/tape/sampling/sampling'

async function read(device: GPUDevice, source: GPUBuffer) {
  const { MAP_READ, COPY_DST } = GPUBufferUsage
  const copy = device.createBuffer({ label: 'copy', size: source.size, usage: MAP_READ | COPY_DST })
  const encoder = device.createCommandEncoder()
  encoder.copyBufferToBuffer(source, 0, copy, 0, source.size)
  device.queue.submit([encoder.finish()])
  await copy.mapAsync(GPUMapMode.READ)
  const samples = new Float32Array(copy.getMappedRange().slice(0))
  copy.destroy()
  return samples
}

/** The GPU path without a picture: the kernel over a field's buffer. */
export async function createGpuSampler(field: ScalarField, grid: Grid, domain: Domain) {
  const open = await openDevice()
  if (!open) throw new Error('the bench found no WebGPU adapter')
  const { device } = open
  const kernel = await createFieldKernel(device, field.tape)
  const { STORAGE, VERTEX, COPY_SRC } = GPUBufferUsage
  const size = 4 * fieldStride * sampleCount(grid)
  const buffer = device.createBuffer({ label: 'samples', size, usage: STORAGE | VERTEX | COPY_SRC })
  const dispatch = () => kernel.sample([{ buffer, grid, domain }], [])
  return {
    /** As a slider calls for it. */
    dispatch,
    finished: () => device.queue.onSubmittedWorkDone(),
    async read() {
      await dispatch()
      return await read(device, buffer)
    },
    dispose: () => device.destroy()
  }
}
