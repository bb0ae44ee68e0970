/// <reference lib="webworker" />
import { createClerk } from './jobs'
import type { Order } from './jobs'

/** Works for the pool, off the main thread. */
const clerk = createClerk()
self.onmessage = ({ data }: MessageEvent<Order>) => {
  const { reply, transfer } = clerk(data)
  self.postMessage(reply, { transfer })
}
