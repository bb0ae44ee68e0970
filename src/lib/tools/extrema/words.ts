import type { ConstrainedExtrema } from '../../field/extrema/constrained'
import type { CriticalKind, CriticalPoints } from '../../field/extrema/critical'
import { recognise, type Exact } from '../../field/extrema/exact'
import type { Answer } from '../../field/extrema/question'
import type { Undecided } from '../../field/extrema/spots'
import { formatNumber, formatPoint } from '../../figure/format'
import type { Domain } from '../../tape/sampling/sampling'

const plurals: Record<CriticalKind, [one: string, more: string]> = {
  maximum: ['maximum', 'maxima'],
  minimum: ['minimum', 'minima'],
  saddle: ['saddle', 'saddles'],
  degenerate: ['degenerate', 'degenerate']
}

const counted = (count: number, [one, more]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : more}`

/** 1 maximum, 2 saddles. */
export function tallyOf(kinds: readonly CriticalKind[]): string {
  const order: CriticalKind[] = ['maximum', 'minimum', 'saddle', 'degenerate']
  return order
    .map((kind) => [kinds.filter((other) => other === kind).length, plurals[kind]] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => counted(count, words))
    .join(', ')
}

/** What is proved and what is not, in sentences; as spoken it begins with the number. */
export interface Certificate {
  text: string
  spoken: string
}

export function certificateOf(answer: Answer, domain: Domain): Certificate {
  switch (answer.kind) {
    case 'points':
      return pointsCertificate(answer.found, domain)
    case 'curve':
      return curveCertificate(answer.found, domain)
    case 'region': {
      const { complete, problem, candidates } = answer.found
      const text = complete
        ? `Proved: these are the least and the greatest value of f on the region.`
        : (problem ?? 'Not proved.')
      return { text, spoken: `${counted(candidates.length, ['candidate', 'candidates'])}. ${text}` }
    }
  }
}

function pointsCertificate({ points, spots, complete }: CriticalPoints, domain: Domain): Certificate {
  const proved = points.filter((point) => point.proved)
  const tally = tallyOf(points.map(({ kind }) => kind))
  const spoken = points.length === 0 ? 'No critical point found.' : `${counted(points.length, ['critical point', 'critical points'])}: ${tally}.` // prettier-ignore
  const kinks = points.filter(({ isSmooth }) => !isSmooth).length
  const aside = kinks > 0 ? ` At ${kinks === points.length ? (kinks === 1 ? 'it' : 'them') : kinks} f has a kink, so no gradient.` : '' // prettier-ignore
  if (complete) {
    const text =
      points.length === 0
        ? 'No critical point in this window: proved.'
        : `Exactly ${counted(points.length, ['critical point', 'critical points'])} in this window: ${tally}.${aside}`
    return { text, spoken: points.length === 0 ? text : spoken }
  }
  const sure = proved.length > 0 ? `${counted(proved.length, ['critical point is', 'critical points are'])} proved: ${tallyOf(proved.map(({ kind }) => kind))}. ` : '' // prettier-ignore
  const text = sure + openWords(spots, domain, 'critical points', 'the gradient is zero')
  return { text, spoken: `${spoken} ${text}` }
}

function curveCertificate(found: ConstrainedExtrema, domain: Domain): Certificate {
  const { points, spots, complete, isConstant, isClosed } = found
  const kinds = ['maximum', 'minimum'] as const
  const tally = [
    ...kinds.map((kind) => [points.filter((point) => point.kind === kind).length, plurals[kind]] as const),
    [points.filter(({ kind }) => kind === 'neither').length, ['that is neither', 'that are neither']] as const
  ]
    .filter(([count]) => count > 0)
    .map(([count, words]) => counted(count, words))
    .join(', ')
  const spoken = `${counted(points.length, ['place', 'places'])}${points.length > 0 ? `: ${tally}` : ''}.`
  const beyond = isClosed
    ? ''
    : ' The curve leaves this window, or ends in it, so there may be more beyond, and f need not have a greatest or least value on it.'
  if (complete) {
    const text = points.length === 0 ? 'None in this window: proved.' : `Exactly ${points.length} in this window: ${tally}.` // prettier-ignore
    const values = points.map(({ value }) => value)
    const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => formatNumber(value))
    const ends =
      isClosed && values.length > 0 ? ` On the curve f is ${most} at most and ${least} at least.` : ''
    return { text: text + ends + beyond, spoken }
  }
  const constant = isConstant ? 'f has one value all along a piece of this curve, so every place of that is an extremum. ' : '' // prettier-ignore
  const open = spots.length > 0 ? openWords(spots, domain, 'extrema', 'f is stationary along it') : ''
  return { text: `${constant}${open}`.trim() + beyond, spoken }
}

/** What could not be decided, and what it looks like. */
function openWords(spots: readonly Undecided[], domain: Domain, what: string, along: string): string {
  const sentences: string[] = []
  const curves = spots.filter(({ shape }) => shape === 'curve').length
  if (curves > 0)
    sentences.push(
      `${curves === 1 ? 'A curve' : `${curves} curves`} of ${what}: as far as could be computed ${along} all along ${curves === 1 ? 'it' : 'them'}.`
    )
  if (spots.some(({ shape }) => shape === 'area'))
    sentences.push(`A whole area of ${what}: f is level there.`)
  const near = spots.filter(({ shape, at }) => shape === 'spot' && at)
  if (near.length > 0)
    sentences.push(
      `${counted(near.length, ['region', 'regions'])} undecided near ${near
        .slice(0, 4)
        .map(({ at }) => placeText(at!, domain))
        .join(', ')}${near.length > 4 ? ' …' : ''}: the derivatives used vanish there, or do not exist.`
    )
  const unknown = spots.filter(({ shape }) => shape === 'unknown').length
  if (unknown > 0)
    sentences.push(
      `${counted(unknown, ['part', 'parts'])} of the window could not be decided in the time allowed; zoom in there.`
    )
  return sentences.join(' ')
}

const widths = ({ x, y }: Domain): [number, number] => [x[1] - x[0], y[1] - y[0]]

/** A coordinate by more than its digits, where it is one of the well-known numbers. */
export const exactOf = (value: number): Exact | null => recognise([value, value])

/** A coordinate as a short exact expression, or in digits. */
export const coordinateText = (value: number, width: number): string => {
  const exact = exactOf(value)
  const digits = formatNumber(value, width)
  // A fraction of many digits says less than its decimals.
  return exact && exact.text.length <= Math.max(5, digits.length) ? exact.text : digits
}

export const placeText = (at: readonly number[], domain: Domain): string => {
  const [wx, wy] = widths(domain)
  return `(${coordinateText(at[0], wx)}, ${coordinateText(at[1], wy)})`
}

export const digitsOf = (at: readonly number[], domain: Domain): string =>
  formatPoint([at[0], at[1]], widths(domain))
