import type { Domain } from '../../tape/sampling/sampling'
import { criticalNear, type Critical, type CriticalKind } from './critical'
import { stepFrom, type Velocity } from './dormandPrince'
import { blockedBy, stillAt, turnedBetween } from './ends'

/** f, f_x and f_y at a place; NaN where there is none. */
export type Slopes = (x: number, y: number) => readonly number[]

/**
 * Why a curve ends: at a critical point; at the window's edge; where f ends, jumps or grows beyond all bounds; where
 * its gradient jumps; where f is level all round; or because it was followed far enough.
 */
export type EndReason =
  | { kind: 'critical'; critical: CriticalKind }
  | { kind: 'window' | 'undefined' | 'jump' | 'pole' | 'kink' | 'plateau' | 'long' }

export interface SteepestCurve {
  /** x, y and f, three numbers for each vertex. */
  places: Float64Array
  /** The length in the x–y plane from the start to each vertex. */
  lengths: Float64Array
  reason: EndReason
}

export interface SteepestOptions {
  /** The error that a step may have, in parts of its length. */
  tolerance?: number
  /** The longest step, in parts of the window. */
  longest?: number
  /** The most steps, refused ones too. */
  most?: number
}

/** Lengths in parts of the window: no step is shorter. */
const shortest = 1e-10
/** From so far a critical point is looked for; where the curve surely ends in it, the last bit is straight. */
const [sight, grasp] = [0.1, 1e-3]
/** A saddle or a flat place has to be met as closely as this. */
const contact = 1e-7
/** A curve that turns by more than this within so short a step has met a kink. */
const bend = 1e-8
const turn = { cosine: 0.99, step: 1e-6, apart: 1e-4 }

/**
 * The curve of steepest ascent (or descent, by the sign) from a place: it follows ∇f/|∇f|, so that it is at right angles
 * to the level curves at every vertex. Steps are as long as the error of Dormand and Prince's method allows; a step
 * over which f changes by another amount than its slopes say has met a jump or a pole, and is halved.
 */
export function steepestCurve(
  slopes: Slopes,
  start: readonly [number, number],
  domain: Domain,
  sign: 1 | -1,
  { tolerance = 5e-8, longest = 1 / 64, most = 600 }: SteepestOptions = {}
): SteepestCurve {
  const sides = [domain.x[1] - domain.x[0], domain.y[1] - domain.y[0]] as const
  const [wx, wy] = sides
  let height = NaN
  /** Of x, y and of what f gains: by parts of the window, and by the slopes alone. Leaves f in `height`. */
  const velocity: Velocity = ([x, y]) => {
    const [f, fx, fy] = slopes(x, y)
    height = f
    // The larger partial first, so that no square overflows or vanishes.
    const size = sign * Math.max(Math.abs(fx), Math.abs(fy))
    const [ux, uy] = [fx / size, fy / size]
    const pace = Math.hypot(ux / wx, uy / wy)
    const [dx, dy] = [ux / pace, uy / pace]
    return Number.isFinite(f) && Number.isFinite(dx + dy) ? [dx, dy, fx * dx + fy * dy] : null
  }
  const places: number[] = []
  const lengths: number[] = []
  const add = ([x, y, f]: readonly number[]) => {
    const n = places.length
    lengths.push(n === 0 ? 0 : lengths[lengths.length - 1] + Math.hypot(x - places[n - 3], y - places[n - 2]))
    places.push(x, y, f)
  }
  const finish = (reason: EndReason): SteepestCurve => ({
    places: Float64Array.from(places),
    lengths: Float64Array.from(lengths),
    reason
  })

  let v = velocity([...start, 0])
  let at = [...start, height]
  add(at)
  const still = stillAt(slopes, start, sides, v !== null)
  if (still || !v) return finish(still ?? { kind: 'kink' })
  let h = longest / 4
  let [travelled, lastTurn] = [0, -Infinity]
  let [slowing, nextAim, tries] = [0, Infinity, 0]
  let critical: Critical | null = null
  while (tries < most) {
    // A critical point stays where it is: it is found once, and else looked for again when it would be far nearer.
    if (slowing > 0 && slowing < nextAim && !critical) {
      critical = criticalNear(slopes, [at[0], at[1]], sides, 8 * slowing)
      nextAim = slowing / 2
    }
    const target = critical && aimAt(critical, slopes, at, v, sides, sign)
    if (!target) critical = null
    if (target && isWithin(domain, target.x, target.y)) {
      if (target.distance <= (target.kind === (sign > 0 ? 'maximum' : 'minimum') ? grasp : contact)) {
        add([target.x, target.y, slopes(target.x, target.y)[0]])
        return finish({ kind: 'critical', critical: target.kind })
      }
      h = Math.min(h, target.distance / 2)
    }
    const step = longestStep(at, v, h)
    if (!step && tries >= most) break
    if (!step) return finish(blockedBy(slopes, at, v, sides, isAtEdge(domain, at, sides)))
    if (!isWithin(domain, step.to[0], step.to[1])) {
      add(edgeOf(at, v, step.h))
      return finish({ kind: 'window' })
    }
    const turned = cosine(v, step.velocity, sides) < turn.cosine && step.h < turn.step
    travelled += step.h
    if (turned && travelled - lastTurn < turn.apart) {
      const reason = blockedBy(slopes, step.to, step.velocity, sides, false)
      const [from, to] = [at, step.to].map(([x, y]) => [x, y] as const)
      return finish(reason.kind === 'pole' ? reason : turnedBetween(slopes, from, to, sides))
    }
    if (turned) lastTurn = travelled
    const [before, after] = [Math.abs(v[2]), Math.abs(step.velocity[2])]
    // At this rate the gradient will have vanished after so long a way.
    const left = after < before ? (after * step.h) / (before - after) : Infinity
    slowing = left < sight ? left : 0
    if (slowing === 0) [nextAim, critical] = [Infinity, null]
    at = step.to
    v = step.velocity
    h = Math.min(step.next, longest)
    add(at)
  }
  return finish({ kind: 'long' })

  /** The longest step up to h whose error is small and over which f does as its slopes say. */
  function longestStep(from: number[], first: number[], begin: number) {
    let shrink: number
    for (let h = begin; h > shortest && tries < most; h *= shrink) {
      tries++
      shrink = 0.5
      const step = stepFrom(from, first, h, velocity)
      if (!step) continue
      const error = Math.hypot(step.error[0] / wx, step.error[1] / wy)
      const gain = Math.abs(step.to[2] - from[2])
      const rounding = 64 * Number.EPSILON * (Math.abs(height) + Math.abs(from[2]))
      const fitting = 0.9 * ((tolerance * h) / Math.max(error, 1e-30)) ** 0.2
      if (h > bend && error > tolerance * h) shrink = Math.min(0.5, Math.max(0.1, fitting))
      // Over a shorter step a bend is passed, of which both sides say something else; but f goes on the same way.
      if (h <= bend && sign * (height - from[2]) < -rounding) continue
      const share = h > bend ? 1e-3 : 1
      const off = Math.abs(height - step.to[2])
      if ((h > bend && error > tolerance * h) || !(off <= share * gain + rounding)) continue
      step.to[2] = height
      return { ...step, h, next: h * Math.min(h < begin ? 1 : 2, h > bend ? fitting : 2) }
    }
    return null
  }

  /** Where a step of length `long` crosses the edge, by the rule of false position (Illinois). */
  function edgeOf(from: number[], first: number[], long: number): number[] {
    const beyond = ([x, y]: readonly number[]) =>
      Math.max((domain.x[0] - x) / wx, (x - domain.x[1]) / wx, (domain.y[0] - y) / wy, (y - domain.y[1]) / wy)
    const reach = (h: number) => stepFrom(from, first, h, velocity)?.to ?? from
    let [low, high] = [0, long]
    let [below, above] = [beyond(from), beyond(reach(long))]
    let found = from
    for (let i = 0; i < 40 && high - low > 1e-13 && below < 0; i++) {
      const h = (low * above - high * below) / (above - below)
      found = reach(h)
      const out = beyond(found)
      if (Math.abs(out) < 1e-14) break
      if (out > 0) {
        ;[high, above] = [h, out]
        below /= 2
      } else {
        ;[low, below] = [h, out]
        above /= 2
      }
    }
    const [x, y] = [heldBy(found[0], domain.x), heldBy(found[1], domain.y)]
    return [x, y, slopes(x, y)[0]]
  }
}

/** How far a critical point is, if the curve goes towards it. */
function aimAt(
  found: Critical,
  slopes: Slopes,
  [x, y, f]: readonly number[],
  [vx, vy]: readonly number[],
  sides: readonly [number, number],
  sign: number
): (Critical & { distance: number }) | null {
  const [dx, dy] = [(found.x - x) / sides[0], (found.y - y) / sides[1]]
  const ahead = dx * (vx / sides[0]) + dy * (vy / sides[1])
  const distance = Math.hypot(dx, dy)
  const onwards = distance < 1e-12 || ahead > 0.3 * distance
  const rises = sign * (slopes(found.x, found.y)[0] - f) >= -64 * Number.EPSILON * Math.abs(f)
  return onwards && rises ? { ...found, distance } : null
}

const isWithin = ({ x: [left, right], y: [bottom, top] }: Domain, x: number, y: number): boolean =>
  x >= left && x <= right && y >= bottom && y <= top

const isAtEdge = (
  { x: [left, right], y: [bottom, top] }: Domain,
  [x, y]: readonly number[],
  [wx, wy]: readonly [number, number]
): boolean =>
  // prettier-ignore
  Math.min((x - left) / wx, (right - x) / wx, (y - bottom) / wy, (top - y) / wy) < 1e-7

/** Of the angle between two velocities, in the drawn plane. */
const cosine = (a: readonly number[], b: readonly number[], [wx, wy]: readonly [number, number]): number =>
  (a[0] / wx) * (b[0] / wx) + (a[1] / wy) * (b[1] / wy)

/** Within the ends of a side, and at an end exactly where only rounding is between. */
const heldBy = (value: number, [low, high]: readonly [number, number]): number => {
  const dust = 1e-9 * (high - low)
  return value < low + dust ? low : value > high - dust ? high : value
}
