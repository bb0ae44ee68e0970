import { operation } from '../math/functions'
import type { Domain, Grid } from './sampling'
import { fieldStride } from './sampling'
import { toRegisters } from './scalar'
import type { Tape } from './tape'

/** Samples per block: long enough to pay for a call per instruction, short enough to stay in cache. */
const blockSize = 512

type Columns = Float64Array[]

/**
 * A tape as loops over blocks of typed arrays: fast on the processor without generating code, which
 * the content security policy forbids. Returns an evaluator of the outputs at `n` ≤ 512 points given
 * by one array per variable; the output arrays are reused by the next call.
 */
export function toBlocks(tape: Tape): {
  evaluate(variables: Columns, n: number): Columns
  setParameters(parameters: ArrayLike<number>): void
} {
  const varying = varyingRegisters(tape)
  const arrays = assignArrays(tape, varying)
  const scalar = toRegisters(tape)
  const steps = tape.code.flatMap((instruction, i) => {
    if (!varying[i] || instruction.kind !== 'call') return []
    const { block, f64 } = operation(instruction.name)
    const [u, v = u] = instruction.args
    return [{ run: block ?? mapped(f64), out: i, u, v }]
  })
  const bound = arrays.slice()
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
      for (const { run, out, u, v } of steps) run(bound[out], bound[u], bound[v], n)
      return tape.outputs.map((output) => bound[output])
    }
  }
}

const mapped =
  (f64: (u: number, v: number) => number) =>
  (out: Float64Array, u: Float64Array, v: Float64Array, n: number) => {
    for (let i = 0; i < n; i++) out[i] = f64(u[i], v[i])
  }

function varyingRegisters(tape: Tape): boolean[] {
  const varying: boolean[] = []
  for (const instruction of tape.code)
    varying.push(
      instruction.kind === 'variable' ||
        (instruction.kind === 'call' && instruction.args.some((arg) => varying[arg]))
    )
  return varying
}

/** One array per register that is live at a time: an array is handed on after its last use. */
function assignArrays(tape: Tape, varying: boolean[]): Columns {
  const lastUse = new Map<number, number>()
  tape.code.forEach((instruction, i) => {
    if (instruction.kind === 'call') instruction.args.forEach((arg) => lastUse.set(arg, i))
  })
  tape.outputs.forEach((output) => lastUse.set(output, Infinity))
  const free: Columns = []
  const arrays: Columns = []
  tape.code.forEach((instruction, i) => {
    const own = varying[i] && instruction.kind === 'call'
    arrays.push((own && free.pop()) || new Float64Array(blockSize))
    if (!own) return
    for (const arg of new Set(instruction.args))
      if (lastUse.get(arg) === i && varying[arg] && tape.code[arg].kind === 'call') free.push(arrays[arg])
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
