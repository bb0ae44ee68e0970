import { BufferAttribute, InstancedBufferAttribute } from 'three/webgpu'
import type Renderer from 'three/src/renderers/common/Renderer.js'
import { watched, type GpuRefusal } from '../gpu/refusal'
import { fieldStride, type Grid } from '../tape/sampling'
import { shareBuffer } from './sharedBuffer'
import type { FieldSlot } from './stage'

/** A slot together with the vertex attribute that three draws it by. */
export interface DrawnSlot extends FieldSlot {
  readonly attribute: BufferAttribute
  dispose(): void
}

interface SlotOptions {
  label: string
  /** How many samples the slot has room for. */
  capacity: number
  /** One sample per instance (arrows) rather than per vertex. */
  perInstance: boolean
  /** The grid the samples form; read anew each time. */
  grid(): Grid
  /** Told when the memory has no room for the slot. */
  onRefusal(refusal: GpuRefusal): void
}

export function createSlot(renderer: Renderer, device: GPUDevice | null, options: SlotOptions): DrawnSlot {
  // With a buffer of ours the array is never read: three only asks for its type.
  const array = new Float32Array(device ? fieldStride : options.capacity * fieldStride)
  const Attribute = options.perInstance ? InstancedBufferAttribute : BufferAttribute
  const attribute = new Attribute(array, fieldStride)
  attribute.name = options.label
  const buffer = device && createBuffer(device, options)
  if (buffer) shareBuffer(renderer, attribute, buffer)
  return {
    attribute,
    buffer,
    get grid() {
      return options.grid()
    },
    upload(samples) {
      if (buffer) device.queue.writeBuffer(buffer, 0, samples.buffer, samples.byteOffset, samples.byteLength)
      else array.set(samples)
      if (!buffer) attribute.needsUpdate = true
    },
    dispose: () => buffer?.destroy()
  }
}

function createBuffer(device: GPUDevice, { label, capacity, onRefusal }: SlotOptions): GPUBuffer {
  const { VERTEX, STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage
  const size = capacity * fieldStride * Float32Array.BYTES_PER_ELEMENT
  const usage = VERTEX | STORAGE | COPY_SRC | COPY_DST
  const { made, refusal } = watched(device, () => device.createBuffer({ label, size, usage }))
  void refusal.then((refused) => refused && onRefusal(refused))
  return made
}
