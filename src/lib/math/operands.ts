import type { Builder } from './builder'
import { Cursor } from './cursor'
import type { ConstantName, Expr } from './expression'
import { apply, choice, infinity, logarithm, norm } from './forms'
import { operations } from './functions'
import { mistake } from './problem'
import { fromDecimal, rational } from './rational'
import type { Token } from './tokens'
import { divide, entrywise, isMatrix, isVector, matrix, multiply, power } from './vectors'
import type { Value } from './vectors'

/** What a bracket of this kind does to its contents. */
const bracketFunctions: Record<string, string> = { '⌊': 'floor', '⌈': 'ceil', '|': 'abs' }

/** Tokens that begin an operand, and so a product with what stands before them. */
const operandKinds = new Set<Token['kind']>([
  'number', 'function', 'constant', 'symbol', 'column', 'root', 'command', 'open', 'begin'
]) // prettier-ignore
/** Those of them that end an argument without brackets: sin 2πx cos y. */
const endsArgument = new Set<Token['kind']>(['function', 'open', 'bar', 'begin', 'word'])

/** One case of a piecewise function; without a condition it is what holds otherwise. */
interface Case {
  condition: Value | null
  value: Value
}

/** Reads operands: numbers, names, brackets of every kind, functions with their arguments, LaTeX's commands. */
export abstract class Operands extends Cursor {
  /** The bars that are open at this bracket level: they decide whether `|` opens or closes. */
  private bars: string[] = []
  /** Whether `&` parts columns here, as directly in a LaTeX environment. */
  protected inTable = false
  /** Single equals signs read so far that stand in no condition. */
  protected equations: number[] = []
  /** The last `|…|`: its tokens and what stood between the bars. */
  private lastBars = { from: 0, to: 0, value: infinity as Value }

  constructor(
    protected b: Builder,
    tokens: Token[],
    source: string
  ) {
    super(tokens, source)
  }

  protected abstract choice(): Value
  protected abstract operators(least: number): Value
  protected abstract power(): Value

  /** Equals signs in a condition compare. */
  protected settle(from: number): void {
    this.equations = this.equations.filter((at) => at < from)
  }

  protected hasElse(): boolean {
    return this.tokens.some(({ kind, text }, i) => i > this.at && kind === 'word' && text === 'else')
  }

  protected startsOperand(ahead = 0): boolean {
    const token = this.peek(ahead)
    if (token.kind === 'bar') return this.bars[this.bars.length - 1] !== token.text
    if (token.kind === 'word')
      return this.is('word', 'if', ahead) && this.is('open', '(', ahead + 1) && !this.hasElse()
    return operandKinds.has(token.kind)
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
        return b.symbol(token, token.text)
      case 'column':
        return b.column(token, token.text)
      case 'constant':
        return b.constant(token, token.text as ConstantName)
      case 'root': {
        const under = this.nested(() => this.power())
        return entrywise(b, this.span(from), token.text, under)
      }
      case 'command':
        return token.text === 'frac' ? this.fraction(from) : this.root(from)
      case 'function':
        return this.application(token, from)
      case 'open':
        return this.bracketed(token, from)
      case 'bar':
        return this.absolute(token, from)
      case 'begin':
        return this.environment(token, from)
      case 'word':
        if (this.startsCall()) return this.application({ ...token, kind: 'function' }, from)
    }
    this.at--
    return this.missingOperand()
  }

  private startsCall(): boolean {
    return this.tokens[this.at - 1].text === 'if' && this.is('open', '(')
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
    const cubic =
      !isMatrix(order) && order.kind === 'number' && order.value.num === 3n && order.value.den === 1n
    return cubic
      ? entrywise(this.b, this.span(from), 'cbrt', under)
      : apply(this.b, this.span(from), 'nthRoot', [under, order])
  }

  /** What a LaTeX command takes: a group in braces, or one digit or letter. */
  private group(): Value {
    const token = this.peek()
    if (token.kind === 'number' && token.text.length > 1) {
      const rest = { ...token, text: token.text.slice(1), start: token.start + 1 }
      this.tokens.splice(this.at, 1, { ...token, text: token.text[0], end: token.start + 1 }, rest)
    }
    return this.nested(() => this.primary())
  }

  /** Bars open inside a bracket are closed inside it. */
  private inner<T>(read: () => T, inTable = false): T {
    const outer = [this.bars, this.inTable] as const
    this.bars = []
    this.inTable = inTable
    const result = this.nested(read)
    ;[this.bars, this.inTable] = outer
    return result
  }

  private bracketed(open: Token, from: number): Value {
    if (open.text === '[') return this.list(open, from)
    const value = this.inner(() => (open.text === '{' ? this.cases(from) : this.choice()))
    this.close(open)
    const name = bracketFunctions[open.text]
    if (open.text === '‖') return this.normOf(value, from)
    if (name === 'abs' && isMatrix(value)) return norm(this.b, this.span(from), value)
    return name ? entrywise(this.b, this.span(from), name, value) : value
  }

  /** `|x|` and `‖v‖`; `||v||` is a norm too. */
  private absolute(open: Token, from: number): Value {
    this.bars.push(open.text)
    const value = this.nested(() => this.choice())
    this.bars.pop()
    const { lastBars } = this
    const inner = lastBars.from === from + 1 && lastBars.to === this.at ? lastBars.value : null
    if (!this.takeIf('bar', open.text))
      mistake('This bar is never closed.', open, `Close it with “${open.text}”.`)
    this.lastBars = { from, to: this.at, value }
    if (open.text === '‖') return this.normOf(value, from)
    if (inner) return this.normOf(inner, from)
    return isMatrix(value) ? norm(this.b, this.span(from), value) : this.b.call(this.span(from), 'abs', value)
  }

  /** A norm, of the order that its index names. */
  private normOf(value: Value, from: number): Value {
    const order = this.takeIf('sign', '_') ? this.order() : undefined
    return norm(this.b, this.span(from), value, order)
  }

  private order(): Value {
    if (this.takeIf('infinity', 'inf')) return infinity
    if (!this.is('open', '{') || !this.is('infinity', 'inf', 1)) return this.primary()
    this.at += 2
    this.close(this.tokens[this.at - 2])
    return infinity
  }

  /** `[x, y]`, `[[1, 2], [3, 4]]`, `[1, 2; 3, 4]`; `[x]` is x. */
  private list(open: Token, from: number): Value {
    const rows = this.inner(() => this.rows(() => this.is('comma') && this.take()))
    this.close(open)
    const [first] = rows
    if (rows.length === 1 && first.length === 1)
      return isVector(first[0]) ? this.stack([first], from) : first[0]
    return rows.length === 1 && !first.some(isMatrix)
      ? matrix(first.length, 1, first as Expr[])
      : this.stack(rows.length === 1 ? first.map((row) => [row]) : rows, from)
  }

  private rows(parted: () => unknown): Value[][] {
    const rows: Value[][] = []
    do {
      const row = [this.choice()]
      while (parted()) row.push(this.choice())
      rows.push(row)
    } while (this.takeIf('sign', ';') && !this.is('close') && !this.is('finish'))
    return rows
  }

  /** Rows of entries on top of each other; a vector counts as the row that it is written as. */
  private stack(rows: Value[][], from: number): Value {
    const flat = rows.map((row) =>
      row.length === 1 && isVector(row[0])
        ? row[0].items
        : row.every((e): e is Expr => !isMatrix(e))
          ? row
          : null
    )
    const width = flat[0]?.length ?? 0
    if (flat.some((row) => row?.length !== width))
      mistake(
        'The rows of a matrix need the same number of numbers.',
        this.span(from),
        'As in [[1, 2], [3, 4]].'
      )
    return matrix(flat.length, width, flat.flat() as Expr[])
  }

  /** A group in braces, or the cases of a piecewise function: `{x < 0: -x, x}`. */
  private cases(from: number): Value {
    const cases: Case[] = []
    do {
      const start = this.at
      if (this.takeOtherwise()) {
        this.takeIf('sign', ':')
        cases.push({ condition: null, value: this.choice() })
        continue
      }
      const value = this.choice()
      if (this.takeIf('sign', ':')) {
        this.settle(start)
        cases.push({ condition: value, value: this.choice() })
      } else cases.push({ condition: this.caseCondition(), value })
    } while (
      cases.at(-1)!.condition &&
      (this.is('comma') || this.isSign(';')) &&
      this.take() &&
      !this.is('close')
    )
    return this.piecewise(cases, from)
  }

  /** `x if x > 0` and `x otherwise`, as LaTeX's cases have them. */
  private caseCondition(): Value | null {
    if (this.takeOtherwise() || !this.takeIf('word', 'if')) return null
    return this.condition()
  }

  private condition(): Value {
    const from = this.at
    const value = this.operators(1)
    this.settle(from)
    return value
  }

  private takeOtherwise(): boolean {
    return this.takeIf('word', 'otherwise') || this.takeIf('word', 'else')
  }

  private piecewise(cases: Case[], from: number): Value {
    const last = cases[cases.length - 1]
    const rest = last.condition ? this.b.constant(this.span(from), 'undefined') : last.value
    return cases
      .slice(0, last.condition ? undefined : -1)
      .reduceRight<Value>(
        (otherwise, { condition, value }) => choice(this.b, this.span(from), condition!, value, otherwise),
        rest
      )
  }

  /** A LaTeX environment: cases or a matrix. */
  private environment(begin: Token, from: number): Value {
    const value = this.inner(() => {
      if (begin.text === 'cases') return this.piecewise(this.tableOfCases(), from)
      return this.stack(
        this.rows(() => this.takeIf('sign', '&')),
        from
      )
    }, true)
    if (!this.takeIf('finish', begin.text)) {
      if (!this.is('end')) this.unexpected(this.peek())
      mistake('This environment is never closed.', begin, 'Close it with \\end{…}.')
    }
    return value
  }

  private tableOfCases(): Case[] {
    const cases: Case[] = []
    do {
      if (this.is('finish')) break
      const value = this.choice()
      if (this.is('comma')) this.at++
      const parted = this.takeIf('sign', '&')
      const otherwise = this.takeOtherwise()
      this.takeIf('word', 'if')
      cases.push({
        value,
        condition: otherwise || !(parted && this.startsCondition()) ? null : this.condition()
      })
      if (this.is('comma')) this.at++
    } while (this.takeIf('sign', ';') && cases.at(-1)!.condition)
    return cases
  }

  private startsCondition(): boolean {
    return !this.is('finish') && !this.isSign(';')
  }

  private application(token: Token, from: number): Value {
    const exponent = this.functionExponent()
    const inverse = exponent?.text === '-1' ? operations.get(token.text)?.inverse : undefined
    const base = token.text === 'ln' && this.takeIf('sign', '_') ? this.primary() : null
    const args = this.is('open') ? this.argumentList() : [this.nested(() => this.bareArgument(token))]
    const place = this.span(from)
    if (token.text === 'if') this.settle(from)
    const value =
      base && args.length === 1
        ? logarithm(this.b, place, args[0], base)
        : apply(this.b, place, inverse ?? token.text, args)
    return exponent === null || inverse ? value : power(this.b, place, value, this.integer(exponent))
  }

  /** The 2 of `sin^2 x` and `sin² x`, the −1 of `sin^-1 x` and `sin^(-1) x`. */
  private functionExponent(): Token | null {
    if (this.is('superscript')) return this.take()
    if (!this.isSign('^')) return null
    const open = this.is('open', undefined, 1) ? 1 : 0
    const minus = this.isSign('-', 1 + open) ? 1 : 0
    const number = this.peek(1 + open + minus)
    const whole = number.kind === 'number' && /^\d+$/.test(number.text)
    if (!whole || (open && !this.is('close', undefined, 3 + minus)))
      mistake(
        'A function can be raised like this only to a whole number.',
        this.peek(),
        'Write (sin(x))^y for other powers.'
      )
    this.at += 2 + 2 * open + minus
    return { ...number, text: (minus ? '-' : '') + number.text }
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
    return this.is('open', '(') && !isMatrix(value) && value.kind === 'number'
  }

  /** `sin 2πx cos y`: the product that follows, up to the next function, sign or bracket. */
  private bareArgument(token: Token): Value {
    const from = this.at
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
      const factor = this.power()
      value = multiply(this.b, this.span(from), value, factor)
    }
    return value
  }
}
