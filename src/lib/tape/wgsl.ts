import { operation } from '../math/functions'
import type { Tape } from './tape'

/**
 * The tape as a WGSL function `field(x, y) -> vec4f(f, f_x, f_y, valid)`. Numbers and parameters are
 * read from the array `values` (see `kernelValues`), so the text depends on the formula's shape alone:
 * `2x` and `3x` share a pipeline and a slider never compiles one. Undefined operations are found by
 * conditions on their arguments, because compilers may assume that NaN never happens.
 */
export function toWgsl(tape: Tape): string {
  const [f, fx, fy] = tape.outputs.map((output) => `r${output}`)
  const lines = tape.code.map((_, i) => line(tape, i))
  const conditions = tape.code.map((_, i) => condition(tape, i))
  const until = tape.outputs[0] + 1
  // `&` and `select` and no branches: lanes that wait for each other cost more than a few operations.
  const all = (...parts: string[]) => parts.map((part) => `(${part})`).join(' & ')
  return [
    ...helpers(tape),
    'fn field(x: f32, y: f32) -> vec4f {',
    ...lines,
    `  let defined = ${all(...conditions.slice(0, until).flat(), `finite(${f})`)};`,
    `  let differentiable = ${all('defined', ...conditions.slice(until).flat(), `finite(${fx})`, `finite(${fy})`)};`,
    `  let gradient = select(vec2f(0.0), vec2f(${fx}, ${fy}), differentiable);`,
    `  return vec4f(select(0.0, ${f}, defined), gradient, select(0.0, 1.0, defined));`,
    '}'
  ].join('\n')
}

/** The kernel's array `values`: the tape's constants in order, then the parameters, within f32. */
export function kernelValues(tape: Tape, parameters: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const literals = tape.code.flatMap((instruction) =>
    instruction.kind === 'constant' ? [instruction.value] : []
  )
  const clamped = [...literals, ...Array.from(parameters)].map((v) => Math.max(-3.4e38, Math.min(3.4e38, v)))
  // A storage binding may not be empty.
  return new Float32Array(clamped.length ? clamped : [0])
}

/** Rejects infinity and NaN by the exponent's bits, the one test that compilers may not remove. */
const finite = `fn finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}`

function helpers(tape: Tape): string[] {
  const used = tape.code.flatMap((instruction) => {
    const helper = instruction.kind === 'call' && operation(instruction.name).wgsl.helper
    return helper ? [helper] : []
  })
  return [finite, ...new Set(used)]
}

function line(tape: Tape, i: number): string {
  const instruction = tape.code[i]
  switch (instruction.kind) {
    case 'constant':
      return `  let r${i} = values[${constantsBefore(tape, i)}];`
    case 'parameter':
      return `  let r${i} = values[${constantsBefore(tape, tape.code.length) + instruction.index}];`
    case 'variable':
      return `  let r${i} = ${['x', 'y'][instruction.index]};`
    case 'call':
      return `  let r${i} = ${substitute(operation(instruction.name).wgsl.value, instruction.args)};`
  }
}

function condition(tape: Tape, i: number): string[] {
  const instruction = tape.code[i]
  const defined = instruction.kind === 'call' ? operation(instruction.name).wgsl.defined : undefined
  return defined && instruction.kind === 'call' ? [substitute(defined, instruction.args)] : []
}

const constantsBefore = (tape: Tape, end: number): number =>
  tape.code.slice(0, end).filter((instruction) => instruction.kind === 'constant').length

const substitute = (template: string, [u, v]: number[]): string =>
  template.replace(/\b[uv]\b/g, (name) => `r${name === 'u' ? u : v}`)
