import type { CDPSession, Page } from '@playwright/test'

/** What a page holds after a thorough clean-up. */
export interface Holdings {
  /** GPU objects by what made them: buffers and textures not destroyed, all others not collected. */
  gpu: Record<string, number>
  /**
   * Bytes of the page's own objects in the JavaScript heap. What the browser compiles is not among them: it compiles
   * more of the page's functions the longer they run, a few kilobytes with every formula, and lets go of it late.
   */
  objects: number
  /** DOM nodes and event listeners, those out of the document included. */
  nodes: number
  listeners: number
}

declare global {
  interface Window {
    gpuHoldings(): Record<string, number>
  }
}

/** Counts the GPU objects that the page makes. Call before the page opens. */
export async function countHoldings(page: Page): Promise<() => Promise<Holdings>> {
  await page.addInitScript(wrapGpu)
  const session = await page.context().newCDPSession(page)
  return () => holdingsOf(page, session)
}

async function holdingsOf(page: Page, session: CDPSession): Promise<Holdings> {
  // A collected object may have held the last reference to another: it takes a few rounds.
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage')
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  }
  const objects = await bytesOfObjects(session)
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters')
  return { gpu: await page.evaluate(() => window.gpuHoldings()), objects, nodes, listeners }
}

/** What a heap snapshot says of its nodes: so many numbers for each, whose names stand in `meta`. */
interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } }
  nodes: number[]
}

/** Compiled code, and what the browser keeps outside of the JavaScript heap. */
const notObjects = ['code', 'native']

async function bytesOfObjects(session: CDPSession): Promise<number> {
  const { snapshot, nodes } = await takeSnapshot(session)
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let bytes = 0
  for (let i = 0; i < nodes.length; i += fields.length)
    if (!notObjects.includes(types[0][nodes[i + type]])) bytes += nodes[i + size]
  return bytes
}

async function takeSnapshot(session: CDPSession): Promise<Snapshot> {
  const chunks: string[] = []
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', keep)
  return JSON.parse(chunks.join('')) as Snapshot
}

function wrapGpu() {
  interface Held {
    object: WeakRef<object>
    device: WeakRef<object>
    destroyed: boolean
  }
  const held = new Map<string, Held[]>()
  const records = new WeakMap<object, Held>()
  // A buffer that is collected without having been destroyed is still a leak of ours: it counts.
  const live = (kind: string, { object, destroyed }: Held) =>
    !destroyed && (['Buffer', 'Texture'].includes(kind) || object.deref() !== undefined)
  const made = (kind: string, object: object, device: object) => {
    const record = { object: new WeakRef(object), device: new WeakRef(device), destroyed: false }
    records.set(object, record)
    const list = (held.get(kind) ?? []).filter((record) => live(kind, record))
    held.set(kind, [...list, record])
  }
  const all: Record<string, PropertyDescriptor> = Object.getOwnPropertyDescriptors(GPUDevice.prototype)
  for (const [name, { value }] of Object.entries(all)) {
    if (!/^create(?!CommandEncoder)/.test(name)) continue
    const make = value as (...args: unknown[]) => object | Promise<object>
    const kind = name.replace(/^create|Async$/g, '')
    const methods = GPUDevice.prototype as unknown as Record<string, unknown>
    methods[name] = function (this: GPUDevice, ...args: unknown[]) {
      const result = make.apply(this, args)
      if (result instanceof Promise)
        void result.then(
          (object) => made(kind, object, this),
          () => undefined
        )
      else made(kind, result, this)
      return result
    }
  }
  for (const { prototype } of [GPUBuffer, GPUTexture, GPUQuerySet]) {
    const { destroy } = prototype
    prototype.destroy = function () {
      const record = records.get(this)
      if (record) record.destroyed = true
      return destroy.call(this as never)
    }
  }
  const { destroy } = GPUDevice.prototype
  GPUDevice.prototype.destroy = function () {
    for (const list of held.values())
      for (const record of list) if (record.device.deref() === this) record.destroyed = true
    return destroy.call(this)
  }
  window.gpuHoldings = () =>
    Object.fromEntries(
      [...held].map(([kind, list]) => [kind, list.filter((record) => live(kind, record)).length])
    )
}
