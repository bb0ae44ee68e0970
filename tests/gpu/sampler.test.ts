import { expect } from 'vitest'
import { readField } from '../../src/lib'
import { createSampler, type Shown } from '../../src/lib/engine/sampler'
import { finestDepth } from '../../src/lib/tape/refine/refine'
import {
  fieldStride,
  openMark,
  sampleCount,
  type Domain,
  type Grid
} from '../../src/lib/tape/sampling/sampling'
import { createWorkerPool } from '../../src/lib/tape/workers/workerPool'
import { gpuTest } from '../support/gpuTest'
import { readBack } from '../support/readback'
import { createSlot } from '../support/slots'

const grid: Grid = { columns: 65, rows: 65 }
const domain: Domain = { x: [-3, 3.1], y: [-3, 3.1] }
const wide: Shown = { domain, values: {}, heights: [-7, 7] }

async function fill(device: GPUDevice, source: string, depth: number, quick: boolean, shown: Shown = wide) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(reading.problem.message)
  const pool = createWorkerPool()
  const sampler = createSampler({ device, pool, quick })
  const prepared = sampler.prepare(reading.field.tape)
  const surface = createSlot(device, grid)
  const arrows = createSlot(device, { columns: 16, rows: 16 })
  const filled = await prepared.fill(
    { surface: { grid, slot: Promise.resolve(surface) }, arrows, shown, depth, coarser: true, moving: false },
    () => false
  )
  if (!filled || filled === 'crowded') throw new Error('nothing was filled')
  const samples = await readBack(device, surface.buffer)
  const arrowSamples = await readBack(device, arrows.buffer)
  const arrowLengths = Array.from({ length: sampleCount(arrows.grid) }, (_, i) =>
    Math.hypot(arrowSamples[i * fieldStride + 1], arrowSamples[i * fieldStride + 2])
  )
  const valid = Array.from({ length: sampleCount(grid) }, (_, i) => samples[i * fieldStride + 3])
  prepared.destroy()
  pool.dispose()
  for (const { buffer } of [surface, arrows]) buffer.destroy()
  return { ...filled, samples, valid, arrowLengths }
}

/** The lower left vertices of the cells that hold the line x = 0 or y = 0, which is no vertex here. */
function onAxes(i: number): boolean {
  const at = (place: number, low: number, high: number) => low + (place * (high - low)) / (grid.columns - 1)
  const crosses = (place: number, [low, high]: [number, number]) =>
    place < grid.columns - 1 && at(place, low, high) < 0 && at(place + 1, low, high) > 0
  return crosses(i % grid.columns, domain.x) || crosses(Math.floor(i / grid.columns), domain.y)
}

gpuTest('while something moves a quick GPU marks the cells of a pole itself', async ({ device }) => {
  const { refinement, rough, valid } = await fill(device, '1/(x y)', 3, true)
  expect(refinement).toBeNull()
  expect(rough).toBe(true)
  valid.forEach((w, i) => {
    const inner = i % grid.columns < grid.columns - 1 && i < grid.columns * (grid.rows - 1)
    if (inner && onAxes(i)) expect(w).toBe(openMark)
  })
  const marked = valid.filter((w) => w === openMark).length
  expect(marked).toBeLessThan(4 * grid.columns)
})

gpuTest(
  'at rest, and on a slow adapter, the workers say what is open and nothing is marked',
  async ({ device }) => {
    for (const [depth, quick] of [
      [finestDepth, true],
      [3, false]
    ] as const) {
      const { refinement, rough, valid } = await fill(device, '1/(x y)', depth, quick)
      expect(refinement?.open.some((open) => open === 1)).toBe(true)
      expect(rough).toBe(depth < finestDepth)
      expect(valid).not.toContain(openMark)
    }
  }
)

gpuTest('where f32 is too coarse the workers sample in f64, with a base', async ({ device }) => {
  const narrow: Shown = { domain: { x: [0, 1], y: [0, 1] }, values: {}, heights: [1, 1 + 1e-9] }
  const { base, samples, refinement } = await fill(device, '1 + 1e-9 x', finestDepth, true, narrow)
  expect(refinement).toBeNull()
  for (let i = 0; i < grid.columns; i++) {
    const truth = (1e-9 * i) / (grid.columns - 1)
    expect(Math.abs(base - 1 + samples[i * fieldStride] - truth)).toBeLessThan(1e-15)
  }
})

gpuTest(
  'where f oscillates faster than the grid shows there is a veil, and no arrow under it',
  async ({ device }) => {
    const { refinement, arrowLengths } = await fill(device, '{y > 0: sin(200x), x + y}', finestDepth, true)
    expect(refinement?.veil).toBeDefined()
    arrowLengths.forEach((length, i) => {
      const row = Math.floor(i / 16)
      if (row > 8) expect(length).toBe(0)
      if (row < 7) expect(length).toBeCloseTo(Math.SQRT2, 5)
    })
  }
)

gpuTest('what the grid shows has no veil', async ({ device }) => {
  for (const source of ['sin(8x)', '1/(x y)', 'x^2 + y^2'])
    expect((await fill(device, source, finestDepth, false)).refinement?.veil).toBeUndefined()
})
