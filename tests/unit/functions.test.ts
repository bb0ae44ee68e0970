import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib/math'
import { operations } from '../../src/lib/math/functions'
import { toBlocks } from '../../src/lib/tape/blocks'
import { centralDifference, randomIn, seeded } from '../support/numeric'

const signs: Record<string, string> = { add: '+', subtract: '-', multiply: '*', divide: '/', pow: '^' }

/** How a learner writes an operation of x (and y). */
function written(name: string, arity: number): string {
  if (name === 'negate') return '-x'
  if (signs[name]) return `x ${signs[name]} y`
  return arity === 1 ? `${name}(x)` : `${name}(x, y)`
}

describe.each([...operations])('%s', (name, entry) => {
  const source = written(name, entry.arity)
  const reading = readField(source, { variables: ['x', 'y'] })
  const points = () => {
    const random = seeded(name)
    return Array.from({ length: 40 }, () => [0, 1].map((i) => randomIn(random, entry.samples[i] ?? [-4, 4])))
  }

  test('reads, and its derivatives are those of central differences and of autodiff', () => {
    if (!('field' in reading)) throw new Error(reading.problem.message)
    for (const at of points()) {
      const { value, gradient, hessian } = reading.field.jet(at)
      expect(value).toBe(entry.f64(at[0], at[1]))
      const autodiff = reading.field.autodiff(at)
      gradient.forEach((slope, i) => {
        const scale = Math.max(1, Math.abs(slope), Math.abs(value))
        expect(
          Math.abs(slope - autodiff.gradient[i]) / scale,
          `autodiff of ${source} at ${at.join()}`
        ).toBeLessThan(1e-12)
        const difference = centralDifference((p) => reading.field.value(p), at, i)
        expect(Math.abs(slope - difference) / scale, `difference of ${source} at ${at.join()}`).toBeLessThan(
          1e-6
        )
      })
      hessian.forEach((row, i) =>
        row.forEach((second, j) => {
          const difference = centralDifference((p) => reading.field.jet(p).gradient[i], at, j)
          const scale = Math.max(1, ...row.map(Math.abs), ...gradient.map(Math.abs))
          expect(
            Math.abs(second - difference) / scale,
            `second derivative of ${source} at ${at.join()}`
          ).toBeLessThan(1e-5)
        })
      )
    }
  })

  test('gives the same in blocks as at single points', () => {
    if (!('field' in reading)) throw new Error(reading.problem.message)
    const { tape } = reading.field
    const all = points()
    const blocks = toBlocks(tape)
    blocks.setParameters([])
    const columns = [0, 1].map((i) => Float64Array.from(all, (at) => at[i]))
    const [f] = blocks.evaluate(columns, all.length)
    all.forEach((at, i) => expect(f[i]).toBe(reading.field.value(at)))
  })

  test('is undefined, not wrong, outside its domain', () => {
    const outside = [-Infinity, NaN].map((u) => entry.f64(u, NaN))
    for (const value of outside) expect(Number.isFinite(value) && entry.arity === 2).toBe(false)
    if (!entry.wgsl.defined) return
    const undefinedSomewhere = [-1e3, -2, -1, 0, 1, 2, 1e3].flatMap((u) =>
      [-1.5, 0, 2].map((v) => entry.f64(u, v))
    )
    const mustBeUndefined = !/cos|sin/.test(entry.wgsl.defined)
    if (mustBeUndefined) expect(undefinedSomewhere.some(Number.isNaN)).toBe(true)
  })
})
