import { fieldStride, sampleCount, type Domain, type Grid } from '$lib/tape/sampling/sampling'
import { toRows } from '$lib/tape/evaluators/wasm'
import { createWorkerPool } from '$lib/tape/workers/workerPool'
import { createWorkerSampler } from '$lib/tape/workers/workerSampler'
import { median } from './median'
import { readOrThrow } from './read'

const grid: Grid = { columns: 1024, rows: 1024 }
const domain: Domain = { x: [-3, 3], y: [-3, 3] }
const rounds = 9

/** Where nearly all the time is the evaluator's own. */
const source = '3(1-x)^2 exp(-x^2-(y+1)^2) - 10(x/5-x^3-y^5) exp(-x^2-y^2) - 1/3 exp(-(x+1)^2-y^2)'

async function timeOf(work: () => unknown) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Milliseconds for a grid of 1024²: the evaluator by itself, and through pools of one worker and of one
 * worker per core, taking turns.
 */
export async function measurePool() {
  const { tape } = readOrThrow(source)
  const cores = navigator.hardwareConcurrency
  const pools = [1, cores].map((size) => createWorkerSampler(createWorkerPool({ size })))
  const rows = toRows(tape)
  const samples = new Float32Array(fieldStride * sampleCount(grid))
  const request = { tape, spans: [{ grid, domain }], parameters: [], base: 0 }
  const contenders: (() => unknown)[] = [
    () => rows.sample(grid, domain, [], 0, samples),
    ...pools.map((pool) => () => pool.sample(request))
  ]
  // Workers start, and learn how fast the tape is.
  for (const work of contenders) for (let i = 0; i < 3; i++) await work()
  const times: number[][] = contenders.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [i, work] of contenders.entries()) times[i].push(await timeOf(work))
  for (const pool of pools) pool.dispose()
  const [direct, one, all] = times.map(median)
  return { side: grid.columns, cores, direct, one, all }
}
