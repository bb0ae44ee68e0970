/** Milliseconds of waiting work that one task may take: half a frame. */
const share = 8

/** A job, or its first part: then what it returns is the next. */
export type Job = () => Job | void

/** Work that waits, in order. */
const waiting = new Set<{ job: Job }>()
let channel: MessageChannel | undefined

function open(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = () => {
    const end = performance.now() + share
    for (const turn of waiting) {
      waiting.delete(turn)
      const next = turn.job()
      if (next) waiting.add(Object.assign(turn, { job: next }))
      if (performance.now() >= end) break
    }
    if (waiting.size > 0) opened.port2.postMessage(null)
  }
  return opened
}

/**
 * Runs a job soon, and not many of its parts and of others in one task, so that the page takes input and draws frames between them.
 * The answer calls it off.
 */
export function inTurn(job: Job): () => void {
  channel ??= open()
  if (waiting.size === 0) channel.port2.postMessage(null)
  const turn = { job }
  waiting.add(turn)
  return () => waiting.delete(turn)
}

/** All of a job at once. */
export function atOnce(job: Job): void {
  for (let next: Job | void = job; next;) next = next()
}
