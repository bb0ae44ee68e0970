import { formatName, formatNumber } from './format'
import type { OneSided } from '../tape/smoothness'

/** What is known at a point where f has a value: its partials, the slopes on both sides, and what autodiff answers. */
export interface KinkFacts {
  variables: readonly string[]
  gradient: readonly number[]
  oneSided: readonly OneSided[]
  autodiff: readonly number[]
}

/**
 * Says in words why f has no gradient here; empty where it has one. Autodiff answers at a kink too, but
 * what it answers is a convention and not a derivative.
 */
export function kinkSentence({ variables, gradient, oneSided, autodiff }: KinkFacts): string {
  const missing = variables.map((_, i) => i).filter((i) => Number.isNaN(gradient[i]))
  if (missing.length === 0) return ''
  const plain = oneSided.every(({ left, right }) => left === right && Number.isFinite(left))
  if (plain) return 'Not differentiable here: no plane touches the surface, though both partial slopes exist.'
  const parts = missing.map((i) => `${slopesInWords(oneSided[i])} along ${formatName(variables[i])}`)
  const answered = missing.filter((i) => Number.isFinite(autodiff[i])).map((i) => formatNumber(autodiff[i]))
  const convention = answered.length
    ? ` Autodiff would answer ${answered.join(' and ')}, which is a convention.`
    : ''
  return `No derivative here: ${parts.join('; ')}.${convention}`
}

function slopesInWords({ left, right }: OneSided): string {
  if (Number.isNaN(left) && Number.isNaN(right)) return 'a jump'
  if (Number.isNaN(left)) return `a slope only to the right, ${slope(right)},`
  if (Number.isNaN(right)) return `a slope only to the left, ${slope(left)},`
  if (left === right) return `a vertical tangent`
  return `slopes ${slope(left)} and ${slope(right)}`
}

const slope = (value: number): string =>
  Number.isFinite(value) ? formatNumber(value) : value > 0 ? '∞' : '−∞'
