import { operation } from '../../math/table/functions'
import { lazilyFor } from '../../basics/lazily'
import { reachOf } from '../../math/table/wgsl/helper'
import { folds } from '../evaluators/reductions'
import type { Domain } from './sampling'
import { select, toScalar } from '../evaluators/scalar'
import { argsOf, rowCount, schedule } from '../program/tape'
import type { Stage, Tape } from '../program/tape'
import { part } from '../evaluators/wgsl'

/** Nobody sees an error of half a pixel where the box's height takes about 700 of them. */
const halfPixel = 1 / 1400
/** Gradients shade the surface and turn the arrows: this share of the longest is not seen. */
const shade = 0.04
/** GPUs round worse than the simulation, and the worst of all samples is worse than the worst of a hundred. */
const safety = 4

/** Steps of f32 between neighbours of a grid of a thousand samples: with fewer the surface shows stairs. */
const fewestSteps = 4
const finestGrid = 1000

/** Points tried, fewer where each takes long: this many instructions run in about two milliseconds. */
const mostPoints = 144
const fewestPoints = 6
const budget = 24_000

/** Beyond the box heights are cut off; so far beyond they still count. */
const margin = 0.1

/**
 * Whether a kernel in f32 draws f over the domain as f64 would: neighbouring samples stay distinct, heights
 * within half a pixel of a box that shows `heights`, gradients within what shading shows, and the same
 * samples defined. Found by simulating f32 on points spread over the domain: cheap enough for every step of
 * a slider. The tape's outputs are f, f_x, f_y; `parameters` are in its order.
 */
export function singleSuffices(
  tape: Tape,
  domain: Domain,
  parameters: ArrayLike<number>,
  [low, high]: readonly [number, number]
): boolean {
  if (![domain.x, domain.y].every(staysDistinct)) return false
  const { exact, single, points } = simulatorOf(tape)
  const slack = margin * (high - low)
  const seen = (value: number) => Math.max(low - slack, Math.min(high + slack, value))
  const tolerance = ((high - low) * halfPixel) / safety
  let [longest, worst] = [0, 0]
  for (const at of spread(domain, points)) {
    const [f, fx, fy] = exact(at, parameters)
    const { outputs, far } = single(at, parameters)
    const inBox = isFinite(f) && seen(f) === f
    // What lies outside the box may be wrong as long as it stays outside.
    if (inBox && (far || !isFinite(outputs[0]))) return false
    if (!isFinite(f)) {
      if (isFinite(outputs[0])) return false
      continue
    }
    if (Math.abs(seen(outputs[0]) - seen(f)) > tolerance) return false
    if (!inBox || !isFinite(fx + fy)) continue
    // A kernel hands on 0 for a gradient that is not finite.
    const [gx, gy] = isFinite(outputs[1] + outputs[2]) ? [outputs[1], outputs[2]] : [0, 0]
    worst = Math.max(worst, Math.hypot(gx - fx, gy - fy))
    longest = Math.max(longest, Math.hypot(fx, fy))
  }
  return worst * safety <= shade * longest
}

/** Kept with the tape: a slider asks again at every step. */
const simulatorOf = lazilyFor((tape: Tape) => ({
  exact: toScalar(tape),
  single: simulate(tape),
  points: affordable(tape)
}))

/** Whether a fine grid over this side keeps its samples apart in f32. */
function staysDistinct([low, high]: readonly [number, number]): boolean {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (!(size < largest)) return false
  const step = Math.max(smallest, 2 ** (Math.floor(Math.log2(size)) - 23))
  return (high - low) / finestGrid >= fewestSteps * step
}

const largest = 3.4e38
/** Smaller numbers are 0 on many GPUs. */
const smallest = 2 ** -126

function affordable(tape: Tape): number {
  const perRow = schedule(tape).reduce(
    (sum, { rows, reductions }) => sum + rows.length + reductions.length,
    0
  )
  const work = tape.code.length + perRow * rowCount(tape)
  return Math.max(fewestPoints, Math.min(mostPoints, Math.floor(budget / work)))
}

/** Points evenly spread and on no line of anybody's: Roberts's R₂ sequence. */
export function* spread({ x, y }: Domain, count: number): Generator<[number, number]> {
  const place = ([low, high]: readonly [number, number], share: number) => low + (share % 1) * (high - low)
  for (let i = 1; i <= count; i++) {
    yield [place(x, 0.5 + i * 0.7548776662466927), place(y, 0.5 + i * 0.5698402909980532)]
  }
}

/** The outputs at a point as a kernel has them at best, in f32. */
export const toSingle = lazilyFor((tape: Tape) => {
  const { single } = simulatorOf(tape)
  return (at: ArrayLike<number>, parameters: ArrayLike<number>): number[] => single(at, parameters).outputs
})

interface Simulated {
  outputs: number[]
  /** A function was asked for beyond where the kernel knows it. */
  far: boolean
}

/**
 * The tape as a kernel computes it: every value rounded to f32, what is too small for it 0, and rows added
 * up in parts. Each operation is rounded once, which is the best that a kernel can do.
 */
function simulate(tape: Tape): (at: ArrayLike<number>, parameters: ArrayLike<number>) => Simulated {
  const registers = new Float32Array(tape.code.length)
  const stages = schedule(tape)
  const steps = tape.code.map((_, i) => singleStep(tape, i, registers))
  const watched = tape.code.flatMap((instruction) => {
    const reach = instruction.kind === 'call' ? reachOf(operation(instruction.name).wgsl.calls) : Infinity
    return reach < Infinity ? [{ i: argsOf(instruction)[0], reach }] : []
  })
  const rowsWatched = new Set(watched.map(({ i }) => i))
  const isFar = () => watched.some(({ i, reach }) => Math.abs(registers[i]) > reach)
  return (at, parameters) => {
    let far = false
    for (const stage of stages) {
      for (const i of stage.scalars) steps[i](at, parameters, 0)
      for (const [i, value] of foldRows(tape, stage, registers, (i, row) => {
        steps[i](at, parameters, row)
        far ||= rowsWatched.has(i) && isFar()
      }))
        registers[i] = value
    }
    return { outputs: tape.outputs.map((i) => registers[i]), far: far || isFar() }
  }
}

type SingleStep = (at: ArrayLike<number>, parameters: ArrayLike<number>, row: number) => void

function singleStep(tape: Tape, i: number, registers: Float32Array): SingleStep {
  const instruction = tape.code[i]
  const [u, v = u, w = v] = argsOf(instruction)
  // A Float32Array rounds what is stored in it.
  const set = (value: number) => {
    registers[i] = Math.abs(value) < smallest ? 0 : value
  }
  switch (instruction.kind) {
    case 'constant':
      return () => set(instruction.value)
    case 'variable':
      return (at) => set(at[instruction.index])
    case 'parameter':
      return (_, parameters) => set(parameters[instruction.index])
    case 'column':
      return (_at, _parameters, row) => set(tape.columns[instruction.index].values[row])
    case 'select':
      return () => set(select(registers[u], registers[v], registers[w]))
    case 'call': {
      const { f64 } = operation(instruction.name)
      return () => set(f64(registers[u], registers[v]))
    }
    case 'reduce':
      return () => undefined
  }
}

/** The reductions of a stage with their values in f32; `run` computes a register for a row. */
function foldRows(
  tape: Tape,
  stage: Stage,
  registers: Float32Array,
  run: (i: number, row: number) => void
): [number, number][] {
  if (!stage.reductions.length) return []
  const rows = rowCount(tape)
  const args = [...new Set(stage.reductions.flatMap((i) => argsOf(tape.code[i])))]
  const values = new Map(args.map((i) => [i, new Float64Array(rows)]))
  for (let row = 0; row < rows; row++) {
    for (const i of stage.rows) run(i, row)
    for (const [i, array] of values) array[row] = registers[i]
  }
  return stage.reductions.map((i) => {
    const [u, w = u] = argsOf(tape.code[i]).map((arg) => values.get(arg)!)
    return [i, fold(tape, i, u, w)]
  })
}

function fold(tape: Tape, i: number, u: Float64Array, w: Float64Array): number {
  const instruction = tape.code[i]
  if (instruction.kind !== 'reduce') return NaN
  if (instruction.name === 'rowSum') return sumInParts(u)
  if (instruction.name === 'rowMean') return sumInParts(u) / u.length
  // To choose a row rounds nothing.
  const { start, add, finish } = folds[instruction.name]
  const state = start()
  add(state, u, w, u.length)
  return finish(state, u.length)
}

function sumInParts(values: Float64Array): number {
  let total = 0
  for (let start = 0; start < values.length; start += part) {
    const end = Math.min(values.length, start + part)
    let sum = 0
    for (let k = start; k < end; k++) sum = Math.fround(sum + values[k])
    total = Math.fround(total + sum)
  }
  return total
}
