import { differentiate } from '../../math/differentiate/differentiate'
import { edge } from '../../math/differentiate/rules'
import { Graph } from '../../math/expression/expression'
import { operation } from '../../math/table/functions'
import { everywhere, nowhere } from '../../math/table/interval/decoratedInterval'
import type { DecoratedInterval } from '../../math/table/interval/decoratedInterval'
import { lower } from '../program/lower'
import { inEach, plus, scaled } from './course'
import type { Course } from './course'
import { toScalar } from './scalar'
import type { ScalarFunction } from './scalar'
import * as S from './series'
import type { Series } from './series'

/** n! */
const factorials = Array.from({ length: 9 }, () => 1)
factorials.forEach((_, n) => n > 0 && (factorials[n] = n * factorials[n - 1]))

/** The derivatives of a sine or cosine, which come round. */
const turning = (...round: number[]): number[] => factorials.map((f, k) => round[k % 4] / f)

/** Taylor coefficients that are known for all k. */
const closedForms: ReadonlyMap<string, (at: number) => number[]> = new Map<string, (at: number) => number[]>([
  ['exp', (at) => factorials.map((f) => Math.exp(at) / f)],
  ['sin', (at) => turning(Math.sin(at), Math.cos(at), -Math.sin(at), -Math.cos(at))],
  ['cos', (at) => turning(Math.cos(at), -Math.sin(at), -Math.cos(at), Math.sin(at))]
])

/** A smooth operation by Taylor's series in its one argument that moves. */
export function smooth(name: string, args: Series[], index: number): Course {
  const s = args[index]
  const at = args.map((arg) => S.coefficientOf(arg, 0))
  if (!S.vanishes(s) || at.some(Number.isNaN)) return beyond(name, s)
  const coefficients = coefficientsAt(name, index, at)
  if (Array.isArray(coefficients)) return S.compose(coefficients, S.withoutConstant(s))
  return coefficients
}

/** Null at a kink, jump or end of an operation that has no rule of its own above. */
function coefficientsAt(name: string, index: number, at: number[]): number[] | 'undefined' | null {
  const known = at[index] === 0 ? operation(name).series : undefined
  const closed = known ?? closedForms.get(name)?.(at[index])
  if (closed) return closed
  const [onEdge, ...derivatives] = taylor(name, index, at.length)(at, [])
  if (!Number.isFinite(derivatives[0])) return isNowhere(name, at) ? 'undefined' : null
  return onEdge === 0 && derivatives.every(Number.isFinite)
    ? derivatives.map((d, k) => d / factorials[k])
    : null
}

/** Whether an operation has no value around its arguments either. */
function isNowhere(name: string, at: number[]): boolean {
  const around = at.map((value) => rangeOf(value - 1e-9, value + 1e-9))
  return enclosed(name, around[0], around[1] ?? around[0]).defined === nowhere
}

const rangeOf = (low: number, high: number): DecoratedInterval => ({
  low,
  high,
  defined: everywhere,
  continuous: true
})

function enclosed(name: string, u: DecoratedInterval, v: DecoratedInterval): DecoratedInterval {
  const w = rangeOf(NaN, NaN)
  operation(name).interval.f64(w, u, v)
  return w
}

/** Where the argument has no limit: its value may have one, or bounds, or at least be there. */
function beyond(name: string, s: Series): Course {
  const sign = S.signOf(s)
  const [lead] = s.terms
  const grows = lead !== undefined && sign !== null && (lead.power < 0 || (lead.power === 0 && lead.log > 0))
  if (grows && name === 'atan') {
    const inner = inEach([S.powerSeries(s, -1)], ([inverse]) => smooth('atan', [inverse], 0))
    return plus(scaled(inner, -1), (sign * Math.PI) / 2)
  }
  const limit = grows ? operation(name).limits?.[sign < 0 ? 0 : 1] : undefined
  if (limit !== undefined) return { ...S.constantSeries(limit), order: S.beyondPowers }
  const everyNumber = rangeOf(-Infinity, Infinity)
  const { low, high, defined, continuous } = enclosed(name, everyNumber, everyNumber)
  if (defined !== everywhere) return null
  // The way to infinity passes all heights between, if its remainder vanishes.
  const swings = grows && s.order > 0 && (name === 'sin' || name === 'cos')
  const bounded = Number.isFinite(high - low) || (continuous && S.leadOf(s) >= 0)
  return bounded ? S.orderOnly(0, swings) : S.anything
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
