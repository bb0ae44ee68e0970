import { operations } from '../math/table/functions'
import { symbolsOf } from '../math/expression/expression'
import type { Alternative, Notice, SourceRange } from '../basics/problem'
import type { TextRead } from './readText'
import type { Token } from '../math/read/tokens'

/** A place where the sign of a power may be missing: a blank or nothing. */
interface Gap extends SourceRange {
  /** What stands around it, in short, and where that is. */
  around: [before: string, after: string]
  whole: SourceRange
  /** The sign that says what was read. */
  sign: '*' | '_' | ' '
}

/** A source with another text in a place. */
export const replaced = (source: string, { start, end }: SourceRange, text: string): string =>
  source.slice(0, start) + text + source.slice(end)

/** “x, y and z” */
const listed = (words: readonly string[], last = words[words.length - 1]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last

const distinct = (words: string[]): string[] => [...new Set(words)]

/** What was read, with a formula for either meaning: all gaps with the sign of a power, or with their own. */
function gapNotice(source: string, gaps: Gap[], say: (words: string[]) => string): Notice {
  const filled = (signOf: (gap: Gap) => string): Alternative => ({
    label: distinct(gaps.map((gap) => gap.around.join(signOf(gap)))).join(', '),
    source: gaps.reduceRight((text, gap) => replaced(text, gap, signOf(gap)), source)
  })
  return {
    message: say(
      distinct(gaps.map(({ start, end, around }) => `“${around.join(source.slice(start, end))}”`))
    ),
    start: gaps[0].whole.start,
    end: gaps[gaps.length - 1].whole.end,
    alternatives: [filled(() => '^'), filled(({ sign }) => sign)]
  }
}

/** The gap between two tokens that are a product as they stand, and were mostly a power before they were copied. */
function gapBetween(tokens: Token[], i: number, source: string): Gap | null {
  const [before, left, right, behind] = [i - 1, i, i + 1, i + 2].map((at) => tokens[at])
  const touches = left.end === right.start
  const whole =
    right.kind === 'number' &&
    /^\d+$/.test(right.text) &&
    !/^(?:\^|!|_)$/.test(behind.text) &&
    behind.kind !== 'superscript'
  // The 3 of 2x 3y begins a factor of its own.
  const begins =
    !touches && behind.start === right.end && /^(?:symbol|column|function|constant|open)$/.test(behind.kind)
  const isBase = left.text === ')' || /^(?:symbol|column|constant)$/.test(left.kind)
  const isRaised =
    left.kind === 'function' &&
    touches &&
    operations.get(left.text)?.inverse &&
    (behind.start > right.end || behind.text === '(')
  const isPower = whole && !begins && ((isBase && before?.text !== '_') || isRaised)
  // ex is mostly the exponential function.
  if (!isPower && !(left.text === 'e' && left.kind === 'constant' && touches && right.kind === 'symbol'))
    return null
  const written = ({ start, end }: Token) => source.slice(start, end)
  return {
    start: left.end,
    end: right.start,
    around: [left.text === ')' ? '(…)' : written(left), written(right)],
    whole: { start: left.start, end: right.end },
    sign: isRaised ? ' ' : '*'
  }
}

/**
 * What a formula may have been meant for where it was read otherwise. All of it follows from what was read, so that
 * the page can fetch this when it is needed.
 */
export const doubtsOf = (read: TextRead): Notice[] =>
  [spellings, decimalCommas, lostPowers, names].flatMap((doubts) => doubts(read))

/** Spellings of other systems; to each what it is read as, and what it could be. */
function spellings({ tokens, source }: TextRead): Notice[] {
  const notice = (isMeant: (token: Token, written: string) => boolean, message: string, texts: string[]) => {
    const found = tokens.filter((token) => isMeant(token, source.slice(token.start, token.end)))
    if (found.length === 0) return []
    const alternatives = texts.map((label) => ({
      label,
      source: found.reduceRight((text, place) => replaced(text, place, label), source)
    }))
    const { start, end } = found[0]
    return [{ message, start, end, alternatives }]
  }
  const power = tokens.find(
    (token) => token.kind === 'number' && source.slice(token.start, token.end).includes('x')
  )
  const written = power ? source.slice(power.start, power.end) : ''
  return [
    ...notice(
      ({ kind }, written) => kind === 'constant' && written === 'E',
      'E is read as e, the base of the natural logarithm.',
      ['e', '(E)']
    ),
    ...notice((_, written) => written === 'eps', 'eps is read as the parameter ε, not as a tiny number.', [
      'epsilon',
      '1e-9'
    ]),
    ...notice(
      (token) => token === power,
      `x is read as the sign of multiplication in ${written}.`,
      ['*', '*x*'].map((sign) => written.replace(/ ?x ?/, sign))
    )
  ]
}

function lostPowers({ tokens, source, isTeX }: TextRead): Notice[] {
  const gaps = isTeX ? [] : tokens.slice(0, -2).flatMap((_, i) => gapBetween(tokens, i, source) ?? [])
  if (gaps.length === 0) return []
  return [gapNotice(source, gaps, (words) => `A product is read in ${listed(words)}, not a power.`)]
}

/** Says which names were read as parameters where they may be powers or the variables. */
function names(read: TextRead): Notice[] {
  const { source, tokens, expected, parameters, isStated } = read
  const occurring = symbolsOf(read.expression)
  const missing = expected.filter((name) => !occurring.includes(name))
  const gaps = digitGaps(read, missing.length === expected.length)
  if (gaps.length > 0)
    return [
      gapNotice(
        source,
        gaps,
        (words) => `${areRead(words, 'a name')}, not ${words.length > 1 ? 'powers' : 'a power'}.`
      )
    ]
  const place = tokens.find(({ kind, text }) => kind === 'symbol' && text === parameters[0])
  if (isStated || missing.length === 0 || !place || source.slice(place.start, place.end) === 'eps') return []
  // As many letters as variables are missing may be these; of more some are parameters, as they are read.
  const fits = parameters.length <= missing.length
  if (!fits && missing.length < expected.length) return []
  const list = [...occurring.filter((name) => expected.includes(name)), ...parameters].join(', ')
  const [opening] = /^[\s$]*(?:\\[([])?/.exec(source)!
  return [
    {
      message: `${listed(missing)} ${missing.length > 1 ? 'do' : 'does'} not occur; ${areRead(parameters, 'a parameter')}.`,
      start: place.start,
      end: place.end,
      alternatives: fits
        ? [{ label: `f(${list}) = …`, source: `${opening}f(${list}) = ${source.slice(tokens[0].start)}` }]
        : []
    }
  ]
}

const areRead = (words: readonly string[], noun: string): string =>
  `${listed(words)} ${words.length > 1 ? `are read as ${noun.slice(2)}s` : `is read as ${noun}`}`

/**
 * The gaps before the digits of parameters such as x2, not x_2 and x₂, where a variable seems to be raised, or where
 * no variable is. x0 and x1 are no powers, and so x2 beside them is none.
 */
function digitGaps({ tokens, source, isTeX, expected, parameters }: TextRead, always: boolean): Gap[] {
  if (isTeX || parameters.some((name) => /\D[01]$/.test(name))) return []
  let isRaised = false
  const gaps = tokens.flatMap((whole, i): Gap[] => {
    const [, base, digits] = /^(\p{L})(\d+)$/u.exec(source.slice(whole.start, whole.end)) ?? []
    if (!base || !parameters.includes(whole.text)) return []
    isRaised ||= tokens[i + 1].text === '^' || tokens[i + 1].kind === 'superscript'
    const start = whole.start + 1
    return [{ start, end: start, whole, around: [base, digits], sign: '_' }]
  })
  // Where x2 is raised itself, signs of powers are not lost.
  if (isRaised) return []
  return always || gaps.some(({ around: [base] }) => expected.includes(base)) ? gaps : []
}

/** `max(1,5x, 2)`: a comma between two digits, and another with a blank behind it. */
function decimalCommas({ tokens, source }: TextRead): Notice[] {
  const isTight = ({ start, end }: Token) => /^\d,\d/.test(source.slice(start - 1, end + 1))
  const isLoose = ({ end }: Token) => /\s/.test(source.charAt(end))
  const tight = commasByBracket(tokens).flatMap((commas) =>
    commas.some(isLoose) ? commas.filter(isTight) : []
  )
  if (tight.length === 0) return []
  const filled = (sign: string): string =>
    tight.reduceRight((text, comma) => replaced(text, comma, sign), source)
  const [{ start, end }] = tight
  const [before] = /[\d.]*$/.exec(source.slice(0, start))!
  const [after] = /^\d*/.exec(source.slice(end))!
  return [
    {
      message: `The comma of ${before},${after} is read as one between two numbers.`,
      start: start - before.length,
      end: end + after.length,
      alternatives: ['.', ', '].map((sign) => ({ label: before + sign + after, source: filled(sign) }))
    }
  ]
}

/** The commas that stand directly in one bracket, for each bracket. */
function commasByBracket(tokens: Token[]): Token[][] {
  const open: Token[][] = [[]]
  const all = [open[0]]
  for (const token of tokens) {
    if (token.kind === 'open') all.push(open[open.push([]) - 1])
    if (token.kind === 'close' && open.length > 1) open.pop()
    if (token.kind === 'comma') open[open.length - 1].push(token)
  }
  return all
}
