import { expect, test } from 'vitest'
import { frameOf, sameFrame } from '$lib/figure/frame'
import { examine, layerMarks, layerNames, layerTable } from '$lib/figure/layers'
import { lightUp } from '$lib/figure/lit'
import { sameMarks, type Mark } from '$lib/figure/mark'
import { freshState } from '$lib/figure/plotState'
import type { Subject } from '$lib/tools/tool'
import { marksOf, tools, toolsNamed } from '$lib/tools/tools'
import { toolNames } from '$lib/figure/facets/tool'
import { readAs } from '../support/reading'

const jet = { value: 5, gradient: [2, 4], differentiable: true as const }
const examined = examine([1, 2], jet, 30)
const field = readAs('x^2 + 3xy/5 + y^2/5')
const subject: Subject = {
  ...examined,
  field,
  values: {},
  domain: { x: [-3, 3], y: [-3, 3] },
  heights: [0, 9],
  jet: field.jet([1, 2]),
  state: freshState(),
  pointed: null,
  rows: [],
  owner: {}
}
const codes = await Promise.all(tools.map(({ code }) => code()))
const kindsOf = (marks: readonly Mark[]) => marks.map(({ kind }) => kind)

test.each(layerTable.map(({ name }) => name))('the layer %s draws a mark of its own', (name) => {
  const [mark, ...others] = layerMarks([name], examined)
  expect(others).toEqual([])
  const rest = layerMarks(
    layerNames.filter((other) => other !== name),
    examined
  )
  expect(kindsOf(rest)).not.toContain(mark.kind)
})

test('layers of later versions draw nothing', () => {
  expect(layerMarks(['map', 'constructor'], examined)).toEqual([])
})

test('a plot shows its layers, the point and the marks of open tools, and of no other', () => {
  expect(kindsOf(marksOf(['axes'], [], subject))).toEqual(['axes', 'point'])
  for (const code of codes) {
    const shown = marksOf([], [code], subject)
    expect(shown).toEqual([{ kind: 'point', at: [1, 2, 5] }, ...code.marks(subject)])
  }
  expect(toolsNamed(['constructor', 'none'])).toEqual([])
})

test('tools have names and sentences of their own', () => {
  expect(toolNames.filter((name) => tools.some((tool) => tool.name === name))).toEqual(
    tools.map(({ name }) => name)
  )
  for (const { help } of tools) expect(help).toMatch(/^[A-Z].*\.$/)
})

test.each([false, 'unknown'] as const)(
  'where a plane touching is %s, no gradient is drawn',
  (differentiable) => {
    expect(examine([1, 2], { ...jet, differentiable }, 0).gradient).toEqual([NaN, NaN])
  }
)

test('marks and frames are the same by what they say', () => {
  const undefinedThere = examine([0, 0], { value: NaN, gradient: [NaN, NaN], differentiable: false }, 0)
  const there = { ...subject, ...undefinedThere }
  const marks = () => marksOf(layerNames, codes, there)
  expect(sameMarks(marks(), marks())).toBe(true)
  expect(sameMarks(marks(), marksOf(layerNames, codes, { ...there, direction: 1 }))).toBe(false)
  expect(sameMarks(marks(), marks().slice(1))).toBe(false)
  const frame = (high: number) => frameOf({ variables: ['u', 'v'] }, { x: [0, 1], y: [0, high] }, [0, 1])
  expect(sameFrame(frame(2), frame(2))).toBe(true)
  expect(sameFrame(frame(2), frame(3))).toBe(false)
  expect(frame(2).names).toEqual(['u', 'v'])
})

test('what the reader points at is drawn heavier, and nothing else changes', () => {
  const marks = marksOf(layerNames, codes, subject)
  expect(lightUp(marks, null)).toBe(marks)
  for (const tone of ['x', 'y', 'gradient'] as const) {
    const lit = lightUp(marks, tone)
    const changed = lit.filter((mark, i) => mark !== marks[i])
    expect(changed.length).toBeGreaterThan(0)
    for (const mark of changed) expect(mark).toMatchObject('lit' in mark ? {} : { tone, weight: 'heavy' })
    expect(kindsOf(lit)).toEqual(kindsOf(marks))
  }
})
