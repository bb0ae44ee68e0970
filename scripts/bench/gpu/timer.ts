/** Puts work on the queue, at once or in bands that it waits for. */
export type QueueWork = () => unknown

/** Times work that is put on a device's queue, in seconds. */
export interface Timer {
  /** By the adapter's own clock, else until the queue is done. */
  readonly clock: 'GPU time' | 'wall time'
  time(work: QueueWork): Promise<number>
  dispose(): void
}

const wallTimer = ({ queue }: GPUDevice): Timer => ({
  clock: 'wall time',
  async time(work) {
    await queue.onSubmittedWorkDone()
    const start = performance.now()
    await work()
    await queue.onSubmittedWorkDone()
    return (performance.now() - start) / 1000
  },
  dispose: () => undefined
})

/** From the end of an empty pass before the work to the beginning of one behind it. */
function stampTimer(device: GPUDevice): Timer {
  const querySet = device.createQuerySet({ type: 'timestamp', count: 2 })
  const { QUERY_RESOLVE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage
  const size = 2 * BigUint64Array.BYTES_PER_ELEMENT
  const resolved = device.createBuffer({ size, usage: QUERY_RESOLVE | COPY_SRC })
  const result = device.createBuffer({ size, usage: COPY_DST | MAP_READ })
  return {
    clock: 'GPU time',
    async time(work) {
      const before = device.createCommandEncoder()
      before.beginComputePass({ timestampWrites: { querySet, endOfPassWriteIndex: 0 } }).end()
      device.queue.submit([before.finish()])
      await work()
      const after = device.createCommandEncoder()
      after.beginComputePass({ timestampWrites: { querySet, beginningOfPassWriteIndex: 1 } }).end()
      after.resolveQuerySet(querySet, 0, 2, resolved, 0)
      after.copyBufferToBuffer(resolved, 0, result, 0, size)
      device.queue.submit([after.finish()])
      await result.mapAsync(GPUMapMode.READ)
      const [start, end] = new BigUint64Array(result.getMappedRange())
      result.unmap()
      return Number(end - start) / 1e9
    },
    dispose() {
      for (const resource of [querySet, resolved, result]) resource.destroy()
    }
  }
}

/** By the GPU's clock where the device has one and it runs. */
export async function createTimer(device: GPUDevice, work: QueueWork): Promise<Timer> {
  if (!device.features.has('timestamp-query')) return wallTimer(device)
  const timer = stampTimer(device)
  if ((await timer.time(work)) > 0) return timer
  timer.dispose()
  return wallTimer(device)
}
