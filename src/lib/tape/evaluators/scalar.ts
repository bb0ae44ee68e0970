import { operation } from '../../math/table/functions'
import { blockSize, toBlockLoops } from './blockLoops'
import { folds } from './reductions'
import { argsOf, rowCount, schedule } from '../program/tape'
import type { Instruction, Stage, Tape } from '../program/tape'

/** Evaluates the outputs at one point, in f64. `parameters` are in the tape's order. */
export type ScalarFunction = (at: ArrayLike<number>, parameters: ArrayLike<number>) => number[]

/** The f64 evaluator behind every number a person reads; NaN where undefined. */
export function toScalar(tape: Tape): ScalarFunction {
  const evaluate = toRegisters(tape)
  return (at, parameters) => {
    const registers = evaluate(at, parameters)
    return tape.outputs.map((output) => registers[output])
  }
}

/** Like `toScalar`, but gives every register that holds one value; the array is reused by the next call. */
export function toRegisters(
  tape: Tape
): (at: ArrayLike<number>, parameters: ArrayLike<number>) => Float64Array {
  const registers = new Float64Array(tape.code.length)
  const compiled = schedule(tape).flatMap((stage) => [
    ...stage.scalars.map((i) => compileScalar(tape.code[i], i, registers)),
    ...(stage.reductions.length ? [rowLoop(tape, stage, registers)] : [])
  ])
  return (at, parameters) => {
    for (const run of compiled) run(at, parameters)
    return registers
  }
}

/** One instruction, or a loop of them, ready to run. */
type Compiled = (at: ArrayLike<number>, parameters: ArrayLike<number>) => void

function compileScalar(instruction: Instruction, i: number, registers: Float64Array): Compiled {
  switch (instruction.kind) {
    case 'constant':
      return () => (registers[i] = instruction.value)
    case 'variable':
      return (at) => (registers[i] = at[instruction.index])
    case 'parameter':
      return (_, parameters) => (registers[i] = parameters[instruction.index])
    case 'select': {
      const [c, u, v] = instruction.args
      return () => (registers[i] = select(registers[c], registers[u], registers[v]))
    }
    case 'call': {
      const { f64 } = operation(instruction.name)
      const [u, v = u] = instruction.args
      return () => (registers[i] = f64(registers[u], registers[v]))
    }
    default:
      throw new Error(`${instruction.kind} is not a scalar`)
  }
}

/** The conditional of all evaluators: an undefined condition chooses nothing. */
export const select = (c: number, u: number, v: number): number => (Number.isNaN(c) ? NaN : c !== 0 ? u : v)

/** One pass over the rows in blocks, so that a row costs a fraction of a call per instruction. */
function rowLoop(tape: Tape, stage: Stage, registers: Float64Array): Compiled {
  const rows = rowCount(tape)
  const arrays = new Map(stage.rows.map((i) => [i, new Float64Array(blockSize)]))
  const fixed = new Set(
    [...stage.rows, ...stage.reductions]
      .flatMap((i) => argsOf(tape.code[i]))
      .filter((arg) => !arrays.has(arg))
  )
  for (const i of fixed) arrays.set(i, new Float64Array(blockSize))
  const loops = toBlockLoops(tape, stage.rows, (i) => arrays.get(i)!)
  return () => {
    for (const i of fixed) arrays.get(i)!.fill(registers[i])
    const states = stage.reductions.map((i) => folds[reduction(tape, i).name].start())
    for (let start = 0; start < rows; start += blockSize) {
      const n = Math.min(blockSize, rows - start)
      for (const i of stage.rows) {
        const instruction = tape.code[i]
        if (instruction.kind === 'column')
          arrays.get(i)!.set(tape.columns[instruction.index].values.subarray(start, start + n))
      }
      for (const loop of loops) loop(n)
      stage.reductions.forEach((i, k) => {
        const { name, args } = reduction(tape, i)
        const [u, w = u] = args
        folds[name].add(states[k], arrays.get(u)!, arrays.get(w)!, n)
      })
    }
    stage.reductions.forEach((i, k) => {
      registers[i] = folds[reduction(tape, i).name].finish(states[k], rows)
    })
  }
}

const reduction = (tape: Tape, i: number) => tape.code[i] as Instruction & { kind: 'reduce' }
