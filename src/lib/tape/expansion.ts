import { differentiate } from '../math/differentiate'
import { Graph } from '../math/expression'
import type { ReductionName } from '../math/expression'
import { operation } from '../math/functions'
import { edge } from '../math/rules'
import { lower } from './lower'
import { toScalar } from './scalar'
import type { ScalarFunction } from './scalar'
import * as S from './series'
import type { Series } from './series'
import { rowCount, schedule } from './tape'
import type { Instruction, Tape } from './tape'

/**
 * How a function runs along a ray: the tape's first output at `at + t·direction` as a series in t > 0.
 * Unlike the derivative's formulas it sees through kinks, jumps and 0/0: |u| follows the sign that u takes,
 * √(x² + y²) is t. Null where the function is undefined on the ray, or more than powers of t would be
 * needed. Costs thousands of times an evaluation.
 */
export type Expansion = (
  at: ArrayLike<number>,
  direction: ArrayLike<number>,
  parameters: ArrayLike<number>
) => Series | null

/** Beyond this many rows an expansion of a reduction is not worth its time. */
const mostRows = 20_000

export function toExpansion(tape: Tape): Expansion {
  const stages = schedule(tape)
  return (at, direction, parameters) => {
    if (rowCount(tape) > mostRows) return null
    const registers: (Series | null)[] = tape.code.map(() => null)
    const compute = (i: number, row: number) => {
      registers[i] = expand(tape, tape.code[i], registers, row, (instruction) =>
        instruction.kind === 'variable'
          ? S.lineSeries(at[instruction.index], direction[instruction.index])
          : S.constantSeries(parameters[(instruction as { index: number }).index])
      )
    }
    for (const { scalars, rows, reductions } of stages) {
      for (const i of scalars) compute(i, 0)
      if (!reductions.length) continue
      const values = reductions.map((): (Series | null)[][] => [])
      for (let row = 0; row < rowCount(tape); row++) {
        for (const i of rows) compute(i, row)
        reductions.forEach((i, k) => values[k].push(argumentsOf(tape.code[i]).map((arg) => registers[arg])))
      }
      reductions.forEach((i, k) => {
        const { name } = tape.code[i] as Instruction & { kind: 'reduce' }
        registers[i] = reduce(name, values[k])
      })
    }
    return registers[tape.outputs[0]]
  }
}

const argumentsOf = (instruction: Instruction): number[] => ('args' in instruction ? instruction.args : [])

function reduce(name: ReductionName, rows: (Series | null)[][]): Series | null {
  if (!rows.every((row) => row.every((s) => s !== null))) return null
  const known = rows
  if (name === 'rowSum' || name === 'rowMean') {
    const sum = known.reduce((total, [u]) => S.addSeries(total, u), S.constantSeries(0))
    return S.scaleSeries(sum, name === 'rowMean' ? 1 / rows.length : 1)
  }
  const sign = name === 'rowMin' || name === 'rowAtMin' ? 1 : -1
  const least = known.reduce((a, b) => (sign * S.signOf(difference(b[0], a[0])) < 0 ? b : a))
  return least[least.length - 1]
}

function expand(
  tape: Tape,
  instruction: Instruction,
  registers: (Series | null)[],
  row: number,
  input: (instruction: Instruction) => Series
): Series | null {
  switch (instruction.kind) {
    case 'constant':
      return Number.isNaN(instruction.value) ? null : S.constantSeries(instruction.value)
    case 'column':
      return S.constantSeries(tape.columns[instruction.index].values[row])
    case 'variable':
    case 'parameter':
      return input(instruction)
    case 'select': {
      const [c, u, v] = instruction.args.map((arg) => registers[arg])
      return c && (S.signOf(c) !== 0 ? u : v)
    }
    case 'call': {
      const args = instruction.args.map((arg) => registers[arg])
      return args.every((s) => s !== null) ? operate(instruction.name, args) : null
    }
    default:
      return null
  }
}

const difference = (u: Series, v: Series): Series => S.addSeries(u, S.scaleSeries(v, -1))
const truth = (holds: boolean): Series => S.constantSeries(Number(holds))
const compared = (holds: (sign: number) => boolean) => (u: Series, v: Series) =>
  truth(holds(S.signOf(difference(u, v))))
const quotient = (u: Series, v: Series): Series | null => {
  const inverse = S.powerSeries(v, -1)
  return inverse && S.multiplySeries(u, inverse)
}
const constantOf = (s: Series): number | null =>
  s.order === Infinity && S.withoutConstant(s).terms.length === 0 ? S.coefficientOf(s, 0) : null

/** Rounds the constant term, which the rest of the series pushes over a whole number or not. */
function floor(u: Series): Series | null {
  if (S.leadOf(u) < 0) return null
  const at = S.coefficientOf(u, 0)
  const falling = Number.isInteger(at) && S.signOf(S.withoutConstant(u)) < 0
  return S.constantSeries(Math.floor(at) - Number(falling))
}

function power(u: Series, v: Series): Series | null {
  const exponent = constantOf(v)
  if (exponent !== null) return S.powerSeries(u, exponent)
  const logarithm = smooth('ln', [u], 0)
  return logarithm && smooth('exp', [S.multiplySeries(v, logarithm)], 0)
}

function root(u: Series, n: Series): Series | null {
  const degree = constantOf(n)
  if (degree === null) return power(u, quotient(S.constantSeries(1), n) ?? n)
  const odd = Math.abs(degree % 2) === 1
  if (S.signOf(u) >= 0 || !odd) return S.powerSeries(u, 1 / degree)
  const positive = S.powerSeries(S.scaleSeries(u, -1), 1 / degree)
  return positive && S.scaleSeries(positive, -1)
}

/** The angle of (v, u), from the quotient that stays finite. */
function angle(u: Series, v: Series): Series | null {
  if (!u.terms.length && !v.terms.length) return null
  if (S.leadOf(v) <= S.leadOf(u)) {
    const ratio = quotient(u, v)
    const turn = S.signOf(v) > 0 ? 0 : S.signOf(u) < 0 ? -Math.PI : Math.PI
    const inner = ratio && smooth('atan', [ratio], 0)
    return inner && S.addSeries(inner, S.constantSeries(turn))
  }
  const ratio = quotient(v, u)
  const inner = ratio && smooth('atan', [ratio], 0)
  return inner && difference(S.constantSeries((S.signOf(u) * Math.PI) / 2), inner)
}

const lesser = (u: Series, v: Series): Series => (S.signOf(difference(u, v)) <= 0 ? u : v)
const greater = (u: Series, v: Series): Series => (S.signOf(difference(u, v)) >= 0 ? u : v)
const half = S.constantSeries(0.5)

/** The operations that are not smooth everywhere, and arithmetic; all others go by their derivatives. */
const rules: ReadonlyMap<string, (u: Series, v: Series) => Series | null> = new Map([
  ['add', S.addSeries],
  ['subtract', difference],
  ['negate', (u: Series) => S.scaleSeries(u, -1)],
  ['multiply', S.multiplySeries],
  ['divide', quotient],
  ['pow', power],
  ['sqrt', (u: Series) => S.powerSeries(u, 0.5)],
  ['cbrt', (u: Series) => root(u, S.constantSeries(3))],
  ['nthRoot', root],
  [
    'hypot',
    (u: Series, v: Series) => S.powerSeries(S.addSeries(S.multiplySeries(u, u), S.multiplySeries(v, v)), 0.5)
  ],
  ['abs', (u: Series) => S.scaleSeries(u, S.signOf(u) < 0 ? -1 : 1)],
  ['sign', (u: Series) => S.constantSeries(S.signOf(u))],
  ['step', (u: Series) => truth(S.signOf(u) > 0)],
  ['relu', (u: Series) => greater(u, S.constantSeries(0))],
  ['floor', floor],
  ['ceil', (u: Series) => negated(floor(S.scaleSeries(u, -1)))],
  ['round', (u: Series) => floor(S.addSeries(u, half))],
  [
    'mod',
    (u: Series, v: Series) => {
      const turns = quotient(u, v)
      const whole = turns && floor(turns)
      return whole && difference(u, S.multiplySeries(v, whole))
    }
  ],
  ['min', lesser],
  ['max', greater],
  ['atan2', angle],
  ['lt', compared((sign) => sign < 0)],
  ['le', compared((sign) => sign <= 0)],
  ['gt', compared((sign) => sign > 0)],
  ['ge', compared((sign) => sign >= 0)],
  ['eq', compared((sign) => sign === 0)],
  ['ne', compared((sign) => sign !== 0)],
  ['and', (u, v) => truth(S.signOf(u) !== 0 && S.signOf(v) !== 0)],
  ['or', (u, v) => truth(S.signOf(u) !== 0 || S.signOf(v) !== 0)],
  ['not', (u: Series) => truth(S.signOf(u) === 0)]
])

const negated = (s: Series | null): Series | null => s && S.scaleSeries(s, -1)

function operate(name: string, args: Series[]): Series | null {
  const rule = rules.get(name)
  if (rule) return rule(args[0], args[1] ?? args[0])
  const constants = args.map(constantOf)
  const moving = constants.flatMap((value, i) => (value === null ? [i] : []))
  if (moving.length > 1) return null
  if (moving.length === 1) return smooth(name, args, moving[0])
  const value = operation(name).f64(constants[0]!, constants[1] ?? NaN)
  return Number.isFinite(value) ? S.constantSeries(value) : null
}

/** Limits at −∞ and ∞ that are reached faster than by any power of t. */
const limits: ReadonlyMap<string, [number, number]> = new Map([
  ['exp', [0, NaN]],
  ['tanh', [-1, 1]],
  ['erf', [-1, 1]],
  ['erfc', [2, 0]],
  ['sigmoid', [0, 1]],
  ['sech', [0, 0]]
])

/** Taylor coefficients where the formulas of the derivatives are 0/0. */
const removable: ReadonlyMap<string, number[]> = new Map([['sinc', [1, 0, -1 / 6, 0, 1 / 120]]])

/** A smooth operation by Taylor's series in its one argument that moves. */
function smooth(name: string, args: Series[], index: number): Series | null {
  const s = args[index]
  if (S.leadOf(s) < 0) return beyond(name, s)
  const values = args.map((arg) => S.coefficientOf(arg, 0))
  const coefficients = coefficientsAt(name, index, values)
  return coefficients && Number.isFinite(coefficients[0])
    ? S.compose(coefficients, S.withoutConstant(s))
    : null
}

const factorials = [1, 1, 2, 6, 24]

/** Null at a kink or jump of an operation that has no rule of its own above. */
function coefficientsAt(name: string, index: number, values: number[]): number[] | null {
  const known = values[index] === 0 && removable.get(name)
  if (known) return known
  const [onEdge, ...derivatives] = taylor(name, index, values.length)(values, [])
  return onEdge === 0 ? derivatives.map((d, k) => d / factorials[k]) : null
}

function beyond(name: string, s: Series): Series | null {
  if (name === 'atan') {
    const inverse = S.powerSeries(s, -1)
    const inner = inverse && smooth('atan', [inverse], 0)
    return inner && difference(S.constantSeries((S.signOf(s) * Math.PI) / 2), inner)
  }
  const limit = limits.get(name)?.[S.signOf(s) < 0 ? 0 : 1] ?? NaN
  return Number.isNaN(limit) ? null : S.constantSeries(limit)
}

const tapes = new Map<string, ScalarFunction>()

/** Whether an operation is at an edge, its value, and its first four derivatives with respect to one argument. */
function taylor(name: string, index: number, arity: number): ScalarFunction {
  const key = `${name}/${index}`
  const known = tapes.get(key)
  if (known) return known
  const g = new Graph()
  const names = ['u', 'v'].slice(0, arity)
  const args = names.map((argument) => g.symbol(argument))
  const derivatives = [g.call(name, ...args)]
  for (let k = 0; k < 4; k++) derivatives.push(differentiate(g, derivatives[k], names[index]))
  const evaluate = toScalar(lower([edge(g, name, args) ?? g.number(0), ...derivatives], names, []))
  tapes.set(key, evaluate)
  return evaluate
}
