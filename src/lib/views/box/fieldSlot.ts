import { BufferAttribute, InstancedBufferAttribute } from 'three/webgpu'
import type Renderer from 'three/src/renderers/common/Renderer.js'
import { watched, type GpuRefusal } from '../../gpu/refusal'
import { fieldStride, type Grid } from '../../tape/sampling/sampling'
import { shareBuffer } from './sharedBuffer'
import type { FieldSlot } from '../../engine/sheet'

/** A slot together with the vertex attribute that three draws it by. */
export interface DrawnSlot extends FieldSlot {
  readonly attribute: BufferAttribute
  /** Why the GPU has no buffer for it, once it has said so: then it is not to be used. Null if it has one. */
  readonly refusal: Promise<GpuRefusal | null>
  /** Writes samples behind those of the grid, for vertices that are none of its own. */
  append(samples: Float32Array): void
  dispose(): void
}

interface SlotOptions {
  label: string
  /** How many samples of a grid the slot has room for. */
  capacity: number
  /** How many there is room for behind them. */
  room?: number
  /** One sample per instance (arrows) rather than per vertex. */
  perInstance: boolean
  /** The grid the samples form; read anew each time. */
  grid(): Grid
}

/** Without a renderer there is no device either: three makes the buffer itself. */
export function createSlot(
  renderer: Renderer | null,
  device: GPUDevice | null,
  options: SlotOptions
): DrawnSlot {
  // With a buffer of ours the array is never read: three only asks for its type.
  const array = new Float32Array(
    device ? fieldStride : (options.capacity + (options.room ?? 0)) * fieldStride
  )
  const Attribute = options.perInstance ? InstancedBufferAttribute : BufferAttribute
  const attribute = new Attribute(array, fieldStride)
  attribute.name = options.label
  const creating = device && watched(device, () => createBuffer(device, options))
  const buffer = creating?.made ?? null
  if (buffer && renderer) shareBuffer(renderer, attribute, buffer)
  const write = (first: number, samples: Float32Array) => {
    const start = first * fieldStride
    if (buffer) return writeTo(device!, buffer, start, samples)
    array.set(samples, start)
    attribute.addUpdateRange(start, samples.length)
    attribute.needsUpdate = true
  }
  return {
    attribute,
    buffer,
    refusal: creating?.refusal ?? Promise.resolve(null),
    get grid() {
      return options.grid()
    },
    upload: (samples) => write(0, samples),
    append: (samples) => write(options.capacity, samples),
    dispose() {
      attribute.dispose()
      buffer?.destroy()
    }
  }
}

function writeTo(device: GPUDevice, buffer: GPUBuffer, start: number, samples: Float32Array): void {
  const { byteOffset, byteLength, BYTES_PER_ELEMENT } = samples
  device.queue.writeBuffer(buffer, start * BYTES_PER_ELEMENT, samples.buffer, byteOffset, byteLength)
}

function createBuffer(device: GPUDevice, { label, capacity, room = 0 }: SlotOptions): GPUBuffer {
  const { VERTEX, STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage
  const size = (capacity + room) * fieldStride * Float32Array.BYTES_PER_ELEMENT
  return device.createBuffer({ label, size, usage: VERTEX | STORAGE | COPY_SRC | COPY_DST })
}
