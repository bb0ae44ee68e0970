import { constants, isNumber, isReduction, visit } from '../../math/expression/expression'
import type { Call, Expr } from '../../math/expression/expression'
import { operation } from '../../math/table/functions'
import { equal, half, isInteger, toNumber } from '../../math/expression/rational'
import type { Rational } from '../../math/expression/rational'
import { select } from '../evaluators/scalar'
import { argsOf } from './tape'
import type { Column, Exact, Instruction, Tape } from './tape'

/** Whole powers up to this size become products; WGSL's pow is undefined for a negative base. */
const largestProduct = 64n

/**
 * Lowers expressions of one graph onto one tape, the first of them first: instructions up to its
 * output register belong to it alone, which is how the kernels tell f from its derivatives.
 */
export function lower(
  roots: Expr[],
  variables: string[],
  parameters: string[],
  data: Readonly<Record<string, ArrayLike<number>>> = {}
): Tape {
  const code: Instruction[] = []
  const columns: Column[] = []
  const known = new Map<string, number>()
  const registers = new Map<number, number>()

  const emit = (key: string, instruction: Instruction): number => {
    const existing = known.get(key)
    if (existing !== undefined) return existing
    known.set(key, code.push(instruction) - 1)
    return code.length - 1
  }
  const constant = (value: number, exactly?: Exact) =>
    exactly === undefined
      ? emit(`#${value}`, { kind: 'constant', value })
      : emit(`#${value} ${JSON.stringify(exactly)}`, { kind: 'constant', value, exactly })
  const valueOf = (register: number): number | null => {
    const instruction = code[register]
    return instruction.kind === 'constant' ? instruction.value : null
  }
  const call = (name: string, ...args: number[]): number => {
    const values = args.map(valueOf)
    if (values.every((value) => value !== null)) {
      const folded = operation(name).f64(values[0], values[1] ?? NaN)
      // An undefined constant stays a call, so that its validity is tracked like any other's.
      if (Number.isFinite(folded))
        return constant(
          folded,
          foldedExactly(
            name,
            args.map((arg) => code[arg]),
            folded
          )
        )
    }
    const ordered = arranged(name, args)
    return emit(`${name}(${ordered.join()})`, { kind: 'call', name, args: ordered })
  }
  /** One order for what commutes; a constant comes last, where max(x, 0) is known as relu. */
  const arranged = (name: string, args: number[]): number[] => {
    if (name === 'add' || name === 'multiply') return args.sort((a, b) => a - b)
    const [u, v] = args
    return (name === 'min' || name === 'max') && valueOf(u) !== null && valueOf(v) === null ? [v, u] : args
  }
  /** u^n for n ≥ 1 by repeated squaring: products of powers that other terms share. */
  const product = (u: number, n: bigint): number => {
    if (n === 1n) return u
    const root = product(u, n / 2n)
    const square = call('multiply', root, root)
    return n % 2n === 0n ? square : call('multiply', square, u)
  }
  const power = (base: number, exponent: Expr): number => {
    if (isNumber(exponent)) {
      const { value } = exponent
      if (equal(value, half)) return call('sqrt', base)
      const size = value.num < 0n ? -value.num : value.num
      if (isInteger(value) && size > 0n && size <= largestProduct) {
        const raised = product(base, size)
        return value.num < 0n ? call('divide', constant(1), raised) : raised
      }
    }
    return call('pow', base, registers.get(exponent.id)!)
  }
  const lowerNode = (e: Expr): number => {
    switch (e.kind) {
      case 'number':
        return constant(toNumber(e.value), exactly(e.value))
      case 'constant':
        return constant(constants[e.name], e.name === 'undefined' ? undefined : e.name)
      case 'symbol':
        return lowerSymbol(e.name)
      case 'column':
        return lowerColumn(e.name)
      case 'call':
        return lowerCall(e)
    }
  }
  const lowerColumn = (name: string): number => {
    const known = columns.findIndex((column) => column.name === name)
    const values = known >= 0 ? null : toFloat64(data[name])
    const index = values ? columns.push({ name, values }) - 1 : known
    return emit(`d${index}`, { kind: 'column', index })
  }
  const lowerCall = (e: Call): number => {
    const args = e.args.map((arg) => registers.get(arg.id)!)
    if (e.name === 'pow') return power(args[0], e.args[1])
    if (e.name === 'if') return choose(args)
    if (e.name === 'hypot')
      return args.reduce((u, v) => call('hypot', u, v), args.length > 1 ? args.shift()! : constant(0))
    // Simplified sums and products have any number of parts.
    if (args.length > 2) return args.reduce((u, v) => call(e.name, u, v))
    if (isReduction(e)) return emit(`${e.name}(${args.join()})`, { kind: 'reduce', name: e.name, args })
    return call(e.name, ...args)
  }
  const choose = (args: number[]): number => {
    const condition = valueOf(args[0])
    if (condition === null || Number.isNaN(condition))
      return emit(`if(${args.join()})`, { kind: 'select', args })
    return select(condition, args[1], args[2])
  }
  const lowerSymbol = (name: string): number => {
    const variable = variables.indexOf(name)
    if (variable >= 0) return emit(`v${variable}`, { kind: 'variable', index: variable })
    const parameter = parameters.indexOf(name)
    if (parameter < 0) throw new Error(`"${name}" is neither a variable nor a parameter of this tape`)
    return emit(`p${parameter}`, { kind: 'parameter', index: parameter })
  }

  const outputs = roots.map((root) => {
    visit([root], (e) => registers.has(e.id) || registers.set(e.id, lowerNode(e)))
    return registers.get(root.id)!
  })
  return withoutDead({ variables, parameters, columns, code, outputs })
}

/** Undefined where an f64 is the number. */
function exactly({ num, den }: Rational): Exact | undefined {
  const size = num < 0n ? -num : num
  if (size <= largestWhole && (den & (den - 1n)) === 0n) return undefined
  return den === 1n ? String(num) : { name: 'divide', args: [String(num), String(den)] }
}

/** Up to here every whole number is an f64. */
const largestWhole = 2n ** 53n
/** Constants that are worked out in more operations than this are known as f64 has them. */
const longestExact = 200

function foldedExactly(name: string, args: Instruction[], value: number): Exact | undefined {
  const parts = args.flatMap((arg) => (arg.kind === 'constant' ? [arg.exactly ?? arg.value] : []))
  const isWhole = Number.isInteger(value) && Math.abs(value) <= Number(largestWhole)
  const plain = isWhole && parts.every((part) => Number.isInteger(part)) && wholeFromWhole.has(name)
  if (plain) return undefined
  return JSON.stringify(parts).length <= longestExact ? { name, args: parts } : 'unknown'
}

/** Of whole numbers these make whole numbers, or none that f64 would round to one. */
const wholeFromWhole: ReadonlySet<string> = new Set([
  'add',
  'subtract',
  'multiply',
  'negate',
  'abs',
  'min',
  'max'
])

export const toFloat64 = (values: ArrayLike<number>): Float64Array =>
  values instanceof Float64Array ? values : Float64Array.from(values)

/** Drops instructions that no output needs, such as the exponent 2 of a product. */
export function withoutDead(tape: Tape): Tape {
  const live = new Set<number>(tape.outputs)
  for (let i = tape.code.length - 1; i >= 0; i--) {
    if (live.has(i)) argsOf(tape.code[i]).forEach((arg) => live.add(arg))
  }
  const renamed = new Map([...live].sort((a, b) => a - b).map((old, i) => [old, i]))
  const code = [...renamed.keys()].map((old): Instruction => {
    const instruction = tape.code[old]
    if (!('args' in instruction)) return instruction
    return { ...instruction, args: instruction.args.map((arg) => renamed.get(arg)!) }
  })
  return { ...tape, code, outputs: tape.outputs.map((output) => renamed.get(output)!) }
}
