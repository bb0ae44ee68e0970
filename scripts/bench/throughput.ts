import { sampleBlocks } from '$lib/tape/blocks'
import { fieldStride, sampleCount, type Grid } from '$lib/tape/sampling'
import { cases, type Case } from './cases'
import { createGpuSampler } from './gpuSampler'
import { compileAll, sampleByMathjs } from './mathjsSamples'
import { median } from './median'
import { readOrThrow } from './read'

/** Shorter than this, the browser's clock is too coarse. */
const shortest = 100
const runs = 5

/** The time of so many calls, until `finished`: work that was only handed over is waited for. */
async function timeOf(action: () => void, repetitions: number, finished?: () => Promise<void>) {
  const start = performance.now()
  for (let i = 0; i < repetitions; i++) action()
  await finished?.()
  return performance.now() - start
}

/** Samples per second: the median of several runs, each of as many repetitions as the clock needs, after a warm-up. */
async function rate(samples: number, action: () => void, finished?: () => Promise<void>) {
  let repetitions = 1
  while ((await timeOf(action, repetitions, finished)) < shortest) repetitions *= 2
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await timeOf(action, repetitions, finished))
  return (1000 * samples * repetitions) / median(times)
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
  const gpuRate = await rate(count, gpu.dispatch, gpu.finished)
  gpu.dispose()

  const blocks = () => sampleBlocks(field.tape, grid, domain, [], samples)
  blocks()
  expectSame(`${name} by blocks`, samples, reference)
  const rates = {
    gpu: gpuRate,
    blocks: await rate(count, blocks),
    loop: await rate(count, () => loop(samples, grid, domain)),
    mathjs: await rate(count, () => sampleByMathjs(compiled, samples, grid, domain))
  }
  expectSame(`${name} by mathjs`, samples, reference)
  return { name, side: grid.columns, rates }
}

/** Samples of f, f_x and f_y per second, of each preset on a grid side × side. */
export async function measureThroughput(side: number) {
  const results = []
  for (const entry of cases) results.push(await measureCase(entry, { columns: side, rows: side }))
  return results
}
