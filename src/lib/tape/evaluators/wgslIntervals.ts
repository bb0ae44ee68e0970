import { operation } from '../../math/table/functions'
import { ranges } from '../../math/table/interval/wgsl/ranges'
import { productOf } from '../../math/table/interval/wgsl/rules'
import { textsOf } from '../../math/table/wgsl/helper'
import type { Helper } from '../../math/table/wgsl/helper'
import { toForms } from './intervals'
import type { Form } from './intervals'
import { centred, placeOn } from '../sampling/sampling'
import type { Domain, Grid } from '../sampling/sampling'
import { valueOf } from '../program/tape'
import type { Tape } from '../program/tape'
import { constantsBefore } from './wgsl'

/**
 * The first output of a tape over cells, as a WGSL function `enclose(x: vec2f, y: vec2f) -> Range` of the ends of
 * a cell: the twin of toIntervals in f32. What it says is sure is sure; it is sure of less. Numbers and parameters
 * are read from the array `values` (see `intervalValues`), so the text depends on the formula's shape alone.
 * Null for a function of data: its rows would be gone through anew for every cell.
 */
export function toWgslIntervals(tape: Tape): string | null {
  if (tape.columns.length) return null
  const f = valueOf(tape)
  const formOf = toForms(f)
  const rules = new Rules()
  const lines = f.code.map((_, i) => `  let r${i} = ${rangeText(f, i, formOf, rules)};`)
  return [
    ...rules.texts(),
    'fn enclose(x: vec2f, y: vec2f) -> Range {',
    ...lines,
    `  return r${f.outputs[0]};`,
    '}'
  ].join('\n')
}

/** The kernel's array `values`: what encloses the tape's constants in order, then the parameters, in f32; two each. */
export function intervalValues(tape: Tape, parameters: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const given = valueOf(tape).code.flatMap((instruction) =>
    instruction.kind === 'constant' ? [instruction.value] : []
  )
  const ends = [...given, ...Array.from(parameters)].flatMap((value) => [downwards(value), upwards(value)])
  // A storage binding may not be empty.
  return new Float32Array(ends.length ? ends : [0, 0])
}

/**
 * The sides of a grid's cells in f32, two numbers each: those of its columns, then those of its rows. They hold
 * the places of the samples, in f64 and as the sampling kernel has them.
 */
export function cellSides({ columns, rows }: Grid, { x, y }: Domain): Float32Array<ArrayBuffer> {
  return new Float32Array([...sidesOf(columns, x), ...sidesOf(rows, y)])
}

function sidesOf(count: number, side: readonly [number, number]): number[] {
  const last = count - 1
  const { middle, half } = centred(side)
  const [start, stride] = [Math.fround(middle), Math.fround(half / last)]
  // With two roundings, or with one where the compiler makes it an fma.
  const places = Array.from({ length: count }, (_, i) => [
    placeOn(side, i, last),
    Math.fround(start + Math.fround((2 * i - last) * stride)),
    Math.fround(start + (2 * i - last) * stride)
  ])
  return places.slice(1).flatMap((next, i) => [downwards(Math.min(...places[i])), upwards(Math.max(...next))])
}

const largest = Math.fround(3.4e38)
/** Smaller numbers are 0 on many GPUs. */
const smallest = 2 ** -126

/** The largest number of f32 that is not above this one, within what the kernel holds; of NaN, the least. */
function downwards(x: number): number {
  if (!(x > -largest)) return -largest
  if (x > largest) return largest
  if (Math.abs(x) < smallest) return x < 0 ? -smallest : 0
  const rounded = Math.fround(x)
  // A little more than half a unit in its last place.
  return rounded <= x ? rounded : Math.fround(rounded - Math.abs(rounded) * 1.001 * 2 ** -24)
}
const upwards = (x: number): number => -downwards(-x)

/** The rules that a kernel calls, each once, with all that they call themselves. */
class Rules {
  private readonly functions = new Map<string, string>()
  private readonly helpers: Helper[] = [ranges]

  texts(): string[] {
    return [...textsOf(this.helpers), ...this.functions.values()]
  }

  productPower(base: number, exponent: number): string {
    this.helpers.push(productOf)
    return `productOf(r${base}, ${exponent}u)`
  }

  /** A call of an operation's rule; of one without, nothing is sure. */
  call(name: string, args: string[]): string {
    const { arity, interval } = operation(name)
    if (!interval.wgsl) return 'Range(everything, 0u)'
    const { body, same, calls = [] } = interval.wgsl
    const alike = same !== undefined && args[0] === args[1]
    const over = `${name}${alike ? 'Alike' : 'Over'}`
    if (!this.functions.has(over)) this.define(name, over, alike ? same : body, alike ? 1 : arity)
    this.helpers.push(...calls)
    return `${over}(${args.slice(0, alike ? 1 : arity).join(', ')})`
  }

  /** The operation at a point, where its rule asks for that, and the rule. */
  private define(name: string, over: string, body: string, arity: number): void {
    const { wgsl } = operation(name)
    const at = `${name}At`
    const text = body.replace(/\bat\(/g, `${at}(`)
    if (text !== body) {
      this.helpers.push(...(wgsl.calls ?? []))
      this.functions.set(at, functionText(at, 'f32', arity, `return ${wgsl.value};`))
    }
    this.functions.set(over, functionText(over, 'Range', arity, text))
  }
}

const functionText = (name: string, type: string, arity: number, body: string): string =>
  `fn ${name}(${['u', 'v']
    .slice(0, arity)
    .map((argument) => `${argument}: ${type}`)
    .join(', ')}) -> ${type} {\n  ${body}\n}`

function rangeText(tape: Tape, i: number, formOf: (i: number) => Form, rules: Rules): string {
  const instruction = tape.code[i]
  switch (instruction.kind) {
    case 'constant':
      return Number.isNaN(instruction.value) ? 'nothing' : `given(values[${constantsBefore(tape, i)}])`
    case 'parameter':
      return `given(values[${constantsBefore(tape, tape.code.length) + instruction.index}])`
    case 'variable':
      return `given(${['x', 'y'][instruction.index]})`
    case 'call':
      return callOf(instruction.name, formOf(i), rules)
    case 'select':
      return `choice(${instruction.args.map((arg) => `r${arg}`).join(', ')})`
    default:
      throw new Error(`${instruction.kind} has no range in a cell`)
  }
}

function callOf(name: string, form: Form, rules: Rules): string {
  switch (form.kind) {
    case 'power':
      return rules.productPower(form.base, form.exponent)
    case 'sinc':
      return rules.call('sinc', [`withoutZero(r${form.v})`])
    case 'operation':
      return rules.call(name, [`r${form.u}`, `r${form.v}`])
  }
}
