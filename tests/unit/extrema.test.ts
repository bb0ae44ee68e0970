import { describe, expect, test } from 'vitest'
import { constrainedExtrema, criticalPoints, regionExtrema, type ScalarField } from '$lib/index'
import { recognise } from '$lib/field/extrema/exact'
import { polygonProblem } from '$lib/field/extrema/polygon'
import { answerTo } from '$lib/field/extrema/question'
import type { Box } from '$lib/tape/roots/ranges'
import { seeded } from '$lib/basics/seeded'
import { constrainedProblems, singularProblems } from '../support/extrema/constrained'
import { criticalFunctions } from '../support/extrema/critical'
import { degenerateFunctions } from '../support/extrema/degenerate'
import { regionProblems, specialRegions } from '../support/extrema/regions'
import { readAs } from '../support/reading'

/** Windows that are tried of each function. */
const rounds = 30

const field = (source: string): ScalarField => readAs(source)

const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Those of `found` in the order of `wanted`: the nearest of each. */
const paired = <T extends { at: number[] }>(
  found: readonly T[],
  wanted: readonly (readonly number[])[]
): T[] =>
  wanted.map((at) => found.reduce((best, each) => (apart(each.at, at) < apart(best.at, at) ? each : best)))

describe('critical points of a window', () => {
  test.each(criticalFunctions)('$name', ({ source, parameters, box, points }) => {
    const { points: found, complete, undecided } = criticalPoints(field(source), box, { parameters })
    expect(undecided).toEqual([])
    expect(complete).toBe(true)
    expect(found).toHaveLength(points.length)
    paired(
      found,
      points.map(({ x, y }) => [x, y])
    ).forEach((point, i) => {
      const { x, y, value, kind } = points[i]
      const size = Math.max(1, Math.abs(x), Math.abs(y))
      expect(apart(point.at, [x, y])).toBeLessThan(1e-9 * size)
      expect(Math.abs(point.value - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)))
      expect(point.kind).toBe(kind)
      expect(point.proved).toBe(true)
    })
  })
})

describe('certificates at random windows', () => {
  // A root is in a window or it is not: whatever the window, those inside are found and no others.
  test.each(criticalFunctions)('$name', ({ name, source, parameters, box, points }) => {
    const random = seeded(name.length * 7919 + points.length)
    const f = field(source)
    for (let round = 0; round < rounds; round++) {
      const cut: Box = box.map(([low, high]) => {
        const room = high - low
        return [low + random() * 0.4 * room, high - random() * 0.4 * room] as const
      })
      const inside = points.filter(({ x, y }) => [x, y].every((at, i) => at > cut[i][0] && at < cut[i][1]))
      const { points: found, complete } = criticalPoints(f, cut, { parameters })
      expect(complete).toBe(true)
      expect(found).toHaveLength(inside.length)
      paired(
        found,
        inside.map(({ x, y }) => [x, y])
      ).forEach(({ at }, i) => expect(apart(at, [inside[i].x, inside[i].y])).toBeLessThan(1e-8))
    }
  })
})

describe('what is degenerate is never told as decided', () => {
  test.each(degenerateFunctions)('$name', ({ source, truth, box, at }) => {
    const { points, spots, complete } = criticalPoints(field(source), box)
    const isKnownKink = truth === 'kink' && complete
    expect(complete).toBe(isKnownKink)
    const near = at && points.filter((point) => apart(point.at, at) < 1e-4)
    switch (truth) {
      case 'isolated':
        expect(near).toHaveLength(1)
        expect(near![0]).toMatchObject({ kind: 'degenerate', proved: false })
        expect(near![0].at).toEqual(at)
        expect(points).toHaveLength(1)
        break
      case 'curve':
        expect(spots.some(({ shape }) => shape === 'curve')).toBe(true)
        // No single place of the curve is told to be a proved critical point.
        expect(near).toEqual([])
        break
      case 'kink':
        expect(near).toHaveLength(1)
        expect(near![0]).toMatchObject({ kind: 'minimum', isSmooth: false })
        expect(near![0].at).toEqual(at)
        break
      case 'everywhere':
        expect(spots).toMatchObject([{ shape: 'area' }])
        expect(points).toEqual([])
    }
  })

  test('a maximum of its own beside a curve of minima', () => {
    const { points, complete } = criticalPoints(field('(x^2+y^2-1)^2'), [[-2, 2], [-2, 2]]) // prettier-ignore
    expect(points).toMatchObject([{ at: [0, 0], kind: 'maximum', proved: true }])
    expect(complete).toBe(false)
  })

  test.each<[source: string, at: [number, number]]>([
    ['|x| + y^2', [0, 0]],
    ['max(x, -x) + |y - 1|', [0, 1]],
    ['|x - y| + |x + y - 2|', [1, 1]],
    ['relu(x) + relu(-x) + (y + 1)^2', [0, -1]]
  ])('a kink that is a minimum: %s', (source, at) => {
    const { points, complete } = criticalPoints(field(source), [[-2, 2], [-2, 2]]) // prettier-ignore
    expect(complete).toBe(true)
    expect(points).toMatchObject([{ at, kind: 'minimum', isSmooth: false }])
  })

  test.each(['floor(x) + y^2', 'sign(x) x^2 + y', '{x < 0: x, x^2} + y^2', 'mod(x, 1) + y'])(
    'a jump or a choice proves nothing that is false: %s',
    (source) => {
      const { points } = criticalPoints(field(source), [[-2, 2.3], [-2, 2]]) // prettier-ignore
      for (const { proved, at } of points)
        if (proved) expect(Math.hypot(...field(source).jet(at).gradient)).toBeLessThan(1e-9)
    }
  )
})

describe('extrema along a curve', () => {
  test.each(constrainedProblems)('$name', ({ f, g, level, box, points, closed }) => {
    const found = constrainedExtrema(field(f), field(g), level, box)
    expect(found.complete).toBe(true)
    expect(found.points).toHaveLength(points.length)
    expect(found.isClosed).toBe(closed)
    paired(
      found.points,
      points.map(({ x, y }) => [x, y])
    ).forEach((point, i) => {
      const { x, y, value, multiplier, kind } = points[i]
      expect(apart(point.at, [x, y])).toBeLessThan(1e-9 * Math.max(1, Math.abs(x), Math.abs(y)))
      expect(Math.abs(point.value - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)))
      expect(Math.abs(point.multiplier - multiplier)).toBeLessThan(1e-8 * Math.max(1, Math.abs(multiplier)))
      expect(point).toMatchObject({ kind, proved: true })
    })
  })

  test.each(singularProblems)('not told as decided: $name', ({ f, g, level, box, truth, extrema }) => {
    const found = constrainedExtrema(field(f), field(g), level, box)
    if (truth !== 'kink') expect(found.complete).toBe(false)
    expect(found.isConstant).toBe(truth === 'constant')
    for (const { x, y, value, kind } of extrema) {
      const near = found.points.filter(({ at }) => apart(at, [x, y]) < 1e-5)
      expect(near).toHaveLength(1)
      expect(near[0].kind).toBe(kind)
      expect(Math.abs(near[0].value - value)).toBeLessThan(1e-5)
    }
  })
})

describe('absolute extrema on a region', () => {
  test.each(regionProblems)('$name', ({ f, inequalities, box, minimum, maximum }) => {
    const found = regionExtrema(field(f), inequalities, box)
    expect(found.problem).toBeUndefined()
    expect(found.complete).toBe(true)
    for (const [kind, wanted] of [
      ['minimum', minimum],
      ['maximum', maximum]
    ] as const) {
      // prettier-ignore
      expect(Math.abs(found[kind]!.value - wanted.value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted.value)))
      expect(found[kind]!.places).toHaveLength(wanted.at.length)
      for (const [i, at] of wanted.at.entries())
        expect(
          apart(
            paired(
              found[kind]!.places.map((at) => ({ at })),
              wanted.at
            )[i].at,
            at
          )
        ).toBeLessThan(1e-8)
      const named = found.candidates.filter((candidate) => candidate.kind === kind)
      expect(named).toHaveLength(wanted.at.length)
    }
  })

  const sentences = {
    'not closed': /not closed/,
    'not bounded': /beyond this window/,
    'beyond the box': /beyond this window/,
    empty: /No place of this window/,
    'without value': /not sure that f has a value/
  }
  test.each(specialRegions)('said why not: $name', ({ f, inequalities, box, truth, minimum, maximum }) => {
    const found = regionExtrema(field(f), inequalities, box)
    expect(found.complete).toBe(false)
    expect(found.problem).toMatch(sentences[truth])
    if (truth !== 'not closed') return
    for (const [kind, wanted] of [
      ['minimum', minimum],
      ['maximum', maximum]
    ] as const)
      // prettier-ignore
      if (wanted === null) expect(found[kind]).toBeUndefined()
      else expect(Math.abs(found[kind]!.value - wanted.value)).toBeLessThan(1e-9)
  })

  test('what cannot be read is told', () => {
    const told = regionExtrema(field('x y'), ['x^2 + y^2 <= 4', 'x +* y < 1'], [[-3, 3], [-3, 3]]) // prettier-ignore
    expect(told).toMatchObject({ complete: false, candidates: [] })
    expect(told.problem).toContain('x +* y < 1')
  })
})

describe('conditions with numbers among what they are sums of', () => {
  // 0 in relu(x) + y ≤ 1 is no condition of its own.
  test.each<[f: string, inequalities: string[], least: number, most: number]>([
    ['x + y', ['x <= -1', 'x >= -2', '0 <= y', 'y <= 1'], -2, 0],
    ['y', ['relu(x) + y <= 1', 'x >= -1', 'y >= 0'], 0, 1],
    ['x - y', ['max(x, 0) + max(y, 0) <= 1', 'x >= -1', 'y >= -1'], -2, 2],
    ['y', ['min(x, -1) + 1 >= 0', 'x^2 + y^2 <= 1'], -1, 1],
    ['x', ['|x| - (-1) <= 2', '|y| - 1 <= 0'], -1, 1]
  ])('%s on %j', (f, inequalities, least, most) => {
    const { minimum, maximum, complete } = regionExtrema(field(f), inequalities, [[-3, 3], [-3, 3]]) // prettier-ignore
    expect(complete).toBe(true)
    expect([minimum!.value, maximum!.value]).toEqual([least, most])
  })
})

describe('what slopes pass over is never told as complete', () => {
  const plane: Box = [[-2, 2], [-2.1, 2]] // prettier-ignore

  // At a cusp the slope has no value, and none near it is 0.
  test.each<[source: string, at: [number, number]]>([
    ['cbrt(x)^2 + y^2', [0, 0]],
    ['cbrt(x)^2 + cbrt(y)^2', [0, 0]],
    ['y^2 + 3cbrt(x - 1)^2', [1, 0]]
  ])('a cusp: %s', (source, at) => {
    const { points, complete } = criticalPoints(field(source), plane)
    expect(complete).toBe(false)
    expect(points.filter((point) => apart(point.at, at) < 1e-6)).toHaveLength(1)
  })

  test.each<[source: string, at: number]>([
    ['x|x|', 0],
    ['sqrt(|x|)', 0],
    ['3 - sqrt(|x - 1|)', 1],
    ['(x + 1) |x + 1| + 2', -1]
  ])('a kink of which slopes say nothing: %s', (source, at) => {
    const { points, complete } = criticalPoints(readAs(source, { variables: ['x'] }), [[-2, 2.3]])
    expect(complete).toBe(false)
    expect(points.map((point) => point.at[0])).toEqual([at])
    expect(points[0].proved).toBe(false)
  })

  test.each(['mod(x, 1)', '{x <= 0: x, x - 1}', 'x + floor(x)', 'x - sign(x)'])(
    'an extremum at a jump: %s',
    (source) => expect(criticalPoints(readAs(source, { variables: ['x'] }), [[-2, 2.3]]).complete).toBe(false)
  )

  test.each(['1/x', 'ln(x)', '1/x + x', 'x + 1/(x - 1)'])('a pole leaves all complete: %s', (source) =>
    expect(criticalPoints(readAs(source, { variables: ['x'] }), [[-2, 2.3]]).complete).toBe(true)
  )

  test.each(['|y| + x^2 (1 - x^2)', '|x - 1| - 3y^2', 'max(y, -y) + cos(x)'])(
    'a pass on a kink is told apart: %s',
    (source) => expect(criticalPoints(field(source), plane).complete).toBe(true)
  )

  test.each<[f: string, g: string, level: number]>([
    ['x', 'cbrt(x)^2 + cbrt(y)^2', 1],
    ['x + y', 'sqrt(x) + sqrt(y)', 1],
    ['x + y', 'sqrt(x) - y', 0],
    ['sqrt(x)', 'x^2 + y^2', 1],
    ['x', 'y - {x < 0: x^2, 1 - x}', 0],
    ['(x - 0.3)^2 + (y - 0.4)^2', '(x - 0.3)^2 + (y - 0.4)^2', 0.0001],
    ['x^2 + 2y^2 - x', '(x - 0.5)^2 + 2y^2', 0.00001]
  ])('cusps, ends and small pieces of a curve: %s on %s', (f, g, level) =>
    expect(constrainedExtrema(field(f), field(g), level, plane).complete).toBe(false)
  )

  // All terms of the second derivative but the smallest cancel.
  test.each<[f: string, first: string]>([
    ['10^16 (x^2 + y^2) + x', 'minimum'],
    ['10^16 (x^2 + y^2) - x', 'maximum']
  ])('a kind by what is left of large terms: %s', (f, first) => {
    const { points, complete } = constrainedExtrema(field(f), field('x^2 + y^2'), 1.7, plane)
    expect(complete).toBe(true)
    expect(points[0]).toMatchObject({ kind: first, proved: true })
    expect(points).toHaveLength(2)
  })
})

describe('boundaries that no condition is 0 on', () => {
  const window: Box = [[-2, 2], [-2, 2]] // prettier-ignore

  test.each<[f: string, inequalities: string[]]>([
    ['x', ['sqrt(x) + sqrt(y) <= 1']],
    ['x + y', ['x^(2/3) + y^(2/3) <= 1']],
    ['y', ['y >= x^(2/3)', 'y <= 1']],
    ['exp(2y - x)', ['y >= ln(x)', 'max(|x|, |y|) <= 1']]
  ])('a condition that ends: %s on %j', (f, inequalities) => {
    const { complete, problem } = regionExtrema(field(f), inequalities, window)
    expect(complete).toBe(false)
    expect(problem).not.toMatch(/No place/)
  })

  test.each<[f: string, condition: string, most: number]>([
    ['(x - 0.3)^2 + (y - 0.4)^2', '(x - 0.3)^2 + (y - 0.4)^2 <= 0.0001', 0.0001],
    ['1 + 2x^2 + (y + 0.7)^2 - x', '2(x - 0.25)^2 + (y + 0.7)^2 <= 0.00001', 1.87501 - 1]
  ])('a boundary that no cut meets, on which f is constant: %s', (f, condition, most) => {
    const { maximum, complete } = regionExtrema(field(f), [condition], window)
    if (complete) expect(Math.abs(maximum!.value - most)).toBeLessThan(1e-9)
  })

  test.each([1e-9, 3e-9, 1e-12])(
    'a region that reaches %d beyond the window has its last corner',
    (beyond) => {
      const { maximum, complete } = regionExtrema(field('x'), ['0 <= x', `x <= ${2 + beyond}`, '0 <= y', 'y <= 1'], window) // prettier-ignore
      if (complete) expect(Math.abs(maximum!.value - 2)).toBeLessThan(1e-8)
      expect(maximum!.value).toBeGreaterThan(1.99)
    }
  )
})

describe('what shows why', () => {
  const setting = (box: Box) => ({ variables: ['x', 'y'], values: {}, columns: {}, box })
  const exprOf = (source: string) => field(source).expressions.shown.value

  test('the pieces of a boundary, each with f as a function of one variable', () => {
    const conditions = ['-x', 'x - 2.5', '-y', 'y - 2'].map((source) => ({
      outward: exprOf(source),
      isClosed: true
    }))
    const box: Box = [[-3, 3], [-3, 3]] // prettier-ignore
    const asked = { f: exprOf('x^2 - 2x y + 2y'), setting: setting(box), kind: 'region', conditions } as const
    const answer = answerTo(asked)
    if (answer.kind !== 'region') throw new Error('no region')
    expect(answer.courses.map(({ restricted }) => restricted)).toEqual([
      '(0, y) = 2 y',
      '(2.5, y) = 6.25 - 3 y',
      '(x, 0) = x^{2}',
      '(x, 2) = x^{2} - 4 x + 4'
    ])
    for (const { places, lengths } of answer.courses) {
      expect(lengths.at(-1)!).toBeGreaterThan(1.9)
      for (let i = 0; i < lengths.length; i++) {
        const [x, y, f] = places.subarray(3 * i, 3 * i + 3)
        expect(Math.abs(f - (x * x - 2 * x * y + 2 * y))).toBeLessThan(1e-12)
        expect(Math.min(x, 2.5 - x, y, 2 - y)).toBeGreaterThan(-1e-9)
      }
    }
  })

  test.each<[corners: [number, number][], least: number, most: number, inside: number]>([
    [
      [
        [0, 0],
        [2, 0],
        [0, 1]
      ],
      0,
      2,
      3
    ],
    // A notch: (1, 1) is cut out of the square's upper side.
    [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [1, 0.5],
        [0, 2]
      ],
      0,
      6,
      5
    ]
  ])('a polygon %j', (corners, least, most, candidates) => {
    // prettier-ignore
    const box: Box = [[-3, 3], [-3, 3]] // prettier-ignore
    const asked = { f: exprOf('x + 2y'), setting: setting(box), kind: 'polygon', corners } as const
    const answer = answerTo(asked)
    if (answer.kind !== 'region') throw new Error('no region')
    const { minimum, maximum, complete } = answer.found
    expect([minimum!.value, maximum!.value, complete]).toEqual([least, most, true])
    expect(answer.courses).toHaveLength(corners.length)
    expect(answer.found.candidates.filter(({ isConstant }) => !isConstant)).toHaveLength(candidates)
  })

  test.each<[corners: [number, number][], words: string]>([
    [[[0, 0], [2, 2]], 'three corners'],
    [[[0, 0], [2, 2], [2, 0], [0, 2]], 'cross'],
    [[[0, 0], [1, 1], [2, 2]], 'line']
  ])('no polygon: %j', (corners, words) => expect(polygonProblem(corners)).toContain(words)) // prettier-ignore

  test('a long search tells how far it is, and ever farther', () => {
    const told: number[] = []
    const source = '(x^2+y-11)^2+(x+y^2-7)^2+|x|'
    answerTo({ f: exprOf(source), setting: setting([[-6, 6], [-6, 6]]), kind: 'points' }, (share) => told.push(share)) // prettier-ignore
    expect(told.length).toBeGreaterThan(5)
    for (const [i, share] of told.slice(1).entries()) expect(share).toBeGreaterThan(told[i] - 1e-12)
    expect(told.at(-1)).toBeLessThanOrEqual(1)
  })

  test.each<[value: number, text: string, equation: string]>([
    [1 / 3, '1/3', '3x = 1'],
    [-Math.SQRT2, '−√2', 'x^2 = 2'],
    [Math.SQRT1_2, '√2/2', '2x^2 = 1'],
    [(1 + Math.sqrt(5)) / 2, '(1 + √5)/2', 'x^2 - x - 1 = 0'],
    [-(5 * Math.PI) / 6, '−5π/6', 'x = -\\frac{5\\pi}{6}'],
    [Math.log(3 / 4), 'ln(3/4)', 'e^{x} = \\frac{3}{4}'],
    [-3, '−3', '']
  ])('%f is known as %s', (value, text, equation) => {
    const exact = recognise([value, value])!
    expect(exact.text).toBe(text)
    expect(exact.equation('x')).toBe(equation)
  })

  test.each([0.123456789, Math.cbrt(2), Math.sin(1), 1.2345678901])('%f is no well-known number', (value) =>
    expect(recognise([value, value])).toBeNull()
  )
})
