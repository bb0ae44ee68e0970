import { lower, raised } from './characters'
import { NumberScanner } from './numbers'
import type { Token } from './tokens'
import { digits, letter, up } from './words'

const sign = /\*\*|\.[*/^]|\/\/|<=|>=|[=!]=|&&|[-+*/^<>=!%@?:;&_'~]/y
const signNames: Record<string, string> = { '**': '^', '&&': 'and', '~': 'not' }
const method = /\.([A-Za-z_]\w*)\s*(?=\()/y
const transposed = /\.(?:T|mT)\b/y
const power = new RegExp(`${up}+`, 'y')

const roots: ReadonlyMap<string, string> = new Map([
  ['√', '2'],
  ['∛', '3'],
  ['∜', '4']
])
const brackets = { open: '([{⌊⌈', close: ')]}⌋⌉' }
/** Splits a source into tokens; throws a Mistake at a character that means nothing. */
export class Scanner extends NumberScanner {
  /** All tokens from an offset on. */
  all(from: number): Token[] {
    let at = from
    while (at < this.text.length) at = this.step(at)
    const end = { start: this.source.length, end: this.source.length }
    this.tokens.push({ kind: 'end', text: '', ...end })
    return this.tokens
  }

  /** Reads one token and what goes with it. */
  protected step(at: number): number {
    return this.next(at)
  }

  /** Reads one token and returns where the next may start. */
  protected next(at: number): number {
    const c = this.text[at]
    if (c === '\n' || c === '\r') return this.push('newline', '', at, at + 1)
    if (/[\s$]/.test(c)) return at + 1
    if (c === '\\') return this.latex(at)
    const own = this.names.ownAt(this.text, at)
    if (own) return this.push(own.kind, own.text, at, at + own.text.length)
    const number = this.number(at)
    if (number) return number
    if (/\p{L}/u.test(String.fromCodePoint(this.text.codePointAt(at)!)) && !raised.has(c))
      return this.word(at)
    return this.punctuation(at, c)
  }

  private punctuation(at: number, c: string): number {
    const turned = this.match(transposed, at)
    if (turned) return this.push('sign', "'", at, at + turned[0].length)
    const called = this.match(method, at)
    if (called) return this.method(at, called)
    const found = this.match(sign, at)
    if (found) return this.push('sign', signNames[found[0]] ?? found[0], at, at + found[0].length)
    const raisedRun = this.match(power, at)
    if (raisedRun) return this.superscript(at, raisedRun[0])
    const down = this.index(at)
    if (down?.[4]) {
      this.push('sign', '_', at, at)
      return this.push('number', digits(down[4]), at, at + down[4].length)
    }
    if (brackets.open.includes(c)) return this.push('open', c, at, at + 1)
    if (brackets.close.includes(c)) return this.push('close', c, at, at + 1)
    if (c === '|' || c === '‖') return this.push('bar', c, at, at + 1)
    if (c === ',') return this.push('comma', c, at, at + 1)
    if (roots.has(c)) return this.push('root', roots.get(c)!, at, at + 1)
    return this.unreadable(at, String.fromCodePoint(this.text.codePointAt(at)!).length)
  }

  /** Raised characters: a whole number, or a power such as that of x²ʸ or e⁻ˣ², or a transpose. */
  private superscript(at: number, written: string): number {
    const end = at + written.length
    if (this.text[end] === '√' && !/\D/.test([...written].map(lower).join('')) && this.isIndexOfRoot(at, end))
      return this.push('root', [...written].map(lower).join(''), at, end + 1)
    if (/^⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/.test(written))
      return this.push('superscript', [...written].map(lower).join(''), at, end)
    if (written === 'ᵀ') return this.push('sign', "'", at, end)
    this.push('sign', '^', at, at)
    this.push('open', '(', at, at)
    for (let i = 0; i < written.length; i++) {
      const c = lower(written[i])
      const place = [at + i, at + i + 1] as const
      if (/\d/.test(c)) {
        const size = /^[⁰¹²³⁴⁵⁶⁷⁸⁹]+/.exec(written.slice(i))![0].length
        if (/\p{L}|\)/u.test(lower(written[i - 1] ?? ''))) this.push('sign', '^', ...place)
        this.push('number', [...written.slice(i, i + size)].map(lower).join(''), at + i, at + i + size)
        i += size - 1
      } else if (c === '(' || c === ')') this.push(c === '(' ? 'open' : 'close', c, ...place)
      else if (/[a-z]/.test(c)) this.push((this.names.known(c, false) ?? letter(c)).kind, c, ...place)
      else this.push('sign', c, ...place)
    }
    return this.push('close', ')', end, end)
  }

  /** ³√x; touching what stands before, as in x³√y, raised digits are an exponent. */
  private isIndexOfRoot(at: number, end: number): boolean {
    const last = this.tokens[this.tokens.length - 1]
    const place = this.place(at, end)
    if (last?.end !== place.start || !/^(?:number|symbol|column|constant|close)$/.test(last.kind)) return true
    const { source } = this
    this.notices.push({
      message: `“${source.slice(last.start, place.end)}” was read as a power before the root.`,
      ...place,
      alternatives: [
        { label: 'Its root instead', source: `${source.slice(0, place.start)} ${source.slice(place.start)}` }
      ]
    })
    return false
  }

  private method(at: number, [whole, name]: RegExpExecArray): number {
    const found = this.names.known(name, true)
    if (found?.kind !== 'function') this.refuse(name, true, this.place(at + 1, at + 1 + name.length))
    return this.push('method', found.text, at, at + whole.length)
  }

  /** Commands are TeX's, which texScanner.ts reads. */
  protected latex(at: number): number {
    return this.unreadable(at, 1)
  }
}
