import type { RefusalKind } from '../gpu/refusal'

/** Which evaluator fills a picture's samples: compute shaders, as far as f32 is fine enough, or workers. */
export type Evaluator = 'webgpu' | 'cpu'

/** What can befall a picture, or all of a page: it is lost, it could not be built, or the GPU refuses it something. */
export type Mishap = 'lost' | 'unbuilt' | RefusalKind

/** How to build pictures. */
export interface Plan {
  /** 'auto' takes WebGPU where there is an adapter. */
  engine: 'auto' | 'cpu'
  /** Little memory to spare. */
  coarse: boolean
}

/** What to do with what is at hand after a mishap. */
export type Remedy = 'rebuild' | 'keep' | 'give up'

/** So many losses within so many milliseconds, and the same is not tried once more. */
const mostLosses = 3
const period = 60_000

const sentences = {
  lost: 'The graphics device was lost repeatedly; drawing on the processor. Reload to try it again.',
  coarse: 'The graphics memory is full; the picture is coarser. Closing other tabs helps.',
  memory: 'The graphics memory is full; drawing on the processor. Closing other tabs helps.',
  refused: 'The graphics driver refused to draw; drawing on the processor. Reload to try it again.',
  incomplete: 'The graphics driver refused a part of the picture. Reload to try it again.'
}

/**
 * Decides how to go on after mishaps, each step slower than the one before and less likely to fail: the page's
 * engine has one for what befalls all its pictures, and each picture one for what befalls it alone.
 */
export class Recovery {
  plan: Plan
  /** Why the picture is not as it could be; empty while it is. */
  sentence = ''
  #losses: number[] = []

  constructor(engine: Plan['engine']) {
    this.plan = { engine, coarse: false }
  }

  /** `evaluator` is that of what it befell, `now` the time in milliseconds. */
  after(mishap: Mishap, evaluator: Evaluator, now: number): Remedy {
    if (mishap === 'lost' || mishap === 'unbuilt') return this.#afterLoss(evaluator, now)
    if (evaluator === 'cpu') return this.#take(this.plan, sentences.incomplete, 'keep')
    if (mishap !== 'memory') return this.#toProcessor(sentences.refused)
    return this.plan.coarse
      ? this.#toProcessor(sentences.memory)
      : this.#take({ ...this.plan, coarse: true }, sentences.coarse, 'rebuild')
  }

  #afterLoss(evaluator: Evaluator, now: number): Remedy {
    this.#losses = [...this.#losses.filter((time) => now - time < period), now]
    if (this.#losses.length < mostLosses) return 'rebuild'
    this.#losses = []
    return evaluator === 'cpu' ? 'give up' : this.#toProcessor(sentences.lost)
  }

  #toProcessor(sentence: string): Remedy {
    return this.#take({ ...this.plan, engine: 'cpu' }, sentence, 'rebuild')
  }

  #take(plan: Plan, sentence: string, remedy: Remedy): Remedy {
    this.plan = plan
    this.sentence = sentence
    return remedy
  }
}
