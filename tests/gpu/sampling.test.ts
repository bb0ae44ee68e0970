import { expect } from 'vitest'
import type { Pick } from '../../src/lib/gpu/pickSamples'
import { createFieldKernel } from '../../src/lib/gpu/sampleField'
import type { SampleTarget } from '../../src/lib/gpu/sampleField'
import { readField } from '../../src/lib'
import { fieldStride, type Domain, type Grid } from '../../src/lib/tape/sampling/sampling'
import { gpuTest } from '../support/gpuTest'
import { compareFields, readBack, sampleInF64 } from '../support/readback'

const domain: Domain = { x: [-3, 3], y: [-2, 2] }
const grid: Grid = { columns: 65, rows: 33 }

function tapeOf(source: string, columns?: Record<string, number[]>) {
  const reading = readField(source, { variables: ['x', 'y'], columns })
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.field.tape
}

function createField(device: GPUDevice, samples: number) {
  const { STORAGE, COPY_SRC } = GPUBufferUsage
  return device.createBuffer({ label: 'field', size: 16 * samples, usage: STORAGE | COPY_SRC })
}

/** Counts the submissions of a device's queue. */
function countSubmissions(device: GPUDevice) {
  let count = 0
  const submit = device.queue.submit.bind(device.queue)
  device.queue.submit = (buffers) => (count++, submit(buffers))
  return () => count
}

gpuTest('picked samples are those of the grid', async ({ device }) => {
  const kernel = await createFieldKernel(device, tapeOf('sin(x) y + x^2'))
  const buffer = createField(device, 65 * 33)
  const picked = createField(device, 8 * 4)
  const pick: Pick = { columns: 65, first: [4, 4], step: [8, 8], count: [8, 4] }
  const target: SampleTarget = { buffer, grid, domain, picks: { buffer: picked, pick } }
  expect(await kernel.sample([target], [])).toBe(true)
  const all = await readBack(device, buffer)
  const some = await readBack(device, picked)
  for (let i = 0; i < 32; i++) {
    const from = fieldStride * ((4 + 8 * Math.floor(i / 8)) * 65 + 4 + 8 * (i % 8))
    expect([...some.subarray(4 * i, 4 * i + 4)]).toEqual([...all.subarray(from, from + 4)])
  }
  for (const resource of [kernel, buffer, picked]) resource.destroy()
})

const rows = Array.from({ length: 20_000 }, (_, i) => Math.sin(i))

gpuTest('long work is cut in bands that together fill the grid', async ({ device }) => {
  const tape = tapeOf('mean((x + y X)^2)', { X: rows })
  const kernel = await createFieldKernel(device, tape)
  const buffer = createField(device, 65 * 33)
  const submissions = countSubmissions(device)
  expect(await kernel.sample([{ buffer, grid, domain }], [])).toBe(true)
  expect(submissions()).toBeGreaterThan(1)
  const { error, disagree } = compareFields(await readBack(device, buffer), sampleInF64(tape, grid, domain))
  expect(disagree).toBe(0)
  for (const e of error) expect(e).toBeLessThan(1e-5)
  for (const resource of [kernel, buffer]) resource.destroy()
})

gpuTest('work that nobody wants any more stops after its band', async ({ device }) => {
  const kernel = await createFieldKernel(device, tapeOf('mean((x - y X)^2)', { X: rows }))
  const buffer = createField(device, 65 * 33)
  const submissions = countSubmissions(device)
  expect(await kernel.sample([{ buffer, grid, domain }], [], () => true)).toBe(false)
  expect(submissions()).toBe(1)
  for (const resource of [kernel, buffer]) resource.destroy()
})
