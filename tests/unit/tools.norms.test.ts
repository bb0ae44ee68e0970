import { describe, expect, test } from 'vitest'
import type { Domain } from '$lib/tape/sampling/sampling'
import { ballOf, normNames, normOf, steepestUnder, type NormName } from '$lib/tools/norms/norms'
import { compass, distanceOf, hullOf, type Pair } from '$lib/tools/norms/polygon'
import { subgradientsAt } from '$lib/tools/norms/subgradients'
import { readAs } from '../support/reading'

const domain: Domain = { x: [-3, 3], y: [-3, 3] }

const at = (source: string, place: Pair) => {
  const field = readAs(source)
  const continuous = field.smoothness([...place])?.continuous ?? true
  return subgradientsAt(field, place, {}, domain, continuous)
}

describe('steepest directions', () => {
  /** The slopes to all corners and to places on the rim between them. */
  const rim = (name: NormName): Pair[] => {
    const ball = ballOf(name)
    return ball.flatMap(([x, y], i) => {
      const [u, v] = ball[(i + 1) % ball.length]
      return [0, 0.25, 0.5, 0.75].map((s): Pair => [x + s * (u - x), y + s * (v - y)])
    })
  }

  test.each(normNames)('under the norm %s no step of the ball is steeper', (name) => {
    for (const gradient of [
      [3, 4],
      [-2, 1],
      [0, 5],
      [-1, 0],
      [1, 1],
      [-2, 2],
      [1e-9, 3]
    ] as Pair[]) {
      // prettier-ignore
      const { slope, steps } = steepestUnder(name, gradient)
      const most = Math.max(...rim(name).map(([x, y]) => gradient[0] * x + gradient[1] * y))
      expect(most).toBeLessThanOrEqual(slope * (1 + 1e-12))
      expect(most).toBeGreaterThan(slope * 0.999)
      for (const step of steps) {
        expect(normOf(name, step)).toBeCloseTo(1, 12)
        expect(gradient[0] * step[0] + gradient[1] * step[1]).toBeCloseTo(slope, 12)
      }
    }
  })

  test.each<[NormName, Pair, Pair[]]>([
    ['1', [3, 4], [[0, 1]]],
    ['1', [-5, 4], [[-1, 0]]],
    ['1', [2, -2], [[1, 0], [0, -1]]],
    ['2', [3, 4], [[0.6, 0.8]]],
    ['inf', [3, -4], [[1, -1]]],
    ['inf', [0, 2], [[1, 1], [-1, 1]]],
    ['inf', [-3, 0], [[-1, 1], [-1, -1]]],
    ['1', [0, 0], []],
    ['2', [0, 0], []]
  ])('under %s of %j', (name, gradient, steps) => {
    const found = steepestUnder(name, gradient).steps
    expect(found).toHaveLength(steps.length)
    found.forEach((step, i) => step.forEach((part, k) => expect(part).toBeCloseTo(steps[i][k], 14)))
  }) // prettier-ignore

  test('partials that rounding may have told apart are as large as each other', () => {
    expect(steepestUnder('1', [1, 1 + 1e-15]).steps).toHaveLength(1)
    expect(steepestUnder('1', [1, 1 + 1e-15], [1e-15, 1e-15]).steps).toHaveLength(2)
    expect(steepestUnder('inf', [1e-17, 1], [1e-16, 0]).steps).toHaveLength(2)
  })
})

test('a hull has the corners alone', () => {
  expect(hullOf([[0, 0], [1, 0], [0.5, 0], [1, 1], [0, 1], [0.5, 0.5], [1, 1]])).toEqual([[0, 0], [1, 0], [1, 1], [0, 1]]) // prettier-ignore
  expect(hullOf([[1, 1], [0, 0], [0.5, 0.5]])).toEqual([[0, 0], [1, 1]]) // prettier-ignore
  expect(hullOf([[2, 3], [2, 3]])).toEqual([[2, 3]]) // prettier-ignore
})

describe('at kinks the set of subgradients is', () => {
  test.each<[source: string, place: Pair, corners: Pair[]]>([
    ['abs(x)', [0, 1], [[-1, 0], [1, 0]]],
    ['abs(x)+abs(y)', [0, 0], [[-1, -1], [1, -1], [1, 1], [-1, 1]]],
    ['abs(x)+abs(y)', [0, 2], [[-1, 1], [1, 1]]],
    ['max(x,y)', [1, 1], [[0, 1], [1, 0]]],
    ['min(x,3y)', [3, 1], [[0, 3], [1, 0]]],
    ['max(x,y,-x-y)', [0, 0], [[-1, -1], [1, 0], [0, 1]]],
    ['relu(x-y)', [2, 2], [[0, 0], [1, -1]]],
    ['2abs(x-1)+x y', [1, 3], [[1, 1], [5, 1]]],
    ['max(abs(x),abs(y))', [0, 0], [[-1, 0], [0, -1], [1, 0], [0, 1]]],
    ['-abs(x)+abs(y)', [0, 0], [[-1, -1], [1, -1], [1, 1], [-1, 1]]],
    ['abs(sin(x))+y^2', [0, 1], [[-1, 2], [1, 2]]],
    ['exp(max(x,2y))', [0, 0], [[0, 2], [1, 0]]],
    ['sqrt((x-1)^2)', [1, 0], [[-1, 0], [1, 0]]],
    ['abs(x)*(1+y)', [0, 1], [[-2, 0], [2, 0]]],
    ['max(x,0)-max(-y,0)', [0, 0], [[0, 0], [1, 0], [1, 1], [0, 1]]]
  ])('%s at %j: %j', (source, place, corners) => {
    const verdict = at(source, place)
    expect(verdict).toMatchObject({ kind: 'slopes', slopes: { sure: true } })
    if (verdict.kind !== 'slopes') return
    expect(verdict.slopes.corners).toHaveLength(corners.length)
    for (const [x, y] of corners)
      expect(
        verdict.slopes.corners.some(([u, v]) => Math.hypot(u - x, v - y) < 1e-12),
        JSON.stringify(verdict.slopes.corners)
      ).toBe(true)
  }) // prettier-ignore

  test.each<[source: string, place: Pair, a: number, b: number, centre: Pair]>([
    ['sqrt(x^2+y^2)', [0, 0], 1, 1, [0, 0]],
    ['hypot(x,y)', [0, 0], 1, 1, [0, 0]],
    ['3hypot(x-1,y)+x', [1, 0], 3, 3, [1, 0]],
    ['sqrt(x^2+4y^2)', [0, 0], 1, 2, [0, 0]],
    ['-sqrt(x^2+y^2)', [0, 0], 1, 1, [0, 0]]
  ])('%s at %j: an ellipse', (source, place, a, b, [x, y]) => {
    const verdict = at(source, place)
    expect(verdict).toMatchObject({ kind: 'slopes', slopes: { sure: true } })
    if (verdict.kind !== 'slopes') return
    const ellipse = compass(400).map(([c, s]): Pair => [x + a * c, y + b * s])
    expect(distanceOf(verdict.slopes.corners, ellipse)).toBeLessThan(2e-3)
    for (const [u, v] of verdict.slopes.corners)
      expect(((u - x) / a) ** 2 + ((v - y) / b) ** 2).toBeCloseTo(1, 9)
  })
})

test('what takes back a kink is not said to be sure', () => {
  const verdict = at('abs(x)+x^2-abs(x)', [0, 1])
  if (verdict.kind === 'slopes' && verdict.slopes.sure) expect(verdict.slopes.corners).toHaveLength(1)
})

test.each<[string, Pair, string]>([
  ['floor(x)', [1, 0], 'broken'],
  ['sqrt(abs(x))', [0, 1], 'steep'],
  ['cbrt(x)+y', [0, 0], 'steep'],
  ['sqrt(x)', [0, 0], 'unknown']
])('%s at %j has none: %s', (source, place, kind) => {
  expect(at(source, place).kind).toBe(kind)
})

test('cases that meet are seen, and not said to be sure', () => {
  const verdict = at('if(x<0,-x,2x)', [0, 0])
  expect(verdict).toMatchObject({ kind: 'slopes', slopes: { sure: false } })
  if (verdict.kind === 'slopes') expect(distanceOf(verdict.slopes.corners, [[-1, 0], [2, 0]])).toBeLessThan(1e-6) // prettier-ignore
})
