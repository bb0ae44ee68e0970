import { describe, expect, test } from 'vitest'
import {
  evenly,
  haveRoom,
  pathOf,
  placeLabels,
  runsOf,
  shareOf,
  ticksOf,
  toPixel,
  valueAt,
  widthOf,
  type Axis,
  type Box
} from '$lib/ui/plots/chart'
import { seeded } from '../support/numeric'

const box: Box = { left: 40, right: 290, top: 20, bottom: 150 }
const axis = (low: number, high: number, log = false): Axis => ({ range: [low, high], name: 'x', log })

describe('axes', () => {
  test.each([axis(-3, 5), axis(1e-15, 1, true), axis(-1.7e308, 1.7e308), axis(1000, 1000.001)])(
    'a value and its share say the same on %o',
    (axis) => {
      for (const share of [0, 0.1, 0.25, 0.5, 0.9, 1]) {
        const value = valueAt(axis, share)
        expect(shareOf(axis, value)).toBeCloseTo(share, 9)
      }
      expect([valueAt(axis, 0), valueAt(axis, 1)]).toEqual(axis.range)
    }
  )

  test('ticks are few and nice', () => {
    expect(ticksOf(axis(-3, 3), 4).ticks.map(({ text }) => text)).toEqual([
      '−3',
      '−2',
      '−1',
      '0',
      '1',
      '2',
      '3'
    ])
    expect(ticksOf(axis(1e-15, 1, true), 4).ticks.map(({ text }) => text)).toEqual([
      '10⁻¹²',
      '10⁻⁸',
      '10⁻⁴',
      '1'
    ])
    expect(ticksOf(axis(0.5, 3, true), 4).ticks).toEqual([
      { share: expect.closeTo(0.3869, 3) as number, text: '1' }
    ])
  })

  test('numbers that would run into one another have no room', () => {
    const { ticks } = ticksOf(axis(1, 1 + 1e-7), 4)
    expect(ticks.length).toBeGreaterThan(4)
    expect(haveRoom(ticks, 220)).toBe(false)
    expect(haveRoom(ticks, 2000)).toBe(true)
    expect(haveRoom(ticksOf(axis(-3, 3), 4).ticks, 220)).toBe(true)
  })

  test('deep in a zoom they count from a base that the name has', () => {
    const { ticks, base } = ticksOf(axis(1e6, 1e6 + 1e-3), 4)
    expect(base).toBe('− 10⁶')
    for (const { share } of ticks) expect(share).toBeGreaterThanOrEqual(-1e-6)
  })
})

describe('curves', () => {
  const project = toPixel(axis(-1, 1), axis(-1, 1), box)

  test('are cut at the rim and interrupted at what is no place', () => {
    const places = Float64Array.of(-2, 0, 0, 0, 0.5, 0, NaN, NaN, 0.5, 0.5, 0.5, 1e300)
    const runs = runsOf(places, project, box)
    expect(runs).toHaveLength(2)
    expect(runs[0][0]).toEqual([40, 85])
    expect(runs[0].at(-1)).toEqual([227.5, 85])
    expect(runs[1].at(-1)![1]).toBeCloseTo(box.top)
    expect(pathOf(runs)).not.toMatch(/NaN|e/)
  })

  test('whatever is drawn lies in the box', () => {
    const next = seeded('curves')
    const places = Float64Array.from({ length: 400 }, () => 6 * next() - 3)
    const places2 = evenly(runsOf(places, project, box), 5)
    expect(places2.length).toBeGreaterThan(100)
    for (const [x, y] of places2) {
      expect(x).toBeGreaterThan(box.left - 1e-9)
      expect(x).toBeLessThan(box.right + 1e-9)
      expect(y).toBeGreaterThan(box.top - 1e-9)
      expect(y).toBeLessThan(box.bottom + 1e-9)
    }
  })
})

test('labels lie in the box and never overlap', () => {
  const next = seeded('labels')
  const place = () => [box.left + 250 * next(), box.top + 130 * next()] as const
  for (let round = 0; round < 200; round++) {
    const wanted = Array.from({ length: 6 }, (_, i) => ({
      text: 'label'.repeat(1 + (i % 3)),
      tone: 'ink' as const,
      places: [place(), place()]
    }))
    const curves = Array.from({ length: 100 }, place)
    const areas = placeLabels(wanted, curves, box).map(({ text, x, y, anchor }) => {
      const width = widthOf(text)
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
      return { left, right: left + width, y }
    })
    expect(areas.length).toBeGreaterThan(1)
    for (const [i, a] of areas.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(box.left)
      expect(a.right).toBeLessThanOrEqual(box.right)
      for (const b of areas.slice(0, i))
        expect(a.left >= b.right || b.left >= a.right || Math.abs(a.y - b.y) >= 15).toBe(true)
    }
  }
})
