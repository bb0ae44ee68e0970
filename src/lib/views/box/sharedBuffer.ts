import type { BufferAttribute } from 'three/webgpu'
import type Renderer from 'three/src/renderers/common/Renderer.js'

/** What this file assumes about three's private backend: a record per attribute that holds its GPU buffer. */
interface AttributeStore {
  isWebGPUBackend?: boolean
  device?: GPUDevice
  get?(attribute: BufferAttribute): { buffer?: GPUBuffer }
}

/**
 * Makes three draw from our buffer instead of allocating its own, so that a kernel's output is a vertex
 * attribute with no copy. Call it before the attribute is first drawn. The backend is private to three:
 * this is the only file that touches it, and it throws rather than draw from the wrong buffer.
 */
export function shareBuffer(renderer: Renderer, attribute: BufferAttribute, buffer: GPUBuffer): void {
  const backend = renderer.backend as unknown as AttributeStore
  if (backend.isWebGPUBackend !== true || !backend.device || typeof backend.get !== 'function')
    throw new Error('three.js has no WebGPU backend with an attribute store; see views/box/sharedBuffer.ts')
  const record = backend.get(attribute)
  if (typeof record !== 'object' || record.buffer !== undefined)
    throw new Error(`three.js already holds a buffer for "${attribute.name}"; see views/box/sharedBuffer.ts`)
  record.buffer = buffer
  if (backend.get(attribute).buffer !== buffer)
    throw new Error('three.js forgot the shared buffer; its attribute store has changed')
}
