import { toRegisters, toScalar } from './scalar'
import { blockSize, toBlockLoops } from './blockLoops'
import type { ValueArrays } from './blockLoops'
import { dependsOn } from '../program/tape'
import type { Tape } from '../program/tape'

/** The outputs of a tape at places that lie anywhere: one array per variable in, one per output out, all equally long. */
export type PointEvaluator = (places: ValueArrays) => ValueArrays

/** In f64 and in blocks of typed arrays; `parameters` are in the tape's order. NaN where an output is undefined. */
export function toPoints(tape: Tape, parameters: ArrayLike<number>): PointEvaluator {
  const evaluate = tape.columns.length ? oneByOne(tape, parameters) : inBlocks(tape, parameters)
  return (places) => {
    const count = places[0].length
    const outputs = tape.outputs.map(() => new Float64Array(count))
    for (let start = 0; start < count; start += blockSize) {
      const end = Math.min(count, start + blockSize)
      const block = evaluate(places.map((values) => values.subarray(start, end)))
      outputs.forEach((values, k) => values.set(block[k].subarray(0, end - start), start))
    }
    return outputs
  }
}

/** Over data the rows are the long loop, and the scalar evaluator runs that in blocks. */
function oneByOne(tape: Tape, parameters: ArrayLike<number>): PointEvaluator {
  const evaluate = toScalar(tape)
  const outputs = tape.outputs.map(() => new Float64Array(blockSize))
  return (places) => {
    for (let i = 0; i < places[0].length; i++)
      evaluate(
        places.map((values) => values[i]),
        parameters
      ).forEach((value, k) => (outputs[k][i] = value))
    return outputs
  }
}

function inBlocks(tape: Tape, parameters: ArrayLike<number>): PointEvaluator {
  const varying = dependsOn(tape, ({ kind }) => kind === 'variable')
  const fixed = toRegisters(tape)(
    tape.variables.map(() => 0),
    parameters
  )
  const arrays = tape.code.map((_, i) => new Float64Array(blockSize).fill(varying[i] ? NaN : fixed[i]))
  const registers = arrays.map((_, i) => i).filter((i) => varying[i])
  const loops = toBlockLoops(tape, registers, (i) => arrays[i])
  return (places) => {
    tape.code.forEach((instruction, i) => {
      if (instruction.kind === 'variable') arrays[i].set(places[instruction.index])
    })
    for (const loop of loops) loop(places[0].length)
    return tape.outputs.map((output) => arrays[output])
  }
}
