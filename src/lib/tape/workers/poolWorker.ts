/// <reference lib="webworker" />
import { createOrderHandler } from './orderHandler'
import type { Jobs, Order } from './jobs'
import type { BandRequest } from './requests'
import { lacksRepair, provideRepair, sample } from './sampleJob'

/** Works for the pool, off the main thread. */
const known: Partial<Jobs> = { sample }
const handle = createOrderHandler(known)

/** Most functions are smooth and round well: the code for the others comes with its first order. */
async function fetchCode({ kind, request }: Order): Promise<void> {
  if (kind === 'refine') known.refine ??= (await import('./refineJob')).refineSheet
  else if (kind === 'chart') known.chart ??= (await import('./chartJob')).chart
  else if (lacksRepair(request as BandRequest)) provideRepair((await import('../rounding/repair')).repair)
}

async function answer(order: Order): Promise<void> {
  // Of code that does not come the answer tells.
  await fetchCode(order).catch(() => undefined)
  const { reply, transfer } = handle(order)
  self.postMessage(reply, { transfer })
}

/** Answers come in the order of the orders, which is how the pool tells them apart. */
let last = Promise.resolve()
self.onmessage = ({ data }: MessageEvent<Order>) => {
  last = last.then(() => answer(data))
}
