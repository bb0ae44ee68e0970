import type { Enclosure, Interval } from '../evaluators/intervals'
import { Kind, type Box, type Look } from './look'

type Enclose<Result> = (box: readonly Interval[]) => Result

/** Enclosures farther apart than this share of all that they span are of two sides of a jump. */
const mostApart = 1 / 16

/** All parts of a box down to an eighth of its sides are asked. */
const generations = 3

/**
 * Encloses f with the jumps of its operations taken apart: the branches on all sides of these together. They span as
 * little as the box is small where a jump of an operation is none of f, as that of an angle under a cosine. Without
 * bounds where the branches do not meet, or some are not known, have poles, or no values.
 */
export function encloseBranches(
  enclose: Enclose<Enclosure>,
  branches: Enclose<Enclosure[] | null>
): Enclose<Enclosure> {
  return (box) => {
    const whole = enclose(box)
    if (whole.continuous) return whole
    const found = branches(box)
    return (found && joined(found)) ?? { ...whole, low: -Infinity, high: Infinity }
  }
}

function joined(branches: Enclosure[]): Enclosure | null {
  if (!branches.every(({ defined, continuous }) => continuous && defined !== 'nowhere')) return null
  const [lows, highs] = [branches.map(({ low }) => low), branches.map(({ high }) => high)]
  const [low, high] = [Math.min(...lows), Math.max(...highs)]
  if (Math.max(...lows) - Math.min(...highs) > mostApart * (high - low)) return null
  const everywhere = branches.every(({ defined }) => defined === 'everywhere')
  return { low, high, defined: everywhere ? 'everywhere' : 'unknown', continuous: false }
}

/** Whether the branches meet all over a box, and in all of its smaller parts. The look is at the branches. */
export function branchesMeet(look: Look, { i, j, wide, high }: Box, more = generations): boolean {
  if (look.count > look.affordable) return false
  const { kind, width } = look(i, j, wide, high)
  if (kind === Kind.fine) return true
  if (kind !== Kind.jump || !Number.isFinite(width)) return false
  if (more === 0) return true
  const [w, h] = [wide / 2, high / 2]
  return [0, 1, 2, 3].every((quarter) =>
    branchesMeet(
      look,
      { i: i + (quarter & 1) * w, j: j + (quarter >> 1) * h, wide: w, high: h, kind },
      more - 1
    )
  )
}
