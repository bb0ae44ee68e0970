import { operation } from '../math/functions'
import { toRegisters } from './scalar'
import type { Tape } from './tape'

/**
 * Value and gradient of the tape's first output by reverse-mode autodiff: one sweep forwards, one
 * backwards, each operation giving only its own numeric partials. Shares no rule with the symbols.
 * At kinks it follows PyTorch's conventions.
 */
export function toReverse(
  tape: Tape
): (at: ArrayLike<number>, parameters: ArrayLike<number>) => { value: number; gradient: number[] } {
  const forward = toRegisters(tape)
  return (at, parameters) => {
    const registers = forward(at, parameters)
    const value = registers[tape.outputs[0]]
    const gradient = tape.variables.map(() => 0)
    if (Number.isNaN(value)) return { value, gradient: gradient.fill(NaN) }
    const adjoints = new Float64Array(tape.code.length)
    adjoints[tape.outputs[0]] = 1
    for (let i = tape.outputs[0]; i >= 0; i--) {
      const instruction = tape.code[i]
      if (adjoints[i] === 0) continue
      if (instruction.kind === 'variable') gradient[instruction.index] += adjoints[i]
      if (instruction.kind !== 'call') continue
      const [u, v = u] = instruction.args
      const fixed = tape.code[v].kind === 'constant'
      const slopes = operation(instruction.name).partials(registers[u], registers[v], registers[i], fixed)
      instruction.args.forEach((arg, k) => {
        // A constant's slope may be NaN (∂/∂v of x^2 at x < 0) and goes nowhere.
        if (tape.code[arg].kind === 'call' || tape.code[arg].kind === 'variable')
          adjoints[arg] += adjoints[i] * slopes[k]
      })
    }
    return { value, gradient }
  }
}
