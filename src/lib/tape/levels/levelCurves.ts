import type { Tape } from '../program/tape'
import type { Domain } from '../sampling/sampling'
import { bend } from './bend'
import { createGround, side, type Ground } from './ground'
import { crossings } from './locate'
import { ringsOf, sampleNodes, type Rings, type Samples } from './rings'
import { walkOn, type Walker } from './walk'

/** A curve on which f has one value. */
export interface LevelCurve {
  level: number
  /** Pairs of x and y, in order along the curve, with f ≥ level on the left. */
  places: Float64Array
  /** Whether its last place is joined to its first. */
  closed: boolean
}

export interface LevelOptions {
  /** Along x; fewer over much data. */
  cells?: number
}

/**
 * The level curves of f over a domain. The tape's outputs are f, f_x, f_y. Each vertex lies on its level and so, to a
 * twentieth of a pixel of a map of 400, does all between vertices. No curve crosses a pole, a jump or a place where f
 * has no value: it ends there.
 */
export function levelCurves(
  tape: Tape,
  parameters: readonly number[],
  domain: Domain,
  levels: readonly number[],
  { cells }: LevelOptions = {}
): LevelCurve[] {
  const ground = createGround(tape, parameters, domain)
  const samples = sampleNodes(tape, parameters, domain, cells)
  return runsOf(ground, levelRings(ground, samples, rising(levels))).map((run) => toCurve(ground, run))
}

/** Each once, from low to high. */
export const rising = (levels: readonly number[]): number[] =>
  [...new Set(levels.filter(Number.isFinite))].sort((a, b) => a - b)

/** The borders of {f ≥ level}, exact where they are level curves. */
export function levelRings(ground: Ground, samples: Samples, levels: readonly number[]): Rings {
  const rings = ringsOf(ground, samples, levels)
  bend(ground, rings)
  return rings
}

/** A level curve in pixels of the ground. */
export interface Run {
  level: number
  places: number[]
  closed: boolean
}

export const toCurve = (ground: Ground, { level, places, closed }: Run): LevelCurve => ({
  level,
  places: new Float64Array(places.length).map((_, i) => (i % 2 ? ground.y(places[i]) : ground.x(places[i]))),
  closed
})

/** Beside many poles not all curves are followed to their very ends. */
const mostSteps = 20_000
/** Where f has no poles curves end for one reason: within so many pixels two of them cross at a narrow angle. */
const toCrossing = 6

/** Those parts of the rings that are level curves, drawn out to where f ends. */
export function runsOf(ground: Ground, rings: Rings): Run[] {
  const runs = rings.starts.flatMap((start) => runsFrom(rings, start))
  const walker = { ground, steps: mostSteps, reach: ground.smooth ? toCrossing : Infinity }
  for (const run of runs) if (!run.closed) drawOut(walker, run)
  return runs
}

function runsFrom({ p, q, kinds, levels, next, broken }: Rings, start: number): Run[] {
  const level = levels[start]
  const holds = (i: number) =>
    kinds[i] === crossings.level && kinds[next[i]] === crossings.level && !broken[i]
  let first = start
  // A ring that is not all curve is followed from a gap on.
  while (holds(first)) {
    first = next[first]
    if (first === start) break
  }
  const closed = holds(first)
  const runs: Run[] = []
  let run: Run | null = null
  let i = first
  do {
    if (holds(i)) {
      if (!run) runs.push((run = { level, places: [p[i], q[i]], closed }))
      const j = next[i]
      const { places } = run
      const isNew = Math.hypot(p[j] - places[places.length - 2], q[j] - places[places.length - 1]) > 1e-7
      if (isNew && !(closed && j === first)) places.push(p[j], q[j])
    } else run = null
    i = next[i]
  } while (i !== first)
  return runs.filter(({ places }) => places.length > 2)
}

/** Follows a run at both ends, unless the domain ends there. */
function drawOut(walker: Walker, run: Run): void {
  const { places, level } = run
  const end = places.length
  const isOnBorder = (at: number) =>
    [places[at], places[at + 1]].some((pixel) => pixel < 1e-6 || pixel > side - 1e-6)
  const place = (at: number): [number, number] => [places[at], places[at + 1]]
  const ahead = isOnBorder(end - 2) ? [] : walkOn(walker, level, place(end - 4), place(end - 2))
  const back = isOnBorder(0) ? [] : walkOn(walker, level, place(2), place(0))
  const turned = back.map((_, i) => back[back.length - 2 - i + 2 * (i % 2)])
  run.places = [...turned, ...places, ...ahead]
}
