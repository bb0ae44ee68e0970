import type { ReductionName } from '../../math/expression/expression'
import { operation } from '../../math/table/functions'
import { select, toRegisters } from './scalar'
import { rowCount, schedule } from '../program/tape'
import type { Instruction, Stage, Tape } from '../program/tape'

/** Autodiff of the tape's first output; NaN throughout where the value is undefined. */
export interface Autodiff {
  gradient(at: ArrayLike<number>, parameters: ArrayLike<number>): { value: number; gradient: number[] }
  /** Row by row, by forward mode over the reverse sweep. */
  hessian(at: ArrayLike<number>, parameters: ArrayLike<number>): number[][]
}

/**
 * Reverse-mode autodiff: one sweep forwards, one backwards, each operation giving only its own numeric
 * partials. Shares no rule with the symbols. At kinks it follows PyTorch's conventions.
 */
export function toReverse(tape: Tape): Autodiff {
  const sweep = createSweep(tape)
  return {
    gradient: (at, parameters) => {
      const { value, gradient } = sweep(at, parameters, -1)
      return { value, gradient }
    },
    hessian: (at, parameters) => tape.variables.map((_, j) => sweep(at, parameters, j).second)
  }
}

/** A register's value, adjoint, and the derivatives of both in one direction. */
interface Duals {
  value: Float64Array
  tangent: Float64Array
  adjoint: Float64Array
  adjointTangent: Float64Array
}

/** Value and gradient, and the gradient's derivative with respect to variable `j` (for −1: zeros). */
function createSweep(tape: Tape) {
  const forward = toRegisters(tape)
  const stages = schedule(tape)
  const rows = rowCount(tape)
  const n = tape.code.length
  const zeros = () => new Float64Array(n)
  const duals: Duals = { value: zeros(), tangent: zeros(), adjoint: zeros(), adjointTangent: zeros() }

  return (at: ArrayLike<number>, parameters: ArrayLike<number>, j: number) => {
    const nothing = () => tape.variables.map(() => NaN)
    duals.value.set(forward(at, parameters))
    const value = duals.value[tape.outputs[0]]
    if (Number.isNaN(value)) return { value, gradient: nothing(), second: nothing() }
    duals.adjoint.fill(0)
    duals.adjointTangent.fill(0)
    const extremes = new Map<number, Extreme>()
    for (const stage of stages) pushForwards(stage, j, extremes)
    duals.adjoint[tape.outputs[0]] = 1
    for (const stage of [...stages].reverse()) {
      if (stage.reductions.length) pullRows(stage, j, extremes)
      for (const i of [...stage.scalars].reverse()) pull(tape, i, duals)
    }
    const gradient = tape.variables.map(() => 0)
    const second = tape.variables.map(() => 0)
    tape.code.forEach((instruction, i) => {
      if (instruction.kind !== 'variable') return
      gradient[instruction.index] = duals.adjoint[i]
      second[instruction.index] = duals.adjointTangent[i]
    })
    return { value, gradient, second }
  }

  /** Tangents, and what the backward sweep must know of extremes over the rows. */
  function pushForwards(stage: Stage, j: number, extremes: Map<number, Extreme>) {
    for (const i of stage.scalars) pushTangent(tape, i, j, duals)
    const sums = new Map(stage.reductions.map((i) => [i, 0]))
    for (const i of stage.reductions) extremes.set(i, { key: extremeOf(i), ties: 0, share: 0 })
    if (stage.reductions.length)
      eachRow(stage, j, () => {
        for (const i of stage.reductions) {
          const { name, args } = reduction(i)
          const [u, w = u] = args
          if (isExtreme(name) && duals.value[u] !== extremes.get(i)!.key) continue
          extremes.get(i)!.ties++
          sums.set(i, sums.get(i)! + duals.tangent[w])
        }
      })
    for (const i of stage.reductions) {
      const extreme = extremes.get(i)!
      extreme.share = shareOf(reduction(i).name, rows, extreme.ties)
      duals.tangent[i] = sums.get(i)! * extreme.share
    }
  }

  /** The extreme that a reduction stands on: its own value; for "w at the least u" that of u, found anew. */
  function extremeOf(i: number): number {
    const { name, args } = reduction(i)
    if (name !== 'rowAtMin' && name !== 'rowAtMax') return duals.value[i]
    const pick = name === 'rowAtMin' ? Math.min : Math.max
    let extreme = pick()
    for (let row = 0; row < rows; row++) extreme = pick(extreme, rowValue(args[0], row))
    return extreme
  }

  function rowValue(register: number, row: number): number {
    const [stage] = stages.filter(({ rows: inner }) => inner.includes(register))
    if (stage) for (const i of stage.rows) duals.value[i] = evaluate(tape, i, duals.value, row)
    return duals.value[register]
  }

  function eachRow(stage: Stage, j: number, see: () => void) {
    for (let row = 0; row < rows; row++) {
      for (const i of stage.rows) {
        duals.value[i] = evaluate(tape, i, duals.value, row)
        pushTangent(tape, i, j, duals)
      }
      see()
    }
  }

  function pullRows(stage: Stage, j: number, extremes: Map<number, Extreme>) {
    if (stage.reductions.every((i) => duals.adjoint[i] === 0 && duals.adjointTangent[i] === 0)) return
    eachRow(stage, j, () => {
      for (const i of stage.rows) duals.adjoint[i] = duals.adjointTangent[i] = 0
      for (const i of stage.reductions) {
        const { name, args } = reduction(i)
        const target = args[args.length - 1]
        if (isExtreme(name) && duals.value[args[0]] !== extremes.get(i)!.key) continue
        duals.adjoint[target] += duals.adjoint[i] * extremes.get(i)!.share
        duals.adjointTangent[target] += duals.adjointTangent[i] * extremes.get(i)!.share
      }
      for (const i of [...stage.rows].reverse()) pull(tape, i, duals)
    })
  }

  function reduction(i: number) {
    return tape.code[i] as Instruction & { kind: 'reduce' }
  }
}

/** Rows that tie for an extreme share its slope, as in PyTorch. */
interface Extreme {
  key: number
  ties: number
  share: number
}

const isExtreme = (name: ReductionName): boolean => name !== 'rowSum' && name !== 'rowMean'
const shareOf = (name: ReductionName, rows: number, ties: number): number =>
  name === 'rowSum' ? 1 : 1 / (name === 'rowMean' ? rows : ties)

function evaluate(tape: Tape, i: number, value: Float64Array, row: number): number {
  const instruction = tape.code[i]
  switch (instruction.kind) {
    case 'column':
      return tape.columns[instruction.index].values[row]
    case 'select':
      return select(value[instruction.args[0]], value[instruction.args[1]], value[instruction.args[2]])
    case 'call': {
      const [u, v = u] = instruction.args
      return operation(instruction.name).f64(value[u], value[v])
    }
    default:
      throw new Error(`${instruction.kind} does not vary over rows`)
  }
}

function pushTangent(tape: Tape, i: number, j: number, { value, tangent }: Duals): void {
  const instruction = tape.code[i]
  tangent[i] = 0
  if (instruction.kind === 'variable') tangent[i] = Number(instruction.index === j)
  if (instruction.kind === 'select')
    tangent[i] = tangent[instruction.args[value[instruction.args[0]] !== 0 ? 1 : 2]]
  if (instruction.kind !== 'call' || instruction.args.every((arg) => tangent[arg] === 0)) return
  const slopes = partialsOf(tape, instruction, i, value)
  instruction.args.forEach((arg, k) => {
    if (tangent[arg] !== 0) tangent[i] += slopes[k] * tangent[arg]
  })
}

/** Hands register i's adjoint on to its arguments. */
function pull(tape: Tape, i: number, duals: Duals): void {
  const { value, tangent, adjoint, adjointTangent } = duals
  const instruction = tape.code[i]
  if (adjoint[i] === 0 && adjointTangent[i] === 0) return
  if (instruction.kind === 'select') {
    const taken = instruction.args[value[instruction.args[0]] !== 0 ? 1 : 2]
    adjoint[taken] += adjoint[i]
    adjointTangent[taken] += adjointTangent[i]
  }
  if (instruction.kind !== 'call') return
  const slopes = partialsOf(tape, instruction, i, value)
  const moving = instruction.args.some((arg) => tangent[arg] !== 0)
  const bends = moving ? bendsOf(instruction, i, duals) : [0, 0]
  instruction.args.forEach((arg, k) => {
    const { kind } = tape.code[arg]
    // A constant's slope may be NaN (∂/∂v of x^2 at x < 0) and goes nowhere.
    if (kind === 'constant' || kind === 'parameter' || kind === 'column') return
    adjoint[arg] += adjoint[i] * slopes[k]
    adjointTangent[arg] += adjointTangent[i] * slopes[k] + adjoint[i] * bends[k]
  })
}

type CallInstruction = Instruction & { kind: 'call' }

function partialsOf(tape: Tape, { name, args }: CallInstruction, i: number, value: Float64Array): number[] {
  const [u, v = u] = args
  return operation(name).partials(value[u], value[v], value[i], tape.code[v].kind === 'constant')
}

/** How fast each partial changes in the direction of the tangents: the operation's Hessian times it. */
function bendsOf({ name, args }: CallInstruction, i: number, { value, tangent }: Duals): number[] {
  const [u, v = u] = args
  const [uu, uv = 0, vv = 0] = operation(name).second(value[u], value[v], value[i])
  // A direction that does not move an argument leaves its second partials, NaN perhaps, out.
  const along = (second: number, arg: number) => (tangent[arg] === 0 ? 0 : second * tangent[arg])
  if (args.length === 1) return [along(uu, u)]
  return [along(uu, u) + along(uv, v), along(uv, u) + along(vv, v)]
}
