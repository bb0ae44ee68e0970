import { formatNumber, formatPoint } from '../../figure/format'
import type { Followed, Limit } from './limit'
import type { Outcome } from './course'

/** The name of a curve where the point is not the origin: x and y are then steps from it. */
export function nameOf(name: string, [a, b]: readonly [number, number]): string {
  if ((a === 0 && b === 0) || name.startsWith('(')) return name
  if (name === 'y = 0') return `y = ${formatNumber(b)}`
  return name === 'x = 0' ? `x = ${formatNumber(a)}` : name.replace(/[xy]/g, 'Δ$&')
}

/** What f does on a way, in words that follow "f". */
function deed(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'limit':
      return `tends to ${formatNumber(outcome.value)}`
    case 'infinite':
      return outcome.sign > 0 ? 'grows beyond all bounds' : 'falls below all bounds'
    case 'swings':
      return 'swings for ever'
    default:
      return 'cannot be followed'
  }
}

/** Whether f has a limit, and why, in one or two sentences. */
export function verdictOf(limit: Limit, at: readonly [number, number]): string {
  const place = formatPoint(at)
  const along = ({ way }: Followed, withSide = false) =>
    nameOf(way.name, at) + (withSide ? ` from ${way.from}` : '')
  switch (limit.kind) {
    case 'limit':
      return `f tends to ${formatNumber(limit.value)} at ${place}, on every way. That is sure: f was expanded in all directions at once.`
    case 'infinite':
      return `No limit: on every way to ${place} f ${deed(limit)}.`
    case 'none': {
      const [first, other] = limit.against
      if (!other) return `No limit: along ${along(first)} f ${deed(first.outcome)}.`
      const twice = first.way.name === other.way.name
      const lines = limit.followed.filter(({ way, outcome }) => way.straight && outcome.kind !== 'undefined')
      const allLines =
        !other.way.straight && lines.every(({ outcome }) => outcome.kind === first.outcome.kind)
      const where = allLines ? 'every straight line tried' : along(first, twice)
      return `No limit: along ${where} f ${deed(first.outcome)}, but along ${along(other, twice)} it ${deed(other.outcome)}.`
    }
    case 'nowhere':
      return 'f has no values around this point.'
    case 'undecided':
      return Number.isFinite(limit.value)
        ? `All ways tried that could be followed agree on ${formatNumber(limit.value)}; that is no proof.`
        : 'Whether f has a limit here could not be decided.'
  }
}

/** Ways that lead to the same, named together. */
export interface Group {
  /** What f tends to. */
  text: string
  value: number
  names: readonly string[]
}

/** At most so many names are listed for one limit. */
const mostNames = 6

export function groupsOf(followed: readonly Followed[], at: readonly [number, number]): Group[] {
  const groups = new Map<string, { value: number; names: Set<string> }>()
  for (const { way, outcome } of followed) {
    if (outcome.kind === 'unknown' || outcome.kind === 'undefined') continue
    const value = outcome.kind === 'limit' ? outcome.value : outcome.kind === 'infinite' ? outcome.sign * Infinity : NaN // prettier-ignore
    const text = outcome.kind === 'limit' ? formatNumber(value) : outcome.kind === 'swings' ? 'no limit' : value > 0 ? '∞' : '−∞' // prettier-ignore
    const group = groups.get(text) ?? { value, names: new Set() }
    groups.set(text, group)
    group.names.add(nameOf(way.name, at))
  }
  return [...groups].map(([text, { value, names }]) => {
    const all = [...names]
    const shown = all.slice(0, mostNames)
    return {
      text,
      value,
      names: all.length > mostNames ? [...shown, `${all.length - mostNames} more`] : shown
    }
  })
}
