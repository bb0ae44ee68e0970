import { describe, expect, test } from 'vitest'
import { readField } from '$lib'
import { dataExamples } from '$lib/data/dataExamples'
import { seeded } from '../support/numeric'

const random = seeded('examples')
const X = Float64Array.from({ length: 50 }, () => 40 + 10 * random())
const noise = X.map(() => random() - 0.5)
const tables: [what: string, columns: Record<string, Float64Array>, count: number][] = [
  ['a line', { X, Y: X.map((x, i) => 3 - 0.5 * x + noise[i]) }, 2],
  ['columns that are called like the coefficients', { b0: X, c1: noise }, 2],
  ['two classes', { X: noise, Y: noise.map((x) => (x + random() > 0.5 ? 1 : 0)) }, 3],
  ['two signs', { X: noise, Y: noise.map((x) => (x + random() > 0.5 ? 1 : -1)) }, 3],
  ['one column', { X }, 1],
  ['one column with the name of a coefficient', { m: X }, 1]
]

describe('examples for', () => {
  test.each(tables)('%s', (_, data, count) => {
    const examples = dataExamples(new Map(Object.entries(data)))
    expect(examples).toHaveLength(count)
    for (const { source, domain, lowest } of examples) {
      const reading = readField(source, { variables: ['x', 'y'], columns: data })
      if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
      expect(reading.field.parameters).toEqual([])
      const value = (x: number, y: number) => reading.field.value([x, y])
      const { x, y } = domain!
      expect(x[0] < lowest[0] && lowest[0] < x[1] && y[0] < lowest[1] && lowest[1] < y[1]).toBe(true)
      const corners = [x[0], x[1]].flatMap((u) => [y[0], y[1]].map((v) => value(u, v)))
      for (const corner of corners) expect(corner).toBeGreaterThan(value(...lowest))
    }
  })

  test('the line of least squares lies where its gradient is zero', () => {
    const data = tables[0][1]
    const [{ source, lowest }] = dataExamples(new Map(Object.entries(data)))
    const reading = readField(source, { variables: ['x', 'y'], columns: data })
    const gradient = 'field' in reading ? reading.field.jet(lowest).gradient : [NaN]
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-9)
  })

  test('nothing, and data without a spread, which has no domain of its own', () => {
    expect(dataExamples(new Map())).toEqual([])
    for (const { domain } of dataExamples(new Map([['X', Float64Array.of(2)], ['Y', Float64Array.of(3)]])))
      expect(domain).toBeNull()
  })
}) // prettier-ignore
