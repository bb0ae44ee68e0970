import { operation } from '../../math/table/functions'
import type { Tape } from '../program/tape'

/** Samples per block: long enough to pay for a call per instruction, short enough to stay in cache. */
export const blockSize = 512

/** One array per data column, or per variable or output of a block. */
export type ValueArrays = Float64Array[]

/** Computes the first n entries of one register's array. */
type BlockLoop = (n: number) => void

/** The operations among these registers as loops over blocks; what is no operation is left to the caller. */
export function toBlockLoops(
  tape: Tape,
  registers: number[],
  arrayOf: (i: number) => Float64Array
): BlockLoop[] {
  return registers.flatMap((i) => {
    const instruction = tape.code[i]
    if (instruction.kind === 'select') return [selectLoop(i, instruction.args, arrayOf)]
    if (instruction.kind !== 'call') return []
    const { block, f64 } = operation(instruction.name)
    const [u, v = u] = instruction.args
    const run = block ?? mapped(f64)
    return [(n: number) => run(arrayOf(i), arrayOf(u), arrayOf(v), n)]
  })
}

function selectLoop(i: number, [c, u, v]: number[], arrayOf: (i: number) => Float64Array): BlockLoop {
  return (n) => {
    const [out, condition, first, second] = [arrayOf(i), arrayOf(c), arrayOf(u), arrayOf(v)]
    for (let k = 0; k < n; k++)
      out[k] = Number.isNaN(condition[k]) ? NaN : condition[k] !== 0 ? first[k] : second[k]
  }
}

const mapped =
  (f64: (u: number, v: number) => number) =>
  (out: Float64Array, u: Float64Array, v: Float64Array, n: number) => {
    for (let i = 0; i < n; i++) out[i] = f64(u[i], v[i])
  }
