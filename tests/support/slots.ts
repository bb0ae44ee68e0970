import type { FieldSlot } from '../../src/lib/engine/sheet'
import { sampleCount, type Grid } from '../../src/lib/tape/sampling/sampling'

/** A slot of a device without a stage around it; destroy its buffer. */
export function createSlot(device: GPUDevice, grid: Grid): FieldSlot & { buffer: GPUBuffer } {
  const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage
  const size = 16 * sampleCount(grid)
  const buffer = device.createBuffer({ label: 'slot', size, usage: STORAGE | COPY_SRC | COPY_DST })
  return {
    grid,
    buffer,
    upload: (samples) => device.queue.writeBuffer(buffer, 0, samples as Float32Array<ArrayBuffer>)
  }
}
