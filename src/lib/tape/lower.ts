import { constants, isNumber, visit } from '../math/expression'
import type { Expr } from '../math/expression'
import { operation } from '../math/functions'
import { equal, half, isInteger, toNumber } from '../math/rational'
import type { Instruction, Tape } from './tape'

/** Whole powers up to this size become products; WGSL's pow is undefined for a negative base. */
const largestProduct = 64n

/**
 * Lowers expressions of one graph onto one tape, the first of them first: instructions up to its
 * output register belong to it alone, which is how the kernels tell f from its derivatives.
 */
export function lower(roots: Expr[], variables: string[], parameters: string[]): Tape {
  const code: Instruction[] = []
  const known = new Map<string, number>()
  const registers = new Map<number, number>()

  const emit = (key: string, instruction: Instruction): number => {
    const existing = known.get(key)
    if (existing !== undefined) return existing
    known.set(key, code.push(instruction) - 1)
    return code.length - 1
  }
  const constant = (value: number) => emit(`#${value}`, { kind: 'constant', value })
  const valueOf = (register: number): number | null => {
    const instruction = code[register]
    return instruction.kind === 'constant' ? instruction.value : null
  }
  const call = (name: string, ...args: number[]): number => {
    const values = args.map(valueOf)
    if (values.every((value) => value !== null)) {
      const folded = operation(name).f64(values[0], values[1] ?? NaN)
      // An undefined constant stays a call, so that its validity is tracked like any other's.
      if (Number.isFinite(folded)) return constant(folded)
    }
    const ordered = name === 'add' || name === 'multiply' ? args.sort((a, b) => a - b) : args
    return emit(`${name}(${ordered.join()})`, { kind: 'call', name, args: ordered })
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
        return constant(toNumber(e.value))
      case 'constant':
        return constant(constants[e.name])
      case 'symbol':
        return lowerSymbol(e.name)
      case 'call':
        if (e.name === 'pow') return power(registers.get(e.args[0].id)!, e.args[1])
        return call(e.name, ...e.args.map((arg) => registers.get(arg.id)!))
    }
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
  return withoutDead({ variables, parameters, code, outputs })
}

/** Drops instructions that no output needs, such as the exponent 2 of a product. */
function withoutDead(tape: Tape): Tape {
  const live = new Set<number>(tape.outputs)
  for (let i = tape.code.length - 1; i >= 0; i--) {
    const instruction = tape.code[i]
    if (live.has(i) && instruction.kind === 'call') instruction.args.forEach((arg) => live.add(arg))
  }
  const renamed = new Map([...live].sort((a, b) => a - b).map((old, i) => [old, i]))
  const code = [...renamed.keys()].map((old): Instruction => {
    const instruction = tape.code[old]
    if (instruction.kind !== 'call') return instruction
    return { ...instruction, args: instruction.args.map((arg) => renamed.get(arg)!) }
  })
  return { ...tape, code, outputs: tape.outputs.map((output) => renamed.get(output)!) }
}
