import { readRule } from '../../math/differentiate/rules'
import type { ReductionName } from '../../math/expression/expression'
import { operation } from '../../math/table/functions'
import { lower } from '../program/lower'
import { argsOf, dependsOn, rowCount, rowRegisters, schedule } from '../program/tape'
import type { Instruction, Tape } from '../program/tape'
import { conesOf } from './cones'
import type { Cone } from './cones'
import { inEach } from './course'
import type { Course } from './course'
import { primitives } from './primitives'
import * as S from './series'
import type { Series } from './series'
import { smooth } from './taylor'

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
        reductions.forEach((i, k) => values[k].push(argsOf(tape.code[i]).map((arg) => registers[arg])))
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
    const args = argsOf(instruction).filter((arg) => moves[arg])
    const plain = args.length > 0 && !inRows[i] && instruction.kind !== 'reduce'
    before[i] = plain ? args.reduce(common) : -1
    let first = i
    while (before[first] >= 0) first = before[first]
    return first
  })
}

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
    const sign: number | null = least ? S.signOf(S.subtractSeries(row[0], least[0])) : -direction
    if (sign === null) return null
    if (!least || direction * sign < 0) least = row
  }
  return least && least[least.length - 1]
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

/** A primitive, what its entry says that it is made of, or what is smooth: that goes by its derivatives. */
function operate(name: string, args: Series[]): Course {
  const rule = primitives.get(name)
  if (rule) return rule(args[0], args[1] ?? args[0])
  const formula = formulaOf(name)
  if (formula) return formula.along(args, [])
  const constants = args.map(S.constantOf)
  const moving = constants.flatMap((value, i) => (value === null ? [i] : []))
  if (moving.length > 1) return null
  if (moving.length === 1) return smooth(name, args, moving[0])
  const value = operation(name).f64(constants[0]!, constants[1] ?? NaN)
  return Number.isFinite(value) ? S.constantSeries(value) : 'undefined'
}

const formulas = new Map<string, Expansion | null>()

/** What an entry of the table says that its operation is made of. */
function formulaOf(name: string): Expansion | null {
  const known = formulas.get(name)
  if (known !== undefined) return known
  const { expansion } = operation(name)
  const made = expansion ? toExpansion(lower([readRule(expansion)], ['u', 'v'], [])) : null
  formulas.set(name, made)
  return made
}
