import type { Answer, Question } from './question'
import type { Progress } from './study'

/** Asks a worker for extrema, one question at a time. */
export interface Asker {
  /** Null when a newer question, or `cancel`, ended this one. */
  ask(question: Question, progress: Progress): Promise<Answer | null>
  cancel(): void
}

type Said = { progress: number } | { answer: Answer }

/** A worker that has nothing to do for so long, in milliseconds, is ended. */
const patience = 20_000

/** A worker that is busy is ended and a new one begun: a search cannot be interrupted from within. */
export function createAsker(): Asker {
  let worker: Worker | null = null
  let pending: ((answer: Answer | null) => void) | null = null
  let idle: ReturnType<typeof setTimeout> | undefined
  const dismiss = () => {
    worker?.terminate()
    worker = null
  }
  const end = () => {
    if (!pending) return
    dismiss()
    pending(null)
    pending = null
  }
  /** Without a worker the page itself looks, and is slow meanwhile. */
  const here = async (question: Question) => {
    const { answerTo } = await import('./question')
    return answerTo(question)
  }
  return {
    cancel: end,
    ask(question, progress) {
      end()
      clearTimeout(idle)
      return new Promise((resolve, reject) => {
        pending = resolve
        const finish = (answer: Answer) => {
          if (pending !== resolve) return
          pending = null
          idle = setTimeout(dismiss, patience)
          resolve(answer)
        }
        const fallBack = () => {
          dismiss()
          here(question).then(finish, reject)
        }
        try {
          worker ??= new Worker(new URL('./extremaWorker.ts', import.meta.url), {
            type: 'module',
            name: 'nabla extrema'
          })
          worker.onmessage = ({ data }: MessageEvent<Said>) => {
            if ('answer' in data) finish(data.answer)
            else if (pending === resolve) progress(data.progress)
          }
          worker.onerror = (event) => {
            event.preventDefault()
            fallBack()
          }
          worker.postMessage(question)
        } catch (error) {
          console.warn(error)
          fallBack()
        }
      })
    }
  }
}
