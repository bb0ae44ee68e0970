import { describe, expect } from 'vitest'
import { readField } from '../../src/lib'
import type { Domain, Grid } from '../../src/lib/tape/sampling/sampling'
import { seeded } from '../support/numeric'
import { gpuTest } from '../support/gpuTest'
import { compareFields, sampleInF64, sampleOnGpu } from '../support/readback'

const random = seeded('gpu data')
const X = Array.from({ length: 700 }, () => 4 * random() - 2)
const Y = X.map((x) => 1.5 + 0.7 * x + random() - 0.5)

/** A little askew, so that no sample lies on an edge. */
const domain: Domain = { x: [-2.013, 2.107], y: [-1.94, 2.31] }
const grid: Grid = { columns: 23, rows: 19 }

describe('choices and reductions agree with f64', () => {
  for (const source of [
    'if(x < y, x^2, y + 1)',
    'if(x > 0, ln(x), 0)',
    '{x < -1: 1/x, x < 1: sqrt(1-x^2), otherwise: y}',
    '{x > y: x}',
    'if(x y > 0 and not x > 2, sqrt(x y), -1)',
    '(x > 0) x + (y > 0) y',
    'mean((x + y*X - Y)^2)',
    'sum(ln(1 + exp(-Y*(x + y*X))))',
    'max(x X + y Y)',
    'min(abs(x + y*X - Y))',
    'mean((X - mean(X)) x) + var(X) y',
    'mean(if(X > x, y X, X^2))',
    'sum(sqrt(x + X + 2))',
    'x + 0 sum(X)'
  ])
    gpuTest(source, async ({ device }) => {
      const reading = readField(source, { variables: ['x', 'y'], columns: { X, Y } })
      if ('problem' in reading) throw new Error(reading.problem.message)
      const { tape } = reading.field
      const found = await sampleOnGpu(device, tape, grid, domain)
      const { error, disagree } = compareFields(found, sampleInF64(tape, grid, domain))
      expect(disagree).toBe(0)
      for (const e of error) expect(e).toBeLessThan(1e-4)
    })
})
