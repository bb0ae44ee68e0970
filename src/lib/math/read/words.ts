import { raised, subscripts, superscripts } from './characters'
import type { Spelled } from './characters'
import { limits } from './builder'
import { functionOf, functionSpellings, shortNames } from './forms'
import type { Name, NameBook } from './names'
import { mistake, nearest } from '../../basics/problem'
import type { Notice, SourceRange } from '../../basics/problem'
import type { Token, TokenKind } from './tokens'

/** An index: x1, x_1, x_{12}, x₁, x_{\mathrm{in}}; not the 12 of x12.5. */
const indexed = (bare: string, touching: string): RegExp =>
  new RegExp(
    String.raw`_(?:\{\s*([A-Za-z0-9]+)\s*\}|(${bare}))|(${touching})|([₀₁₂₃₄₅₆₇₈₉]+)|` +
      String.raw`_\{\s*\\(?:mathrm|text|textrm|mathit)\s*\{\s*([A-Za-z0-9]+)\s*\}\s*\}`,
    'y'
  )
const index = indexed('[A-Za-z0-9]+', String.raw`\d+(?!\d|\.\d)`)
/** In TeX an index without braces is one character, and digits behind a letter are a factor. */
const indexInTeX = indexed('[A-Za-z0-9]', '(?!)')
const libraries =
  /(?:(?:np|numpy|torch|math|cmath|sp|sympy|jnp|jax|tf|F|nn|functional|scipy|special|linalg|Math)\.)+(?=[A-Za-z])/y
export const call = /\s*(?:\\left\s*|\{\s*\\left\s*)?\(/y
/** A name with digits inside, as in log1p. */
const mixed = /[A-Za-z]+\d+[A-Za-z]\w*/y
/** Raised characters. */
export const up = `[${superscripts}${[...raised.keys()].join('')}]`
const run = new RegExp(`(?:(?!${up})\\p{L})+`, 'uy')

/** Words that stand for signs or join clauses; elsewhere letters run together are a product. */
export const words: ReadonlyMap<string, readonly [TokenKind, string]> = new Map([
  ['and', ['sign', 'and']],
  ['or', ['sign', 'or']],
  ['not', ['sign', 'not']],
  ['mod', ['sign', '%']],
  ['if', ['word', 'if']],
  ['for', ['word', 'for']],
  ['when', ['word', 'for']],
  ['where', ['word', 'for']],
  ['else', ['word', 'else']],
  ['otherwise', ['word', 'otherwise']]
])
/** What no formula has here, by the words for it: their letters are hardly meant as a product. */
const unread: ReadonlyMap<string, string> = new Map([
  ...['lim', 'limit', 'liminf', 'limsup'].map((word) => [word, 'limits'] as const),
  ...['int', 'integral', 'integrate'].map((word) => [word, 'integrals'] as const),
  ...['sup', 'supremum', 'infimum'].map((word) => [word, 'suprema'] as const)
])
/** Other alphabets than the Latin and the Greek have no set form here. */
const readableLetter = /[A-Za-z]/

/** What a function can be of, maybe behind an exponent. */
const argumentStart = new RegExp(
  String.raw`(?:\s*\^\s*(?:-?\d+|[{(]-?\d+[})])|${up}+)?(?:\s*| -(?! ))(?:[\p{L}\d.([{|‖⌊⌈√∛]|\\[A-Za-z({|])`,
  'uy'
)

/**
 * Mathematica and SymPy write E for e. With a number for its exponent it is a letter as others are, such as the
 * energy.
 */
const powerOfLetters = /\s*(?:\^|\*\*)(?!\s*(?:[({]\s*-?[\d./\s]+[)}]|-?[\d.]))/y

/** A name in a run of letters; a letter that is none stands for itself. */
interface Part {
  name: Name
  length: number
  isKnown: boolean
}
const isUnknown = ({ isKnown }: Part): boolean => !isKnown
const isFunction = ({ name }: Part): boolean => name.kind === 'function'

/**
 * Whether a run of letters is an unknown word rather than a product: more than two of its letters are unknown, or
 * two unknown letters stand before a function (arcos), beside one function alone (sinwt) or behind e (eps).
 */
function isWord(parts: Part[]): boolean {
  const unknown = parts.filter(isUnknown).length
  if (parts.some(isFunction)) {
    const before = parts.some((part, i) => isFunction(part) && parts.slice(0, i).filter(isUnknown).length > 1)
    return unknown > 2 || before || (unknown > 1 && parts.length === 3)
  }
  if (parts.some(({ length }) => length > 1)) return unknown > 2
  return (
    unknown > 0 &&
    (parts.length > 3 || (unknown > 1 && parts.slice(0, -1).some(({ name }) => name.text === 'e')))
  )
}

/** Makes tokens of letters: words, names with an index, names run together. */
export abstract class WordScanner {
  protected tokens: Token[] = []
  protected text: string

  constructor(
    protected source: string,
    protected spelled: Spelled,
    protected names: NameBook,
    protected notices: Notice[]
  ) {
    this.text = spelled.text
  }

  protected match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(this.text)
  }

  protected index(at: number): RegExpExecArray | null {
    return this.match(this.spelled.isTeX ? indexInTeX : index, at)
  }

  protected place(from: number, to: number): SourceRange {
    const { starts, ends } = this.spelled
    const start = starts[from] ?? this.source.length
    return { start, end: to > from ? ends[to - 1] : start }
  }

  protected push(kind: TokenKind, text: string, from: number, to: number): number {
    this.tokens.push({ kind, text, ...this.place(from, to) })
    return to
  }

  protected unreadable(at: number, length: number): never {
    const place = this.place(at, at + length)
    const written = this.source.slice(place.start, place.end)
    const hint = Object.hasOwn(hints, written) ? hints[written] : undefined
    mistake(
      `“${written}” has no meaning here.`,
      place,
      hint ?? 'Remove it, or write what it means with + − * / ^ and functions.'
    )
  }

  /** A run of letters: a word, one name, or several names run together. */
  protected word(at: number): number {
    const library = this.match(libraries, at)
    const start = at + (library?.[0].length ?? 0)
    const letters = this.match(run, start)![0]
    const end = start + letters.length
    const tail = this.index(end)
    const called = this.match(call, end + (tail?.[0].length ?? 0)) !== null
    const whole = tail && this.names.known(letters + tail[0], called)
    if (whole) return this.push(whole.kind, whole.text, at, end + tail[0].length)
    const word = words.get(letters.toLowerCase())
    // mod(x, 3), not(x > 0) and where(c, x, y) are functions, x mod (y + 1) and not (x > 0) have the sign.
    if (word && !library && !(/^(?:mod|not|where)$/.test(letters) && this.text[end] === '('))
      return this.push(...word, at, end)
    if (!library) this.refuseUnread(letters, at, end)
    const digital = this.match(mixed, start)?.[0]
    const inner = digital && this.names.known(digital, true)
    if (inner) return this.push(inner.kind, inner.text, at, start + digital.length)
    if (letters === 'E' && !this.names.has('E') && this.match(powerOfLetters, end))
      return this.push('constant', 'e', at, end)
    const known = this.known(letters, !tail && called, false)
    if (known) return this.named(known, at, end)
    // No tiny number, but a Greek letter; doubts.ts says so.
    if (letters === 'eps') return this.named(letter('epsilon'), at, end)
    if (library) this.refuse(this.text.slice(at, end), called, this.place(at, end))
    let from = start
    for (const { name, length } of this.segment(start, letters, called)) {
      // The index after a run belongs to its last letter.
      if (from + length === end) return this.named(name, from, end)
      from = this.push(name.kind, name.text, from, from + length)
    }
    return from
  }

  /** Limits, integrals and suprema, but for a name of the formula's own. */
  protected refuseUnread(word: string, at: number, end: number): void {
    const kind = unread.get(word.toLowerCase())
    if (!kind || this.names.has(word)) return
    mistake(
      `Nabla does not read ${kind}.`,
      this.place(at, end),
      `Type the function without ${word}; a product of letters like ${[...word].join(' ')}.`
    )
  }

  /** A name with the index after it, if it is a letter's: in cos3x the 3 is no index. */
  protected named(name: Name, at: number, end: number): number {
    const tail = name.kind === 'symbol' || name.kind === 'column' ? this.index(end) : null
    if (!tail) return this.push(name.kind, name.text, at, end)
    const written = tail[1] ?? tail[2] ?? tail[3] ?? tail[5] ?? digits(tail[4])
    const indexed = this.names.withIndex(name.text, written, tail[0].startsWith('_'))
    return this.push(indexed.kind, indexed.text, at, end + tail[0].length)
  }

  /** Words that are no product of letters are mistakes: `foo(x)`, `hello`, `arcos(x)`. */
  private segment(start: number, letters: string, called: boolean): Part[] {
    const end = start + letters.length
    let parts = this.parts(start, letters, called, !this.spelled.isTeX)
    let last = parts[parts.length - 1]
    // A name that may be a product is one beside unknown letters, and where nothing follows that it can be of.
    if (!called && (parts.some(isUnknown) || (isFunction(last) && !this.match(argumentStart, end))))
      parts = this.parts(start, letters, called, false)
    last = parts[parts.length - 1]
    const applies = isFunction(last)
    const own = parts.every(({ name }) => name.kind !== 'symbol' || this.names.has(name.text))
    const misses = called && !applies && (parts.some(isFunction) || !own)
    if (letters.length > 1 && (misses || isWord(parts))) this.refuse(letters, called, this.place(start, end))
    return parts
  }

  /**
   * A run of letters cut so that the fewest letters are unknown, then into the fewest parts, the longest first:
   * `xsin` is x and sin, `abc` is a, b and c, `sincosx` is sin, cos and x.
   */
  private parts(start: number, letters: string, called: boolean, short: boolean): Part[] {
    const size = letters.length
    const costs = Array<number>(size).fill(Infinity).concat(0)
    const first: Part[] = []
    for (let i = size - 1; i >= 0; i--)
      for (let length = Math.min(size - i, this.names.longest); length > 0; length--) {
        const text = letters.slice(i, i + length)
        const known = this.known(text, called && i + length === size, short)
        if (!known && (length > 1 || !readableLetter.test(text))) continue
        const cost = costs[i + length] + (known ? 1 : limits.characters)
        if (cost < costs[i])
          [costs[i], first[i]] = [cost, { name: known ?? letter(text), length, isKnown: known !== null }]
      }
    if (costs[0] === Infinity)
      this.unreadable(
        start + [...letters].findIndex((c) => !readableLetter.test(c) && !this.names.known(c, false)),
        1
      )
    const parts: Part[] = []
    for (let i = 0; i < size; i += first[i].length) parts.push(first[i])
    return parts
  }

  /** What a word means; names so short that they are a product too only where that is asked for. */
  private known(word: string, called: boolean, short: boolean): Name | null {
    const name = this.names.known(word, called)
    const isShort = name?.kind === 'function' && shortNames.has(word.toLowerCase())
    return isShort && !(short && (called || word === word.toLowerCase())) ? null : name
  }

  protected refuse(word: string, called: boolean, place: SourceRange): never {
    const near = nearest(word.replace(/^.*\./, ''), functionSpellings, functionOf, called ? undefined : 1)
    const suggestion = near
      ? `Did you mean ${near}?`
      : `Functions are written like sin(x); a product of letters like ${[...word].join(' ')}.`
    mistake(`“${word}” is not ${called ? 'a function' : 'a name'} Nabla knows.`, place, suggestion)
  }
}

export const letter = (text: string): Name => ({ kind: 'symbol', text })
/** The plain digits of lowered ones. */
export const digits = (written: string): string => [...written].map((c) => subscripts.indexOf(c)).join('')

export const hints: Record<string, string> = {
  '.': 'A point belongs inside a number, as in 0.5.',
  '#': 'Remove it and what follows.',
  '°': 'Angles are in radians: write 30 degrees as 30*pi/180.',
  '∑': 'Write the sum out, or sum([x, y]).',
  '∫': 'Nabla differentiates a formula without integrals.'
}
