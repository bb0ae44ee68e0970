import { lazilyFor } from '../basics/lazily'
import { remember } from '../basics/remember'
import type { ScalarField } from '../field/field'
import { toIntervals, type Enclosure, type Interval } from '../tape/evaluators/intervals'
import { rowCount, valueOf, type Tape } from '../tape/program/tape'
import { settleValues } from '../tape/rounding/settleValues'
import { placeOn, type Domain, type Range } from '../tape/sampling/sampling'
import type { Heights } from './heights'
import { unitVector } from './unitVector'

/** A straight line of the x–y plane: origin + t · direction, of which t in `range` lies in the domain. */
export interface Line {
  origin: readonly [number, number]
  /** Of length 1. */
  direction: readonly [number, number]
  range: Readonly<Range>
}

/** f over a line. */
export interface Slice {
  line: Line
  /** t and f there, two numbers each; NaN interrupts it where f has no value, jumps or has a pole. */
  places: Float64Array
  /** The range of f worth showing. */
  heights: Readonly<Heights>
}

/**
 * The line through a place in a direction, as far as the domain goes. Along x and y its t is that coordinate itself;
 * else it is the distance from the place.
 */
export function lineThrough(domain: Domain, [x, y]: readonly [number, number], degrees: number): Line {
  const direction = unitVector(degrees)
  const [dx, dy] = direction
  if (dx === 1) return { origin: [0, y], direction, range: domain.x }
  if (dy === 1) return { origin: [x, 0], direction, range: domain.y }
  const ends = [
    [x, dx, domain.x],
    [y, dy, domain.y]
  ] as const
  const walls = ends.flatMap(([from, step, side]): [number, number][] => {
    const [a, b] = side.map((wall) => (wall - from) / step)
    return step === 0 ? [] : [[Math.min(a, b), Math.max(a, b)]]
  })
  const range: Range = [Math.max(...walls.map(([low]) => low)), Math.min(...walls.map(([, high]) => high))]
  return { origin: [x, y], direction, range }
}

/** The place of the x–y plane at t. */
export const placeAt = ({ origin, direction }: Line, t: number): [number, number] => [
  origin[0] + t * direction[0],
  origin[1] + t * direction[1]
]

/** A curve over a line in space: three numbers for each place. */
export function toSpace(line: Line, places: Float64Array): Float64Array {
  const found = new Float64Array((places.length / 2) * 3)
  for (let i = 0; i < places.length / 2; i++)
    found.set([...placeAt(line, places[2 * i]), places[2 * i + 1]], 3 * i)
  return found
}

/** So many intervals at first, each looked at once more in its middle. */
const first = 96
/** Every second one of these halvings is a quarter of a pixel on a large screen; the others find edges and jumps. */
const mostHalvings = 22
/** An interval where f has no value at either end is given up after so many. */
const blindHalvings = 5
/** One where f may be undefined between two values is looked at so closely. */
const holeHalvings = 3
/** Of the heights worth showing; a quarter of a pixel. */
const fine = 1 / 2000
/** So many values are worked out at most, and of a function of data fewer. */
const [most, mostRows] = [6000, 2_000_000]
/** With more digits a value takes a hundred times as long. */
const mostSure = 600
/** The share of the values, at either end, that may be cut off towards a pole. */
const tail = 0.05
/** Values that differ by less than this share of their size are one value and rounding. */
const noise = 64 * Number.EPSILON

/**
 * Samples f over a line in f64: closely where it bends, up to the edge where it ends, and with a gap wherever it is
 * not sure to be continuous. The last slices are remembered.
 */
export function sliceOf(field: ScalarField, values: Record<string, number>, line: Line): Slice {
  const { origin, direction, range } = line
  return remembered(field, values, ...origin, ...direction, ...range)
}

/** As many as tools draw at once, before and after a step. */
const remembered = remember(
  (
    field: ScalarField,
    values: Record<string, number>,
    x: number,
    y: number,
    dx: number,
    dy: number,
    low: number,
    high: number
  ): Slice => sample(field, values, { origin: [x, y], direction: [dx, dy], range: [low, high] }),
  8
)

const enclosureOf = lazilyFor((tape: Tape) => toIntervals(valueOf(tape)))

/** A part of the line between two neighbours. */
interface Part {
  from: number
  to: number
  /** f at both ends. */
  low: number
  high: number
  halvings: number
  /** Whether the curve goes through, does not, or nobody knows yet. */
  state: 'joined' | 'open' | 'unsettled'
}

function sample(field: ScalarField, values: Record<string, number>, line: Line): Slice {
  const { tape } = field
  const parameters = tape.parameters.map((name) => values[name] ?? 1)
  const { f, budget, found } = evaluator(field, values, parameters, line)
  const encloses = (from: number, to: number): Enclosure => {
    const [[x0, y0], [x1, y1]] = [placeAt(line, from), placeAt(line, to)]
    return enclosureOf(tape)([sorted(x0, x1), sorted(y0, y1)], parameters)[0]
  }
  const heights = heightsOf(
    found.map(([, value]) => value),
    encloses(...line.range)
  )
  const small = fine * (heights[1] - heights[0])
  let parts = found.slice(1).map(([to, high], i): Part => {
    const [from, low] = found[i]
    return { from, to, low, high, halvings: 0, state: 'unsettled' }
  })
  let left = budget
  for (let halvings = 0; halvings < mostHalvings && parts.some(isUnsettled); halvings++)
    parts = parts.flatMap((part) => {
      if (!isUnsettled(part)) return [part]
      if (left <= 0) return [{ ...part, state: 'open' }]
      left--
      return settle(part, f, encloses, heights, small)
    })
  return { line, places: joined(parts), heights }
}

const isUnsettled = ({ state }: Part): boolean => state === 'unsettled'
const sorted = (a: number, b: number): Interval => (a < b ? [a, b] : [b, a])

/** Either says of a part whether the curve goes through it, or halves it. */
function settle(
  part: Part,
  f: (t: number) => number,
  encloses: (from: number, to: number) => Enclosure,
  [bottom, top]: Readonly<Heights>,
  small: number
): Part[] {
  const { from, to, low, high, halvings } = part
  const [blind, whole] = [Number.isNaN(low) && Number.isNaN(high), Number.isFinite(low + high)]
  const { defined, continuous } = encloses(from, to)
  const middle = from / 2 + to / 2
  const isSmallest = halvings === mostHalvings - 1 || middle <= from || middle >= to
  if (defined === 'nowhere' || isSmallest || (blind && halvings >= blindHalvings))
    return [{ ...part, state: continuous && whole && isSmallest ? 'joined' : 'open' }]
  const value = f(middle)
  const isSeen = defined === 'everywhere' || halvings >= holeHalvings
  if (whole && continuous && isSeen && Number.isFinite(value)) {
    const span = top - bottom
    const beyond =
      [low, value, high].every((each) => each > top + span) ||
      [low, value, high].every((each) => each < bottom - span)
    const third = from + 0.31 * (to - from)
    const bends = (at: number, value: number) => Math.abs(value - (low + at * (high - low))) > small
    if (beyond || (!bends(0.5, value) && !bends(0.31, f(third)))) return [{ ...part, state: 'joined' }]
  }
  return [
    { ...part, to: middle, high: value, halvings: halvings + 1 },
    { ...part, from: middle, low: value, halvings: halvings + 1 }
  ]
}

/** f along the line with its first values. Where rounding shows among them, all values are taken with more digits. */
function evaluator(field: ScalarField, values: Record<string, number>, parameters: number[], line: Line) {
  const plain = (t: number) => field.value(placeAt(line, t), values)
  const budget = Math.min(most, Math.floor(mostRows / Math.max(1, rowCount(field.tape))))
  const places = Array.from({ length: Math.min(first, budget) + 1 }, (_, i, last = Math.min(first, budget)) =>
    placeOn(line.range, i, last)
  )
  const numbers = Float64Array.from(places, plain)
  const settled = numbers.slice()
  settleValues(field.tape, settled, (i) => placeAt(line, places[i]), parameters)
  const isSure = settled.every((value, i) => Object.is(value, numbers[i]))
  const sure = (t: number) => field.jet(placeAt(line, t), values).value
  const pairs = Array.from(settled, (value, i): [number, number] => [places[i], value])
  return isSure
    ? { f: plain, budget, found: pairs }
    : { f: sure, budget: Math.min(budget, mostSure), found: pairs }
}

/** All values, or what nine tenths of them take up and a little more on a side where f runs to a pole. */
function heightsOf(values: number[], { low, high }: Enclosure): Heights {
  const finite = values.filter(Number.isFinite).sort((a, b) => a - b)
  if (finite.length === 0) return [-1, 1]
  const quantile = (share: number) => finite[Math.round(share * (finite.length - 1))]
  const [first, last, bottom, top] = [0, 1, tail, 1 - tail].map(quantile)
  const size = top - bottom
  const runsUp = high === Infinity && last - top > size
  const runsDown = low === -Infinity && bottom - first > size
  return widen([runsDown ? bottom - size / 2 : first, runsUp ? top + size / 2 : last])
}

/** A level curve still needs a plot with some height. */
function widen([low, high]: Heights): Heights {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low > noise * size) return [low, high]
  const half = size > 0 ? size / 2 : 1
  return [low - half, high + half]
}

/** The parts in a row, with NaN where the curve does not go through. */
function joined(parts: readonly Part[]): Float64Array {
  const numbers: number[] = []
  const put = (t: number, value: number) => numbers.push(t, value)
  let end = NaN
  for (const { from, to, low, high, state } of parts) {
    if (state !== 'joined') continue
    if (from !== end) {
      if (numbers.length) put(NaN, NaN)
      put(from, low)
    }
    put(to, high)
    end = to
  }
  return Float64Array.from(numbers)
}
