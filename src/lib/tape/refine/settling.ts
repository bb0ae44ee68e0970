import { branchesMeet } from './besideJumps'
import { halves, isDoubtful } from './doubts'
import type { Doubt } from './doubts'
import type { Lattice } from './lattice'
import { Kind } from './look'
import type { Box, Look } from './look'

/** How often the way down to a suspected jump is halved at most, and from when on it may be given up. */
const longestWay = 24
const shortestWay = 6

/** Over a jump the enclosure stays as wide as the jump is high, however small the box. */
export const isShrinking = ({ kind, width, around }: Doubt, share: number): boolean =>
  kind === Kind.jump && Number.isFinite(width) && width <= share * around[2]

/**
 * Whether f is continuous in a box after all, though no operation alone promises it: the Huber loss as a
 * choice between two branches, x·sign(x), … Follows the widest doubtful quarters down. Where f jumps by J no
 * enclosure is ever narrower than J, and where f is continuous they shrink with the box. So f is held to be
 * continuous once an enclosure is narrower than 1/4096 of the first, or than what rounding leaves of
 * |f|, and to jump where halving a box three times has not made it a tenth narrower. A jump of less than
 * 1/4096 of what f changes by within the box anyway is not noticed, nor one that hides beside a wider kink.
 */
export function settles(look: Look, doubt: Doubt): boolean {
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
      const { kind, width, size } = look(left, low, wide, high)
      if (kind === Kind.fine) continue
      if (kind !== Kind.jump || !Number.isFinite(width)) return false
      if (width <= first / 4096 || width <= size * 2 ** -46) return true
      if (level >= shortestWay && width > 0.9 * widths[level - 3]) return false
      parts.push({ i: left, j: low, wide, high, kind, widths: [...widths, width] })
    }
    ways.push(...parts.sort((a, b) => a.widths[level] - b.widths[level]))
  }
  return true
}

/** Takes the cells out of doubt in which operations jump but f does not. */
export function closeCells(
  { wide, side }: Lattice,
  besideJumps: Look,
  kinds: Uint8Array,
  doubts: Doubt[]
): Doubt[] {
  return doubts.flatMap((doubt): Doubt[] => {
    if (!closes(besideJumps, doubt)) return [doubt]
    const kind = settledKind(doubt)
    kinds[(doubt.j / side) * wide + doubt.i / side] = kind
    return kind === Kind.fine ? [] : [{ ...doubt, kind, way: 'squares' }]
  })
}

/** Takes what can be of a strip out of doubt: one beside the origin may be whole but for its end, as of an angle. */
export function closeParts(besideJumps: Look, doubt: Doubt): Box[] {
  if (closes(besideJumps, doubt)) return [{ ...doubt, kind: settledKind(doubt) }]
  const { wide, high } = doubt
  if (wide === high) return [doubt]
  const parts = halves(doubt, wide > high ? 'x' : 'y', besideJumps, doubt.way)
  if (!parts.some((part) => !isDoubtful(part) || closes(besideJumps, part))) return [doubt]
  return parts.flatMap((part) => (isDoubtful(part) ? closeParts(besideJumps, part) : [part]))
}

export const settledKind = ({ everywhere }: Doubt): Kind => (everywhere ? Kind.fine : Kind.edge)

/** Whether f is continuous in a box within which its operations jump. The look is at its branches. */
function closes(besideJumps: Look, doubt: Doubt): boolean {
  if (doubt.kind !== Kind.jump || !branchesMeet(besideJumps, doubt)) return false
  const { width } = besideJumps(doubt.i, doubt.j, doubt.wide, doubt.high)
  return settles(besideJumps, { ...doubt, width })
}
