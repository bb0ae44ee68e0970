import { onUncaught } from '../gpu/refusal'
import type { OpenDevice } from '../gpu/device'
import type { WorkerPool } from '../tape/workers/workerPool'
import type { Evaluator, Mishap, Remedy } from './recovery'

/** Something that befell all pictures of a session, and what is to be done with each of them. */
export interface Befallen {
  mishap: Mishap
  reason: string
  remedy: Remedy
}

/** What is to be done after a mishap with all pictures of a session. */
export type Decide = (mishap: Mishap, evaluator: Evaluator) => Remedy

/**
 * What pictures share from when a device was opened until it is lost or refuses something, or until nobody
 * borrows it any more: the device, or null where the processor does it all, and the worker pool.
 */
export class Session {
  readonly device: GPUDevice | null
  /** The device computes on the processor: a coarser grid and no multisampling suit it. */
  readonly software: boolean
  /** Little memory to spare. */
  readonly coarse: boolean
  readonly pool: WorkerPool
  /** Resolves with the reason when the session is over: nothing is drawn with it any more. */
  readonly over: Promise<string>
  #end!: (reason: string) => void
  #ended = false
  readonly #decide: Decide
  readonly #listeners = new Set<(befallen: Befallen) => void>()

  constructor(open: OpenDevice | null, coarse: boolean, pool: WorkerPool, decide: Decide) {
    this.device = open?.device ?? null
    this.software = open?.software ?? false
    this.coarse = coarse
    this.pool = pool
    this.#decide = decide
    this.over = new Promise((resolve) => (this.#end = resolve))
    if (!open) return
    void open.device.lost.then(({ message }) => this.befall('lost', message))
    onUncaught(open.device, ({ kind, message }) => this.befall(kind, message))
  }

  /** There is a device that draws and samples fast, and room for fine grids. */
  get fast(): boolean {
    return this.device !== null && !this.software && !this.coarse
  }

  get evaluator(): Evaluator {
    return this.device ? 'webgpu' : 'cpu'
  }

  /** Tells of what befalls all pictures of the session; the answer stops it. */
  watch(listener: (befallen: Befallen) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Something befell what all pictures share: unless they may keep it, the session is over. */
  befall(mishap: Mishap, reason: string): void {
    if (this.#ended) return
    const remedy = this.#decide(mishap, this.evaluator)
    if (remedy !== 'keep') this.close(reason)
    for (const listener of this.#listeners) listener({ mishap, reason, remedy })
  }

  close(reason: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#end(reason)
    this.device?.destroy()
  }
}
