import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { relative } from '../support/numeric'

interface Spelled {
  id: string
  raw: string
  vars: string[]
  params?: Record<string, number>
  /** Whether refusing it is right too. */
  accept?: 'refuse'
  points: { p: number[]; f: number; grad: number[] }[]
  /** Values on a set without inside. */
  exceptions?: { p: number[]; f: number }[]
}
interface Probe {
  id: string
  raw: string
  vars: string[]
  p: number[]
  f: number
}

const { functions, probes } = JSON.parse(
  readFileSync(new URL('../support/data/textbooks.json', import.meta.url), 'utf8')
) as { functions: Spelled[]; probes: Probe[] }

describe('functions as textbooks and problem banks spell them', () => {
  test.each(functions)('$id: $raw', ({ raw, vars, params = {}, accept, points, exceptions = [] }) => {
    const reading = readField(raw, { variables: vars })
    if ('problem' in reading) {
      expect(accept, reading.problem.message).toBe('refuse')
      return
    }
    const { field } = reading
    expect(field.parameters.toSorted()).toEqual(Object.keys(params).toSorted())
    for (const { p, f, grad } of points) {
      const jet = field.jet(p, params)
      expect(relative(jet.value, f)).toBeLessThan(1e-10)
      grad.forEach((slope, i) => expect(relative(jet.gradient[i], slope)).toBeLessThan(1e-9))
    }
    for (const { p, f } of exceptions) expect(relative(field.value(p, params), f)).toBeLessThan(1e-10)
  })

  test.each(probes)('$id: $raw', ({ raw, vars, p, f }) => {
    const reading = readField(raw, { variables: vars })
    if ('problem' in reading) throw new Error(reading.problem.message)
    expect(reading.field.parameters).toEqual([])
    expect(relative(reading.field.value(p), f)).toBeLessThan(1e-12)
  })
})
