import { isCall, isNumber } from '../expression/expression'
import type { Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import type { Factor, Term } from './terms'

/** The order of factors in books: numbers, constants, names, brackets, e to a power, functions. */
function rank(base: Expr): number {
  if (base.kind === 'number') return 0
  if (base.kind === 'constant') return 1
  if (base.kind === 'symbol') return 2
  if (base.kind === 'column') return 3
  if (base.name === 'add') return 5
  if (base.name === 'exp') return 6
  if (base.name === 'abs') return 3.5
  if (base.name === 'pow') return isNumber(base.args[1]) ? 4 : 5.5
  return base.name === 'sqrt' ? 4 : 7
}

const isName = (e: Expr): e is Expr & { kind: 'symbol' | 'column' } =>
  e.kind === 'symbol' || e.kind === 'column'

export function compareFactors(a: Factor, b: Factor): number {
  return (
    rank(a.base) - rank(b.base) ||
    (isName(a.base) && isName(b.base) ? compareText(a.base.name, b.base.name) : 0) ||
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
    if (isName(base) || isCall(base, 'add')) total += Q.toNumber(exponent)
    else if (base.kind === 'call') return null
  }
  return total
}

const hasBracket = (term: Term): boolean => term.factors.some(({ base }) => isCall(base, 'add'))

/** x²y before xy² before y³: the first name in the alphabet with the larger exponent leads. */
function compareNames(a: Term, b: Term): number {
  const [pa, pb] = [powers(a), powers(b)]
  const names = [...new Set([...pa.keys(), ...pb.keys()])].sort(compareText)
  for (const name of names) {
    const difference = (pb.get(name) ?? 0) - (pa.get(name) ?? 0)
    if (difference) return difference
  }
  return 0
}

const powers = (term: Term): Map<string, number> => {
  const found = new Map<string, number>()
  for (const { base, exponent } of term.factors) if (isName(base)) found.set(base.name, Q.toNumber(exponent))
  return found
}

/** The first name in an expression, kept: every comparison of two functions asks for it. */
const firstNames = new WeakMap<Expr, string>()
function firstName(e: Expr): string {
  if (e.kind !== 'call') return isName(e) ? e.name : ''
  const known = firstNames.get(e)
  if (known !== undefined) return known
  let name = ''
  for (let i = 0; i < e.args.length && name === ''; i++) name = firstName(e.args[i])
  firstNames.set(e, name)
  return name
}

const firstId = (term: Term): number => term.factors[0]?.base.id ?? Infinity
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
