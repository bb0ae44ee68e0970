import { seeded } from '../../basics/seeded'

/** The rules of differentiation that are practised; mixed needs several at once. */
export const rules = ['power', 'product', 'quotient', 'chain', 'mixed'] as const
export type Rule = (typeof rules)[number]

export const difficulties = [1, 2, 3] as const
export type Difficulty = (typeof difficulties)[number]

export type Variable = 'x' | 'y'

/** A function as a learner would type it, made so that a rule is needed along one of its variables. */
export interface Drawn {
  source: string
  along: Variable
}

/**
 * Functions that may need a rule, without end and the same for the same seed. They are made of parts at random, so
 * whoever takes one looks whether it does need the rule.
 */
export function* drawn(rule: Rule, difficulty: Difficulty, seed: number): Generator<Drawn, never> {
  const dice = new Dice(seed * 64 + rules.indexOf(rule) * 8 + difficulty)
  for (;;) {
    const along = dice.of<Variable>(['x', 'y'])
    yield { source: makers[rule](new Making(dice, along), difficulty), along }
  }
}

/** Draws from a seeded stream. */
class Dice {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = seeded(seed)
  }

  of = <T>(list: readonly T[]): T => list[Math.floor(this.#next() * list.length)]
  whole = (low: number, high: number): number => low + Math.floor(this.#next() * (high - low + 1))

  /** Two different ones of a list. */
  two<T>(list: readonly T[]): [T, T] {
    const first = this.of(list)
    return [first, this.of(list.filter((other) => other !== first))]
  }
}

/** A number, and the exponents of x and y; a fraction is text. */
interface Term {
  factor: number
  x: number | string
  y: number | string
}

/** Without an exponent of 1; a fraction or a negative exponent has its brackets. */
function power(base: string, exponent: number | string): string {
  if (exponent === 0) return ''
  if (exponent === 1) return base
  return /^\d+$/.test(String(exponent)) ? `${base}^${exponent}` : `${base}^(${exponent})`
}

/** Without its sign, and without a factor of 1: `3x^2 y`. */
function writeTerm({ factor, x, y }: Term): string {
  const powers = [power('x', x), power('y', y)].filter(Boolean).join(' ')
  const size = Math.abs(factor)
  return size === 1 && powers !== '' ? powers : `${size}${powers}`
}

/** Terms with signs between them, a positive one first where there is one. */
function writeSum(terms: readonly Term[]): string {
  const first = terms.find(({ factor }) => factor > 0) ?? terms[0]
  return [first, ...terms.filter((term) => term !== first)].reduce((text, term, i) => {
    const sign = term.factor < 0 ? '-' : '+'
    return i === 0 ? (sign === '-' ? '-' : '') + writeTerm(term) : `${text} ${sign} ${writeTerm(term)}`
  }, '')
}

/** Factors without a common divisor, the first not 1: nothing can be drawn out, and the derivative inside is seen. */
const pairs = [[2, 1], [2, 3], [2, 5], [3, 1], [3, 2], [3, 4], [4, 1], [4, 3], [5, 2], [5, 3], [5, 4]] // prettier-ignore

/** Parts of a function that is differentiated along v; w is the other variable. */
class Making {
  readonly w: Variable

  constructor(
    readonly dice: Dice,
    readonly v: Variable
  ) {
    this.w = v === 'x' ? 'y' : 'x'
  }

  /** factor · v^m · w^n */
  term(factor: number, m: number | string, n: number | string): Term {
    return this.v === 'x' ? { factor, x: m, y: n } : { factor, x: n, y: m }
  }

  /** Two terms, in the order of the alphabet where they are the variables' own. */
  two(first: Term, second: Term): string {
    return writeSum(first.x === 0 && second.x !== 0 ? [second, first] : [first, second])
  }

  sign = (): number => this.dice.of([1, -1])

  /** Like `3x - 2y`. */
  linear(sign = this.sign()): string {
    const [a, b] = this.dice.of(pairs)
    return this.two(this.term(a, 1, 0), this.term(sign * b, 0, 1))
  }

  /** Like `2x^2 - 3y` or `x^3 + 5y^2`. */
  curved(sign = this.sign()): string {
    const [a, b] = [this.dice.whole(1, 3), this.dice.whole(1, 5)]
    return this.two(this.term(a, this.dice.whole(2, 3), 0), this.term(sign * b, 0, this.dice.whole(1, 2)))
  }

  /** Like `x^2 y + 4x`, where v stands in both terms. */
  twice(sign = this.sign()): string {
    const [m, k] = this.dice.two([1, 2, 3])
    return writeSum([this.term(1, m, this.dice.whole(1, 2)), this.term(sign * this.dice.whole(2, 5), k, 0)])
  }

  /** A function of v that needs no rule but its own. */
  plain(): string[] {
    return [`sin(${this.v})`, `cos(${this.v})`, `e^${this.v}`, `ln(${this.v})`]
  }

  /** A function of something with more to its derivative than 1. */
  linked(difficulty: Difficulty): string {
    // A logarithm, a root and a power of a single product would need no chain rule.
    const isSum = this.dice.of([true, true, false])
    if (!isSum) {
      const [m, n] = difficulty === 1 ? [1, 1] : [this.dice.whole(1, 2), this.dice.whole(1, 2)]
      const product = writeTerm(this.term(difficulty === 1 ? 1 : this.dice.whole(1, 3), m, n))
      return this.dice.of([`sin(${product})`, `cos(${product})`, `e^(${product})`])
    }
    const sum = (sign?: number) =>
      difficulty === 1
        ? this.dice.of([() => this.linear(sign), () => this.curved(sign)])()
        : this.dice.of([() => this.curved(sign), () => this.twice(sign)])()
    return this.dice.of([
      () => `sin(${sum()})`,
      () => `cos(${sum()})`,
      () => `e^(${sum()})`,
      () => `(${sum()})^${this.dice.whole(3, 6)}`,
      // Where both variables are positive these have a value.
      () => `ln(${sum(1)})`,
      () => `sqrt(${sum(1)})`
    ])()
  }

  /** What stands below: two terms, so that nothing cancels. */
  below(difficulty: Difficulty): string {
    const number = this.term(this.dice.whole(1, 5), 0, 0)
    const choices = [
      () => writeSum([this.term(1, 2, 0), number]),
      () => this.linear(),
      () => this.two(this.term(1, 2, 0), this.term(1, 0, 2)),
      () => this.curved(1)
    ]
    return this.dice.of(difficulty === 1 ? choices.slice(0, 3) : choices)()
  }
}

const makers: Record<Rule, (making: Making, difficulty: Difficulty) => string> = {
  power(making, difficulty) {
    const { dice } = making
    const exponents = [2, 3, 4, 5].filter((m) => m < difficulty + 4)
    const [m, k] = dice.two(exponents)
    const terms = [
      making.term(dice.whole(1, 6), m, dice.whole(0, difficulty)),
      making.term(making.sign() * dice.whole(1, 6), k, dice.whole(0, difficulty))
    ]
    const other = making.term(making.sign() * dice.whole(2, 6), dice.whole(0, 1), dice.whole(1, 3))
    if (difficulty === 1) return writeSum([terms[0], other])
    if (difficulty === 2) return writeSum([...terms, other])
    const exponent = dice.of<number | string>([-1, -2, -3, '1/2', '3/2', '-1/2'])
    return writeSum([...terms, making.term(making.sign() * dice.whole(1, 6), exponent, dice.whole(0, 2))])
  },
  product(making, difficulty) {
    const { dice, w } = making
    const [first, second] = dice.two(making.plain())
    const monomial = writeTerm(making.term(dice.whole(1, 5), dice.whole(1, 4), dice.whole(1, 3)))
    const sum = `(${dice.of([() => making.linear(), () => making.curved(), () => making.twice()])()})`
    if (difficulty === 1) return `${dice.of([monomial, `(${making.linear()})`])} ${first}`
    const front = writeTerm(making.term(dice.whole(1, 5), 0, dice.whole(1, 3)))
    if (difficulty === 2) return dice.of([`${sum} ${first}`, `${front} ${first} ${second}`])
    return dice.of([
      `${monomial} ${first} ${second}`,
      `${sum} ${first} ${second}`,
      `${sum} ${first} ${dice.of([`sin(${w})`, `cos(${w})`, `e^${w}`])}`
    ])
  },
  quotient(making, difficulty) {
    const { dice, w } = making
    const monomial = writeTerm(making.term(dice.whole(1, 6), dice.whole(1, 3), dice.whole(0, 1)))
    const below = making.below(difficulty)
    if (difficulty === 1) return `${dice.of([monomial, `(${making.linear()})`])}/(${below})`
    if (difficulty === 2) return `(${dice.of([() => making.curved(), () => making.twice()])()})/(${below})`
    const front = writeTerm(making.term(dice.whole(1, 4), 0, dice.whole(0, 2)))
    const above = `${front === '1' ? '' : `${front} `}${dice.of(making.plain())}`
    const beside = writeTerm(making.term(dice.whole(1, 4), dice.whole(1, 2), 0))
    return dice.of([
      `${above}/(${below})`,
      `${above}/(${beside} + e^${w})`,
      `(${making.twice()})/(${beside} + ln(${w}))`
    ])
  },
  chain(making, difficulty) {
    if (difficulty < 3) return making.linked(difficulty)
    const { dice, v, w } = making
    // A power of a power is enormous, and nobody needs it.
    let inner = making.linked(dice.of([1, 2]))
    while (inner.startsWith('(')) inner = making.linked(dice.of([1, 2]))
    const summand = dice.of([`${dice.whole(1, 5)}`, `${dice.of(['', 2, 3])}${v}`, `${w}^2`])
    // e^(e^u), ln(e^u) and the like would be enormous, or less than they look.
    const tame = inner.startsWith('sin') || inner.startsWith('cos')
    return dice.of([
      `(${summand} + ${inner})^${dice.whole(2, 5)}`,
      `${dice.of(['ln', 'sqrt'])}(${summand} + ${inner})`,
      tame ? `e^(${inner})` : `sin(${summand} + ${inner})`,
      tame ? `e^(${summand} + ${inner})` : `cos(${summand} + ${inner})`
    ])
  },
  mixed(making, difficulty) {
    const { dice } = making
    const monomial = writeTerm(making.term(dice.whole(1, 4), dice.whole(1, 3), dice.whole(0, 2)))
    const linked = making.linked(difficulty === 1 ? 1 : 2)
    // Two powers of e would be one.
    const plain = making.plain().filter((factor) => !factor.startsWith('e') || !linked.startsWith('e'))
    if (difficulty === 1) return dice.of([`${monomial} ${linked}`, `${linked}/(${making.below(1)})`])
    if (difficulty === 2)
      return dice.of([
        `(${making.linear()}) ${linked}`,
        `${dice.of(plain)} ${linked}`,
        `${linked}/(${making.below(2)})`,
        `${monomial} ${linked} ${dice.of(['+', '-'])} ${making.linked(1)}`
      ])
    return dice.of([
      `${monomial} ${linked}/(${making.below(2)})`,
      `${dice.of(plain)} ${linked}/(${making.below(2)})`
    ])
  }
}
