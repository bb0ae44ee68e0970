import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { toBlocks } from '../../src/lib/tape/evaluators/blocks'
import { createOrderHandler } from '../../src/lib/tape/workers/orderHandler'
import { jobs } from '../../src/lib/tape/workers/jobs'
import type { Order } from '../../src/lib/tape/workers/jobs'
import { refine } from '../../src/lib/tape/refine/refine'
import { fieldStride, sampleCount } from '../../src/lib/tape/sampling/sampling'
import type { Tape } from '../../src/lib/tape/program/tape'
import { createCharter } from '../../src/lib/tape/workers/chartWorker'
import { createWorkerPool } from '../../src/lib/tape/workers/workerPool'
import type { PoolWorker } from '../../src/lib/tape/workers/workerPool'
import { createWorkerSampler } from '../../src/lib/tape/workers/workerSampler'
import type { SampleRequest, Span } from '../../src/lib/tape/workers/workerSampler'
import { differences } from '../support/fields'

function tapeOf(source: string): Tape {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field.tape
}

const span = (side: number): Span => ({
  grid: { columns: side, rows: side },
  domain: { x: [-2, 3], y: [-1, 2] }
})
const requestOf = (tape: Tape, sides: number[], parameters: number[] = []): SampleRequest => ({
  tape,
  spans: sides.map(span),
  parameters,
  base: 0.25
})

function expectedOf({ tape, spans, parameters, base }: SampleRequest) {
  return spans.map(({ grid, domain }) => {
    const out = new Float32Array(sampleCount(grid) * fieldStride)
    toBlocks(tape).sample(grid, domain, parameters, base, out)
    return out
  })
}

/** A worker that does its work here, when the test says so. */
function fakeWorker() {
  const handle = createOrderHandler(jobs)
  const orders: Order[] = []
  const worker: PoolWorker = {
    postMessage(order: Order) {
      orders.push(structuredClone(order))
      if (order.learn) fake.learnt++
    },
    terminate: () => (fake.ended = true),
    onmessage: null,
    onerror: null,
    onmessageerror: null
  }
  const fake = {
    worker,
    orders,
    ended: false,
    /** How many tapes it was sent. */
    learnt: 0,
    /** Answers the order at hand; true when there was one. */
    work() {
      const order = orders.shift()
      if (!order || fake.ended) return false
      const { reply, transfer } = handle(order)
      const data = structuredClone<unknown>(reply, { transfer })
      worker.onmessage!.call(worker as Worker, new MessageEvent('message', { data }))
      return true
    },
    crash: (message: string) => void worker.onerror!.call(worker as Worker, { message } as ErrorEvent)
  }
  return fake
}

function setUp(size: number) {
  const workers: ReturnType<typeof fakeWorker>[] = []
  const open = () => {
    workers.push(fakeWorker())
    return workers[workers.length - 1].worker
  }
  const pool = createWorkerPool({ size, open })
  const sampler = createWorkerSampler(pool)
  const workAll = () => {
    while (workers.map((worker) => worker.work()).some(Boolean));
  }
  return { workers, pool, sampler, workAll }
}

const ripple = tapeOf('cos(x^2 + y^2) + a x')

describe('the pool', () => {
  test.each([1, 2, 3, 8])('%i workers put the bands of all spans into their places', async (size) => {
    const { sampler, workAll, workers } = setUp(size)
    for (const sides of [[2], [129, 13], [300], [7, 201, 2]]) {
      const request = requestOf(ripple, sides, [2])
      const fields = sampler.sample(request)
      workAll()
      expect(differences(await fields, expectedOf(request))).toBe('')
    }
    expect(workers.length).toBeLessThanOrEqual(size)
    expect(workers.length).toBeGreaterThanOrEqual(Math.min(size, 3))
  })

  test('opens no worker before there is work for it', () => {
    const { sampler, workers } = setUp(4)
    expect(workers).toHaveLength(0)
    void sampler.sample(requestOf(ripple, [2]))
    expect(workers.length).toBeLessThanOrEqual(2)
  })

  test('sends a tape to a worker once, and again only when the worker had to forget it', async () => {
    const { sampler, workers, workAll } = setUp(1)
    const tapes = Array.from({ length: 5 }, (_, i) => tapeOf(`x y + ${i}`))
    const learntAfter = async (tape: Tape) => {
      const request = requestOf(tape, [64, 3])
      const fields = sampler.sample(request)
      workAll()
      expect(differences(await fields, expectedOf(request))).toBe('')
      return workers[0].learnt
    }
    expect(await learntAfter(tapes[0])).toBe(1)
    expect(await learntAfter(tapes[0])).toBe(1)
    for (const [i, tape] of tapes.entries()) expect(await learntAfter(tape)).toBe(i + 1)
    expect(await learntAfter(tapes[0])).toBe(6)
    expect(await learntAfter(tapes[4])).toBe(6)
  })

  test('a newer request overtakes at once, and what was left of the older is not begun', async () => {
    const { sampler, workers, workAll } = setUp(2)
    const older = sampler.sample(requestOf(ripple, [400], [1]))
    const newest = requestOf(ripple, [33], [3])
    const newer = sampler.sample(newest)
    expect(await older).toBeNull()
    // The order at work and the one in reserve are beyond recall.
    for (const worker of [...workers, ...workers]) worker.work()
    expect(workers.flatMap(({ orders }) => orders).every(({ request }) => request.parameters[0] === 3)).toBe(
      true
    )
    workAll()
    expect(differences(await newer, expectedOf(newest))).toBe('')
  })

  test('of many quick requests the newest is answered', async () => {
    const { sampler, workers, workAll } = setUp(2)
    const requests = Array.from({ length: 50 }, (_, i) => requestOf(ripple, [90], [i]))
    const answers = requests.map((request, i) => {
      if (i % 3 === 0) workers[i % 2]?.work()
      return sampler.sample(request)
    })
    workAll()
    const fields = await Promise.all(answers)
    expect(fields.slice(0, -1).every((field) => field === null)).toBe(true)
    expect(differences(fields[49], expectedOf(requests[49]))).toBe('')
  })

  test('cells are refined beside the samples, and no band waits behind them while another worker is free', async () => {
    const { sampler, workers, workAll } = setUp(2)
    const tape = tapeOf('1/(x y)')
    const { grid, domain } = span(40)
    const question = { tape, grid, domain, parameters: [], base: 0, depth: 2, coarser: true }
    const refined = sampler.refine(question)
    const request = requestOf(tape, [400])
    const fields = sampler.sample(request)
    expect(workers[0].orders.map(({ kind }) => kind)).toEqual(['refine'])
    while (workers[1].work());
    expect(workers[0].orders).toHaveLength(1)
    expect(differences(await fields, expectedOf(request))).toBe('')
    workAll()
    expect(await refined).toEqual({ refinement: refine(tape, grid, domain, [], question) })
  })

  test('a surface waits for one map at most, and goes before those that wait', async () => {
    const { pool, sampler, workers, workAll } = setUp(1)
    const maps = [1, 2].map((level) => {
      const { grid: _, ...place } = span(2)
      return createCharter(pool).chart(ripple, { ...place, parameters: [1], levels: [level] })
    })
    const request = requestOf(ripple, [64], [2])
    const fields = sampler.sample(request)
    expect(workers[0].orders.map(({ kind }) => kind)).toEqual(['chart'])
    workers[0].work()
    expect(new Set(workers[0].orders.map(({ kind }) => kind))).toEqual(new Set(['sample']))
    workAll()
    expect(differences(await fields, expectedOf(request))).toBe('')
    for (const map of await Promise.all(maps)) expect(map!.curves.length).toBeGreaterThan(0)
  })

  test('a crash rejects with a sentence, and the next request has a new worker', async () => {
    const { sampler, workers, workAll } = setUp(1)
    const request = requestOf(ripple, [200], [1])
    const broken = sampler.sample(request)
    workers[0].crash('')
    await expect(broken).rejects.toThrow('A worker stopped: its script could not be loaded.')
    expect(workers[0].ended).toBe(true)
    const fields = sampler.sample(request)
    workAll()
    expect(differences(await fields, expectedOf(request))).toBe('')
    expect(workers).toHaveLength(2)
  })

  test('a job that throws rejects with what it says, and its worker goes on', async () => {
    const { sampler, workers, workAll } = setUp(1)
    const code: Tape['code'] = [...ripple.code, { kind: 'call', name: 'nonsense', args: [0] }]
    const nonsense = { ...ripple, code, outputs: ripple.outputs.map(() => code.length - 1) }
    const broken = sampler.sample(requestOf(nonsense, [5]))
    workAll()
    await expect(broken).rejects.toThrow('"nonsense" has no entry')
    const request = requestOf(ripple, [5], [1])
    const fields = sampler.sample(request)
    workAll()
    expect(differences(await fields, expectedOf(request))).toBe('')
    expect(workers).toHaveLength(1)
  })

  test('samplers share the workers, and one that is disposed of withdraws its own requests alone', async () => {
    const { pool, sampler, workers, workAll } = setUp(2)
    const other = createWorkerSampler(pool)
    const [own, others] = [requestOf(ripple, [200], [1]), requestOf(ripple, [90], [2])]
    const [withdrawn, answered] = [sampler.sample(own), other.sample(others)]
    sampler.dispose()
    expect(await withdrawn).toBeNull()
    workAll()
    expect(differences(await answered, expectedOf(others))).toBe('')
    expect(workers.length).toBeLessThanOrEqual(2)
    expect(workers.some(({ ended }) => ended)).toBe(false)
  })

  test('dispose ends all workers and settles what is open', async () => {
    const { pool, sampler, workers } = setUp(3)
    const open = sampler.sample(requestOf(ripple, [300], [1]))
    pool.dispose()
    expect(await open).toBeNull()
    expect(workers.map(({ ended }) => ended)).toEqual([true, true, true])
    expect(await sampler.sample(requestOf(ripple, [5], [1]))).toBeNull()
    expect(workers).toHaveLength(3)
  })
})
