import { formatNumber } from '../../../figure/format'
import { Graph } from '../../../math/expression/expression'
import { toBounded } from '../../../math/judge/bounded'
import type { Judgement, NumbersAnswer } from '../exercise'
import { itemsOf, readAnswer, unknownNames, unread, wrongCount } from './reading'
import { factorReason, listOf, orderReason, signReason } from './words'

/** Four digits suffice. */
const usualTolerance = 1e-4
/** Answers this near are right but for their digits. */
const nearly = 1e-2

const decimalComma = /\d,\d/

/** Judges a number, or a vector of numbers, each typed as an expression. */
export function judgeNumbers(answer: NumbersAnswer, typed: string): Judgement {
  const read = readAnswer(new Graph(), typed, { variables: [] }, true)
  if ('problem' in read)
    return read.isMisfit ? { verdict: 'wrong', reasons: [read.problem.message] } : unread(read.problem)
  const items = itemsOf(read.value)
  const names = unknownNames(items, [])
  if (names.length > 0)
    return wrong(`The answer is made of numbers alone, and yours has ${listOf(names)} in it.`)
  const count = wrongCount(read.value, answer.components.length, 'number')
  if (count)
    return wrong(count, ...(decimalComma.test(typed) ? ['Write decimals with a point, as in 1.5.'] : []))
  const values = toBounded(items, [])([])
  if (values.some(({ error }) => error === Infinity))
    return { verdict: 'unsure', reasons: ['The value of your answer could not be found.'] }
  if (values.some(({ value }) => !Number.isFinite(value))) return wrong('Your answer has no value.')
  const yours = values.map(({ value }) => value)
  return answer.isDirection ? judgeDirection(answer, yours) : judgeVector(answer, yours)
}

const wrong = (...reasons: string[]): Judgement => ({ verdict: 'wrong', reasons })
const right = (...reasons: string[]): Judgement => ({ verdict: 'right', reasons })

const length = (v: readonly number[]): number => Math.hypot(...v)
const times = (v: readonly number[], factor: number): number[] => v.map((entry) => entry * factor)

/** Whether u is v within a part of the length of v. */
function isNear(u: readonly number[], v: readonly number[], part: number): boolean {
  const size = length(v)
  // A double of its own rounding is forgiven whatever the tolerance.
  const allowed = Math.max(part, 4 * Number.EPSILON) * (size === 0 ? 1 : size)
  return length(u.map((entry, i) => entry - v[i])) <= allowed
}

const toleranceOf = ({ tolerance }: NumbersAnswer): number =>
  tolerance !== undefined && tolerance >= 0 ? tolerance : usualTolerance

function judgeVector(answer: NumbersAnswer, yours: number[]): Judgement {
  const { components, mistakes = [] } = answer
  const within = toleranceOf(answer)
  const is = (v: readonly number[]): boolean => isNear(yours, v, within)
  if (is(components)) return right()
  const known = mistakes.find(
    (mistake) => mistake.components.length === yours.length && is(mistake.components)
  )
  const reason =
    known?.reason ?? (yours.length === 1 ? scalarReason : vectorReason)(yours, components, within)
  return reason === null ? wrong() : wrong(reason)
}

type Reason = (yours: readonly number[], components: readonly number[], within: number) => string | null

function scalarReason(
  [yours]: readonly number[],
  [wanted]: readonly number[],
  within: number
): string | null {
  const is = (value: number): boolean => Number.isFinite(value) && isNear([yours], [value], within)
  if (wanted === 0) return null
  if (is(-wanted)) return signReason
  if (is(2 * wanted)) return 'Your answer is twice the right one.'
  if (is(wanted / 2)) return 'Your answer is half of the right one.'
  if (wanted > 0 && is(wanted ** 2)) return 'Your answer is the square of the right one: take the root.'
  if (is(Math.sqrt(wanted))) return 'Your answer is the root of the right one.'
  if (is(1 / wanted)) return 'Your answer is 1 over the right one.'
  return isNear([yours], [wanted], nearly) ? moreDigits : null
}

const moreDigits = 'Your answer is near, but it needs more digits: a fraction or a root is exact.'

const vectorReason: Reason = (yours, components, within) => {
  if (length(components) === 0) return null
  if (isNear(yours, times(components, -1), within)) return signReason
  if (isReordered(yours, components, within)) return orderReason(yours.length)
  if (isNear(yours, components, nearly)) return moreDigits
  const factor = length(yours) / length(components)
  if (factor === 0) return null
  const isOpposite = isNear(yours, times(components, -factor), within * factor)
  if (isOpposite) return factorReason(-factor)
  if (!isNear(yours, times(components, factor), within)) return null
  if (isOne(length(components), within))
    return `The direction is right, but the length is not 1: divide your vector by its length, ${formatNumber(length(yours))}.`
  if (isOne(length(yours), within))
    return 'The direction is right, but the length is not: here it need not be 1.'
  return factorReason(factor)
}

const isOne = (value: number, within: number): boolean => Math.abs(value - 1) <= within

/** Whether the numbers are right in another order. */
function isReordered(yours: readonly number[], components: readonly number[], within: number): boolean {
  const sorted = (v: readonly number[]) => [...v].sort((a, b) => a - b)
  return yours.length > 1 && isNear(sorted(yours), sorted(components), within)
}

/** Any positive multiple shows the same direction. */
function judgeDirection(answer: NumbersAnswer, yours: number[]): Judgement {
  const { components, mistakes = [] } = answer
  const within = toleranceOf(answer)
  const size = length(yours)
  if (size === 0) return wrong('The zero vector shows no direction.')
  const unit = times(yours, 1 / size)
  const shows = (v: readonly number[]): boolean =>
    v.length === unit.length && length(v) > 0 && isNear(unit, times(v, 1 / length(v)), within)
  if (shows(components))
    return isOne(size, within)
      ? right()
      : right(`The direction is right; the vector of length 1 is yours divided by ${formatNumber(size)}.`)
  const known = mistakes.find((mistake) => shows(mistake.components))
  if (known) return wrong(known.reason)
  if (shows(times(components, -1))) return wrong('This is the opposite direction.')
  if (isReordered(unit, times(components, 1 / length(components)), within))
    return wrong(orderReason(yours.length))
  return wrong()
}
