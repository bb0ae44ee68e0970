import { formatNumber } from '../../figure/format'
import type { Mark, Tone } from '../../figure/mark'
import type { Subject } from '../tool'
import { against, approachOf, type Approached } from './approach'
import type { Way } from './ways'

/** The axes' own lines have their colours; the rest is drawn like level curves. */
export const toneOf = (name: string): Tone => (name === 'y = 0' ? 'x' : name === 'x = 0' ? 'y' : 'level')

/** The ways that count: those that disagree, and the reader's own. */
export const heavyWays = ({ limit, typed }: Approached): readonly Way[] => [
  ...against(limit),
  ...(typed && 'way' in typed ? [typed.way] : [])
]

/** f on many ways to the point, and what the two that disagree lead to. */
export function approachMarks({ field, values, domain, at, jet, state }: Subject): Mark[] {
  const [x, y] = at
  const found = approachOf(field, values, domain, x, y, state.approach.way, jet.differentiable)
  const heavy = heavyWays(found)
  const limits = found.limit.kind === 'none' ? found.limit.against : []
  return [
    ...found.ways.map(({ way, places }): Mark => {
      const isHeavy = heavy.includes(way)
      const tone = isHeavy && toneOf(way.name) === 'level' ? 'ink' : toneOf(way.name)
      return { kind: 'path', places, tone, on: 'both', weight: isHeavy ? 'heavy' : 'fine', dashed: !way.straight && !isHeavy } // prettier-ignore
    }),
    ...limits.flatMap(({ outcome, way }): Mark[] =>
      outcome.kind === 'limit'
        ? [
            {
              kind: 'dot',
              at: [x, y, outcome.value],
              tone: toneOf(way.name),
              on: 'space',
              label: formatNumber(outcome.value)
            }
          ]
        : []
    )
  ]
}
