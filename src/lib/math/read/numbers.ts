import { lower } from './characters'
import { commaMessage, decimalHint, mistake } from '../../basics/problem'
import { WordScanner } from './words'

const plain = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
/** Between groups of three digits: a blank (a narrow one of TeX's has become two), an apostrophe, Python's low line. */
const gap = String.raw`( {1,2}|['_])`
/** 10 000, 1'000.5 and 3.141 592: the same sign between all groups, and no further digits. */
const grouped = new RegExp(
  String.raw`(?:[1-9]\d{0,2}${gap}\d{3}(?:\1\d{3})*(?:\.\d+)?|\d+\.\d{3}${gap}\d{3}(?:\2\d{3})*)(?!\.?\d|${gap}\d|[eE][+-]?\d)`,
  'y'
)
/** A power of ten with the letter x for the sign of multiplication: the x10^-11 of 6.67x10^-11. */
const powerOfTen = /( ?)x\1(?:10 ?)(?:(?:\^|\*\*) ?(?:[{(](-?\d+)[})]|(-?\d+))|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))/y
/** An x with an index: then x10 is one too. */
const indexed = /x_?(?!10(?!\d))\d/

/** Makes tokens of numbers. */
export abstract class NumberScanner extends WordScanner {
  /** Reads a number, if there is one, and returns where it ends. */
  protected number(at: number): number {
    const groups = this.match(grouped, at)
    const found = groups && !this.isListed() ? groups : this.match(plain, at)
    if (!found) return 0
    const [written] = found
    const end = at + written.length
    const last = this.tokens[this.tokens.length - 1]
    const place = this.place(at, end)
    if (last?.kind === 'number' && last.end === place.start)
      mistake(
        'A number has only one point.',
        { ...place, start: last.start },
        'Write a sign between two numbers.'
      )
    const comma = last?.kind === 'comma' && last.end === place.start
    if (comma && /^0\d/.test(written) && this.tokens[this.tokens.length - 2]?.end === last.start)
      mistake(commaMessage, last, decimalHint(this.source, last))
    const digits = written.replace(/[ '_]/g, '')
    if (last?.kind === 'sign' && /[\^_]/.test(last.text)) return this.push('number', digits, at, end)
    return this.scientific(at, end, digits) ?? this.push('number', digits, at, end)
  }

  private scientific(at: number, end: number, digits: string): number | null {
    const found = this.match(powerOfTen, end)
    if (!found || /e/i.test(digits) || indexed.test(this.text) || this.names.has('x10')) return null
    const [whole, , ...exponents] = found
    const exponent = [...exponents.find(Boolean)!].map(lower).join('')
    const to = end + whole.length
    return this.push('number', `${digits}e${exponent}`, at, to)
  }

  /** Blanks between the numbers of a list part its entries in other languages. */
  private isListed(): boolean {
    let depth = 0
    for (let i = this.tokens.length - 1; i >= 0; i--) {
      const { kind, text } = this.tokens[i]
      if (kind === 'close') depth++
      if (kind === 'open' && --depth < 0) return text === '['
    }
    return false
  }
}
