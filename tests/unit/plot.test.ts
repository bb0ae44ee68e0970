import { expect, test } from 'vitest'
import { decodeLink } from '$lib/figure/link/link'
import { freshState } from '$lib/figure/plotState'
import { mostPicturedRows } from '$lib/state/formula.svelte'
import { Plot } from '$lib/state/plot.svelte'
import { presets, presetState } from '$lib/figure/presets'
import { rowCount } from '$lib/tape/program/tape'

function plotOf(link: string): Plot {
  const plot = new Plot()
  plot.restore(decodeLink(link).state)
  return plot
}

test('follows the closed forms of x² + 3xy + 2y²', () => {
  const plot = plotOf('at=2,3&dir=30')
  expect(plot.jet.value).toBe(40)
  expect(plot.jet.gradient).toEqual([13, 18])
  expect(plot.gradientNorm).toBeCloseTo(Math.hypot(13, 18), 12)
  expect(plot.slope).toBeCloseTo(13 * Math.cos(Math.PI / 6) + 9, 12)
  expect(plot.angle).toBeCloseTo((Math.atan2(18, 13) * 180) / Math.PI - 30, 12)
})

test('the angle is the smaller one, on either side', () => {
  expect(plotOf('f=-x&at=1,1&dir=-170').angle).toBeCloseTo(10, 12)
  expect(plotOf('f=-x&at=1,1&dir=530').angle).toBeCloseTo(10, 12)
  expect(plotOf('f=3&at=1,1').angle).toBeNaN()
})

test('after a mistake the last good function stays, and what was typed too', () => {
  const plot = plotOf('f=x^2')
  plot.source = 'x^'
  plot.read()
  expect(plot.problem).not.toBeNull()
  expect(plot.field?.source).toBe('x^2')
  expect(plot.state.source).toBe('x^')
})

test('a link of a formula with a mistake keeps the parameters, read back too', () => {
  const plot = plotOf('f=a x^&par=a:2,b:3')
  expect(plot.problem).not.toBeNull()
  expect([...plot.state.parameters.keys()]).toEqual(['a', 'b'])
})

test('a slider keeps its place while its name is gone from the formula', () => {
  const plot = plotOf('f=a x')
  plot.setParameter('a', { value: 3 })
  plot.source = 'x'
  plot.read()
  expect(plot.state.parameters.size).toBe(0)
  plot.source = 'a x^2'
  plot.read()
  expect(plot.sliders).toEqual([{ name: 'a', value: 3, min: -5, max: 5 }])
})

test('a value outside its range widens it; a range moves the value', () => {
  const plot = plotOf('f=a x')
  plot.setParameter('a', { value: 8 })
  expect(plot.sliders[0]).toMatchObject({ value: 8, min: -5, max: 8 })
  plot.setParameter('a', { max: 2 })
  expect(plot.sliders[0]).toMatchObject({ value: 2, min: -5, max: 2 })
})

test('the point stays in the domain', () => {
  const plot = plotOf('at=3,3')
  plot.setSide('x', [-1, 1])
  expect(plot.point).toEqual([1, 3])
  plot.movePoint(-7, 0.12345678)
  expect(plot.point).toEqual([-1, 0.1235])
})

test('layers keep their order, and those of later versions stay', () => {
  const plot = plotOf('show=map,arrows')
  plot.toggleLayer('surface')
  expect(plot.layers).toEqual(['surface', 'arrows', 'map'])
  plot.toggleLayer('arrows')
  expect(plot.layers).toEqual(['surface', 'map'])
})

for (const preset of presets)
  test(`the preset ${preset.slug} reads, and stands at a point with a gradient`, () => {
    const plot = new Plot()
    plot.restore(presetState(preset))
    expect(plot.problem).toBeNull()
    expect(plot.jet.value).not.toBeNaN()
    expect(plot.gradientNorm).toBeGreaterThan(0)
    expect(plot.sliders.map(({ name }) => name)).toEqual(Object.keys(preset.parameters ?? {}))
    expect(preset.notice).toMatch(/^[A-Z].*\.$/)
  })

test('presets have names of their own', () => {
  expect(new Set(presets.map(({ slug }) => slug)).size).toBe(presets.length)
  expect(presets[0].source).toBe(freshState().source)
})

const data = 'data=X:0,1,2,3;Y:1,3,5,7'

test('a formula over data follows its columns', () => {
  const plot = plotOf(`f=mean((x + y*X - Y)^2)&at=1,2&${data}`)
  expect(plot.jet.value).toBe(0)
  plot.setColumns(new Map([...plot.columns, ['Y', Float64Array.of(2, 4, 6, 8)]]))
  expect(plot.jet.value).toBe(1)
  expect(plot.jet.gradient).toEqual([-2, -3])
})

test('columns go before products of letters', () => {
  const plot = plotOf('f=mean(bcX)&data=bc:1,2;X:3,4')
  expect(plot.field?.parameters).toEqual([])
  expect(plot.jet.value).toBe(5.5)
})

test('without its data a formula keeps its last picture and says what it lacks', () => {
  const plot = plotOf(`f=mean((x + y*X - Y)^2)&${data}`)
  plot.setColumns(new Map())
  expect(plot.problem?.message).toMatch(/needs a data column/)
  expect(plot.field?.source).toBe(plot.source)
  plot.restore(decodeLink(`f=sum(X) x&${data}`).state)
  expect(plot.problem).toBeNull()
})

test('a renamed column is renamed in the formula', () => {
  const plot = plotOf(`f=mean((b1X - Y)^2) + sum(X)X2&${data}`)
  const before = plot.jet.value
  plot.renameColumn('X', 'height')
  expect(plot.source).toBe('mean((b1 height - Y)^2) + sum(height)X2')
  expect([...plot.columns.keys()]).toEqual(['height', 'Y'])
  expect(plot.problem).toBeNull()
  expect(plot.jet.value).toBe(before)
})

test('of many rows the picture takes some, and the numbers take all', () => {
  const rows = 100_000
  const plot = plotOf('f=sum((x + y*X)^2)&at=1,2')
  plot.setColumns(new Map([['X', Float64Array.from({ length: rows }, (_, i) => i / rows)]]))
  const exact = plot.jet.value
  expect(exact / rows).toBeCloseTo(1 + 2 + 4 / 3, 3)
  expect(plot.pictured).not.toBe(plot.field)
  expect(rowCount(plot.pictured!.tape)).toBe(mostPicturedRows)
  expect(Math.abs(plot.picturedJet.value / exact - 1)).toBeLessThan(1e-3)
  expect(Math.abs(plot.picturedJet.gradient[0] / plot.jet.gradient[0] - 1)).toBeLessThan(1e-3)
})

test('data that no link holds stays on the way through links', () => {
  const plot = plotOf('f=x')
  const columns = new Map([['X', new Float64Array(9000).fill(0.125)]])
  plot.setColumns(columns)
  expect(plot.linkHoldsData).toBe(false)
  plot.restore(decodeLink('f=mean(X) x').state)
  expect(plot.columns).toBe(columns)
  expect(plot.jet.gradient[0]).toBe(0.125)
  plot.setColumns(new Map())
  plot.restore(decodeLink(data).state)
  plot.restore(decodeLink('f=x').state)
  expect(plot.columns.size).toBe(0)
})

test.each([
  ['at=3,4&x=-2..2&y=-2..2', [3, 4], { x: [-2, 3], y: [-2, 4] }],
  ['x=-2..2&y=-2..2&at=3,4', [3, 4], { x: [-2, 3], y: [-2, 4] }],
  ['at=-7.5,0', [-7.5, 0], { x: [-7.5, 3], y: [-3, 3] }],
  ['at=2,-2&x=-2..2&y=-2..2', [2, -2], { x: [-2, 2], y: [-2, 2] }],
  ['at=1e308,0&x=-1e308..1', [1, 0], { x: [-1e308, 1], y: [-3, 3] }]
] as const)('a point beyond its domain widens it as far as numbers go: %s', (link, point, domain) => {
  const plot = plotOf(`f=x+y&${link}`)
  expect(plot.point).toEqual(point)
  expect(plot.domain).toEqual(domain)
})
