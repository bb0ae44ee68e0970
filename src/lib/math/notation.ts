import type { ConstantName } from './expression'
import { functionNames } from './functions'
import type { Operation } from './functions'
import { greek } from './tokens'

/** How tightly a written piece holds together. */
export enum Level {
  sum = 1,
  product = 2,
  power = 3,
  atom = 4
}

/** A written sub-expression. `applied` marks a function whose argument stands without brackets. */
export interface Piece {
  text: string
  level: Level
  applied?: boolean
}

/** A way of writing: LaTeX to set, plain text to read back in. */
export interface Notation {
  /** Stands for a formula that is too long to write out. */
  tooLong: string
  minus: string
  number(decimal: string): Piece
  constant(name: ConstantName): string
  symbol(name: string): string
  group(text: string): string
  product(factors: Piece[]): Piece
  fraction(numerator: Piece, denominator: Piece): Piece
  power(base: Piece, exponent: Piece): Piece
  call(name: string, operation: Operation, args: Piece[]): Piece
  /** sin²x; null where the notation writes it as a power of the call. */
  functionPower(name: string, operation: Operation, args: Piece[], exponent: Piece): Piece | null
}

/** The piece in brackets if it is looser than `level` allows. */
export const bracket = (p: Piece, level: Level, n: Pick<Notation, 'group'>): string =>
  p.level < level ? n.group(p.text) : p.text

const greekNames = new Set(greek.values())
/** Letters with no LaTeX command of their own or a better-looking variant. */
const letterCommands = new Map([
  ['epsilon', '\\varepsilon'],
  ['phi', '\\varphi']
])

const letterCommand = (name: string): string =>
  greekNames.has(name)
    ? (letterCommands.get(name) ?? `\\${name}`)
    : name.length > 1
      ? `\\mathrm{${name}}`
      : name

export const latexNotation: Notation = {
  tooLong: '\\text{too long to write out}',
  minus: '-',
  number(decimal) {
    const [mantissa, exponent] = decimal.split('e')
    if (exponent === undefined) return { text: mantissa, level: Level.atom }
    const power = `10^{${exponent}}`
    return { text: mantissa === '1' ? power : `${mantissa} \\cdot ${power}`, level: Level.product }
  },
  constant: (name) => (name === 'pi' ? '\\pi' : 'e'),
  symbol(name) {
    const [, letters, index] = /^([A-Za-z]+)_?(.*)$/.exec(name) ?? ['', name, '']
    if (!index) return letterCommand(letters)
    return `${letterCommand(letters)}_{${/^\d*$|^.$/.test(index) ? index : `\\mathrm{${index}}`}}`
  },
  group: latexGroup,
  product(factors) {
    if (factors.length === 1) return factors[0]
    const text = factors.map((factor, i) => {
      const written = bracket(closed(factor, factors[i + 1]), Level.product, this)
      const dot = i > 0 && (/^[\d]/.test(written) || written.startsWith('\\frac') || /^10\^/.test(written))
      return i === 0 ? written : dot ? ` \\cdot ${written}` : ` ${written}`
    })
    return { text: text.join(''), level: Level.product, applied: factors[factors.length - 1].applied }
  },
  fraction: (numerator, denominator) => ({
    text: `\\frac{${numerator.text}}{${denominator.text}}`,
    level: Level.product
  }),
  power: (base, exponent) => ({
    text: `${bracket(base, Level.atom, latexNotation)}^{${exponent.text.replace(/^\\frac\{(\d+)\}\{(\d+)\}$/, '$1/$2')}}`,
    level: Level.power
  }),
  call(name, { latex, arity }, args) {
    if (name === 'exp') return { text: `e^{${args[0].text}}`, level: Level.power }
    const template =
      latex ?? `\\operatorname{${name}}\\left(${['#1', '#2'].slice(0, arity).join(', ')}\\right)`
    // `\sin #1` takes a bare name; anything longer goes in brackets. `\sqrt{#1}` brackets by itself.
    const open = / #1$/.test(template)
    const bare = !open || (args[0].level === Level.atom && !args[0].text.startsWith('\\left'))
    const first = bare ? args[0].text : latexGroup(args[0].text)
    const text = template.replace('#1', () => first).replace('#2', () => args[1]?.text ?? '')
    return { text, level: open ? Level.power : Level.atom, applied: open && bare }
  },
  functionPower(name, { latex }, args, exponent) {
    const match = / #1$/.test(latex ?? '') ? latex! : null
    if (!match || name.startsWith('log')) return null
    const raised = { latex: match.replace(' #1', `^{${exponent.text}} #1`), arity: 1 } as Operation
    return latexNotation.call(name, raised, args)
  }
}

/** `\sin x` before another factor gets its brackets: sin(x)·y is not sin(xy). */
function closed(factor: Piece, next: Piece | undefined): Piece {
  const ends = !next || /^\\(sin|cos|tan|sec|csc|cot|ln|log|arc|operatorname)/.test(next.text)
  if (!factor.applied || ends) return factor
  const split = factor.text.lastIndexOf(' ')
  return { ...factor, text: `${factor.text.slice(0, split)}${latexGroup(factor.text.slice(split + 1))}` }
}

/** Brackets that grow only where they must: around fractions, roots and powers of brackets. */
function latexGroup(text: string): string {
  return /\\frac|\\sqrt|\\left/.test(text) ? `\\left(${text}\\right)` : `(${text})`
}

/** Plain text as a learner types it; reads back in as the same function. */
export const textNotation: Notation = {
  tooLong: 'too long to write out',
  minus: '-',
  number: (decimal) => ({ text: decimal, level: Level.atom }),
  constant: (name) => name,
  symbol: (name) => name,
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
    return { text: `${name}(${args.map((arg) => arg.text).join(', ')})`, level: Level.atom }
  },
  functionPower: () => null
}

/**
 * Two factors side by side, so that reading parts them again: a dot of letters would become another
 * name (`a` and `tan` would, `x` and `y` do not), a digit would run on.
 */
function juxtapose(left: string, right: string): string {
  if (/^[\d.]/.test(right)) return `${left}*${right}`
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
