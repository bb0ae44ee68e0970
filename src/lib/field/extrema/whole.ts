import type { Enclosure } from '../../tape/evaluators/intervals'
import type { Interval } from '../../math/table/interval/decoratedInterval'
import type { Expr } from '../../math/expression/expression'
import { widthOf, type Box } from '../../tape/roots/ranges'
import type { Study } from './study'

/** Boxes that are looked at before it is left open, and the share of the box below which none is halved. */
const mostLooks = 6000
const narrowest = 2 ** -12

/** The rest of a search by halving: boxes that are left when no more are looked at. */
function remaining(study: Study, isSettled: (box: Box) => boolean, looks = mostLooks): Box[] {
  const open: Box[] = [study.box]
  const left: Box[] = []
  for (let look = 0; open.length > 0; look++) {
    const box = open.pop()!
    if (isSettled(box)) continue
    const halves = halved(box, study.box)
    if (halves && look < looks) open.push(...halves)
    else left.push(box)
  }
  return left
}

/** Boxes in which conditions, all ≤ 0, may hold; without any they surely hold nowhere. */
export const boxesWhere = (study: Study, conditions: readonly Expr[]): Box[] =>
  remaining(study, (box) => isOutside(study, conditions, box))

/**
 * Boxes in which a function may jump, or end, at values that are finite, where conditions hold. A pole is no such
 * place: f is no extremum beside one.
 */
export function breaksOf(
  study: Study,
  f: Expr,
  conditions: readonly Expr[],
  kind: 'jumps' | 'jumps and ends'
): Box[] {
  const isBroken = ({ low, high, defined, continuous }: Enclosure) =>
    defined !== 'nowhere' &&
    (!continuous || (kind === 'jumps and ends' && defined !== 'everywhere')) &&
    Number.isFinite(low) &&
    Number.isFinite(high)
  const isSettled = (box: Box) => {
    const range = study.enclose(f, box)
    return range.defined === 'nowhere' || (range.defined === 'everywhere' && range.continuous)
  }
  return remaining(study, (box) => isOutside(study, conditions, box) || isSettled(box), mostLooks / 3).filter(
    (box) => isBroken(study.enclose(f, box))
  )
}

/** Whether a function is surely defined and continuous wherever in the box the conditions, all ≤ 0, hold. */
export function isWholeWhere(study: Study, f: Expr, conditions: readonly Expr[]): boolean {
  const open: Box[] = [study.box]
  for (let looks = 0; open.length > 0; looks++) {
    const box = open.pop()!
    if (isOutside(study, conditions, box)) continue
    const { defined, continuous } = study.enclose(f, box)
    if (defined === 'everywhere' && continuous) continue
    const halves = halved(box, study.box)
    if (!halves || looks > mostLooks) return false
    open.push(...halves)
  }
  return true
}

/** Whether a box surely has no place where the conditions, all ≤ 0, hold. */
export const isOutside = (study: Study, conditions: readonly Expr[], box: Box): boolean =>
  conditions.some((e) => {
    const { low, defined } = study.enclose(e, box)
    return defined === 'nowhere' || low > 0
  })

/** The box in two across its longest side, in shares of the whole; null where it is too small for that. */
function halved(box: Box, whole: Box): [Box, Box] | null {
  const shares = box.map((side, i) => widthOf(side) / widthOf(whole[i]))
  const most = Math.max(...shares)
  if (most < narrowest) return null
  return splitAt(box, shares.indexOf(most))
}

function splitAt(box: Box, across: number): [Box, Box] {
  const middle = middleOf(box[across])
  const part = (side: Interval) => box.map((old, i) => (i === across ? side : old))
  return [part([box[across][0], middle]), part([middle, box[across][1]])]
}

/** Of what has no end, a place twice as far out. */
function middleOf([low, high]: Interval): number {
  if (low === -Infinity && high === Infinity) return 0
  if (high === Infinity) return low > 0 ? 2 * low + 1 : 1
  if (low === -Infinity) return high < 0 ? 2 * high - 1 : -1
  return low + (high - low) * 0.4927
}

/** Looks at what lies outside of the window, in boxes without ends. */
const mostOuterLooks = 4000
/** Beyond this nothing is halved any more. */
const farthest = 1e12
/** What the window's own edge may be missed by, in shares of its sides. */
export const slack = 1e-9

/** The side without ends, then the one whose end is nearest, then the longest. */
function widest(box: Box): number {
  const ranks = box.map(([low, high]) => {
    if (low === -Infinity && high === Infinity) return [2, 0]
    const nearest = Math.min(Math.abs(low), Math.abs(high))
    return Number.isFinite(high - low) ? [0, high - low] : [1, -nearest]
  })
  return ranks.reduce(
    (best, [kind, size], i) =>
      kind > ranks[best][0] || (kind === ranks[best][0] && size > ranks[best][1]) ? i : best,
    0
  )
}

/** Whether the conditions, all ≤ 0, surely hold nowhere outside of the box of the study. */
export function staysWithin(study: Study, conditions: readonly Expr[]): boolean {
  const all: Interval = [-Infinity, Infinity]
  const open: Box[] = study.box.flatMap(([low, high], i) => {
    const room = slack * (high - low)
    const slab = (side: Interval): Box => study.box.map((_, k) => (k === i ? side : all))
    return [slab([-Infinity, low - room]), slab([high + room, Infinity])]
  })
  for (let looks = 0; open.length > 0; looks++) {
    const box = open.pop()!
    if (isOutside(study, conditions, box)) continue
    if (looks > mostOuterLooks) return false
    const across = widest(box)
    const [low, high] = box[across]
    const isFar = low > farthest || high < -farthest
    if (isFar || high - low < narrowest * widthOf(study.box[across])) return false
    open.push(...splitAt(box, across))
  }
  return true
}
