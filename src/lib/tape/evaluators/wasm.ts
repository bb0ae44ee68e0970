import { lazily } from '../../basics/lazily'
import { toBlocks } from './blocks'
import { createPass, hoisted, ratesOf } from './rows'
import type { Rate, RowEngine, RowSampler } from './rows'
import { fieldStride } from '../sampling/sampling'
import { blockSize } from './blockLoops'
import { rowCount } from '../program/tape'
import type { Tape } from '../program/tape'
import { layoutOf, writeModule } from './wasmModule'
import type { Layout } from './wasmModule'

/**
 * A tape as WebAssembly, two samples at a time: the same as `toBlocks` bit for bit, and about as fast as a loop
 * written by hand. Null where the browser or the host's policy allows no WebAssembly, or the tape is too large
 * for one function. The page itself must not call this: its policy forbids it, and browsers report the attempt.
 */
export function toWasm(tape: Tape): RowSampler | null {
  if (!isAllowed()) return null
  const rates = ratesOf(tape)
  const layout = layoutOf(tape, rates)
  const run = compiled(tape, rates, layout)
  return run && hoisted(tape, rates, wasmEngine(tape, rates, layout, run))
}

/** What a worker samples with: `toWasm` where it can be had, else `toBlocks`. */
export const toRows = (tape: Tape): RowSampler => toWasm(tape) ?? toBlocks(tape)

/** From the start of the stretch's x values to their end, and to the end of the data, in bytes. */
type Run = (end: number, dataEnd: number) => void

const isAllowed = lazily(() => {
  try {
    // The smallest module there is.
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)))
  } catch {
    return false
  }
})

/** One memory serves all modules of a thread, since each call writes all that it reads. */
const memory = lazily(() => new WebAssembly.Memory({ initial: 1 }))

const pageSize = 65536
function reserve(bytes: number): ArrayBuffer {
  const missing = bytes - memory().buffer.byteLength
  if (missing > 0) memory().grow(Math.ceil(missing / pageSize))
  return memory().buffer
}

function wasmEngine(tape: Tape, rates: Rate[], layout: Layout, run: Run): RowEngine {
  const rows = rowCount(tape)
  const size = layout.data + rows * layout.record
  const fillData = dataFiller(tape, rates, layout)
  const fixed = [...layout.singles].filter(([i]) => rates[i] === 'fixed')
  let numbers = new Float64Array()
  let samples = new Float32Array()
  const attach = () => {
    const buffer = reserve(size)
    if (numbers.buffer === buffer) return
    numbers = new Float64Array(buffer)
    samples = new Float32Array(buffer, layout.out, fieldStride * blockSize)
  }
  return {
    setFixed(registers) {
      attach()
      for (const [i, at] of fixed) numbers[at / 8] = registers[i]
      numbers[layout.rows / 8] = rows
      if (rows) fillData(registers, numbers)
    },
    setX: (i, values) => numbers.set(values, layout.stretches.get(i)! / 8),
    setY: (i, value) => (numbers[layout.singles.get(i)! / 8] = value),
    run(n, base, out, at) {
      numbers[layout.base / 8] = base
      run(8 * n, size)
      out.set(n === blockSize ? samples : samples.subarray(0, fieldStride * n), fieldStride * at)
    }
  }
}

/** Computes what changes with the data row alone, in blocks, and lays it down row by row. */
function dataFiller(tape: Tape, rates: Rate[], { data, fields, record }: Layout) {
  const { own, arrayOf, setFixed, run } = createPass(tape, rates, 'datum')
  const rows = rowCount(tape)
  const fillBlock = (numbers: Float64Array, start: number, n: number) => {
    for (const i of own) {
      const instruction = tape.code[i]
      if (instruction.kind === 'column')
        arrayOf(i).set(tape.columns[instruction.index].values.subarray(start, start + n))
    }
    run(n)
    for (const [i, at] of fields) {
      const values = arrayOf(i)
      for (let k = 0; k < n; k++) numbers[(data + (start + k) * record + at) / 8] = values[k]
    }
  }
  return (registers: Float64Array, numbers: Float64Array) => {
    setFixed(registers)
    for (let start = 0; start < rows; start += blockSize)
      fillBlock(numbers, start, Math.min(blockSize, rows - start))
  }
}

/** Modules by the shape of their tapes, the newest last: a slider or another number compiles nothing. */
const known = new Map<string, Run | null>()
const mostKnown = 16

function compiled(tape: Tape, rates: Rate[], layout: Layout): Run | null {
  const shape = JSON.stringify([tape.code, tape.outputs], (key, value: unknown) =>
    key === 'value' ? 0 : key === 'exactly' ? undefined : value
  )
  const run = known.has(shape) ? known.get(shape)! : compile(writeModule(tape, rates, layout))
  known.delete(shape)
  known.set(shape, run)
  if (known.size > mostKnown) known.delete(known.keys().next().value!)
  return run
}

function compile({ bytes, functions }: ReturnType<typeof writeModule>): Run | null {
  try {
    const host = { memory: memory(), ...functions }
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host })
    return exports.run as Run
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return null
    throw error
  }
}
