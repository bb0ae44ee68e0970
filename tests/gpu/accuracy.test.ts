import { describe, expect } from 'vitest'
import { operations } from '../../src/lib/math/table/functions'
import { accuracyOf, evaluateOnGpu, promiseOf, samplesOf } from '../support/accuracy'
import { gpuTest } from '../support/gpuTest'

const count = 160_000

describe('every function of the kernels over its whole domain, against f64 at the same f32 arguments', () => {
  for (const [name, entry] of operations) {
    const { limit, reason } = promiseOf(name)
    gpuTest(`${name} within ${limit} ulp${reason ? ` (${reason})` : ''}`, async ({ device }) => {
      const samples = samplesOf(name, entry, count)
      const accuracy = accuracyOf(name, entry, samples, await evaluateOnGpu(device, entry.wgsl, samples))
      if (import.meta.env.VITE_SHOW) console.log('ULP', name, JSON.stringify(accuracy))
      expect(accuracy.tested).toBeGreaterThan(count / 20)
      expect(accuracy.disagree, `defined at ${accuracy.first?.join()}`).toBe(0)
      expect(accuracy.worst, `at ${accuracy.at.join()}`).toBeLessThanOrEqual(limit)
    })
  }
})
