import { expect, test } from 'vitest'
import { readField } from '$lib/math'
import { heightsOf } from '$lib/state/heights'
import type { Domain } from '$lib/tape/sampling'

const square: Domain = { x: [-3, 3], y: [-3, 3] }

function heights(source: string, domain = square, values: Record<string, number> = {}) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(reading.problem.message)
  return heightsOf(reading.field, domain, values)
}

test('a smooth function is shown whole', () => {
  expect(heights('x^2 + y^2')).toEqual([0, 18])
  expect(heights('a x', square, { a: 2 })).toEqual([-6, 6])
})

test('a narrow hill is not taken for a pole', () => {
  const [low, high] = heights('exp(-20(x^2 + y^2))')
  expect(low).toBeCloseTo(0, 6)
  expect(high).toBeCloseTo(1, 3)
})

for (const source of ['1/(x^2 + y^2)', '1/(x y)', 'tan x', 'ln(x^2 + y^2)', '-1/(x^2 + y^2)'])
  test(`${source} is cut where it runs to its pole`, () => {
    const [low, high] = heights(source)
    expect(high - low).toBeGreaterThan(0.5)
    expect(high - low).toBeLessThan(60)
  })

test('a level or undefined function has a box too', () => {
  expect(heights('0')).toEqual([-1, 1])
  expect(heights('4 + 0x')).toEqual([2, 6])
  expect(heights('sqrt(-1 - x^2)')).toEqual([-1, 1])
})
