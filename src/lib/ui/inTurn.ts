/** Milliseconds of waiting work that one task may take: half a frame. */
const share = 8

/** A job, or its first part: then what it returns is the next. */
export type Job = () => Job | void

/** Work that waits, in order. */
const waiting = new Set<Turn>()
interface Turn {
  /** What is next of it; null when it was called off, which a job may do to itself. */
  job: Job | null
}
let channel: MessageChannel | undefined

function open(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = () => {
    const end = performance.now() + share
    try {
      for (const turn of waiting) {
        waiting.delete(turn)
        const next = turn.job?.()
        if (next && turn.job) waiting.add(Object.assign(turn, { job: next }))
        if (performance.now() >= end) break
      }
    } finally {
      // One job that fails does not keep the others waiting.
      if (waiting.size > 0) opened.port2.postMessage(null)
    }
  }
  return opened
}

/**
 * Runs a job soon, and not many parts of it and of others in one task, so that the page takes input and draws
 * frames between them. The answer calls it off.
 */
export function inTurn(job: Job): () => void {
  channel ??= open()
  if (waiting.size === 0) channel.port2.postMessage(null)
  const turn: Turn = { job }
  waiting.add(turn)
  return () => {
    turn.job = null
    waiting.delete(turn)
  }
}

/** All of a job at once. */
export function atOnce(job: Job): void {
  for (let next: Job | void = job; next;) next = next()
}
