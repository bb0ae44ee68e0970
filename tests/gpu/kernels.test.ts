import { describe, expect } from 'vitest'
import { readField } from '../../src/lib'
import type { ScalarField } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { operations } from '../../src/lib/math/table/functions'
import { presets } from '../../src/lib/figure/presets'
import { lower } from '../../src/lib/tape/program/lower'
import type { Domain, Grid } from '../../src/lib/tape/sampling/sampling'
import type { Tape } from '../../src/lib/tape/program/tape'
import { gpuTest } from '../support/gpuTest'
import { compareFields, sampleInF64, sampleOnGpu } from '../support/readback'
import { callOf, withGradient } from '../support/table'

/** Of the largest value on the grid: x and y are rounded to f32, which steep derivatives multiply. */
const tolerance = 4e-5
/** In the units of \`conditionedError\`, which count that in. */
const conditioned = 1e-5
/** Odd counts, so that rows and columns fall between round numbers as well as on them. */
const grid: Grid = { columns: 37, rows: 29 }
const wideDomain: Domain = { x: [-3.1, 3.3], y: [-2.9, 3.7] }
/** Samples at multiples of 1/4: zeros, poles, ties and jumps, exact in f32. */
const wholeDomain: Domain = { x: [-4.5, 4.5], y: [-3.5, 3.5] }
const farDomain: Domain = { x: [-38.7, 39.4], y: [-36.3, 37.8] }

function read(source: string, columns?: Record<string, number[]>) {
  const reading = readField(source, { variables: ['x', 'y'], columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

async function check(
  device: GPUDevice,
  field: ScalarField,
  domain: Domain,
  values: Record<string, number> = {}
) {
  const { tape, parameters, source } = field
  const numbers = parameters.map((name) => values[name] ?? 1)
  const found = await sampleOnGpu(device, tape, grid, domain, numbers)
  const expected = sampleInF64(tape, grid, domain, numbers)
  const { error, disagree } = compareFields(found, expected)
  expect(found.every(Number.isFinite), 'no NaN leaves a kernel').toBe(true)
  expect(disagree, 'samples that disagree on being defined').toBeLessThanOrEqual(2)
  for (const e of error) expect(e, source).toBeLessThan(tolerance)
}

/** Orders are whole numbers, not variables. */
const orders: Record<string, number[]> = { polygamma: [0, 1, 2, 5] }
const exponents: Record<string, number[]> = { pow: [3, -3, 70], nthRoot: [3, -3, 70] }

/** The calls of an entry to try: of x and y, or with whole numbers where these matter. */
function callsOf(name: string): Tape[] {
  const trial = (make: (g: Graph) => Expr) => {
    const g = new Graph()
    return withGradient(g, make(g))
  }
  if (orders[name]) return orders[name].map((n) => trial((g) => g.call(name, g.number(n), g.symbol('y'))))
  const raised = exponents[name] ?? []
  return [
    trial((g) => callOf(g, name)),
    ...raised.map((n) => trial((g) => g.call(name, g.symbol('x'), g.number(n))))
  ]
}

/** Samples whose neighbours straddle a jump or a pole may round to its other side. */
const straddles = (expected: Float32Array, i: number): boolean => {
  const at = (k: number) => expected.subarray(4 * k, 4 * k + 4)
  const [f, fx, fy] = at(i)
  return [1, -1, grid.columns, -grid.columns].some((step) => {
    const [near, , , valid] = at(i + step)
    return valid === 1 && Math.abs(near - f) > 0.4 + Math.abs(fx) + Math.abs(fy)
  })
}

/**
 * The largest error of f over the samples that are defined on both engines, in units of 1 + |f| + |gradient|,
 * which is what the rounding of x and y to f32 can move it by.
 */
function conditionedError(found: Float32Array, expected: Float32Array): number {
  let error = 0
  for (let i = 0; 4 * i < expected.length; i++) {
    const [f, fx, fy, valid] = expected.subarray(4 * i, 4 * i + 4)
    if (valid !== 1 || found[4 * i + 3] !== 1 || straddles(expected, i)) continue
    const scale = 1 + Math.abs(f) + Math.abs(fx) + Math.abs(fy)
    error = Math.max(error, Math.abs(found[4 * i] - f) / scale)
  }
  return error
}

describe('every entry of the table, against the f64 evaluator', () => {
  for (const [name, { samples }] of operations)
    gpuTest(name, async ({ device }) => {
      // A little askew, so that no sample lies on x = y, where min and max have no derivative.
      const [low, high] = samples[1] ?? [-1, 1]
      const domain: Domain = { x: samples[0], y: [low + 0.0137, high - 0.0071] }
      for (const tape of callsOf(name)) {
        const found = await sampleOnGpu(device, tape, grid, domain)
        const { error, disagree } = compareFields(found, sampleInF64(tape, grid, domain))
        expect(disagree, 'samples that disagree on being defined').toBe(0)
        for (const e of error) expect(e).toBeLessThan(tolerance)
        // And across its domain's edges, far out, and with samples on zeros, poles, ties and jumps.
        for (const wide of [wideDomain, wholeDomain, farDomain]) {
          const everywhere = await sampleOnGpu(device, tape, grid, wide)
          const expected = sampleInF64(tape, grid, wide)
          expect(everywhere.every(Number.isFinite), 'no NaN leaves a kernel').toBe(true)
          expect(compareFields(everywhere, expected).disagree).toBeLessThanOrEqual(wide === farDomain ? 2 : 0)
          expect(conditionedError(everywhere, expected)).toBeLessThan(conditioned)
        }
      }
    })

  gpuTest('all in one kernel, each helper once', async ({ device }) => {
    const g = new Graph()
    const all = [...operations.keys()].map((name) => callOf(g, name))
    const sum = all.reduce((a, b) => g.call('add', a, b))
    const tape = lower([sum, g.number(0), g.number(0)], ['x', 'y'], [])
    const domain: Domain = { x: [0.3, 0.9], y: [0.2, 0.8] }
    await sampleOnGpu(device, tape, grid, domain)
  })
})

describe('every preset, against the f64 evaluator', () => {
  const side: [number, number] = [-3, 3]
  for (const { slug, source, x = side, y = side, parameters = {}, data } of presets)
    gpuTest(slug, async ({ device }) => {
      const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))
      await check(device, read(source, data), { x, y }, values)
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
