import type { Tone } from '../../figure/mark'
import { baseWords, niceStep, powerText, tickBase, tickText, ticksIn } from '../../figure/ticks'

/** One side of a plot. */
export interface Axis {
  range: readonly [low: number, high: number]
  name: string
  tone?: Tone
  /** Powers of ten at equal distances; the range is above zero. */
  log?: boolean
}

/** A curve through places. */
export interface Curve {
  /** Two numbers each; NaN interrupts it. */
  places: Float64Array
  tone: Tone
  /** What it is, written beside it. */
  label?: string
  dashed?: boolean
  weight?: 'fine' | 'heavy'
}

/** A place with a name; one with `onDrag` is moved by pointer and arrow keys. */
export interface Dot {
  at: readonly [x: number, y: number]
  tone: Tone
  label?: string
  /** As it is spoken where it can be moved. */
  spoken?: string
  onDrag?(x: number, y: number): void
}

/** A thin line across the plot, at a place of one axis. */
export interface Ruler {
  along: 'x' | 'y'
  at: number
  tone: Tone
  label?: string
}

/** The rectangle of a plot in pixels, y down. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Tick {
  /** From the low end of the axis, as a share of it. */
  share: number
  text: string
}

/** Where a value lies on an axis, as a share of it; outside of 0 … 1 beyond its ends. */
export function shareOf({ range: [low, high], log }: Axis, value: number): number {
  if (log) return Math.log(value / low) / Math.log(high / low)
  // Halved, since the range may be longer than the largest number.
  return (value / 2 - low / 2) / (high / 2 - low / 2)
}

/** The value at a share of an axis, at its ends exactly. */
export function valueAt({ range: [low, high], log }: Axis, share: number): number {
  if (share <= 0 || share >= 1) return share <= 0 ? low : high
  return log ? low * (high / low) ** share : low * (1 - share) + high * share
}

/** At most about `count` ticks, and what the axis's name adds to them where they count from a base. */
export function ticksOf(axis: Axis, count: number): { ticks: Tick[]; base: string } {
  const at = (value: number, text: string): Tick => ({ share: shareOf(axis, value), text })
  const [low, high] = axis.range
  if (axis.log) {
    const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)]
    const step = Math.max(1, Math.ceil((last - first) / count))
    const powers = ticksIn([first, last], step)
    return { ticks: powers.map((power) => at(10 ** power, powerText(power))), base: '' }
  }
  const step = niceStep(high - low, count)
  const base = tickBase([low, high], step)
  const values = ticksIn([low - base, high - base], step)
  const largest = Math.max(...values.map(Math.abs))
  return {
    ticks: values.map((value) => at(value + base, tickText(value, step, largest))),
    base: baseWords(base)
  }
}

/** A place in pixels. */
export type Pixel = readonly [x: number, y: number]

/** Where places of the axes lie in the box. */
export const toPixel =
  (x: Axis, y: Axis, { left, right, top, bottom }: Box) =>
  (atX: number, atY: number): Pixel => [
    left + shareOf(x, atX) * (right - left),
    bottom - shareOf(y, atY) * (bottom - top)
  ]

/** The runs of a curve that lie in the box, each cut at its rim. */
export function runsOf(places: Float64Array, project: (x: number, y: number) => Pixel, box: Box): Pixel[][] {
  const runs: Pixel[][] = []
  let run: Pixel[] = []
  for (let i = 2; i < places.length; i += 2) {
    const cut = cutSegment(project(places[i - 2], places[i - 1]), project(places[i], places[i + 1]), box)
    if (!cut) continue
    const [from, to] = cut
    const last = run.at(-1)
    if (last && last[0] === from[0] && last[1] === from[1]) run.push(to)
    else runs.push((run = [from, to]))
  }
  return runs
}

/** As SVG writes a path; a tenth of a pixel is finer than can be seen. */
export const pathOf = (runs: readonly (readonly Pixel[])[]): string =>
  runs.map((run) => 'M' + run.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')).join('')

/** The part of a segment within the box; null where none is, or an end is no place (Liang and Barsky 1984). */
function cutSegment(from: Pixel, to: Pixel, { left, right, top, bottom }: Box): [Pixel, Pixel] | null {
  let [begin, end] = [0, 1]
  const sides = [
    [from[0], to[0], left, right],
    [from[1], to[1], top, bottom]
  ]
  for (const [a, b, low, high] of sides) {
    const step = b - a
    if (!Number.isFinite(step)) return null
    if (step === 0 && (a < low || a > high)) return null
    if (step === 0) continue
    const [one, other] = [(low - a) / step, (high - a) / step]
    begin = Math.max(begin, Math.min(one, other))
    end = Math.min(end, Math.max(one, other))
  }
  if (begin > end) return null
  const at = (share: number): Pixel =>
    share === 0
      ? from
      : share === 1
        ? to
        : [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
  return [at(begin), at(end)]
}

/** A text at a place, its middle left, right or centre there. */
export interface Label {
  text: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  tone: Tone
}

/** What is to be labelled: the first of these places that has room is taken. */
export interface Wanted {
  text: string
  tone: Tone
  places: readonly Pixel[]
}

/** Of the labels in a plot, in pixels; letters are mostly narrower. */
const letter = 7
const line = 15
const gap = 6

/** How wide a label is, about; a little too wide rather than too narrow. */
export const widthOf = (text: string): number => [...text].length * letter

/** Whether the numbers of ticks stand apart on an axis of so many pixels. */
export const haveRoom = (ticks: readonly Tick[], pixels: number): boolean =>
  ticks.every(({ share, text }, i) => {
    const last = ticks[i - 1]
    return !last || (share - last.share) * pixels > (widthOf(text) + widthOf(last.text)) / 2 + gap
  })

/**
 * Places labels beside what they name: within the box, over no other label, and over as few of the curves' places as
 * can be. One that has no room is left out.
 */
export function placeLabels(wanted: readonly Wanted[], curves: readonly Pixel[], box: Box): Label[] {
  const taken: Box[] = []
  const labels: Label[] = []
  const covered = counting(curves, box)
  for (const { text, tone, places } of wanted) {
    const width = widthOf(text)
    const choices = places.flatMap(([x, y]) => around(x, y, width))
    let best: (Choice & { cost: number }) | null = null
    for (const [i, choice] of choices.entries()) {
      const { area } = choice
      if (!within(area, box) || taken.some((other) => overlap(area, other))) continue
      const count = covered(area)
      const cost = 100 * count + i
      if (best === null || cost < best.cost) best = { ...choice, cost }
      // Of choices that cover nothing the first is the best.
      if (count === 0) break
    }
    if (!best) continue
    taken.push(best.area)
    labels.push({ text, tone, x: best.x, y: best.y, anchor: best.anchor })
  }
  return labels
}

interface Choice extends Pick<Label, 'x' | 'y' | 'anchor'> {
  area: Box
}

/** The ways to set a label beside a place. */
function around(x: number, y: number, width: number): Choice[] {
  const choice = (x: number, y: number, anchor: Label['anchor']): Choice => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    return { x, y, anchor, area: { left, right: left + width, top: y - line / 2, bottom: y + line / 2 } }
  }
  const away = line / 2 + gap
  return [
    choice(x + gap, y, 'start'),
    choice(x, y - away, 'middle'),
    choice(x, y + away, 'middle'),
    choice(x - gap, y - away, 'end'),
    choice(x - gap, y + away, 'end'),
    choice(x + gap, y - away, 'start'),
    choice(x + gap, y + away, 'start'),
    choice(x - gap, y, 'end')
  ]
}

const within = (a: Box, b: Box): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** The cells in which places are counted, in pixels. */
const cell = 3

/**
 * How many of the places lie in an area, to a cell: a table of sums over all cells above and on the left answers for any
 * area at once (Crow 1984), since many labels ask about many places while a point is dragged.
 */
function counting(places: readonly Pixel[], { left, right, top, bottom }: Box): (area: Box) => number {
  const columns = Math.max(1, Math.ceil((right - left) / cell))
  const rows = Math.max(1, Math.ceil((bottom - top) / cell))
  const stride = columns + 1
  const sums = new Int32Array(stride * (rows + 1))
  for (const [x, y] of places) {
    const [column, row] = [Math.floor((x - left) / cell), Math.floor((y - top) / cell)]
    if (column >= 0 && column < columns && row >= 0 && row < rows) sums[(row + 1) * stride + column + 1]++
  }
  for (let row = 1; row <= rows; row++)
    for (let column = 1, inRow = 0; column <= columns; column++) {
      inRow += sums[row * stride + column]
      sums[row * stride + column] = inRow + sums[(row - 1) * stride + column]
    }
  const across = (x: number) => Math.min(columns, Math.max(0, Math.round((x - left) / cell)))
  const down = (y: number) => Math.min(rows, Math.max(0, Math.round((y - top) / cell))) * stride
  return (area) => {
    const [west, east, north, south] = [
      across(area.left),
      across(area.right),
      down(area.top),
      down(area.bottom)
    ]
    return sums[south + east] - sums[south + west] - sums[north + east] + sums[north + west]
  }
}

/** Places along runs at most `apart` pixels from one another, ends included. */
export function evenly(runs: readonly (readonly Pixel[])[], apart: number): Pixel[] {
  const places: Pixel[] = []
  for (const run of runs)
    run.forEach((to, i) => {
      const from = run[i - 1] ?? to
      const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / apart))
      for (let k = 1; k < count; k++) {
        const share = k / count
        places.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])])
      }
      places.push(to)
    })
  return places
}
