import { constants, isReduction, varies, visit } from './expression'
import type { Call, Expr } from './expression'
import { operation } from './functions'
import { toNumber } from './rational'

/**
 * A value with a bound for what rounding has done to it. NaN with the error 0 means that the formula has no
 * value there; an infinite error means that rounding decides, and nothing can be said.
 */
export interface Bounded {
  value: number
  error: number
}

/** Half the distance from 1 to the next f64. */
const unit = 2 ** -53
/** Libraries' functions are right to a few units; the special functions to a few thousand. */
const functionError = 8 * unit
const specialError = 4096 * unit
const special: ReadonlySet<string> = new Set(['erf', 'gamma', 'factorial', 'lgamma', 'digamma', 'polygamma'])
/** What has underflowed is not 0. */
const smallest = 1e-290
/** Data beyond this many rows are thinned out: an identity of formulas does not depend on how many there are. */
const largestRows = 256

/**
 * The roots in f64 with running error bounds: to first order, the error of f(u, v) is |f_u|·error of u +
 * |f_v|·error of v + its own rounding (Higham, Accuracy and Stability of Numerical Algorithms, 3.3). The
 * values in `at` are taken to be exact, in the order of `names`.
 */
export function toBounded(
  roots: Expr[],
  names: string[],
  data: Readonly<Record<string, ArrayLike<number>>> = {}
): (at: readonly number[]) => Bounded[] {
  const registers = new Registers()
  const inRows: Expr[] = []
  const once: Expr[] = []
  visit(roots, (e) => (varies(e) ? inRows : once).push(e))
  const rows = rowsOf(data)
  return (at) => {
    for (const e of once) {
      if (e.kind !== 'call') registers.set(e.id, leaf(e, names, at))
      else if (isReduction(e)) registers.set(e.id, reduce(e, inRows, rows, data, registers))
      else registers.set(e.id, apply(e, registers))
    }
    return roots.map((root) => registers.get(root.id)!)
  }
}

/** What is known at the point, by the id of the expression; ids are dense, so an array does. */
class Registers {
  private values: (Bounded | undefined)[] = []
  has = (id: number): boolean => this.values[id] !== undefined
  get = (id: number): Bounded | undefined => this.values[id]
  set(id: number, value: Bounded): void {
    this.values[id] = value
  }
}

/** The rows that are looked at, evenly spread. */
function rowsOf(data: Readonly<Record<string, ArrayLike<number>>>): number[] {
  const count = Object.values(data)[0]?.length ?? 0
  const taken = Math.min(count, largestRows)
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken))
}

function leaf(e: Expr, names: string[], at: readonly number[]): Bounded {
  if (e.kind === 'symbol') return { value: at[names.indexOf(e.name)], error: 0 }
  if (e.kind === 'constant') return { value: constants[e.name], error: e.name === 'undefined' ? 0 : 2 * unit }
  const value = e.kind === 'number' ? toNumber(e.value) : NaN
  const exact = e.kind === 'number' && (e.value.den & (e.value.den - 1n)) === 0n
  return { value, error: exact ? 0 : unit * Math.abs(value) }
}

const nothing: Bounded = { value: NaN, error: 0 }
const doubtful: Bounded = { value: NaN, error: Infinity }

function apply(e: Call, registers: Registers): Bounded {
  const args = e.args.map((arg) => registers.get(arg.id)!)
  if (e.name === 'if') return choose(args)
  let unsure = false
  for (const arg of args) {
    if (arg.error === 0 && Number.isNaN(arg.value)) return nothing
    unsure ||= arg.error === Infinity
  }
  if (unsure) return doubtful
  if (e.name === 'add') return args.reduce(plus)
  if (e.name === 'multiply') return args.reduce(times)
  if (e.name === 'hypot' && args.length !== 2) return norm(args)
  return calculate(e.name, args)
}

function choose([c, a, b]: Bounded[]): Bounded {
  if (c.error === Infinity) return doubtful
  if (Number.isNaN(c.value)) return nothing
  return c.value !== 0 ? a : b
}

const plus = (a: Bounded, b: Bounded): Bounded => {
  const value = a.value + b.value
  return checked(value, a.error + b.error + unit * Math.abs(value))
}

const times = (a: Bounded, b: Bounded): Bounded => {
  const value = a.value * b.value
  const error = Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error
  return checked(value, error + unit * Math.abs(value) + underflow(value, [a, b]))
}

function norm(args: Bounded[]): Bounded {
  const value = Math.hypot(...args.map((arg) => arg.value))
  const error = args.reduce((sum, arg) => sum + arg.error, 0)
  return checked(value, error + functionError * value)
}

function calculate(name: string, args: Bounded[]): Bounded {
  const { f64, partials } = operation(name)
  const [u, v = { value: NaN, error: 0 }] = args
  const value = f64(u.value, v.value)
  const uncertain = args.some((arg) => arg.error > 0)
  if (uncertain && changesKind(f64, value, u, v)) return doubtful
  if (Number.isNaN(value)) return nothing
  const slopes = uncertain ? partials(u.value, v.value, value, v.error === 0) : []
  const inherited = args.reduce(
    (sum, arg, i) => sum + (arg.error > 0 ? Math.abs(slopes[i]) * arg.error : 0),
    0
  )
  const relative = name === 'negate' || name === 'abs' ? 0 : special.has(name) ? specialError : functionError
  const own = (name === 'subtract' || name === 'divide' ? unit : relative) * Math.abs(value)
  return checked(value, inherited + own + (name === 'subtract' ? 0 : underflow(value, args)))
}

/**
 * Whether the arguments' errors reach over an end of the domain, or over a jump: a step that the slope does
 * not account for.
 */
function changesKind(f64: (u: number, v: number) => number, value: number, u: Bounded, v: Bounded): boolean {
  const beside = (du: number, dv: number) => f64(u.value + du, v.value + dv)
  const around = [beside(u.error, 0), beside(-u.error, 0)]
  if (v.error > 0) around.push(beside(0, v.error), beside(0, -v.error))
  if (around.some((near) => Number.isNaN(near) !== Number.isNaN(value))) return true
  const step = Math.max(...around.map((near) => Math.abs(near - value)))
  return Number.isInteger(value) && step >= 1 && Math.max(u.error, v.error) < 1e-3
}

const checked = (value: number, error: number): Bounded =>
  Number.isFinite(value) && error < Infinity ? { value, error } : doubtful

const underflow = (value: number, args: Bounded[]): number =>
  Math.abs(value) < smallest && !args.some((arg) => arg.value === 0 && arg.error === 0) ? smallest : 0

/** A reduction, row by row; every formula that varies is worked out anew in each. */
function reduce(
  e: Call,
  inRows: Expr[],
  rows: number[],
  data: Readonly<Record<string, ArrayLike<number>>>,
  registers: Registers
): Bounded {
  const keys: Bounded[] = []
  const values: Bounded[] = []
  for (const row of rows) {
    for (const inner of inRows) {
      if (inner.kind === 'column') registers.set(inner.id, { value: data[inner.name][row], error: 0 })
      else if (inner.kind === 'call' && inner.args.every((arg) => registers.has(arg.id)))
        registers.set(inner.id, apply(inner, registers))
    }
    keys.push(registers.get(e.args[0].id)!)
    values.push(registers.get(e.args[e.args.length - 1].id)!)
  }
  const all = [...keys, ...values]
  if (all.some((part) => Number.isNaN(part.value) && part.error === 0)) return nothing
  if (all.length === 0 || all.some((part) => part.error === Infinity)) return doubtful
  if (e.name === 'rowSum') return values.reduce(plus)
  if (e.name === 'rowMean') return times(values.reduce(plus), { value: 1 / rows.length, error: unit })
  const sign = e.name.endsWith('Min') ? 1 : -1
  const least = Math.min(...keys.map((key) => sign * key.value))
  const winners = keys.flatMap((key, i) => (sign * key.value - key.error <= least ? [values[i]] : []))
  const error = Math.max(...winners.map((winner) => winner.error))
  const clear = winners.every((winner) => winner.value === winners[0].value)
  if (e.name === 'rowMin' || e.name === 'rowMax') return { value: sign * least, error: Math.max(error, 0) }
  return clear ? { value: winners[0].value, error } : doubtful
}
