import { lazilyFor } from '../../basics/lazily'
import type { ScalarField } from '../../field/field'
import { addSeries, constantSeries, type Series } from '../../tape/evaluators/series'
import { toExpansion } from '../../tape/evaluators/expansion'
import { valueOf } from '../../tape/program/tape'
import { differ, same } from '../../tape/special/sides'
import { outcomeOf, type Outcome } from './course'
import { curves, lines, type Way } from './ways'

export interface Followed {
  way: Way
  outcome: Outcome
}

/** What is known of the limit of f at a point, over all ways on which f has values. */
export type Limit =
  /** Sure: from all directions at once, not only on the ways that were tried. */
  | { kind: 'limit'; value: number; followed: readonly Followed[] }
  | { kind: 'infinite'; sign: 1 | -1; followed: readonly Followed[] }
  /** Two ways that disagree, or one without a limit. */
  | {
      kind: 'none'
      against: readonly [Followed] | readonly [Followed, Followed]
      followed: readonly Followed[]
    }
  /** f has no values on any way. */
  | { kind: 'nowhere'; followed: readonly Followed[] }
  /** No two ways surely disagree, and nothing is sure of all; `value` is what those agree on that are known. */
  | { kind: 'undecided'; value: number; followed: readonly Followed[] }

const expansionOf = lazilyFor((field: ScalarField) => toExpansion(valueOf(field.tape)))

/** The limit of f at a point where it may have no value, as far as expansions tell. */
export function limitAt(
  field: ScalarField,
  at: readonly [number, number],
  values: Record<string, number>,
  more: readonly Way[] = []
): Limit {
  const expansion = expansionOf(field)
  const parameters = field.parameters.map((name) => values[name] ?? 1)
  const follow = (way: Way): Followed => {
    const inputs = way.series?.map((step, i): Series => addSeries(constantSeries(at[i]), step))
    return { way, outcome: outcomeOf(inputs ? expansion.along(inputs, parameters) : null) }
  }
  // Curves are followed only where straight lines agree.
  let followed = [...more, ...lines].map(follow)
  let against = contradiction(followed)
  if (!against) {
    followed = [...followed, ...curves.map(follow)]
    against = contradiction(followed)
  }
  if (against) return { kind: 'none', against, followed }
  const cones = (expansion.around(at, parameters) ?? [{ course: null }])
    .map(({ course }) => outcomeOf(course))
    .filter(({ kind }) => kind !== 'undefined')
  if (cones.length === 0) return { kind: 'nowhere', followed }
  const [first] = cones
  if (cones.every((one) => agree(one, first)) && first.kind === 'limit')
    return { kind: 'limit', value: first.value, followed }
  if (cones.every((one) => agree(one, first)) && first.kind === 'infinite')
    return { kind: 'infinite', sign: first.sign, followed }
  const known = followed.flatMap(({ outcome }) => (outcome.kind === 'limit' ? [outcome.value] : []))
  return { kind: 'undecided', value: known.length > 0 ? plainest(known) : NaN, followed }
}

const agree = (a: Outcome, b: Outcome): boolean =>
  (a.kind === 'limit' && b.kind === 'limit' && same(a.value, b.value)) ||
  (a.kind === 'infinite' && b.kind === 'infinite' && a.sign === b.sign)

/** One way without a limit, or two with different ones: the plainest, and those that are straight first. */
function contradiction(
  followed: readonly Followed[]
): readonly [Followed] | readonly [Followed, Followed] | null {
  const settled = followed.filter(({ outcome: { kind } }) => kind === 'limit' || kind === 'infinite')
  const [first] = settled
  const other = first && settled.find(({ outcome }) => disagree(outcome, first.outcome))
  if (other) return [first, other]
  const swinging = followed.find(({ outcome }) => outcome.kind === 'swings')
  return swinging ? [swinging] : null
}

const disagree = (a: Outcome, b: Outcome): boolean =>
  a.kind === 'limit' && b.kind === 'limit'
    ? differ(a.value, b.value)
    : a.kind !== b.kind || (a.kind === 'infinite' && b.kind === 'infinite' && a.sign !== b.sign)

/** Of numbers that agree, the one with the shortest decimals. */
const plainest = (values: readonly number[]): number =>
  values.reduce((best, value) => (String(value).length < String(best).length ? value : best))
