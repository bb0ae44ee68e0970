import { differentiate } from '../../math/differentiate/differentiate'
import { Graph } from '../../math/expression/expression'
import type { ReductionName } from '../../math/expression/expression'
import { operation } from '../../math/table/functions'
import { everywhere, nowhere } from '../../math/table/interval/range'
import type { Range } from '../../math/table/interval/range'
import { edge } from '../../math/differentiate/rules'
import { lower } from '../program/lower'
import { toScalar } from './scalar'
import type { ScalarFunction } from './scalar'
import * as S from './series'
import type { Series } from './series'
import { dependsOn, rowCount, rowRegisters, schedule } from '../program/tape'
import type { Instruction, Tape } from '../program/tape'

/**
 * How a function runs on a way out of a point: a series in t > 0; 'undefined' where it surely has no value on
 * it, null where neither is known.
 */
export type Course = Series | 'undefined' | null

/**
 * The tape's first output near a point, from its operations. Unlike the derivative's formulas it sees through
 * kinks, jumps and 0/0: |u| follows the sign that u takes, √(x² + y²) is t. Costs thousands of times an
 * evaluation.
 */
export interface Expansion {
  /** With each variable on a way of its own: a ray, or a curve. */
  along(inputs: Series[], parameters: ArrayLike<number>): Course
  /** Cones that together hold all directions, with what holds along all rays of each; null where there would be too many. */
  around(at: readonly number[], parameters: ArrayLike<number>): Cone[] | null
}

/** Beyond this many rows an expansion of a reduction is not worth its time, and many of them even less. */
const mostRows = { along: 20_000, around: 200 }
/** Directions of more variables would need too many cones. */
const mostVariables = 3

/** Directions between two ends in each variable; no span but [0, 0] holds 0. */
export interface Cone {
  spans: Span[]
  course: Course
}

type Known = (register: number, registers: readonly Course[]) => Course | undefined

export function toExpansion(tape: Tape): Expansion {
  const stages = schedule(tape)
  const run = (inputs: Series[], parameters: ArrayLike<number>, known: Known = () => undefined): Course[] => {
    const registers: Course[] = tape.code.map(() => null)
    const compute = (i: number, row: number) => {
      const found = known(i, registers)
      registers[i] =
        found !== undefined ? found : expand(tape, tape.code[i], registers, row, inputs, parameters)
    }
    for (const { scalars, rows, reductions } of stages) {
      for (const i of scalars) compute(i, 0)
      if (!reductions.length) continue
      const values = reductions.map((): Course[][] => [])
      for (let row = 0; row < rowCount(tape); row++) {
        for (const i of rows) compute(i, row)
        reductions.forEach((i, k) => values[k].push(argumentsOf(tape.code[i]).map((arg) => registers[arg])))
      }
      reductions.forEach((i, k) => {
        const { name } = tape.code[i] as Instruction & { kind: 'reduce' }
        registers[i] = reduce(name, values[k])
      })
    }
    return registers
  }
  const [output] = tape.outputs
  return {
    along: (inputs, parameters) => (rowCount(tape) > mostRows.along ? null : run(inputs, parameters)[output]),
    around(at, parameters) {
      if (rowCount(tape) > mostRows.around || at.length > mostVariables) return null
      const waists = waistsOf(tape)
      const still = at.map((start) => S.lineSeries(start, 0, 0))
      const known = new Map<string, Course[]>()
      /** All registers as functions of one of them, which starts at u0 and moves with the speed ±1 or 0. */
      const throughOne = (waist: number, u0: number, speed: number): Course[] => {
        const key = [waist, u0, speed].join()
        const moving = S.lineSeries(u0, speed, speed)
        const found = known.get(key) ?? run(still, parameters, (i) => (i === waist ? moving : undefined))
        known.set(key, found)
        return found
      }
      return conesOf(at.length).map((spans) => {
        const inputs = spans.map(
          ([low, high], i) =>
          S.lineSeries(at[i], low, high, at.map((_, k) => Number(k === i))) // prettier-ignore
        )
        const course = run(inputs, parameters, (register, registers) => {
          const inner = waists[register] === register ? null : registers[waists[register]]
          if (!inner || inner === 'undefined' || !S.vanishes(inner)) return undefined
          const [u0, tau] = [S.coefficientOf(inner, 0), S.withoutConstant(inner)]
          const sign = S.signOf(tau)
          if (sign === null || Number.isNaN(u0)) return undefined
          const outer = throughOne(waists[register], u0, sign)[register]
          if (sign === 0 || !outer || outer === 'undefined') return outer
          return S.substitute(outer, S.scaleSeries(tau, sign)) ?? undefined
        })[output]
        return { spans, course }
      })
    }
  }
}

/**
 * Of each register the first one through which all goes that it knows of the variables: it is a function of
 * that one alone, as sin(s)/s is with s = x² + y². One that stands for itself has no such.
 */
function waistsOf(tape: Tape): number[] {
  const inRows = rowRegisters(tape)
  const moves = dependsOn(tape, ({ kind }) => kind === 'variable')
  /** The next register on the way back to the variables that all ways pass; −1 where there is none. */
  const before: number[] = []
  const common = (i: number, j: number): number => {
    let [a, b] = [i, j]
    while (a !== b) {
      if (a > b) a = before[a]
      else b = before[b]
    }
    return a
  }
  return tape.code.map((instruction, i) => {
    const args = argumentsOf(instruction).filter((arg) => moves[arg])
    const plain = args.length > 0 && !inRows[i] && instruction.kind !== 'reduce'
    before[i] = plain ? args.reduce(common) : -1
    let first = i
    while (before[first] >= 0) first = before[first]
    return first
  })
}

export type Span = readonly [low: number, high: number]
/** No span has numbers of both signs: 0 is only in the one that holds nothing else. */
const spans: Span[] = [[-1, -0.5], [-0.5, 0], [0, 0], [0, 0.5], [0.5, 1]] // prettier-ignore

/** All directions: each side of a cube, in pieces. */
function conesOf(n: number): Span[][] {
  const sides = Array.from({ length: n }, (_, axis) => axis).flatMap((axis) =>
    [-1, 1].map((sign) => ({ axis, sign }))
  )
  return sides.flatMap(({ axis, sign }) =>
    Array.from({ length: n }, (_, i) => (i === axis ? [[sign, sign] as Span] : spans)).reduce<Span[][]>(
      (cones, side) => cones.flatMap((cone) => side.map((span) => [...cone, span])),
      [[]]
    )
  )
}

const argumentsOf = (instruction: Instruction): number[] => ('args' in instruction ? instruction.args : [])

function reduce(name: ReductionName, rows: Course[][]): Course {
  const known = inEach(rows.flat(), (all) => all)
  if (!Array.isArray(known)) return known
  const width = rows[0]?.length ?? 1
  const values = rows.map((_, i) => known.slice(i * width, (i + 1) * width))
  if (name === 'rowSum' || name === 'rowMean') {
    const sum = values.reduce((total, [u]) => S.addSeries(total, u), S.constantSeries(0))
    return S.scaleSeries(sum, name === 'rowMean' ? 1 / rows.length : 1)
  }
  const direction = name === 'rowMin' || name === 'rowAtMin' ? 1 : -1
  let least: Series[] | null = null
  for (const row of values) {
    const sign: number | null = least ? S.signOf(difference(row[0], least[0])) : -direction
    if (sign === null) return null
    if (!least || direction * sign < 0) least = row
  }
  return least && least[least.length - 1]
}

/** What follows from courses that are all known; without one there is none, and is nothing known. */
function inEach<T>(courses: Course[], make: (known: Series[]) => T): T | 'undefined' | null {
  if (courses.includes('undefined')) return 'undefined'
  return courses.includes(null) ? null : make(courses as Series[])
}

function expand(
  tape: Tape,
  instruction: Instruction,
  registers: Course[],
  row: number,
  inputs: Series[],
  parameters: ArrayLike<number>
): Course {
  switch (instruction.kind) {
    case 'constant':
      return Number.isNaN(instruction.value) ? 'undefined' : S.constantSeries(instruction.value)
    case 'column':
      return S.constantSeries(tape.columns[instruction.index].values[row])
    case 'variable':
      return inputs[instruction.index]
    case 'parameter':
      return S.constantSeries(parameters[instruction.index])
    case 'select': {
      const [c, u, v] = instruction.args.map((arg) => registers[arg])
      return inEach([c], ([choice]) => choose(S.signOf(choice), u, v))
    }
    case 'call': {
      const { name, args } = instruction
      return inEach(
        args.map((arg) => registers[arg]),
        (known) => operate(name, known)
      )
    }
    default:
      return null
  }
}

/** Where it is not known which branch is taken, it is one of them. */
function choose(sign: number | null, u: Course, v: Course): Course {
  if (sign !== null) return sign !== 0 ? u : v
  if (u === 'undefined' || v === 'undefined') return u === v ? u : null
  return inEach([u, v], ([one, other]) => S.hull(one, other))
}

const difference = (u: Series, v: Series): Series => S.addSeries(u, S.scaleSeries(v, -1))
/** 1, 0, or either. */
const truth = (holds: boolean | null): Series =>
  holds === null ? S.termSeries(S.term(0, 0, 1)) : S.constantSeries(Number(holds))
const bySign = (sign: number | null, holds: (sign: number) => boolean): Series =>
  truth(sign === null ? null : holds(sign))
const compared = (holds: (sign: number) => boolean) => (u: Series, v: Series) =>
  bySign(S.signOf(difference(u, v)), holds)
const isTrue = (u: Series): boolean | null => {
  const sign = S.signOf(u)
  return sign === null ? null : sign !== 0
}
/** What decides a conjunction, or with `decisive` true an alternative. */
const joined = (decisive: boolean) => (u: Series, v: Series) => {
  const sides = [isTrue(u), isTrue(v)]
  return truth(sides.includes(decisive) ? decisive : sides.includes(null) ? null : !decisive)
}
const quotient = (u: Series, v: Series): Course =>
  inEach([S.powerSeries(v, -1)], ([inverse]) => S.multiplySeries(u, inverse))
const constantOf = (s: Series): number | null => {
  const value = S.coefficientOf(s, 0)
  const moves = s.order < Infinity || S.withoutConstant(s).terms.length > 0 || Number.isNaN(value)
  return moves ? null : value
}

/** Rounds the constant term, which the rest of the series pushes over a whole number or not. */
function floor(u: Series): Series | null {
  const rest = S.withoutConstant(u)
  // What is cut off is less than 1.
  const rough = () =>
    u.order >= 0
      ? { ...u, terms: u.terms.filter(({ power }) => power < 0), order: 0, swings: false }
      : S.anything
  if (!S.vanishes(u)) return rough()
  const at = S.coefficientOf(u, 0)
  if (!Number.isInteger(at)) return Number.isNaN(at) ? rough() : S.constantSeries(Math.floor(at))
  const sign = S.signOf(rest)
  if (sign === null) return S.hull(S.constantSeries(at - 1), S.constantSeries(at))
  return S.constantSeries(at - Number(sign < 0))
}

function power(u: Series, v: Series): Course {
  const exponent = constantOf(v)
  if (exponent !== null) return S.powerSeries(u, exponent)
  if (S.isZero(u)) return powerOfZero(S.signOf(v))
  return inEach([logarithm(u)], ([ln]) => exponential(S.multiplySeries(v, ln)))
}

/** 0^v is 0 for v > 0 and has no value for v < 0. */
const powerOfZero = (sign: number | null): Course =>
  sign === null ? null : sign > 0 ? S.constantSeries(0) : 'undefined'

/** ln(c·t^p·(1 + …)) is ln c − p·ln(1/t) + …. */
function logarithm(u: Series): Course {
  const sign = S.signOf(u)
  if (sign === null) return null
  if (sign <= 0) return 'undefined'
  const [lead] = u.terms
  if (lead.log !== 0 || !(lead.low > 0)) return S.orderOnly(-S.slack)
  const inverse = S.termSeries({ ...S.term(-lead.power, 1 / lead.high, 1 / lead.low) })
  const rest = S.multiplySeries({ ...u, terms: u.terms.slice(1) }, inverse)
  const own = S.termSeries(
    S.term(0, -lead.power, -lead.power, 1),
    S.term(0, Math.log(lead.low), Math.log(lead.high))
  )
  const moving = S.compose([0, 1, -1 / 2, 1 / 3, -1 / 4, 1 / 5], rest)
  return moving && [own, moving].map(withoutZeros).reduce(S.addSeries)
}

const withoutZeros = (s: Series): Series => ({
  ...s,
  terms: s.terms.filter(({ low, high }) => low !== 0 || high !== 0)
})

/** e^(c − k·ln(1/t) + …) is e^c·t^k·(1 + …); what falls faster than any power of t leaves nothing. */
function exponential(u: Series): Course {
  const [lead] = u.terms
  if (u.order <= 0 || !lead) return smooth('exp', [u], 0)
  if (lead.power < 0 || (lead.power === 0 && lead.log > 1))
    return lead.high < 0 ? S.orderOnly(S.beyondPowers) : lead.low > 0 ? S.beyondAll : S.anything
  if (lead.power > 0 || lead.log <= 0) return smooth('exp', [u], 0)
  if (lead.log < 1 || lead.low !== lead.high) return S.anything
  const rest = smooth('exp', [{ ...u, terms: u.terms.slice(1) }], 0)
  return inEach([rest], ([factor]) => S.multiplySeries(factor, S.termSeries(S.term(-lead.low, 1))))
}

function root(u: Series, n: Series): Course {
  const degree = constantOf(n)
  if (degree === null) return inEach([quotient(S.constantSeries(1), n)], ([v]) => power(u, v))
  const odd = Math.abs(degree % 2) === 1
  const sign = S.signOf(u)
  if (!odd || (sign !== null && sign >= 0)) return S.powerSeries(u, 1 / degree)
  if (sign === null) return degree > 0 ? S.orderOnly(S.leadOf(u) / degree) : null
  return inEach([S.powerSeries(S.scaleSeries(u, -1), 1 / degree)], ([positive]) =>
    S.scaleSeries(positive, -1)
  )
}

/** The angle of (v, u), from the quotient that stays finite. */
function angle(u: Series, v: Series): Course {
  if (S.isZero(u) && S.isZero(v)) return 'undefined'
  const [above, right] = [S.signOf(u), S.signOf(v)]
  if (above === null || right === null)
    return right === 1 ? inEach([quotient(u, v)], ([ratio]) => smooth('atan', [ratio], 0)) : null
  const flat = S.leadOf(v) <= S.leadOf(u)
  const turn = !flat ? (above * Math.PI) / 2 : right > 0 ? 0 : above < 0 ? -Math.PI : Math.PI
  const inner = inEach([flat ? quotient(u, v) : quotient(v, u)], ([ratio]) => smooth('atan', [ratio], 0))
  return inEach([inner], ([rest]) =>
    S.addSeries(S.constantSeries(turn), flat ? rest : S.scaleSeries(rest, -1))
  )
}

/** The first where its sign relative to the second is `sign` or they are the same. */
const extreme = (sign: number) => (u: Series, v: Series) => {
  const found = S.signOf(difference(u, v))
  return found === null ? S.hull(u, v) : found === -sign ? v : u
}
const lesser = extreme(-1)
const greater = extreme(1)

function size(u: Series): Series {
  const sign = S.signOf(u)
  if (sign !== null) return S.scaleSeries(u, sign < 0 ? -1 : 1)
  const [only] = u.terms
  if (u.terms.length === 1 && u.order === Infinity)
    return S.termSeries({ ...only, low: 0, high: Math.max(-only.low, only.high), linear: undefined })
  return S.hull(u, S.scaleSeries(u, -1))
}

const half = S.constantSeries(0.5)
const one = S.constantSeries(1)
const scaled = (s: Course, by: number): Course => inEach([s], ([known]) => S.scaleSeries(known, by))
const plus = (s: Course, by: number): Course =>
  inEach([s], ([known]) => S.addSeries(known, S.constantSeries(by)))
const rooted = (u: Series): Course => S.powerSeries(u, 0.5)

/** acos u is 2·asin √((1 − u)/2), which goes on to the end of the domain at 1. */
function arccosine(u: Series): Course {
  const at = S.coefficientOf(u, 0)
  if (at < 0 && at + 1 < 1e-9) return plus(scaled(arccosine(S.scaleSeries(u, -1)), -1), Math.PI)
  if (Math.abs(at - 1) > 1e-9 || !S.vanishes(u)) return smooth('acos', [u], 0)
  const inner = rooted(S.scaleSeries(difference(one, u), 0.5))
  return scaled(
    inEach([inner], ([s]) => smooth('asin', [s], 0)),
    2
  )
}

/** acosh u is 2·asinh √((u − 1)/2). */
const areaCosine = (u: Series): Course =>
  scaled(
    inEach([rooted(S.scaleSeries(difference(u, one), 0.5))], ([s]) => smooth('asinh', [s], 0)),
    2
  )

const ofInverse =
  (rule: (u: Series) => Course) =>
  (u: Series): Course =>
    inEach([quotient(one, u)], ([v]) => rule(v))
const arcsine = (u: Series): Course => plus(scaled(arccosine(u), -1), Math.PI / 2)

/** The operations that are not smooth everywhere, and arithmetic; all others go by their derivatives. */
const rules: ReadonlyMap<string, (u: Series, v: Series) => Course> = new Map<
  string,
  (u: Series, v: Series) => Course
>([
  ['add', S.addSeries],
  ['subtract', difference],
  ['negate', (u) => S.scaleSeries(u, -1)],
  ['multiply', S.multiplySeries],
  ['divide', quotient],
  ['pow', power],
  ['exp', exponential],
  ['ln', logarithm],
  ['log10', (u) => scaled(logarithm(u), Math.LOG10E)],
  ['log2', (u) => scaled(logarithm(u), Math.LOG2E)],
  ['log1p', (u) => logarithm(S.addSeries(one, u))],
  ['acos', arccosine],
  ['asin', arcsine],
  ['asec', ofInverse(arccosine)],
  ['acsc', ofInverse(arcsine)],
  ['acosh', areaCosine],
  ['asech', ofInverse(areaCosine)],
  ['sqrt', rooted],
  ['cbrt', (u) => root(u, S.constantSeries(3))],
  ['nthRoot', root],
  ['hypot', (u, v) => rooted(S.addSeries(S.multiplySeries(u, u), S.multiplySeries(v, v)))],
  ['abs', size],
  ['sign', (u) => signSeries(S.signOf(u))],
  ['step', (u) => bySign(S.signOf(u), (sign) => sign > 0)],
  ['relu', (u) => greater(u, S.constantSeries(0))],
  ['floor', floor],
  ['ceil', (u) => scaled(floor(S.scaleSeries(u, -1)), -1)],
  ['round', (u) => floor(S.addSeries(u, half))],
  [
    'mod',
    (u, v) =>
      inEach([quotient(u, v)], (turns) =>
        inEach([floor(turns[0])], ([whole]) => difference(u, S.multiplySeries(v, whole)))
      )
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
  ['and', joined(false)],
  ['or', joined(true)],
  ['not', (u) => bySign(S.signOf(u), (sign) => sign === 0)]
])

const signSeries = (sign: number | null): Series =>
  sign === null ? S.termSeries(S.term(0, -1, 1)) : S.constantSeries(sign)

function operate(name: string, args: Series[]): Course {
  const rule = rules.get(name)
  if (rule) return rule(args[0], args[1] ?? args[0])
  const constants = args.map(constantOf)
  const moving = constants.flatMap((value, i) => (value === null ? [i] : []))
  if (moving.length > 1) return null
  if (moving.length === 1) return smooth(name, args, moving[0])
  const value = operation(name).f64(constants[0]!, constants[1] ?? NaN)
  return Number.isFinite(value) ? S.constantSeries(value) : 'undefined'
}

/** Limits at −∞ and ∞ that are reached faster than by any power of t. */
const limits: ReadonlyMap<string, [number, number]> = new Map([
  ['tanh', [-1, 1]],
  ['erf', [-1, 1]],
  ['erfc', [2, 0]],
  ['sigmoid', [0, 1]],
  ['sech', [0, 0]]
])

/** n! */
const factorials = Array.from({ length: 9 }, () => 1)
factorials.forEach((_, n) => n > 0 && (factorials[n] = n * factorials[n - 1]))

/** The derivatives of a sine or cosine, which come round. */
const turning = (...round: number[]): number[] => factorials.map((f, k) => round[k % 4] / f)

/** Taylor coefficients that are known for all k. */
const closedForms: ReadonlyMap<string, (at: number) => number[] | null> = new Map<
  string,
  (at: number) => number[] | null
>([
  ['exp', (at) => factorials.map((f) => Math.exp(at) / f)],
  ['sin', (at) => turning(Math.sin(at), Math.cos(at), -Math.sin(at), -Math.cos(at))],
  ['cos', (at) => turning(Math.cos(at), -Math.sin(at), -Math.cos(at), Math.sin(at))],
  // The formulas of its derivatives are 0/0 here.
  ['sinc', (at) => (at === 0 ? factorials.slice(1).map((f, k) => [1, 0, -1, 0][k % 4] / f) : null)]
])

/** A smooth operation by Taylor's series in its one argument that moves. */
function smooth(name: string, args: Series[], index: number): Course {
  const s = args[index]
  const at = args.map((arg) => S.coefficientOf(arg, 0))
  if (!S.vanishes(s) || at.some(Number.isNaN)) return beyond(name, s)
  const coefficients = coefficientsAt(name, index, at)
  if (Array.isArray(coefficients)) return S.compose(coefficients, S.withoutConstant(s))
  return coefficients
}

/** Null at a kink, jump or end of an operation that has no rule of its own above. */
function coefficientsAt(name: string, index: number, at: number[]): number[] | 'undefined' | null {
  const known = closedForms.get(name)?.(at[index])
  if (known) return known
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

const rangeOf = (low: number, high: number): Range => ({ low, high, defined: everywhere, continuous: true })

function enclosed(name: string, u: Range, v: Range): Range {
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
  const limit = grows ? limits.get(name)?.[sign < 0 ? 0 : 1] : undefined
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
