import { describe, expect, test } from 'vitest'
import { heightsOf } from '$lib/figure/heights'
import { Plot } from '$lib/state/plot.svelte'
import { presets, presetState } from '$lib/figure/presets'
import type { Domain } from '$lib/tape/sampling/sampling'
import { singleSuffices } from '$lib/tape/sampling/single'
import { readAs } from '../support/reading'

type Side = [number, number]
const usual: Side = [-3, 3]

function suffices(source: string, domain: Domain, values: Record<string, number> = {}): boolean {
  const field = readAs(source)
  const parameters = field.parameters.map((name) => values[name] ?? 1)
  return singleSuffices(field.tape, domain, parameters, heightsOf(field, domain, values))
}

describe('f32 draws every preset', () => {
  for (const preset of presets)
    test(preset.name, () => {
      const plot = new Plot()
      plot.restore(presetState(preset))
      const { field, domain, values } = plot
      const parameters = field!.parameters.map((name) => values[name])
      expect(singleSuffices(field!.tape, domain, parameters, heightsOf(field!, domain, values))).toBe(true)
    })
})

/** A square around a place. */
const around = (x: number, y: number, width: number): Domain => ({
  x: [x - width / 2, x + width / 2],
  y: [y - width / 2, y + width / 2]
})

/** Where stairs, noise or holes would show. */
const tooFine: [source: string, domain: Domain][] = [
  ['sin(1e4*x)*y', around(0, 0, 6)],
  ['1 + 1e-9*x', around(0, 0, 6)],
  ['(1 + 1e-9*x)*(1 + 1e-9*y)', around(0, 0, 6)],
  ['x^2 + y^2', around(1000, 1000, 1e-4)],
  ['x', around(1, 0, 1e-6)],
  ['sin(x)*y', { x: [1e6, 1e6 + 6], y: usual }],
  ['1e8 + sin(x)*y', around(0, 0, 6)],
  ['(x - 1)^7 - (x^7 - 7x^6 + 21x^5 - 35x^4 + 35x^3 - 21x^2 + 7x - 1) + y*1e-9', around(1, 0, 0.02)],
  ['sqrt(x^2 + 1e14) - 1e7', around(0, 0, 6)],
  ['ln(1 + 1e-8*x)*y', around(0, 0, 6)],
  ['mod(1e7*x, 1) + y', around(1, 1, 0.1)],
  ['exp(-1000/(x^2+1))*exp(1000/(x^2+1))*y', around(0, 0, 6)],
  ['sin(2e5)*x + cos(2e5 + y)', around(0, 0, 6)],
  ['x + y', { x: usual, y: [0, 1e-42] }],
  ['x + y', { x: usual, y: [0, 1e39] }]
]

describe('f32 is too coarse', () => {
  for (const [source, domain] of tooFine)
    test(`${source} on ${domain.x.join(' … ')}, ${domain.y.join(' … ')}`, () =>
      expect(suffices(source, domain)).toBe(false))
})

/** What looks dangerous and is not. */
const harmless: [source: string, domain: Domain][] = [
  ['x^2 + y^2', around(1000, 1000, 100)],
  ['x^2 + y^2', around(0, 0, 1e-9)],
  ['sin(x)*y', around(1000, 0, 6)],
  ['exp(x*y)', around(0, 0, 6)],
  ['exp(exp(x)) + y', around(0, 0, 6)],
  ['1/(x^2 + y^2)', around(0, 0, 6)],
  ['1/(x*y)', around(0, 0, 6)],
  ['tan(x + y)', around(0, 0, 6)],
  ['gamma(x) + y', around(0, 0, 6)],
  ['ln(x^2 + y^2)', around(0, 0, 6)],
  ['floor(x) + floor(y)', around(0, 0, 6)],
  ['if(x < y, x, y + 1)', around(0, 0, 6)],
  ['1/(1 + exp(-x*y))', around(0, 0, 60)],
  ['4 + 0x', around(0, 0, 6)],
  ['sqrt(-1 - x^2)', around(0, 0, 6)]
]

describe('f32 suffices', () => {
  for (const [source, domain] of harmless)
    test(`${source} on ${domain.x.join(' … ')}, ${domain.y.join(' … ')}`, () =>
      expect(suffices(source, domain)).toBe(true))
})

test('sliders and data count', () => {
  expect(suffices('sin(a*x)*y', around(0, 0, 6), { a: 3 })).toBe(true)
  expect(suffices('sin(a*x)*y', around(0, 0, 6), { a: 3e4 })).toBe(false)
  const over = (X: Float64Array, source: string) => {
    const field = readAs(source, { variables: ['x', 'y'], columns: { X } })
    const domain = around(0, 0, 6)
    return singleSuffices(field.tape, domain, [], heightsOf(field, domain, {}))
  }
  const rows = Float64Array.from({ length: 3000 }, (_, i) => i / 3000)
  expect(over(rows, 'mean((x + y*X - 1)^2)')).toBe(true)
  expect(
    over(
      rows.map((v) => v + 1e6),
      'mean((x + y*(X - mean(X)))^2)'
    )
  ).toBe(false)
  expect(
    over(
      rows.map((v) => v * 1e6),
      'sum(sin(x*X)) + y'
    )
  ).toBe(false)
})
