import { operation } from '../../math/table/functions'
import { textsOf } from '../../math/table/wgsl/helper'
import { argsOf, rowCount, schedule } from '../program/tape'
import type { Instruction, Stage, Tape } from '../program/tape'

/**
 * The tape as a WGSL function `field(x, y) -> vec4f(f, f_x, f_y, valid)`. Numbers and parameters are
 * read from the array `values` (see `kernelValues`) and the rows of the data from the array `data`, so
 * the text depends on the formula's shape alone: `2x` and `3x` share a pipeline and a slider never
 * compiles one. Undefined operations are found by conditions on their arguments, because compilers may
 * assume that NaN never happens.
 */
export function toWgsl(tape: Tape): string {
  const conditions = conditionsOf(tape)
  const [f, fx, fy] = tape.outputs.map((output) => `r${output}`)
  const [value, ...slopes] = tape.outputs.map((output) => conditions[output])
  const further = slopes.flat().filter((condition) => !value.includes(condition))
  return [
    ...helpers(tape),
    'fn field(x: f32, y: f32) -> vec4f {',
    ...schedule(tape).flatMap((stage) => [
      ...stage.scalars.flatMap((i) => lines(tape, i, conditions)),
      ...rowLoop(tape, stage, conditions)
    ]),
    `  let defined = ${all([...value, `finite(${f})`])};`,
    `  let differentiable = ${all(['defined', ...new Set(further), `finite(${fx})`, `finite(${fy})`])};`,
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
  const clamped = [...literals, ...Array.from(parameters)].map((v) =>
    Math.max(-largest, Math.min(largest, v))
  )
  // A storage binding may not be empty.
  return new Float32Array(clamped.length ? clamped : [0])
}

/** The kernel's array `data`: row after row, within f32. */
export function kernelData(tape: Tape): Float32Array<ArrayBuffer> {
  const width = tape.columns.length
  const data = new Float32Array(Math.max(1, rowCount(tape) * width))
  tape.columns.forEach(({ values }, k) => values.forEach((value, row) => (data[row * width + k] = value)))
  return data
}

const largest = 3.4e38

/** `&` and `select` and no branches: lanes that wait for each other cost more than a few operations. */
const all = (conditions: string[]): string =>
  conditions.length ? conditions.map((condition) => `(${condition})`).join(' & ') : 'true'

/**
 * Under which conditions each register is defined, beside being finite. A choice is defined where the
 * branch it takes is, whatever the other one says.
 */
function conditionsOf(tape: Tape): string[][] {
  const conditions: string[][] = []
  tape.code.forEach((instruction, i) => {
    const inherited = argsOf(instruction).flatMap((arg) => conditions[arg])
    conditions.push([...new Set(ownConditions(instruction, i, inherited, conditions))])
  })
  return conditions
}

function ownConditions(
  instruction: Instruction,
  i: number,
  inherited: string[],
  conditions: string[][]
): string[] {
  switch (instruction.kind) {
    case 'constant':
      return Number.isNaN(instruction.value) ? ['false'] : []
    case 'call': {
      const { defined } = operation(instruction.name).wgsl
      return defined ? [...inherited, substitute(defined, instruction.args)] : inherited
    }
    case 'select':
      return inherited.length ? [...conditions[instruction.args[0]], `d${i}`] : []
    case 'reduce':
      return [`d${i}`]
    default:
      return []
  }
}

/** Rejects infinity and NaN by the exponent's bits, the one test that compilers may not remove. */
const finite = `fn finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}`

function helpers(tape: Tape): string[] {
  const called = tape.code.flatMap((instruction) =>
    instruction.kind === 'call' ? (operation(instruction.name).wgsl.calls ?? []) : []
  )
  return [finite, ...textsOf(called)]
}

function lines(tape: Tape, i: number, conditions: string[][]): string[] {
  const instruction = tape.code[i]
  switch (instruction.kind) {
    case 'constant': {
      const number = Number.isNaN(instruction.value) ? '0.0' : `values[${constantsBefore(tape, i)}]`
      return [`  let r${i} = ${number};`]
    }
    case 'parameter':
      return [`  let r${i} = values[${constantsBefore(tape, tape.code.length) + instruction.index}];`]
    case 'variable':
      return [`  let r${i} = ${['x', 'y'][instruction.index]};`]
    case 'column':
      return [`  let r${i} = data[row * ${tape.columns.length}u + ${instruction.index}u];`]
    case 'call':
      return [`  let r${i} = ${substitute(operation(instruction.name).wgsl.value, instruction.args)};`]
    case 'select': {
      const [c, u, v] = instruction.args
      const choice = `  let r${i} = select(r${v}, r${u}, r${c} != 0.0);`
      if (!conditions[i].includes(`d${i}`)) return [choice]
      return [choice, `  let d${i} = select(${all(conditions[v])}, ${all(conditions[u])}, r${c} != 0.0);`]
    }
    case 'reduce':
      return []
  }
}

/** Rows are added up in parts: a long sum in f32 would lose what is small beside it. */
export const part = 256

function rowLoop(tape: Tape, stage: Stage, conditions: string[][]): string[] {
  if (!stage.reductions.length) return []
  const folds = stage.reductions.map((i) => foldOf(tape, i, conditions))
  const rows = `rows${stage.reductions[0]}`
  return [
    `  let ${rows} = arrayLength(&data) / ${Math.max(1, tape.columns.length)}u;`,
    ...folds.flatMap(({ before }) => before),
    `  for (var start = 0u; start < ${rows}; start += ${part}u) {`,
    ...folds.flatMap(({ beforePart }) => beforePart),
    `  for (var row = start; row < min(start + ${part}u, ${rows}); row++) {`,
    ...stage.rows.flatMap((i) => lines(tape, i, conditions)),
    ...folds.flatMap(({ inRow: own }) => own),
    '  }',
    ...folds.flatMap(({ afterPart }) => afterPart),
    '  }',
    ...folds.flatMap(({ after }) => after)
  ]
}

interface FoldLines {
  before: string[]
  beforePart: string[]
  inRow: string[]
  afterPart: string[]
  after: string[]
}

function foldOf(tape: Tape, i: number, conditions: string[][]): FoldLines {
  const { name, args } = tape.code[i] as Instruction & { kind: 'reduce' }
  const [u, w = u] = args
  const valid = [...new Set([...conditions[u], ...conditions[w]])]
  const before = [`  var r${i} = 0.0;`, `  var d${i} = true;`]
  const check = valid.length ? [`  d${i} = d${i} & ${all(valid)};`] : []
  if (name === 'rowSum' || name === 'rowMean')
    return {
      before,
      beforePart: [`  var part${i} = 0.0;`],
      inRow: [...check, `  part${i} += r${u};`],
      afterPart: [`  r${i} += part${i};`],
      after: name === 'rowMean' ? [`  r${i} /= f32(arrayLength(&data) / ${tape.columns.length}u);`] : []
    }
  const sign = name === 'rowMin' || name === 'rowAtMin' ? '' : '-'
  const picks = name === 'rowAtMin' || name === 'rowAtMax'
  return {
    before: [...before, `  var least${i} = ${largest};`, ...(picks ? [`  var tied${i} = false;`] : [])],
    beforePart: [],
    inRow: [
      ...check,
      `  let key${i} = ${sign}r${u};`,
      // Rows that tie with different w leave it undefined.
      ...(picks
        ? [`  tied${i} = (key${i} >= least${i}) & (tied${i} | ((key${i} == least${i}) & (r${w} != r${i})));`]
        : []),
      `  r${i} = select(r${i}, r${w}, key${i} < least${i});`,
      `  least${i} = min(least${i}, key${i});`
    ],
    afterPart: [],
    after: picks ? [`  d${i} = d${i} & !tied${i};`] : []
  }
}

/** How many constants of a tape stand before a register: their places in `values`. */
export const constantsBefore = (tape: Tape, end: number): number =>
  tape.code.slice(0, end).filter((instruction) => instruction.kind === 'constant').length

const substitute = (template: string, [u, v]: number[]): string =>
  template.replace(/\b[uv]\b/g, (name) => `r${name === 'u' ? u : v}`)
