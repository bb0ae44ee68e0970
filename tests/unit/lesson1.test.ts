import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { examples, graphOf, lineThrough, quotient } from '../../src/lib/lessons/1-one-to-many/secant'

function fieldOf(source: string, variables: string[]) {
  const reading = readField(source, { variables })
  if (!('field' in reading)) throw new Error(reading.problem.message)
  return reading.field
}

const valueOf = (source: string) => {
  const field = fieldOf(source, ['x'])
  return (x: number) => field.value([x])
}

describe('the quotient', () => {
  const places = [-1.5, 0, 1, 2.25, 3.9]
  const steps = [2, 1, 0.3, 1e-2, 1e-4]

  test('of x²/2 is x + h/2', () => {
    const f = valueOf('x^2/2')
    for (const x of places) for (const h of steps) expect(quotient(f, x, h)).toBeCloseTo(x + h / 2, 10)
  })

  test('of the sine is cos(x + h/2) sin(h/2) / (h/2)', () => {
    const f = valueOf('sin(x)')
    for (const x of places)
      for (const h of steps)
        expect(quotient(f, x, h)).toBeCloseTo((Math.cos(x + h / 2) * Math.sin(h / 2)) / (h / 2), 10)
  })
})

describe('an example', () => {
  test.each(examples.map((example) => [example.name, example] as const))(
    '%s begins in its window, with its tangent a limit of secants',
    (_, { source, x: [low, high], y, start }) => {
      const [f, field] = [valueOf(source), fieldOf(source, ['x'])]
      expect(start).toBeGreaterThan(low)
      expect(start + 1).toBeLessThan(high)
      for (const at of [start, start + 1]) {
        expect(f(at)).toBeGreaterThan(y[0])
        expect(f(at)).toBeLessThan(y[1])
      }
      expect(Math.abs(quotient(f, start, 1e-4) - field.jet([start]).gradient[0])).toBeLessThan(1e-3)
      const graph = graphOf(f, [low, high])
      expect(graph[0]).toBe(low)
      expect(graph.at(-2)).toBe(high)
      for (let i = 0; i < graph.length; i += 2) expect(graph[i + 1]).toBe(f(graph[i]))
    }
  )

  test('has straight lines through a place', () => {
    expect([...lineThrough([1, 0.5], 2, [-2, 4])]).toEqual([-2, -5.5, 4, 6.5])
  })
})

test('f = x² + 3xy + 2y² at (2, 3), as PyTorch says in /work/shared/corpus/torch.json', () => {
  const field = fieldOf('x^2 + 3x y + 2y^2', ['x', 'y'])
  for (const { value, gradient } of [field.jet([2, 3]), field.autodiff([2, 3])]) {
    expect(value).toBe(40)
    expect(gradient).toEqual([13, 18])
  }
})
