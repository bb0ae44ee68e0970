import { Brackets } from './brackets'
import { level } from './cursor'
import type { ConstantName, Expr } from '../expression/expression'
import { apply, infinity, logarithm } from './forms'
import { operations } from '../table/functions'
import { decimalHint, mistake } from '../../basics/problem'
import type { SourceRange } from '../../basics/problem'
import { fromDecimal, isOne, rational, toNumber } from '../expression/rational'
import type { Token } from './tokens'
import { divide, entrywise, isMatrix, multiply, power } from './vectors'
import type { Value } from './vectors'

/** Tokens that begin an operand, and so a product with what stands before them. */
const operandKinds = new Set<Token['kind']>([
  'number', 'function', 'constant', 'symbol', 'column', 'root', 'command', 'open', 'begin', 'strange'
]) // prettier-ignore
/** Those of them that end an argument without brackets: sin 2πx cos y. */
const endsArgument = new Set<Token['kind']>(['function', 'open', 'bar', 'begin', 'word'])
/** Brackets that only hold what a function is of. */
const holders = '([{'

/** A fraction of two whole numbers: 1/2, \frac12, \frac{1}{2}. */
const fraction = /^(?:(\d+)\s*\/\s*(\d+)|\\[a-z]*frac\s*\{?\s*(\d+?)\s*\}?\s*\{?\s*(\d+)\s*\}?)/

/** Reads operands: numbers, names, brackets, functions with their arguments, LaTeX's commands. */
export abstract class Operands extends Brackets {
  protected abstract power(): Value

  protected startsOperand(ahead = 0): boolean {
    const token = this.peek(ahead)
    if (token.kind === 'bar') return this.bars[this.bars.length - 1] !== token.text
    if (token.kind === 'word') return this.is('word', 'if', ahead) && this.callsIf(ahead)
    return operandKinds.has(token.kind)
  }

  /** `if(c, u, v)` is a function; the if of `u if (c)` and `u if c else v` joins. */
  private callsIf(ahead: number): boolean {
    const open = this.at + ahead + 1
    return this.is('open', '(', ahead + 1) && !this.hasElse() && this.bracketAt(open).isParted
  }

  /** The next factor of a product without a sign. */
  protected factor(): Value {
    this.refuseNumbersSideBySide()
    return this.power()
  }

  /** `2 1/2` and `2\frac12` are 2 more than a half or half of it, `2 3` may be anything; TeX's `x^2 3` is a product. */
  protected refuseNumbersSideBySide(): void {
    const left = this.tokens[this.at - 1]
    const right = this.peek()
    if (left.kind !== 'number') return
    const before = this.tokens[this.at - 2]
    const ends = before && (/^(?:number|command)$/.test(before.kind) || /^[\^_]$/.test(before.text))
    if (ends && /[\\$]/.test(this.source)) return
    const place = { start: left.start, end: right.end }
    const [whole, other] = [this.written(left), this.written(right)]
    const isListed = this.source.lastIndexOf('[', left.start) > this.source.lastIndexOf(']', left.start)
    const half =
      right.kind === 'number' || right.text === 'frac' ? fraction.exec(this.source.slice(right.start)) : null
    if (half) {
      const part = `${half[1] ?? half[3]}/${half[2] ?? half[4]}`
      mistake(
        'A number before a fraction can be read in two ways.',
        { start: left.start, end: right.start + half[0].length },
        `Write ${whole} + ${part} or ${whole}*${part}.`
      )
    }
    if (right.kind === 'number')
      mistake(
        'Two numbers stand side by side.',
        place,
        isListed
          ? 'Write commas between the entries of a list, as in [1, 2].'
          : `Write ${whole}*${other} for their product, or ${whole}${other} for one number.`
      )
  }

  protected integer(token: Token): Expr {
    const size = this.b.number(token, rational(BigInt(token.text.replace('-', ''))))
    return token.text.startsWith('-') ? this.b.call(token, 'negate', size) : size
  }

  protected literal(token: Token): Expr {
    const value = fromDecimal(token.text)
    if (!value) mistake(`The number ${token.text} is too large.`, token, 'Numbers reach to about 1e308.')
    return this.b.number(token, value)
  }

  protected primary(): Value {
    const { b } = this
    const from = this.at
    const token = this.take()
    switch (token.kind) {
      case 'number':
        return this.literal(token)
      case 'symbol':
        return b.named(token, token.text)
      case 'column':
        return b.column(token, token.text)
      case 'constant':
        return b.constant(token, token.text as ConstantName)
      case 'root': {
        const under = this.nested(() => this.power())
        return this.rootOf(under, this.integer(token), from)
      }
      case 'command':
        return this.command(token.text, from)
      case 'function':
        return this.application(token, from)
      case 'open':
        return this.bracketed(token, from)
      case 'bar':
        return this.absolute(token, from)
      case 'begin':
        return this.environment(token, from)
      default:
        if (token.kind === 'word' && token.text === 'if' && this.is('open', '('))
          return this.application(token, from)
        this.at--
        return this.missingOperand()
    }
  }

  private command(name: string, from: number): Value {
    if (name === 'frac') return this.fraction(from)
    return name === 'sqrt' ? this.root(from) : this.summation(from)
  }

  /** `\sum u`: over the rows of the data or the entries of a list; it takes the product that follows. */
  private summation(from: number): Value {
    if (this.isSign('_') || this.isSign('^'))
      mistake(
        'Nabla does not read sums with an index.',
        this.span(from),
        'Write the sum out, or sum([x, y]).'
      )
    const value = this.nested(() => this.operators(level.product))
    return apply(this.b, this.span(from), 'sum', [value])
  }

  /** `\frac{x}{2}`, `\frac12`. */
  private fraction(from: number): Value {
    const above = this.group()
    const below = this.group()
    return divide(this.b, this.span(from), above, below)
  }

  /** `\sqrt{x}`, `\sqrt[3]{x}`, `\sqrt2`. */
  private root(from: number): Value {
    const open = this.peek()
    if (!this.takeIf('open', '[')) {
      const under = this.group()
      return entrywise(this.b, this.span(from), 'sqrt', under)
    }
    const order = this.inner(() => this.choice())
    this.close(open)
    const under = this.group()
    return this.rootOf(under, order, from)
  }

  /** Roots that the table has by name are those. */
  private rootOf(under: Value, order: Value, from: number): Value {
    const place = this.span(from)
    const whole = !isMatrix(order) && order.kind === 'number' ? toNumber(order.value) : 0
    const name = whole === 2 ? 'sqrt' : whole === 3 ? 'cbrt' : null
    return name ? entrywise(this.b, place, name, under) : apply(this.b, place, 'nthRoot', [under, order])
  }

  /** What a LaTeX command takes: a group in braces, or one digit or letter, as in \frac12 and \frac x2. */
  private group(): Value {
    const token = this.peek()
    const first = /^[a-zA-Z\d](?=\d+$)/.exec(token.text)
    if (first && (token.kind === 'number' || token.kind === 'symbol')) {
      const middle = token.start + 1
      const rest: Token = { kind: 'number', text: token.text.slice(1), start: middle, end: token.end }
      this.tokens.splice(this.at, 1, { ...token, text: first[0], end: middle }, rest)
    }
    return this.nested(() => this.primary())
  }

  private application(token: Token, from: number): Value {
    let exponent = this.functionExponent(token)
    const base =
      token.text === 'ln' && this.takeIf('sign', '_') ? this.nested(() => this.primary()) : undefined
    exponent ??= this.functionExponent(token)
    const inverse = exponent && isMinusOne(exponent) ? operations.get(token.text)?.inverse : undefined
    const args =
      this.is('open') && holders.includes(this.peek().text)
        ? this.argumentList()
        : [this.nested(() => this.bareArgument(token))]
    const place = this.span(from)
    if (token.text === 'if') this.settle(from)
    // Mathematica's ArcTan has its arguments the other way round.
    if (args.length === 2 && this.written(token) === 'ArcTan') args.reverse()
    const value =
      base && args.length === 1
        ? logarithm(this.b, place, args[0], base)
        : apply(this.b, place, inverse ?? token.text, args, this.decimalHint(place))
    return exponent === null || inverse ? value : power(this.b, place, value, exponent)
  }

  /** A comma between two digits that touch it may be a decimal one. */
  private decimalHint({ start, end }: SourceRange): string | undefined {
    const found = this.source.slice(start, end).search(/\d,\d/)
    const comma = start + found + 1
    return found < 0 ? undefined : decimalHint(this.source, { start: comma, end: comma + 1 })
  }

  /** The 2 of `sin^2 x` and `sin² x`, the −1 of `sin^-1 x`, and what stands in braces or brackets. */
  private functionExponent(token: Token): Value | null {
    if (this.is('superscript')) return this.integer(this.take())
    if (!this.isSign('^')) return null
    if (this.is('open', '{', 1) || this.is('open', '(', 1)) {
      this.at++
      return this.nested(() => this.primary())
    }
    const minus = this.isSign('-', 1) ? 1 : 0
    const number = this.peek(1 + minus)
    const isLetter = number.kind === 'symbol' && this.written(token).startsWith('\\')
    if (!isLetter && !(number.kind === 'number' && /^\d+$/.test(number.text)))
      mistake(
        'A function can be raised like this only to a whole number.',
        this.peek(),
        'Write (sin(x))^y for other powers.'
      )
    this.at += 2 + minus
    if (isLetter) return this.b.symbol(number, number.text)
    return this.integer({ ...number, text: (minus ? '-' : '') + number.text })
  }

  protected argumentList(): Value[] {
    const open = this.take()
    // SymPy's LaTeX: \sin{\left(x \right)}.
    if (open.text === '{' && this.is('open', '(') && this.closesTogether()) {
      const args = this.argumentList()
      this.at++
      return args
    }
    if (this.is('close'))
      mistake(
        'There is nothing between these brackets.',
        { start: open.start, end: this.peek().end },
        'Write what the function is of.'
      )
    const args = this.inner(() => {
      const list = [this.argument()]
      while (this.is('comma')) list.push((this.at++, this.argument()))
      return list
    })
    this.close(open)
    return args
  }

  private argument(): Value {
    return this.takeIf('infinity', 'inf') ? infinity : this.choice()
  }

  /** Whether the bracket that opens here closes right before the one around it. */
  private closesTogether(): boolean {
    let depth = 0
    for (let i = this.at; i < this.tokens.length; i++) {
      if (this.tokens[i].kind === 'open') depth++
      if (this.tokens[i].kind === 'close' && --depth === 0) return this.tokens[i + 1].text === '}'
    }
    return false
  }

  /** sin 2(x + y) is the sine of all that; sin x (y + 1) is not. */
  private isScaled(value: Value): boolean {
    return (this.is('open') || this.is('bar')) && !isMatrix(value) && value.kind === 'number'
  }

  /**
   * `sin 2πx cos y`: the product that follows, up to the next function, sign or bracket; of `ln|x| y` and `sin⌊x⌋ y`
   * what stands in the bars or brackets.
   */
  private bareArgument(token: Token): Value {
    const from = this.at
    if (this.is('bar') || (this.is('open') && !holders.includes(this.peek().text))) return this.power()
    if (this.takeIf('sign', '-')) {
      const value = this.nested(() => this.bareArgument(token))
      return entrywise(this.b, this.span(from), 'negate', value)
    }
    if (!this.startsOperand()) {
      const name = this.written(token)
      mistake(`${name} needs something in brackets after it.`, token, `As in ${name}(x).`)
    }
    let value = this.power()
    while (this.startsOperand() && !(endsArgument.has(this.peek().kind) && !this.isScaled(value))) {
      const factor = this.factor()
      value = multiply(this.b, this.span(from), value, factor)
    }
    return value
  }
}

/** The exponent that marks an inverse function. */
function isMinusOne(e: Value): boolean {
  const one = !isMatrix(e) && e.kind === 'call' && e.name === 'negate' ? e.args[0] : null
  return one?.kind === 'number' && isOne(one.value)
}
