import { lazilyFor } from '../../basics/lazily'
import { mayCancel } from './cancellation'
import { eachDoubtful, scattered, tileOf, type Cluster, type Point } from './clusters'
import { toPoints, type PointEvaluator } from '../evaluators/points'
import { toCourse } from './poles'
import { toPrecise } from './precise'
import { isBounded, toBounded, type Bounds } from './rounding'
import { largestF32 } from '../evaluators/rows'
import { fieldStride, type Domain, type Grid } from '../sampling/sampling'
import { spread } from '../sampling/single'
import { isHidden } from './sure'
import type { Tape } from '../program/tape'

/** What rounding may not move a picture by. */
export interface Tolerance {
  /** f, and its slopes along x and y. */
  outputs: readonly number[]
  /** The largest |f| in sight. */
  furthest: number
}

/** A tenth of a pixel of the box's height, since level curves on flat parts show more, and a slope that shading shows. */
const seen = 1 / 7000
const shade = 0.05

function toleranceOf({ x, y }: Domain, [low, high]: readonly [number, number]): Tolerance {
  const height = high - low
  const slopes = [x, y].map(([start, end]) => (shade * height) / (end - start))
  return { outputs: [height * seen, ...slopes], furthest: Math.max(Math.abs(low), Math.abs(high)) }
}

/** The evaluators of f, f_x and f_y; made once per tape, and kept. */
const evaluatorsOf = lazilyFor((tape: Tape) => ({
  bounded: toBounded(tape),
  precise: toPrecise(tape, 2),
  course: toCourse(tape)
}))

/** The outputs at a place where rounding would show, with twice the digits, and NaN where it still would; else null. */
export function better(
  tape: Tape,
  at: Point,
  parameters: ArrayLike<number>,
  tolerance: Tolerance
): number[] | null {
  const { bounded, precise } = evaluatorsOf(tape)
  const found = bounded(at, parameters)
  if (!shows(tape, found, tolerance)) return null
  const { values, errors } = precise(at, parameters, found, true)
  return tape.outputs.map((output, k) => {
    const [value, error] = [values[output], errors[output]]
    if (!(error <= tolerance.outputs[k])) return NaN
    // A slope that is 0 within its bound points nowhere.
    return k > 0 && isHidden(value, error) ? 0 : value
  })
}

/** What is better, and else what f64 gives, at places that lie anywhere in the domain. */
export function toSettled(
  tape: Tape,
  domain: Domain,
  parameters: ArrayLike<number>,
  tolerance: Tolerance
): PointEvaluator {
  const evaluate = toPoints(tape, parameters)
  const isClean = toClean(tape, parameters, tolerance)
  return (places) => {
    const outputs = evaluate(places)
    eachDoubtful(scattered(places, domain), isClean, (i, at) =>
      better(tape, at, parameters, tolerance)?.forEach((value, k) => (outputs[k][i] = value))
    )
    return outputs
  }
}

function shows({ outputs }: Tape, { errors }: Bounds, tolerance: Tolerance, share = 1): boolean {
  for (let k = 0; k < outputs.length; k++) if (errors[outputs[k]] > share * tolerance.outputs[k]) return true
  return false
}

/** More instructions would take too long with twice the digits. */
export const longestRepaired = 200
/** Places tried over the whole domain. */
const tried = 24

/** What samples of f over a domain may not be off by where rounding would show; null where f64 is good throughout. */
export function toleranceNeeded(
  tape: Tape,
  domain: Domain,
  parameters: ArrayLike<number>,
  heights: readonly [number, number]
): Tolerance | null {
  if (!isBounded(tape) || tape.code.length > longestRepaired) return null
  const tolerance = toleranceOf(domain, heights)
  const needed = mayCancel(tape) || roundingShows(tape, spread(domain, tried), parameters, tolerance)
  return needed ? tolerance : null
}

/** Whether rounding shows in f64 at some of these places. */
function roundingShows(
  tape: Tape,
  places: Iterable<Point>,
  parameters: ArrayLike<number>,
  tolerance: Tolerance,
  share = 1
): boolean {
  const { bounded } = evaluatorsOf(tape)
  for (const at of places) if (shows(tape, bounded(at, parameters), tolerance, share)) return true
  return false
}

/** Bounds grow towards a hole by a power of the distance, to which the corners of a cluster may be some times as far. */
const slack = 64
/** Towards a pole of f bounds grow at most by this power of f. */
const growth = 4

/**
 * Whether rounding shows nowhere among samples that lie together: where f goes on without a gap in and around their
 * box its corners speak for it, and beside a pole those that are in sight speak for all that is.
 */
function toClean(
  tape: Tape,
  parameters: ArrayLike<number>,
  tolerance: Tolerance
): (cluster: Cluster) => boolean {
  const { bounded, course } = evaluatorsOf(tape)
  const [f] = tape.outputs
  return ({ box, around }) => {
    const found = course([around.x, around.y], parameters)
    if (found === 'unknown') return false
    let isAnyGood = false
    for (const x of box.x)
      for (const y of box.y) {
        const bounds = bounded([x, y], parameters)
        const size = Math.abs(bounds.values[f])
        const growing = found === 'pole' ? Math.max(1, tolerance.furthest / size) : 1
        const isGood = growing > 0 && !shows(tape, bounds, tolerance, 1 / (slack * growing ** growth))
        if (!isGood && size <= tolerance.furthest) return false
        isAnyGood ||= isGood
      }
    return isAnyGood
  }
}

/** Puts in place of samples that rounding shows in better ones, and none where they cannot be had. */
export function repair(
  tape: Tape,
  grid: Grid,
  domain: Domain,
  parameters: ArrayLike<number>,
  base: number,
  tolerance: Tolerance,
  samples: Float32Array,
  [from, to]: readonly [number, number]
): void {
  const all = tileOf(grid, domain, { left: 0, right: grid.columns - 1, bottom: from, top: to - 1 })
  eachDoubtful(all, toClean(tape, parameters, tolerance), (i, at) => {
    const outputs = better(tape, at, parameters, tolerance)
    if (outputs) write(samples, i - from * grid.columns, outputs, base)
  })
}

/** As sampling.ts says. */
function write(samples: Float32Array, i: number, [f, fx, fy]: number[], base: number): void {
  const defined = Math.abs(f) < largestF32
  const smooth = defined && Math.abs(fx) < largestF32 && Math.abs(fy) < largestF32
  samples.set(defined ? [f - base, smooth ? fx : 0, smooth ? fy : 0, 1] : [0, 0, 0, 0], i * fieldStride)
}
