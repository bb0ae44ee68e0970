import { mistake } from '../../basics/problem'
import type { Token } from './tokens'

/** What stands between commas or the word “and”, cut at its signs of comparison: one part more than signs. */
export interface Clause {
  parts: Token[][]
  signs: Token[]
}

const relations = /^(?:[<>]=?|==?|!=)$/

export const isRelation = ({ kind, text }: Token): boolean => kind === 'sign' && relations.test(text)
const isOr = ({ kind, text }: Token): boolean => kind === 'sign' && text === 'or'
const parts = ({ kind, text }: Token): boolean =>
  kind === 'comma' ||
  kind === 'newline' ||
  (kind === 'sign' && /^(?:and|&|;)$/.test(text)) ||
  (kind === 'word' && text === 'for')

/** Whether a token stands in no bracket. */
export function outermost(tokens: readonly Token[]): boolean[] {
  let depth = 0
  return tokens.map(({ kind }) => {
    const opens = kind === 'open' || kind === 'begin'
    const closes = kind === 'close' || kind === 'finish'
    if (closes) depth--
    const outer = depth === 0
    if (opens) depth++
    return outer
  })
}

/** The tokens between those that part them outside of all brackets. */
function split(tokens: Token[], parts: (token: Token) => boolean): Token[][] {
  const outer = outermost(tokens)
  const pieces: Token[][] = [[]]
  tokens.forEach((token, i) => {
    if (outer[i] && parts(token)) pieces.push([])
    else pieces[pieces.length - 1].push(token)
  })
  return pieces
}

/** The clauses of a statement, alternatives first: `x > 0, y > 0 or x < -1` are two of two and of one. */
export const clausesOf = (tokens: Token[]): Clause[][] =>
  split(tokens, isOr).map((alternative) =>
    split(alternative, parts)
      .filter((piece) => piece.length > 0)
      .map((piece) => ({ parts: split(piece, isRelation), signs: outerRelations(piece) }))
  )

function outerRelations(tokens: Token[]): Token[] {
  const outer = outermost(tokens)
  return tokens.filter((token, i) => outer[i] && isRelation(token))
}

/** Whether a choice stands outside of all brackets, as in `x < 0 ? -x : x`: its comparisons are its own. */
export function chooses(tokens: Token[]): boolean {
  const outer = outermost(tokens)
  return tokens.some(
    ({ kind, text }, i) =>
      outer[i] && ((kind === 'sign' && text === '?') || (kind === 'word' && /^(?:if|else)$/.test(text)))
  )
}

/** Without the stop that ends a sentence. */
export function withoutStop(tokens: Token[], source: string): Token[] {
  const last = tokens[tokens.length - 1]
  const stops = last && /^[.,;]$/.test(source.slice(last.start, last.end)) && last.kind !== 'number'
  return stops ? withoutStop(tokens.slice(0, -1), source) : tokens
}

/** The condition of `{(x, y) : x^2 + y^2 < 4}`; other tokens as they are. */
export function withoutSet(tokens: Token[], variables: readonly string[]): Token[] {
  const inner = tokens.slice(1, -1)
  const [first, second] = variables
  const head = inner.slice(0, 6).map(({ text }) => text)
  const isSet =
    tokens[0]?.text === '{' &&
    tokens[tokens.length - 1].text === '}' &&
    ['(', first, ',', second, ')'].every((text, i) => head[i] === text) &&
    /^[:|]$/.test(head[5] ?? '')
  return isSet ? inner.slice(6) : tokens
}

/** `f(x, y)` is f: the functions of other rows are named with their variables or without. */
export function withoutArguments(
  tokens: Token[],
  functions: ReadonlySet<string>,
  variables: readonly string[]
): Token[] {
  const kept: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    kept.push(tokens[i])
    if (tokens[i].kind !== 'symbol' || !functions.has(tokens[i].text) || tokens[i + 1]?.text !== '(') continue
    const close = closing(tokens, i + 1)
    const written = tokens.slice(i + 2, close).map(({ text }) => text)
    if (written.join('') === variables.join(',')) i = close
    else if (written.includes(','))
      mistake(
        `${tokens[i].text} stands here for a function of ${variables.join(' and ')}.`,
        { start: tokens[i].start, end: (tokens[close] ?? tokens[tokens.length - 1]).end },
        `Write ${tokens[i].text}(${variables.join(', ')}).`
      )
  }
  return kept
}

/** `x(t)` at the beginning of an equation is x, which depends on t. */
export function withoutDependence(
  tokens: Token[],
  variables: readonly string[]
): { tokens: Token[]; on: string | null } {
  let on: string | null = null
  const kept: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    kept.push(tokens[i])
    const [name, open, letter, close, after] = tokens.slice(i, i + 5)
    const depends =
      name.kind === 'symbol' &&
      variables.includes(name.text) &&
      open?.text === '(' &&
      letter?.kind === 'symbol' &&
      close?.text === ')' &&
      (after?.text === '=' || after?.text === ',' || after?.text === ')') &&
      letter.text !== name.text
    if (!depends) continue
    on = letter.text
    i += 3
  }
  return { tokens: kept, on: on !== null && variables.includes(on) ? null : on }
}

/**
 * Numbers in brackets with commas are points, which the grammar calls vectors: `(1, 2)` is `[1, 2]`, save behind a
 * function and beside a sign that compares.
 */
export function withVectors(tokens: Token[]): Token[] {
  const changed = [...tokens]
  tokens.forEach(({ kind, text }, i) => {
    if (kind !== 'open' || text !== '(') return
    const close = closing(tokens, i)
    const before = tokens[i - 1]
    const called = before && /^(?:function|method|word|superscript)$/.test(before.kind)
    const compared = [before, tokens[close + 1]].some((token) => token && isRelation(token))
    if (called || compared || !tokens[close] || !isParted(tokens.slice(i + 1, close))) return
    changed[i] = { ...tokens[i], text: '[' }
    changed[close] = { ...tokens[close], text: ']' }
  })
  return changed
}

/** A point that is never closed; of other brackets functions tell. */
export function refuseOpenPoint(tokens: Token[]): void {
  const open = tokens.find(
    ({ kind, text }, i) =>
      kind === 'open' && text === '(' && tokens[i - 1]?.kind !== 'function' && !tokens[closing(tokens, i)]
  )
  if (open && isParted(tokens.slice(tokens.indexOf(open) + 1)))
    mistake('This bracket is never closed.', open, 'Close it with “)”.')
}

function isParted(inner: Token[]): boolean {
  const outer = outermost(inner)
  return inner.some(({ kind }, i) => outer[i] && kind === 'comma')
}

/** Where the bracket that opens at an index closes; behind the last token where it does not. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    const { kind } = tokens[i]
    if (kind === 'open' || kind === 'begin') depth++
    if ((kind === 'close' || kind === 'finish') && --depth === 0) return i
  }
  return tokens.length
}
