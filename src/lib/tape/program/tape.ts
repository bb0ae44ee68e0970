import type { ReductionName } from '../../math/expression/expression'

/**
 * A tape is a function in single-assignment form: a flat list of instructions, each naming earlier
 * registers, without repeats. It is plain data, so it crosses to a worker as it is.
 */
export interface Tape {
  variables: string[]
  parameters: string[]
  /** The data it reads: one value per row, all of one length. */
  columns: Column[]
  /** One entry per register; `args` are registers before it. */
  code: Instruction[]
  /** Registers that hold the results, in the order they were asked for: f, f_x, f_y, … */
  outputs: number[]
}

export interface Column {
  name: string
  values: Float64Array
}

export type Instruction =
  /** `exactly` says what was meant where no f64 is it. */
  | { kind: 'constant'; value: number; exactly?: Exact }
  | { kind: 'variable'; index: number }
  | { kind: 'parameter'; index: number }
  /** A value per row of the data; so is everything made of it, until a reduction. */
  | { kind: 'column'; index: number }
  | { kind: 'call'; name: string; args: number[] }
  /** The second argument where the first is not 0, else the third. */
  | { kind: 'select'; args: number[] }
  /** One value from all rows. */
  | { kind: 'reduce'; name: ReductionName; args: number[] }

/** A number as it was written: an f64, a whole number's digits or the name of a constant, or an operation on such. */
export type Exact = number | string | { name: string; args: Exact[] }

export const argsOf = (instruction: Instruction): number[] => ('args' in instruction ? instruction.args : [])

/** The tape of its first output alone; what that needs stands before it. */
export const valueOf = (tape: Tape): Tape => ({
  ...tape,
  code: tape.code.slice(0, tape.outputs[0] + 1),
  outputs: tape.outputs.slice(0, 1)
})

/** How many rows the data has; 0 without data. */
export const rowCount = (tape: Tape): number => tape.columns[0]?.values.length ?? 0

/** For each register whether it depends on any register of which `source` says so. */
export function dependsOn(
  tape: Tape,
  source: (instruction: Instruction) => boolean,
  through: (instruction: Instruction) => boolean = () => true
): boolean[] {
  const depends: boolean[] = []
  for (const instruction of tape.code)
    depends.push(
      source(instruction) || (through(instruction) && argsOf(instruction).some((arg) => depends[arg]))
    )
  return depends
}

/** Scalars in order, then one loop over the rows that computes `rows` and feeds `reductions`. */
export interface Stage {
  scalars: number[]
  rows: number[]
  reductions: number[]
}

/** Which registers hold one value per row. */
export const rowRegisters = (tape: Tape): boolean[] =>
  dependsOn(
    tape,
    (instruction) => instruction.kind === 'column',
    (instruction) => instruction.kind !== 'reduce'
  )

/**
 * The order of work of a tape with reductions: those that do not need each other share one loop over the
 * rows. A tape without them is one stage of scalars. Scalars and reductions that are not `wanted` are left out.
 */
export function schedule(tape: Tape, wanted: (i: number) => boolean = () => true): Stage[] {
  const inRow = rowRegisters(tape)
  const level: number[] = []
  for (const instruction of tape.code) {
    const highest = Math.max(0, ...argsOf(instruction).map((arg) => level[arg]))
    level.push(instruction.kind === 'reduce' ? highest + 1 : highest)
  }
  const registers = tape.code.map((_, i) => i).filter(wanted)
  return Array.from({ length: Math.max(0, ...level) + 1 }, (_, k) => {
    const reductions = registers.filter((i) => tape.code[i].kind === 'reduce' && level[i] === k + 1)
    return {
      scalars: registers.filter((i) => !inRow[i] && tape.code[i].kind !== 'reduce' && level[i] === k),
      rows: needed(tape, reductions, inRow),
      reductions
    }
  })
}

/** The row registers that these reductions stand on, in order. */
function needed(tape: Tape, reductions: number[], inRow: boolean[]): number[] {
  const found = new Set<number>()
  const open = reductions.flatMap((i) => argsOf(tape.code[i]))
  while (open.length) {
    const i = open.pop()!
    if (!inRow[i] || found.has(i)) continue
    found.add(i)
    open.push(...argsOf(tape.code[i]))
  }
  return [...found].sort((a, b) => a - b)
}
