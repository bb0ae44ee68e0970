import { operation } from '../../math/table/functions'
import { productPower } from '../../math/table/interval/arithmetic'
import { decided } from '../../math/table/interval/logic'
import { sinc } from '../../math/table/interval/periodic'
import {
  empty,
  emptyInterval,
  everywhere,
  nowhere,
  partly,
  set
} from '../../math/table/interval/decoratedInterval'
import type { Interval, IntervalRule, DecoratedInterval } from '../../math/table/interval/decoratedInterval'
import { lazilyFor } from '../../basics/lazily'
import { rangeFold } from './rangeFolds'
import { argsOf, dependsOn, rowCount, schedule } from '../program/tape'
import type { Instruction, Tape } from '../program/tape'

export type { Interval } from '../../math/table/interval/decoratedInterval'

/**
 * What is sure of a function over a box, by interval arithmetic in f64 with outward rounding. It says less
 * than the truth where a formula has a variable twice; over smaller boxes it says more. A jump within the
 * box is never higher than high − low.
 */
export interface Enclosure {
  /** Enclose all its values; NaN where it surely has none. An overflow counts as infinite. */
  low: number
  high: number
  /** Whether it has a value at the points of the box. */
  defined: 'everywhere' | 'nowhere' | 'unknown'
  /**
   * Surely no jump and no pole: between its points in the box where it is defined a surface may be drawn. An
   * edge of its domain (sqrt, ln, asin) leaves this true.
   */
  continuous: boolean
}

const words = ['nowhere', 'unknown', 'everywhere'] as const

/**
 * The tape over boxes: one interval per variable, one enclosure per output. Only what the outputs need is
 * worked out, and once for the same parameters what no variable enters.
 */
export function toIntervals(
  tape: Tape
): (box: readonly Interval[], parameters: ArrayLike<number>) => Enclosure[] {
  const evaluate = toRanges(tape)
  return (box, parameters) => {
    const ranges = evaluate(box, parameters, parameters)
    return tape.outputs.map((output) => toEnclosure(ranges[output]))
  }
}

export const toEnclosure = ({ low, high, defined, continuous }: DecoratedInterval): Enclosure => ({
  low,
  high,
  defined: words[defined],
  continuous
})

/**
 * Whether the first output is defined and continuous at all points and for all values of the parameters, as
 * far as its operations tell. Asked of the rules themselves, over all numbers.
 */
export const surelySmooth = lazilyFor((tape: Tape): boolean => {
  const [f] = tape.outputs
  const all = (end: number) => tape.parameters.map(() => end)
  const box = tape.variables.map((): Interval => [-Infinity, Infinity])
  const { defined, continuous } = toRanges({ ...tape, outputs: [f] })(box, all(-Infinity), all(Infinity))[f]
  return defined === everywhere && continuous
})

type Step = (box: readonly Interval[], lows: ArrayLike<number>, highs: ArrayLike<number>) => void

/** Which of so many branches an operation takes that jumps within the box. */
export type Choose = (branches: number) => number

/**
 * Gives the range of every register that the outputs need, for a box and for parameters between two ends.
 * The ranges are written anew by the next call. With `choose` operations that jump take one branch all over the box.
 */
export function toRanges(tape: Tape, choose?: Choose): (...at: Parameters<Step>) => DecoratedInterval[] {
  const ranges = tape.code.map(emptyInterval)
  const live = needed(tape)
  const formOf = toForms(tape)
  const moves = dependsOn(tape, (instruction) => instruction.kind === 'variable')
  const fixed: Step[] = []
  const moving: Step[] = []
  for (const stage of schedule(tape)) {
    for (const i of stage.scalars.filter((i) => live[i])) {
      const step = toStep(tape, i, ranges, formOf)
      if (moves[i]) moving.push(choose ? onOneBranch(tape, i, ranges, step, choose) : step)
      else fixed.push(step)
    }
    const reductions = stage.reductions.filter((i) => live[i])
    const rows = stage.rows.filter((i) => live[i])
    if (reductions.length)
      (reductions.some((i) => moves[i]) ? moving : fixed).push(
        rowLoop(tape, rows, reductions, ranges, formOf)
      )
  }
  const known = tape.parameters.map(() => [NaN, NaN])
  let started = false
  return (box, lows, highs) => {
    if (!started || known.some(([low, high], k) => low !== lows[k] || high !== highs[k])) {
      for (const step of fixed) step(box, lows, highs)
      known.forEach((ends, k) => ([ends[0], ends[1]] = [lows[k], highs[k]]))
      started = true
    }
    for (const step of moving) step(box, lows, highs)
    return ranges
  }
}

/** Which registers the outputs need. */
export function needed(tape: Tape): boolean[] {
  const live = tape.code.map((_, i) => tape.outputs.includes(i))
  for (let i = tape.code.length - 1; i >= 0; i--)
    if (live[i]) for (const arg of argsOf(tape.code[i])) live[arg] = true
  return live
}

/** How a call is enclosed: by the rule of its operation, or as a whole with the calls that its arguments are. */
export type Form =
  | { kind: 'operation'; u: number; v: number }
  /** A product of so many times the base, of which it is known that it rises. */
  | { kind: 'power'; base: number; exponent: number }
  /** sin(v)/v. */
  | { kind: 'sinc'; v: number }

type FormOf = (i: number) => Form

/** The forms of a tape's calls. */
export function toForms(tape: Tape): FormOf {
  const powers = powersOf(tape)
  return (i) => {
    const { name, args } = tape.code[i] as Instruction & { kind: 'call' }
    const [u, v = u] = args
    if (powers[i].exponent > 1) return { kind: 'power', ...powers[i] }
    const top = tape.code[u]
    const isSinc = name === 'divide' && top.kind === 'call' && top.name === 'sin' && top.args[0] === v
    return isSinc ? { kind: 'sinc', v } : { kind: 'operation', u, v }
  }
}

interface Power {
  base: number
  exponent: number
}

/** Every register as a power of another. */
function powersOf({ code }: Tape): Power[] {
  const powers: Power[] = []
  code.forEach((instruction, i) => {
    const factors = instruction.kind === 'call' && instruction.name === 'multiply' ? instruction.args : []
    const [u, v] = factors.map((factor) => powers[factor])
    powers.push(
      u && u.base === v.base ? { base: u.base, exponent: u.exponent + v.exponent } : { base: i, exponent: 1 }
    )
  })
  return powers
}

function toStep(tape: Tape, i: number, ranges: DecoratedInterval[], formOf: FormOf): Step {
  const instruction = tape.code[i]
  const w = ranges[i]
  const [a, b = a, c = a] = argsOf(instruction).map((arg) => ranges[arg])
  switch (instruction.kind) {
    case 'constant':
      return () => place(w, instruction.value, instruction.value)
    case 'variable':
      return (box) => place(w, box[instruction.index][0], box[instruction.index][1])
    case 'parameter':
      return (_, lows, highs) => place(w, lows[instruction.index], highs[instruction.index])
    case 'call':
      return toCall(instruction.name, formOf(i), w, ranges)
    case 'select':
      return () => select(w, a, b, c)
    default:
      throw new Error(`${instruction.kind} is not a scalar`)
  }
}

function toCall(name: string, form: Form, w: DecoratedInterval, ranges: DecoratedInterval[]): Step {
  switch (form.kind) {
    case 'power':
      return callStep(productPower(form.exponent), w, ranges[form.base], ranges[form.base])
    case 'sinc':
      return callStep(sineOver, w, ranges[form.v], ranges[form.v])
    case 'operation':
      return callStep(operation(name).interval.f64, w, ranges[form.u], ranges[form.v])
  }
}

/** sin(v)/v as a whole: all that it lacks at 0 is its value. */
function sineOver(w: DecoratedInterval, _u: DecoratedInterval, v: DecoratedInterval): void {
  if (v.low === 0 && v.high === 0) return empty(w)
  if (v.low <= 0 && v.high >= 0) partly(w)
  sinc.f64(w, v, v)
}

/** What is given: every number between two ends; NaN is no value. */
function place(w: DecoratedInterval, low: number, high: number): void {
  if (Number.isNaN(low)) return empty(w)
  set(w, low, high)
  w.defined = everywhere
  w.continuous = true
}

function callStep(
  rule: IntervalRule,
  w: DecoratedInterval,
  u: DecoratedInterval,
  v: DecoratedInterval
): Step {
  return () => {
    if (u.defined === nowhere || v.defined === nowhere) return empty(w)
    w.defined = u.defined < v.defined ? u.defined : v.defined
    w.continuous = u.continuous && v.continuous
    rule(w, u, v)
    // Whatever its arguments do, what has one value only does not jump.
    if (w.low === w.high) w.continuous = true
  }
}

/** The same, but with one of the branches of an operation between which it would jump. */
function onOneBranch(
  { code }: Tape,
  i: number,
  ranges: DecoratedInterval[],
  step: Step,
  choose: Choose
): Step {
  const instruction = code[i]
  const rule = instruction.kind === 'call' && operation(instruction.name).interval.branches
  if (!rule) return step
  const w = ranges[i]
  const [u, v = u] = instruction.args.map((arg) => ranges[arg])
  return (...at) => {
    step(...at)
    if (w.continuous || !u.continuous || !v.continuous) return
    const branches = rule(u, v, w)
    if (branches.length === 0) return
    set(w, ...branches[choose(branches.length)])
    w.continuous = true
  }
}

/** A choice is what the branch it takes is; where it may take either, it may jump from one to the other. */
function select(
  w: DecoratedInterval,
  c: DecoratedInterval,
  u: DecoratedInterval,
  v: DecoratedInterval
): void {
  const taken = c.defined === nowhere ? null : decided(c)
  if (taken === null) empty(w)
  else if (taken === true) take(w, c, u)
  else if (taken === false) take(w, c, v)
  else if (u.defined === nowhere || v.defined === nowhere) {
    // One branch alone has values, so the other's part of the box is outside the domain.
    take(w, c, u.defined === nowhere ? v : u)
    partly(w)
  } else {
    set(w, Math.min(u.low, v.low), Math.max(u.high, v.high))
    w.defined = Math.min(c.defined, u.defined, v.defined) as DecoratedInterval['defined']
    w.continuous = w.low === w.high
  }
}

function take(w: DecoratedInterval, c: DecoratedInterval, branch: DecoratedInterval): void {
  set(w, branch.low, branch.high)
  w.defined = branch.defined < c.defined ? branch.defined : c.defined
  w.continuous = branch.continuous
}

/** One loop over the rows, with the columns' values as points. */
function rowLoop(
  tape: Tape,
  rows: number[],
  reductions: number[],
  ranges: DecoratedInterval[],
  formOf: FormOf
): Step {
  const count = rowCount(tape)
  const folds = reductions.map((i) => {
    const { name, args } = tape.code[i] as Instruction & { kind: 'reduce' }
    const [u, v = u] = args.map((arg) => ranges[arg])
    return rangeFold(name, ranges[i], u, v, count)
  })
  const columns: { w: DecoratedInterval; values: Float64Array }[] = []
  const steps: Step[] = []
  for (const i of rows) {
    const instruction = tape.code[i]
    if (instruction.kind !== 'column') steps.push(toStep(tape, i, ranges, formOf))
    else columns.push({ w: ranges[i], values: tape.columns[instruction.index].values })
  }
  return (...at) => {
    for (const fold of folds) fold.start()
    for (let row = 0; row < count; row++) {
      for (const { w, values } of columns) place(w, values[row], values[row])
      for (const step of steps) step(...at)
      for (const fold of folds) fold.add(row)
    }
    for (const fold of folds) fold.finish()
  }
}
