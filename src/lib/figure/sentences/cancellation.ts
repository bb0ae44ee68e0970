import type { Jet } from '../../math/expression/jet'
import { formatName, formatNumber } from '../format'

/** How far rounding may have moved f and its gradient. */
type Rounding = Pick<Jet<number>, 'value' | 'gradient'>

/** Whether rounding hides f or one of its slopes, so that no digit of it is known. */
export const isHidden = ({ value, gradient }: Rounding): boolean =>
  [value, ...gradient].some((error) => error === Infinity)

/** Says what rounding hides at the point; empty where it hides nothing. */
export function cancellationSentence(variables: readonly string[], rounding: Rounding): string {
  if (!isHidden(rounding)) return ''
  const slopes = variables.filter((_, i) => rounding.gradient[i] === Infinity)
  const what = rounding.value === Infinity ? 'f' : `the slope along ${slopes.map(formatName).join(' and ')}`
  return `Too much cancellation here: rounding leaves no digit of ${what}. Move the point a little.`
}

/** A number with no more digits than are sure, `error` being how far rounding may have moved it. */
export function formatSure(value: number, error: number, width?: number): string {
  const sure = Math.floor(Math.log10(Math.abs(value) / error))
  return formatNumber(sure >= 1 && sure < 17 ? Number(value.toPrecision(sure)) : value, width)
}
