import { describe, expect } from 'vitest'
import { readField } from '../../src/lib/math'
import { operations } from '../../src/lib/math/functions'
import { presets } from '../../src/lib/state/presets'
import type { Domain, Grid } from '../../src/lib/tape/sampling'
import { gpuTest } from '../support/gpuTest'
import { compareFields, sampleInF64, sampleOnGpu } from '../support/readback'

/**
 * Of the largest value on the grid. SwiftShader's sin is off by 2e-4 and its tan by twice that, which a
 * derivative multiplies; a wrong formula is off by far more.
 */
const tolerance = 1e-3
/** Odd counts, so that rows and columns fall between round numbers as well as on them. */
const grid: Grid = { columns: 37, rows: 29 }

function read(source: string) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

async function check(device: GPUDevice, source: string, domain: Domain, values: Record<string, number> = {}) {
  const { tape, parameters } = read(source)
  const numbers = parameters.map((name) => values[name] ?? 1)
  const found = await sampleOnGpu(device, tape, grid, domain, numbers)
  const expected = sampleInF64(tape, grid, domain, numbers)
  const { error, disagree } = compareFields(found, expected)
  expect(found.every(Number.isFinite), 'no NaN leaves a kernel').toBe(true)
  expect(disagree, 'samples that disagree on being defined').toBeLessThanOrEqual(2)
  for (const e of error) expect(e, source).toBeLessThan(tolerance)
}

const signs: Record<string, string> = { add: '+', subtract: '-', multiply: '*', divide: '/', pow: '^' }
const written = (name: string, arity: number) =>
  name === 'negate' ? '-x' : signs[name] ? `x ${signs[name]} y` : arity === 1 ? `${name}(x)` : `${name}(x, y)`

describe('every entry of the table, against the f64 evaluator', () => {
  for (const [name, { arity, samples }] of operations)
    gpuTest(name, async ({ device }) => {
      // A little askew, so that no sample lies on x = y, where min and max have no derivative.
      const [low, high] = samples[1] ?? [-1, 1]
      const domain: Domain = { x: samples[0], y: [low + 0.0137, high - 0.0071] }
      await check(device, written(name, arity), domain)
      // And across its domain's edges, where only the mask must agree.
      const wide = await sampleOnGpu(device, read(written(name, arity)).tape, grid, {
        x: [-3.1, 3.3],
        y: [-2.9, 3.7]
      })
      expect(wide.every(Number.isFinite)).toBe(true)
    })
})

describe('every preset, against the f64 evaluator', () => {
  const side: [number, number] = [-3, 3]
  for (const { slug, source, x = side, y = side, parameters = {} } of presets)
    gpuTest(slug, async ({ device }) => {
      const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))
      await check(device, source, { x, y }, values)
    })
})

describe('undefined values', () => {
  for (const source of [
    '1/(1/x)',
    'sqrt(-1) + x',
    'ln(-x^2)',
    '0/0',
    'sqrt(x)*0',
    '(-2)^x',
    'ln(x)/ln(x)',
    'x^0.5',
    '0^x'
  ])
    gpuTest(`${source} has the same holes on both engines`, async ({ device }) => {
      const { tape } = read(source)
      const domain: Domain = { x: [-2.25, 2.25], y: [-1, 1] }
      const found = await sampleOnGpu(device, tape, grid, domain)
      expect(compareFields(found, sampleInF64(tape, grid, domain)).disagree).toBe(0)
    })
})

describe('pipelines', () => {
  gpuTest('formulas that differ in their numbers share one', async ({ device }) => {
    const kernels = ['5x^2 + 7y', '6x^2 + 8y'].map((source) => read(source).wgsl)
    expect(kernels[0]).toBe(kernels[1])
    let made = 0
    const create = device.createComputePipelineAsync.bind(device)
    device.createComputePipelineAsync = (descriptor) => (made++, create(descriptor))
    for (const source of ['5x^2 + sin(7y)', '6x^2 + sin(8y)'])
      await sampleOnGpu(device, read(source).tape, grid, { x: [-1, 1], y: [-1, 1] })
    expect(made).toBe(1)
  })
})
