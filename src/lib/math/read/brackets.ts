import type { Builder } from './builder'
import { Cursor, level } from './cursor'
import type { Expr } from '../expression/expression'
import { apply, choice, infinity, norm } from './forms'
import { mistake } from '../../basics/problem'
import type { Notice } from '../../basics/problem'
import type { Token } from './tokens'
import { entrywise, isMatrix, isVector, matrix } from './vectors'
import type { Value } from './vectors'

/** What a bracket of this kind does to its contents. */
const bracketFunctions: Record<string, string> = { '⌊': 'floor', '⌈': 'ceil', '|': 'abs' }

/** One case of a piecewise function; without a condition it is what holds otherwise. */
interface Case {
  condition: Value | null
  value: Value
}

/** Reads what stands between brackets of every kind: groups, bars, norms, vectors, matrices, cases. */
export abstract class Brackets extends Cursor {
  /** The bars that are open at this bracket level: they decide whether `|` opens or closes. */
  protected bars: string[] = []
  /** Whether `&` parts columns here, as directly in a LaTeX environment. */
  protected inTable = false
  /** Single equals signs read so far that stand in no condition. */
  protected equations: number[] = []
  /** Points such as the (0, 0) of (x, y) ≠ (0, 0), which are compared as a whole. */
  protected points = new WeakSet<object>()
  /** The last `|…|`: its tokens and what stood between the bars. */
  private lastBars = { from: 0, to: 0, value: infinity as Value }

  constructor(
    protected b: Builder,
    tokens: Token[],
    source: string,
    notices: Notice[]
  ) {
    super(tokens, source, notices)
  }

  protected abstract choice(): Value
  protected abstract operators(least: number): Value
  protected abstract primary(): Value

  /** Equals signs in a condition compare. */
  protected settle(from: number): void {
    this.equations = this.equations.filter((at) => at < from)
  }

  protected hasElse(): boolean {
    return this.tokens.some(({ kind, text }, i) => i > this.at && kind === 'word' && text === 'else')
  }

  /** Bars open inside a bracket are closed inside it. */
  protected inner<T>(read: () => T, inTable = false): T {
    const outer = [this.bars, this.inTable] as const
    this.bars = []
    this.inTable = inTable
    const result = this.nested(read)
    ;[this.bars, this.inTable] = outer
    return result
  }

  protected bracketed(open: Token, from: number): Value {
    if (open.text === '[') return this.list(open, from)
    if (open.text === '(' && this.isPoint(from)) return this.point(open)
    const value = this.inner(() => (open.text === '{' ? this.cases(from) : this.choice()))
    this.close(open)
    if (open.text === '.') return this.atExtreme(value, from)
    const name = bracketFunctions[open.text]
    if (open.text === '‖') return this.normOf(value, from)
    if (name === 'abs' && isMatrix(value)) return norm(this.b, this.span(from), value)
    return name ? entrywise(this.b, this.span(from), name, value) : value
  }

  /** Numbers in brackets are a point only beside a sign that compares the whole of it. */
  private isPoint(from: number): boolean {
    const { close, isParted } = this.bracketAt(from)
    const compares = (i: number) => this.tokens[i]?.kind === 'sign' && /^[=!]?=$/.test(this.tokens[i].text)
    return isParted && (compares(from - 1) || compares(close + 1))
  }

  private point(open: Token): Value {
    const entries = this.inner(() => this.rows(() => this.is('comma') && this.take()))[0]
    this.close(open)
    const value = matrix(entries.length, 1, entries as Expr[])
    this.points.add(value)
    return value
  }

  /** `\left. w \right|_{\min u}`: the value of w in the row where u is least. */
  private atExtreme(value: Value, from: number): Value {
    const brace = this.peek(1)
    const extreme = this.peek(2)
    if (!this.isSign('_') || brace.text !== '{' || !/^(?:min|max)$/.test(extreme.text))
      mistake('Nabla does not read a value at a place.', this.span(from), 'Put the numbers in.')
    this.at += 3
    const u = this.inner(() => this.operators(level.product))
    this.close(brace)
    return apply(this.b, this.span(from), `at${extreme.text}`, [u, value])
  }

  /** `|x|` and `‖v‖`; `||v||` is a norm too. */
  protected absolute(open: Token, from: number): Value {
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
    if (this.takeOtherwise() || !this.takeCondition()) return null
    return this.condition()
  }

  private condition(): Value {
    const from = this.at
    const value = this.operators(level.alternative)
    this.settle(from)
    return value
  }

  protected takeCondition(): boolean {
    return this.takeIf('word', 'if') || this.takeIf('word', 'for')
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
  protected environment(begin: Token, from: number): Value {
    if (this.is('finish'))
      mistake('There is nothing in this environment.', this.span(from), 'Write something in it.')
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
      const parted = [this.takeIf('comma', ','), this.takeIf('sign', '&')].includes(true)
      const otherwise = this.takeOtherwise() || (parted && this.takeLastWords())
      const stated = this.takeCondition() || parted
      cases.push({
        value,
        condition: otherwise || !(stated && this.startsCondition()) ? null : this.condition()
      })
    } while (this.takeIf('sign', ';') && cases.at(-1)!.condition)
    return cases
  }

  /** In the last row words alone, of whatever language, are what holds otherwise. */
  private takeLastWords(): boolean {
    const token = this.peek()
    const written = this.written(token)
    if (!/^\\(?:text|[mh]box)/.test(written) || (token.kind !== 'symbol' && token.kind !== 'strange'))
      return false
    const words = written.replace(/^[^{]*\{\s*|\s*\}$/g, '')
    if (!this.is('finish', undefined, 1))
      mistake(
        `Nabla does not know the condition “${words}”.`,
        token,
        'Write \\text{if} or \\text{otherwise}.'
      )
    this.at++
    this.notices.push({ message: `“${words}” was read as “otherwise”.`, start: token.start, end: token.end })
    return true
  }

  private startsCondition(): boolean {
    return !this.is('finish') && !this.isSign(';')
  }
}
