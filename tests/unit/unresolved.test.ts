import { describe, expect, test } from 'vitest'
import { fitHeights } from '$lib/figure/heights'
import { presets } from '$lib/figure/presets'
import { readField } from '$lib'
import { refine } from '$lib/tape/refine/refine'
import type { Refinement } from '$lib/tape/refine/refinement'
import { mostVeilVertices, withVeil } from '$lib/tape/refine/veil'
import { mayOscillate } from '$lib/tape/sampling/resolution'
import { fieldStride, veilMark, type Domain } from '$lib/tape/sampling/sampling'

interface Case {
  source: string
  domain?: Domain
  columns?: Record<string, number[]>
}

const square = (half: number): Domain => ({ x: [-half, half], y: [-half, half] })
const sides = [64, 96, 192]

/** What the page does with a function before it is drawn on a grid of so many cells. */
function pictured({ source, domain = square(3), columns }: Case, side: number) {
  const reading = readField(source, { variables: ['x', 'y'], columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  const { tape } = reading.field
  const parameters = tape.parameters.map(() => 1)
  const values = Object.fromEntries(tape.parameters.map((name) => [name, 1]))
  const { heights } = fitHeights(reading.field, domain, values)
  const drawn = { grid: { columns: side + 1, rows: side + 1 }, domain, parameters, heights }
  if (!mayOscillate(tape, drawn)) return { heights, refinement: null }
  const refined = refine(tape, drawn.grid, domain, parameters, { base: 0 }) as Refinement | null
  return { heights, refinement: withVeil(refined, tape, drawn, 0) }
}

const veiledShare = (refinement: Refinement | null): number => {
  const blocks = refinement?.veil?.blocks
  return blocks ? blocks.reduce((sum, one) => sum + one, 0) / blocks.length : 0
}

const rows = (count: number) => Array.from({ length: count }, (_, i) => Math.sin(7.1 * i) * 3)

/** Functions with the least share of the domain, on each of the grids, where they cannot be drawn. */
const oscillating: [least: number, ...Case[]][] = [
  [
    1,
    { source: 'sin(200x)' },
    { source: 'sin(64pi x)' },
    { source: 'cos(64pi x)' },
    { source: 'sin(128pi x) + y' },
    { source: 'sin(100x) + sin(100y)' },
    { source: 'sin(1000(x + y))' },
    { source: 'sin(1e6 x)' },
    { source: 'x sin(300y)' },
    { source: 'abs(sin(200x))' },
    { source: 'sin(200x)^2' },
    { source: 'tan(100x)' },
    { source: 'mod(100x, 1)' },
    { source: 'atan(tan(200x))' },
    { source: 'sqrt(1 + sin(300x))' },
    { source: 'exp(sin(250y))' },
    { source: '1/(2 + cos(300x))' },
    { source: 'mean((x - Z)^2 + sin(200x))', columns: { Z: rows(60) } },
    { source: 'sum(sin(300x y + Z))', domain: { x: [2, 5], y: [2, 5] }, columns: { Z: rows(40) } }
  ],
  [
    0.75,
    { source: 'x^2 + 0.1sin(300x)' },
    { source: 'sin(x^2 + y^2)', domain: square(20) },
    { source: 'cos(500x y)' },
    { source: 'sin(x y)', domain: square(40) },
    { source: 'cos(x^3)', domain: square(20) },
    { source: 'sin(150x) sin(150y) exp(-x^2)' }
  ],
  [0.4, { source: 'sin(exp(5x))' }, { source: '{y > 0: sin(200x), 0}' }],
  [0.01, { source: 'sin(1/x)', domain: square(1) }, { source: 'x^2 + 0.001sin(3000x)' }]
]

/** Steep, kinked, broken or noisy, but nowhere turning faster than these grids show. */
const harmless: Case[] = [
  ...['exp(10x)', 'exp(30x)', 'exp(100x)', 'exp(exp(x))', 'x^100', 'x^3 - 3x', '1/x', '1/x^2', '1/(x y)'],
  ...['floor(x)', 'floor(10x)', 'floor(1000x) y', 'floor(1e6 x)/1e6', 'round(3x)', 'sign(x)', 'mod(x, 1)'],
  ...[
    'abs(x)',
    'abs(x - y/3)',
    'max(x, y)',
    'abs(sin(5x))',
    'max(0, 1 - 5abs(x))',
    'sqrt(abs(x))',
    'cbrt(x y)'
  ],
  ...['tan(x)', 'tan(x + y)', 'tan(3x)', 'gamma(x)', 'ln(x)', 'ln(x^2 + y^2)', 'sqrt(x)', 'asin(x)', 'x^y'],
  ...['sqrt(x^2 + y^2)', 'sqrt(4 - x^2 - y^2)', 'atan(1000x)', 'tanh(50(x - y))', 'erf(20x)', 'sin(15x)'],
  ...['exp(-20(x^2 + y^2))', 'exp(-1000(x^2 + y^2))', '1/(1 + 1000x^2)', 'sin(10x)/x', 'sinc(15x)', '5'],
  ...[
    '{x^2 + y^2 < 4: x^2 + y^2, 4}',
    'min(x^2, 2)',
    'x^3 y/(x^6 + y^2)',
    '(x + 1)^2 - x^2 - 2x',
    '1e-9x + 1'
  ]
].map((source) => ({ source }))
const noisy: Case[] = [
  { source: '(x^4 - y^4)/(x^2 - y^2)', domain: square(2) },
  { source: '(1 - cos(x^2 + y^2))/(x^2 + y^2)^2', domain: square(0.1) },
  { source: '(1 - cos(x))/x^2', domain: square(1e-4) },
  { source: 'mean(abs(x X - y))', columns: { X: rows(50) } }
]
const fromGallery = presets.map(({ source, x = [-3, 3], y = [-3, 3], data }): Case => ({
  source,
  domain: { x: [...x], y: [...y] },
  columns: data
}))

describe.each(sides)('on %i² cells', (side) => {
  for (const [least, ...cases] of oscillating)
    test.each(cases)('$source is veiled', (each) => {
      const share = veiledShare(pictured(each, side).refinement)
      expect(share).toBeGreaterThanOrEqual(least)
      if (least < 0.5) expect(share).toBeLessThan(0.65)
    })
  test.each([...harmless, ...noisy, ...fromGallery])('$source is not', (each) => {
    expect(veiledShare(pictured(each, side).refinement)).toBe(0)
  })
})

test('a grid that is fine enough shows the waves', () => {
  for (const source of ['sin(16pi x)', 'cos(16pi x)', 'sin(40x) + sin(40y)'])
    expect(veiledShare(pictured({ source }, 192).refinement), source).toBe(0)
})

test.each([
  ['sin(16pi x)', -1, 1],
  ['cos(16pi x)', -1, 1],
  ['sin(16pi x) + y', -4, 4],
  ['sin(50x) sin(50y) exp(-x^2)', -1, 1],
  ['5 + 2sin(64pi x)^2', 5, 7]
])('the box of %s has the heights of f, though a grid is in step with it', (source, low, high) => {
  const { heights } = pictured({ source }, 96)
  const size = high - low
  expect(Math.abs(heights[0] - low)).toBeLessThan(0.06 * size)
  expect(Math.abs(heights[1] - high)).toBeLessThan(0.06 * size)
})

test('the veil lies over and under f, and its triangles are within the unit square', () => {
  const source = 'exp(-x^2) sin(300x) + y'
  const { heights, refinement } = pictured({ source }, 96)
  const { unit, samples, index, cells } = refinement!.veil!
  expect(unit.length / 2).toBeLessThanOrEqual(mostVeilVertices)
  expect(cells).toHaveLength(index.length / 3)
  expect(Math.max(...index)).toBeLessThan(unit.length / 2)
  const slack = 0.01 * (heights[1] - heights[0])
  for (let vertex = 0; vertex < unit.length / 2; vertex += 2) {
    const [u, v] = [unit[2 * vertex], unit[2 * vertex + 1]]
    expect(Math.min(u, v)).toBeGreaterThanOrEqual(0)
    expect(Math.max(u, v)).toBeLessThanOrEqual(1)
    const [x, y] = [6 * u - 3, 6 * v - 3]
    const [low, high] = [y - Math.exp(-x * x), y + Math.exp(-x * x)]
    expect(samples[vertex * fieldStride]).toBeLessThanOrEqual(Math.max(heights[0], low) + slack)
    expect(samples[(vertex + 1) * fieldStride]).toBeGreaterThanOrEqual(Math.min(heights[1], high) - slack)
    expect(samples[vertex * fieldStride + 3]).toBe(veilMark)
  }
})
