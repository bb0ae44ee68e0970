import { expect } from 'vitest'
import { readField } from '../../src/lib'
import type { Problem, ReadOptions, ScalarField } from '../../src/lib'

/** Values of x, y and of the parameters a, b, t, n, r in the tables of readings. */
export type Meaning = (x: number, y: number, p: typeof parameters) => number

export const parameters = { a: 1.7, b: -0.6, c: 2.3, t: 0.4, n: 3, r: 1.2, w: 0.8, theta: 0.9, alpha: -1.1 }

const points = [
  [0.7, -1.3],
  [-0.4, 0.6],
  [1.9, 2.2],
  [-2.1, -0.35],
  [0.25, 1]
]

export function readAs(source: string, options: ReadOptions = { variables: ['x', 'y'] }): ScalarField {
  const reading = readField(source, options)
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

export function problemOf(source: string, options: ReadOptions = { variables: ['x', 'y'] }): Problem {
  const reading = readField(source, options)
  if ('field' in reading) throw new Error(`${source} was read as ${reading.field.text.value}`)
  return reading.problem
}

/** Asserts that a source means what the other spelling, in JavaScript, says, where that has a value. */
export function expectMeaning(source: string, meaning: Meaning, options?: ReadOptions): void {
  const field = readAs(source, options)
  let compared = 0
  for (const [x, y] of points) {
    const expected = meaning(x, y, parameters)
    if (!Number.isFinite(expected)) continue
    compared++
    const found = field.value([x, y], parameters)
    const near = Math.abs(found - expected) <= 1e-12 * Math.max(1, Math.abs(expected))
    expect(near ? '' : `${field.text.value}: ${found} at ${x}, ${y}`).toBe(near ? '' : String(expected))
  }
  expect(compared).toBeGreaterThan(1)
}
