import { isCall, symbolsOf } from './expression'
import type { Expr } from './expression'
import * as Q from './rational'
import type { Factor, Term } from './terms'

/** The order of factors in books: numbers, constants, names, brackets, e to a power, functions. */
function rank(base: Expr): number {
  if (base.kind === 'number') return 0
  if (base.kind === 'constant') return 1
  if (base.kind === 'symbol') return 2
  if (isCall(base, 'add')) return 4
  if (isCall(base, 'exp')) return 5
  return base.name === 'pow' || base.name === 'sqrt' ? 3 : 6
}

export function compareFactors(a: Factor, b: Factor): number {
  return (
    rank(a.base) - rank(b.base) ||
    (a.base.kind === 'symbol' && b.base.kind === 'symbol' ? compareText(a.base.name, b.base.name) : 0) ||
    // cos x cos y, whichever of them was met first.
    (a.base.kind === 'call' ? compareText(firstName(a.base), firstName(b.base)) : 0) ||
    a.base.id - b.base.id
  )
}

/** Polynomial terms before others, higher degree first, x before y; otherwise by first appearance. */
export function compareTerms(a: Term, b: Term): number {
  const [da, db] = [degree(a), degree(b)]
  return (
    Number(da === null) - Number(db === null) ||
    (da !== null && db !== null ? db - da || (hasBracket(a) || hasBracket(b) ? 0 : compareNames(a, b)) : 0) ||
    firstId(a) - firstId(b)
  )
}

/** The total degree of a polynomial term, a bracket counting as a name; null when anything else is in it. */
function degree(term: Term): number | null {
  let total = 0
  for (const { base, exponent } of term.factors) {
    if (base.kind === 'symbol' || isCall(base, 'add')) total += Q.toNumber(exponent)
    else if (base.kind === 'call') return null
  }
  return total
}

const hasBracket = (term: Term): boolean => term.factors.some(({ base }) => isCall(base, 'add'))

/** x²y before xy² before y³: the first name in the alphabet with the larger exponent leads. */
function compareNames(a: Term, b: Term): number {
  const names = [...new Set([...powers(a).keys(), ...powers(b).keys()])].sort(compareText)
  for (const name of names) {
    const difference = (powers(b).get(name) ?? 0) - (powers(a).get(name) ?? 0)
    if (difference) return difference
  }
  return 0
}

const powers = (term: Term): Map<string, number> =>
  new Map(
    term.factors.flatMap(({ base, exponent }) =>
      base.kind === 'symbol' ? [[base.name, Q.toNumber(exponent)]] : []
    )
  )

const firstName = (e: Expr): string => symbolsOf(e)[0] ?? ''
const firstId = (term: Term): number => Math.min(...term.factors.map((f) => f.base.id), Infinity)
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
