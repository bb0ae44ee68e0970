/** Milliseconds of waiting work that one task may take: half a frame. */
const share = 8

/** Work that waits, in order. */
const waiting = new Set<() => void>()
let channel: MessageChannel | undefined

function open(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = () => {
    const end = performance.now() + share
    for (const job of waiting) {
      waiting.delete(job)
      job()
      if (performance.now() >= end) break
    }
    if (waiting.size > 0) opened.port2.postMessage(null)
  }
  return opened
}

/**
 * Runs a job soon, and not many in one task, so that the page takes input and draws frames between them.
 * The answer calls it off.
 */
export function inTurn(job: () => void): () => void {
  channel ??= open()
  if (waiting.size === 0) channel.port2.postMessage(null)
  waiting.add(job)
  return () => waiting.delete(job)
}
