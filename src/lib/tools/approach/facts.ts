import { formatName, formatNumber } from '../../figure/format'
import type { PointJet } from '../../field/field'
import { differ, hasNoPartial } from '../../tape/special/sides'
import type { Smoothness, Verdict } from '../../tape/special/smoothness'
import type { Limit } from './limit'

/** A property of f at the point, whether it has it, and why. */
export interface Fact {
  name: 'continuous' | 'partials' | 'differentiable'
  label: string
  verdict: Verdict
  why: string
}

/** Continuity, partial derivatives and differentiability, each by itself. */
export function factsOf(
  variables: readonly string[],
  jet: PointJet,
  smoothness: Smoothness | null,
  limit: Limit
): readonly Fact[] {
  // prettier-ignore
  const hasValue = Number.isFinite(jet.value)
  const noValue = 'f has no value here'
  const continuity = (): Pick<Fact, 'verdict' | 'why'> => {
    if (!hasValue)
      return {
        verdict: false,
        why:
          limit.kind === 'limit' ? `${noValue}; with f = ${formatNumber(limit.value)} it would be` : noValue
      }
    if (jet.differentiable === true) return { verdict: true, why: 'a plane touches' }
    if (limit.kind === 'none' || limit.kind === 'infinite') return { verdict: false, why: 'it has no limit' }
    if (limit.kind === 'limit') {
      const other = differ(limit.value, jet.value)
      return {
        verdict: !other,
        why: other ? `the limit is not f = ${formatNumber(jet.value)}` : 'the limit is its value'
      }
    }
    return { verdict: smoothness?.continuous ?? 'unknown', why: '' }
  }
  const partials = (): Pick<Fact, 'verdict' | 'why'> => {
    if (!hasValue) return { verdict: false, why: noValue }
    const each = variables.map((name, i) => {
      const known = Number.isFinite(jet.gradient[i])
      const none = !known && smoothness !== null && hasNoPartial(smoothness.sides[i])
      const letter = `f_${formatName(name)}`
      return { known, none, words: known ? `${letter} = ${formatNumber(jet.gradient[i])}` : none ? `no ${letter}` : `${letter} undecided` } // prettier-ignore
    })
    const verdict = each.every(({ known }) => known) || (each.some(({ none }) => none) ? false : 'unknown')
    return { verdict, why: each.map(({ words }) => words).join(', ') }
  }
  const plane = (): Pick<Fact, 'verdict' | 'why'> => {
    if (!hasValue) return { verdict: false, why: noValue }
    const { verdict } = continuity()
    if (verdict === false) return { verdict: false, why: 'it is not even continuous' }
    const why = jet.differentiable === false ? 'no plane touches' : jet.differentiable === true ? 'a plane touches' : '' // prettier-ignore
    return { verdict: jet.differentiable, why }
  }
  return [
    { name: 'continuous', label: 'Continuous', ...continuity() },
    { name: 'partials', label: 'Partial derivatives', ...partials() },
    { name: 'differentiable', label: 'Differentiable', ...plane() }
  ]
}
