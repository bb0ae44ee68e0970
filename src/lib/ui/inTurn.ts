/** Work that waits, in order. */
const waiting = new Set<() => void>()
let channel: MessageChannel | undefined

function open(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = () => {
    const [job] = waiting
    if (!job) return
    waiting.delete(job)
    if (waiting.size > 0) opened.port2.postMessage(null)
    job()
  }
  return opened
}

/**
 * Runs a job soon, each in a task of its own, so that the page takes input and draws frames between two of
 * them. The answer calls it off.
 */
export function inTurn(job: () => void): () => void {
  channel ??= open()
  if (waiting.size === 0) channel.port2.postMessage(null)
  waiting.add(job)
  return () => waiting.delete(job)
}
