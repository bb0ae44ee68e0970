import { conditions, operation } from '../../math/table/functions'
import { select } from '../evaluators/scalar'
import { argsOf, rowCount, schedule } from '../program/tape'
import type { Instruction, Tape } from '../program/tape'

/** Half the distance from 1 to the next f64. */
export const unit = 2 ** -53

/**
 * Registers beside bounds for what rounding has done to them. NaN with the error 0 has no value; an infinite
 * error means that rounding decides. The arrays are reused by the next call.
 */
export interface Bounds {
  values: Float64Array
  errors: Float64Array
}

export type BoundedFunction = (at: ArrayLike<number>, parameters: ArrayLike<number>) => Bounds

/** Operations with steps: where they step is decided in f64, and what they give has no rounding. */
export const isStep = (name: string): boolean => conditions.has(name) || steps.has(name)
const steps: ReadonlySet<string> = new Set(['floor', 'ceil', 'round', 'sign', 'step'])

/**
 * A tape without data in f64 with running error bounds: to first order, the error of f(u, v) is |f_u|·error of u +
 * |f_v|·error of v + its own rounding (Higham, Accuracy and Stability of Numerical Algorithms, 3.3). Variables and
 * parameters are taken to be exact.
 */
export function toBounded(tape: Tape): BoundedFunction {
  const values = new Float64Array(tape.code.length)
  const errors = new Float64Array(tape.code.length)
  const run = tape.code.map((instruction, i) => compileBound(instruction, i, values, errors))
  return (at, parameters) => {
    for (const step of run) step(at, parameters)
    return { values, errors }
  }
}

/** Whether bounds are known: a function of data sums up its rows with care of its own. */
export const isBounded = (tape: Tape): boolean => rowCount(tape) === 0 && schedule(tape).length === 1

/** One instruction, or a loop of them, ready to run. */
type Compiled = (at: ArrayLike<number>, parameters: ArrayLike<number>) => void

function compileBound(
  instruction: Instruction,
  i: number,
  values: Float64Array,
  errors: Float64Array
): Compiled {
  const [u, v = u, w = v] = argsOf(instruction)
  switch (instruction.kind) {
    case 'constant':
      return () => {
        values[i] = instruction.value
        errors[i] = instruction.exactly === undefined ? 0 : 4 * unit * Math.abs(instruction.value)
      }
    case 'variable':
      return (at) => (values[i] = at[instruction.index])
    case 'parameter':
      return (_, parameters) => (values[i] = parameters[instruction.index])
    case 'select':
      return () => {
        values[i] = select(values[u], values[v], values[w])
        errors[i] = errors[values[u] !== 0 ? v : w]
      }
    case 'call': {
      const { f64 } = operation(instruction.name)
      const inherited = inheritance(instruction, values, errors)
      const { share, least } = ownRounding(instruction.name)
      const put = (value: number, error: number) => {
        values[i] = value
        errors[i] = error >= 0 ? error : Infinity
        // Beyond the largest f64 nothing is known of a value but that, which is sure.
        if (Math.abs(value) === Infinity && errors[u] + errors[v] < Infinity) errors[i] = 0
        if (value !== value) errors[i] = mayHaveValue(f64, values, errors, u, v) ? Infinity : 0
      }
      const general = () => {
        const value = f64(values[u], values[v])
        put(value, inherited(value) + share * Math.max(Math.abs(value), least))
      }
      return arithmeticStep(instruction.name, values, errors, u, v, put) ?? general
    }
    default:
      throw new Error(`${instruction.kind} has no bound`)
  }
}

/** Libraries' functions are right to a few units, our own to some more, and some have that error even where they are 0. */
const [libraryShare, ownShare] = [8 * unit, 64 * unit]
const ours: ReadonlySet<string> = new Set(['erf', 'gamma', 'factorial', 'lgamma', 'digamma', 'polygamma'])
const withZeros: ReadonlySet<string> = new Set(['lgamma', 'digamma', 'polygamma'])
const basic: ReadonlySet<string> = new Set(['add', 'subtract', 'multiply', 'divide', 'sqrt'])
const exact: ReadonlySet<string> = new Set(['negate', 'abs', 'min', 'max', 'relu'])

/** The rounding in f64 of an operation's own: a share of its value, or of the least that counts. */
export function ownRounding(name: string): { share: number; least: number } {
  const share = basic.has(name) ? unit : ours.has(name) ? ownShare : libraryShare
  return { share: isExact(name) ? 0 : share, least: withZeros.has(name) ? 1 : 0 }
}

/** Operations that round nothing. */
export const isExact = (name: string): boolean => exact.has(name) || isStep(name)

/** The four operations that most of a tape consists of, each in one piece: three times as fast as put together. */
function arithmeticStep(
  name: string,
  values: Float64Array,
  errors: Float64Array,
  u: number,
  v: number,
  put: (value: number, error: number) => void
): Compiled | null {
  switch (name) {
    case 'add':
      return () => {
        const w = values[u] + values[v]
        put(w, errors[u] + errors[v] + lostBySum(values[u], values[v], w))
      }
    case 'subtract':
      return () => {
        const w = values[u] - values[v]
        put(w, errors[u] + errors[v] + lostBySum(values[u], -values[v], w))
      }
    case 'multiply':
      return () => {
        const w = values[u] * values[v]
        const error = errorOfProduct(values[u], values[v], errors[u], errors[v])
        put(w, error + lostByProduct(values[u], values[v], w))
      }
    case 'divide':
      return () => {
        const w = quotient(values[u], values[v])
        put(w, errorOfQuotient(w, values[v], errors[u], errors[v]) + unit * Math.abs(w))
      }
    default:
      return null
  }
}

const { f64: quotient } = operation('divide')

/** What rounding took from u + v = w: nothing where whole numbers are added. */
function lostBySum(u: number, v: number, w: number): number {
  const added = w - u
  return Math.abs(u - (w - added) + (v - added))
}

/** And from u·v: nothing where both factors are so short that they are f32. */
const lostByProduct = (u: number, v: number, w: number): number =>
  Math.fround(u) === u && Math.fround(v) === v ? 0 : unit * Math.abs(w)

/** What of the errors of u and v comes through u·v. */
const errorOfProduct = (u: number, v: number, du: number, dv: number): number =>
  du + dv && Math.abs(u) * dv + Math.abs(v) * du + du * dv

/** What of the errors of u and v comes through u/v = w. */
function errorOfQuotient(w: number, v: number, du: number, dv: number): number {
  const room = Math.abs(v) - dv
  return room > 0 ? (du + Math.abs(w) * dv) / room : Infinity
}

/** Whether an undefined value may be the work of rounding: beside its arguments, or by a divisor that is not surely 0. */
function mayHaveValue(
  f64: (u: number, v: number) => number,
  values: Float64Array,
  errors: Float64Array,
  u: number,
  v: number
): boolean {
  if (errors[u] === Infinity || errors[v] === Infinity) return true
  if (values[u] !== values[u] || values[v] !== values[v]) return false
  const has = (du: number, dv: number) => !Number.isNaN(f64(values[u] + du, values[v] + dv))
  return (
    [errors[u], -errors[u]].some((du) => du && has(du, 0)) ||
    [errors[v], -errors[v]].some((dv) => dv && has(0, dv))
  )
}

/** Beside a vertical tangent |f(a) − f(b)| ≤ c·|a − b|^p holds where the slope says nothing: c and p. */
const steep: ReadonlyMap<string, readonly [c: number, p: number]> = new Map([
  ['sqrt', [1, 1 / 2]],
  ['asin', [2.3, 1 / 2]],
  ['acos', [2.3, 1 / 2]],
  ['acosh', [1.5, 1 / 2]],
  ['cbrt', [1.6, 1 / 3]]
])

/**
 * The part of the arguments' errors that an operation passes on, as a function of the operation's value: to be called
 * when values and errors of the arguments are known.
 */
export function inheritance(
  { name, args }: Instruction & { kind: 'call' },
  values: Float64Array,
  errors: Float64Array
): (value: number) => number {
  const [u, v = u] = args
  if (isStep(name)) return () => 0
  switch (name) {
    case 'negate':
    case 'abs':
    case 'relu':
      return () => errors[u]
    case 'min':
    case 'max':
      return () => Math.max(errors[u], errors[v])
    case 'add':
    case 'subtract':
    case 'hypot':
      return () => errors[u] + errors[v]
    case 'multiply':
      return () => errorOfProduct(values[u], values[v], errors[u], errors[v])
    case 'divide':
      return (value) => errorOfQuotient(value, values[v], errors[u], errors[v])
  }
  const { partials } = operation(name)
  const [c, p] = steep.get(name) ?? [Infinity, 1]
  return (value) => {
    const [du, dv] = [errors[u], args.length > 1 ? errors[v] : 0]
    if (du + dv === 0) return 0
    const slopes = partials(values[u], values[v], value, dv === 0)
    const error = (du && Math.abs(slopes[0]) * du) + (dv && Math.abs(slopes[1]) * dv)
    return error <= c * du ** p || c === Infinity ? error : c * du ** p
  }
}
