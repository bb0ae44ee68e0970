import { Builder } from './builder'
import { spell } from './characters'
import { Graph, constants } from '../expression/expression'
import type { Expr } from '../expression/expression'
import { operation } from '../table/functions'
import { fromMarkup, isMarkup } from './markup'
import { toNumber } from '../expression/rational'
import type { Preparation } from './source'
import { Reader } from './reader'
import { partRemark } from './remarks'
import { TexScanner } from './texScanner'
import type { Token } from './tokens'
import { tidy } from './typesetting'
import { isMatrix } from './vectors'

/** For all that is pasted: TeX, HTML and MathML, and formulas with the words that stand around them in a text. */
export const pasted: Preparation = {
  spell: (source) => tidy(isMarkup(source) ? fromMarkup(source) : spell(source)),
  Scanner: TexScanner,
  part(scanned, quoted) {
    const { tokens, notice, point } = partRemark(scanned, quoted)
    const numbers = point?.map((entry) => numberOf(entry, quoted.source))
    if (notice) quoted.notices.push(numbers ? { ...notice, point: numbers } : notice)
    return tokens
  }
}

/** The number that constants make. */
function numberOf(tokens: Token[], source: string): number {
  const value = new Reader(new Builder(new Graph(), {}), tokens, source, []).all()
  return isMatrix(value) ? NaN : evaluate(value)
}

function evaluate(e: Expr): number {
  if (e.kind === 'number') return toNumber(e.value)
  if (e.kind === 'constant') return constants[e.name]
  const [u, v] = e.kind === 'call' ? e.args.map(evaluate) : []
  return e.kind === 'call' ? operation(e.name).f64(u, v) : NaN
}
