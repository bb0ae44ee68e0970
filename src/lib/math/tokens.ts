import { constants } from './expression'
import { functionNames } from './functions'
import { mistake, nearest } from './problem'

export type TokenKind =
  | 'number'
  | 'function'
  | 'constant'
  | 'symbol'
  | 'root'
  | 'superscript'
  | 'sign'
  | 'open'
  | 'close'
  | 'bar'
  | 'comma'
  | 'end'

/** A piece of the source; `text` is its canonical spelling, start and end its place. */
export interface Token {
  kind: TokenKind
  text: string
  start: number
  end: number
}

/** Greek letters, by the name they are kept under; π is the constant. */
export const greek: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota',
    κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ρ: 'rho', σ: 'sigma', τ: 'tau', φ: 'phi', χ: 'chi',
    ψ: 'psi', ω: 'omega'
  })
) // prettier-ignore
const greekNames = new Set(greek.values())

/** Characters that stand for others, one for one. */
const signs: ReadonlyMap<string, string> = new Map([
  ...['+', '-', '*', '/', '^'].map((c) => [c, c] as const),
  ...['−', '–', '—'].map((c) => [c, '-'] as const),
  ...['·', '⋅', '×', '∙'].map((c) => [c, '*'] as const),
  ...['÷', '∕', '⁄'].map((c) => [c, '/'] as const)
])
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const roots: ReadonlyMap<string, string> = new Map([
  ['√', 'sqrt'],
  ['∛', 'cbrt']
])

const letter = /\p{L}/u
/** Other alphabets than the Latin and the Greek have no set form here. */
const readableLetter = /[A-Za-z]/

/** Splits a source into tokens; throws a Mistake at a character that means nothing. */
export function tokenize(source: string, names: ReadonlySet<string>): Token[] {
  const tokens: Token[] = []
  let at = 0
  const push = (kind: TokenKind, text: string, end: number) => {
    tokens.push({ kind, text, start: at, end })
    at = end
  }
  while (at < source.length) {
    const rest = source.slice(at)
    const c = String.fromCodePoint(source.codePointAt(at)!)
    const number = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(rest)
    if (/\s|\u200b/u.test(c)) at += c.length
    else if (number) push('number', number[0], at + number[0].length)
    else if (rest.startsWith('**')) push('sign', '^', at + 2)
    else if (signs.has(c)) push('sign', signs.get(c)!, at + c.length)
    else if ('([{'.includes(c)) push('open', c, at + 1)
    else if (')]}'.includes(c)) push('close', c, at + 1)
    else if (c === '|') push('bar', c, at + 1)
    else if (c === ',') push('comma', c, at + 1)
    else if (roots.has(c)) push('root', roots.get(c)!, at + 1)
    else if (superscripts.includes(c) || c === '⁻') {
      const run = /^⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/.exec(rest)
      if (!run) mistake('A raised minus needs raised digits after it.', { start: at, end: at + 1 })
      const digits = [...run[0]].map((d) => (d === '⁻' ? '-' : String(superscripts.indexOf(d)))).join('')
      push('superscript', digits, at + run[0].length)
    } else if (letter.test(c)) at = pushNames(tokens, source, at, names)
    else unreadable(c, at)
  }
  tokens.push({ kind: 'end', text: '', start: source.length, end: source.length })
  return tokens
}

function unreadable(c: string, at: number): never {
  const place = { start: at, end: at + c.length }
  const hints: Record<string, string> = {
    '=': 'Type only the right-hand side, as in x^2 + y^2.',
    ';': 'Type one formula.',
    '!': 'Factorials are not in the language yet.',
    '%': 'Write a percentage as a fraction, as in 5/100.',
    '.': 'A point belongs inside a number, as in 0.5.'
  }
  const hint = Object.hasOwn(hints, c)
    ? hints[c]
    : 'Remove it, or write what it means with + − * / ^ and functions.'
  mistake(`“${c}” has no meaning here.`, place, hint)
}

/** Reads a run of letters (with trailing digits or an index) as one name or as several run together. */
function pushNames(tokens: Token[], source: string, start: number, names: ReadonlySet<string>): number {
  const run = /^\p{L}+/u.exec(source.slice(start))![0]
  const tail = /^(?:_[A-Za-z0-9]+|\d+(?!\.\d))?/.exec(source.slice(start + run.length))![0]
  const whole = known(run + tail, names) ?? (tail ? null : known(run, names))
  if (whole) {
    tokens.push({ ...whole, start, end: start + run.length + tail.length })
    return start + run.length + tail.length
  }
  const parts = segment(run, start, names)
  refuseUnknownWord(run, parts, source, start, names)
  const last = parts[parts.length - 1]
  // x1, b_0: the index belongs to the letter before it; in cos3x the 3 does not.
  const indexed = tail !== '' && last.kind === 'symbol'
  if (indexed) Object.assign(last, { text: last.text + tail, end: last.end + tail.length })
  tokens.push(...parts)
  return start + run.length + (indexed ? tail.length : 0)
}

function known(word: string, names: ReadonlySet<string>): Pick<Token, 'kind' | 'text'> | null {
  if (names.has(word)) return { kind: 'symbol', text: word }
  const lower = word.length > 1 ? word.toLowerCase() : word
  if (functionNames.has(lower)) return { kind: 'function', text: functionNames.get(lower)! }
  if (word === 'π') return { kind: 'constant', text: 'pi' }
  if (Object.hasOwn(constants, lower)) return { kind: 'constant', text: lower }
  if (greek.has(word)) return { kind: 'symbol', text: greek.get(word)! }
  if (greekNames.has(lower)) return { kind: 'symbol', text: lower }
  return null
}

/** No name that letters run together could contain is longer; keeps a run of 2,000 letters linear. */
const longestName = Math.max(...[...functionNames.keys(), ...greekNames].map((name) => name.length))

/** The longest known name first, else one letter: `xsin` is x and sin, `abc` is a, b and c. */
function segment(run: string, start: number, names: ReadonlySet<string>): Token[] {
  const parts: Token[] = []
  for (let i = 0; i < run.length;) {
    let length = Math.min(run.length - i, longestName)
    while (length > 1 && !known(run.slice(i, i + length), names)) length--
    const text = run.slice(i, i + length)
    const place = { start: start + i, end: start + i + length }
    const name = known(text, names) ?? (readableLetter.test(text) ? { kind: 'symbol' as const, text } : null)
    if (!name) unreadable(text, start + i)
    parts.push({ ...name, ...place })
    i += length
  }
  return parts
}

/** `foo(x)` and `hello` are mistakes, not products of letters. */
function refuseUnknownWord(
  run: string,
  parts: Token[],
  source: string,
  start: number,
  names: ReadonlySet<string>
): void {
  const called = /^(?:_\w+|\d+)?\s*\(/.test(source.slice(start + run.length))
  const allKnown = parts.every((part) => names.has(part.text) || part.kind === 'constant')
  const applies = parts[parts.length - 1].kind === 'function'
  const letters = parts.every((part) => part.text.length === 1)
  if (allKnown || applies || run.length < 2 || !(called || (letters && run.length > 3))) return
  const place = { start, end: start + run.length }
  const near = nearest(run, functionNames.keys())
  const suggestion = near
    ? `Did you mean ${near}?`
    : `Functions are written like sin(x); a product of letters like ${[...run].join(' ')}.`
  mistake(`“${run}” is not ${called ? 'a function' : 'a name'} Nabla knows.`, place, suggestion)
}
