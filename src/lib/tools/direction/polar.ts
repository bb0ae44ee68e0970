import { degreesOf, wrapDegrees } from './directions'

/** A direction that stands out, in degrees from the x axis, with the slope that way. */
export interface Turn {
  degrees: number
  slope: number
}

/** The slopes from a point on, over all directions. */
export interface Polar {
  /** Whether a plane touches: then the slopes are |∇f| cos θ, two circles in a polar plot. */
  smooth: boolean
  /** All round, in even steps; a slope is NaN where that way has none. */
  turns: readonly Turn[]
  /** The greatest finite size of a slope. */
  size: number
  maximum: Turn | null
  minimum: Turn | null
  /** The directions in which f neither rises nor falls, where they are single ones. */
  zeros: readonly Turn[]
}

const count = 180
const step = 360 / count
const radians = Math.PI / 180

/** The slopes where a plane touches: of the gradient alone. */
export function smoothPolar([fx, fy]: readonly [number, number]): Polar {
  const size = Math.hypot(fx, fy)
  const uphill = degreesOf(fx, fy)
  const turns = around((degrees) => size * Math.cos((degrees - uphill) * radians))
  if (!(size > 0)) return { smooth: true, turns, size: 0, maximum: null, minimum: null, zeros: [] }
  const turn = (by: number, slope: number): Turn => ({ degrees: wrapDegrees(uphill + by), slope })
  const zeros = [turn(90, 0), turn(-90, 0)]
  return { smooth: true, turns, size, maximum: turn(0, size), minimum: turn(180, -size), zeros }
}

/** The slopes where no plane touches, each a one-sided limit of its own: `slope` gives it for an angle in degrees. */
export function brokenPolar(slope: (degrees: number) => number): Polar {
  const turns = around(slope)
  const finite = turns.filter((turn) => Number.isFinite(turn.slope))
  const size = finite.reduce((most, turn) => Math.max(most, Math.abs(turn.slope)), 0)
  const steepest = (sign: 1 | -1): Turn | null => {
    const known = turns.filter((turn) => !Number.isNaN(turn.slope))
    if (!known.length || size === 0) return null
    const first = known.reduce((best, turn) => (sign * turn.slope > sign * best.slope ? turn : best))
    return Number.isFinite(first.slope) ? climb(slope, first, sign) : first
  }
  return {
    smooth: false,
    turns,
    size,
    maximum: steepest(1),
    minimum: steepest(-1),
    zeros: zerosOf(slope, turns, size)
  }
}

const around = (slope: (degrees: number) => number): Turn[] =>
  Array.from({ length: count }, (_, i) => {
    const degrees = wrapDegrees(i * step)
    return { degrees, slope: slope(degrees) }
  })

const golden = (Math.sqrt(5) - 1) / 2

/** The extreme beside a sample that none of its neighbours exceeds, by golden sections; the sample, where it is one. */
function climb(slope: (degrees: number) => number, from: Turn, sign: 1 | -1): Turn {
  let [low, high] = [from.degrees - step, from.degrees + step]
  for (let i = 0; i < 60; i++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)]
    if (sign * slope(a) >= sign * slope(b)) high = b
    else low = a
  }
  const degrees = (low + high) / 2
  const found = slope(degrees)
  const better = sign * (found - from.slope) > 1e-12 * Math.abs(from.slope)
  return better ? { degrees: wrapDegrees(degrees), slope: found } : from
}

/** Where the slope passes through 0, by bisection, and where it only comes to 0; a jump over 0 is none. */
function zerosOf(slope: (degrees: number) => number, turns: readonly Turn[], size: number): Turn[] {
  if (size === 0) return []
  const isZero = (value: number) => Math.abs(value) <= 1e-12 * size
  return turns.flatMap((turn, i) => {
    const [before, next] = [turns.at(i - 1)!, turns[(i + 1) % count]]
    if (isZero(turn.slope)) return isZero(before.slope) || isZero(next.slope) ? [] : [{ ...turn, slope: 0 }]
    if (isZero(next.slope) || !(turn.slope * next.slope < 0)) return []
    let [low, high] = [turn.degrees, turn.degrees + step]
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2
      if (slope(middle) * turn.slope > 0) low = middle
      else high = middle
    }
    return Math.abs(slope(low)) <= 1e-6 * size ? [{ degrees: wrapDegrees(low), slope: 0 }] : []
  })
}

/** The extreme or zero that an angle comes near to, within so many degrees; else null. */
export function nearby({ maximum, minimum, zeros }: Polar, degrees: number, within: number): Turn | null {
  const gap = (turn: Turn) => Math.abs(wrapDegrees(turn.degrees - degrees))
  const near = [maximum, minimum, ...zeros]
    .filter((turn) => turn !== null)
    .filter((turn) => gap(turn) <= within)
  return near.sort((a, b) => gap(a) - gap(b))[0] ?? null
}
