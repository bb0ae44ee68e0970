import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace, type Band } from '$lib/gpu/bands'

const grid = { columns: 100, rows: 80 }

function bandsOf(speed: number, perSample: number): Band[] {
  const pace = createPace(speed)
  const bands: Band[] = []
  for (let row = 0; row < grid.rows; row = bands.at(-1)![1]) bands.push(pace.band(grid, row, perSample))
  return bands
}

test('bands cover every row once, whatever the work', () => {
  const sizes = fc.double({ min: 1e-3, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(sizes, sizes, (speed, perSample) => {
      const bands = bandsOf(speed, perSample)
      expect(bands[0][0]).toBe(0)
      expect(bands.at(-1)![1]).toBe(grid.rows)
      bands.slice(1).forEach(([from], i) => expect(from).toBe(bands[i][1]))
    }),
    { seed: 1, numRuns: 200 }
  )
})

test('a band is planned for 50 milliseconds at most, but has a row at least', () => {
  expect(bandsOf(1000, 10)).toHaveLength(Math.ceil(80 / 50))
  expect(bandsOf(1000, 500)).toHaveLength(80)
  expect(bandsOf(1, 1e6)).toHaveLength(80)
})

test('what was seen is believed step by step, as a band may have waited behind a frame', () => {
  const pace = createPace(1000)
  const rows = () => pace.band({ columns: 1, rows: 1e9 }, 0, 1)[1]
  expect(rows()).toBe(50_000)
  pace.learn(1000, 10)
  expect(rows()).toBe(25_000)
  pace.learn(6000, 10)
  expect(rows()).toBe(30_000)
  pace.learn(1e6, 10)
  expect(rows()).toBe(60_000)
})
