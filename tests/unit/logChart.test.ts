import { describe, expect, test } from 'vitest'
import { costPicture } from '../../scripts/bench/costPicture.js'
import { apart, decades, logCharts, ticks } from '../../scripts/bench/logChart.js'
import { longestTasks } from '../../scripts/bench/blocking.js'

const point = (gpu: number, worker: number) => ({ gpu, worker })
const costs = {
  byGrid: {
    name: 'peaks & <pits>',
    points: [
      { side: 32, ...point(3e-4, 9e-4) },
      { side: 1024, ...point(0.1371, 0.1372) }
    ]
  },
  byFormula: {
    side: 128,
    points: [
      { name: 'sum', instructions: 7, ...point(4e-8, 3e-8) },
      { name: 'sum', instructions: 1150, ...point(3e-6, 2e-5) },
      { name: 'nested', instructions: 12, ...point(4e-8, 2e-7) }
    ]
  }
}

describe('logarithmic axes', () => {
  test('span the decades of their values, at least one', () => {
    expect(decades([3, 40])).toEqual([0, 2])
    expect(decades([10, 1000])).toEqual([1, 3])
    expect(decades([7e-9, 2e-8])).toEqual([-9, -7])
    expect(decades([5, 5])).toEqual([0, 1])
    expect(decades([10, 10])).toEqual([1, 2])
  })
  test('have round numbers, more of them where there is room', () => {
    expect(ticks([0, 1])).toEqual([1, 2, 5, 10])
    expect(ticks([-3, 0])).toEqual([0.001, 0.01, 0.1, 1])
  })
  test('names at the ends keep a line apart, in order', () => {
    expect(apart([100, 103, 90])).toEqual([106, 122, 90])
    expect(apart([10, 60])).toEqual([10, 60])
  })
})

describe('the picture of the costs', () => {
  const svg = costPicture(costs)
  const numbers = (name: string) =>
    [...svg.matchAll(new RegExp(` ${name}="([-\\d.]+)"`, 'g'))].map((m) => Number(m[1]))

  test('is the same for the same figures, and well-formed', () => {
    expect(costPicture(costs)).toBe(svg)
    expect(svg).toContain('peaks &amp; &lt;pits&gt;')
    expect(svg).not.toContain('NaN')
    const opened = [...svg.matchAll(/<([a-z]+)(?: [^>]*[^/])?>/g)].map((m) => m[1])
    const closed = [...svg.matchAll(/<\/([a-z]+)>/g)].map((m) => m[1])
    expect(opened.sort()).toEqual(closed.sort())
  })
  test('draws every point of both engines, within its place', () => {
    expect(svg.match(/<circle/g)).toHaveLength(
      2 * (costs.byGrid.points.length + costs.byFormula.points.length)
    )
    for (const x of numbers('cx')) expect(x > 60 && x < 360).toBe(true)
    for (const y of numbers('cy')) expect(y > 40 && y < 300).toBe(true)
  })
  test('has room for its words: a letter is at most 9 wide', () => {
    const anchors: Record<string, [number, number]> = { start: [0, 1], middle: [0.5, 0.5], end: [1, 0] }
    for (const [, attributes, escaped] of svg.matchAll(/<text ([^>]*)>([^<]*)</g)) {
      const text = escaped.replace(/&\w+;/g, '&')
      const x = Number(/ ?x="([-\d.]+)"/.exec(attributes)![1])
      const [before, after] = anchors[/text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start']
      expect(x - 9 * before * text.length, text).toBeGreaterThanOrEqual(0)
      expect(x + 9 * after * text.length, text).toBeLessThanOrEqual(440)
    }
  })
  test('has a table of colours for light and for dark', () => {
    expect(logCharts([])).toMatch(
      /\.paper \{ fill: #fbfaf7 \}[\s\S]*prefers-color-scheme: dark[\s\S]*\.paper \{ fill: #14171b \}/
    )
  })
})

test('tasks of the main thread are told by what was going on', () => {
  const event = (name: string, ts: number, dur = 0, tid = 1) => ({
    name,
    ph: 'X',
    ts,
    dur,
    tdur: dur / 2,
    pid: 1,
    tid
  })
  const { tasks, longest } = longestTasks([
    event('bench: x^2', 1000),
    event('RunTask', 500, 90_000),
    event('RunTask', 2000, 7000),
    event('RunTask', 2500, 99_000, 2),
    event('bench: steps', 20_000),
    event('RunTask', 21_000, 12_000)
  ])
  expect(tasks).toBe(2)
  expect(longest).toEqual([
    { during: 'steps', time: 12, work: 6 },
    { during: 'x^2', time: 7, work: 3.5 }
  ])
})
