import { seeded } from '../../basics/seeded'

/** The rules of differentiation that are practised; mixed needs several at once. */
export const rules = ['power', 'product', 'quotient', 'chain', 'mixed'] as const
export type Rule = (typeof rules)[number]

export const difficulties = [1, 2, 3] as const
export type Difficulty = (typeof difficulties)[number]

/** A function to be differentiated along one of its variables. */
export interface PracticeFunction {
  /** As a learner would type it. */
  source: string
  along: 'x' | 'y'
}

/** Draws from a seeded stream. */
class Dice {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = seeded(seed)
  }

  of = <T>(list: readonly T[]): T => list[Math.floor(this.#next() * list.length)]
  whole = (low: number, high: number): number => low + Math.floor(this.#next() * (high - low + 1))
}

/** What a function is made of: the variable that it is differentiated along, the other one, and the dice. */
interface Making {
  v: 'x' | 'y'
  w: 'x' | 'y'
  dice: Dice
}

/** A power without an exponent of 1; a fraction or a negative exponent has its brackets. */
const power = (base: string, exponent: number | string): string =>
  exponent === 1 ? base : /^\d+$/.test(String(exponent)) ? `${base}^${exponent}` : `${base}^(${exponent})`

/** A factor without a 1. */
const times = (factor: number, rest: string): string => (factor === 1 ? rest : `${factor}${rest}`)

/** Terms with signs between them. */
const sum = (dice: Dice, terms: readonly string[]): string =>
  terms.reduce((text, term) => `${text} ${dice.of(['+', '−'])} ${term}`).replaceAll('−', '-')

/** c v^exponent, perhaps with a power of the other variable. */
function monomial({ v, w, dice }: Making, exponent: number, most: number): string {
  const other = dice.of(['', ` ${power(w, dice.whole(1, most))}`])
  return times(dice.whole(1, 5), power(v, exponent) + other)
}

/** A simple expression with v in it, to stand inside a function. */
function inner({ v, w, dice }: Making, difficulty: Difficulty): string {
  const [a, b] = [dice.whole(2, 5), dice.whole(1, 4)]
  const simple = [`${a}${v} + ${times(b, w)}`, `${v}^2 + ${w}`, `${a}${v}`]
  const harder = [`${v}^2 ${w}`, `${v} ${w}`, `${v}^2 - ${times(b, w)}^2`, `${a}${v}^3 + ${w}`]
  return dice.of(difficulty === 1 ? simple : difficulty === 2 ? [...simple.slice(0, 2), ...harder] : harder)
}

/** A function of something. */
const outer = (dice: Dice, of: string): string =>
  dice.of([
    `sin(${of})`,
    `cos(${of})`,
    `e^(${of})`,
    `ln(${of})`,
    `sqrt(${of})`,
    `(${of})^${dice.whole(3, 5)}`
  ])

/** A factor that has v in it and needs no rule of its own but the simplest. */
function factor({ v, w, dice }: Making): string[] {
  return [
    `(${v}^2 + ${w})`,
    `(${times(dice.whole(2, 4), v)} - ${w})`,
    `sin(${v})`,
    `cos(${v})`,
    `e^${v}`,
    `ln(${v})`
  ]
}

/** Two different ones of a list. */
function two(dice: Dice, list: readonly string[]): [string, string] {
  const first = dice.of(list)
  return [first, dice.of(list.filter((other) => other !== first))]
}

const product = (making: Making, difficulty: Difficulty): string => {
  const { v, w, dice } = making
  const [first, second] = two(dice, factor(making))
  if (difficulty === 1)
    return `${power(v, dice.whole(2, 4))} ${dice.of([`sin(${v})`, `cos(${v})`, `e^${v}`, `ln(${v})`])}`
  if (difficulty === 2) return `${first} ${second}`
  return `${power(v, dice.whole(2, 3))} ${w} ${first} ${dice.of([`sin(${v})`, `e^${v}`].filter((other) => other !== first))}`
}

const quotient = (making: Making, difficulty: Difficulty): string => {
  const { v, w, dice } = making
  const below = dice.of([`(${v}^2 + ${dice.whole(1, 4)})`, `(${v} + ${w})`, `(${v}^2 + ${w}^2)`])
  if (difficulty === 1) return `${times(dice.whole(1, 4), v)}/${below}`
  if (difficulty === 2) return `(${times(dice.whole(1, 3), v)}^2 ${dice.of(['+', '-'])} ${w})/${below}`
  return `${dice.of([`sin(${v})`, `e^${v}`, `ln(${v})`, `(${v} ${w} + ${dice.whole(1, 3)})`])}/${below}`
}

const chain = (making: Making, difficulty: Difficulty): string => {
  const { dice } = making
  const once = outer(dice, inner(making, difficulty))
  // A function of a power or a root is read more easily than one of a logarithm of a sine.
  return difficulty === 3
    ? dice.of([`sin(${once})`, `e^(${once})`, `(1 + ${once})^${dice.whole(2, 4)}`])
    : once
}

const makers: Record<Rule, (making: Making, difficulty: Difficulty) => string> = {
  power(making, difficulty) {
    const { v, w, dice } = making
    // Powers that differ, so that no term takes away another.
    const count = difficulty === 3 ? 3 : 2
    const lowest = dice.whole(2, 3)
    const terms = Array.from({ length: count }, (_, i) => monomial(making, lowest + i, difficulty))
    const last =
      difficulty === 3
        ? [`${dice.whole(1, 4)}/${power(v, dice.whole(1, 3))}`, `${power(v, '1/2')}`]
        : [`${times(dice.whole(2, 5), w)}`]
    return sum(dice, [...terms, dice.of(last)])
  },
  product,
  quotient,
  chain,
  mixed(making, difficulty) {
    const { v, dice } = making
    const linked = chain(making, difficulty === 1 ? 1 : 2)
    const front = power(v, dice.whole(2, 3))
    if (difficulty === 1) return `${front} ${linked}`
    if (difficulty === 2) return dice.of([`${front} ${linked}`, `${linked}/(${v}^2 + ${dice.whole(1, 3)})`])
    return `${front} ${linked}/${dice.of([`(${v}^2 + ${dice.whole(1, 3)})`, `(1 + e^${v})`])}`
  }
}

/** A function that needs a rule, of a difficulty: always the same for a seed. */
export function practiceFunction(rule: Rule, difficulty: Difficulty, seed: number): PracticeFunction {
  const dice = new Dice(seed * 64 + rules.indexOf(rule) * 8 + difficulty)
  const along = dice.of(['x', 'y'] as const)
  const making: Making = { v: along, w: along === 'x' ? 'y' : 'x', dice }
  return { source: makers[rule](making, difficulty), along }
}
