/// <reference lib="webworker" />
import { createOrderHandler } from './orderHandler'
import type { Jobs, Order } from './jobs'
import { sample } from './sampleJob'

/** Works for the pool, off the main thread. Most functions are smooth: what refines comes with its first order. */
const known: Partial<Jobs> = { sample }
const handle = createOrderHandler(known)

async function answer(order: Order): Promise<void> {
  if (order.kind === 'refine' && !known.refine)
    await import('./refineJob').then(
      ({ refineSheet }) => (known.refine = refineSheet),
      () => undefined
    )
  const { reply, transfer } = handle(order)
  self.postMessage(reply, { transfer })
}

/** Answers come in the order of the orders, which is how the pool tells them apart. */
let last = Promise.resolve()
self.onmessage = ({ data }: MessageEvent<Order>) => {
  last = last.then(() => answer(data))
}
