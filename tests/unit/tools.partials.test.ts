import { expect, test } from 'vitest'
import { examine } from '$lib/figure/layers'
import { presets } from '$lib/figure/presets'
import { partialsMarks } from '$lib/tools/partials/marks'
import { slicesOf, tangentOf } from '$lib/tools/partials/slices'
import type { Pointed } from '$lib/figure/lit'
import type { Domain } from '$lib/tape/sampling/sampling'
import { centralDifference } from '../support/numeric'
import { readAs } from '../support/reading'

const domain: Domain = { x: [-3, 3], y: [-2, 2] }

function marksAt(source: string, at: [number, number], pointed: Pointed | null = null) {
  const field = readAs(source)
  return partialsMarks({ ...examine(at, field.jet(at), 0), field, values: {}, domain, pointed })
}

test.each(presets.filter(({ data }) => !data).map((preset) => [preset.slug, preset] as const))(
  'the tangents of the slices of %s have the slopes of f there',
  (_, { source, x = [-3, 3], y = [-3, 3], parameters = {} }) => {
    const field = readAs(source)
    const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))
    const at: [number, number] = [x[0] + 0.62 * (x[1] - x[0]), y[0] + 0.57 * (y[1] - y[0])]
    const jet = field.jet(at, values)
    if (!Number.isFinite(jet.value)) return
    const sides = field.oneSided(at, values)
    for (const [i, slice] of slicesOf(field, values, { x, y }, at).entries()) {
      const [t0, z0, , , t1, z1] = tangentOf(slice, at[i], jet.value, sides[i])
      const difference = centralDifference((place) => field.value(place, values), at, i)
      expect((z1 - z0) / (t1 - t0)).toBeCloseTo(difference, 4)
    }
  }
)

test('a slice is a plane, the curve in it and the tangent, in the colour of its variable', () => {
  const marks = marksAt('x^2 y', [1, 0.5])
  expect(marks.map((mark) => [mark.kind, 'tone' in mark && mark.tone])).toEqual(
    (['x', 'y'] as const).flatMap((tone) => ['slice', 'path', 'path'].map((kind) => [kind, tone]))
  )
  const [, curve, tangent] = marks
  if (curve.kind !== 'path' || tangent.kind !== 'path') throw new Error('no paths')
  for (let i = 0; i < curve.places.length; i += 3) {
    expect(curve.places[i + 1]).toBe(0.5)
    expect(curve.places[i + 2]).toBe(curve.places[i] ** 2 * 0.5)
  }
  for (let i = 0; i < tangent.places.length; i += 3)
    expect(tangent.places[i + 2]).toBeCloseTo(0.5 + (tangent.places[i] - 1), 12)
})

test('moving along x leaves the curve of the other slice alone', () => {
  const field = readAs('x^2 y')
  const curves = (at: [number, number]) =>
    partialsMarks({ ...examine(at, field.jet(at), 0), field, values, domain, pointed: null }).flatMap(
      (mark) => (mark.kind === 'path' ? [mark.places] : [])
    )
  const values = {}
  const [before, after] = [curves([1, 0.5]), curves([1.2, 0.5])]
  expect(after[0]).toBe(before[0])
  expect(after[2]).not.toBe(before[2])
})

test('at a kink there is a tangent on either side, and none where f has no slope', () => {
  const field = readAs('abs(x) + y')
  const [slice] = slicesOf(field, {}, domain, [0, 1])
  const tangent = tangentOf(slice, 0, 1, field.oneSided([0, 1])[0])
  expect([...tangent]).toEqual(
    [-1.68, 2.68, 0, 1, 1.68, 2.68].map((number) => expect.closeTo(number, 12) as number)
  )
  expect(tangentOf(slice, 0, NaN, { left: 1, right: 1 })).toHaveLength(0)
  expect(tangentOf(slice, 0, 0, { left: NaN, right: Infinity })).toHaveLength(0)
  expect(tangentOf(slice, 0, 0, { left: NaN, right: 1 })).toHaveLength(4)
})

test('where f has no value the slices are there, without tangents', () => {
  for (const mark of marksAt('1/(x y)', [0, 0.5]))
    if (mark.kind === 'path') expect(mark.places.length === 0 || Number.isFinite(mark.places[0])).toBe(true)
  expect(
    marksAt('sqrt(x)', [-1, 0]).flatMap((mark) => (mark.kind === 'path' && mark.places.length ? [mark] : []))
  ).toHaveLength(1)
})

test('who points at a partial sees its slice heavier, and the other one all but gone', () => {
  const weights = marksAt('x y', [1, 1], 'y').map((mark) => [
    mark.kind,
    'tone' in mark && mark.tone,
    mark.kind === 'path' && mark.weight
  ])
  expect(weights).toEqual([
    ['path', 'x', 'fine'],
    ['slice', 'y', false],
    ['path', 'y', 'heavy'],
    ['path', 'y', 'heavy']
  ])
})
