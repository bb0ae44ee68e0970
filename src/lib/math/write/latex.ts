import { greek } from '../read/names'
import type { Branch, Notation, Piece } from './notation'
import { Level, bracket, conditionLevels } from './notation'

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

const constantCommands = { pi: '\\pi', e: 'e', undefined: '\\text{undefined}' } as const

export const latexNotation: Notation = {
  tooLong: '\\text{too long to write out}',
  signs: { plus: ' + ', minus: ' - ', negative: '-' },
  number(decimal) {
    const [mantissa, exponent] = decimal.split('e')
    if (exponent === undefined) return { text: mantissa, level: Level.atom }
    const power = `10^{${exponent}}`
    return { text: mantissa === '1' ? power : `${mantissa} \\cdot ${power}`, level: Level.product }
  },
  constant: (name) => constantCommands[name],
  symbol(name) {
    const [, letters, index] = /^([A-Za-z]+)_?(.*)$/.exec(name) ?? ['', name, '']
    if (!index) return letterCommand(letters)
    return `${letterCommand(letters)}_{${/^\d*$|^.$/.test(index) ? index : `\\mathrm{${index}}`}}`
  },
  column: (name) => `\\text{${name.replace(/[{}$&#^_%~]/g, (c) => `\\${c}`)}}`,
  group,
  product(factors) {
    if (factors.length === 1) return factors[0]
    const written = factors.map((factor, i) => closedBefore(factor, factors[i + 1]))
    const text = written.map((factor, i) => {
      const dot =
        i > 0 &&
        (/^(\d|\\t?frac|10\^)/.test(factor) || /\]$/.test(written[i - 1]) || sameBase(written[i - 1], factor))
      return i === 0 ? factor : dot ? ` \\cdot ${factor}` : ` ${factor}`
    })
    const last = factors[factors.length - 1].open
    const closed = last && text.slice(0, -1).join('') + ` ${last.closed}`
    return { text: text.join(''), level: Level.product, open: last && { ...last, closed: closed! } }
  },
  fraction: (numerator, denominator) => ({
    text: `\\frac{${numerator.text}}{${denominator.text}}`,
    level: Level.product
  }),
  power: (base, exponent) => ({
    text: `${bracket(base, Level.atom, latexNotation)}^{${exponent.text.replace(/^\\frac\{(\d+)\}\{(\d+)\}$/, '$1/$2')}}`,
    level: Level.power
  }),
  call(name, { latex }, args) {
    switch (name) {
      case 'exp':
        return { text: `e^{${args[0].text}}`, level: Level.power }
      case 'hypot':
        return { text: `\\sqrt{${args.map(squared).join(' + ')}}`, level: Level.atom }
      case 'polygamma':
        return { text: `\\psi^{(${args[0].text})}${group(args[1].text)}`, level: Level.atom }
      case 'factorial':
        return { text: `${bracket(args[0], Level.atom, latexNotation)}!`, level: Level.power }
      case 'mod':
        return { text: remainder(args[0], args[1]), level: Level.comparison }
      default:
        return applied(latex ?? `\\operatorname{${name}}\\left(#1, #2\\right)`, args)
    }
  },
  functionPower(name, { latex }, args, exponent) {
    const match = / #1$/.test(latex ?? '') ? latex! : null
    if (!match || name.startsWith('log')) return null
    return applied(match.replace(' #1', `^{${exponent.text}} #1`), args)
  },
  condition(name, { latex }, args) {
    const { level, sides } = conditionLevels(name)
    const [u, v] = args.map((arg, i) => bracket(arg, sides[i], latexNotation))
    return { text: filled(latex!, u, v), level }
  },
  // Iverson's bracket: 1 where it holds, else 0.
  truth: ({ text }) => ({
    text: tall.test(text) ? `\\left[${text}\\right]` : `[${text}]`,
    level: Level.atom
  }),
  choice: (branches, otherwise) => ({ text: cases(branches, otherwise), level: Level.or }),
  reduction(name, [u, w]) {
    switch (name) {
      case 'rowSum': {
        const text = `\\sum ${bracket(u, Level.product, latexNotation)}`
        return { text, level: Level.product, open: { closed: group(text), untilFunction: false } }
      }
      case 'rowMean':
        return { text: `\\operatorname{mean}${group(u.text)}`, level: Level.atom }
      case 'rowMin':
      case 'rowMax':
        return { text: `\\${name === 'rowMin' ? 'min' : 'max'}${group(u.text)}`, level: Level.atom }
      case 'rowAtMin':
      case 'rowAtMax': {
        const place = `\\${name === 'rowAtMin' ? 'min' : 'max'} ${bracket(u, Level.product, latexNotation)}`
        return { text: `\\left.${w.text}\\right|_{${place}}`, level: Level.power }
      }
    }
  },
  derivative: ({ text }, variable) => ({
    text: `\\tfrac{\\partial}{\\partial ${latexNotation.symbol(variable)}}${squareGroup(text)}`,
    level: Level.power
  })
}

/** A template of the table with its arguments; `name\left(…\right)` takes any number of them. */
function applied(template: string, args: Piece[]): Piece {
  const list = /^(.*)\\left\(#1(?:, #2)?\\right\)$/.exec(template)
  if (list) return { text: list[1] + group(args.map((arg) => arg.text).join(', ')), level: Level.atom }
  const [u, v] = args.map((arg) => arg.text)
  // `\sin #1` takes a bare name; anything longer goes in brackets. `\sqrt{#1}` brackets by itself.
  if (!/ #1$/.test(template))
    return { text: filled(template, u, v), level: /^\\ln/.test(template) ? Level.product : Level.atom }
  const closed = filled(template, group(u))
  const bare = args[0].level === Level.atom && !/^\\left|\)$/.test(u)
  if (!bare) return { text: closed, level: Level.power }
  return { text: filled(template, u), level: Level.power, open: { closed, untilFunction: true } }
}

const filled = (template: string, u: string, v = ''): string =>
  template.replace(/#[12]/g, (mark) => (mark === '#1' ? u : v))

const squared = (p: Piece): string => `${bracket(p, Level.atom, latexNotation)}^{2}`
const remainder = (u: Piece, v: Piece): string =>
  `${bracket(u, Level.product, latexNotation)} \\bmod ${bracket(v, Level.product, latexNotation)}`

function cases(branches: Branch[], otherwise: Piece | null): string {
  const lines = branches.map(({ condition, value }) => `${value.text} & \\text{if } ${condition.text}`)
  if (otherwise) lines.push(`${otherwise.text} & \\text{otherwise}`)
  return `\\begin{cases} ${lines.join(' \\\\ ')} \\end{cases}`
}

/** A factor, bracketed as its place asks: sin(x)·y is not sin(xy). */
function closedBefore(factor: Piece, next: Piece | undefined): string {
  const { open } = factor
  const ends = !next || (open?.untilFunction && functionStart.test(next.text))
  return open && !ends ? open.closed : bracket(factor, Level.product, latexNotation)
}

/** x · x^{y − 1}, which would look like one power. */
const sameBase = (left: string, right: string): boolean =>
  !left.startsWith('(') && !left.startsWith('\\left') && left.split('^')[0] === right.split('^')[0]

const functionStart = /^\\(sin|cos|tan|sec|csc|cot|ln|log|arc|operatorname|coth)/

const tall = /\\t?frac|\\sqrt|\\left|\\begin|\\sum/

/** Brackets that grow only where they must: around fractions, roots and powers of brackets. */
function group(text: string): string {
  return tall.test(text) ? `\\left(${text}\\right)` : `(${text})`
}

function squareGroup(text: string): string {
  return tall.test(text) ? `\\left[${text}\\right]` : `[${text}]`
}
