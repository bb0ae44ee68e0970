import type { ScalarField } from '../field/field'
import { lazilyFor } from '../basics/lazily'
import { toValues } from '../tape/evaluators/blocks'
import { largestF32 } from '../tape/evaluators/rows'
import { placeOn, sampleCount, type Domain, type Grid } from '../tape/sampling/sampling'
import { settleValues } from '../tape/rounding/settleValues'
import { rowCount } from '../tape/program/tape'
import { clamp } from './number'

export type Heights = [low: number, high: number]

/** The range of f worth showing over a domain, and how far f goes on beyond it. */
export interface Fit {
  heights: Heights
  /** The lowest and the highest value that was met; where the picture is cut they lie outside `heights`. */
  reach: Heights
}

/** Coarse enough to follow a slider on every frame, fine enough to see every hill of the presets. */
const grid: Grid = { columns: 49, rows: 49 }

/** A closer look around the lowest and the highest sample: far beyond them only beside a pole. */
const closer: Grid = { columns: 17, rows: 17 }

/** Each sample of a function of data takes all its rows: of more than this together fewer samples are taken. */
const mostRows = 500_000
const fewest = 9

/** Where f goes far beyond most samples it is looked at so often, each time more closely. */
const mostLooks = 4

/** The share of the samples, at either end, that may be cut off where a function runs away. */
const tail = 0.05

/** What towers so far over the tails' edges that nine tenths of the samples would take less than this share of the box. */
const flat = 0.15

/** Values that differ by less than this share of their size are one value and rounding. */
const noise = 64 * Number.EPSILON

interface Sample {
  x: number
  y: number
  value: number
}

/**
 * The range of f worth showing: all of it, except that the picture is cut a little beyond where nine tenths
 * of the samples lie when f runs to a pole, or when it leaves the domain so steeply that all the rest would
 * look flat. A hill within the domain is shown whole, however narrow.
 */
export function fitHeights(field: ScalarField, domain: Domain, values: Record<string, number>): Fit {
  const sample = sampler(field, values)
  const f = (x: number, y: number) => field.jet([x, y], values).value
  const [first, second] = [affordable(grid, field), affordable(closer, field)]
  const onGrid = sample.onGrid(first, domain)
  const others = sample.scattered(sampleCount(first) / 8, domain)
  const samples = isInStep(onGrid, others) ? onGrid : others
  if (samples.length === 0) return { heights: [-1, 1], reach: [-1, 1] }
  const core = coreOf(samples)
  const size = core[1] - core[0]
  const end = (extreme: Sample, sign: 1 | -1): { shown: number; reach: number } => {
    const edge = sign > 0 ? core[1] : core[0]
    let furthest = extreme
    let part = domain
    // A sample that came near a pole by chance is not beaten at the first closer look.
    for (let look = 0; look < mostLooks; look++) {
      part = around(furthest, look ? second : first, part)
      const [lowest = furthest, highest = lowest] = ends(sample.onGrid(second, part))
      const further = sign > 0 ? highest : lowest
      if (sign * (further.value - furthest.value) > 0) furthest = further
      if (sign * (furthest.value - edge) < size) break
    }
    const reach = furthest.value
    const atPole = sign * (reach - extreme.value) > size / 2
    const towers = size > 0 && size < flat * sign * (reach - edge)
    const cut =
      atPole ||
      (towers &&
        (leaves(f, domain, furthest, sign) || isSpike(f, around(furthest, first, domain), reach, edge)))
    return { shown: cut ? edge + (sign * size) / 2 : reach, reach }
  }
  const [bottom, top] = ends(samples)
  const [low, high] = [end(bottom, -1), end(top, 1)]
  return { heights: widen([low.shown, high.shown]), reach: [low.reach, high.reach] }
}

export const heightsOf = (field: ScalarField, domain: Domain, values: Record<string, number>): Heights =>
  fitHeights(field, domain, values).heights

export const unite = (a: Heights, b: Heights): Heights => [Math.min(a[0], b[0]), Math.max(a[1], b[1])]

/** From a to b, at both ends exactly. */
export const mix = (a: Heights, b: Heights, share: number): Heights =>
  share >= 1 ? b : [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]

function affordable({ columns }: Grid, field: ScalarField): Grid {
  const samples = mostRows / Math.max(1, rowCount(field.tape))
  const side = clamp(Math.floor(Math.sqrt(samples)), fewest, columns)
  return { columns: side, rows: side }
}

/** Of samples from low to high. */
const quantile = (samples: Sample[], share: number): number =>
  samples[Math.round(share * (samples.length - 1))].value

/** Between these values nine tenths of the samples lie. */
const coreOf = (samples: Sample[]): Heights => [quantile(samples, tail), quantile(samples, 1 - tail)]

/** The first and the last of the samples, if there are any. */
const ends = (samples: Sample[]): Sample[] =>
  samples.length ? [samples[0], samples[samples.length - 1]] : []

/** Kept with the tape: a slider asks again at every step. */
const evaluatorOf = lazilyFor(toValues)

/** Gives defined samples of a part of the plane, from low to high, in f64. */
function sampler(field: ScalarField, values: Record<string, number>) {
  const evaluator = evaluatorOf(field.tape)
  const parameters = field.tape.parameters.map((name) => values[name])
  const settled = (found: Float64Array, placeOf: (i: number) => [number, number]) => {
    settleValues(field.tape, found, placeOf, parameters)
    return Array.from(found, (value, i): Sample | null => {
      const [x, y] = placeOf(i)
      return Math.abs(value) < largestF32 ? { x, y, value } : null
    })
  }
  return {
    /** Those on lines and points where f is defined all alone, which no surface shows, only when there are no others. */
    onGrid(grid: Grid, domain: Domain): Sample[] {
      const found = new Float64Array(sampleCount(grid))
      evaluator.sample(grid, domain, parameters, 0, found)
      const samples = settled(found, (i) => [
        placeOn(domain.x, i % grid.columns, grid.columns - 1),
        placeOn(domain.y, Math.floor(i / grid.columns), grid.rows - 1)
      ])
      const spread = samples.filter((sample, i) => sample !== null && isSpread(samples, grid, i))
      return fromLowToHigh(spread.length ? spread : samples)
    },
    /** On no line of anybody's, evenly spread (Roberts's R₂ sequence). */
    scattered(count: number, { x, y }: Domain): Sample[] {
      const placeOf = (i: number): [number, number] => [
        between(x, (0.5 + i * 0.7548776662466927) % 1),
        between(y, (0.5 + i * 0.5698402909980532) % 1)
      ]
      const found = Float64Array.from({ length: count }, (_, i) => field.value(placeOf(i), values))
      return fromLowToHigh(settled(found, placeOf))
    }
  }
}

const fromLowToHigh = (samples: (Sample | null)[]): Sample[] =>
  samples.filter((sample) => sample !== null).sort((a, b) => a.value - b.value)

/**
 * Whether about as many of the scattered samples as of a grid's lie below some heights: of a wave in step with it a
 * grid meets the middle only, or the crests. Where f runs away anything may lie beyond the grid's samples.
 */
function isInStep(samples: Sample[], others: Sample[]): boolean {
  if (!samples.length || !others.length) return true
  const [[low, high], [bottom, top]] = [coreOf(others), ends(others)]
  const runsAway = Math.max(low - bottom.value, top.value - high) > high - low
  return [0, 0.25, 0.5, 0.75, 1].every((share) => {
    const isEnd = share % 1 === 0
    if (isEnd && runsAway) return true
    const level = quantile(samples, share)
    const below = others.filter(({ value }) => value < level).length
    const above = others.filter(({ value }) => value > level).length
    const chance = isEnd ? 0.02 * others.length + 2 : 0.15 * others.length + Math.sqrt(others.length) / 2
    return below <= share * others.length + chance && above <= (1 - share) * others.length + chance
  })
}

/** Whether f is defined beside a sample in both directions. */
function isSpread(samples: (Sample | null)[], { columns }: Grid, i: number): boolean {
  const column = i % columns
  const across = (column > 0 && samples[i - 1]) || (column < columns - 1 && samples[i + 1])
  return Boolean(across && (samples[i - columns] ?? samples[i + columns]))
}

type Plane = (x: number, y: number) => number

/** Whether f goes on to rise (or fall) beyond the rim that a sample lies on: a hilltop there bends the other way. */
function leaves(f: Plane, domain: Domain, { x, y, value }: Sample, sign: 1 | -1): boolean {
  const onRim = domain.x.includes(x) || domain.y.includes(y)
  const inward = (share: number) =>
    f(x + share * (between(domain.x, 0.5) - x), y + share * (between(domain.y, 0.5) - y))
  const [one, two] = [inward(0.005), inward(0.01)]
  return onRim && sign * (value - one) > sign * (one - two)
}

/** Whether a top is so narrow that a cell further on both sides hardly anything is left of it: all but a pole. */
function isSpike(f: Plane, { x, y }: Domain, top: number, foot: number): boolean {
  const [middleX, middleY] = [between(x, 0.5), between(y, 0.5)]
  const isLow = (value: number) => !((value - foot) / (top - foot) > 0.1)
  return x.every((end) => isLow(f(end, middleY))) || y.every((end) => isLow(f(middleX, end)))
}

/** The cells of a grid around a sample, within the domain. */
function around({ x, y }: Sample, grid: Grid, domain: Domain): Domain {
  const side = ([low, high]: [number, number], middle: number, cells: number): [number, number] => {
    const reach = (high - low) / cells
    return [clamp(middle - reach, low, high), clamp(middle + reach, low, high)]
  }
  return { x: side(domain.x, x, grid.columns - 1), y: side(domain.y, y, grid.rows - 1) }
}

/** At the ends exactly. */
const between = ([low, high]: [number, number], share: number): number =>
  share === 1 ? high : low + share * (high - low)

/** A level function still needs a box with some height. */
function widen([low, high]: Heights): Heights {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low > noise * size) return [low, high]
  const half = size > 0 ? size / 2 : 1
  return [low - half, high + half]
}
