import { describe, expect, test } from 'vitest'
import { readField, type ScalarField } from '$lib/index'
import type { Domain } from '$lib/tape/sampling/sampling'
import { levelCurves, type LevelCurve } from '$lib/tape/levels/levelCurves'

type Place = readonly [x: number, y: number]

const square: Domain = { x: [-3, 3], y: [-3, 3] }

function field(source: string): ScalarField {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.field
}

const trace = (source: string, levels: number[], domain = square) =>
  levelCurves(field(source).tape, [], domain, levels)

const verticesOf = ({ places }: LevelCurve): Place[] =>
  Array.from({ length: places.length / 2 }, (_, i) => [places[2 * i], places[2 * i + 1]])

/** Its chords, the closing one too. */
function chordsOf(curve: LevelCurve): [Place, Place][] {
  const vertices = verticesOf(curve)
  const ends = curve.closed ? [...vertices.slice(1), vertices[0]] : vertices.slice(1)
  return ends.map((end, i) => [vertices[i], end])
}

const between = ([a, b]: [Place, Place], share: number): Place => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1])
]

/** How far a place lies from a chord. */
function distance([x, y]: Place, [[ax, ay], [bx, by]]: [Place, Place]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const size = dx * dx + dy * dy
  const share = size > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / size)) : 0
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

const steps = (from: number, to: number, count = 400): number[] =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count)

const circle = (radius: number): Place[] =>
  steps(0, 2 * Math.PI).map((t) => [radius * Math.cos(t), radius * Math.sin(t)])
const graph = (f: (x: number) => number): Place[] => steps(-3, 3, 2000).map((x) => [x, f(x)])

interface Known {
  source: string
  levels: number[]
  /** How far a place is from the curve, in closed form. */
  off(x: number, y: number, level: number): number
  /** Places all along the curve; those beyond the domain do not count. */
  curve(level: number): Place[]
}

const radial = (source: string, levels: number[], radius: (level: number) => number): Known => ({
  source,
  levels,
  off: (x, y, level) => Math.hypot(x, y) - radius(level),
  curve: (level) => circle(radius(level))
})

const known: Known[] = [
  radial('x^2 + y^2', [0.01, 1, 4, 12], Math.sqrt),
  radial('sqrt(x^2 + y^2)', [0.2, 1, 2.9, 3.5], (level) => level),
  radial('exp(-x^2 - y^2)', [0.02, 0.5, 0.99], (level) => Math.sqrt(-Math.log(level))),
  radial('sqrt(4 - x^2 - y^2)', [0.1, 1, 1.9], (level) => Math.sqrt(4 - level * level)),
  {
    source: 'x + 2y',
    levels: [-5, 0, 1.3],
    off: (x, y, level) => (x + 2 * y - level) / Math.sqrt(5),
    curve: (level) => graph((x) => (level - x) / 2)
  },
  {
    source: 'y - x^2',
    levels: [-2, 0, 1],
    off: (x, y, level) => (y - x * x - level) / Math.hypot(1, 2 * x),
    curve: (level) => graph((x) => level + x * x)
  },
  {
    source: 'y - sin(5x)',
    levels: [-1, 0, 2.5],
    off: (x, y, level) => (y - Math.sin(5 * x) - level) / Math.hypot(1, 5 * Math.cos(5 * x)),
    curve: (level) => graph((x) => level + Math.sin(5 * x))
  },
  {
    source: 'x y',
    levels: [-2, 0, 0.01, 3],
    off: (x, y, level) => (x * y - level) / Math.max(0.02, Math.hypot(x, y)),
    curve: (level) => [
      ...graph((x) => (x ? level / x : Infinity)),
      ...graph((y) => (y ? level / y : Infinity)).map(swap)
    ]
  },
  {
    source: 'x^2 + 3x y + 2y^2',
    levels: [0],
    off: (x, y) => Math.min(Math.abs(x + y) / Math.SQRT2, Math.abs(x + 2 * y) / Math.sqrt(5)),
    curve: () => [...graph((x) => -x), ...graph((x) => -x / 2)]
  },
  {
    source: '|x| + |y|',
    levels: [0.1, 1, 2],
    off: (x, y, level) => (Math.abs(x) + Math.abs(y) - level) / Math.SQRT2,
    curve: (level) =>
      steps(-level, level).flatMap((x) => [
        [x, level - Math.abs(x)],
        [x, Math.abs(x) - level]
      ])
  },
  {
    source: 'max(x, y)',
    levels: [-1.5, 0, 2],
    off: (x, y, level) => Math.max(x, y) - level,
    curve: (level) =>
      steps(-3, level).flatMap((t) => [
        [t, level],
        [level, t]
      ])
  },
  {
    source: 'atan2(y, x)',
    levels: [-3, -1, 0, 0.5, 2],
    off: (x, y, level) => x * Math.sin(level) - y * Math.cos(level),
    curve: (level) => steps(0.01, 4.2).map((r) => [r * Math.cos(level), r * Math.sin(level)])
  },
  {
    source: '1/(x y)',
    levels: [-20, -1, 0.5, 100],
    off: (x, y, level) => (x * y - 1 / level) / Math.max(0.02, Math.hypot(x, y)),
    curve: (level) => [...graph((x) => 1 / level / x), ...graph((y) => 1 / level / y).map(swap)]
  },
  {
    source: 'tan(x + y)',
    levels: [-4, 0, 1, 20],
    off: (x, y, level) => {
      const turns = (x + y - Math.atan(level)) / Math.PI
      return ((turns - Math.round(turns)) * Math.PI) / Math.SQRT2
    },
    curve: (level) => [-2, -1, 0, 1, 2].flatMap((k) => graph((x) => Math.atan(level) + k * Math.PI - x))
  }
]

function swap([x, y]: Place): Place {
  return [y, x]
}

describe.each(known)('the level curves of $source', ({ source, levels, off, curve }) => {
  const pixel = 6 / 400
  const all = trace(source, levels)
  const inside = ([x, y]: Place) => Math.max(Math.abs(x), Math.abs(y)) <= 3

  test('lie on their levels, between vertices too', () => {
    for (const one of all)
      for (const chord of chordsOf(one))
        for (const share of [0, 0.25, 0.5, 0.8]) {
          const [x, y] = between(chord, share)
          expect(Math.abs(off(x, y, one.level))).toBeLessThan((share ? 0.1 : 0.002) * pixel)
        }
  })

  test('are all there', () => {
    for (const level of levels) {
      const chords = all.filter((one) => one.level === level).flatMap(chordsOf)
      for (const place of curve(level).filter(inside)) {
        const nearest = Math.min(...chords.map((chord) => distance(place, chord)))
        expect(nearest, `${level} at ${place.join()}`).toBeLessThan(0.2 * pixel)
      }
    }
  })
})

/** Lines at which f jumps or has a pole: by which number a place lies on one side or the other of the nearest. */
const broken: { source: string; levels: number[]; side(x: number, y: number): unknown; domain?: Domain }[] = [
  { source: '1/(x y)', levels: [-50, -1, 0, 1, 1000], side: (x, y) => [x > 0, y > 0] },
  { source: 'tan(x + y)', levels: [-100, -1, 0, 3, 100], side: (x, y) => Math.round((x + y) / Math.PI) + 0 },
  { source: 'atan2(y, x)', levels: [-3.1, -1, 0, 1, 3.1], side: (x, y) => x < 0 && y < 0 },
  { source: 'floor(x)', levels: [-2, -1, -0.5, 0, 0.5, 1], side: (x) => Math.floor(x) },
  { source: '1/x', levels: [-40, 0, 0.4, 40], side: (x) => x > 0 },
  { source: 'y/x', levels: [-8, -1, 0.1, 0.3, 9], side: (x) => x > 0 },
  { source: 'sign(x y)', levels: [-1, -0.5, 0, 0.5, 1], side: (x, y) => x * y > 0 },
  { source: 'x + 2floor(y)', levels: [-2, 0, 0.5, 3], side: (_, y) => Math.floor(y) },
  { source: '1/(x^2 + y^2 - 1)', levels: [-9, -1.5, 2, 30], side: (x, y) => x * x + y * y > 1 },
  { source: 'x > y ? x : -2 - y', levels: [-1, 0, 1], side: (x, y) => x > y },
  { source: 'ln(|x - y|)', levels: [-3, -1, 0, 1], side: (x, y) => x > y },
  {
    source: 'tan(20x) + y',
    levels: [-9, 0, 2],
    side: (x) => Math.round((20 * x) / Math.PI) + 0,
    domain: { x: [-1, 1], y: [-1, 1] }
  }
]

describe.each(broken)('where $source has poles and jumps', ({ source, levels, side, domain }) => {
  const f = field(source)
  const curves = trace(source, levels, domain)

  test('no curve crosses one', () => {
    for (const curve of curves)
      for (const chord of chordsOf(curve)) expect(side(...chord[0])).toEqual(side(...chord[1]))
  })

  test('no curve runs along one: f is near the level all along', () => {
    const spacing = Math.min(...levels.slice(1).map((level, i) => level - levels[i]))
    for (const curve of curves)
      for (const chord of chordsOf(curve)) {
        const [fx, fy] = f.jet([...between(chord, 0.5)]).gradient
        const pixel = 6 / 400
        const rise = Number.isFinite(fx + fy) ? Math.hypot(fx, fy) * pixel : 0
        for (const share of [0, 0.3, 0.7]) {
          const value = f.value([...between(chord, share)])
          expect(Math.abs(value - curve.level)).toBeLessThan(Math.max(0.1 * rise, spacing / 100))
        }
      }
  })
})

test('levels that f has on whole areas alone have no curve', () => {
  expect(trace('floor(x)', [0, 0.5, 1])).toEqual([])
  expect(trace('sign(x)', [-1, 0, 1])).toEqual([])
  expect(trace('3', [3])).toEqual([])
  expect(trace('ln(-1 - x^2)', [0])).toEqual([])
})

test('a curve is closed if it comes back within the domain', () => {
  const closed = (level: number) => trace('x^2 + y^2', [level]).map((curve) => curve.closed)
  expect(closed(4)).toEqual([true])
  expect(closed(10)).toEqual([false, false, false, false])
})

test('f is larger on the left', () => {
  const f = field('x^2 - y + sin(3x y)')
  for (const curve of levelCurves(f.tape, [], square, [-1, 0.5, 2]))
    for (const [a, b] of chordsOf(curve)) {
      const [x, y] = between([a, b], 0.5)
      expect(f.value([x - (b[1] - a[1]) / 100, y + (b[0] - a[0]) / 100])).toBeGreaterThan(
        f.value([x + (b[1] - a[1]) / 100, y - (b[0] - a[0]) / 100])
      )
    }
})

test('deep zooms and large numbers do as well', () => {
  const domain: Domain = { x: [1e6, 1e6 + 1e-3], y: [-1e-3, 1e-3] }
  const curves = trace('x - 1000000 + y', [0.0005], domain)
  expect(curves).toHaveLength(1)
  for (const [x, y] of verticesOf(curves[0])) expect(Math.abs(x - 1e6 + y - 0.0005)).toBeLessThan(1e-9)
  const steep = trace('1e200 (x^2 + y^2)', [4e200])
  expect(steep.map(({ closed }) => closed)).toEqual([true])
})
