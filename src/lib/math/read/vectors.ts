import type { Builder } from './builder'
import { isCall, isNumber } from '../expression/expression'
import type { Expr } from '../expression/expression'
import { Mistake, mistake } from '../../basics/problem'
import type { SourceRange } from '../../basics/problem'
import * as Q from '../expression/rational'

/**
 * A matrix of scalars while a formula is read; what leaves the reader is a scalar. A vector is a column:
 * `columns` is 1. Entries go row by row.
 */
export interface Matrix {
  rows: number
  columns: number
  items: Expr[]
}
export type Value = Expr | Matrix

export const isMatrix = (value: Value): value is Matrix => 'items' in value
export const isVector = (value: Value): value is Matrix => isMatrix(value) && value.columns === 1

/** A mistake of mathematics, not of writing: numbers, vectors and matrices of these shapes do not go together. */
export class Misfit extends Mistake {}

function misfit(message: string, { start, end }: SourceRange, hint: string): never {
  throw new Misfit({ message, hint, start, end })
}

/** A matrix of one entry is that entry. */
export function matrix(rows: number, columns: number, items: Expr[]): Value {
  return items.length === 1 ? items[0] : { rows, columns, items }
}

/** A shape in words: “a vector of 2”, “a 2×3 matrix”. */
export function shapeOf(value: Value): string {
  if (!isMatrix(value)) return 'a number'
  if (value.columns === 1) return `a vector of ${value.rows}`
  return value.rows === 1 ? `a row of ${value.columns}` : `a ${value.rows}×${value.columns} matrix`
}

/** An operation on numbers, entry by entry; a number beside a vector counts for each of its entries. */
export function entrywise(b: Builder, place: SourceRange, name: string, ...values: Value[]): Value {
  const shape = values.find(isMatrix)
  if (!shape) return b.call(place, name, ...(values as Expr[]))
  for (const other of values) if (isMatrix(other)) agree(place, shape, other)
  const of = (i: number) => values.map((value) => (isMatrix(value) ? value.items[i] : value))
  return { ...shape, items: shape.items.map((_, i) => entry(b, place, name, ...of(i))) }
}

/** The value of a number, typed with or without a minus. */
function literal(e: Expr): Q.Rational | null {
  if (isNumber(e)) return e.value
  return isCall(e, 'negate') && isNumber(e.args[0]) ? Q.negate(e.args[0].value) : null
}

const is = (e: Expr, value: Q.Rational): boolean => {
  const own = literal(e)
  return own !== null && Q.equal(own, value)
}

/**
 * One entry of a matrix that arithmetic made, as one would write it: without zeros and ones, numbers in
 * front. A zero stays beside what may be undefined.
 */
function entry(b: Builder, place: SourceRange, name: string, ...args: Expr[]): Expr {
  const [u, v] = args
  if (name === 'add') return sum(b, place, u, v)
  if (name === 'subtract') return is(v, Q.zero) ? u : b.call(place, name, u, v)
  return name === 'multiply' ? product(b, place, u, v) : b.call(place, name, ...args)
}

function sum(b: Builder, place: SourceRange, u: Expr, v: Expr): Expr {
  if (is(v, Q.zero)) return u
  if (is(u, Q.zero)) return v
  return isCall(v, 'negate') ? b.call(place, 'subtract', u, v.args[0]) : b.call(place, 'add', u, v)
}

function product(b: Builder, place: SourceRange, u: Expr, v: Expr): Expr {
  const [left, right] = [literal(u), literal(v)]
  if (left && right) return b.number(place, Q.multiply(left, right))
  const [number, other] = right ? [right, u] : [left, v]
  if (!number) return b.call(place, 'multiply', u, v)
  if (Q.isOne(number)) return other
  if (Q.isZero(number) && other.kind !== 'call') return b.number(place, number)
  if (Q.isNegative(number))
    return b.call(place, 'negate', product(b, place, b.number(place, Q.negate(number)), other))
  return b.call(place, 'multiply', b.number(place, number), other)
}

/** Σ uᵢvᵢ of two lists of one length. */
export const dotProduct = (b: Builder, place: SourceRange, u: Expr[], v: Expr[]): Expr =>
  u.map((e, i) => product(b, place, e, v[i])).reduce((total, term) => sum(b, place, total, term))

function agree(place: SourceRange, u: Matrix, v: Matrix): void {
  if (u.rows === v.rows && u.columns === v.columns) return
  const turned = u.rows === v.columns && u.columns === v.rows
  misfit(
    `${capital(shapeOf(u))} and ${shapeOf(v)} do not go together here.`,
    place,
    turned ? "Transpose one of them with '." : 'Both need the same shape.'
  )
}

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1)

export function transpose(place: SourceRange, value: Value): Value {
  if (!isMatrix(value))
    misfit(
      'Only a vector or a matrix can be transposed, and this is a number.',
      place,
      "Write the vector out, as in [x, y]'."
    )
  const { rows, columns, items } = value
  return {
    rows: columns,
    columns: rows,
    items: items.map((_, i) => items[(i % rows) * columns + Math.floor(i / rows)])
  }
}

/** Products of numbers, vectors and matrices; two vectors, or a vector before a matrix, need no transpose. */
export function multiply(b: Builder, place: SourceRange, u: Value, v: Value): Value {
  if (!isMatrix(u) || !isMatrix(v)) return entrywise(b, place, 'multiply', u, v)
  if (u.columns === v.rows) return rowsByColumns(b, place, u, v)
  if (isVector(u) && u.rows === v.rows) return rowsByColumns(b, place, transpose(place, u) as Matrix, v)
  misfit(
    `${capital(shapeOf(u))} and ${shapeOf(v)} have no product.`,
    place,
    'The left one needs as many columns as the right one has rows.'
  )
}

function rowsByColumns(b: Builder, place: SourceRange, u: Matrix, v: Matrix): Value {
  const items: Expr[] = []
  for (let i = 0; i < u.rows; i++)
    for (let j = 0; j < v.columns; j++) {
      const row = u.items.slice(i * u.columns, (i + 1) * u.columns)
      const column = Array.from({ length: v.rows }, (_, k) => v.items[k * v.columns + j])
      items.push(dotProduct(b, place, row, column))
    }
  return matrix(u.rows, v.columns, items)
}

/** A quotient; a vector may stand only above. */
export function divide(b: Builder, place: SourceRange, u: Value, v: Value): Value {
  if (isMatrix(v))
    mistake(`Nothing can be divided by ${shapeOf(v)}.`, place, 'Write ./ to divide entry by entry.')
  return entrywise(b, place, 'divide', u, v)
}

/** `add(add(a, b), c)`: an operation of two from left to right. */
export const chain = (b: Builder, place: SourceRange, name: string, terms: Expr[]): Expr =>
  terms.reduce((u, v) => b.call(place, name, u, v))

/** The cross product of two vectors of 3. */
export function cross(b: Builder, place: SourceRange, u: Value, v: Value): Value {
  if (!isVector(u) || !isVector(v) || u.rows !== 3 || v.rows !== 3)
    misfit(
      `The cross product needs two vectors of 3, not ${shapeOf(u)} and ${shapeOf(v)}.`,
      place,
      'Write dot(u, v) for the other product.'
    )
  const minor = (i: number, j: number) =>
    b.call(
      place,
      'subtract',
      b.call(place, 'multiply', u.items[i], v.items[j]),
      b.call(place, 'multiply', u.items[j], v.items[i])
    )
  return matrix(3, 1, [minor(1, 2), minor(2, 0), minor(0, 1)])
}

/** A power: of numbers entry by entry, of a square matrix by whole exponents as a product. */
export function power(b: Builder, place: SourceRange, base: Value, exponent: Value): Value {
  if (!isMatrix(base)) {
    // ‖v‖² is the sum of squares, which has a derivative at 0 by its formula too.
    if (isCall(base, 'hypot') && !isMatrix(exponent) && is(exponent, Q.rational(2)))
      return chain(
        b,
        place,
        'add',
        base.args.map((arg) => b.call(place, 'pow', arg, exponent))
      )
    const natural = base.kind === 'constant' && base.name === 'e'
    return natural ? entrywise(b, place, 'exp', exponent) : entrywise(b, place, 'pow', base, exponent)
  }
  const times = !isMatrix(exponent) && exponent.kind === 'number' ? Number(exponent.value.num) : 0
  const whole = times > 0 && times <= 10 && (exponent as Expr & { kind: 'number' }).value.den === 1n
  if (base.rows !== base.columns || !whole)
    misfit(
      `${capital(shapeOf(base))} has no such power.`,
      place,
      isVector(base)
        ? 'Write norm(v)^2 or dot(v, v), or v.^2 for the power of each entry.'
        : 'Write A.^2 for the power of each entry.'
    )
  return Array.from({ length: times - 1 }).reduce<Value>((product) => multiply(b, place, product, base), base)
}
