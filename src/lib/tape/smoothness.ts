import type { Expansion } from './expansion'
import { coefficientOf, withoutConstant } from './series'
import type { Series } from './series'

/** The slopes on both sides of a point along one axis; equal where there is a derivative, ±∞ at a vertical tangent. */
export interface OneSided {
  left: number
  right: number
}

/** What expansions along rays say about f at a point where the formulas of its derivatives say nothing. */
export interface Smoothness {
  oneSided: OneSided[]
  /** NaN where a partial derivative does not exist, and throughout where f is not differentiable. */
  gradient: number[]
  /** NaN where f is not twice differentiable. */
  hessian: number[][]
}

/** Slopes and curvatures that agree to this, relatively, are the same. */
const tolerance = 1e-9

/** Judges differentiability at a point where f has the finite value `value`. */
export function smoothnessAt(
  expansion: Expansion,
  at: number[],
  parameters: number[],
  value: number
): Smoothness {
  const n = at.length
  const along = (direction: number[]) => continuous(expansion(at, direction, parameters), value)
  const axis = (i: number, length: number) => at.map((_, k) => (k === i ? length : 0))
  const rays = at.map((_, i) => ({ forwards: along(axis(i, 1)), backwards: along(axis(i, -1)) }))
  const oneSided = rays.map(({ forwards, backwards }) => ({
    left: -slopeOf(backwards),
    right: slopeOf(forwards)
  }))
  const partials = oneSided.map(({ left, right }) => (same(left, right) ? (left + right) / 2 : NaN))
  const undefinedHessian = at.map(() => at.map(() => NaN))
  if (!partials.every(Number.isFinite)) return { oneSided, gradient: partials, hessian: undefinedHessian }

  const oblique = n > 1 ? directions(n).map((direction) => ({ direction, ray: along(direction) })) : []
  const linear = oblique.every(({ direction, ray }) => same(slopeOf(ray), dot(direction, partials)))
  if (!linear) return { oneSided, gradient: partials.map(() => NaN), hessian: undefinedHessian }

  const hessian = at.map((_, i) =>
    at.map((_, j) => {
      if (i === j) return 2 * agreed(bendOf(rays[i].forwards), bendOf(rays[i].backwards))
      const both = axis(i, 1).map((d, k) => d + (k === j ? 1 : 0))
      return bendOf(along(both)) - bendOf(rays[i].forwards) - bendOf(rays[j].forwards)
    })
  )
  const quadratic = oblique.every(({ direction, ray }) => {
    const expected = direction.reduce((sum, d, i) => sum + (d * dot(hessian[i], direction)) / 2, 0)
    return same(bendOf(ray), expected)
  })
  return { oneSided, gradient: partials, hessian: quadratic ? hessian : undefinedHessian }
}

/** A ray on which f does not go on from its value has no slope. */
const continuous = (s: Series | null, value: number): Series | null =>
  s && (s.terms[0]?.power ?? 0) >= 0 && same(coefficientOf(s, 0), value) ? s : null

function slopeOf(s: Series | null): number {
  if (!s) return NaN
  const [first] = withoutConstant(s).terms
  if (first && first.power < 1 - tolerance) return Math.sign(first.coefficient) * Infinity
  return s.order > 1 ? coefficientOf(s, 1) : NaN
}

/** The coefficient of t², where nothing stands between t and t². */
function bendOf(s: Series | null): number {
  if (!s || s.order <= 2) return NaN
  const between = s.terms.some(({ power }) => power > 1 + tolerance && power < 2 - tolerance)
  return between ? NaN : coefficientOf(s, 2)
}

const same = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
const agreed = (a: number, b: number): number => (same(a, b) ? (a + b) / 2 : NaN)
const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0)

/** Directions with no ratio that a formula is likely to treat apart, in all orthants of the first coordinates. */
function directions(n: number): number[][] {
  return Array.from({ length: 12 }, (_, k) =>
    Array.from({ length: n }, (_, i) => {
      const angle = (k + 1) * (i + 1) * 2.399963229728653
      return Math.cos(angle) * (1 + ((k * 7 + i * 3) % 5) / 7)
    })
  )
}
