/** Milliseconds of waiting work after which a task begins no more of it: the last may take longer than all before. */
const share = 4

/** A job, or its first part: then what it returns is the next. */
export type Job = () => Job | void

/** Work that waits, in order. */
const waiting: Turn[] = []
interface Turn {
  /** What is next of it; null when it was called off, which a job may do to itself. */
  job: Job | null
}
let channel: MessageChannel | undefined
/** A task is on its way that runs what waits. */
let asked = false

function ask(): void {
  channel ??= open()
  if (!asked && waiting.length > 0) channel.port2.postMessage(null)
  asked = waiting.length > 0
}

function open(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = () => {
    asked = false
    const end = performance.now() + share
    try {
      while (waiting.length > 0 && performance.now() < end) runFirst()
    } finally {
      // One job that fails does not keep the others waiting.
      ask()
    }
  }
  return opened
}

/** A job's parts come one after the other: what a part of another did to the page would be its layout's to do. */
function runFirst(): void {
  const turn = waiting.shift()
  const next = turn?.job?.()
  if (turn?.job && next) {
    turn.job = next
    waiting.unshift(turn)
  }
}

/**
 * Runs a job soon, and not many parts of it and of others in one task, so that the page takes input and draws
 * frames between them. The answer calls it off.
 */
export function inTurn(job: Job): () => void {
  const turn: Turn = { job }
  waiting.push(turn)
  ask()
  return () => {
    turn.job = null
  }
}

/** Resolves when all that waits now has been done. */
export const afterOthers = (): Promise<void> => new Promise((resolve) => void inTurn(() => resolve()))

/** All of a job at once. */
export function atOnce(job: Job): void {
  for (let next: Job | void = job; next;) next = next()
}
