import fc from 'fast-check'
import type { Interval } from '../../src/lib/tape/evaluators/intervals'

const landmarks = [0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 10, 100, -100, 1e-3, 1e-300, -1e-300, 1e300, -1e300]
const turns = [1, -1, 2, -2, 3, 7].map((k) => (k * Math.PI) / 2)
const widths = [0, 0, 1e-300, 1e-15, 1e-8, 0.01, 0.1, 0.5, 1, 3, 20, 1e5, Infinity]

const middle = fc.oneof(
  fc.constantFrom(...landmarks, ...turns),
  fc.integer({ min: -12, max: 12 }),
  fc.double({ min: -8, max: 8, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true })
)

/** Intervals of every size, often with an end or the middle at 0, a whole number or a pole; also single points. */
export const interval: fc.Arbitrary<Interval> = fc
  .tuple(middle, fc.constantFrom(...widths), fc.constantFrom(0, 0.5, 1))
  .map(([at, width, share]) => {
    // An infinite width times 0 is no number: the end stays.
    const [low, high] = [at - (share && width * share), at + (share < 1 ? width * (1 - share) : 0)]
    return [low, high]
  })

/** Points of an interval, its ends and landmarks among them, by numbers from 0 to 1. */
export function pointsOf([low, high]: Interval, shares: number[]): number[] {
  const { MAX_VALUE } = Number
  const [from, to] = [Math.max(low, -MAX_VALUE), Math.min(high, MAX_VALUE)]
  const between = shares.map((share) => Math.min(to, Math.max(from, from * (1 - share) + to * share)))
  const near = shares.map((share) => Math.min(to, Math.max(from, (share - 0.5) * 20)))
  const known = [0, 1, -1, 0.5, Math.ceil(from), Math.floor(to)].filter((x) => x >= from && x <= to)
  return [from, to, ...between, ...near, ...known]
}

/** A function along a segment, for t from 0 to 1: its value, NaN where undefined, and its slope there. */
type Along = (t: number) => { value: number; slope: number }

/**
 * The height of a jump, or of the change of sign over a pole, that the segment steps over, found by halving the step
 * with the largest change; 0 if there is none. Changes that the slopes account for are no jumps.
 */
export function jumpAlong(f: Along, steps = 24): number {
  const nodes = Array.from({ length: steps + 1 }, (_, i) => ({ t: i / steps, ...f(i / steps) }))
  let worst = 0
  for (let i = 0; i < steps; i++) {
    let [a, b] = [nodes[i], nodes[i + 1]]
    while (suspicious(a, b)) {
      const t = (a.t + b.t) / 2
      if (t === a.t || t === b.t) {
        worst = Math.max(worst, Math.abs(a.value - b.value))
        break
      }
      const m = { t, ...f(t) }
      // An edge of the domain is no jump.
      if (Number.isNaN(m.value)) break
      if (Math.abs(m.value - a.value) > Math.abs(b.value - m.value)) b = m
      else a = m
    }
  }
  return worst
}

interface Node {
  t: number
  value: number
  slope: number
}

function suspicious(a: Node, b: Node): boolean {
  if (!Number.isFinite(a.value) || !Number.isFinite(b.value)) return false
  const change = Math.abs(a.value - b.value)
  const size = Math.abs(a.value) + Math.abs(b.value)
  if (change <= 1e-3 * (1 + size)) return false
  if (a.value > 1e6 && b.value < -1e6) return true
  if (a.value < -1e6 && b.value > 1e6) return true
  const slope = Math.max(...[a.slope, b.slope].map((s) => (Number.isNaN(s) ? Infinity : Math.abs(s))))
  return change > 4 * slope * (b.t - a.t)
}
