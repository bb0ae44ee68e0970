import { expect, test } from 'vitest'
import { examine } from '$lib/figure/layers'
import { stateOf, type PlotState } from '$lib/figure/plotState'
import { presets } from '$lib/figure/presets'
import { gradient } from '$lib/tools/gradient/gradient'
import { approximate, fromTable, usualStep, usualSteps, valuesAround } from '$lib/tools/gradient/linear'
import type { Domain } from '$lib/tape/sampling/sampling'
import { seeded, randomIn } from '../support/numeric'
import { readAs } from '../support/reading'

const domain: Domain = { x: [-3, 3], y: [-3, 3] }

const near = (source: string, at: [number, number], step: [number, number]) => {
  const field = readAs(source)
  const examined = examine(at, field.jet(at), 0)
  return approximate(field, {}, examined.at, examined.gradient, step)
}

test('df, Δf and the gap by hand', () => {
  const random = seeded('approximation')
  for (let i = 0; i < 100; i++) {
    const [x, y, dx, dy] = Array.from({ length: 4 }, () => randomIn(random, [-2, 2]))
    const { linear, real, gap, onPlane, onSurface } = near('x^2 y + 3y', [x, y], [dx, dy])
    const f = (x: number, y: number) => x * x * y + 3 * y
    expect(linear).toBeCloseTo(2 * x * y * dx + (x * x + 3) * dy, 10)
    expect(real).toBeCloseTo(f(x + dx, y + dy) - f(x, y), 10)
    expect(gap).toBeCloseTo(2 * x * dx * dy + y * dx * dx + dx * dx * dy, 10)
    expect(onPlane[2] + gap).toBeCloseTo(onSurface[2], 10)
  }
})

test.each(presets.filter(({ data }) => !data).map((preset) => [preset.slug, preset] as const))(
  'the gap of %s shrinks like the square of the distance where f is smooth',
  (_, { source, x = [-3, 3], y = [-3, 3], parameters = {} }) => {
    const field = readAs(source)
    const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))
    const at: [number, number] = [x[0] + 0.62 * (x[1] - x[0]), y[0] + 0.57 * (y[1] - y[0])]
    const jet = field.jet(at, values)
    const bend = Math.max(...jet.hessian.flat().map(Math.abs))
    if (jet.differentiable !== true || !(bend > 1e-3)) return
    const examined = examine(at, jet, 0)
    const size = 1e-4 * (x[1] - x[0])
    const [dx, dy] = [0.8 * size, 0.6 * size]
    const [[xx, xy], [, yy]] = jet.hessian
    const expected = (0.64 * xx + 0.96 * xy + 0.36 * yy) / 2
    for (const share of [1, 0.5]) {
      const { gap } = approximate(field, values, examined.at, examined.gradient, [dx * share, dy * share])
      expect(Math.abs(gap / (size * share) ** 2 - expected)).toBeLessThan(0.02 * bend)
    }
  }
)

test('where no plane touches there is no linear change, and where f has no value no true one', () => {
  expect(near('abs(x) + y', [0, 1], [0.5, 0.5])).toMatchObject({ linear: NaN, real: 1, gap: NaN })
  expect(near('sqrt(x)', [1, 1], [-2, 0])).toMatchObject({ linear: -1, real: NaN, gap: NaN })
  expect(near('1/x', [0, 0], [1, 1]).real).toBeNaN()
})

test('a table has the values of f, and its differences come near the slopes', () => {
  const field = readAs('sin(x) y^2')
  const { x, y, values } = valuesAround(field, {}, [1, 2], [0.1, 0.2])
  expect([x, y]).toEqual([
    [0.9, 1, 1.1],
    [2.2, 2, 1.8]
  ])
  for (const [j, row] of values.entries())
    for (const [i, value] of row.entries()) expect(value).toBeCloseTo(Math.sin(x[i]) * y[j] ** 2, 13)
  const [fx, fy] = fromTable(values, [0.1, 0.2])
  expect(fx).toBeCloseTo((4 * (Math.sin(1.1) - Math.sin(0.9))) / 0.2, 12)
  expect(fy).toBeCloseTo(4 * Math.sin(1), 12)
  expect(valuesAround(readAs('ln x'), {}, [0, 0], [1, 1]).values[1]).toEqual([NaN, NaN, 0])
})

test('steps are round and suit the domain', () => {
  expect([usualStep(domain), usualSteps(domain)]).toEqual([
    [1, 0.5],
    [0.5, 0.5]
  ])
  const random = seeded('steps')
  for (let i = 0; i < 100; i++) {
    const [width, depth] = [10 ** randomIn(random, [-12, 12]), 10 ** randomIn(random, [-12, 12])]
    const [dx, dy] = usualStep({ x: [0, width], y: [0, depth] })
    expect(dx / width).toBeGreaterThan(0.05)
    expect(dx / width).toBeLessThan(0.17)
    expect(dy / depth).toBeLessThan(0.09)
  }
})

test('marks show the gap while the panel is about it', () => {
  const field = readAs('x^2 + y')
  const jet = field.jet([1, 1])
  const kinds = (setting: Partial<PlotState['gradient']>) =>
    gradient
      .marks({
        ...examine([1, 1], jet, 30),
        field,
        values: {},
        domain,
        heights: [0, 10],
        jet,
        state: stateOf({ gradient: { ...stateOf().gradient, ...setting } }),
        pointed: null,
        rows: [],
        owner: {}
      })
      .map((mark) => mark)
  expect(kinds({}).map(({ kind }) => kind)).toEqual(['direction', 'gradient'])
  const [, , dot, vector, gap] = kinds({ look: 'near', near: [0.5, 1] })
  expect(dot).toMatchObject({ kind: 'dot', at: [1.5, 2, 4.25] })
  expect(vector).toMatchObject({ kind: 'vector', from: [1, 1, 2], to: [1.5, 2, 4] })
  expect(gap).toMatchObject({ kind: 'path', places: Float64Array.of(1.5, 2, 4, 1.5, 2, 4.25) })
})
