import type { Enclosure, Interval } from '../evaluators/intervals'
import { rowCount, type Tape } from '../program/tape'
import { encloseBranches } from './besideJumps'
import { doubtAt, halves, isDoubtful } from './doubts'
import type { Doubt } from './doubts'
import type { Lattice } from './lattice'
import { Kind, createLook } from './look'
import type { Box, Look } from './look'
import { closeCells, closeParts, isShrinking, settledKind, settles } from './settling'
import { inStrips } from './strips'

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

/**
 * From the whole domain down to the grid's cells. Writes what they are and gives those in doubt; looks no
 * further when these are more than `most`.
 */
function lookAtCells({ wide, deep, side }: Lattice, look: Look, kinds: Uint8Array, most: number): Doubt[] {
  const doubts: Doubt[] = []
  const visit = (i: number, j: number, columns: number, rows: number, around: Doubt['around']) => {
    if (doubts.length > most) return
    const sight = look(i * side, j * side, columns * side, rows * side)
    const { kind } = sight
    if (kind === Kind.fine) return
    if (kind === Kind.nowhere) {
      for (let row = j; row < j + rows; row++) kinds.fill(kind, row * wide + i, row * wide + i + columns)
      return
    }
    if (columns === 1 && rows === 1) {
      const doubt = doubtAt({ i: i * side, j: j * side, wide: side, high: side }, sight, 'any', around)
      const settled = isShrinking(doubt, 0.9) && settles(look, doubt)
      if (settled && doubt.everywhere) return
      kinds[j * wide + i] = settled ? Kind.edge : kind
      doubts.push(settled ? { ...doubt, kind: Kind.edge, way: 'squares' } : doubt)
      return
    }
    const inside = [sight.width, around[0], around[1]] as const
    const [left, lower] = [(columns + 1) >> 1, (rows + 1) >> 1]
    visit(i, j, left, lower, inside)
    if (left < columns) visit(i + left, j, columns - left, lower, inside)
    if (lower < rows) visit(i, j + lower, left, rows - lower, inside)
    if (left < columns && lower < rows) visit(i + left, j + lower, columns - left, rows - lower, inside)
  }
  visit(0, 0, wide, deep, [Infinity, Infinity, Infinity])
  return doubts
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
  return ends.every(isDoubtful)
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
