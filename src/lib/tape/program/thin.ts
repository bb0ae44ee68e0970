import { rowCount } from './tape'
import type { Instruction, Tape } from './tape'

/**
 * The tape over at most `most` of its rows, evenly taken, for a picture that would take too long over all
 * of them. Sums are scaled up to all rows; least and largest values are those of the rows taken.
 */
export function thin(tape: Tape, most: number): Tape {
  const rows = rowCount(tape)
  if (rows <= most) return tape
  const code: Instruction[] = []
  const emit = (instruction: Instruction): number => code.push(instruction) - 1
  const places: number[] = []
  for (const instruction of tape.code) {
    const moved =
      'args' in instruction
        ? { ...instruction, args: instruction.args.map((arg) => places[arg]) }
        : instruction
    const at = emit(moved)
    const isSum = instruction.kind === 'reduce' && instruction.name === 'rowSum'
    places.push(isSum ? emit(times(at, emit({ kind: 'constant', value: rows / most }))) : at)
  }
  return {
    ...tape,
    code,
    columns: tape.columns.map(({ name, values }) => ({ name, values: evenly(values, most) })),
    outputs: tape.outputs.map((output) => places[output])
  }
}

const times = (u: number, v: number): Instruction => ({ kind: 'call', name: 'multiply', args: [u, v] })

/** The middles of `count` equal parts of the rows. */
const evenly = (values: Float64Array, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => values[Math.floor(((i + 0.5) * values.length) / count)])
