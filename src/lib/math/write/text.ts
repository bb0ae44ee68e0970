import type { ReductionName } from '../expression/expression'
import { functionNames } from '../table/functions'
import type { Notation, Piece } from './notation'
import { Level, bracket, conditionLevels } from './notation'

const comparisonSigns = new Map([
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
  ['eq', '=='],
  ['ne', '!=']
])

const reductionNames: Record<ReductionName, string> = {
  rowSum: 'sum',
  rowMean: 'mean',
  rowMin: 'min',
  rowMax: 'max',
  rowAtMin: 'atmin',
  rowAtMax: 'atmax'
}

/** Plain text as a learner types it; reads back in as the same function. */
export const textNotation: Notation = {
  tooLong: 'too long to write out',
  signs: { plus: ' + ', minus: ' - ', negative: '-' },
  number: (decimal) => ({ text: decimal, level: Level.atom }),
  constant: (name) => (name === 'undefined' ? '(0/0)' : name),
  symbol: (name) => name,
  column: (name) => name,
  group: (text) => `(${text})`,
  product(factors) {
    if (factors.length === 1) return factors[0]
    const written = factors.map((factor, i) =>
      bracket(factor, i === 0 && !factor.text.includes('/') ? Level.product : Level.power, this)
    )
    return { text: written.reduce(juxtapose), level: Level.product }
  },
  fraction: (numerator, denominator) => ({
    text: `${bracket(numerator, Level.product, textNotation)}/${bracket(denominator, Level.power, textNotation)}`,
    level: Level.product
  }),
  power: (base, exponent) => ({
    text: `${bracket(base, Level.atom, textNotation)}^${bracket(exponent, Level.atom, textNotation)}`,
    level: Level.power
  }),
  call(name, _, args) {
    if (name === 'exp') return textNotation.power({ text: 'e', level: Level.atom }, args[0])
    if (name === 'factorial')
      return { text: `${bracket(args[0], Level.atom, textNotation)}!`, level: Level.power }
    if (name === 'mod') {
      const [u, v] = args.map((arg) => bracket(arg, Level.power, textNotation))
      return { text: `${u} % ${v}`, level: Level.remainder }
    }
    return { text: applied(name, args), level: Level.atom }
  },
  functionPower: () => null,
  condition(name, _, args) {
    if (name === 'not') return { text: applied(name, args), level: Level.atom }
    const { level, sides } = conditionLevels(name)
    const sign = comparisonSigns.get(name) ?? name
    return { text: args.map((arg, i) => bracket(arg, sides[i], textNotation)).join(` ${sign} `), level }
  },
  truth: (condition) => condition,
  choice(branches, otherwise) {
    const lines = branches.map(({ condition, value }) => `${condition.text}: ${value.text}`)
    if (otherwise) lines.push(otherwise.text)
    return { text: `{${lines.join(', ')}}`, level: Level.atom }
  },
  reduction: (name, args) => ({ text: applied(reductionNames[name], args), level: Level.atom }),
  // Never read back: no finished formula has one.
  derivative: ({ text }, variable) => ({ text: `d/d${variable}(${text})`, level: Level.product })
}

const applied = (name: string, args: Piece[]): string => `${name}(${args.map((arg) => arg.text).join(', ')})`

/**
 * Two factors side by side, so that reading parts them again: a dot of letters would become another
 * name (`a` and `tan` would, `x` and `y` do not), a digit would run on.
 */
function juxtapose(left: string, right: string): string {
  if (/^[\d.]/.test(right)) return `${left}*${right}`
  // A brace begins a piecewise function only where it cannot be read as a bracket after a name.
  if (/[{}]/.test(left.slice(-1) + right[0])) return `${left}*${right}`
  // What follows e^x or 2^0.5 closely could be meant for the exponent.
  if (/\^[A-Za-z]\w*$|(?<![\w.])(e|[\d.]+)\^[\d.]+$/.test(left) && /^[A-Za-z(]/.test(right))
    return `${left}${right[0] === '(' ? '*' : ' '}${right}`
  // x_1y would be one name.
  if (/[A-Za-z]_?\d+$|_\w+$/.test(left) && /^[A-Za-z]/.test(right)) return `${left} ${right}`
  const run = (/[A-Za-z]+$/.exec(left)?.[0] ?? '') + (/^[A-Za-z]+/.exec(right)?.[0] ?? '')
  const plainLetters = /^[xyz]+$/.test(run)
  // `2e` before digits or a sign would be an exponent; after a name a bracket would be its argument.
  const touching = /[A-Za-z\d]$/.test(left) && /^[A-Za-z]/.test(right)
  if (touching && /^\d*\.?\d*$/.test(left) && !/^e/i.test(right)) return left + right
  if (touching) return plainLetters && !functionNames.has(run) ? left + right : `${left} ${right}`
  if (/[)]$/.test(left) && /^[A-Za-z]/.test(right)) return `${left} ${right}`
  if (/[A-Za-z]{2,}$/.test(left) && right.startsWith('(')) return `${left}*${right}`
  return left + right
}
