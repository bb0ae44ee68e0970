import { operations } from './functions'
import type { NameBook } from './names'
import type { Alternative, Notice, Place } from './problem'
import type { Token } from './tokens'

/** A place where the sign of a power may be missing: a blank or nothing. */
interface Gap extends Place {
  /** What stands around it, in short, and where that is. */
  around: [before: string, after: string]
  whole: Place
  /** The sign that says what was read. */
  sign: '*' | '_' | ' '
}

/** A source with another text in a place. */
export const replaced = (source: string, { start, end }: Place, text: string): string =>
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
  const isBase = left.text === ')' || /^(?:symbol|column|constant)$/.test(left.kind)
  const isRaised =
    left.kind === 'function' &&
    touches &&
    operations.get(left.text)?.inverse &&
    (behind.start > right.end || behind.text === '(')
  const isPower = whole && ((isBase && before?.text !== '_') || isRaised)
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

/** Mathematica and SymPy write E for e. With a number for its exponent E is a letter as others are. */
const isEuler = ({ kind, end }: Token, source: string): boolean =>
  kind === 'symbol' &&
  source[end - 1] === 'E' &&
  /^\s*(?:\^|\*\*)(?!\s*(?:[({]\s*[-−]?[\d./\s]+[)}]|[-−]?[\d.]))/.test(source.slice(end))

/** Says of tokens what else they may have been meant for, and takes the E of a power for e. */
export function doubtTokens(tokens: Token[], source: string, isTeX: boolean, names: NameBook): Notice[] {
  const notices: Notice[] = []
  const eulers = tokens.filter((token) => token.text === 'E' && isEuler(token, source) && !names.has('E'))
  for (const token of eulers) Object.assign(token, { kind: 'constant', text: 'e' })
  if (eulers.length > 0)
    notices.push({
      ...eulers[0],
      message: 'E is read as e, the base of the natural logarithm.',
      alternatives: ['e', '(E)'].map((label) => ({
        label,
        source: eulers.reduceRight((text, place) => replaced(text, place, label), source)
      }))
    })
  const gaps = isTeX ? [] : tokens.slice(0, -2).flatMap((_, i) => gapBetween(tokens, i, source) ?? [])
  if (gaps.length > 0)
    notices.push(gapNotice(source, gaps, (words) => `A product is read in ${listed(words)}, not a power.`))
  return notices
}

/** What a source says, its names told apart. */
interface Named {
  source: string
  isTeX: boolean
  /** Where the formula begins. */
  start: number
  variables: readonly string[]
  /** Whether the source itself says what its variables are. */
  isStated: boolean
  /** In order of appearance. */
  names: readonly string[]
  placesOf: (name: string) => readonly Place[]
  /** What is told of its parts already. */
  notices: readonly Notice[]
}

/** Says which names were read as parameters where they may be powers or the variables. */
export function doubtNames(named: Named): Notice[] {
  const { source, start, variables, isStated, names, placesOf, notices } = named
  const parameters = names.filter((name) => !variables.includes(name))
  const missing = variables.filter((name) => !names.includes(name))
  const gaps = digitGaps(named, parameters, missing)
  if (gaps.length > 0)
    return [
      gapNotice(
        source,
        gaps,
        (words) => `${areRead(words, 'a name')}, not ${words.length > 1 ? 'powers' : 'a power'}.`
      )
    ]
  if (isStated || missing.length === 0 || parameters.length === 0) return []
  const [place] = placesOf(parameters[0])
  if (notices.some(({ start }) => start === place.start)) return []
  // As many letters as variables are missing may be these; of more some are parameters, as they are read.
  const fits = parameters.length <= missing.length
  if (!fits && missing.length < variables.length) return []
  const list = [...names.filter((name) => variables.includes(name)), ...parameters].join(', ')
  const [opening] = /^[\s$]*(?:\\[([])?/.exec(source)!
  return [
    {
      ...place,
      message: `${listed(missing)} ${missing.length > 1 ? 'do' : 'does'} not occur; ${areRead(parameters, 'a parameter')}.`,
      alternatives: fits
        ? [{ label: `f(${list})`, source: `${opening}f(${list}) = ${source.slice(start)}` }]
        : []
    }
  ]
}

const areRead = (words: readonly string[], noun: string): string =>
  `${listed(words)} ${words.length > 1 ? `are read as ${noun.slice(2)}s` : `is read as ${noun}`}`

/**
 * The gaps before the digits of parameters such as x2, not x_2 and x₂, where a variable seems to be raised. x0 and
 * x1 are no powers, and so x2 beside them is none.
 */
function digitGaps(
  { source, isTeX, variables, names, placesOf }: Named,
  parameters: string[],
  missing: string[]
): Gap[] {
  if (isTeX || names.some((name) => /\D[01]$/.test(name))) return []
  const gaps = parameters.flatMap(placesOf).flatMap((whole) => {
    const [, base, digits] = /^(\p{L})(\d+)$/u.exec(source.slice(whole.start, whole.end)) ?? []
    const start = whole.start + 1
    return base ? [{ start, end: start, whole, around: [base, digits], sign: '_' } satisfies Gap] : []
  })
  const isVariable = ({ around: [base] }: Gap) => variables.includes(base)
  if (missing.length < variables.length && !gaps.some(isVariable)) return []
  return gaps.sort((a, b) => a.start - b.start)
}
