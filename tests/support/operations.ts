import { isCall, isNumber } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import * as Q from '../../src/lib/math/expression/rational'
import type { Rational } from '../../src/lib/math/expression/rational'

/** A product as SymPy holds it: a coefficient and powers. */
interface Product {
  coefficient: Rational
  powers: Power[]
}
interface Power {
  base: Expr
  exponent: Rational
  /** The exponent where it is no number. */
  formula?: Expr
}

/**
 * The number of operations as SymPy 1.11's count_ops counts them in `Mul`, `Add` and `Pow` put together
 * from this formula: + − · ÷ powers, signs and functions one each, √u a power and a division (u^(1/2)),
 * e^u one function, a decimal none.
 */
export function countOperations(e: Expr): number {
  if (isNumber(e)) return countNumber(e.value)
  if (e.kind !== 'call') return Number(e.kind === 'constant' && e.name === 'e')
  if (e.name === 'add' || e.name === 'subtract') return countSum(summands(e))
  if (isProduct(e)) return countProduct(productOf(e))
  if (isCall(e, 'exp')) return 1 + countOperations(e.args[0])
  const own = e.name === 'min' || e.name === 'max' ? e.args.length - 1 : 1
  return own + total(e.args)
}

const total = (parts: Expr[]): number => parts.reduce((sum, part) => sum + countOperations(part), 0)
const countNumber = (value: Rational): number =>
  Number(Q.isNegative(value)) + Number(!value.decimal && !Q.isInteger(value))
const isProduct = (e: Expr): boolean =>
  e.kind === 'call' && ['multiply', 'divide', 'negate', 'pow', 'sqrt'].includes(e.name)

function summands(e: Expr): { part: Expr; negative: boolean }[] {
  if (isCall(e, 'add')) return e.args.flatMap(summands)
  if (!isCall(e, 'subtract')) return [{ part: e, negative: false }]
  const right = summands(e.args[1]).map(({ part, negative }) => ({ part, negative: !negative }))
  return [...summands(e.args[0]), ...right]
}

function countSum(terms: { part: Expr; negative: boolean }[]): number {
  const products = terms.map(({ part, negative }) => {
    const product = productOf(part)
    return negative ? { ...product, coefficient: Q.negate(product.coefficient) } : product
  })
  const negatives = products.filter((p) => Q.isNegative(p.coefficient)).length
  const parts = products.reduce(
    (sum, p) => sum + countProduct({ ...p, coefficient: Q.absolute(p.coefficient) }),
    0
  )
  return parts + products.length - 1 + Number(negatives === products.length)
}

function productOf(e: Expr): Product {
  if (isNumber(e)) return { coefficient: e.value, powers: [] }
  if (e.kind !== 'call') return power(e, Q.one)
  const [u, v] = e.args
  switch (e.name) {
    case 'multiply':
      return e.args.map(productOf).reduce(times)
    case 'divide':
      return times(productOf(u), raise(productOf(v), Q.minusOne))
    case 'negate':
      return { ...productOf(u), coefficient: Q.negate(productOf(u).coefficient) }
    case 'sqrt':
      return power(u, Q.half)
    case 'pow':
      if (!isExponent(v)) return { coefficient: Q.one, powers: [{ base: u, exponent: Q.one, formula: v }] }
      return Q.isInteger(exponentOf(v)) ? raise(productOf(u), exponentOf(v)) : power(u, exponentOf(v))
    default:
      return power(e, Q.one)
  }
}

const power = (base: Expr, exponent: Rational): Product => ({
  coefficient: Q.one,
  powers: [{ base, exponent }]
})
const times = (a: Product, b: Product): Product => ({
  coefficient: Q.multiply(a.coefficient, b.coefficient),
  powers: [...a.powers, ...b.powers]
})
const raise = ({ coefficient, powers }: Product, n: Rational): Product => ({
  coefficient: Q.power(coefficient, n.num) ?? coefficient,
  powers: powers.map((p) => ({ ...p, exponent: Q.multiply(p.exponent, n) }))
})

/** A number as an exponent, also where it was typed as −1/2. */
const isExponent = (e: Expr): boolean =>
  isNumber(e) || ((isCall(e, 'negate') || isCall(e, 'divide')) && e.args.every(isExponent))
function exponentOf(e: Expr): Rational {
  if (isNumber(e)) return e.value
  const [u, v] = (e as Expr & { kind: 'call' }).args
  return isCall(e, 'negate') ? Q.negate(exponentOf(u)) : Q.divide(exponentOf(u), exponentOf(v))
}

function countProduct({ coefficient, powers }: Product): number {
  const above: number[] = []
  const below: number[] = []
  const size = Q.absolute(coefficient)
  const fraction = size.decimal ? { num: size, den: 1n } : { num: Q.rational(size.num), den: size.den }
  for (const p of powers) (isBelow(p) ? below : above).push(countPower(p))
  const onlyNumber = above.length === 0
  if (!onlyNumber && !Q.isOne(fraction.num)) above.unshift(0)
  const divided = below.length > 0 || fraction.den !== 1n
  if (below.length > 0 && fraction.den !== 1n) below.unshift(0)
  return Number(Q.isNegative(coefficient)) + Number(divided) + countParts(above) + countParts(below)
}

const countParts = (parts: number[]): number =>
  parts.reduce((sum, part) => sum + part, Math.max(0, parts.length - 1))

/** e^−u stands below the bar beside other factors; alone it counts the same. */
function isBelow({ base, exponent, formula }: Power): boolean {
  if (isCall(base, 'exp')) return startsNegative(base.args[0]) !== Q.isNegative(exponent)
  return formula ? startsNegative(formula) : Q.isNegative(exponent)
}

function countPower({ base, exponent, formula }: Power): number {
  if (isCall(base, 'exp')) return 1 + countUnsigned(base.args[0])
  if (formula) return 1 + countOperations(base) + countUnsigned(formula)
  const size = Q.absolute(exponent)
  return countOperations(base) + (Q.isOne(size) ? 0 : 1 + countNumber(size))
}

const countUnsigned = (e: Expr): number => countOperations(e) - Number(startsNegative(e))

/** −u as a single product. */
const startsNegative = (e: Expr): boolean =>
  (isNumber(e) || isProduct(e)) && Q.isNegative(productOf(e).coefficient)
