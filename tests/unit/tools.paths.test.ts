import { describe, expect, test } from 'vitest'
import { steepestCurve, type Slopes, type SteepestCurve } from '$lib/figure/curves/steepest'
import { toScalar } from '$lib/tape/evaluators/scalar'
import type { Domain } from '$lib/tape/sampling/sampling'
import { readAs } from '../support/reading'

const window3: Domain = { x: [-3, 3], y: [-3, 3] }

function slopesOf(source: string): Slopes {
  const evaluate = toScalar(readAs(source).tape)
  return (x, y) => evaluate([x, y], [])
}

const follow = (source: string, start: [number, number], sign: 1 | -1 = 1, domain = window3) =>
  steepestCurve(slopesOf(source), start, domain, sign)

const endOf = ({ places }: SteepestCurve) => [...places.slice(-3)]

describe('ascents end at the maximum', () => {
  test.each<[source: string, maximum: [number, number], start: [number, number]]>([
    ['-x^2-y^2', [0, 0], [1.5, -2]],
    ['-x^2-5y^2+2x', [1, 0], [-2, 1]],
    ['exp(-(x-1)^2-(y+0.5)^2)', [1, -0.5], [-2, 2]],
    ['-(x^2+x y+y^2)+x-y', [1, -1], [2.5, 2.5]],
    ['1/(1+x^2+4y^2)', [0, 0], [2, 2]],
    ['sin(x)*cos(y)', [Math.PI / 2, 0], [0.3, 1.2]],
    ['ln(5)-ln(1+x^2+y^2+x^2 y^2)', [0, 0], [-2, 1]],
    ['3-(x-0.5)^2-(y-x^2)^2', [0.5, 0.25], [-1.5, 1]],
    ['cos(x)+cos(y)+x/10', [Math.asin(0.1), 0], [1, -2]],
    ['-cosh(x+y)-(x-y)^2', [0, 0], [2, 1]],
    ['x exp(-x^2-y^2)', [Math.SQRT1_2, 0], [0.1, 2]],
    ['-2(y-x^2)^2-(1-x)^2', [1, 1], [-0.5, 2]]
  ])('%s: %j', (source, [x, y], start) => {
    const curve = follow(source, start)
    expect(curve.reason).toEqual({ kind: 'critical', critical: 'maximum' })
    const end = endOf(curve)
    expect(Math.hypot(end[0] - x, end[1] - y)).toBeLessThan(1e-8)
    expect(end[2]).toBeCloseTo(readAs(source).value([x, y]), 12)
  })

  test('descents at the minimum, where the Hessian vanishes too', () => {
    const curve = follow('x^4+y^4', [2, -1], -1)
    expect(curve.reason).toMatchObject({ kind: 'critical' })
    expect(Math.hypot(...endOf(curve).slice(0, 2))).toBeLessThan(1e-5)
  })
})

describe('curves are right', () => {
  /**
   * How far the curve leaves the direction (gx, gy) at a vertex: across it against along it, by the polynomial through
   * nine vertices.
   */
  function slantAt({ places }: SteepestCurve, i: number, [gx, gy]: [number, number], reach = 4): number {
    const nodes = Array.from({ length: 2 * reach + 1 }, (_, k) => i - reach + k).filter((k) => k !== i)
    const own = nodes.map((k) => {
      const [dx, dy] = [0, 1].map((axis) => places[3 * k + axis] - places[3 * i + axis])
      return { along: dx * gx + dy * gy, across: dy * gx - dx * gy }
    })
    return own.reduce((sum, { along, across }) => {
      const weight = own.reduce((w, other) => (other.along === along ? w : w * (other.along / (other.along - along))), 1 / along) // prettier-ignore
      return sum + weight * across
    }, 0)
  }

  test.each<[source: string, start: [number, number], domain?: Domain]>([
    ['x^2+3x y/5+y^2/5', [1, 2]],
    ['sin(x) cos(y)', [0.4, 0.9]],
    ['x y', [0.5, 1]],
    ['exp(-x^2-2y^2)+x/4', [-1, 1]],
    ['x^3-3x y^2', [1, 0.7]],
    ['x^2+3y^2', [0.2, 0.4], { x: [-1, 1], y: [-2, 2] }]
  ])('at right angles to the level curves of %s', (source, start, domain = window3) => {
    const slopes = slopesOf(source)
    for (const sign of [1, -1] as const) {
      // Steps so short that the polynomials below are exact enough.
      const curve = steepestCurve(slopes, start, domain, sign, { longest: 1 / 100 })
      const count = curve.lengths.length
      expect(count).toBeGreaterThan(10)
      for (let i = 4; i < count - 6; i++) {
        const [, fx, fy] = slopes(curve.places[3 * i], curve.places[3 * i + 1])
        const cosine = slantAt(curve, i, [fx, fy])
        expect(Math.abs(cosine), `vertex ${i} of ${count}`).toBeLessThan(1e-6)
      }
    }
  })

  test.each([1, 2, 3, 0.5])('of x² + %d y² they are y = c·x^a', (a) => {
    const { places, reason } = follow(`x^2+${a}y^2`, [0.5, 0.4])
    expect(reason).toEqual({ kind: 'window' })
    for (let i = 0; i < places.length; i += 3)
      expect(places[i + 1]).toBeCloseTo(0.4 * (places[i] / 0.5) ** a, 6)
    expect(Math.max(places.at(-3)!, places.at(-2)!)).toBe(3)
  })

  test('f rises all the way, and its length is that of the curve', () => {
    const { places, lengths } = follow('x y', [0.5, 1])
    for (let i = 3; i < places.length; i += 3) expect(places[i + 2]).toBeGreaterThan(places[i - 1])
    // On the hyperbola y² − x² = 0.75 up to y = 3.
    let length = 0
    for (let k = 0; k < 10000; k++) {
      const [y, next] = [1 + (2 * k) / 10000, 1 + (2 * (k + 1)) / 10000]
      length += Math.hypot(next - y, Math.sqrt(next * next - 0.75) - Math.sqrt(y * y - 0.75))
    }
    expect(lengths.at(-1)).toBeCloseTo(length, 3)
  })
})

describe('curves end', () => {
  test.each<[source: string, start: [number, number], sign: 1 | -1, kind: string, end: [number, number] | null]>([
    ['x', [0, 1], 1, 'window', [3, 1]],
    ['x', [0, 1], -1, 'window', [-3, 1]],
    ['x^2-y^2', [1, 0], -1, 'critical', [0, 0]],
    ['-hypot(x,y)', [1, 1], 1, 'kink', [0, 0]],
    ['-abs(x)-y^2/9', [1, 1], 1, 'kink', null],
    ['1/x', [1, 1], 1, 'pole', [0, 1]],
    ['-1/(x^2+y^2)', [1, 1], -1, 'pole', [0, 0]],
    ['1/(x y)', [0.4, 0.9], 1, 'pole', null],
    ['tan(x+y)', [0.4, 0.5], 1, 'pole', [Math.PI / 4 - 0.05, Math.PI / 4 + 0.05]],
    ['1/(x-y)^3', [1, 0.5], 1, 'pole', [0.75, 0.75]],
    ['ln(abs(x))', [1, 1], -1, 'pole', [0, 1]],
    ['sqrt(x)', [1, 1], -1, 'undefined', [0, 1]],
    ['(x+y) 0^floor(x)', [0.2, 0.5], 1, 'jump', null],
    ['x/hypot(x,0)+x', [-1, 0], 1, 'jump', [0, 0]],
    ['max(-x^2-y^2,-1)', [0.3, 0.4], -1, 'plateau', [0.6, 0.8]],
    ['floor(x)', [0.5, 0], 1, 'plateau', [0.5, 0]],
    ['7', [1, 1], 1, 'plateau', [1, 1]],
    ['1/x', [0, 1], 1, 'undefined', [0, 1]],
    ['abs(x)', [0, 1], 1, 'kink', [0, 1]],
    ['x^2+y^2', [0, 0], 1, 'critical', [0, 0]],
    // Ridges that are level: the gradient vanishes on them and does not jump.
    ['x y/(x^2+y^2)', [0.5, 1], 1, 'critical', null],
    ['x y/(x^2+y^2)', [-0.5, 1], -1, 'critical', null],
    ['-(x-y)^2', [1, 0.5], 1, 'critical', [0.75, 0.75]],
    ['-(x-y)^4', [1, 0.5], 1, 'critical', [0.75, 0.75]],
    ['sin(x+y)', [0.3, 0.2], 1, 'critical', [Math.PI / 4 + 0.05, Math.PI / 4 - 0.05]],
    ['cos(x-2y)', [0.3, 0.1], 1, 'critical', null],
    ['-(x^2+y^2-1)^2', [0.3, 0.2], 1, 'critical', null],
    ['-abs(x-y)^(3/2)', [1, 0.5], 1, 'critical', [0.75, 0.75]],
    ['-abs(x-y)', [1, 0.5], 1, 'kink', [0.75, 0.75]],
    ['-abs(x^2+y^2-1)', [0.3, 0.2], 1, 'kink', null],
    ['x+y', [3, 3], 1, 'window', [3, 3]]
  ])('%s from %j, %d: %s', (source, start, sign, kind, end) => {
    const curve = follow(source, start, sign)
    expect(curve.reason.kind).toBe(kind)
    if (end) endOf(curve).slice(0, 2).forEach((value, k) => expect(value).toBeCloseTo(end[k], 6)) // prettier-ignore
    expect(curve.places.every((value, i) => i < 3 || Number.isFinite(value))).toBe(true)
  }) // prettier-ignore

  test('a bend where the gradient jumps is passed', () => {
    const { places, reason } = follow('max(x+y,3x+2y)', [-2, 0.5])
    expect(reason.kind).toBe('window')
    expect(places.at(-3)! + places.at(-2)!).toBeGreaterThan(2)
  })
})

test('no curve takes many steps', () => {
  for (const source of ['-100(y-x^2)^2-(1-x)^2', 'sin(9x) sin(9y)', 'x^3 y-x y^3', 'tan(x+y)']) {
    const slopes = slopesOf(source)
    let count = 0
    const counted: Slopes = (x, y) => (count++, slopes(x, y))
    for (const sign of [1, -1] as const) steepestCurve(counted, [0.9, -0.7], window3, sign)
    expect(count, source).toBeLessThan(2 * 600 * 8)
  }
})
