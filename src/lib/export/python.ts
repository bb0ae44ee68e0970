import type { ConstantName } from '../math/expression/expression'
import type { Operation } from '../math/table/functions'
import { Level, bracket, conditionLevels } from '../math/write/notation'
import type { Notation, Piece } from '../math/write/notation'

export interface Dialect {
  /** The name under which the library is imported. */
  library: string
  exports: keyof NonNullable<Operation['exports']>
  constants: Record<ConstantName, string>
}

/**
 * Python as people write it in notebooks. What is left to a dialect is what its library spells its own
 * way: choices, reductions, exact fractions.
 */
export function pythonNotation(dialect: Dialect): Omit<Notation, 'choice' | 'reduction'> {
  const group = (text: string): string => `(${text})`
  const n = { group }
  return {
    tooLong: dialect.constants.undefined,
    signs: { plus: ' + ', minus: ' - ', negative: '-' },
    number: (decimal) => ({ text: literal(decimal), level: Level.atom }),
    constant: (name) => dialect.constants[name],
    symbol: (name) => name,
    column: (name) => name,
    group,
    product(factors) {
      if (factors.length === 1) return factors[0]
      const written = factors.map((factor, i) => bracket(factor, i === 0 ? Level.product : Level.power, n))
      return { text: written.join('*'), level: Level.product }
    },
    fraction: (numerator, denominator) => ({
      text: `${bracket(numerator, Level.product, n)}/${bracket(denominator, Level.power, n)}`,
      level: Level.product
    }),
    power: (base, exponent) => ({
      text: `${bracket(base, Level.atom, n)}**${bracket(exponent, Level.atom, n)}`,
      level: Level.power
    }),
    call(name, { exports }, args) {
      if (name === 'hypot' && args.length === 1) return spelled(`${dialect.library}.abs(#1)`, args)
      // The table's spelling is for odd orders; a root of even order has no value below 0, and powers have none.
      if (name === 'nthRoot' && /[02468]$/.test(args[1].text)) return spelled('(#1)**(1/#2)', args)
      return spelled(exports?.[dialect.exports] ?? calling(`${dialect.library}.${name}`, args.length), args)
    },
    functionPower: () => null,
    condition(name, _, args) {
      if (name === 'not')
        return { text: `${dialect.library}.logical_not(${args[0].text})`, level: Level.atom }
      const { level, sides } = conditionLevels(name)
      const sign = signs[name]
      // & and | bind more tightly than comparisons do.
      const side = (p: Piece, i: number) =>
        p.level === Level.comparison && level < Level.comparison ? group(p.text) : bracket(p, sides[i], n)
      return { text: args.map(side).join(` ${sign} `), level }
    },
    truth: ({ text }) => ({ text: `(${text})*1.0`, level: Level.product }),
    derivative() {
      throw new Error('a finished formula has no derivative left to take')
    }
  }
}

const signs: Record<string, string> = {
  lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==', ne: '!=', and: '&', or: '|'
} // prettier-ignore

/** Whole numbers that a double would not hold are written as it does hold them. */
const literal = (decimal: string): string =>
  decimal.length > 15 && Number.isFinite(Number(decimal))
    ? Number(decimal).toExponential().replace('+', '')
    : decimal

const calling = (name: string, count: number): string => `${name}(${['#1', '#2'].slice(0, count).join(', ')})`

/**
 * A template of the table with its arguments; further arguments chain it. Brackets that the template has
 * for the worst case go where they are not needed.
 */
export function spelled(template: string, args: Piece[]): Piece {
  if (args.length > 2) return spelled(template, [spelled(template, args.slice(0, -1)), args[args.length - 1]])
  const open = bare(template)
  const text = open.replace(/(?<![\w.])\(#([12])\)(\*\*|!)?|#([12])/g, (_, closed, raised = '', alone) => {
    const arg = args[Number(closed ?? alone) - 1]
    if (alone) return arg.text
    return bracket(arg, raised ? Level.atom : Level.power, { group: (inner) => `(${inner})` }) + raised
  })
  return { text, level: levelOf(open) }
}

/** Without brackets around the whole. */
export function bare(text: string): string {
  let depth = 0
  const isOnePair = [...text].every((c, i) => {
    depth += c === '(' ? 1 : c === ')' ? -1 : 0
    return depth > 0 || i === text.length - 1
  })
  return isOnePair && /^\(.*\)$/.test(text) ? text.slice(1, -1) : text
}

/** How tightly a template holds together: by the operators outside its brackets. */
function levelOf(template: string): Level {
  let outside = template
  while (/\([^()]*\)/.test(outside)) outside = outside.replace(/\([^()]*\)/g, '')
  if (/[+-]/.test(outside)) return Level.sum
  return /(?<!\*)\*(?!\*)|\//.test(outside) ? Level.product : /\*\*/.test(outside) ? Level.power : Level.atom
}

/** Whether a piece holds no name but those of the library's functions and constants. */
export const isConstant = (text: string): boolean =>
  !/[A-Za-z_]/.test(text.replace(/\b[a-z]+\.\w+/g, '').replace(/\d[\d.]*(e[+-]?\d+)?/g, ''))

/** A double as Python writes it. */
export function pythonNumber(value: number): string {
  if (!Number.isFinite(value)) return "float('nan')"
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value)
}
