import type { Domain, Grid } from './sampling'
import type { Tape } from './tape'

/** A grid over a part of the plane. */
export interface Span {
  grid: Grid
  domain: Domain
}

export interface SampleRequest {
  tape: Tape
  spans: Span[]
  parameters: number[]
}

export interface SampleAnswer {
  /** One sampled field per span. */
  fields: Float32Array[]
}

/** The block evaluator in a worker of its own. */
export interface WorkerSampler {
  /** The fields of the newest request; null for a request that a newer one overtook while it waited. */
  sample(request: SampleRequest): Promise<Float32Array[] | null>
  dispose(): void
}

interface Waiting {
  request: SampleRequest
  resolve(fields: Float32Array[] | null): void
  reject(error: Error): void
}

export function createWorkerSampler(): WorkerSampler {
  const worker = new Worker(new URL('./sampleWorker.ts', import.meta.url), {
    type: 'module',
    name: 'nabla samples'
  })
  let running: Waiting | null = null
  let next: Waiting | null = null

  const start = (waiting: Waiting) => {
    running = waiting
    worker.postMessage(waiting.request)
  }
  const finish = (settle: (waiting: Waiting) => void) => {
    if (running) settle(running)
    running = null
    if (!next) return
    start(next)
    next = null
  }
  worker.onmessage = ({ data }: MessageEvent<SampleAnswer>) =>
    finish((waiting) => waiting.resolve(data.fields))
  worker.onerror = (event) => finish((waiting) => waiting.reject(new Error(event.message)))
  return {
    sample: (request) =>
      new Promise((resolve, reject) => {
        const waiting = { request, resolve, reject }
        if (!running) return start(waiting)
        next?.resolve(null)
        next = waiting
      }),
    dispose: () => worker.terminate()
  }
}
