import type { Call, Expr } from '../../math/expression/expression'
import { textNotation } from '../../math/write'
import { present } from '../../math/write/present'

/** How operations are written where their name is not. */
const signs = new Map([
  ['add', '+'],
  ['subtract', '−'],
  ['negate', '−'],
  ['multiply', '×'],
  ['divide', '÷'],
  ['pow', '^'],
  ['lt', '<'],
  ['le', '≤'],
  ['gt', '>'],
  ['ge', '≥'],
  ['eq', '='],
  ['ne', '≠'],
  ['sqrt', '√'],
  ['cbrt', '∛'],
  ['abs', '| |'],
  ['factorial', '!'],
  ['rowSum', 'sum'],
  ['rowMean', 'mean'],
  ['rowMin', 'min'],
  ['rowMax', 'max'],
  ['rowAtMin', 'atmin'],
  ['rowAtMax', 'atmax']
])

/** Signs that stand between their two arguments. */
const between = new Set(['+', '−', '×', '÷', '^', '<', '≤', '>', '≥', '=', '≠'])

/** What an operation does, with the plain numbers it takes: `× 3`, `^2`, `sin`. */
export function labelOf(e: Expr, isPlain: (e: Expr) => boolean): string {
  if (e.kind !== 'call') return shortened(present(e, textNotation))
  const sign = signs.get(e.name) ?? e.name
  return e.args.length === 2 && between.has(sign)
    ? betweenLabel(e, sign, isPlain)
    : callLabel(e, sign, isPlain)
}

function betweenLabel({ args: [u, v] }: Call, sign: string, isPlain: (e: Expr) => boolean): string {
  const gap = sign === '^' ? '' : ' '
  if (isPlain(v)) return `${sign}${gap}${plain(v)}`
  if (isPlain(u))
    return sign === '×' || sign === '+' ? `${sign}${gap}${plain(u)}` : `${plain(u)}${gap}${sign}`
  return sign
}

const callLabel = ({ args }: Call, sign: string, isPlain: (e: Expr) => boolean): string =>
  args.length > 1 && args.length < 4 && args.some(isPlain)
    ? `${sign}(${args.map((arg) => (isPlain(arg) ? plain(arg) : '·')).join(', ')})`
    : sign

const plain = (e: Expr): string => shortened(present(e, textNotation).replaceAll('-', '−'), 8)

/** A text that fits into a node. */
export const shortened = (text: string, most = 12): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text
