import { operation } from '../../math/table/functions'
import { lazilyFor } from '../../basics/lazily'
import { toEnclosure, toRanges, type Enclosure, type Interval } from './intervals'
import type { Tape } from '../program/tape'

/** More jumps within one box than this many branches come from are not taken apart. */
const mostBranches = 8

/** Whether the tape has operations that jump from one continuous branch to another. */
export const hasBranches = lazilyFor(({ code }: Tape): boolean =>
  code.some(
    (instruction) =>
      instruction.kind === 'call' && operation(instruction.name).interval.branches !== undefined
  )
)

/**
 * The first output over a box, with all jumps of its operations taken apart: one enclosure for every way in which these
 * can take one branch each all over the box. At every point it has the value of one of these functions, which hold
 * no such jump, so f may jump within the box no farther than from the lowest of their values to the highest. Null where
 * there are too many.
 */
export function toBranches(
  tape: Tape
): (box: readonly Interval[], parameters: ArrayLike<number>) => Enclosure[] | null {
  /** The branch that each jump takes, in the order in which they are met, and how many it has. */
  const taken: { branch: number; of: number }[] = []
  let met = 0
  const evaluate = toRanges(tape, (of) => {
    if (met === taken.length) taken.push({ branch: 0, of })
    return taken[met++].branch
  })
  return (box, parameters) => {
    const found: Enclosure[] = []
    taken.length = 0
    do {
      if (found.length === mostBranches) return null
      met = 0
      found.push(toEnclosure(evaluate(box, parameters, parameters)[tape.outputs[0]]))
      while (taken.length > 0 && taken[taken.length - 1].branch === taken[taken.length - 1].of - 1)
        taken.pop()
      if (taken.length > 0) taken[taken.length - 1].branch++
    } while (taken.length > 0)
    return found
  }
}
