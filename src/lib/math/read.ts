import { visit } from './expression'
import type { ConstantName, Expr, Graph } from './expression'
import { operation } from './functions'
import { mistake } from './problem'
import { fromDecimal, rational } from './rational'
import type { Place } from './problem'
import { tokenize } from './tokens'
import type { Token } from './tokens'

export const limits = { characters: 2000, nodes: 1000, depth: 150 } as const

/** What a source says. */
export interface Source {
  expression: Expr
  /** The names in `f(u, v) =`, if the source begins so. */
  variables: string[] | null
  /** Where each sub-expression stands in the source, by its id; a repeated one has several places. */
  places: ReadonlyMap<number, Place[]>
}

/** The names that a formula may take as they are: its variables, and the data columns with their rows. */
export interface Names {
  variables: readonly string[]
  columns?: Readonly<Record<string, ArrayLike<number>>>
}

/**
 * Reads what people write into an expression, as written: nothing is simplified. Throws a Mistake.
 *
 * The grammar, loosest first: sums; products and quotients; signs; products by juxtaposition (`2xy`,
 * which bind tighter than a division sign, save that `1/2x` is half of x); powers, to the right;
 * function arguments without brackets (`sin 2x` takes the product that follows); brackets, bars, names.
 */
export function readExpression(source: string, names: Names, g: Graph): Source {
  if (source.length > limits.characters) {
    const place = { start: limits.characters, end: source.length }
    mistake(`A formula can have at most ${limits.characters} characters.`, place, 'Shorten it.')
  }
  const { offset, variables } = definitionPrefix(source)
  const padded = ' '.repeat(offset) + source.slice(offset)
  const reader = new Reader(g, tokenize(padded, new Set([...names.variables, ...(variables ?? [])])))
  const expression = reader.all()
  let nodes = 0
  visit([expression], () => nodes++)
  if (nodes > limits.nodes)
    mistake(
      `A formula can have at most ${limits.nodes} parts.`,
      { start: 0, end: source.length },
      'Shorten it.'
    )
  return { expression, variables, places: reader.places }
}

/** The length of a leading `z =`, `f =` or `f(u, v) =`, and the variables it names. */
function definitionPrefix(source: string): { offset: number; variables: string[] | null } {
  const found = /^\s*(?:z|[fghF](?:\s*\(([^()]*)\))?)\s*=(?!=)/.exec(source)
  return {
    offset: found?.[0].length ?? 0,
    variables: found?.[1]?.split(',').map((name) => name.trim()) ?? null
  }
}

const quoted = (token: Token): string => (token.kind === 'end' ? 'the end' : `“${token.text}”`)

class Reader {
  readonly places = new Map<number, Place[]>()
  private at = 0
  private depth = 0
  /** How many bars are open at this bracket level: decides whether `|` opens or closes. */
  private bars = 0

  constructor(
    private g: Graph,
    private tokens: Token[]
  ) {}

  all(): Expr {
    if (this.peek().kind === 'end')
      mistake('Type a function of x and y.', this.peek(), 'For example x^2 + 3xy + 2y^2.')
    const e = this.sum()
    const token = this.peek()
    if (token.kind === 'close')
      mistake(
        'One bracket more is closed than opened.',
        token,
        `Remove this ${quoted(token)} or open one before it.`
      )
    if (token.kind === 'comma')
      mistake(
        'A comma stands only between the arguments of a function.',
        token,
        'Write decimals with a point, as in 1.5.'
      )
    if (token.kind !== 'end') mistake(`${quoted(token)} is not expected here.`, token)
    return e
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]
  }

  private take(): Token {
    return this.tokens[this.at++]
  }

  /** Notes that `e` was read from the token at index `from` up to here. */
  private placed(e: Expr, from: number): Expr {
    const place = { start: this.tokens[from].start, end: this.tokens[this.at - 1].end }
    const places = this.places.get(e.id)
    const last = places?.[places.length - 1]
    if (!places) this.places.set(e.id, [place])
    else if (last!.start !== place.start || last!.end !== place.end) places.push(place)
    return e
  }

  private isSign(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'sign' && token.text === text
  }

  /** Every rule that can contain itself goes through here: deep nesting is a mistake, not a stack overflow. */
  private nested(read: () => Expr): Expr {
    if (++this.depth > limits.depth)
      mistake(
        `A formula can be nested at most ${limits.depth} deep.`,
        this.peek(),
        'Write it with fewer brackets.'
      )
    const e = read()
    this.depth--
    return e
  }

  private sum(): Expr {
    const from = this.at
    let e = this.product()
    while (this.isSign('+') || this.isSign('-')) {
      const name = this.take().text === '+' ? 'add' : 'subtract'
      e = this.placed(this.g.call(name, e, this.product()), from)
    }
    return e
  }

  private product(): Expr {
    const from = this.at
    let e = this.signed()
    while (this.isSign('*') || this.isSign('/')) {
      const name = this.take().text === '*' ? 'multiply' : 'divide'
      e = this.placed(this.g.call(name, e, this.signed()), from)
    }
    return e
  }

  private signed(): Expr {
    const from = this.at
    if (this.isSign('-')) {
      this.take()
      return this.placed(
        this.g.call(
          'negate',
          this.nested(() => this.signed())
        ),
        from
      )
    }
    if (this.isSign('+')) {
      this.take()
      return this.nested(() => this.signed())
    }
    return this.numericFraction() ?? this.juxtaposed()
  }

  /** `1/2x` is (1/2)·x, as mathjs reads it; `x/2y` is x/(2y). */
  private numericFraction(): Expr | null {
    const fraction = this.peek().kind === 'number' && this.isSign('/', 1) && this.peek(2).kind === 'number'
    if (!fraction || !this.startsOperand(this.peek(3))) return null
    const quotient = this.g.call(
      'divide',
      this.literal(this.take()),
      (this.take(), this.literal(this.take()))
    )
    return this.g.call('multiply', quotient, this.juxtaposed())
  }

  private startsOperand(token: Token): boolean {
    if (token.kind === 'bar') return this.bars === 0
    return ['number', 'function', 'constant', 'symbol', 'root', 'open'].includes(token.kind)
  }

  private juxtaposed(): Expr {
    const from = this.at
    let e = this.power()
    while (this.startsOperand(this.peek())) e = this.placed(this.g.call('multiply', e, this.power()), from)
    return e
  }

  private power(): Expr {
    const from = this.at
    const base = this.postfix(this.placed(this.primary(), from))
    return this.isSign('^') ? this.placed(this.raise(base, (this.take(), this.exponent())), from) : base
  }

  private raise(base: Expr, exponent: Expr): Expr {
    const natural = base.kind === 'constant' && base.name === 'e'
    return natural ? this.g.call('exp', exponent) : this.g.call('pow', base, exponent)
  }

  private exponent(): Expr {
    if (this.isSign('-')) {
      this.take()
      return this.g.call(
        'negate',
        this.nested(() => this.exponent())
      )
    }
    if (this.isSign('+')) this.take()
    return this.nested(() => this.power())
  }

  private postfix(e: Expr): Expr {
    while (this.peek().kind === 'superscript') e = this.raise(e, this.integer(this.take().text))
    return e
  }

  private integer(text: string): Expr {
    const size = this.g.number(rational(BigInt(text.replace('-', ''))))
    return text.startsWith('-') ? this.g.call('negate', size) : size
  }

  private literal(token: Token): Expr {
    const value = fromDecimal(token.text)
    if (!value) mistake(`The number ${token.text} is too large.`, token, 'Numbers reach to about 1e308.')
    return this.g.number(value)
  }

  private primary(): Expr {
    const token = this.take()
    switch (token.kind) {
      case 'number':
        return this.literal(token)
      case 'symbol':
        return this.g.symbol(token.text)
      case 'constant':
        return this.g.constant(token.text as ConstantName)
      case 'root':
        return this.g.call(
          token.text,
          this.nested(() => this.power())
        )
      case 'function':
        return this.application(token)
      case 'open':
        return this.bracketed(token)
      case 'bar':
        return this.absolute(token)
      default:
        this.at--
        return this.missingOperand(token)
    }
  }

  private missingOperand(token: Token): never {
    const before = this.tokens[this.at - 1]
    if (before?.kind === 'sign')
      mistake(`“${before.text}” needs something after it.`, before, afterSign[before.text])
    if (before?.kind === 'open' && token.kind === 'close')
      mistake('There is nothing between these brackets.', { start: before.start, end: token.end })
    if (before?.kind === 'open' && token.kind === 'end')
      mistake('This bracket is never closed.', before, 'Close it with “)”.')
    if (token.kind === 'sign')
      mistake(
        `“${token.text}” needs something before it.`,
        token,
        'Write a number, a variable or a bracket there.'
      )
    if (token.kind === 'superscript') mistake('An exponent needs something before it.', token, 'As in x².')
    if (token.kind === 'close' && before?.kind !== 'comma')
      mistake('One bracket more is closed than opened.', token, 'Remove it or open one before it.')
    mistake('Something is missing here.', token.kind === 'end' && before ? before : token)
  }

  private bracketed(open: Token): Expr {
    const e = this.inner(() => this.nested(() => this.sum()))
    this.close(open)
    return e
  }

  /** Bars open inside a bracket are closed inside it. */
  private inner<T>(read: () => T): T {
    const bars = this.bars
    this.bars = 0
    const result = read()
    this.bars = bars
    return result
  }

  private close(open: Token): void {
    const token = this.peek()
    const pairs: Record<string, string> = { '(': ')', '[': ']', '{': '}' }
    if (token.kind === 'close' && token.text === pairs[open.text]) this.at++
    else if (token.kind === 'close')
      mistake(`“${open.text}” is closed by “${token.text}”.`, token, `Close it with “${pairs[open.text]}”.`)
    else if (token.kind === 'comma')
      mistake(
        'A comma stands only between the arguments of a function.',
        token,
        'Write decimals with a point, as in 1.5.'
      )
    else mistake('This bracket is never closed.', open, `Close it with “${pairs[open.text]}”.`)
  }

  private absolute(open: Token): Expr {
    this.bars++
    const e = this.nested(() => this.sum())
    this.bars--
    if (this.peek().kind !== 'bar') mistake('This bar is never closed.', open, 'Close it with “|”.')
    this.at++
    return this.g.call('abs', e)
  }

  private application(token: Token): Expr {
    const exponent = this.functionExponent()
    const inverse = exponent === '-1' ? operation(token.text).inverse : undefined
    const call = this.call(inverse ?? token.text, token)
    return exponent === null || inverse ? call : this.raise(call, this.integer(exponent))
  }

  /** The 2 of `sin^2 x` and `sin² x`, the −1 of `sin^-1 x` and `sin^(-1) x`. */
  private functionExponent(): string | null {
    if (this.peek().kind === 'superscript') return this.take().text
    if (!this.isSign('^')) return null
    const open = this.peek(1).kind === 'open' ? 1 : 0
    const minus = this.isSign('-', 1 + open) ? 1 : 0
    const number = this.peek(1 + open + minus)
    const whole = number.kind === 'number' && /^\d+$/.test(number.text)
    if (!whole || (open && this.peek(3 + minus).kind !== 'close'))
      mistake(
        'A function can be raised like this only to a whole number.',
        this.peek(),
        'Write (sin(x))^y for other powers.'
      )
    this.at += 2 + 2 * open + minus
    return (minus ? '-' : '') + number.text
  }

  private call(name: string, token: Token): Expr {
    const args =
      this.peek().kind === 'open' ? this.argumentList() : [this.nested(() => this.juxtaposedArgument(token))]
    const { arity, variadic } = operation(name)
    const fits = variadic ? args.length >= arity : args.length === arity
    if (!fits) {
      const wanted = `${variadic ? 'at least ' : ''}${arity} argument${arity === 1 ? '' : 's'}`
      const place = { start: token.start, end: this.tokens[this.at - 1].end }
      const example = arity === 1 ? `${name}(x)` : `${name}(x, y)`
      mistake(`${name} takes ${wanted}, not ${args.length}.`, place, `As in ${example}.`)
    }
    return variadic ? args.reduce((u, v) => this.g.call(name, u, v)) : this.g.call(name, ...args)
  }

  private argumentList(): Expr[] {
    const open = this.take()
    if (this.peek().kind === 'close')
      mistake(
        'There is nothing between these brackets.',
        { start: open.start, end: this.peek().end },
        'Write what the function is of.'
      )
    const args = this.inner(() => {
      const list = [this.nested(() => this.sum())]
      while (this.peek().kind === 'comma') list.push((this.at++, this.nested(() => this.sum())))
      return list
    })
    this.close(open)
    return args
  }

  /** `sin 2πx cos y`: the product that follows, up to the next function, sign or bracket. */
  private juxtaposedArgument(token: Token): Expr {
    if (this.isSign('-')) {
      this.take()
      return this.g.call(
        'negate',
        this.nested(() => this.juxtaposedArgument(token))
      )
    }
    if (!this.startsOperand(this.peek()))
      mistake(`${token.text} needs something in brackets after it.`, token, `As in ${token.text}(x).`)
    const from = this.at
    let e = this.power()
    while (this.startsOperand(this.peek()) && !['function', 'open', 'bar'].includes(this.peek().kind))
      e = this.placed(this.g.call('multiply', e, this.power()), from)
    return e
  }
}

const afterSign: Record<string, string> = {
  '^': 'Write an exponent, as in x^2.',
  '+': 'Write the next term, as in x + y.',
  '-': 'Write the next term, as in x - y.',
  '*': 'Write the next factor, as in 2*x.',
  '/': 'Write what to divide by, as in x/2.'
}
