import { nextTask } from '../../basics/nextTask'
import { remember } from '../../basics/remember'
import type { ScalarField } from '../../field/field'
import type { SteepestCurve } from '../../figure/curves/steepest'
import type { Domain } from '../../tape/sampling/sampling'
import { roughCurve, signsOf, type Trace } from './curves'

type Values = Record<string, number>

export interface GridCurve extends SteepestCurve {
  sign: 1 | -1
}

/** The curves of one question, as far as they are known. */
interface Answer {
  found: readonly GridCurve[]
  /** Whether somebody has asked since more was found: nobody works for those who are gone. */
  wanted: boolean
  work: Generator<GridCurve, undefined>
  running: boolean
  done: boolean
}

/** Starts along each side. */
const count = 7
/** Milliseconds that are worked in one go. */
const slice = 5

const answerTo = remember((field: ScalarField, values: Values, domain: Domain, trace: Trace): Answer => ({
  found: [],
  wanted: true,
  work: gridCurves(field, values, domain, trace),
  running: false,
  done: false
}))

/**
 * The curves from a grid of starts. They come in pieces, so that the page stays quick: who asks gets those that are
 * there, and is told of more.
 */
class Grid {
  /** Counts the pieces, for those who wait for more. */
  #pieces = $state(0)

  curves(...question: Parameters<typeof answerTo>): readonly GridCurve[] {
    const answer = answerTo(...question)
    answer.wanted = true
    if (!answer.running && !answer.done) void this.#work(answer)
    void this.#pieces
    return answer.found
  }

  async #work(answer: Answer): Promise<void> {
    answer.running = true
    while (answer.wanted && !answer.done) {
      await nextTask()
      const begin = performance.now()
      const piece: GridCurve[] = []
      while (!answer.done && performance.now() - begin < slice) {
        const next = answer.work.next()
        if (next.done) answer.done = true
        else piece.push(next.value)
      }
      answer.found = [...answer.found, ...piece]
      answer.wanted = false
      this.#pieces++
    }
    answer.running = false
  }
}

function* gridCurves(
  field: ScalarField,
  values: Values,
  domain: Domain,
  trace: Trace
): Generator<GridCurve, undefined> {
  // prettier-ignore
  for (const start of startsOf(domain))
    for (const sign of signsOf(trace)) {
      const curve = roughCurve(field, values, domain, start, sign)
      if (curve.places.length > 3) yield { ...curve, sign }
    }
}

/** The middles of cells, so that symmetric functions are not met at their axes alone. */
function startsOf({ x, y }: Domain): [number, number][] {
  const at = ([low, high]: readonly [number, number], i: number) => low + ((i + 0.5) / count) * (high - low)
  return Array.from({ length: count * count }, (_, i) => [at(x, i % count), at(y, Math.floor(i / count))])
}

export const grid = new Grid()
