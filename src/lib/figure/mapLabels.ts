/** A level curve in pixels, to be labelled. */
export interface LabelledLine {
  level: number
  text: string
  heavy: boolean
  /** x and y of each vertex, in pixels. */
  places: ArrayLike<number>
  closed: boolean
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A label set into a line. */
export interface MapLabel {
  /** The number of the line. */
  line: number
  /** Its middle, on the line. */
  x: number
  y: number
  /** Which vertex its middle lies behind, and which share of the way to the next. */
  vertex: number
  share: number
  /** Degrees, so that the text is upright. */
  angle: number
  /** What the text takes, at most. */
  box: Box
  /** The part of the line that it takes, in pixels along it. */
  from: number
  to: number
}

/** The height of the text with some room, in pixels, and its width for each character. */
export const labelHeight = 15
const perCharacter = 6.9
/** The line ends so far before its label. */
const gap = 2.5
/** Places along a line that are tried, and how far apart the labels of one line are at least. */
const stride = 6
const apart = 220
/** Labels of different lines keep so far from each other; those of light lines more. */
const [clearance, lightClearance] = [5, 26]
/** A line turns by no more than this under its label: the chord is so much shorter than the way. */
const straight = 0.985
const heavyStraight = 0.95
/** Lines are looked for in cells of so many pixels. */
const cell = 5
/** A label has no room where other lines run through this share of it, but a heavy line needs one in any case. */
const mostCrowded = 0.35
/** So many labels a heavy line has at most, where it has to have them in a crowd. */
const mostInCrowd = 1

export const labelWidth = (text: string): number => perCharacter * text.length + 2

/**
 * Labels set into lines: heavy lines first, then long ones; none overlaps another, what is to be avoided, or the rim.
 */
export function placeLabels(
  lines: readonly LabelledLine[],
  width: number,
  height: number,
  avoid: readonly Box[] = []
): MapLabel[] {
  const crowd = crowdOf(lines, width, height)
  const ways = lines.map(wayOf)
  const order = lines
    .map((_, i) => i)
    .sort((a, b) => Number(lines[b].heavy) - Number(lines[a].heavy) || ways[b].length - ways[a].length)
  const labels: MapLabel[] = []
  const isFree = (box: Box, room: number) =>
    box.left >= 2 &&
    box.top >= 2 &&
    box.right <= width - 2 &&
    box.bottom <= height - 2 &&
    avoid.every((other) => !overlap(box, other, 2)) &&
    labels.every((other) => !overlap(box, other.box, room))
  for (const i of order) {
    const [line, way] = [lines[i], ways[i]]
    const size = labelWidth(line.text) + 2 * gap
    if (way.length < (line.heavy ? 2 : 3) * size) continue
    const least = line.heavy ? heavyStraight : straight
    const candidates = candidatesOf(way, size, i).filter(({ straightness }) => straightness >= least)
    const rated = candidates
      .map((candidate) => ({
        ...candidate,
        trouble: crowd(candidate.label, i) / mostCrowded + 40 * (1 - candidate.straightness)
      }))
      .filter(({ trouble }) => trouble < 1 || line.heavy)
      .sort((a, b) => a.trouble - b.trouble)
    const own: MapLabel[] = []
    for (const { label, trouble } of rated) {
      if (trouble >= 1 && own.length >= mostInCrowd) break
      if (!isFree(label.box, line.heavy ? clearance : lightClearance)) continue
      if (own.some((other) => along(other, label, way, line.closed) < apart)) continue
      own.push(label)
      labels.push(label)
      if (!line.heavy) break
    }
  }
  return labels
}

/** A line with how far each of its vertices is along it. */
interface Way {
  places: ArrayLike<number>
  at: Float64Array
  length: number
}

function wayOf({ places, closed }: LabelledLine): Way {
  const count = places.length / 2 + (closed ? 1 : 0)
  const at = new Float64Array(count)
  const all = closed ? [...Array.from(places), places[0], places[1]] : places
  for (let i = 1; i < count; i++)
    at[i] = at[i - 1] + Math.hypot(all[2 * i] - all[2 * i - 2], all[2 * i + 1] - all[2 * i - 1])
  return { places: all, at, length: at[count - 1] ?? 0 }
}

/** The place so far along a way. */
function placeAt(
  { places, at }: Way,
  along: number
): { x: number; y: number; vertex: number; share: number } {
  let [low, high] = [0, at.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at[middle] <= along) low = middle
    else high = middle
  }
  const share = at[high] > at[low] ? (along - at[low]) / (at[high] - at[low]) : 0
  const mix = (k: number) => places[2 * low + k] + share * (places[2 * high + k] - places[2 * low + k])
  return { x: mix(0), y: mix(1), vertex: low, share }
}

function candidatesOf(way: Way, size: number, line: number): { label: MapLabel; straightness: number }[] {
  const found: { label: MapLabel; straightness: number }[] = []
  for (let middle = size / 2 + 4; middle <= way.length - size / 2 - 4; middle += stride) {
    const [from, to] = [middle - size / 2, middle + size / 2]
    const [start, end, { x, y, vertex, share }] = [from, to, middle].map((along) => placeAt(way, along))
    const straightness = Math.hypot(end.x - start.x, end.y - start.y) / size
    const turn = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI
    const angle = turn > 90 ? turn - 180 : turn <= -90 ? turn + 180 : turn
    const box = boxOf(x, y, angle, size)
    found.push({ label: { line, x, y, vertex, share, angle, box, from, to }, straightness })
  }
  return found
}

function boxOf(x: number, y: number, degrees: number, size: number): Box {
  const [c, s] = [Math.cos, Math.sin].map((f) => Math.abs(f((degrees * Math.PI) / 180)))
  const [wide, high] = [(size * c + labelHeight * s) / 2, (size * s + labelHeight * c) / 2]
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high }
}

export const overlap = (a: Box, b: Box, room = 0): boolean =>
  a.left < b.right + room && b.left < a.right + room && a.top < b.bottom + room && b.top < a.bottom + room

function along(a: MapLabel, b: MapLabel, { length }: Way, closed: boolean): number {
  const way = Math.abs(a.from + a.to - b.from - b.to) / 2
  return closed ? Math.min(way, length - way) : way
}

/** Tells how many other lines run through a label, by which lines pass each small cell of the map. */
function crowdOf(lines: readonly LabelledLine[], width: number, height: number) {
  const columns = Math.ceil(width / cell) + 1
  const passing = new Map<number, Set<number>>()
  const mark = (x: number, y: number, line: number) => {
    if (x < 0 || y < 0 || x > width || y > height) return
    const key = Math.floor(y / cell) * columns + Math.floor(x / cell)
    const known = passing.get(key)
    if (known) known.add(line)
    else passing.set(key, new Set([line]))
  }
  lines.forEach(({ places, closed }, line) => {
    const count = places.length / 2
    for (let i = 0; i < (closed ? count : count - 1); i++) {
      const j = (i + 1) % count
      const [dx, dy] = [places[2 * j] - places[2 * i], places[2 * j + 1] - places[2 * i + 1]]
      const steps = Math.ceil(Math.hypot(dx, dy) / (cell / 2))
      for (let k = 0; k <= steps; k++)
        mark(places[2 * i] + (k / (steps || 1)) * dx, places[2 * i + 1] + (k / (steps || 1)) * dy, line)
    }
  })
  return ({ x, y, angle, from, to }: MapLabel, own: number): number => {
    const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
    let [met, looked] = [0, 0]
    for (let u = -(to - from) / 2; u <= (to - from) / 2; u += cell / 1.5)
      for (let v = -labelHeight / 2 + 2; v <= labelHeight / 2 - 2; v += cell / 1.5) {
        looked++
        const key = Math.floor((y + u * s + v * c) / cell) * columns + Math.floor((x + u * c - v * s) / cell)
        const there = passing.get(key)
        if (there && (there.size > 1 || !there.has(own))) met++
      }
    return met / looked
  }
}
