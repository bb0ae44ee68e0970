import type { Enclosure, Interval } from '../evaluators/intervals'
import { largestF32 } from '../evaluators/rows'
import { rowCount, type Tape } from '../program/tape'
import { branchesMeet, encloseBranches } from './besideJumps'
import type { Lattice } from './lattice'

/** What the enclosure of f over a box says about it. */
export const Kind = {
  /** Defined and continuous everywhere. */
  fine: 0,
  /** Defined nowhere. */
  nowhere: 1,
  /** Continuous where it is defined, which may end within the box. */
  edge: 2,
  /** Perhaps a jump or a pole, or without bounds, as ln beside 0. */
  jump: 3
} as const

type Kind = (typeof Kind)[keyof typeof Kind]

/** A rectangle of the lattice: its lower left corner, its width and height. */
export interface Box {
  i: number
  j: number
  wide: number
  high: number
  kind: Kind
}

/** What became of the cells of a grid. */
export interface Cells {
  /** Per cell, x fastest, what it is as a whole; `fine` ones may be drawn as they are. */
  kinds: Uint8Array
  /** The boxes that the others but those of kind `nowhere` were divided into; of these, only what is somewhere. */
  leaves: Box[]
  /** The shorter side of the smallest; all of kind `edge` are squares of that size. */
  finest: number
}

/** What becomes of the cells of a grid that can all be drawn as they are. */
export const allFine = ({ wide, deep, side }: Lattice): Cells => ({
  kinds: new Uint8Array(wide * deep),
  leaves: [],
  finest: side
})

/** So many interval operations are affordable: about a twentieth of a second. */
const mostWork = 1_000_000
const fewestLooks = 4_000
const mostLooks = 60_000
/** So many leaves are worth drawing, or half as many as the grid has cells. */
const mostLeaves = 32_000

/** An edge of the domain drawn within boxes an eighth of a cell wide is true to less than a tenth of a cell. */
const enoughForEdges = 8

/** A cell in which only operations jump is known to be whole after so many looks; these may be so often the others. */
const looksToClose = 80
const mostToClose = 4

/** How often the way down to a suspected jump is halved at most, and from when on it may be given up. */
const longestWay = 24
const shortestWay = 6

/**
 * Divides the domain top-down, only where the enclosure leaves doubt. A function that is smooth all over
 * costs a handful of boxes however risky its operations are, and a line of poles as many as it crosses. Null
 * where every cell is fine, crowded where more than `most` are in doubt. `branches` are what f is made of where its
 * operations jump, if some do.
 */
export function descend(
  lattice: Lattice,
  tape: Tape,
  enclose: (box: readonly Interval[]) => Enclosure,
  branches: ((box: readonly Interval[]) => Enclosure[] | null) | null,
  most = Infinity
): Cells | 'crowded' | null {
  const { wide, deep, side } = lattice
  const affordable = affordableLooks(tape)
  const worthwhile = Math.max(mostLeaves, (wide * deep) / 2)
  const kinds = new Uint8Array(wide * deep)
  const look = createLook(lattice, enclose, 2 * affordable)
  let doubts = lookAtCells(lattice, look, kinds, most)
  if (doubts.length > most) return 'crowded'
  // All jumps are looked at, or none: no seam shall be open in some cells and not in others.
  const besideJumps =
    branches && doubts.length * looksToClose <= mostToClose * affordable
      ? createLook(lattice, encloseBranches(enclose, branches), 2 * mostToClose * affordable)
      : null
  if (besideJumps) doubts = closeCells(lattice, besideJumps, kinds, doubts)
  const strips = 2 * doubts.length > wide * deep ? inStrips(lattice, look, doubts) : null
  if (strips) return keepTroubled(lattice, kinds, strips, 1)
  const leaves: Box[] = []
  let finest = side
  while (finest > 1 && doubts.length > 0) {
    const onlyEdges = side >= enoughForEdges * finest && doubts.every(({ kind }) => kind === Kind.edge)
    const coming = doubts.reduce((sum, { way }) => sum + (way === 'squares' ? 4 : 2), 0)
    if (onlyEdges || look.count + coming > affordable || leaves.length + coming > worthwhile) break
    finest /= 2
    doubts = doubts.flatMap((doubt) => divide(doubt, finest, look, leaves))
  }
  for (const doubt of doubts)
    if (isShrinking(doubt, 0.6) && settles(look, doubt)) leaves.push({ ...doubt, kind: settledKind(doubt) })
    else leaves.push(...(besideJumps ? closeParts(besideJumps, doubt) : [doubt]))
  return keepTroubled(lattice, kinds, leaves, finest)
}

/** A box in doubt. */
interface Doubt extends Box {
  /**
   * How to divide it: a jump or a pole along x or y is followed in strips, which are far fewer than squares.
   * Edges are followed in squares.
   */
  way: 'any' | 'x' | 'y' | 'squares'
  /** Whether f surely is defined everywhere in it. */
  everywhere: boolean
  /** The width of its enclosure, and of those of the three boxes around it. */
  width: number
  around: readonly [number, number, number]
}

export interface Look {
  /** What is known of a box; then `width` and `size` tell more. */
  (i: number, j: number, wide: number, high: number): Kind
  /** How often it was called, and may be. */
  count: number
  affordable: number
  /** Whether f surely is defined everywhere in the newest box. */
  everywhere: boolean
  /** The width of its enclosure. */
  width: number
  /** The largest |f| in it. */
  size: number
}

function createLook(
  { x, y }: Lattice,
  enclose: (box: readonly Interval[]) => Enclosure,
  affordable: number
): Look {
  const sideX: [number, number] = [0, 0]
  const sideY: [number, number] = [0, 0]
  const box = [sideX, sideY]
  const look: Look = Object.assign(
    (i: number, j: number, wide: number, high: number) => {
      sideX[0] = x(i)
      sideX[1] = x(i + wide)
      sideY[0] = y(j)
      sideY[1] = y(j + high)
      const enclosure = enclose(box)
      look.count++
      look.everywhere = enclosure.defined === 'everywhere'
      look.width = enclosure.high - enclosure.low
      look.size = Math.max(Math.abs(enclosure.low), Math.abs(enclosure.high))
      return kindOf(enclosure)
    },
    { count: 0, affordable, everywhere: false, width: 0, size: 0 }
  )
  return look
}

function kindOf({ low, high, defined, continuous }: Enclosure): Kind {
  if (defined === 'nowhere' || low > largestF32 || high < -largestF32) return Kind.nowhere
  if (!continuous || !(low >= -largestF32 && high <= largestF32)) return Kind.jump
  return defined === 'everywhere' ? Kind.fine : Kind.edge
}

/**
 * From the whole domain down to the grid's cells. Writes what they are and gives those in doubt; looks no
 * further when these are more than `most`.
 */
function lookAtCells({ wide, deep, side }: Lattice, look: Look, kinds: Uint8Array, most: number): Doubt[] {
  const doubts: Doubt[] = []
  const visit = (i: number, j: number, columns: number, rows: number, around: Doubt['around']) => {
    if (doubts.length > most) return
    const kind = look(i * side, j * side, columns * side, rows * side)
    if (kind === Kind.fine) return
    if (kind === Kind.nowhere) {
      for (let row = j; row < j + rows; row++) kinds.fill(kind, row * wide + i, row * wide + i + columns)
      return
    }
    if (columns === 1 && rows === 1) {
      const doubt = doubtAt(look, i * side, j * side, side, side, kind, 'any', around)
      const settled = isShrinking(doubt, 0.9) && settles(look, doubt)
      if (settled && doubt.everywhere) return
      kinds[j * wide + i] = settled ? Kind.edge : kind
      doubts.push(settled ? { ...doubt, kind: Kind.edge, way: 'squares' } : doubt)
      return
    }
    const inside = [look.width, around[0], around[1]] as const
    const [left, lower] = [(columns + 1) >> 1, (rows + 1) >> 1]
    visit(i, j, left, lower, inside)
    if (left < columns) visit(i + left, j, columns - left, lower, inside)
    if (lower < rows) visit(i, j + lower, left, rows - lower, inside)
    if (left < columns && lower < rows) visit(i + left, j + lower, columns - left, rows - lower, inside)
  }
  visit(0, 0, wide, deep, [Infinity, Infinity, Infinity])
  return doubts
}

/**
 * The cells in doubt as strips across them, along x or along y. Where jumps and poles are many and all run straight
 * through the domain, as of floor(20x)·y, a strip of the whole domain tells as much as all the cells it
 * crosses. Null where some cell would be left open altogether.
 */
function inStrips({ wide, deep, side }: Lattice, look: Look, doubts: Doubt[]): Box[] | null {
  if (doubts.some(({ kind }) => kind !== Kind.jump)) return null
  const upright = stripsFrom(
    doubts.map(({ i }) => i),
    side,
    (i, size) => look(i, 0, size, deep * side)
  )
  if (upright)
    return doubts.flatMap(({ i, j }) =>
      upright.get(i)!.map(({ from, size, kind }) => ({ i: from, j, wide: size, high: side, kind }))
    )
  const level = stripsFrom(
    doubts.map(({ j }) => j),
    side,
    (j, size) => look(0, j, wide * side, size)
  )
  if (!level) return null
  return doubts.flatMap(({ i, j }) =>
    level.get(j)!.map(({ from, size, kind }) => ({ i, j: from, wide: side, high: size, kind }))
  )
}

interface Strip {
  from: number
  size: number
  kind: Kind
}

/** The strips of the cells that start at these places, by their start; null where one has none to draw. */
function stripsFrom(
  starts: number[],
  side: number,
  look: (from: number, size: number) => Kind
): Map<number, Strip[]> | null {
  const strips = new Map<number, Strip[]>()
  for (const start of new Set(starts)) {
    const found = stripsOf(start, side, look)
    if (!found.some(({ kind }) => kind === Kind.fine)) return null
    strips.set(start, found)
  }
  return strips
}

/** What is alike is one strip. */
function stripsOf(from: number, size: number, look: (from: number, size: number) => Kind): Strip[] {
  const found = look(from, size)
  const kind = found === Kind.edge ? Kind.jump : found
  if (kind !== Kind.jump || size === 1) return [{ from, size, kind }]
  const parts = [...stripsOf(from, size / 2, look), ...stripsOf(from + size / 2, size / 2, look)]
  return parts.reduce<Strip[]>((strips, strip) => {
    const last = strips.at(-1)
    if (last?.kind === strip.kind) last.size += strip.size
    else strips.push(strip)
    return strips
  }, [])
}

function doubtAt(
  look: Look,
  i: number,
  j: number,
  wide: number,
  high: number,
  kind: Kind,
  way: Doubt['way'],
  around: Doubt['around']
): Doubt {
  const { everywhere, width } = look
  return { i, j, wide, high, kind, way: kind === Kind.edge ? 'squares' : way, everywhere, width, around }
}

/** The parts of a box that are still in doubt, down to a size; the others become leaves. */
function divide(doubt: Doubt, size: number, look: Look, leaves: Box[]): Doubt[] {
  const { way, wide, high } = doubt
  if ((way === 'x' && wide <= size) || (way === 'y' && high <= size)) return [doubt]
  for (const axis of way === 'any' ? (['x', 'y'] as const) : way === 'squares' ? [] : [way]) {
    const parts = halves(doubt, axis, look, axis)
    // A strip that is in doubt on both sides does not follow the line.
    if (parts.filter(isDoubtful).length === 2) continue
    if (way === 'any' && !spans(doubt, axis, look)) break
    return settle(parts, size, look, leaves)
  }
  return divideIntoSquares({ ...doubt, way: 'squares' }, size, look, leaves)
}

/** Whether there is doubt at both ends of the strips that a box would be divided into: a line, not a point. */
function spans({ i, j, wide, high }: Box, axis: 'x' | 'y', look: Look): boolean {
  const ends =
    axis === 'x'
      ? [look(i, j, wide, 1), look(i, j + high - 1, wide, 1)]
      : [look(i, j, 1, high), look(i + wide - 1, j, 1, high)]
  return ends.every((kind) => kind !== Kind.fine && kind !== Kind.nowhere)
}

function divideIntoSquares(doubt: Doubt, size: number, look: Look, leaves: Box[]): Doubt[] {
  const { wide, high } = doubt
  if (wide <= size && high <= size) return [doubt]
  const parts =
    wide === high
      ? halves(doubt, 'both', look, 'squares')
      : halves(doubt, wide > high ? 'x' : 'y', look, 'squares')
  return settle(parts, size, look, leaves)
}

/** Goes on with what is in doubt and has to become squares of this size; the rest is as it is. */
function settle(parts: Doubt[], size: number, look: Look, leaves: Box[]): Doubt[] {
  const doubts: Doubt[] = []
  for (const part of parts)
    if (!isDoubtful(part)) leaves.push(part)
    else if (part.way === 'squares') doubts.push(...divideIntoSquares(part, size, look, leaves))
    else doubts.push(part)
  return doubts
}

const isDoubtful = ({ kind }: Box): boolean => kind !== Kind.fine && kind !== Kind.nowhere

/** The halves of a box, or its quarters. */
function halves(
  { i, j, wide, high, width, around }: Doubt,
  axis: 'x' | 'y' | 'both',
  look: Look,
  way: Doubt['way']
): Doubt[] {
  const [columns, rows] = [axis === 'y' ? 1 : 2, axis === 'x' ? 1 : 2]
  const [w, h] = [wide / columns, high / rows]
  const parts: Doubt[] = []
  for (let part = 0; part < columns * rows; part++) {
    const [left, low] = [i + (part % columns) * w, j + Math.floor(part / columns) * h]
    const kind = look(left, low, w, h)
    parts.push(doubtAt(look, left, low, w, h, kind, way, [width, around[0], around[1]]))
  }
  return parts
}

/** Over a jump the enclosure stays as wide as the jump is high, however small the box. */
const isShrinking = ({ kind, width, around }: Doubt, share: number): boolean =>
  kind === Kind.jump && Number.isFinite(width) && width <= share * around[2]

/**
 * Whether f is continuous in a box after all, though no operation alone promises it: the Huber loss as a
 * choice between two branches, x·sign(x), … Follows the widest doubtful quarters down. Where f jumps by J no
 * enclosure is ever narrower than J, and where f is continuous they shrink with the box. So f is held to be
 * continuous once an enclosure is narrower than 1/4096 of the first, or than what rounding leaves of
 * |f|, and to jump where halving a box three times has not made it a tenth narrower. A jump of less than
 * 1/4096 of what f changes by within the box anyway is not noticed, nor one that hides beside a wider kink.
 */
function settles(look: Look, doubt: Doubt): boolean {
  const first = doubt.width
  const ways: (Box & { widths: number[] })[] = [{ ...doubt, widths: [first] }]
  for (let way = ways.pop(); way; way = ways.pop()) {
    const { i, j, widths } = way
    const level = widths.length
    if (level > longestWay || look.count > look.affordable) return false
    const [wide, high] = [way.wide / 2, way.high / 2]
    const parts: typeof ways = []
    for (let quarter = 0; quarter < 4; quarter++) {
      const [left, low] = [i + (quarter & 1) * wide, j + (quarter >> 1) * high]
      const kind = look(left, low, wide, high)
      if (kind === Kind.fine) continue
      if (kind !== Kind.jump || !Number.isFinite(look.width)) return false
      if (look.width <= first / 4096 || look.width <= look.size * 2 ** -46) return true
      if (level >= shortestWay && look.width > 0.9 * widths[level - 3]) return false
      parts.push({ i: left, j: low, wide, high, kind, widths: [...widths, look.width] })
    }
    ways.push(...parts.sort((a, b) => a.widths[level] - b.widths[level]))
  }
  return true
}

/** Takes the cells out of doubt in which operations jump but f does not. */
function closeCells({ wide, side }: Lattice, besideJumps: Look, kinds: Uint8Array, doubts: Doubt[]): Doubt[] {
  return doubts.flatMap((doubt): Doubt[] => {
    if (!closes(besideJumps, doubt)) return [doubt]
    const kind = settledKind(doubt)
    kinds[(doubt.j / side) * wide + doubt.i / side] = kind
    return kind === Kind.fine ? [] : [{ ...doubt, kind, way: 'squares' }]
  })
}

/** Takes what can be of a strip out of doubt: one beside the origin may be whole but for its end, as of an angle. */
function closeParts(besideJumps: Look, doubt: Doubt): Box[] {
  if (closes(besideJumps, doubt)) return [{ ...doubt, kind: settledKind(doubt) }]
  const { wide, high } = doubt
  if (wide === high) return [doubt]
  const parts = halves(doubt, wide > high ? 'x' : 'y', besideJumps, doubt.way)
  if (!parts.some((part) => !isDoubtful(part) || closes(besideJumps, part))) return [doubt]
  return parts.flatMap((part) => (isDoubtful(part) ? closeParts(besideJumps, part) : [part]))
}

const settledKind = ({ everywhere }: Doubt): Kind => (everywhere ? Kind.fine : Kind.edge)

/** Whether f is continuous in a box within which its operations jump. The look is at its branches. */
function closes(besideJumps: Look, doubt: Doubt): boolean {
  if (doubt.kind !== Kind.jump || !branchesMeet(besideJumps, doubt)) return false
  besideJumps(doubt.i, doubt.j, doubt.wide, doubt.high)
  return settles(besideJumps, { ...doubt, width: besideJumps.width })
}

/** Leaves out the cells that turned out to be fine in all their parts. */
function keepTroubled({ wide, side }: Lattice, kinds: Uint8Array, all: Box[], finest: number): Cells | null {
  const cellOf = ({ i, j }: Box) => Math.floor(j / side) * wide + Math.floor(i / side)
  const troubled = new Uint8Array(kinds.length)
  for (const leaf of all) if (leaf.kind !== Kind.fine) troubled[cellOf(leaf)] = 1
  const leaves = all.filter((leaf) => leaf.kind !== Kind.nowhere && troubled[cellOf(leaf)])
  let whole = true
  kinds.forEach((kind, cell) => {
    if (kind !== Kind.nowhere && !troubled[cell]) kinds[cell] = Kind.fine
    else whole = false
  })
  return whole ? null : { kinds, leaves, finest }
}

/** So many boxes may be looked at. */
export const affordableLooks = (tape: Tape): number =>
  Math.min(mostLooks, Math.max(fewestLooks, mostWork / workOf(tape)))

/** Interval operations for one look. */
function workOf(tape: Tape): number {
  return tape.code.length * Math.max(1, rowCount(tape) / 4)
}
