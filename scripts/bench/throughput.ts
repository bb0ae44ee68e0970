import { fieldStride, sampleCount, type Grid } from '$lib/tape/sampling/sampling'
import { toRows } from '$lib/tape/evaluators/wasm'
import { cases, type Case } from './cases'
import { createGpuSampler } from './gpuSampler'
import { compileAll, sampleByMathjs } from './mathjsSamples'
import { median } from './median'
import { readOrThrow } from './read'

/** Shorter than this, the browser's clock is too coarse. */
const shortest = 100
const rounds = 7

/** One evaluator at work, perhaps in several steps: `finished` waits for work that was only handed over. */
interface Contender {
  run(): unknown
  finished?(): Promise<void>
}

async function timeOf({ run, finished }: Contender, repetitions: number) {
  const start = performance.now()
  for (let i = 0; i < repetitions; i++) await run()
  await finished?.()
  return performance.now() - start
}

/** As many repetitions as the clock needs; finding them warms the code up. */
async function repetitionsOf(contender: Contender) {
  let repetitions = 1
  while ((await timeOf(contender, repetitions)) < shortest) repetitions *= 2
  return repetitions
}

/** Calls per second of each: medians of rounds in which all take their turn, so that a disturbance hits all alike. */
export async function rates<Name extends string>(contenders: Record<Name, Contender>) {
  const entries: { name: Name; contender: Contender; repetitions: number; times: number[] }[] = []
  for (const name in contenders) {
    const contender = contenders[name]
    entries.push({ name, contender, repetitions: await repetitionsOf(contender), times: [] })
  }
  for (let round = 0; round < rounds; round++)
    for (const { contender, repetitions, times } of entries) times.push(await timeOf(contender, repetitions))
  const perSecond = entries.map(({ name, repetitions, times }) => [
    name,
    (1000 * repetitions) / median(times)
  ])
  return Object.fromEntries(perSecond) as Record<Name, number>
}

/** The evaluators must agree before their speed is worth comparing. */
function expectSame(name: string, samples: Float32Array, reference: Float32Array) {
  const size = Math.max(...reference.subarray(0, 4000).map(Math.abs), 1)
  const worst = samples.findIndex((value, i) => !(Math.abs(value - reference[i]) < 1e-3 * size))
  if (worst >= 0)
    throw new Error(`${name}: sample ${worst} is ${samples[worst]}, expected ${reference[worst]}`)
}

async function measureCase({ name, source, domain, loop }: Case, grid: Grid) {
  const count = sampleCount(grid)
  const field = readOrThrow(source)
  const compiled = compileAll(source)
  const samples = new Float32Array(fieldStride * count)
  const reference = new Float32Array(fieldStride * count)
  loop(reference, grid, domain)

  const gpu = await createGpuSampler(field, grid, domain)
  expectSame(`${name} on the GPU`, await gpu.read(), reference)
  const sampler = toRows(field.tape)
  const blocks = () => sampler.sample(grid, domain, [], 0, samples)
  blocks()
  expectSame(`${name} by blocks`, samples, reference)
  const byMathjs = () => sampleByMathjs(compiled, samples, grid, domain)
  byMathjs()
  expectSame(`${name} by mathjs`, samples, reference)

  const calls = await rates({
    gpu: { run: gpu.dispatch, finished: gpu.finished },
    blocks: { run: blocks },
    loop: { run: () => loop(samples, grid, domain) },
    mathjs: { run: byMathjs }
  })
  gpu.dispose()
  const perSample = Object.entries(calls).map(([evaluator, rate]) => [evaluator, rate * count])
  return { name, side: grid.columns, rates: Object.fromEntries(perSample) as typeof calls }
}

/** Samples of f, f_x and f_y per second, of each preset on a grid side × side. */
export async function measureThroughput(side: number) {
  const results = []
  for (const entry of cases) results.push(await measureCase(entry, { columns: side, rows: side }))
  return results
}
