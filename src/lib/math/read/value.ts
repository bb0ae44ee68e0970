import type { Graph } from '../expression/expression'
import { arrange } from './arrange'
import { Builder } from './builder'
import { outermost, refuseOpenPoint, withVectors, withoutStop } from './clauses'
import { NameBook } from './names'
import { pasted } from './pasted'
import { readPrefix } from './prefix'
import { Reader } from './reader'
import { vet, withinStack, type Names } from './source'
import type { Token } from './tokens'
import type { Matrix, Value } from './vectors'

export interface ValueNames extends Names {
  /** Names that stand for vectors and matrices. */
  matrices?: ReadonlyMap<string, Matrix>
}

/**
 * Reads a number, a vector or a matrix; several formulas with commas between them are a vector, in brackets or without.
 * Throws a Mistake, and nothing else.
 */
export function readValue(source: string, names: ValueNames, g: Graph): Value {
  const { variables, columns = {}, matrices = new Map<string, Matrix>() } = names
  const spelled = pasted.spell(source)
  vet(source, spelled)
  const prefix = readPrefix(spelled, variables)
  const own = [...variables, ...matrices.keys()]
  const book = new NameBook(own, Object.keys(columns), prefix.variables ?? [])
  const scanned = arrange(new pasted.Scanner(source, spelled, book, []).all(prefix.offset))
  const end = scanned[scanned.length - 1]
  const written = withoutStop(scanned.slice(0, -1), source)
  refuseOpenPoint(written)
  const tokens = withVectors(listed(written))
  const last = tokens.at(-1)?.end ?? end.start
  const whole = { start: tokens[0]?.start ?? 0, end: last }
  const b = new Builder(g, columns, matrices)
  return withinStack(whole, () =>
    new Reader(b, [...tokens, { ...end, start: last, end: last }], source, []).all()
  )
}

/** What commas, semicolons or line breaks part outside of all brackets is a list. */
function listed(tokens: Token[]): Token[] {
  const outer = outermost(tokens)
  const parts = ({ kind, text }: Token, i: number) =>
    outer[i] && (kind === 'comma' || kind === 'newline' || (kind === 'sign' && text === ';'))
  if (!tokens.some(parts)) return tokens
  const [first, last] = [tokens[0], tokens[tokens.length - 1]]
  return [
    { kind: 'open', text: '[', start: first.start, end: first.start },
    ...tokens.map((token, i): Token => (parts(token, i) ? { ...token, kind: 'comma', text: ',' } : token)),
    { kind: 'close', text: ']', start: last.end, end: last.end }
  ]
}
