import { lazilyFor } from '../../basics/lazily'
import { toForms, toIntervals, type Enclosure, type Interval } from '../evaluators/intervals'
import { isBounded, isStep } from './rounding'
import { argsOf, valueOf } from '../program/tape'
import type { Instruction, Tape } from '../program/tape'

/** How far a register can be trusted, wherever it has a value. */
interface Quality {
  /** Nothing was rounded. */
  exact: boolean
  /** All its digits may be gone, since it may be far smaller than the terms that it is the sum of. */
  rough: boolean
  /** It may grow beyond all bounds. */
  polar: boolean
}

/**
 * Whether f may be 0/0, 0·∞ or ∞ − ∞ where something has cancelled: beside such a place rounding may be as large as
 * f. Found from its operations alone, over all numbers, so that a function without cancellation pays nothing.
 */
export const mayCancel = lazilyFor((tape: Tape): boolean => {
  if (!isBounded(tape)) return false
  const f = valueOf(tape)
  const ranges = rangesOf(f)
  const formOf = toForms(f)
  const vanishes = ranges.map(({ low, high }) => low <= 0 && high >= 0)
  const qualities: Quality[] = []
  return f.code.some((instruction, i) => {
    const args = argsOf(instruction)
    const of = args.map((arg) => qualities[arg])
    qualities.push(qualityOf(instruction, of, args, ranges, vanishes, vanishes[i]))
    if (instruction.kind !== 'call' || formOf(i).kind === 'sinc') return false
    const [u, v = u] = args
    const rough = of.some((quality) => quality.rough)
    switch (instruction.name) {
      case 'divide':
        return rough && vanishes[u] && vanishes[v]
      case 'multiply':
        return rough && ((of[0].polar && vanishes[v]) || (of[1].polar && vanishes[u]))
      case 'add':
      case 'subtract':
        return of[0].polar && of[1].polar && qualities[i].rough
      default:
        return false
    }
  })
})

/** Encloses every register, for all numbers. */
function rangesOf(tape: Tape): Enclosure[] {
  const count = tape.variables.length
  const code = tape.code.map((instruction): Instruction =>
    instruction.kind === 'parameter' ? { kind: 'variable', index: count + instruction.index } : instruction
  )
  const variables = [...tape.variables, ...tape.parameters]
  const outputs = code.map((_, i) => i)
  const box = variables.map((): Interval => [-Infinity, Infinity])
  return toIntervals({ ...tape, code, variables, parameters: [], outputs })(box, [])
}

const leaf: Quality = { exact: true, rough: false, polar: false }

function qualityOf(
  instruction: Instruction,
  of: Quality[],
  args: number[],
  ranges: Enclosure[],
  vanishes: boolean[],
  vanishesItself: boolean
): Quality {
  if (instruction.kind === 'constant') return { ...leaf, exact: instruction.exactly === undefined }
  const [rough, polar] = [of.some((quality) => quality.rough), of.some((quality) => quality.polar)]
  if (instruction.kind === 'select') return { exact: false, rough, polar }
  if (instruction.kind !== 'call') return leaf
  const { name } = instruction
  const [u, v = u] = args
  if (isStep(name)) return leaf
  if (name === 'negate' || name === 'abs') return of[0]
  if (name === 'add' || name === 'subtract') {
    const careful = of.every(({ exact }) => exact) || (!rough && addsUp(ranges[u], ranges[v], name))
    return { exact: false, rough: !careful, polar }
  }
  if (keepsDigits.has(name)) {
    const pole = (name === 'divide' && vanishes[v]) || (name === 'pow' && vanishes[u] && ranges[v].low < 0)
    return { exact: false, rough, polar: polar || pole }
  }
  // Where it is never 0 an error of its argument is small beside it.
  const inexact = of.some(({ exact }) => !exact)
  return { exact: false, rough: vanishesItself && inexact, polar: polar || hasPoles.has(name) }
}

/** Operations whose result has as many right digits as their arguments. */
const keepsDigits: ReadonlySet<string> = new Set([
  'multiply',
  'divide',
  'sqrt',
  'cbrt',
  'pow',
  'hypot',
  'min',
  'max'
])
const hasPoles: ReadonlySet<string> = new Set(['tan', 'cot', 'sec', 'csc', 'coth', 'csch', 'gamma', 'ln'])

/** Whether the two terms have one sign, or one of them is 0. */
function addsUp(u: Enclosure, v: Enclosure, name: string): boolean {
  const [low, high] = name === 'add' ? [v.low, v.high] : [-v.high, -v.low]
  return (u.low >= 0 && low >= 0) || (u.high <= 0 && high <= 0)
}
