import { placeOn } from '../sampling/sampling'
import type { Domain, Grid } from '../sampling/sampling'
import { toRegisters } from './scalar'
import { blockSize, toBlockLoops } from './blockLoops'
import { argsOf } from '../program/tape'
import type { Tape } from '../program/tape'

/**
 * Evaluates a tape whose variables are x and y over rows of a grid: into samples of f, f_x, f_y in the layout of
 * sampling.ts, or whatever else `Out` is.
 */
export interface RowSampler<Out = Float32Array> {
  /**
   * Fills `out` with the rows `from` up to `to` of the grid, by default all; `out` holds these rows only.
   * Vertices span the domain, ends included. `base` is taken off f in f64, before it is rounded to f32.
   */
  sample(
    grid: Grid,
    domain: Domain,
    parameters: ArrayLike<number>,
    base: number,
    out: Out,
    rows?: [from: number, to: number]
  ): void
}

/** From here on a value is none: it would round to infinity in f32. */
export const largestF32 = 3.4e38

/**
 * How often a register is computed anew: once, for each x, for each y, for each sample. Within reductions: for
 * each row of the data (`datum`), or for each row and sample (`term`).
 */
export type Rate = 'fixed' | 'x' | 'y' | 'sample' | 'datum' | 'term'

const [alongX, alongY, alongData] = [1, 2, 4]
const rates: Rate[] = ['fixed', 'x', 'y', 'sample', 'datum', 'term', 'term', 'term']

export function ratesOf(tape: Tape): Rate[] {
  const changes: number[] = []
  for (const instruction of tape.code) {
    const own =
      instruction.kind === 'variable'
        ? [alongX, alongY][instruction.index]
        : instruction.kind === 'column'
          ? alongData
          : 0
    const all = argsOf(instruction).reduce((sum, arg) => sum | changes[arg], own)
    // Reductions are the engine's work, even of one variable alone.
    changes.push(instruction.kind !== 'reduce' ? all : all & ~alongData ? alongX | alongY : 0)
  }
  return changes.map((change) => rates[change])
}

/** The registers of one rate that an engine needs: those that are computed for each sample are made of them. */
export function asked(tape: Tape, rates: Rate[], rate: Rate): number[] {
  const users = tape.code.filter((_, i) => rates[i] === 'sample' || rates[i] === 'term')
  return [...new Set([...users.flatMap(argsOf), ...tape.outputs])]
    .filter((i) => rates[i] === rate)
    .sort((a, b) => a - b)
}

/** Evaluates what changes with each sample, along a stretch of at most `blockSize` samples of one row. */
export interface RowEngine<Out = Float32Array> {
  /** The values of all registers, of which those that are fixed hold for all samples to come. */
  setFixed(registers: Float64Array): void
  /** A register that changes with x alone: its values along the stretch. */
  setX(i: number, values: Float64Array): void
  /** A register that changes with y alone. */
  setY(i: number, value: number): void
  /** Evaluates n samples into `out`, as its samples from number `at` on. */
  run(n: number, base: number, out: Out, at: number): void
}

/** Hands an engine only what changes with both x and y: the rest is computed once per column and once per row. */
export function hoisted<Out>(tape: Tape, rates: Rate[], engine: RowEngine<Out>): RowSampler<Out> {
  const registers = toRegisters(tape)
  const origin = tape.variables.map(() => 0)
  const [columns, rows] = [createAxis(tape, rates, 'x'), createAxis(tape, rates, 'y')]
  return {
    sample(grid, domain, parameters, base, out, [from, to] = [0, grid.rows]) {
      const fixed = registers(origin, parameters)
      for (const part of [engine, columns, rows]) part.setFixed(fixed)
      for (const [top, height] of blocks(from, to)) {
        rows.evaluate(domain.y, grid.rows, top, height)
        for (const [left, width] of blocks(0, grid.columns)) {
          columns.evaluate(domain.x, grid.columns, left, width)
          columns.asked.forEach(([i, values]) => engine.setX(i, values))
          for (let row = 0; row < height; row++) {
            for (const [i, values] of rows.asked) engine.setY(i, values[row])
            engine.run(width, base, out, (top - from + row) * grid.columns + left)
          }
        }
      }
    }
  }
}

/** From `from` up to `to` in blocks, each with its start and its size. */
function* blocks(from: number, to: number): Generator<[start: number, size: number]> {
  for (let start = from; start < to; start += blockSize) yield [start, Math.min(blockSize, to - start)]
}

/** The registers of one rate in blocks: each has an array, and `run` computes the first n entries of all of them. */
export function createPass(tape: Tape, rates: Rate[], rate: Rate) {
  const own = tape.code.map((_, i) => i).filter((i) => rates[i] === rate)
  const inputs = new Set(own.flatMap((i) => argsOf(tape.code[i])).filter((i) => rates[i] === 'fixed'))
  const arrays = new Map([...own, ...inputs].map((i) => [i, new Float64Array(blockSize)]))
  const arrayOf = (i: number) => arrays.get(i)!
  const loops = toBlockLoops(tape, own, arrayOf)
  return {
    own,
    arrayOf,
    setFixed(registers: Float64Array) {
      for (const i of inputs) arrayOf(i).fill(registers[i])
    },
    run(n: number) {
      for (const loop of loops) loop(n)
    }
  }
}

/** What changes along one side of the grid alone. */
function createAxis(tape: Tape, rates: Rate[], rate: 'x' | 'y') {
  const { own, arrayOf, setFixed, run } = createPass(tape, rates, rate)
  const variables = own.filter((i) => tape.code[i].kind === 'variable')
  return {
    asked: asked(tape, rates, rate).map((i): [number, Float64Array] => [i, arrayOf(i)]),
    setFixed,
    /** At n of the `count` places that span a side, ends included, from place `start` on. */
    evaluate(side: [number, number], count: number, start: number, n: number) {
      for (const variable of variables) {
        const at = arrayOf(variable)
        for (let i = 0; i < n; i++) at[i] = placeOn(side, start + i, count - 1)
      }
      run(n)
    }
  }
}
