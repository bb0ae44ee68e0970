import { hasNoPartial, oneSided } from '../../tape/special/sides'
import type { Side, Sides } from '../../tape/special/sides'
import type { Smoothness } from '../../tape/special/smoothness'
import { formatName, formatNumber } from '../format'

/** What is known at a point where f has a value: its partials, how it goes on from there, and what autodiff answers. */
export interface KinkFacts {
  variables: readonly string[]
  gradient: readonly number[]
  smoothness: Pick<Smoothness, 'sides' | 'differentiable' | 'continuous' | 'ends'>
  autodiff: readonly number[]
}

/**
 * Says in words why no plane touches f here, as far as that is sure, and what could not be decided; empty where
 * one does. Autodiff answers at a kink too, but what it answers is a convention and not a derivative.
 */
export function kinkSentence({ variables, gradient, smoothness, autodiff }: KinkFacts): string {
  const { sides, differentiable } = smoothness
  if (differentiable === true) return ''
  const all = variables.map((_, i) => i)
  const missing = all.filter((i) => hasNoPartial(sides[i]))
  const open = all.filter((i) => !missing.includes(i) && Number.isNaN(gradient[i]))
  const sentences: string[] = []
  if (missing.length > 0) {
    const parts = missing.map((i) => `${sidesInWords(sides[i])} along ${formatName(variables[i])}`)
    sentences.push(`No derivative here: ${parts.join('; ')}.`)
    const answered = missing.filter((i) => Number.isFinite(autodiff[i])).map((i) => formatNumber(autodiff[i]))
    if (answered.length)
      sentences.push(`Autodiff would answer ${answered.join(' and ')}, which is a convention.`)
  }
  if (open.length > 0)
    sentences.push(
      `The slope along ${open.map((i) => formatName(variables[i])).join(' and ')} could not be decided.`
    )
  if (missing.length + open.length === 0) sentences.push(withPartials(smoothness))
  return sentences.join(' ')
}

/** What there is to say where all partial slopes exist. */
function withPartials({ differentiable, continuous, ends }: KinkFacts['smoothness']): string {
  if (differentiable === 'unknown')
    return 'The partial slopes exist here; whether a plane touches the surface could not be decided.'
  if (ends)
    return 'Not differentiable here: in some directions f has no values, though the partial slopes exist.'
  const plain = 'Not differentiable here: no plane touches the surface, though the partial slopes exist.'
  if (continuous === true) return `${plain} It is continuous.`
  return continuous === false
    ? `${plain} It is not even continuous: on some ways to this point f has another limit, or none.`
    : plain
}

function sidesInWords(sides: Sides): string {
  const { ahead, behind } = sides
  if (ahead.kind === 'slope' && behind.kind === 'slope') {
    const { left, right } = oneSided(sides)
    return left === right ? 'a vertical tangent' : `slopes ${slope(left)} and ${slope(right)}`
  }
  if (ahead.kind === behind.kind) return sideInWords(ahead, 1)
  return `${sideInWords(behind, -1)} to the left and ${sideInWords(ahead, 1)} to the right`
}

function sideInWords(side: Side, sign: number): string {
  switch (side.kind) {
    case 'slope':
      return `the slope ${slope(sign * side.slope)}`
    case 'jump':
      return 'a jump'
    case 'pole':
      return 'values that grow beyond all bounds'
    case 'swings':
      return 'values that never settle'
    case 'swingingSlope':
      return 'slopes that never settle'
    case 'undefined':
      return 'no values'
    case 'unknown':
      return 'what could not be decided'
  }
}

const slope = (value: number): string =>
  Number.isFinite(value) ? formatNumber(value) : value > 0 ? '∞' : '−∞'
