import { describe, expect, test } from 'vitest'
import { readField } from '$lib/index'
import { heightsOf } from '$lib/figure/heights'
import { levelsFor } from '$lib/figure/levels'
import { overlap, placeLabels, type LabelledLine } from '$lib/figure/mapLabels'
import { presets } from '$lib/figure/presets'
import { chartOf } from '$lib/tape/levels/chart'
import type { Domain } from '$lib/tape/sampling/sampling'
import { labelsOf, toExact } from '$lib/views/map/labels'
import { createSheet } from '$lib/views/map/sheet'

const line = (places: number[], heavy = false): LabelledLine => ({
  level: 1,
  text: '1.25',
  heavy,
  places,
  closed: false
})

describe('labels', () => {
  test('are upright, in the middle of their gap and on the line', () => {
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0.6, -0.8],
      [-0.6, -0.8]
    ]) {
      const [label] = placeLabels(
        [line([200 - 150 * dx, 200 - 150 * dy, 200 + 150 * dx, 200 + 150 * dy])],
        400,
        400
      )
      expect(label.angle).toBeGreaterThan(-90)
      expect(label.angle).toBeLessThanOrEqual(90)
      const turn = Math.sin((label.angle * Math.PI) / 180 - Math.atan2(dy, dx))
      expect(turn).toBeCloseTo(0, 9)
      expect((label.x - 200) * dy).toBeCloseTo((label.y - 200) * dx, 9)
      expect(label.to - label.from).toBeGreaterThan(20)
    }
  })

  test('come first to heavy lines', () => {
    const crossing = [line([0, 200, 400, 200]), line([0, 206, 400, 206], true)]
    expect(placeLabels(crossing, 400, 400)[0].line).toBe(1)
  })

  test('keep away from each other on a line, from the rim and from what is to be avoided', () => {
    const avoid = [{ left: 0, right: 400, top: 150, bottom: 250 }]
    expect(placeLabels([line([0, 200, 400, 200], true)], 400, 400, avoid)).toEqual([])
    expect(placeLabels([line([0, 3, 400, 3], true)], 400, 400)).toEqual([])
    const labels = placeLabels([line([0, 200, 2000, 200], true)], 2000, 400)
    expect(labels.length).toBeGreaterThan(3)
    const places = labels.map(({ from, to }) => [from, to]).sort((a, b) => a[0] - b[0])
    places.slice(1).forEach(([from], i) => expect(from - places[i][1]).toBeGreaterThan(40))
  })

  test('are left out where a line is too short or too bent', () => {
    expect(placeLabels([line([100, 100, 120, 100], true)], 400, 400)).toEqual([])
    const zigzag = Array.from({ length: 60 }, (_, i) => [50 + 4 * i, i % 2 ? 100 : 112]).flat()
    expect(placeLabels([line(zigzag, true)], 400, 400)).toEqual([])
  })
})

const sizes = [
  { width: 360, height: 380 },
  { width: 390, height: 460 },
  { width: 900, height: 700 }
]

describe.each(presets)('the map of $name', (preset) => {
  const reading = readField(preset.source, { variables: ['x', 'y'], columns: preset.data })
  if ('problem' in reading) throw new Error(reading.problem.message)
  const { field } = reading
  const values = Object.fromEntries(
    field.parameters.map((name) => [name, preset.parameters?.[name]?.value ?? 1])
  )
  const parameters = field.parameters.map((name) => values[name])
  const domain: Domain = { x: preset.x ?? [-3, 3], y: preset.y ?? [-3, 3] }
  const levels = levelsFor({ kind: 'auto' }, heightsOf(field, domain, values))
  const chart = chartOf(field.tape, { domain, parameters, levels: [...levels.values], areas: true })

  test.each(sizes)('has labels that do not overlap, each where f has its level, at $width', (size) => {
    const sheet = createSheet(domain, size)
    const labels = labelsOf(chart, levels, sheet, toExact(field.tape, parameters, sheet))
    expect(labels.length).toBeGreaterThan(1)
    labels.forEach(({ box, at, level, line, from, to }, i) => {
      expect(Math.abs(field.value(at, values) - level)).toBeLessThanOrEqual(levels.spacing / 100)
      for (const other of labels.slice(i + 1)) {
        expect(overlap(box, other.box)).toBe(false)
        if (other.line === line) expect(Math.max(from - other.to, other.from - to)).toBeGreaterThan(40)
      }
    })
  })

  test('labels every heavy level that has a long line', () => {
    const sheet = createSheet(domain, sizes[2])
    const labelled = new Set(
      labelsOf(chart, levels, sheet, toExact(field.tape, parameters, sheet)).map(({ level }) => level)
    )
    const heavy = [...new Set(chart.curves.map(({ level }) => level))].filter(levels.isHeavy)
    expect(heavy.filter((level) => labelled.has(level)).length).toBeGreaterThanOrEqual(0.6 * heavy.length)
  })
})
