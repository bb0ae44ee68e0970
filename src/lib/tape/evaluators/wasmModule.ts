import { operation } from '../../math/table/functions'
import { asked, largestF32 } from './rows'
import type { Rate } from './rows'
import { blockSize } from './blockLoops'
import { argsOf, schedule } from '../program/tape'
import type { Instruction, Stage, Tape } from '../program/tape'
import {
  addPointers,
  callLanes,
  constant,
  encodeModule,
  get,
  lanes,
  load,
  loadSplat,
  loop,
  pointer,
  set,
  shuffle,
  store
} from './wasmCode'
import type { Code, Import } from './wasmCode'
import { foldLanes, recipes, selectLanes } from './wasmOperations'
import type { Writer } from './wasmOperations'

/** Where the numbers of a module lie in memory, in bytes. */
export interface Layout {
  /** What is taken off f. */
  base: number
  /** How many rows the data has. */
  rows: number
  /** One number each, by register: what is fixed, and what changes with y alone. */
  singles: Map<number, number>
  /** `blockSize` numbers each: what changes with x alone. */
  stretches: Map<number, number>
  /** The samples, packed. */
  out: number
  /** From here on a record per data row, and in it, counted from its start, what changes with the data row alone. */
  data: number
  fields: Map<number, number>
  record: number
}

const number = 8
const pair = 16

export function layoutOf(tape: Tape, rates: Rate[]): Layout {
  let end = 0
  const take = (size: number) => (end += size) - size
  const all = (rate: Rate, size: number) =>
    asked(tape, rates, rate).map((i): [number, number] => [i, take(size)])
  const [base, rows] = [take(number), take(number)]
  const singles = new Map([...all('fixed', number), ...all('y', number)])
  take(end % pair)
  const stretches = new Map(all('x', number * blockSize))
  const out = take(pair * blockSize)
  const data = end
  end = 0
  const fields = new Map(all('datum', number))
  return { base, rows, singles, stretches, out, data, fields, record: Math.max(number, end) }
}

/** The locals of the function: two parameters, two further pointers, then vectors. */
const [end, dataEnd, at, datum, firstVector] = [0, 1, 2, 3, 4]

/**
 * A module whose function `run(end, dataEnd)` evaluates the samples of a stretch two by two: those whose x values
 * lie below `end` bytes from the stretch's start, over the data that lies below `dataEnd`. An odd last one
 * has a neighbour that nobody reads.
 */
export function writeModule(tape: Tape, rates: Rate[], layout: Layout) {
  const functions = new Map<Import, number>()
  const arities: number[] = []
  const locals = new Map<number, number>()
  let vectors = 0
  let statements: Code[] = []
  const newVector = () => firstVector + vectors++
  const emit = (code: Code) => statements.push(code)
  /** Statements that `write` emits, apart. */
  const block = (write: () => void): Code[] => {
    const outer = statements
    statements = []
    write()
    const own = statements
    statements = outer
    return own
  }
  const keep = (value: Code): Code => {
    const local = newVector()
    emit(set(local, value))
    return get(local)
  }
  const call = (f: Import, ...operands: Code[]): Code => {
    if (!functions.has(f)) functions.set(f, arities.push(operands.length) - 1)
    return callLanes(functions.get(f)!, operands)
  }
  const writer: Writer = { call, keep }
  const define = (i: number, value: Code) => {
    locals.set(i, newVector())
    emit(set(locals.get(i)!, value))
  }
  const valueOf = (i: number): Code => get(locals.get(i)!)

  const compute = (i: number) => {
    const instruction = tape.code[i]
    const operands = argsOf(instruction).map(valueOf)
    if (instruction.kind === 'select') return define(i, selectLanes(operands[0], operands[1], operands[2]))
    if (instruction.kind === 'call') return define(i, callOf(instruction.name, operands))
    throw new Error(`${instruction.kind} is not computed from others`)
  }
  const callOf = (name: string, [u, v = u]: Code[]): Code => {
    const { f64, arity } = operation(name)
    const recipe = recipes.get(name)
    return recipe ? recipe(u, v, writer) : call(f64, ...[u, v].slice(0, arity))
  }

  /** One pass over the data that computes what changes with it and feeds the reductions. */
  const passOverData = ({ rows, reductions }: Stage) => {
    const folds = reductions.map((i) => {
      const { name, args } = tape.code[i] as Instruction & { kind: 'reduce' }
      const fold = foldLanes[name]
      return { i, fold, args, state: fold.start.map((value) => ({ local: newVector(), value })) }
    })
    for (const { state } of folds) for (const { local, value } of state) emit(set(local, constant(value)))
    emit(set(datum, pointer(layout.data)))
    const body = block(() => {
      for (const [i, offset] of layout.fields) define(i, loadSplat(get(datum), offset))
      for (const i of rows) if (rates[i] === 'term') compute(i)
      for (const { fold, args, state } of folds) {
        const [u, w = u] = args.map(valueOf)
        const states = state.map(({ local }) => get(local))
        fold.add(states, u, w, writer).forEach((value, k) => emit(set(state[k].local, value)))
      }
    })
    emit(loop(datum, dataEnd, layout.record, body))
    const count = loadSplat(pointer(0), layout.rows)
    for (const { i, fold, state } of folds)
      define(
        i,
        fold.finish(
          state.map(({ local }) => get(local)),
          count
        )
      )
  }

  for (const [i, offset] of layout.singles) define(i, loadSplat(pointer(0), offset))
  const base = keep(loadSplat(pointer(0), layout.base))
  const body = block(() => {
    for (const [i, offset] of layout.stretches) define(i, load(get(at), offset))
    for (const stage of schedule(tape, (i) => rates[i] === 'sample')) {
      stage.scalars.forEach(compute)
      if (stage.reductions.length) passOverData(stage)
    }
    packSamples(tape.outputs.map(valueOf), base, layout.out, keep).forEach(emit)
  })
  emit(set(at, pointer(0)))
  emit(loop(at, end, pair, body))
  return {
    bytes: encodeModule(arities, { parameters: 2, pointers: 2, vectors }, statements),
    functions: [...functions.keys()]
  }
}

/** Two samples as vec4(f − base, f_x, f_y, valid) in f32, with 0 for what is undefined. */
function packSamples([f, fx, fy]: Code[], base: Code, out: number, keep: Writer['keep']): Code[] {
  const isNumber = (u: Code) => lanes('lt', lanes('abs', u), constant(largestF32))
  const defined = keep(isNumber(f))
  const smooth = keep(lanes('and', defined, lanes('and', isNumber(fx), isNumber(fy))))
  const single = (mask: Code, value: Code) => lanes('demote', lanes('and', mask, value))
  const valueAndX = keep(shuffle(single(defined, lanes('sub', f, base)), single(smooth, fx), [0, 4, 1, 5]))
  const yAndValid = keep(shuffle(single(smooth, fy), single(defined, constant(1)), [0, 4, 1, 5]))
  const place = addPointers(get(at), get(at))
  return [
    store(place, out, shuffle(valueAndX, yAndValid, [0, 2])),
    store(place, out + pair, shuffle(valueAndX, yAndValid, [1, 3]))
  ]
}
