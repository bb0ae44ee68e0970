import { createCellsKernel } from '../../src/lib/gpu/cells'
import { createFieldKernel } from '../../src/lib/gpu/sampleField'
import { toBlocks } from '../../src/lib/tape/evaluators/blocks'
import { fieldStride, sampleCount, type Domain, type Grid } from '../../src/lib/tape/sampling/sampling'
import type { Tape } from '../../src/lib/tape/program/tape'

/** Samples a tape with its kernel and reads the buffer back. */
export async function sampleOnGpu(
  device: GPUDevice,
  tape: Tape,
  grid: Grid,
  domain: Domain,
  parameters: number[] = []
): Promise<Float32Array> {
  const { COPY_SRC, STORAGE } = GPUBufferUsage
  const size = sampleCount(grid) * fieldStride * Float32Array.BYTES_PER_ELEMENT
  const buffer = device.createBuffer({ label: 'field', size, usage: STORAGE | COPY_SRC })
  const kernel = await createFieldKernel(device, tape)
  await kernel.sample([{ buffer, grid, domain }], parameters)
  const samples = await readBack(device, buffer)
  for (const resource of [kernel, buffer]) resource.destroy()
  return samples
}

/** What is sure of the cells of a grid, by the kernel: the flags of gpu/cells.ts. */
export async function classifyOnGpu(
  device: GPUDevice,
  tape: Tape,
  grid: Grid,
  domain: Domain,
  parameters: number[] = []
): Promise<Uint32Array> {
  const { COPY_SRC, STORAGE } = GPUBufferUsage
  const size = (grid.columns - 1) * (grid.rows - 1) * Uint32Array.BYTES_PER_ELEMENT
  const buffer = device.createBuffer({ label: 'flags', size, usage: STORAGE | COPY_SRC })
  const kernel = await createCellsKernel(device, tape, 'flags')
  if (!kernel) throw new Error('no kernel knows the cells of a function of data')
  kernel.classify({ buffer, grid, domain }, parameters)
  const flags = new Uint32Array((await readBack(device, buffer)).buffer)
  for (const resource of [kernel, buffer]) resource.destroy()
  return flags
}

/** What a buffer holds. */
export async function readBack(device: GPUDevice, buffer: GPUBuffer): Promise<Float32Array> {
  const { COPY_DST, MAP_READ } = GPUBufferUsage
  const result = device.createBuffer({ label: 'read back', size: buffer.size, usage: MAP_READ | COPY_DST })
  const encoder = device.createCommandEncoder()
  encoder.copyBufferToBuffer(buffer, 0, result, 0, buffer.size)
  device.queue.submit([encoder.finish()])
  await result.mapAsync(GPUMapMode.READ)
  const contents = new Float32Array(result.getMappedRange().slice(0))
  result.destroy()
  return contents
}

/** The same samples by the f64 evaluator, rounded to f32 only for storage. */
export function sampleInF64(tape: Tape, grid: Grid, domain: Domain, parameters: number[] = []): Float32Array {
  const samples = new Float32Array(sampleCount(grid) * fieldStride)
  toBlocks(tape).sample(grid, domain, parameters, 0, samples)
  return samples
}

/**
 * The largest difference of f, f_x and f_y, each in units of the largest value it has on the grid, and how
 * many samples disagree on being defined. Samples on the edge of a domain may fall on either side in f32.
 */
export function compareFields(
  found: Float32Array,
  expected: Float32Array
): { error: number[]; disagree: number } {
  const scale = [0, 0, 0]
  const error = [0, 0, 0]
  let disagree = 0
  for (let i = 0; i < expected.length; i++) {
    const k = i % fieldStride
    if (k < 3) scale[k] = Math.max(scale[k], Math.abs(expected[i]), 1)
    else if (found[i] !== expected[i]) disagree++
  }
  for (let i = 0; i < expected.length; i++) {
    const k = i % fieldStride
    const both = found[i - k + 3] === 1 && expected[i - k + 3] === 1
    if (k < 3 && both) error[k] = Math.max(error[k], Math.abs(found[i] - expected[i]) / scale[k])
  }
  return { error, disagree }
}
