/**
 * The part of WebAssembly's binary format that the evaluator needs (WebAssembly Core Specification 2.0,
 * chapter 5; opcodes as listed in its appendix). Code is a tree of bytes; what leaves one value on the stack
 * nests like a formula.
 */
export type Code = readonly (number | Code)[]

function flatten(code: Code, bytes: number[] = []): number[] {
  for (const part of code) {
    if (typeof part === 'number') bytes.push(part)
    else flatten(part, bytes)
  }
  return bytes
}

/** A function of one or two numbers that a module calls. */
export type Import = (u: number, v: number) => number

/** Both lanes of an f64x2 at once, written as a prefix and one of these. */
const simd = {
  load: 0x00,
  loadSplat: 0x0a,
  store: 0x0b,
  constant: 0x0c,
  shuffle: 0x0d,
  splat: 0x14,
  extractLane: 0x21,
  replaceLane: 0x22,
  eq: 0x47,
  ne: 0x48,
  lt: 0x49,
  gt: 0x4a,
  le: 0x4b,
  ge: 0x4c,
  and: 0x4e,
  or: 0x50,
  bitselect: 0x52,
  demote: 0x5e,
  ceil: 0x74,
  floor: 0x75,
  abs: 0xec,
  neg: 0xed,
  sqrt: 0xef,
  add: 0xf0,
  sub: 0xf1,
  mul: 0xf2,
  div: 0xf3,
  min: 0xf4,
  max: 0xf5
}

type Lanewise = Exclude<
  keyof typeof simd,
  'load' | 'loadSplat' | 'store' | 'constant' | 'shuffle' | 'extractLane' | 'replaceLane'
>

/** An unsigned number in seven bits a byte, least first. */
function leb(n: number): number[] {
  const bytes = []
  for (; n > 0x7f; n = Math.floor(n / 128)) bytes.push((n % 128) + 128)
  return [...bytes, n]
}

/** Like `leb` for a signed number, here never below 0: the last byte's highest bit is its sign. */
const signedLeb = (n: number): number[] => {
  const bytes = leb(n)
  const last = bytes[bytes.length - 1]
  return last < 64 ? bytes : [...bytes.slice(0, -1), last + 128, 0]
}

const vector = (name: keyof typeof simd, ...immediates: number[]): number[] => [
  0xfd,
  ...leb(simd[name]),
  ...immediates
]

/** One instruction on both lanes of its operands. A comparison gives a mask: all bits of a lane, or none. */
export const lanes = (name: Lanewise, ...operands: Code[]): Code => [operands, vector(name)]

const bytesOf = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)]
/** The same number in both lanes. */
export const constant = (value: number): Code => vector('constant', ...bytesOf(value), ...bytesOf(value))

/** Lanes of 4 or 8 bytes taken from u and then from v, by their numbers. */
export const shuffle = (u: Code, v: Code, taken: number[]): Code => {
  const width = 16 / taken.length
  const bytes = taken.flatMap((lane) => Array.from({ length: width }, (_, k) => lane * width + k))
  return [u, v, vector('shuffle', ...bytes)]
}

export const get = (local: number): Code => [0x20, ...leb(local)]
export const set = (local: number, value: Code): Code => [value, 0x21, ...leb(local)]
export const pointer = (value: number): Code => [0x41, ...signedLeb(value)]
export const addPointers = (u: Code, v: Code): Code => [u, v, 0x6a]

const [eightBytes, sixteenBytes] = [3, 4]
/** Both lanes from memory. */
export const load = (at: Code, offset: number): Code => [at, vector('load', sixteenBytes, ...leb(offset))]
/** One number from memory to both lanes. */
export const loadSplat = (at: Code, offset: number): Code => [
  at,
  vector('loadSplat', eightBytes, ...leb(offset))
]
export const store = (at: Code, offset: number, value: Code): Code => [
  at,
  value,
  vector('store', sixteenBytes, ...leb(offset))
]

/** Runs the body while the local `at`, in steps, is below the local `end`. */
export const loop = (at: number, end: number, step: number, body: Code): Code => {
  const leaveAtEnd = [get(at), get(end), 0x4f, 0x0d, 1]
  const goOn = [set(at, addPointers(get(at), pointer(step))), 0x0c, 0]
  return [0x02, 0x40, 0x03, 0x40, leaveAtEnd, body, goOn, 0x0b, 0x0b]
}

/** Calls an imported function on the first lanes of its operands, then on the second ones. */
export const callLanes = (index: number, operands: Code[]): Code => {
  const call = (lane: number): Code => [
    operands.map((operand) => [operand, vector('extractLane', lane)]),
    0x10,
    ...leb(index)
  ]
  return [call(0), vector('splat'), call(1), vector('replaceLane', 1)]
}

const i32 = 0x7f
const f64 = 0x7c
const v128 = 0x7b

const list = (items: Code[]): Code => [...leb(items.length), items]
const sized = (code: Code): Code => {
  const bytes = flatten(code)
  return [...leb(bytes.length), bytes]
}
const section = (id: number, items: Code[]): Code => [id, sized(list(items))]
const text = (name: string): Code => list([...name].map((c) => [c.charCodeAt(0)]))

/** Parameters and further locals of a module's one function: pointers come first in both. */
export interface Locals {
  parameters: number
  pointers: number
  vectors: number
}

/**
 * A module with one exported function `run` of pointers, over the memory `host.memory`. It imports functions
 * `host.0`, `host.1`, … of so many numbers as `arities` says.
 */
export function encodeModule(
  arities: number[],
  { parameters, pointers, vectors }: Locals,
  body: Code
): Uint8Array<ArrayBuffer> {
  const times = (n: number, type: number) => list(Array.from({ length: n }, () => [type]))
  const types: Code[] = [
    [0x60, times(1, f64), times(1, f64)],
    [0x60, times(2, f64), times(1, f64)],
    [0x60, times(parameters, i32), times(0, f64)]
  ]
  const imports: Code[] = [
    [text('host'), text('memory'), 2, 0, 1],
    ...arities.map((arity, i): Code => [text('host'), text(String(i)), 0, arity - 1])
  ]
  const locals = list([
    [...leb(pointers), i32],
    [...leb(vectors), v128]
  ])
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  const sections = [
    section(1, types),
    section(2, imports),
    section(3, [[2]]),
    section(7, [[text('run'), 0, ...leb(arities.length)]]),
    section(10, [sized([locals, body, 0x0b])])
  ]
  return Uint8Array.from(flatten([header, sections]))
}
