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

const count = 120
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

/** The slopes in a direction and in the opposite one. */
type Slopes = (degrees: number) => readonly [ahead: number, behind: number]

/** The slopes where no plane touches, each a one-sided limit of its own. */
export function brokenPolar(slopes: Slopes): Polar {
  const half = Array.from({ length: count / 2 }, (_, i) => slopes(i * step))
  const all = [...half.map(([ahead]) => ahead), ...half.map(([, behind]) => behind)]
  const turns = all.map((slope, i) => ({ degrees: wrapDegrees(i * step), slope }))
  const slope = (degrees: number) => slopes(degrees)[0]
  const known = turns.filter((turn) => !Number.isNaN(turn.slope))
  const size = known.reduce(
    (most, { slope }) => Math.max(most, Number.isFinite(slope) ? Math.abs(slope) : 0),
    0
  )
  const steepest = (sign: 1 | -1): Turn | null => {
    if (size === 0) return null
    const first = known.reduce((best, turn) => (sign * turn.slope > sign * best.slope ? turn : best))
    return Number.isFinite(first.slope) ? climb(slope, first, sign) : first
  }
  const [maximum, minimum] = [steepest(1), steepest(-1)]
  return { smooth: false, turns, size, maximum, minimum, zeros: zerosOf(slope, turns, size) }
}

const around = (slope: (degrees: number) => number): Turn[] =>
  Array.from({ length: count }, (_, i) => {
    const degrees = wrapDegrees(i * step)
    return { degrees, slope: slope(degrees) }
  })

const golden = (Math.sqrt(5) - 1) / 2
/** Two steps by so many golden sections are a millionth of a degree, which no slope tells apart. */
const sections = 32

/** The extreme beside a sample that none of its neighbours exceeds; the sample, where it is one. */
function climb(slope: (degrees: number) => number, from: Turn, sign: 1 | -1): Turn {
  let [low, high] = [from.degrees - step, from.degrees + step]
  const at = (share: number): Turn => {
    const degrees = low + share * (high - low)
    return { degrees, slope: sign * slope(degrees) }
  }
  let [a, b] = [at(1 - golden), at(golden)]
  for (let i = 0; i < sections; i++)
    if (a.slope >= b.slope) {
      high = b.degrees
      ;[a, b] = [at(1 - golden), a]
    } else {
      low = a.degrees
      ;[a, b] = [b, at(golden)]
    }
  const best = a.slope >= b.slope ? a : b
  if (!(best.slope - sign * from.slope > 1e-12 * Math.abs(from.slope))) return from
  return { degrees: wrapDegrees(best.degrees), slope: sign * best.slope }
}

/** Where the slope passes through 0, by bisection, and where it only comes to 0; a jump over 0 is none. */
function zerosOf(slope: (degrees: number) => number, turns: readonly Turn[], size: number): Turn[] {
  if (size === 0) return []
  const isZero = (value: number) => Math.abs(value) <= 1e-12 * size
  return turns.flatMap((turn, i) => {
    const [before, next] = [turns.at(i - 1)!, turns[(i + 1) % count]]
    if (isZero(turn.slope)) return isZero(before.slope) || isZero(next.slope) ? [] : [{ ...turn, slope: 0 }]
    if (isZero(next.slope) || !(turn.slope * next.slope < 0)) return []
    const degrees = crossing(slope, [turn.degrees, turn.slope], [turn.degrees + step, next.slope])
    return Math.abs(slope(degrees)) <= 1e-9 * size ? [{ degrees: wrapDegrees(degrees), slope: 0 }] : []
  })
}

/** Where values of both signs meet, by false position; the end that stays is halved (the Illinois method). */
function crossing(f: (at: number) => number, from: [number, number], to: [number, number]): number {
  let [[a, fa], [b, fb]] = [from, to]
  for (let i = 0; i < 40 && fa !== fb; i++) {
    const at = b - (fb * (b - a)) / (fb - fa)
    if (at === b) break
    const value = f(at)
    if (value * fb < 0) [a, fa] = [b, fb]
    else fa /= 2
    ;[b, fb] = [at, value]
    if (value === 0) break
  }
  return b
}

/** The extreme or zero that an angle comes near to, within so many degrees; else null. */
export function nearby({ maximum, minimum, zeros }: Polar, degrees: number, within: number): Turn | null {
  const gap = (turn: Turn) => Math.abs(wrapDegrees(turn.degrees - degrees))
  const near = [maximum, minimum, ...zeros]
    .filter((turn) => turn !== null)
    .filter((turn) => gap(turn) <= within)
  return near.sort((a, b) => gap(a) - gap(b))[0] ?? null
}
