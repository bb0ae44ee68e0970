// @ts-check
import { enter, visit } from './visit.js'

/**
 * What is there after so many formula changes: bytes of the heap after garbage collection, and of GPU buffers
 * not destroyed.
 * @typedef {{ changes: number, heap: number, buffers: number, bufferBytes: number }} Memory
 */

const settled = 100

/** Counts the GPU buffers that are alive; runs in the page before its scripts. */
function countBuffers() {
  const live = { buffers: 0, bytes: 0 }
  Object.assign(window, { liveBuffers: live })
  if (!('GPUDevice' in window)) return
  const { createBuffer } = GPUDevice.prototype
  const { destroy } = GPUBuffer.prototype
  const alive = new WeakSet()
  GPUDevice.prototype.createBuffer = function (/** @type {GPUBufferDescriptor} */ descriptor) {
    const buffer = createBuffer.call(this, descriptor)
    alive.add(buffer)
    live.buffers++
    live.bytes += buffer.size
    return buffer
  }
  GPUBuffer.prototype.destroy = function () {
    if (alive.delete(this)) {
      live.buffers--
      live.bytes -= this.size
    }
    return destroy.call(this)
  }
}

/** @param {import('playwright').Page} page @param {number} changes @returns {Promise<Memory>} */
async function look(page, changes) {
  const session = await page.context().newCDPSession(page)
  // What a first collection finalises a second one frees.
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const { buffers, bytes } = await page.evaluate(() => Reflect.get(window, 'liveBuffers'))
  return { changes, heap: usedSize, buffers, bufferBytes: bytes }
}

/**
 * Memory every hundred changes of the formula, from the first hundred on.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {string[]} changes
 */
export async function measureMemory(browser, address, changes) {
  const page = await visit(browser, address, countBuffers)
  /** @type {Memory[]} */
  const memory = []
  for (const [i, source] of changes.entries()) {
    await enter(page, source)
    if ((i + 1) % settled === 0) memory.push(await look(page, i + 1))
  }
  await page.close()
  return memory
}
