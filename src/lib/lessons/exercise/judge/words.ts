import { formatName, formatNumber } from '../../../figure/format'

/** “a”, “a and b”, “a, b and c”. */
export const listOf = (words: readonly string[]): string => words.join(', ').replace(/, (?=[^,]*$)/, ' and ')

/** `(1, 2)`; one number alone. */
export function vectorText(values: readonly number[]): string {
  const list = values.map((value) => formatNumber(value)).join(', ')
  return values.length === 1 ? list : `(${list})`
}

/** `x = 1`, `(x, y) = (1, 2)`. */
export function placeText(names: readonly string[], at: readonly number[]): string {
  const list = names.map(formatName).join(', ')
  return `${names.length === 1 ? list : `(${list})`} = ${vectorText(at)}`
}

export const signReason = 'The sign is the opposite: your answer is −1 times the right one.'

export const factorReason = (factor: number): string =>
  `Your answer is ${formatNumber(factor)} times the right one.`

/** “component 1 …” before a sentence, where there are several. */
export const ofComponent = (i: number, count: number, sentence: string): string =>
  count === 1 ? sentence : `Component ${i + 1}: ${sentence}`

export const orderReason = (count: number): string =>
  count === 2 ? 'The two components have changed places.' : 'The components are right, but not in this order.'
