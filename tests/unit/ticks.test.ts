import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Frame } from '$lib/figure/frame'
import { rulersOf } from '$lib/views/box/rulers'
import type { Scenery } from '$lib/views/box/maker'
import { createSpace } from '$lib/views/box/space'
import { baseWords, tickText } from '$lib/figure/ticks'

type Side = [number, number]

/** The words along the x axis over a range. */
function ruler(x: Side) {
  const frame: Frame = { names: ['x', 'y'], sides: [x, x], heights: x }
  const [first] = rulersOf({ frame, space: createSpace(frame), colours: {} } as Scenery)
  const largest = Math.max(...first.ticks.map(({ value }) => Math.abs(value)))
  const texts = first.ticks.map(({ value }) => tickText(value, first.step, largest))
  return { ...first, texts, words: baseWords(first.base) }
}

const side = fc
  .tuple(
    fc.integer({ min: -1e6, max: 1e6 }).map((lead) => lead / 1e6),
    fc.integer({ min: -30, max: 30 }),
    fc.double({ min: 0, max: 12, noNaN: true })
  )
  .map(([lead, power, depth]): Side => {
    const centre = lead * 10 ** power
    const half = (Math.abs(centre) || 1) * 10 ** -depth
    return [centre - half, centre + half]
  })
  .filter(([low, high]) => high - low > 2 ** -40 * Math.max(Math.abs(low), Math.abs(high)))

test('ticks are two at least, inside the range, of few digits, and no two read alike', () => {
  fc.assert(
    fc.property(side, ([low, high]) => {
      const { ticks, texts, base, words } = ruler([low, high])
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThan(20)
      expect(new Set(texts).size).toBe(texts.length)
      const dust = 1e-6 * (high - low) + 2 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high))
      for (const { value, at } of ticks) {
        expect(base + value).toBeGreaterThanOrEqual(low - dust)
        expect(base + value).toBeLessThanOrEqual(high + dust)
        expect(Math.abs(at)).toBeLessThanOrEqual(1 + 1e-3)
      }
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(15)
      expect(base === 0).toBe(words === '')
    }),
    { seed: 11, numRuns: 500 }
  )
})

for (const [range, words, texts] of [
  [[-3, 3], '', ['−3', '−2', '−1', '0', '1', '2', '3']],
  [[0, 1.2e7], '', ['0', '2 × 10⁶', '4 × 10⁶', '6 × 10⁶', '8 × 10⁶', '10 × 10⁶', '12 × 10⁶']],
  [[-2e-4, 2e-4], '', ['−20 × 10⁻⁵', '−15 × 10⁻⁵', '−5 × 10⁻⁵', '0', '10 × 10⁻⁵']],
  [[5e12, 5.2e12], '', ['5.00 × 10¹²', '5.20 × 10¹²']],
  [[1000, 1000.0001], '− 1000', ['0', '10⁻⁵', '2 × 10⁻⁵', '10 × 10⁻⁵']],
  [[0.123456789, 0.1234567891], '− 0.123456789', ['0', '5 × 10⁻¹¹', '10 × 10⁻¹¹']],
  [[-2000.01, -1999.99], '+ 2000', ['−0.010', '−0.008', '0', '0.002', '0.010']],
  [[1999999.98, 2000000.02], '− 2 × 10⁶', ['−0.020', '0', '0.020']]
] as [Side, string, string[]][])
  test(`from ${range.join(' to ')}`, () => {
    const found = ruler(range)
    expect(found.words).toBe(words)
    expect(found.texts).toEqual(expect.arrayContaining(texts))
  })
