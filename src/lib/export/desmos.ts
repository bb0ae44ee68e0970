import type { ScalarField } from '../field/field'
import { Level, bracket } from '../math/write'
import type { Notation, Piece } from '../math/write'
import { present } from '../math/write/present'
import { desmosNames } from './names'
import { cleaned } from './prepare'
import { file } from './script'
import type { Standpoint } from './script'

const group = (text: string): string => `\\left(${text}\\right)`
const n = { group }
const atom = (text: string): Piece => ({ text, level: Level.atom })
const called = (name: string, args: Piece[]): Piece =>
  atom(`\\operatorname{${name}}${group(args.map((arg) => arg.text).join(','))}`)

/** 1 where the condition holds, else 0: conditions cannot be joined by words there. */
const indicator = ({ text }: Piece): string => `\\left\\{${text}:1,0\\right\\}`

const notation: Notation = {
  tooLong: '',
  signs: { plus: '+', minus: '-', negative: '-' },
  number(decimal) {
    const [mantissa, exponent] = decimal.split('e')
    return exponent ? { text: `${mantissa}\\cdot10^{${exponent}}`, level: Level.product } : atom(decimal)
  },
  // 0/0 is how Desmos says undefined.
  constant: (name) => ({ pi: '\\pi', e: 'e', undefined: '\\frac{0}{0}' })[name],
  symbol: (name) => name,
  column: (name) => name,
  group,
  product(factors) {
    if (factors.length === 1) return factors[0]
    const written = factors.map((factor) => bracket(factor, Level.product, n))
    return { text: written.reduce(juxtapose), level: Level.product }
  },
  fraction: (numerator, denominator) => ({
    text: `\\frac{${numerator.text}}{${denominator.text}}`,
    level: Level.product
  }),
  power: (base, exponent) => ({
    text: `${bracket(base, Level.atom, n)}^{${exponent.text}}`,
    level: Level.power
  }),
  call(name, { exports, latex }, args) {
    if (name === 'exp') return { text: `e^{${args[0].text}}`, level: Level.power }
    if (name === 'hypot')
      return atom(`\\sqrt{${args.map((arg) => `${bracket(arg, Level.atom, n)}^{2}`).join('+')}}`)
    if (exports?.desmos) return filled(exports.desmos, args)
    return latex === `\\${name} #1` ? atom(`\\${name}${group(args[0].text)}`) : called(name, args)
  },
  functionPower: () => null,
  condition(name, _, args) {
    const [u, v] = args
    switch (name) {
      case 'and':
        return atom(`${indicator(u)}\\cdot${indicator(v)}=1`)
      case 'or':
        return atom(`${indicator(u)}+${indicator(v)}\\ge1`)
      case 'not':
        return atom(`${indicator(u)}=0`)
      case 'ne':
        return atom(`${indicator(atom(`${u.text}=${v.text}`))}=0`)
      default:
        return atom(u.text + signs[name] + v.text)
    }
  },
  truth: (condition) => atom(indicator(condition)),
  choice(branches, otherwise) {
    const lines = branches.map(({ condition, value }) => `${condition.text}:${value.text}`)
    return atom(`\\left\\{${[...lines, ...(otherwise ? [otherwise.text] : [])].join(',')}\\right\\}`)
  },
  reduction(name, [u, w]) {
    switch (name) {
      case 'rowAtMin':
      case 'rowAtMax': {
        const found = called(name === 'rowAtMin' ? 'min' : 'max', [u]).text
        return atom(`${group(w.text)}\\left[${u.text}=${found}\\right]\\left[1\\right]`)
      }
      default:
        return called(reductions[name], [u])
    }
  },
  derivative() {
    throw new Error('a finished formula has no derivative left to take')
  }
}

/** A template of the table; its own brackets around an argument go where they are not needed. */
function filled(template: string, args: Piece[]): Piece {
  const text = template
    .replace(/(?<![\w}])\\left\(#1\\right\)/, bracket(args[0], Level.atom, n).replaceAll('$', '$$$$'))
    .replace(/#[12]/g, (mark) => args[mark === '#1' ? 0 : 1].text)
  const level = template.startsWith('\\frac')
    ? Level.product
    : template.endsWith('!')
      ? Level.power
      : Level.atom
  return { text, level }
}

const signs: Record<string, string> = { lt: '<', le: '\\le ', gt: '>', ge: '\\ge ', eq: '=' }
const reductions = { rowSum: 'total', rowMean: 'mean', rowMin: 'min', rowMax: 'max' }

/** Two factors side by side; a dot before digits, and before a brace that would restrict the domain. */
function juxtapose(left: string, right: string): string {
  if (/^(\d|\\frac\{\d+\}|\\left\\\{)/.test(right))
    return `${left}\\cdot${/^\d/.test(right) ? ' ' : ''}${right}`
  return /\\[A-Za-z]+$/.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : left + right
}

/** Lines to paste into Desmos: parameters and data as definitions, then f. */
export function desmosLines(field: ScalarField, { parameters }: Standpoint): string {
  const names = desmosNames(field.variables)
  const variables = field.variables.map((name) => names.symbol(name))
  const { columns } = field.tape
  const rows = columns.length ? `\\operatorname{length}${group(names.column(columns[0].name))}` : '0'
  const [f] = cleaned([field.expressions.shown.value], names, rows)
  return file(
    field.parameters.map((name) => `${names.symbol(name)}=${decimal(parameters[name] ?? 1)}`),
    columns.map(
      ({ name, values }) => `${names.column(name)}=\\left[${[...values].map(decimal).join(',')}\\right]`
    ),
    [`f${group(variables.join(','))}=${present(f, notation)}`]
  )
}

const decimal = (value: number): string => String(value).replace(/e\+?(-?\d+)$/, '\\cdot10^{$1}')
