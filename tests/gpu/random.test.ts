import fc from 'fast-check'
import { expect } from 'vitest'
import { readField } from '../../src/lib'
import type { Domain, Grid } from '../../src/lib/tape/sampling/sampling'
import { columns, formula } from '../support/formulas'
import { gpuTest } from '../support/gpuTest'
import { sampleOnGpu } from '../support/readback'

const grid: Grid = { columns: 9, rows: 7 }
const domain: Domain = { x: [-2.3, 3.1], y: [-3.7, 2.9] }

gpuTest(
  'kernels of three hundred random formulas compile, and nothing undefined leaves them',
  { timeout: 120_000 },
  async ({ device }) => {
    for (const source of fc.sample(formula, { numRuns: 300, seed: 20261123 })) {
      const reading = readField(source, { variables: ['x', 'y'], columns })
      if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
      const { tape, parameters } = reading.field
      const numbers = parameters.map((_, i) => 0.7 + i)
      const samples = await sampleOnGpu(device, tape, grid, domain, numbers)
      expect(samples.every(Number.isFinite), source).toBe(true)
    }
  }
)
