/** An answer, and the question that it answers. */
export interface Answered<Question, Answer> {
  question: Question
  answer: Answer
}

/** Asks one question at a time, of those that come meanwhile only the newest: while they stream in there are answers. */
export class Latest<Question, Answer> {
  /** The last answer; it stays until the next has come. */
  last = $state.raw<Answered<Question, Answer> | null>(null)
  readonly #ask: (question: Question) => Promise<Answer | null>
  #waiting: Question | null = null
  #isBusy = false

  constructor(ask: (question: Question) => Promise<Answer | null>) {
    this.#ask = ask
  }

  ask(question: Question): void {
    this.#waiting = question
    if (!this.#isBusy) void this.#work()
  }

  /** Forgets what has not been asked yet. */
  stop(): void {
    this.#waiting = null
  }

  async #work(): Promise<void> {
    this.#isBusy = true
    while (this.#waiting) {
      const question = this.#waiting
      this.#waiting = null
      const answer = await this.#ask(question)
      if (answer) this.last = { question, answer }
    }
    this.#isBusy = false
  }
}
