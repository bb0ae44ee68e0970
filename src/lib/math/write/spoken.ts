import type { ReductionName } from '../expression/expression'
import type { Notation, Piece } from './notation'
import { Level, bracket } from './notation'

/**
 * How a formula is read aloud. What is said without “times” between its factors (“two x squared y”) is
 * one run, of level `power`; the argument of a function is a run or stands in brackets, so that “the sine
 * of x times y” can only be sin(x)·y.
 */
export const speechNotation: Notation = {
  tooLong: 'a formula too long to read out',
  signs: { plus: ' plus ', minus: ' minus ', negative: 'minus ' },
  number: (decimal) => ({
    text: numberWord(decimal),
    level: decimal.includes('e') ? Level.product : Level.atom
  }),
  constant: (name) => name,
  symbol: (name) => name.replace(/^([A-Za-z]+?)_?(\d+)$/, '$1 $2').replace('_', ' '),
  column: (name) => name.replaceAll('_', ' '),
  group: (text) => `open bracket ${text} close bracket`,
  product(factors) {
    if (factors.length === 1) return factors[0]
    const text = factors.map((factor, i) => {
      const sign = i === 0 ? '' : touch(factors[i - 1], factor) ? ' ' : ' times '
      const alone = i === factors.length - 1 || !factor.open
      return sign + (alone ? bracket(factor, Level.product, speechNotation) : factor.open!.closed)
    })
    const isRun = text.every((part) => !part.startsWith(' times '))
    return { text: text.join(''), level: isRun ? Level.power : Level.product }
  },
  fraction(numerator, denominator) {
    const known = numericFraction(numerator.text, denominator.text)
    if (known) return { text: known, level: Level.atom }
    if (isPlain(numerator) && isPlain(denominator))
      return { text: `${numerator.text} over ${denominator.text}`, level: Level.remainder }
    const text = `the fraction with numerator ${numerator.text} and denominator ${denominator.text}, end fraction`
    return { text, level: Level.power }
  },
  power(base, exponent) {
    const raised = bracket(base, Level.atom, speechNotation)
    const word = powerWords.get(exponent.text)
    if (word) return { text: `${raised} ${word}`, level: Level.power }
    const simple = exponent.level === Level.atom || exponent.opposite?.level === Level.atom
    const text = `${raised} to the power ${simple || isRun(exponent) ? exponent.text : speechNotation.group(exponent.text)}`
    const closed = simple ? text : `${raised} to the power ${speechNotation.group(exponent.text)}`
    return { text, level: Level.power, open: { closed, untilFunction: false } }
  },
  call(name, { spoken }, args) {
    if (name === 'exp') return speechNotation.power({ text: 'e', level: Level.atom }, args[0])
    if (name === 'min') return list('the smallest of', 'the smaller of', args)
    if (name === 'max') return list('the largest of', 'the larger of', args)
    if (name === 'hypot') return list('the length of the vector', 'the length of the vector', args)
    return applied(spoken, args)
  },
  functionPower(_, { spoken }, args, exponent) {
    if (!/^the .* of #1$/.test(spoken)) return null
    const word = powerWords.get(exponent.text) ?? `to the power ${exponent.text}`
    return applied(spoken.replace(/ of #1$/, ` ${word} of #1`), args)
  },
  condition(name, { spoken }, args) {
    const [u, v] = args.map((arg) =>
      bracket(arg, name === 'and' || name === 'or' ? Level.comparison : Level.sum, speechNotation)
    )
    const level = name === 'or' ? Level.or : name === 'and' ? Level.and : Level.comparison
    return { text: filled(spoken, u, v), level }
  },
  truth: ({ text }) => ({ text: `one if ${text} and else zero`, level: Level.or }),
  choice(branches, otherwise) {
    const lines = branches.map(({ condition, value }) => `${value.text} if ${condition.text}`)
    if (otherwise) lines.push(`${otherwise.text} otherwise`)
    return { text: lines.join(', '), level: Level.or }
  },
  reduction: (name, [u, w]) => ({
    text: filled(reductions[name], runOrBracket(u), w && runOrBracket(w)),
    level: Level.power
  }),
  derivative: (of, variable) => ({
    text: `the derivative with respect to ${speechNotation.symbol(variable)} of ${runOrBracket(of)}`,
    level: Level.power
  })
}

const reductions: Record<ReductionName, string> = {
  rowSum: 'the sum over the rows of #1',
  rowMean: 'the mean over the rows of #1',
  rowMin: 'the least over the rows of #1',
  rowMax: 'the greatest over the rows of #1',
  rowAtMin: 'the value of #2 in the row with the least #1',
  rowAtMax: 'the value of #2 in the row with the greatest #1'
}

const words = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty'
).split(' ')

/** Small whole numbers as words; “1e-16” as a power of ten. */
function numberWord(decimal: string): string {
  const [mantissa, exponent] = decimal.split('e')
  if (exponent) return `${mantissa} times ten to the power ${exponent.replace('-', 'minus ')}`
  return /^\d+$/.test(decimal) ? (words[Number(decimal)] ?? decimal) : decimal
}

const powerWords = new Map([
  ['two', 'squared'],
  ['three', 'cubed']
])

const parts = new Map([
  ['two', ['half', 'halves']],
  ['three', ['third', 'thirds']],
  ['four', ['quarter', 'quarters']],
  ['five', ['fifth', 'fifths']],
  ['six', ['sixth', 'sixths']],
  ['seven', ['seventh', 'sevenths']],
  ['eight', ['eighth', 'eighths']],
  ['nine', ['ninth', 'ninths']],
  ['ten', ['tenth', 'tenths']]
])

/** “one half”, “three quarters”; null for what is said with “over”. */
function numericFraction(numerator: string, denominator: string): string | null {
  const names = parts.get(denominator)
  if (!names || !words.includes(numerator)) return null
  return `${numerator} ${numerator === 'one' ? names[0] : names[1]}`
}

const isRun = (p: Piece): boolean => p.level >= Level.power && !p.text.includes(' over ')
const runOrBracket = (p: Piece): string => (isRun(p) ? p.text : speechNotation.group(p.text))

const isNumber = (text: string): boolean => /^\d/.test(text) || words.includes(text.split(' ')[0])

/** Whether two factors are said side by side, as in “two x squared y to the power n”. */
const touch = (left: Piece, right: Piece): boolean => {
  const [base] = right.text.split(' to the power ', 1)
  return isPlain(left) && isPlain({ ...right, text: base }) && !isNumber(right.text)
}

/** Numbers and names side by side, perhaps squared or cubed. */
const isPlain = (p: Piece): boolean => isRun(p) && !/\b(the|to|open|if|times)\b/.test(p.text)

function applied(spoken: string, args: Piece[]): Piece {
  const inside = args.map(runOrBracket)
  return { text: filled(spoken, inside[0], inside[1]), level: Level.power }
}

const filled = (template: string, u: string, v = ''): string =>
  template.replace(/#[12]/g, (mark) => (mark === '#1' ? u : v))

function list(ofMany: string, ofTwo: string, args: Piece[]): Piece {
  const inside = args.map(runOrBracket)
  const text = [inside.slice(0, -1).join(', '), inside[inside.length - 1]].filter(Boolean).join(' and ')
  return { text: `${args.length > 2 ? ofMany : ofTwo} ${text}`, level: Level.power }
}
