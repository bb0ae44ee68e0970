import { lazilyFor } from '../../basics/lazily'
import { mayCancel } from './cancellation'
import { toIntervals, type Interval } from '../evaluators/intervals'
import { toPoints, type PointEvaluator } from '../evaluators/points'
import { toPrecise } from './precise'
import { isBounded, toBounded, type Bounds } from './rounding'
import { largestF32 } from '../evaluators/rows'
import { fieldStride, placeOn, type Domain, type Grid } from '../sampling/sampling'
import { spread } from '../sampling/single'
import { isHidden } from './sure'
import { valueOf, type Tape } from '../program/tape'

/** What rounding may not move a picture by: f, and its slopes along x and y. */
export type Tolerance = readonly number[]

/** A tenth of a pixel of the box's height, since level curves on flat parts show more, and a slope that shading shows. */
const seen = 1 / 7000
const shade = 0.05

function toleranceOf({ x, y }: Domain, [low, high]: readonly [number, number]): Tolerance {
  const height = high - low
  return [height * seen, ...[x, y].map(([start, end]) => (shade * height) / (end - start))]
}

/** The evaluators of f, f_x and f_y; made once per tape, and kept. */
const evaluatorsOf = lazilyFor((tape: Tape) => ({
  bounded: toBounded(tape),
  precise: toPrecise(tape, 2),
  enclose: toIntervals(valueOf(tape))
}))

type Point = readonly [x: number, y: number]

/**
 * The outputs with twice the digits at a place where rounding would show in f64, and NaN for those in which it still
 * would; null where f64 is good enough.
 */
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
    if (!(error <= tolerance[k])) return NaN
    // A slope that is 0 within its bound points nowhere.
    return k > 0 && isHidden(value, error) ? 0 : value
  })
}

/** Evaluates at places that lie anywhere: with twice the digits where rounding would show, else in f64. */
export function toSettled(tape: Tape, parameters: ArrayLike<number>, tolerance: Tolerance): PointEvaluator {
  const evaluate = toPoints(tape, parameters)
  return (places) => {
    const outputs = evaluate(places)
    places[0].forEach((x, i) =>
      better(tape, [x, places[1][i]], parameters, tolerance)?.forEach((value, k) => (outputs[k][i] = value))
    )
    return outputs
  }
}

function shows({ outputs }: Tape, { errors }: Bounds, tolerance: Tolerance, share = 1): boolean {
  for (let k = 0; k < outputs.length; k++) if (errors[outputs[k]] > share * tolerance[k]) return true
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

/** Columns and rows from … up to …, ends included. */
interface Tile {
  left: number
  right: number
  bottom: number
  top: number
}

/** Samples along a side of the first tiles, and of the tiles that are not divided further. */
const [largest, smallest] = [64, 8]
/** Bounds grow towards a hole by a power of the distance, to which the corners of a tile may be some times as far. */
const slack = 64

/**
 * Replaces samples in which rounding shows by better ones, and by undefined ones where no better can be had. A tile is as
 * good as its corners if f surely has a value and does not jump in it and around it; other tiles are divided.
 */
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
  const { enclose } = evaluatorsOf(tape)
  const x = (column: number) => placeOn(domain.x, column, grid.columns - 1)
  const y = (row: number) => placeOn(domain.y, row, grid.rows - 1)
  const isClean = ({ left, right, bottom, top }: Tile): boolean => {
    const reach = Math.max(right - left, top - bottom)
    const around: Interval[] = [
      [x(left - reach), x(right + reach)],
      [y(bottom - reach), y(top + reach)]
    ]
    const [{ defined, continuous }] = enclose(around, parameters)
    const corners: Point[] = [left, right].flatMap((i) => [
      [x(i), y(bottom)],
      [x(i), y(top)]
    ])
    return (
      continuous &&
      defined === 'everywhere' &&
      !roundingShows(tape, corners, parameters, tolerance, 1 / slack)
    )
  }
  const visit = (tile: Tile): void => {
    const { left, right, bottom, top } = tile
    const side = Math.max(right - left, top - bottom) + 1
    if (side <= largest && isClean(tile)) return
    if (side > smallest) return quarters(tile).forEach(visit)
    for (let row = bottom; row <= top; row++)
      for (let column = left; column <= right; column++) {
        const outputs = better(tape, [x(column), y(row)], parameters, tolerance)
        if (outputs) write(samples, (row - from) * grid.columns + column, outputs, base)
      }
  }
  visit({ left: 0, right: grid.columns - 1, bottom: from, top: to - 1 })
}

/** The four parts of a tile; of a narrow one two, halves of its longer side. */
function quarters({ left, right, bottom, top }: Tile): Tile[] {
  const halves = (low: number, high: number, other: number) => {
    const middle = Math.floor((low + high) / 2)
    return 2 * (high - low) < other
      ? [[low, high]]
      : [
          [low, middle],
          [middle + 1, high]
        ]
  }
  return halves(left, right, top - bottom).flatMap(([left, right]) =>
    halves(bottom, top, right - left).map(([bottom, top]) => ({ left, right, bottom, top }))
  )
}

/** As sampling.ts says. */
function write(samples: Float32Array, i: number, [f, fx, fy]: number[], base: number): void {
  const defined = Math.abs(f) < largestF32
  const smooth = defined && Math.abs(fx) < largestF32 && Math.abs(fy) < largestF32
  samples.set(defined ? [f - base, smooth ? fx : 0, smooth ? fy : 0, 1] : [0, 0, 0, 0], i * fieldStride)
}
