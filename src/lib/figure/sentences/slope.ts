import { hasNoPartial, oneSided, type Sides } from '../../tape/special/sides'
import type { Verdict } from '../../tape/special/smoothness'
import { formatNumber } from '../format'
import { formatSure } from './cancellation'

export const undecided = 'undecided'

/** A partial derivative at the point, and what is known where it is none. */
export interface PartialFacts {
  /** NaN where there is none, or nobody knows. */
  slope: number
  error: number
  differentiable: Verdict
  /** What f itself says along this variable, where the formula of the derivative says nothing. */
  sides: Sides | undefined
}

/** At a kink the slopes on both sides stand in the partial's place. */
export function partialText({ slope, error, differentiable, sides }: PartialFacts): string {
  if (Number.isFinite(slope)) return formatSure(slope, error)
  if (!sides) return differentiable === 'unknown' ? undecided : formatNumber(NaN)
  const { left, right } = oneSided(sides)
  const kink = left !== right && Number.isFinite(left + right)
  if (kink) return `${formatNumber(left)} | ${formatNumber(right)}`
  return hasNoPartial(sides) ? formatNumber(NaN) : undecided
}
