import { isCall, isNumber, isReduction, treeSize } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import { conditions, operation, operations } from '../table/functions'
import * as Q from '../expression/rational'
import type { Branch, Notation, Piece } from '.'
import { Level, bracket } from '.'

/**
 * Writes an expression in a notation. Formulas as typed and simplified ones go the same way: a typed
 * quotient is `divide`, a simplified one a negative power or a fractional coefficient. A formula of more
 * than 20,000 parts is not written out; the notation says so instead.
 */
export function present(e: Expr, notation: Notation): string {
  return treeSize(e) > longest ? notation.tooLong : piece(e, notation).text
}

/** Nobody reads a formula with more parts than this, and a page should not wait for it. */
const longest = 20_000

function piece(e: Expr, n: Notation): Piece {
  switch (e.kind) {
    case 'number':
      return numberPiece(e.value, n)
    case 'constant':
      return { text: n.constant(e.name), level: Level.atom }
    case 'symbol':
      return { text: n.symbol(e.name), level: Level.atom }
    case 'column':
      return { text: n.column(e.name), level: Level.atom }
    case 'call':
      return callPiece(e, n)
  }
}

function numberPiece(value: Q.Rational, n: Notation): Piece {
  if (Q.isNegative(value)) return negated(numberPiece(Q.negate(value), n), n)
  const decimal = value.decimal || Q.isInteger(value) ? Q.toDecimal(value) : null
  if (decimal !== null) return n.number(decimal)
  return n.fraction(n.number(String(value.num)), n.number(String(value.den)))
}

function callPiece(e: Call, n: Notation): Piece {
  const [u, v] = e.args
  switch (e.name) {
    case 'add':
    case 'subtract':
      return sumPiece(summands(e), n)
    case 'negate':
      return negated(piece(u, n), n)
    case 'multiply':
      return productPiece(e, n)
    case 'divide':
      // −x/2 is set with its minus before the fraction.
      if (isCall(u, 'negate')) return negated(n.fraction(piece(u.args[0], n), piece(v, n)), n)
      return n.fraction(piece(u, n), piece(v, n))
    case 'pow':
      return isNegativePower(e) ? productPiece(e, n) : powerPiece(u, v, n)
    case 'if':
      return choicePiece(e, n)
    case 'derivative':
      return n.derivative(piece(u, n), (v as Expr & { kind: 'symbol' }).name)
    default:
      if (isReduction(e)) return n.reduction(e.name, pieces(e.args, n))
      if (conditions.has(e.name)) return n.truth(condition(e, n))
      return n.call(e.name, operation(e.name), pieces(argumentsOf(e), n))
  }
}

const pieces = (args: Expr[], n: Notation): Piece[] => args.map((arg) => piece(arg, n))

/** The arguments of a call; max(max(a, b), c) has three. */
const argumentsOf = (e: Call): Expr[] =>
  e.name === 'min' || e.name === 'max'
    ? e.args.flatMap((arg) => (isCall(arg, e.name) ? argumentsOf(arg) : [arg]))
    : e.args

function condition(e: Expr, n: Notation): Piece {
  if (e.kind !== 'call' || !conditions.has(e.name)) return piece(e, n)
  const logical = ['and', 'or', 'not'].includes(e.name)
  const args = e.args.map((arg) => (logical ? condition(arg, n) : piece(arg, n)))
  return n.condition(e.name, operation(e.name), args)
}

/** A chain of choices as the lines of one piecewise function; the value that none has is left out. */
function choicePiece(e: Call, n: Notation): Piece {
  const branches: Branch[] = []
  let rest: Expr = e
  while (isCall(rest, 'if')) {
    branches.push({ condition: condition(rest.args[0], n), value: piece(rest.args[1], n) })
    rest = rest.args[2]
  }
  const open = rest.kind === 'constant' && rest.name === 'undefined'
  return n.choice(branches, open ? null : piece(rest, n))
}

const negated = (p: Piece, n: Notation): Piece => ({
  text: n.signs.negative + bracket(p, Level.product, n),
  level: Level.sum,
  opposite: p
})

export interface Summand {
  negative: boolean
  body: Expr
}

/** The terms of a chain of + and −, in order; no recursion on the left, where long sums are deep. */
export function summands(e: Expr): Summand[] {
  const terms: Summand[] = []
  let rest = e
  for (;;) {
    if (isCall(rest, 'add')) {
      terms.push(
        ...rest.args
          .slice(1)
          .reverse()
          .map((body) => ({ negative: false, body }))
      )
      rest = rest.args[0]
    } else if (isCall(rest, 'subtract')) {
      terms.push({ negative: true, body: rest.args[1] })
      rest = rest.args[0]
    } else break
  }
  return [{ negative: false, body: rest }, ...terms.reverse()]
}

function sumPiece(terms: Summand[], n: Notation): Piece {
  const { plus, minus } = n.signs
  const text = terms.map(({ negative, body }, i) => {
    const p = piece(body, n)
    if (i === 0) return p.text
    // A simplified term carries its own minus; a typed + −u or + (u + v) keeps its bracket.
    if (!negative && p.opposite && !isCall(body, 'negate'))
      return minus + bracket(p.opposite, Level.product, n)
    const sign = negative ? minus : plus
    const typedBracket = negative || isCall(body, 'negate') || isCall(body, 'add') || isCall(body, 'subtract')
    return sign + bracket(p, typedBracket ? Level.remainder : Level.sum, n)
  })
  return { text: text.join(''), level: Level.sum }
}

const isNegativePower = (e: Expr): boolean =>
  isCall(e, 'pow') && isNumber(e.args[1]) && Q.isNegative(e.args[1].value)

/** Numerator, denominator and sign of a product: negative powers and a fractional coefficient go below. */
function productPiece(e: Expr, n: Notation): Piece {
  const above: Piece[] = []
  const below: Piece[] = []
  let negative = false
  for (const factor of factors(e)) {
    if (isNumber(factor) && factor !== e) {
      const size = Q.absolute(factor.value)
      negative = negative !== Q.isNegative(factor.value)
      const whole = Q.isInteger(size) || (size.decimal && Q.toDecimal(size) !== null)
      if (whole) above.push(...(Q.isOne(size) && isSimplified(e) ? [] : [numberPiece(size, n)]))
      else {
        if (size.num !== 1n) above.push(n.number(String(size.num)))
        below.push(n.number(String(size.den)))
      }
    } else if (isNegativePower(factor) && factor.kind === 'call') {
      const exponent = Q.negate((factor.args[1] as Expr & { kind: 'number' }).value)
      below.push(Q.isOne(exponent) ? piece(factor.args[0], n) : rootOrPower(factor.args[0], exponent, n))
    } else above.push(piece(factor, n))
  }
  const numerator = above.length ? n.product(above) : n.number('1')
  const body = below.length ? n.fraction(numerator, n.product(below)) : numerator
  return negative ? negated(body, n) : body
}

const isSimplified = (e: Expr): boolean =>
  isCall(e, 'multiply') && isNumber(e.args[0]) && Q.isNegative(e.args[0].value)

/** The factors of nested products, left to right. */
function factors(e: Expr): Expr[] {
  const list: Expr[] = []
  const stack = [e]
  while (stack.length) {
    const next = stack.pop()!
    if (isCall(next, 'multiply') && (next === e || !isFraction(next))) stack.push(...[...next.args].reverse())
    else list.push(next)
  }
  return list
}

/** A simplified product with a sign or a denominator of its own: within another it stays one factor. */
const isFraction = (e: Call): boolean =>
  e.args.some(
    (arg) => isNegativePower(arg) || (isNumber(arg) && (Q.isNegative(arg.value) || !Q.isInteger(arg.value)))
  )

function rootOrPower(base: Expr, exponent: Q.Rational, n: Notation): Piece {
  if (Q.equal(exponent, Q.half)) return n.call('sqrt', operation('sqrt'), [piece(base, n)])
  const raised = numberPiece(exponent, n)
  const whole = Q.isInteger(exponent) && !Q.isNegative(exponent)
  if (!whole || base.kind !== 'call' || !isFunction(base.name)) return n.power(piece(base, n), raised)
  // sin²x where the notation has it. The arguments are written once: nested squares would double the work.
  const args = pieces(argumentsOf(base), n)
  const known = operation(base.name)
  return n.functionPower(base.name, known, args, raised) ?? n.power(n.call(base.name, known, args), raised)
}

function powerPiece(base: Expr, exponent: Expr, n: Notation): Piece {
  if (isNumber(exponent)) return rootOrPower(base, exponent.value, n)
  return n.power(piece(base, n), piece(exponent, n))
}

const isFunction = (name: string): boolean => operations.has(name) && !operation(name).operator
