import { criticalNear } from './critical'
import type { EndReason, Slopes } from './steepest'

type Sides = readonly [number, number]

const ring = Array.from({ length: 8 }, (_, i) => [Math.cos(0.3 + (Math.PI * i) / 4), Math.sin(0.3 + (Math.PI * i) / 4)]) // prettier-ignore

/** Why no curve begins at a place; null where one does. */
export function stillAt(
  slopes: Slopes,
  [x, y]: readonly [number, number],
  sides: Sides,
  moves: boolean
): EndReason | null {
  const [f, fx, fy] = slopes(x, y)
  if (!Number.isFinite(f)) return { kind: 'undefined' }
  if (!Number.isFinite(fx + fy)) return { kind: 'kink' }
  const critical = criticalNear(slopes, [x, y], sides, 1e-9)
  if (moves && !critical) return null
  const around = (radius: number) =>
    ring.map(([c, s]) => slopes(x + radius * sides[0] * c, y + radius * sides[1] * s))
  const level = around(1e-3).every(([value]) => value === f)
  // At a kink the gradient is as large as anywhere near it.
  const steepest = (radius: number) => Math.max(...around(radius).map(([, a, b]) => Math.hypot(a, b)))
  if (!level && steepest(1e-8) > 0.01 * steepest(1e-3)) return { kind: 'kink' }
  return level ? { kind: 'plateau' } : { kind: 'critical', critical: critical?.kind ?? 'flat' }
}

/** Why a curve cannot go on from a place with this velocity, which is one window long. */
export function blockedBy(
  slopes: Slopes,
  [x, y, f]: readonly number[],
  [vx, vy]: readonly number[],
  sides: Sides,
  atEdge: boolean
): EndReason {
  const ahead = (h: number) => slopes(x + h * vx, y + h * vy)
  const value = (h: number) => ahead(h)[0]
  // Towards a pole f gains no less with every hundredth of the way; towards any other end ever less.
  const [late, early] = [Math.abs(value(-1e-8) - value(-1e-6)), Math.abs(value(-1e-6) - value(-1e-4))]
  if (late > 0.8 * early && late > 1e-6 * Math.abs(f)) return { kind: 'pole' }
  if (atEdge) return { kind: 'window' }
  const beyond = ahead(1e-7)
  const [next, fx, fy] = beyond
  if (!Number.isFinite(next)) return { kind: 'undefined' }
  const usual = Math.max(Math.abs(value(-1e-6) - value(-2e-6)), Math.abs(fx * vx + fy * vy) * 1e-6)
  if (Math.abs(next - f) > 10 * usual + 1e-9 * Math.abs(f)) return { kind: 'jump' }
  if (fx === 0 && fy === 0) return { kind: 'plateau' }
  const [, gx, gy] = slopes(x, y)
  const apart = Math.hypot((fx - gx) * sides[0], (fy - gy) * sides[1])
  if (apart <= 1e-3 * Math.hypot(gx * sides[0], gy * sides[1])) return { kind: 'long' }
  return turnedBetween(slopes, [x, y], [x + 1e-7 * vx, y + 1e-7 * vy], sides)
}

/** Halvings of a short way until its ends are neighbours in f64, about. */
const halvings = 26

/**
 * Why a curve turns sharply between two places: its gradient jumps there, if as much of the turn is left in ever
 * smaller parts of the way; it vanishes between, as on a ridge that is level; or it turns fast and no more is known.
 */
export function turnedBetween(
  slopes: Slopes,
  from: readonly [number, number],
  to: readonly [number, number],
  sides: Sides
): EndReason {
  const gradient = ([x, y]: readonly number[]) => {
    const [, fx, fy] = slopes(x, y)
    return [fx * sides[0], fy * sides[1]]
  }
  const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0] - b[0], a[1] - b[1])
  const way = [(to[0] - from[0]) / sides[0], (to[1] - from[1]) / sides[1]]
  const rises = ({ slope }: { slope: readonly number[] }) => slope[0] * way[0] + slope[1] * way[1] > 0
  let [one, other] = [
    { at: from, slope: gradient(from) },
    { at: to, slope: gradient(to) }
  ]
  const turn = apart(one.slope, other.slope)
  for (let i = 0; i < halvings; i++) {
    const at = [(one.at[0] + other.at[0]) / 2, (one.at[1] + other.at[1]) / 2] as const
    const middle = { at, slope: gradient(at) }
    // Where f stops to rise along the way, else where its gradient turns more.
    const [first, second] = [rises(one) !== rises(middle), rises(middle) !== rises(other)]
    const isFirst =
      first !== second ? first : apart(one.slope, middle.slope) >= apart(middle.slope, other.slope)
    if (isFirst) other = middle
    else one = middle
  }
  const left = apart(one.slope, other.slope)
  if (!(left < 0.1 * turn)) return { kind: 'kink' }
  return Math.hypot(...one.slope) < 1e-3 * turn ? { kind: 'critical', critical: 'flat' } : { kind: 'long' }
}
