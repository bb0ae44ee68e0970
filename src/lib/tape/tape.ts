/**
 * A tape is a function in single-assignment form: a flat list of instructions, each naming earlier
 * registers, without repeats. It is plain data, so it crosses to a worker as it is.
 */
export interface Tape {
  variables: string[]
  parameters: string[]
  /** One entry per register; `args` are registers before it. */
  code: Instruction[]
  /** Registers that hold the results, in the order they were asked for: f, f_x, f_y, … */
  outputs: number[]
}

export type Instruction =
  | { kind: 'constant'; value: number }
  | { kind: 'variable'; index: number }
  | { kind: 'parameter'; index: number }
  | { kind: 'call'; name: string; args: number[] }
