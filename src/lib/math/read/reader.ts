import { apply, choice, truth } from './forms'
import { level } from './cursor'
import { Operands } from './operands'
import { mistake } from '../../basics/problem'
import type { SourceRange } from '../../basics/problem'
import type { Token } from './tokens'
import { cross, divide, entrywise, isMatrix, isVector, multiply, power, transpose } from './vectors'
import type { Value } from './vectors'

/** Signs between two operands: how tightly they bind, and the operation they name. */
const binary: ReadonlyMap<string, readonly [level: number, name: string]> = new Map(
  Object.entries<[number, string]>({
    or: [1, 'or'], and: [2, 'and'], '&': [2, 'and'],
    '<': [3, 'lt'], '<=': [3, 'le'], '>': [3, 'gt'], '>=': [3, 'ge'],
    '=': [3, 'eq'], '==': [3, 'eq'], '!=': [3, 'ne'],
    '+': [4, 'add'], '-': [4, 'subtract'],
    '*': [5, 'multiply'], '.*': [5, 'times'], '@': [5, 'matmul'],
    '/': [5, 'divide'], './': [5, 'divide'], '//': [5, 'floor'], '%': [5, 'mod']
  })
) // prettier-ignore

/**
 * The grammar, loosest first: choices (`c ? a : b`, Python's `a if c else b`); or; and; not; comparisons,
 * which chain; sums; products, quotients and remainders; signs; products by juxtaposition (`2xy`, which
 * bind tighter than a division sign, save that `1/2x` is half of x); powers, to the right; factorials
 * and transposes; function arguments without brackets (`sin 2x` takes the product that follows);
 * brackets, bars, names.
 */
export class Reader extends Operands {
  all(): Value {
    if (this.is('end')) mistake('Type a function of x and y.', this.peek(), 'For example x^2 + 3xy + 2y^2.')
    const value = this.restricted(this.choice())
    if (!this.is('end')) this.unexpected(this.peek())
    if (this.equations.length) this.refuseEquation()
    return value
  }

  /** `x^2 for x > 0` is undefined elsewhere; Python's if asks for an else. */
  private restricted(value: Value): Value {
    const from = this.at
    if (!this.takeIf('word', 'for')) return value
    const condition = this.operators(level.alternative)
    this.settle(from)
    const place = this.span(0)
    return choice(this.b, place, condition, value, this.b.constant(place, 'undefined'))
  }

  /** An equation is a curve or a surface of its own, for which there are other rows; beside a name alone a function may stand. */
  private refuseEquation(): never {
    const [at] = this.equations
    const [sign, last] = [this.tokens[at], this.tokens[this.tokens.length - 2]]
    const isThere = (name: string) => this.tokens.some(({ kind, text }) => kind === 'symbol' && text === name)
    const names = ['x', 'y', 'z'].filter(isThere)
    const what = names.length > 2 ? 'surface' : 'curve'
    const left = this.written({ start: this.tokens[0].start, end: this.tokens[at - 1].end })
    const right = this.written({ start: this.tokens[at + 1].start, end: last.end })
    const bracketed = at + 2 < this.tokens.length - 1 ? `(${right})` : right
    mistake(
      names.length > 1
        ? `“=” has no meaning in a function: an equation in ${names.join(', ').replace(/, (?=.$)/, ' and ')} is a ${what}.`
        : '“=” has no meaning in a function: this is an equation.',
      sign,
      (what === 'surface'
        ? 'Surfaces of equations are not drawn. Type '
        : 'Type it in a row of its own, or here ') +
        (at === 1
          ? 'only the right-hand side.'
          : `a function, such as ${left} - ${bracketed}, which is 0 there.`)
    )
  }

  protected choice(): Value {
    const from = this.at
    const value = this.operators(level.alternative)
    if (this.takeIf('sign', 'over')) {
      const below = this.nested(() => this.choice())
      return divide(this.b, this.span(from), value, below)
    }
    if (this.takeIf('sign', '?')) {
      this.settle(from)
      const then = this.nested(() => this.choice())
      if (!this.takeIf('sign', ':'))
        mistake('“?” needs a “:” after it.', this.span(from), 'As in x < 0 ? -x : x.')
      return choice(
        this.b,
        this.span(from),
        value,
        then,
        this.nested(() => this.choice())
      )
    }
    if (!this.is('word', 'if') || !this.hasElse()) return value
    this.at++
    const start = this.at
    const condition = this.operators(level.alternative)
    this.settle(start)
    if (!this.takeIf('word', 'else'))
      mistake('“if” needs an “else” after it.', this.span(from), 'As in x if x > 0 else -x.')
    const otherwise = this.nested(() => this.choice())
    return choice(this.b, this.span(from), condition, value, otherwise)
  }

  /** Operands joined by signs that bind at least so tightly. */
  protected operators(least: number): Value {
    const from = this.at
    let value = this.signed()
    for (;;) {
      const sign = this.peek()
      const found =
        sign.kind === 'sign' && !(this.inTable && sign.text === '&') ? binary.get(sign.text) : undefined
      if (!found || found[0] < least) return value
      if (found[0] === level.comparison) value = this.comparisons(from, value)
      else {
        this.at++
        const right = this.operators(found[0] + 1)
        value = this.join(found[1], value, right, from, sign)
      }
    }
  }

  /** `0 < x < 1` is 0 < x and x < 1. */
  private comparisons(from: number, first: Value): Value {
    let [left, start] = [first, from]
    let all: Value | null = null
    for (;;) {
      const found = this.is('sign') ? binary.get(this.peek().text) : undefined
      if (found?.[0] !== level.comparison) return all!
      if (this.isSign('=')) this.equations.push(this.at)
      const middle = ++this.at
      const right = this.operators(level.comparison + 1)
      const holds = this.compared(found[1], left, right, this.span(start))
      all = all ? entrywise(this.b, this.span(from), 'and', all, holds) : holds
      ;[left, start] = [right, middle]
    }
  }

  /** Points are equal where all their numbers are, and not where one is not. */
  private compared(name: string, left: Value, right: Value, place: SourceRange): Value {
    const holds = entrywise(this.b, place, name, left, right)
    if (!isMatrix(holds) || !(this.points.has(left) || this.points.has(right))) return holds
    return holds.items.reduce((u, v) => this.b.call(place, name === 'eq' ? 'and' : 'or', u, v))
  }

  protected join(name: string, u: Value, v: Value, from: number, sign: Token): Value {
    const { b } = this
    const place = this.span(from)
    const crossed = /^(?:×|\\times)$/.test(this.written(sign))
    switch (name) {
      case 'and':
      case 'or':
        return entrywise(b, place, name, truth(b, place, u), truth(b, place, v))
      case 'multiply':
        return crossed && isVector(u) && isVector(v) ? cross(b, place, u, v) : multiply(b, place, u, v)
      case 'matmul':
        if (!isMatrix(u) && !isMatrix(v) && b.rows(u) !== undefined && b.rows(v) !== undefined)
          return apply(b, place, 'dot', [u, v])
        return multiply(b, place, u, v)
      case 'times':
        return entrywise(b, place, 'multiply', u, v)
      case 'floor':
        return entrywise(b, place, 'floor', entrywise(b, place, 'divide', u, v))
      case 'divide':
        if (sign.text === '/') return divide(b, place, u, v)
    }
    return entrywise(b, place, name, u, v)
  }

  private signed(): Value {
    const from = this.at
    if (this.takeIf('sign', 'not')) {
      const value = this.nested(() => this.operators(level.comparison))
      this.settle(from)
      return this.opposite(from, value)
    }
    if (this.takeIf('sign', '!'))
      return this.opposite(
        from,
        this.nested(() => this.signed())
      )
    if (this.takeIf('sign', '-')) {
      const value = this.nested(() => this.signed())
      return entrywise(this.b, this.span(from), 'negate', value)
    }
    if (this.takeIf('sign', '+')) return this.nested(() => this.signed())
    return this.numericFraction() ?? this.juxtaposed()
  }

  private opposite(from: number, value: Value): Value {
    const place = this.span(from)
    return entrywise(this.b, place, 'not', truth(this.b, place, value))
  }

  /** `1/2x` is (1/2)·x, as mathjs reads it; `x/2y` is x/(2y). */
  private numericFraction(): Value | null {
    const fraction = this.is('number') && this.isSign('/', 1) && this.is('number', undefined, 2)
    if (!fraction || !this.startsOperand(3)) return null
    const from = this.at
    const above = this.literal(this.take())
    this.at++
    const quotient = this.b.call(this.span(from), 'divide', above, this.literal(this.take()))
    this.refuseNumbersSideBySide()
    const rest = this.juxtaposed()
    return multiply(this.b, this.span(from), quotient, rest)
  }

  private juxtaposed(): Value {
    const from = this.at
    let value = this.power()
    while (this.startsOperand()) {
      const factor = this.factor()
      value = multiply(this.b, this.span(from), value, factor)
    }
    return value
  }

  protected power(): Value {
    const from = this.at
    let base = this.postfix(from, this.primary())
    while (this.isSign('^') || this.isSign('.^')) {
      const entries = this.take().text === '.^'
      if (this.takeTransposeMark(base)) base = this.postfix(from, transpose(this.span(from), base))
      else {
        const exponent = this.exponent()
        return entries && isMatrix(base)
          ? entrywise(this.b, this.span(from), 'pow', base, exponent)
          : power(this.b, this.span(from), base, exponent)
      }
    }
    return base
  }

  /** The T of `v^T`, `A^{T}` and `v^\top`: of a number it would be a name. */
  private takeTransposeMark(base: Value): boolean {
    const inner = this.is('open', '{') || this.is('open', '(') ? 1 : 0
    const mark = this.isSign("'", inner) || (this.transposes(base) && this.is('symbol', 'T', inner))
    if (!mark || (inner && !this.is('close', undefined, 2))) return false
    this.at += 1 + 2 * inner
    return true
  }

  /** A column is no vector here; transposing one is answered by what to write instead. */
  private transposes(base: Value): boolean {
    return isMatrix(base) || this.b.rows(base) !== undefined
  }

  private exponent(): Value {
    const from = this.at
    if (this.takeIf('sign', '-')) {
      const value = this.nested(() => this.exponent())
      return entrywise(this.b, this.span(from), 'negate', value)
    }
    this.takeIf('sign', '+')
    return this.nested(() => this.power())
  }

  /** Raised digits, `!`, `'` and Python's methods after an operand. */
  private postfix(from: number, operand: Value): Value {
    const { b } = this
    let value = operand
    for (;;) {
      if (this.is('superscript')) {
        const exponent = this.integer(this.take())
        value = power(b, this.span(from), value, exponent)
      } else if (this.isSign("'")) {
        this.at++
        value = transpose(this.span(from), value)
      } else if (this.isSign('!')) {
        if (this.isSign('!', 1))
          mistake(
            '“!!” can be read in two ways.',
            this.peek(),
            'Write (x!)! for the factorial of a factorial.'
          )
        this.at++
        value = entrywise(b, this.span(from), 'factorial', value)
      } else if (this.is('method')) {
        const name = this.take().text
        const empty = this.is('close', ')', 1)
        const args = empty ? ((this.at += 2), []) : this.argumentList()
        value = apply(b, this.span(from), name, [value, ...args])
      } else return value
    }
  }
}
