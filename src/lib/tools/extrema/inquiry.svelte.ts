import { createAsker } from '../../field/extrema/asker'
import type { Answer } from '../../field/extrema/question'
import { keysOf, questionOf, seekingOf, type Asking, type Seeking } from './sought'

/** An answer with what it is about. */
export interface Answered {
  answer: Answer
  seeking: Seeking
  /** Of the question without its window: within another one the places are right, but there may be more. */
  about: string
  key: string
}

/** Questions that follow each other so soon, in milliseconds, as by a slider, wait for the last one. */
const pause = 160

/** Counts what inquiries learn. One for all of them: a state that is made while deriving would not be seen from there. */
class News {
  #count = $state(0)

  tell(): void {
    this.#count++
  }

  hear(): void {
    void this.#count
  }
}
const news = new News()

/** What is known about the extrema of one plot. It asks when it is asked, and tells of its answers. Reactive. */
export class Inquiry {
  readonly #asker = createAsker()
  #timer: ReturnType<typeof setTimeout> | undefined
  #key = ''
  #askedAt = -Infinity
  #answered: Answered | null = null
  #progress: number | null = null
  #hasEnded = false

  /** The last answer. */
  get answered(): Answered | null {
    news.hear()
    return this.#answered
  }

  /** How much of the work for the newest question is done; null while there is none. */
  get progress(): number | null {
    news.hear()
    return this.#progress
  }

  /** Whether the reader ended the work for the newest question, or it failed. */
  get hasEnded(): boolean {
    news.hear()
    return this.#hasEnded
  }

  /** Takes care that a question is answered. Writes nothing before the next task, so that it can be asked while deriving. */
  want(asking: Asking, seeking: Seeking): { about: string; key: string } {
    const keys = keysOf(asking, seeking)
    if (keys.key === this.#key) return keys
    this.#key = keys.key
    const now = performance.now()
    const wait = now - this.#askedAt < pause ? pause : 0
    this.#askedAt = now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(asking, seeking, keys), wait)
    return keys
  }

  /** Ends the work. */
  cancel(): void {
    this.#asker.cancel()
    this.#set({ progress: null, hasEnded: true })
  }

  /** Asks once more. */
  again(): void {
    this.#key = ''
    this.#set({ hasEnded: false })
  }

  #set({
    progress = this.#progress,
    hasEnded = false
  }: {
    progress?: number | null
    hasEnded?: boolean
  }): void {
    this.#progress = progress
    this.#hasEnded = hasEnded
    news.tell()
  }

  async #ask(
    asking: Asking,
    seeking: Seeking,
    { about, key }: { about: string; key: string }
  ): Promise<void> {
    const question = questionOf(asking, seeking)
    if (!question) {
      this.#asker.cancel()
      return this.#set({ progress: null })
    }
    this.#set({ progress: 0 })
    try {
      const answer = await this.#asker.ask(question, (progress) => this.#set({ progress }))
      // A newer question has taken over, or the reader has ended it.
      if (!answer) return
      this.#answered = { answer, seeking, about, key }
      this.#set({ progress: null })
    } catch (error) {
      console.warn(error)
      this.#set({ progress: null, hasEnded: true })
    }
  }
}

const inquiries = new WeakMap<object, Inquiry>()

/** The inquiry of a plot. */
export function inquiryOf(owner: object): Inquiry {
  const known = inquiries.get(owner) ?? new Inquiry()
  inquiries.set(owner, known)
  return known
}

/** What is known about the extrema of a plot now: the answer if it is about the same functions. Reactive. */
export function knownOf(
  owner: object,
  asking: Asking
): { seeking: Seeking; known: Answered | null; isCurrent: boolean } {
  const inquiry = inquiryOf(owner)
  const seeking = seekingOf(asking.state.extrema, asking.rows)
  const { about, key } = inquiry.want(asking, seeking)
  const { answered } = inquiry
  const known = answered?.about === about ? answered : null
  return { seeking, known, isCurrent: known?.key === key }
}
