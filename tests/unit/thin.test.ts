import { expect, test } from 'vitest'
import { readField } from '$lib'
import { rowCount } from '$lib/tape/program/tape'
import { relative, seeded } from '../support/numeric'

const random = seeded('thin')
const X = Float64Array.from({ length: 30_000 }, () => 4 * random() - 2)
const Y = X.map((x) => 1.5 + 0.7 * x + random() - 0.5)

function read(source: string, mostRows?: number) {
  const reading = readField(source, { variables: ['x', 'y'], columns: { X, Y }, mostRows })
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.field
}

test.each([
  'mean((x + y*X - Y)^2)',
  'sum((x + y*X - Y)^2)',
  'norm(x + y*X - Y)',
  'var(x X + Y) + y sum(X^2)',
  'max(x X + y Y)',
  'sum(ln(1 + exp(-Y*(x + y*X)))) / sum(X^2)',
  'x^2 y'
])('%s over some of the rows is nearly as over all', (source) => {
  const [all, some] = [read(source), read(source, 6000)]
  const at = [0.31, -0.42]
  const [jet, thinned] = [all.jet(at), some.jet(at)]
  expect(rowCount(some.tape)).toBe(Math.min(6000, rowCount(all.tape)))
  expect(Math.abs(thinned.value / jet.value - 1)).toBeLessThan(0.03)
  jet.gradient.forEach((slope, i) => expect(Math.abs(thinned.gradient[i] / slope - 1)).toBeLessThan(0.06))
  const reverse = some.autodiff(at)
  thinned.gradient.forEach((slope, i) => expect(relative(reverse.gradient[i], slope)).toBeLessThan(1e-9))
})

test('no more rows than asked for are left as they are', () => {
  const { tape } = read('mean(X) x', 30_000)
  expect(tape.columns[0].values).toBe(X)
})
