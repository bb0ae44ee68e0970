import { expect } from 'vitest'
import { presets, type Preset } from '../../src/lib/figure/presets'
import { createSampler, type Filling, type Prepared, type Shown } from '../../src/lib/engine/sampler'
import { heightsOf } from '../../src/lib/figure/heights'
import { readField } from '../../src/lib'
import { finestDepth } from '../../src/lib/tape/refine/refine'
import type { Grid } from '../../src/lib/tape/sampling/sampling'
import { createWorkerPool } from '../../src/lib/tape/workers/workerPool'
import { gpuTest } from '../support/gpuTest'
import { compareFields, readBack } from '../support/readback'
import { createSlot } from '../support/slots'

const grid: Grid = { columns: 65, rows: 65 }
const square: Shown = { domain: { x: [-2, 2], y: [-2, 2] }, values: {}, heights: [-8, 8] }
const never = () => false

function read(source: string, columns?: Record<string, number[]>) {
  const reading = readField(source, { variables: ['x', 'y'], columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

/** Counts the kernels that a device compiles for formulas; `delay` in milliseconds holds each back. */
function watchCompiler(device: GPUDevice, delay = 0) {
  const { createComputePipelineAsync: create } = GPUDevice.prototype
  const seen = { compiled: 0, restore: () => void (device.createComputePipelineAsync = create) }
  device.createComputePipelineAsync = async (descriptor) => {
    if (descriptor.label === 'sample field') seen.compiled++
    const pipeline = await create.call(device, descriptor)
    await new Promise((resolve) => setTimeout(resolve, delay))
    return pipeline
  }
  return seen
}

function createBench(device: GPUDevice) {
  const pool = createWorkerPool()
  const sampler = createSampler({ device, pool, quick: false })
  const surface = createSlot(device, grid)
  const arrows = createSlot(device, { columns: 16, rows: 16 })
  const slots = { surface: { grid, slot: Promise.resolve(surface) }, arrows }
  const moving = (shown: Shown): Filling => ({ ...slots, shown, depth: 3, coarser: true, moving: true })
  const resting = (shown: Shown): Filling => ({
    ...slots,
    shown,
    depth: finestDepth,
    coarser: false,
    moving: false
  })
  return {
    sampler,
    /** Fills the slots as the pacer asks, and reads them back. */
    async samples(prepared: Prepared, how: 'moving' | 'resting', shown: Shown = square) {
      const filled = await prepared.fill((how === 'moving' ? moving : resting)(shown), never)
      if (!filled || filled === 'crowded') throw new Error('nothing was filled')
      return {
        ...filled,
        surface: await readBack(device, surface.buffer),
        arrows: await readBack(device, arrows.buffer)
      }
    },
    dispose() {
      pool.dispose()
      for (const { buffer } of [surface, arrows]) buffer.destroy()
    }
  }
}

gpuTest('the workers fill the same buffers with the same samples as the kernel', async ({ device }) => {
  const bench = createBench(device)
  const watched = watchCompiler(device)
  let compared = 0
  for (const preset of presets) {
    const { source, x = [-3, 3], y = [-3, 3], parameters = {}, data }: Preset = preset
    const field = read(source, data)
    const values = Object.fromEntries(field.parameters.map((name) => [name, parameters[name]?.value ?? 1]))
    const shown: Shown = { domain: { x, y }, values, heights: heightsOf(field, { x, y }, values) }
    const prepared = bench.sampler.prepare(field.tape)
    const before = watched.compiled
    const first = await bench.samples(prepared, 'moving', shown)
    expect(watched.compiled, source).toBe(before)
    const later = await bench.samples(prepared, 'resting', shown)
    // Of the rest f32 is too coarse: they stay the workers'.
    if (watched.compiled > before) {
      compared++
      expect(later.base, source).toBe(first.base)
      for (const slot of ['surface', 'arrows'] as const) {
        const { error, disagree } = compareFields(later[slot], first[slot])
        // On the edge of a domain f32 may fall on the other side.
        expect(disagree, `${source}: ${slot}`).toBeLessThanOrEqual(0.01 * first[slot].length)
        for (const e of error) expect(e, `${source}: ${slot}`).toBeLessThan(1e-4)
      }
    }
    prepared.destroy()
  }
  expect(compared).toBeGreaterThan(presets.length / 2)
  watched.restore()
  bench.dispose()
})

gpuTest('of ten formulas typed in a row only the last is compiled, when it stays', async ({ device }) => {
  const bench = createBench(device)
  const watched = watchCompiler(device)
  const sources = Array.from({ length: 10 }, (_, i) => `x^${i + 3} cos(${i + 2}y) + y`)
  let present: Prepared | null = null
  for (const source of sources) {
    const prepared = bench.sampler.prepare(read(source).tape)
    await bench.samples(prepared, 'moving')
    present?.destroy()
    present = prepared
  }
  expect(watched.compiled).toBe(0)
  await bench.samples(present!, 'resting')
  expect(watched.compiled).toBe(1)
  present!.destroy()
  watched.restore()
  bench.dispose()
})

gpuTest('a slider waits for no compiler, and has the kernel as soon as it is there', async ({ device }) => {
  const bench = createBench(device)
  const prepared = bench.sampler.prepare(read('a x^3 + sin(a y) - x y').tape)
  const watched = watchCompiler(device, 2000)
  const step = (a: number) => bench.samples(prepared, 'moving', { ...square, values: { a } })
  const started = performance.now()
  for (const a of [1, 2, 3]) await step(a)
  expect(watched.compiled).toBe(1)
  // A step takes milliseconds; on a busy machine it still takes no two seconds.
  expect(performance.now() - started).toBeLessThan(2000)
  const byWorkers = await step(4)
  await bench.samples(prepared, 'resting', { ...square, values: { a: 5 } })
  const { createCommandEncoder } = GPUDevice.prototype
  const encoded: (string | undefined)[] = []
  device.createCommandEncoder = (descriptor) => {
    encoded.push(descriptor?.label)
    return createCommandEncoder.call(device, descriptor)
  }
  const byKernel = await step(4)
  expect(encoded).toContain('sample field')
  device.createCommandEncoder = createCommandEncoder
  for (const e of compareFields(byKernel.surface, byWorkers.surface).error) expect(e).toBeLessThan(1e-5)
  expect(watched.compiled).toBe(1)
  prepared.destroy()
  watched.restore()
  bench.dispose()
})

gpuTest(
  'what the device refuses is the workers’ from first to last, and is said once known',
  async ({ device }) => {
    const bench = createBench(device)
    const { createShaderModule } = GPUDevice.prototype
    device.createShaderModule = () => createShaderModule.call(device, { code: 'nonsense' })
    const prepared = bench.sampler.prepare(read('x^7 - cos(3y) x').tape)
    const first = await bench.samples(prepared, 'moving')
    expect(prepared.refusal).toBeNull()
    const later = await bench.samples(prepared, 'resting')
    expect(prepared.refusal).toMatchObject({ name: 'GpuRefusal', kind: 'validation' })
    expect(later.surface).toEqual(first.surface)
    const again = await bench.samples(prepared, 'moving')
    expect(again.surface).toEqual(first.surface)
    device.createShaderModule = createShaderModule
    prepared.destroy()
    bench.dispose()
  }
)
