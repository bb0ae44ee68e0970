import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { centralDifference, relative, seeded } from '../support/numeric'

const random = seeded('data')
const rows = 37
const X = Array.from({ length: rows }, () => 4 * random() - 2)
const Y = X.map((x) => 1.5 + 0.7 * x + random() - 0.5)
const T = X.map((x) => (x > 0 ? 1 : -1))

function read(source: string, columns: Record<string, ArrayLike<number>> = { X, Y, T }) {
  const reading = readField(source, { variables: ['b0', 'b1'], columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
const mean = (values: number[]) => total(values) / values.length
const each = (f: (x: number, y: number, t: number) => number) => X.map((x, i) => f(x, Y[i], T[i]))

const cases: [source: string, value: (b0: number, b1: number) => number][] = [
  ['mean((b0 + b1*X - Y)^2)', (a, b) => mean(each((x, y) => (a + b * x - y) ** 2))],
  ['sum(log(1+exp(-T*(b0+b1*X))))', (a, b) => total(each((x, _, t) => Math.log1p(Math.exp(-t * (a + b * x)))))],
  ['b0*mean(X) + b1*sum(Y)', (a, b) => a * mean(X) + b * total(Y)],
  ['min(abs(b0 + b1*X - Y))', (a, b) => Math.min(...each((x, y) => Math.abs(a + b * x - y)))],
  ['max(b0*X + b1*Y)', (a, b) => Math.max(...each((x, y) => a * x + b * y))],
  ['sum((X - mean(X))*(Y - mean(Y)))*b0 + b1', (a, b) => a * total(each((x, y) => (x - mean(X)) * (y - mean(Y)))) + b],
  ['var(b0*X + b1)', (a) => (a * a * total(X.map((x) => (x - mean(X)) ** 2))) / (rows - 1)],
  ['mean(if(X > b0, b1*X, X^2))', (a, b) => mean(X.map((x) => (x > a ? b * x : x * x)))],
  ['norm(b0 + b1*X - Y)', (a, b) => Math.hypot(...each((x, y) => a + b * x - y))],
  ['exp(-mean(sin(b0 + b1*X*mean(Y*b0))))', (a, b) => Math.exp(-mean(X.map((x) => Math.sin(a + b * x * mean(Y.map((y) => y * a))))))]
] // prettier-ignore

describe('reductions over rows', () => {
  test.each(cases)('%s', (source, value) => {
    const field = read(source)
    const f = ([a, b]: number[]) => value(a, b)
    for (const at of [
      [0.31, -0.42],
      [1.2, 0.77]
    ]) {
      const jet = field.jet(at)
      const autodiff = field.autodiff(at)
      expect(relative(jet.value, f(at))).toBeLessThan(1e-12)
      const hessian = field.autodiffHessian(at)
      at.forEach((_, i) => {
        expect(relative(jet.gradient[i], centralDifference(f, at, i))).toBeLessThan(1e-6)
        expect(relative(autodiff.gradient[i], jet.gradient[i])).toBeLessThan(1e-11)
        const slope = (p: number[]) => field.jet(p).gradient[i]
        at.forEach((_, j) => {
          expect(relative(jet.hessian[i][j], centralDifference(slope, at, j))).toBeLessThan(1e-5)
          expect(relative(hessian[i][j], jet.hessian[i][j])).toBeLessThan(1e-10)
        })
      })
    }
  })

  test.each(cases)('%s: shown forms read back', (source) => {
    const field = read(source)
    const at = [0.31, -0.42]
    const jet = field.jet(at)
    expect(relative(read(field.text.value).jet(at).value, jet.value), field.text.value).toBeLessThan(1e-10)
    field.text.gradient.forEach((text, i) =>
      expect(relative(read(text).jet(at).value, jet.gradient[i]), text).toBeLessThan(1e-9)
    )
  })
})

test('a million rows need no longer formula, and lose no digits', () => {
  const many = Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i))
  const field = read('mean((b0 + b1*X - 0.1)^2)', { X: many })
  expect(field.tape.code.length).toBeLessThan(30)
  const { value } = field.jet([0.1, 1])
  expect(value).toBeCloseTo(many.reduce((sum, x) => sum + x * x, 0) / 1e6, 9)
  const { value: tenths } = read('sum(b0 + 0*X)', { X: many }).jet([0.1, 0])
  expect(tenths).toBe(100000)
})

test('ties of an extreme have no derivative unless all their rows agree', () => {
  const field = read('max(b0*X + b1)', { X: [1, 2, 2] })
  expect(field.jet([1, 0]).gradient).toEqual([2, 1])
  expect(field.jet([0, 0]).gradient[0]).toBeNaN()
  expect(field.autodiff([0, 0]).gradient[0]).toBeCloseTo(5 / 3, 12)
})
