import { raised, subscripts, superscripts } from './characters'
import type { Spelled } from './characters'
import { functionSpellings } from './forms'
import type { Name, NameBook } from './names'
import { mistake, nearest } from './problem'
import type { Notice, Place } from './problem'
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
  ['else', ['word', 'else']],
  ['otherwise', ['word', 'otherwise']]
])
/** Other alphabets than the Latin and the Greek have no set form here. */
const readableLetter = /[A-Za-z]/

/** Makes tokens of what is letters: words, names with an index, names run together. */
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

  protected place(from: number, to: number): Place {
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
    // mod(x, 3) and not(x > 0) are functions, x mod (y + 1) and not (x > 0) have the sign.
    if (word && !library && !(/^(?:mod|not)$/.test(letters) && this.text[end] === '('))
      return this.push(...word, at, end)
    const digital = this.match(mixed, start)?.[0]
    const inner = digital && this.names.known(digital, true)
    if (inner) return this.push(inner.kind, inner.text, at, start + digital.length)
    const known = this.names.known(letters, !tail && called)
    if (known) return this.named(known, at, end)
    if (library) this.refuse(this.text.slice(at, end), called, this.place(at, end))
    let from = start
    for (const { name, length } of this.segment(start, letters, called)) {
      // The index after a run belongs to its last letter.
      if (from + length === end) return this.named(name, from, end)
      from = this.push(name.kind, name.text, from, from + length)
    }
    return from
  }

  /** A name with the index after it, if it is a letter's: in cos3x the 3 is no index. */
  protected named(name: Name, at: number, end: number): number {
    const tail = name.kind === 'symbol' || name.kind === 'column' ? this.index(end) : null
    if (!tail) return this.push(name.kind, name.text, at, end)
    const written = tail[1] ?? tail[2] ?? tail[3] ?? tail[5] ?? digits(tail[4])
    const indexed = this.names.withIndex(name.text, written, tail[0].startsWith('_'))
    return this.push(indexed.kind, indexed.text, at, end + tail[0].length)
  }

  /**
   * The longest known name first, else one letter: `xsin` is x and sin, `abc` is a, b and c. Words that
   * are no product of letters are mistakes: `foo(x)`, `hello`.
   */
  private segment(start: number, letters: string, called: boolean): { name: Name; length: number }[] {
    const parts: { name: Name; length: number }[] = []
    for (let i = 0; i < letters.length;) {
      let length = Math.min(letters.length - i, this.names.longest)
      const known = (size: number) =>
        this.names.known(letters.slice(i, i + size), called && i + size === letters.length)
      while (length > 1 && !known(length)) length--
      const text = letters.slice(i, i + length)
      const name = known(length) ?? (readableLetter.test(text) ? letter(text) : null)
      if (!name) this.unreadable(start + i, text.length)
      parts.push({ name, length })
      i += length
    }
    const unknown = parts.filter(({ name }) => name.kind === 'symbol' && !this.names.has(name.text))
    const functions = parts.filter(({ name }) => name.kind === 'function').length
    const single = parts.every(({ length }) => length === 1)
    const applies = parts[parts.length - 1].name.kind === 'function'
    const strange = functions ? unknown.length > 2 : single && letters.length > 3
    const misses = called && !applies && unknown.length + functions > 0
    if (letters.length > 1 && ((unknown.length > 0 && strange) || misses))
      this.refuse(letters, called, this.place(start, start + letters.length))
    return parts
  }

  protected refuse(word: string, called: boolean, place: Place): never {
    const near = nearest(word.replace(/^.*\./, ''), functionSpellings, called ? undefined : 1)
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
