import { operation } from '../../math/table/functions'
import type { Multiple } from './multiple'
import { functionsOf } from './multipleFunctions'
import type { Functions } from './multipleFunctions'
import { inheritance, isExact, isStep, ownRounding, unit as f64Unit } from './rounding'
import type { Bounds } from './rounding'
import { argsOf } from '../program/tape'
import type { Exact, Instruction, Tape } from '../program/tape'

/** Takes what f64 found, and whether this is the last word: then what may be 0 is. Arrays are reused by the next call. */
export type PreciseFunction = (
  at: ArrayLike<number>,
  parameters: ArrayLike<number>,
  found: Bounds,
  last: boolean
) => Bounds

/**
 * Evaluates a tape without data in numbers of `size` f64 each, rounded to f64 at the end, with bounds as in
 * rounding.ts. The branch of a choice and the step of a floor are decided in f64. An operation without a rule for more
 * digits has those of f64.
 */
export function toPrecise(tape: Tape, size: number): PreciseFunction {
  const values = new Float64Array(tape.code.length)
  const errors = new Float64Array(tape.code.length)
  const numbers: Multiple[] = tape.code.map(() => [NaN])
  const functions = functionsOf(size)
  const exact = exactly(functions)
  const compiled = tape.code.map((instruction, i): Compiled => {
    const [u, v = u, w = v] = argsOf(instruction)
    const put = (number: Multiple, error: number) => {
      numbers[i] = number
      values[i] = number[0]
      errors[i] = error
    }
    switch (instruction.kind) {
      case 'constant': {
        const { value, exactly } = instruction
        const known = exactly === undefined ? [value] : exact(exactly)
        const error =
          known && exactly === undefined ? 0 : Math.abs(value) * (known ? functions.unit : f64Unit)
        return () => put(known ?? [value], error)
      }
      case 'variable':
        return (at) => put([at[instruction.index]], 0)
      case 'parameter':
        return (_, parameters) => put([parameters[instruction.index]], 0)
      case 'select':
        return (_at, _parameters, found) => {
          const taken = found.values[u] !== 0 ? v : w
          put(Number.isNaN(found.values[u]) ? [NaN] : numbers[taken], errors[taken])
        }
      case 'call':
        return compileCall(instruction, i, { values, errors }, numbers, functions, put)
      default:
        throw new Error(`${instruction.kind} has no bound`)
    }
  })
  return (at, parameters, found, last) => {
    for (const run of compiled) run(at, parameters, found, last)
    return { values, errors }
  }
}

/** One instruction, or a loop of them, ready to run. */
type Compiled = (at: ArrayLike<number>, parameters: ArrayLike<number>, found: Bounds, last: boolean) => void

function compileCall(
  instruction: Instruction & { kind: 'call' },
  i: number,
  { values, errors }: Bounds,
  numbers: Multiple[],
  functions: Functions,
  put: (number: Multiple, error: number) => void
): Compiled {
  const { name, args } = instruction
  const [u, v = u] = args
  const { f64, partials } = operation(name)
  const inherited = inheritance(instruction, values, errors)
  const rule = functions.of(name)
  const own = preciseRounding(name, functions.unit)
  const nearlyOwn = ownRounding(name)
  const zero = zeroOf(name, args)
  if (isStep(name)) return (_at, _parameters, found) => put([found.values[i]], 0)

  /** In f64, moved along the slope by what the argument has more. */
  const nearly = (): Multiple => {
    const w = f64(values[u], values[v])
    const slopes = partials(values[u], values[v], w, args.length < 2)
    return [w + args.reduce((sum, arg, k) => sum + (numbers[arg][1] ? slopes[k] * numbers[arg][1] : 0), 0)]
  }
  return (_at, _parameters, found, last) => {
    if (errors[u] === Infinity || errors[v] === Infinity) return put([NaN], Infinity)
    if (zero !== null && Math.abs(values[zero]) <= errors[zero]) {
      const sure = last || errors[zero] === 0
      return put([NaN], sure ? 0 : Infinity)
    }
    const better = rule?.(numbers[u], numbers[v], found.values[i])
    const isBetter = better && Number.isFinite(better[0])
    const number = isBetter ? better : nearly()
    if (Number.isNaN(number[0])) return put(number, 0)
    const share = isBetter
      ? own(values[u], values[v], number[0])
      : 2 * nearlyOwn.share * Math.max(nearlyOwn.least, Math.abs(number[0]))
    values[i] = number[0]
    const error = inherited(number[0]) + share + smallest
    put(number, error >= 0 ? error : Infinity)
  }
}

/** Where numbers are so small, their last parts are too small for f64. */
const smallest = 2 ** -1000

/** Which argument must not be 0. */
const zeroOf = (name: string, args: number[]): number | null =>
  name === 'divide' ? args[1] : name === 'ln' || name === 'log2' || name === 'log10' ? args[0] : null

const relative: ReadonlySet<string> = new Set(['multiply', 'divide', 'sqrt', 'exp', 'hypot', 'sigmoid'])

/** The rounding of an operation's own: relative to the value, to the arguments of a sum, or to 1 and more elsewhere. */
function preciseRounding(name: string, unit: number): (u: number, v: number, w: number) => number {
  if (isExact(name)) return () => 0
  if (relative.has(name)) return (_u, _v, w) => unit * Math.abs(w)
  if (name === 'add' || name === 'subtract') return (u, v) => unit * (Math.abs(u) + Math.abs(v))
  if (name === 'sin' || name === 'sinc')
    return (u, _v, w) => unit * (Math.abs(u) < 0.7 ? Math.abs(w) : 1 + Math.abs(u))
  if (name === 'erf') return (u) => unit * Math.exp(u * u)
  return (u, v, w) => unit * (1 + Math.abs(u) + Math.abs(v)) * (1 + Math.abs(w))
}

/** A constant with all its digits; null where they are not known. */
function exactly({ of, pi, e, size, divide }: Functions): (exact: Exact) => Multiple | null {
  const find = (exact: Exact): Multiple | null => {
    if (typeof exact === 'number') return [exact]
    if (exact === 'pi') return pi
    if (exact === 'e') return e
    if (typeof exact === 'string') return /^-?\d+$/.test(exact) ? whole(BigInt(exact), size) : null
    const { name } = exact
    const [u, v = u] = exact.args.map(find)
    const value = u && v && (name === 'divide' ? divide(u, v) : of(name)?.(u, v, NaN))
    return value && Number.isFinite(value[0]) ? value : null
  }
  return find
}

function whole(n: bigint, size: number): Multiple {
  const parts: number[] = []
  for (let rest = n; parts.length < size; rest -= BigInt(parts[parts.length - 1])) parts.push(Number(rest))
  return parts
}
