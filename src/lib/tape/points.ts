import { toRegisters, toScalar } from './scalar'
import { blockSize, toSteps } from './steps'
import { dependsOn, type Tape } from './tape'

/** Evaluates the outputs at n points: one array per output, NaN where undefined. */
export type PointSampler = (x: ArrayLike<number>, y: ArrayLike<number>) => Float64Array[]

/** A tape in x and y for points that lie anywhere, in f64 and in blocks. */
export function toPoints(tape: Tape, parameters: ArrayLike<number>): PointSampler {
  const evaluate = tape.columns.length ? singly(tape, parameters) : inBlocks(tape, parameters)
  return (x, y) => {
    const outputs = tape.outputs.map(() => new Float64Array(x.length))
    for (let start = 0; start < x.length; start += blockSize)
      evaluate(x, y, start, Math.min(blockSize, x.length - start), outputs)
    return outputs
  }
}

type Evaluate = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  start: number,
  n: number,
  outputs: Float64Array[]
) => void

function inBlocks(tape: Tape, parameters: ArrayLike<number>): Evaluate {
  const varies = dependsOn(tape, (instruction) => instruction.kind === 'variable')
  const fixed = toRegisters(tape)([0, 0], parameters)
  const arrays = tape.code.map((_, i) => new Float64Array(blockSize).fill(varies[i] ? 0 : fixed[i]))
  const steps = toSteps(
    tape,
    tape.code.map((_, i) => i).filter((i) => varies[i]),
    (i) => arrays[i]
  )
  return (x, y, start, n, outputs) => {
    tape.code.forEach((instruction, i) => {
      if (instruction.kind !== 'variable') return
      const from = instruction.index === 0 ? x : y
      for (let k = 0; k < n; k++) arrays[i][k] = from[start + k]
    })
    for (const step of steps) step(n)
    tape.outputs.forEach((output, o) => outputs[o].set(arrays[output].subarray(0, n), start))
  }
}

/** Over data the rows are the long loop. */
function singly(tape: Tape, parameters: ArrayLike<number>): Evaluate {
  const evaluate = toScalar(tape)
  return (x, y, start, n, outputs) => {
    for (let k = start; k < start + n; k++)
      evaluate([x[k], y[k]], parameters).forEach((value, o) => (outputs[o][k] = value))
  }
}
