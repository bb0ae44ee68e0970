import type { Domain, Grid } from './sampling'
import { fieldStride } from './sampling'
import { toRegisters, toScalar } from './scalar'
import { blockSize, toSteps } from './steps'
import type { Columns } from './steps'
import { argsOf, dependsOn } from './tape'
import type { Tape } from './tape'

interface Blocks {
  /** The outputs at n ≤ `blockSize` points given by one array per variable. */
  evaluate(variables: Columns, n: number): Columns
  setParameters(parameters: ArrayLike<number>): void
}

/**
 * A tape as loops over blocks of typed arrays: fast on the processor without generating code, which
 * the content security policy forbids. The output arrays are reused by the next call.
 */
export function toBlocks(tape: Tape): Blocks {
  // Over data the rows are the long loop, and the scalar evaluator runs that in blocks.
  return tape.columns.length ? pointByPoint(tape) : inBlocks(tape)
}

function pointByPoint(tape: Tape): Blocks {
  const evaluate = toScalar(tape)
  const outputs = tape.outputs.map(() => new Float64Array(blockSize))
  const at = tape.variables.map(() => 0)
  let parameters: ArrayLike<number> = []
  return {
    setParameters: (values) => (parameters = values),
    evaluate(variables, n) {
      for (let i = 0; i < n; i++) {
        variables.forEach((values, k) => (at[k] = values[i]))
        evaluate(at, parameters).forEach((value, k) => (outputs[k][i] = value))
      }
      return outputs
    }
  }
}

function inBlocks(tape: Tape): Blocks {
  const varying = dependsOn(tape, (instruction) => instruction.kind === 'variable')
  const bound = assignArrays(tape, varying)
  const scalar = toRegisters(tape)
  const registers = tape.code.map((_, i) => i).filter((i) => varying[i])
  const steps = toSteps(tape, registers, (i) => bound[i])
  return {
    /** Everything that does not vary over the block is computed once and spread out. */
    setParameters(parameters) {
      const values = scalar(
        tape.variables.map(() => 0),
        parameters
      )
      tape.code.forEach((_, i) => !varying[i] && bound[i].fill(values[i]))
    },
    evaluate(variables, n) {
      tape.code.forEach((instruction, i) => {
        if (instruction.kind === 'variable') bound[i] = variables[instruction.index]
      })
      for (const step of steps) step(n)
      return tape.outputs.map((output) => bound[output])
    }
  }
}

/** One array per register that is live at a time: an array is handed on after its last use. */
function assignArrays(tape: Tape, varying: boolean[]): Columns {
  const lastUse = new Map<number, number>()
  tape.code.forEach((instruction, i) => argsOf(instruction).forEach((arg) => lastUse.set(arg, i)))
  tape.outputs.forEach((output) => lastUse.set(output, Infinity))
  const free: Columns = []
  const arrays: Columns = []
  const owned = (i: number) => varying[i] && tape.code[i].kind !== 'variable'
  tape.code.forEach((instruction, i) => {
    arrays.push((owned(i) && free.pop()) || new Float64Array(blockSize))
    if (!owned(i)) return
    for (const arg of new Set(argsOf(instruction)))
      if (lastUse.get(arg) === i && owned(arg)) free.push(arrays[arg])
  })
  return arrays
}

/**
 * Fills a sampled field (layout in sampling.ts) from a tape whose outputs are f, f_x, f_y. Rows
 * `from` to `to` only, so that long work can be cut; by default all. Vertices span the domain, ends
 * included.
 */
export function sampleBlocks(
  tape: Tape,
  grid: Grid,
  domain: Domain,
  parameters: ArrayLike<number>,
  samples: Float32Array,
  [from, to]: [number, number] = [0, grid.rows]
): void {
  const blocks = toBlocks(tape)
  blocks.setParameters(parameters)
  const x = new Float64Array(blockSize)
  const y = new Float64Array(blockSize)
  const dx = (domain.x[1] - domain.x[0]) / (grid.columns - 1)
  const dy = (domain.y[1] - domain.y[0]) / (grid.rows - 1)
  const end = to * grid.columns
  for (let start = from * grid.columns; start < end; start += blockSize) {
    const n = Math.min(blockSize, end - start)
    let column = start % grid.columns
    let row = (start - column) / grid.columns
    for (let i = 0; i < n; i++) {
      x[i] = domain.x[0] + column * dx
      y[i] = domain.y[0] + row * dy
      if (++column === grid.columns) [column, row] = [0, row + 1]
    }
    pack(blocks.evaluate([x, y], n), samples, start, n)
  }
}

/** Interleaves a block of f, f_x, f_y into vec4(f, f_x, f_y, valid), with 0 for what is undefined. */
function pack([f, fx, fy]: Columns, samples: Float32Array, start: number, n: number): void {
  for (let i = 0, at = start * fieldStride; i < n; i++, at += fieldStride) {
    const defined = Math.abs(f[i]) < largestF32
    const smooth = defined && Math.abs(fx[i]) < largestF32 && Math.abs(fy[i]) < largestF32
    samples[at] = defined ? f[i] : 0
    samples[at + 1] = smooth ? fx[i] : 0
    samples[at + 2] = smooth ? fy[i] : 0
    samples[at + 3] = defined ? 1 : 0
  }
}

const largestF32 = 3.4e38
