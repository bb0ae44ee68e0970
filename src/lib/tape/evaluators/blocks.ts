import { asked, hoisted, largestF32, ratesOf } from './rows'
import type { Rate, RowEngine, RowSampler } from './rows'
import { fieldStride, placeOn } from '../sampling/sampling'
import { toScalar } from './scalar'
import { blockSize, toBlockLoops } from './blockLoops'
import type { ValueArrays } from './blockLoops'
import { argsOf, valueOf } from '../program/tape'
import type { Tape } from '../program/tape'

/** Puts n samples, given as one array per output, into `out` from its sample number `at` on. */
type Write<Out> = (outputs: ValueArrays, n: number, base: number, out: Out, at: number) => void

/**
 * A tape of f, f_x, f_y as loops over blocks of typed arrays: fast on the processor without generating code,
 * which the page's content security policy forbids.
 */
export const toBlocks = (tape: Tape): RowSampler => toArrays(tape, pack)

/** The first output alone, in f64: one number per sample, NaN where it is undefined. */
export const toValues = (tape: Tape): RowSampler<Float64Array> => toArrays(valueOf(tape), copy)

function toArrays<Out>(tape: Tape, write: Write<Out>): RowSampler<Out> {
  // Over data the rows are the long loop, and the scalar evaluator runs that in blocks.
  if (tape.columns.length) return pointByPoint(tape, write)
  const rates = ratesOf(tape)
  return hoisted(tape, rates, arrayEngine(tape, rates, write))
}

function arrayEngine<Out>(tape: Tape, rates: Rate[], write: Write<Out>): RowEngine<Out> {
  const arrays = assignArrays(tape, rates)
  const registers = tape.code.map((_, i) => i).filter((i) => rates[i] === 'sample')
  const loops = toBlockLoops(tape, registers, (i) => arrays[i])
  const outputs = tape.outputs.map((output) => arrays[output])
  const fixed = asked(tape, rates, 'fixed')
  return {
    setFixed: (values) => fixed.forEach((i) => arrays[i].fill(values[i])),
    setX: (i, values) => arrays[i].set(values),
    setY: (i, value) => arrays[i].fill(value),
    run(n, base, out, at) {
      for (const loop of loops) loop(n)
      write(outputs, n, base, out, at)
    }
  }
}

/** One array per register that is live at a time: an array is handed on after its last use. */
function assignArrays(tape: Tape, rates: Rate[]): ValueArrays {
  const lastUse = new Map<number, number>()
  tape.code.forEach((instruction, i) => argsOf(instruction).forEach((arg) => lastUse.set(arg, i)))
  tape.outputs.forEach((output) => lastUse.set(output, Infinity))
  const free: ValueArrays = []
  const arrays: ValueArrays = []
  const owned = (i: number) => rates[i] === 'sample'
  tape.code.forEach((instruction, i) => {
    arrays.push((owned(i) && free.pop()) || new Float64Array(blockSize))
    if (!owned(i)) return
    for (const arg of new Set(argsOf(instruction)))
      if (lastUse.get(arg) === i && owned(arg)) free.push(arrays[arg])
  })
  return arrays
}

function pointByPoint<Out>(tape: Tape, write: Write<Out>): RowSampler<Out> {
  const evaluate = toScalar(tape)
  const outputs = tape.outputs.map(() => new Float64Array(1))
  return {
    sample({ columns, rows }, { x, y }, parameters, base, out, [from, to] = [0, rows]) {
      for (let i = 0; i < (to - from) * columns; i++) {
        const column = i % columns
        const row = from + (i - column) / columns
        const at = [placeOn(x, column, columns - 1), placeOn(y, row, rows - 1)]
        evaluate(at, parameters).forEach((value, k) => (outputs[k][0] = value))
        write(outputs, 1, base, out, i)
      }
    }
  }
}

/** Interleaves f, f_x, f_y into vec4(f − base, f_x, f_y, valid), with 0 for what is undefined. */
const pack: Write<Float32Array> = ([f, fx, fy], n, base, out, start) => {
  for (let i = 0, at = start * fieldStride; i < n; i++, at += fieldStride) {
    const defined = Math.abs(f[i]) < largestF32
    const smooth = defined && Math.abs(fx[i]) < largestF32 && Math.abs(fy[i]) < largestF32
    out[at] = defined ? f[i] - base : 0
    out[at + 1] = smooth ? fx[i] : 0
    out[at + 2] = smooth ? fy[i] : 0
    out[at + 3] = defined ? 1 : 0
  }
}

const copy: Write<Float64Array> = ([f], n, base, out, at) => {
  for (let i = 0; i < n; i++) out[at + i] = f[i] - base
}
