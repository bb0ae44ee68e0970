import { fold, isNumber, type Expr, type Graph } from '../../math/expression/expression'
import * as Q from '../../math/expression/rational'

/** Functions that are all to be ≤ 0. */
export type Conditions = readonly Expr[]

/** Of more the condition stays as it is, with its kinks. */
const most = { alternatives: 12, conditions: 24 }

/**
 * Conditions without max, min and |u|, where sums of these are ≤ 0: h ≤ 0 holds where all conditions of one of the
 * alternatives hold. |x| + |y| ≤ 1 is four straight lines, and 1 ≤ |x| is x ≤ −1 or x ≥ 1.
 */
export function alternativesOf(g: Graph, h: Expr): Conditions[] {
  const found = tidy(leastOf(g, h))
  return isTooMany(found) ? [[h]] : found
}

const isTooMany = (all: Conditions[]): boolean =>
  all.length > most.alternatives || all.reduce((sum, { length }) => sum + length, 0) > most.conditions

/** A function as the least of the largest of others; as itself where that would be too many. */
function leastOf(g: Graph, h: Expr): Conditions[] {
  if (h.kind !== 'call') return [[h]]
  const made = parts(g, h)
  return !made || isTooMany(made) ? [[h]] : made.map((one) => [...new Set(one)])
}

function parts(g: Graph, h: Expr & { kind: 'call' }): Conditions[] | null {
  const inner = () => h.args.map((arg) => leastOf(g, arg))
  const [u, v] = h.args
  switch (h.name) {
    case 'max':
      return inner().reduce(largestOf)
    case 'min':
      return inner().flat()
    case 'relu':
      return largestOf(leastOf(g, u), [[g.number(0)]])
    case 'abs':
      return largestOf(leastOf(g, u), opposite(g, leastOf(g, u)))
    case 'negate':
      return opposite(g, leastOf(g, u))
    case 'add':
      return inner().reduce((a, b) => sum(g, a, b))
    case 'subtract':
      return sum(g, leastOf(g, u), opposite(g, leastOf(g, v)))
    case 'multiply': {
      const factor = h.args.findIndex(isNumber)
      if (h.args.length !== 2 || factor < 0) return null
      return scaled(g, h.args[factor], leastOf(g, h.args[1 - factor]))
    }
    case 'divide':
      return isNumber(v) && !Q.isZero(v.value)
        ? scaled(g, g.number(Q.divide(Q.one, v.value)), leastOf(g, u))
        : null
    default:
      return null
  }
}

const largestOf = (a: Conditions[], b: Conditions[]): Conditions[] =>
  a.flatMap((one) => b.map((other) => [...one, ...other]))

/** Sums of every pair: the least and the largest of sums are sums of the least and the largest. */
const sum = (g: Graph, a: Conditions[], b: Conditions[]): Conditions[] =>
  a.flatMap((one) => b.map((other) => one.flatMap((u) => other.map((v) => fold(g, 'add', [u, v])))))

/** −(the least of the largest) is the largest of the least of the opposites: one of each, in every way. */
const opposite = (g: Graph, all: Conditions[]): Conditions[] =>
  all.reduce<Conditions[]>(
    (chosen, one) => chosen.flatMap((before) => one.map((u) => [...before, fold(g, 'negate', [u])])),
    [[]]
  )

function scaled(g: Graph, factor: Expr, all: Conditions[]): Conditions[] | null {
  if (!isNumber(factor)) return null
  const times = (by: Expr, u: Expr) => fold(g, 'multiply', [by, u])
  if (Q.isZero(factor.value)) return null
  if (factor.value.num > 0n) return all.map((one) => one.map((u) => times(factor, u)))
  const positive = g.number(Q.negate(factor.value))
  return opposite(g, all).map((one) => one.map((u) => times(positive, u)))
}

/**
 * Without conditions that stand twice, or that numbers meet or miss: of whole conditions alone, as 0 in max(x, 0) + y
 * is no condition of its own.
 */
function tidy(all: Conditions[]): Conditions[] {
  const kept = all
    .filter((one) => !one.some((u) => isNumber(u) && u.value.num > 0n))
    .map((one) => [...new Set(one.filter((u) => !(isNumber(u) && u.value.num <= 0n)))])
  const known = new Set<string>()
  return kept.filter((one) => {
    const key = one.map(({ id }) => id).sort((a, b) => a - b).join() // prettier-ignore
    return !known.has(key) && known.add(key)
  })
}
