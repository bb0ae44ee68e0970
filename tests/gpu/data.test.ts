import { describe, expect } from 'vitest'
import { readField } from '../../src/lib/math'
import { seeded } from '../support/numeric'
import { gpuTest } from '../support/gpuTest'
import { compareOnGrid } from '../support/readback'

const random = seeded('gpu data')
const X = Array.from({ length: 700 }, () => 4 * random() - 2)
const Y = X.map((x) => 1.5 + 0.7 * x + random() - 0.5)

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
      const worst = await compareOnGrid(device, reading.field.tape)
      expect(worst).toBeLessThan(2e-5)
    })
})
