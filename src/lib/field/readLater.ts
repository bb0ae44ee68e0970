import { createField, restoreField } from './field'
import type { FieldData, ScalarField } from './field'
import { readingOf, readText } from './readText'
import type { Reading, ReadOptions, TextRead } from './readText'
import type { ReadRequest } from './readRequest'
import type { Preparation } from '../math/read/source'
import { treeSize } from '../math/expression/expression'
import { nextTask } from '../basics/nextTask'

/**
 * Reads as readField does, but the derivatives of a formula of middle length are found in tasks of their own, and
 * those of a long one in a worker.
 */
export interface FieldReader {
  /** At once for a mistake or a short formula. A reading that a newer one overtook never comes. */
  read(source: string, options: ReadOptions): Reading | Promise<Reading>
  dispose(): void
}

/** With more distinct parts than this, reading and all that follows from it would be a long task together. */
const mostAtOnce = 16

/** More distinct parts than this, or more parts written out, may take longer than a key should. */
const shortest = { parts: 40, written: 120 }

const isLong = ({ graph, expression }: TextRead): boolean =>
  graph.size > shortest.parts || treeSize(expression) > shortest.written

/** What typed formulas seldom have, and what they would be misread by: TeX, HTML and MathML. */
const isPasted = (source: string): boolean => /[\\$]|<\/|&#?\w+;/.test(source)
/** Signs of a text around a formula, which is a mistake without it. */
const isQuoted = (source: string): boolean => /[,;.∈]/.test(source)

interface Asked {
  read: TextRead
  options: ReadOptions
  resolve(reading: Reading): void
}

/** The worker is started by the first long formula. */
export function createFieldReader(): FieldReader {
  let worker: Worker | null = null
  let isBroken = false
  /** What the worker is at, and what is wanted of it by now. */
  let running: Asked | null = null
  let wanted: Asked | null = null
  /** Counts the readings. */
  let turn = 0

  const proceed = () => {
    running = wanted
    if (running) worker?.postMessage(requestOf(running))
  }
  const answer = (make: (asked: Asked) => ScalarField) => {
    if (running && running === wanted) {
      wanted = null
      running.resolve(readingOf(running.read, make(running)))
    }
    proceed()
  }
  const start = () => {
    const started = new Worker(new URL('./readWorker.ts', import.meta.url), {
      type: 'module',
      name: 'nabla reads'
    })
    started.onmessage = ({ data }: MessageEvent<FieldData>) =>
      answer(({ read, options }) => restoreField(read, data, options.columns, options.mostRows))
    started.onerror = () => {
      isBroken = true
      answer(fieldOf)
    }
    return started
  }
  /** What reads all that may be pasted, once it is there; null where it could not be fetched. */
  let pasted: Preparation | null | undefined
  const fetchPasted = async () => {
    pasted = await import('../math/read/pasted').then(
      (found) => found.pasted,
      () => null
    )
  }
  return {
    read(source, options) {
      const read = readText(source, options, pasted ?? undefined)
      wanted = null
      const own = ++turn
      if (pasted === undefined && (isPasted(source) || ('problem' in read && isQuoted(source))))
        return new Promise((resolve, reject) => {
          fetchPasted().then(() => own === turn && resolve(this.read(source, options)), reject)
        })
      if ('problem' in read) return read
      // A worker that could not be fetched is no reason not to read: the page is slow for a moment instead.
      if (isBroken || !isLong(read)) {
        const field = fieldOf({ read, options })
        if (read.graph.size <= mostAtOnce) return readingOf(read, field)
        return new Promise((resolve, reject) => {
          workOut(field).then(() => own === turn && resolve(readingOf(read, field)), reject)
        })
      }
      return new Promise((resolve) => {
        wanted = { read, options, resolve }
        worker ??= start()
        if (!running) proceed()
      })
    },
    dispose: () => worker?.terminate()
  }
}

const fieldOf = ({ read, options }: Omit<Asked, 'resolve'>): ScalarField =>
  createField(read, options.columns, options.mostRows)

/** What takes long about a field, a task each. */
async function workOut(field: ScalarField): Promise<void> {
  await nextTask()
  void field.tape
  await nextTask()
  void field.latex.gradient
  await nextTask()
}

const requestOf = ({ read: { source }, options: { variables, columns = {} } }: Asked): ReadRequest => ({
  source,
  variables,
  rows: Object.fromEntries(Object.entries(columns).map(([name, { length }]) => [name, length]))
})
