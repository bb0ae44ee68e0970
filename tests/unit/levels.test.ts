import { describe, expect, test } from 'vitest'
import { levels as facet, readLevels, writeLevels } from '$lib/figure/facets/levels'
import { levelsFor, mostLevels, type LevelChoice } from '$lib/figure/levels'
import { decodeLink, encodeLink } from '$lib/figure/link/link'
import { stateOf } from '$lib/figure/plotState'

const auto: LevelChoice = { kind: 'auto' }

describe('levels', () => {
  test.each([
    [[0, 1], 0.05],
    [[-3, 25], 2],
    [[-1, 1], 0.1],
    [[1000, 1001], 0.05],
    [[0, 8e6], 5e5]
  ] as const)('are nice by default over %j', (heights, step) => {
    const { values, spacing } = levelsFor(auto, heights)
    expect(spacing).toBeCloseTo(step, 9)
    for (const level of values) {
      expect(level).toBeGreaterThan(heights[0])
      expect(level).toBeLessThan(heights[1])
      expect(level / step).toBeCloseTo(Math.round(level / step), 6)
    }
    expect(values.length).toBeGreaterThan(10)
    expect(values.length).toBeLessThan(36)
  })

  test('every fifth is heavier, whatever the heights', () => {
    for (const heights of [
      [-1, 1],
      [0.3, 7],
      [-40, -2]
    ] as const) {
      const { values, spacing, isHeavy } = levelsFor(auto, heights)
      expect(values.filter(isHeavy)).toEqual(
        values.filter((level) => Math.abs(level / spacing / 5 - Math.round(level / spacing / 5)) < 1e-6)
      )
    }
  })

  test.each([1, 2, 5, 9, 12, 30, 60])('are about %d if so many are asked for', (count) => {
    for (const heights of [
      [0, 1],
      [-3.7, 25],
      [0, 99]
    ] as const) {
      const { values } = levelsFor({ kind: 'count', count }, heights)
      expect(values.length).toBeGreaterThanOrEqual(Math.floor(count / 1.5) - 1)
      expect(values.length).toBeLessThanOrEqual(Math.ceil(count * 1.5) + 1)
    }
  })

  test('are those that somebody typed, in order and once', () => {
    const { values, spacing, text } = levelsFor({ kind: 'list', levels: [2, -1, 2, 0.5] }, [0, 1])
    expect(values).toEqual([-1, 0.5, 2])
    expect(spacing).toBe(1.5)
    expect(values.map(text)).toEqual(['−1', '0.5', '2'])
  })
})

describe('the text for levels', () => {
  test.each<[string, LevelChoice | null]>([
    ['auto', auto],
    ['12', { kind: 'count', count: 12 }],
    ['-1,0,1', { kind: 'list', levels: [-1, 0, 1] }],
    ['−1, 1/2, pi', { kind: 'list', levels: [-1, 0.5, Math.PI] }],
    ['3,', { kind: 'list', levels: [3] }],
    ['', null],
    ['0', null],
    ['1.5', null],
    [String(mostLevels + 1), null],
    ['1,x', null],
    ['none', null]
  ])('%s', (text, choice) => expect(readLevels(text)).toEqual(choice))

  test.each<LevelChoice>([
    { kind: 'count', count: 7 },
    { kind: 'list', levels: [2] },
    { kind: 'list', levels: [-1.5, 1e-9, 3] }
  ])('comes back', (choice) => {
    expect(readLevels(writeLevels(choice))).toEqual(choice)
    expect(decodeLink(encodeLink(stateOf({ levels: choice }))).state.levels).toEqual(choice)
  })

  test('is left out of links by default, as filled bands are', () => {
    expect(facet.keys.levels.write(auto, auto)).toBeNull()
    expect(encodeLink(stateOf())).not.toMatch(/levels|bands/)
    expect(encodeLink(stateOf({ bands: false }))).toContain('bands=off')
    expect(decodeLink('f=x&levels=much').notices).toHaveLength(1)
  })
})
