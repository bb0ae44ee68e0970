import { operation } from '../math/functions'
import type { Tape } from './tape'

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

/** Like `toScalar`, but gives every register; the array is reused by the next call. */
export function toRegisters(
  tape: Tape
): (at: ArrayLike<number>, parameters: ArrayLike<number>) => Float64Array {
  const registers = new Float64Array(tape.code.length)
  const steps = tape.code.map((instruction, i): Step => {
    switch (instruction.kind) {
      case 'constant':
        return () => (registers[i] = instruction.value)
      case 'variable':
        return (at) => (registers[i] = at[instruction.index])
      case 'parameter':
        return (_, parameters) => (registers[i] = parameters[instruction.index])
      case 'call': {
        const { f64 } = operation(instruction.name)
        const [u, v = u] = instruction.args
        return () => (registers[i] = f64(registers[u], registers[v]))
      }
    }
  })
  return (at, parameters) => {
    for (const step of steps) step(at, parameters)
    return registers
  }
}

type Step = (at: ArrayLike<number>, parameters: ArrayLike<number>) => void
