import { afterEach, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import type { Domain } from '../../src/lib/tape/sampling/sampling'
import { createWorkerPool } from '../../src/lib/tape/workers/workerPool'
import type { PoolWorker, WorkerPool } from '../../src/lib/tape/workers/workerPool'
import { createWorkerSampler } from '../../src/lib/tape/workers/workerSampler'
import type { SampleRequest } from '../../src/lib/tape/workers/workerSampler'
import { differences } from '../support/fields'
import { sampleInF64 } from '../support/readback'

const domain: Domain = { x: [-2.5, 3.1], y: [-1.9, 2.3] }

function requestOf(source: string, side: number, parameters: number[] = []): SampleRequest {
  const columns = { X: [1, 2, 3.5, -1] }
  const reading = readField(source, { variables: ['x', 'y'], columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return {
    tape: reading.field.tape,
    spans: [{ grid: { columns: side, rows: side }, domain }],
    parameters,
    base: 0
  }
}
const expectedOf = ({ tape, spans, parameters }: SampleRequest) =>
  spans.map(({ grid }) => sampleInF64(tape, grid, domain, parameters))

const { Worker: RealWorker } = globalThis
let open = 0
/** Counts the workers that live. */
globalThis.Worker = class extends RealWorker {
  constructor(...options: ConstructorParameters<typeof RealWorker>) {
    super(...options)
    open++
  }
  override terminate() {
    open--
    super.terminate()
  }
}

const pools: WorkerPool[] = []
const poolOf = (size: number) => {
  const pool = createWorkerPool({ size })
  pools.push(pool)
  return pool
}
const create = (size: number) => createWorkerSampler(poolOf(size))
afterEach(() => {
  for (const pool of pools.splice(0)) pool.dispose()
  expect(open).toBe(0)
})

test.each([1, 2, 3])('%i real workers give what the evaluator gives, to the last bit', async (size) => {
  const sampler = create(size)
  for (const source of [
    'x^2 + 3xy + 2y^2',
    'a*sqrt(1 - x^2) + tan(y)',
    'mean((x X - y)^2)',
    'gamma(x) + x^y'
  ]) {
    const request = requestOf(source, 151, [1.5])
    expect(differences(await sampler.sample(request), expectedOf(request)), source).toBe('')
  }
})

test('an older request is overtaken, and of many the newest is answered', async () => {
  const sampler = create(2)
  const requests = Array.from({ length: 40 }, (_, i) => requestOf('a sin(x y)', 301, [i]))
  const answers = await Promise.all(requests.map((request) => sampler.sample(request)))
  expect(answers.findIndex((fields) => fields !== null)).toBe(39)
  expect(differences(answers[39], expectedOf(requests[39]))).toBe('')
})

test('a worker whose script is missing rejects with a sentence', async () => {
  const open = (): PoolWorker => new RealWorker(new URL('/there-is-no-such-script.js', location.href))
  const pool = createWorkerPool({ size: 1, open })
  const sampler = createWorkerSampler(pool)
  await expect(sampler.sample(requestOf('x y', 9))).rejects.toThrow(/^A worker stopped: /)
  pool.dispose()
})

test('dispose settles what is open', async () => {
  const pool = poolOf(2)
  const answer = createWorkerSampler(pool).sample(requestOf('sin(x) cos(y)', 801))
  pool.dispose()
  expect(await answer).toBeNull()
})
