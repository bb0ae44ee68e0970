import { limits } from './builder'
import { Mistake, commaMessage, decimalHint, mistake } from '../../basics/problem'
import type { Notice, SourceRange } from '../../basics/problem'
import type { Token } from './tokens'

const closing: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '⌊': '⌋',
  '⌈': '⌉',
  '|': '|',
  '‖': '‖',
  // \left. … \right|
  '.': '|'
}

/** How tightly signs bind that other rules than theirs ask for. */
export const level = { alternative: 1, comparison: 3, product: 5 } as const

/** A place among tokens, and what can be said of a mistake there. */
export class Cursor {
  protected at = 0
  private depth = 0

  constructor(
    protected tokens: Token[],
    protected source: string,
    protected notices: Notice[]
  ) {}

  protected peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]
  }

  protected take(): Token {
    return this.tokens[this.at++]
  }

  protected is(kind: Token['kind'], text?: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === kind && (text === undefined || token.text === text)
  }

  protected isSign(text: string, ahead = 0): boolean {
    return this.is('sign', text, ahead)
  }

  protected takeIf(kind: Token['kind'], text: string): boolean {
    const found = this.is(kind, text)
    if (found) this.at++
    return found
  }

  /** The source from the token at index `from` to the last one taken. */
  protected span(from: number): SourceRange {
    return { start: this.tokens[from].start, end: this.tokens[Math.max(from, this.at - 1)].end }
  }

  protected written({ start, end }: SourceRange): string {
    return this.source.slice(start, end)
  }

  protected quoted(token: Token): string {
    return token.kind === 'end' ? 'the end' : `“${this.written(token)}”`
  }

  /** Every rule that can contain itself goes through here: deep nesting is a mistake, not a stack overflow. */
  protected nested<T>(read: () => T): T {
    if (++this.depth > limits.depth)
      mistake(
        `A formula can be nested at most ${limits.depth} deep.`,
        this.peek(),
        'Write it with fewer brackets.'
      )
    const result = read()
    this.depth--
    return result
  }

  /** Where the bracket that opens at an index closes, and whether a comma stands directly in it. */
  protected bracketAt(open: number): { close: number; isParted: boolean } {
    let depth = 0
    let isParted = false
    for (let i = open; i < this.tokens.length; i++) {
      const { kind } = this.tokens[i]
      if (kind === 'open' || kind === 'begin') depth++
      if ((kind === 'close' || kind === 'finish') && --depth === 0) return { close: i, isParted }
      if (kind === 'comma' && depth === 1) isParted = true
    }
    return { close: this.tokens.length - 1, isParted: false }
  }

  protected close(open: Token): void {
    const token = this.peek()
    const pair = closing[open.text]
    if (this.takeIf('close', pair)) return
    if (token.kind === 'close')
      mistake(`${this.quoted(open)} is closed by ${this.quoted(token)}.`, token, `Close it with “${pair}”.`)
    if (token.text === ';')
      mistake(
        '“;” is not expected here.',
        token,
        'Write commas between arguments and points in decimals, as in max(0.5, x).'
      )
    const before = this.tokens[this.tokens.indexOf(open) - 1]
    const isCall = token.kind === 'comma' && before?.kind === 'symbol' && before.end === open.start
    if (isCall && !/\d,\d/.test(this.source.slice(token.start - 1, token.end + 1)))
      mistake(
        `${this.quoted(before)} is not a function Nabla knows.`,
        before,
        'Write out what it stands for.'
      )
    if (token.kind === 'end' || token.kind === 'finish')
      mistake('This bracket is never closed.', open, `Close it with “${pair}”.`)
    this.unexpected(token)
  }

  /** What a formula cannot go on with. */
  protected unexpected(token: Token): never {
    if (token.problem) throw new Mistake(token.problem)
    const words = this.quoted(token)
    if (token.kind === 'close')
      mistake('One bracket more is closed than opened.', token, `Remove this ${words} or open one before it.`)
    if (token.kind === 'comma') mistake(commaMessage, token, decimalHint(this.source, token))
    if (token.kind === 'newline')
      mistake('A second formula begins on a new line.', this.peek(1), 'Type one formula.')
    mistake(
      `${words} is not expected here.`,
      token,
      unexpectedHints[token.text] ?? 'Remove it, or write a sign before it.'
    )
  }

  /** Nothing that a number, a name or a bracket could be stands here. */
  protected missingOperand(): never {
    const token = this.peek()
    if (token.problem) throw new Mistake(token.problem)
    const before = this.tokens[this.at - 1]
    if (token.kind === 'infinity')
      mistake('∞ is not a number.', token, 'Only a norm takes it, as in norm(v, inf).')
    if (before?.kind === 'sign')
      mistake(
        `${this.quoted(before)} needs something after it.`,
        before,
        afterSign[before.text] ?? 'Write a number, a variable or a bracket after it.'
      )
    if (before?.kind === 'open' && token.kind === 'close')
      mistake(
        'There is nothing between these brackets.',
        { start: before.start, end: token.end },
        'Write something between them.'
      )
    if (before?.kind === 'bar' && token.kind === 'end')
      mistake('This bar is never closed.', before, `Close it with “${before.text}”.`)
    if (before?.kind === 'open' && token.kind === 'end')
      mistake('This bracket is never closed.', before, `Close it with “${closing[before.text]}”.`)
    if (token.kind === 'sign')
      mistake(
        `${this.quoted(token)} needs something before it.`,
        token,
        'Write a number, a variable or a bracket there.'
      )
    if (token.kind === 'superscript') mistake('An exponent needs something before it.', token, 'As in x².')
    if (token.kind === 'close' && before?.kind !== 'comma') this.unexpected(token)
    mistake(
      'Something is missing here.',
      token.kind === 'end' && before ? before : token,
      before?.text === '{' && token.kind === 'comma'
        ? decimalHint(this.source, token)
        : 'Write a number, a variable or a bracket.'
    )
  }
}

const unexpectedHints: Record<string, string> = {
  ';': 'Type one formula.',
  ':': 'A colon stands after a condition, as in {x < 0: -x, x}.',
  '?': 'A question mark stands after a condition, as in x < 0 ? -x : x.',
  "'": 'Only vectors are transposed; Nabla finds the derivatives itself.',
  _: 'An index follows a letter, as in x_1.'
}

const afterSign: Record<string, string> = {
  '^': 'Write an exponent, as in x^2.',
  '+': 'Write the next term, as in x + y.',
  '-': 'Write the next term, as in x - y.',
  '*': 'Write the next factor, as in 2*x.',
  '/': 'Write what to divide by, as in x/2.',
  '%': 'Write the divisor, as in x % 3; a percentage as a fraction, as in 5/100.'
}
