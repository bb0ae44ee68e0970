import { constants, isReduction, varies, visit } from '../expression/expression'
import type { Call, Expr, ReductionName } from '../expression/expression'
import { operation } from '../table/functions'
import { decided } from '../table/interval/logic'
import {
  down,
  empty,
  emptyInterval,
  everywhere,
  nowhere,
  set,
  unknown,
  up
} from '../table/interval/decoratedInterval'
import type { Defined, IntervalRule, DecoratedInterval } from '../table/interval/decoratedInterval'
import { isInteger, isRounded, toNumber } from '../expression/rational'

/**
 * A value with a bound for what rounding has done to it. NaN with the error 0 means that the formula has no
 * value there; an infinite error means that rounding decides, and nothing can be said.
 */
export interface Bounded {
  value: number
  error: number
}

/** Data beyond this many rows are thinned out: an identity of formulas does not depend on how many there are. */
const largestRows = 256

/**
 * The roots in f64 with bounds for their rounding: every step is enclosed by the interval rule of its
 * operation, so that the bounds hold even where an error is as large as the value itself, as first-order bounds do
 * not. The values in `at` are taken to be exact, in the order of `names`.
 */
export function toBounded(
  roots: Expr[],
  names: string[],
  data: Readonly<Record<string, ArrayLike<number>>> = {}
): (at: readonly number[]) => Bounded[] {
  const registers = new Map<Expr, DecoratedInterval>()
  const inRows: Expr[] = []
  const once: Expr[] = []
  visit(roots, (e) => {
    ;(varies(e) ? inRows : once).push(e)
    registers.set(e, e.kind === 'call' ? emptyInterval() : leaf(e))
  })
  const rows = rowsOf(data)
  return (at) => {
    for (const e of once) {
      if (e.kind === 'symbol') place(registers.get(e)!, at[names.indexOf(e.name)])
      else if (e.kind === 'call' && isReduction(e)) reduce(e, inRows, rows, data, registers)
      else if (e.kind === 'call') apply(e, registers)
    }
    return roots.map((root) => toBound(registers.get(root)!))
  }
}

/** The rows that are looked at, evenly spread. */
function rowsOf(data: Readonly<Record<string, ArrayLike<number>>>): number[] {
  const count = Object.values(data)[0]?.length ?? 0
  const taken = Math.min(count, largestRows)
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken))
}

function place(w: DecoratedInterval, low: number, high = low): void {
  if (Number.isNaN(low)) return empty(w)
  set(w, low, high)
  w.defined = everywhere
}

/** What a decimal that was rounded to a double's digits may be off by, in units of the last place. */
const roundedUnits = 48

/** The range of a number, with the rounding of its digits, or of a constant: the same at all points. */
function leaf(e: Expr): DecoratedInterval {
  const w = emptyInterval()
  if (e.kind === 'constant') place(w, down(constants[e.name]), up(constants[e.name]))
  if (e.kind !== 'number') return w
  const value = toNumber(e.value)
  const { den } = e.value
  if (isRounded(e.value)) place(w, down(value, roundedUnits), up(value, roundedUnits))
  else if ((den & (den - 1n)) === 0n && Math.abs(value) < 2 ** 53) place(w, value)
  else place(w, down(value), up(value))
  return w
}

function apply(e: Call, registers: ReadonlyMap<Expr, DecoratedInterval>): void {
  const w = registers.get(e)!
  const args = e.args.map((arg) => registers.get(arg)!)
  if (e.name === 'if') return choose(w, args)
  const exponent = e.name === 'pow' ? wholeOf(e.args[1]) : 0
  if (exponent > 0) return power(w, args[0], exponent)
  const rule = operation(e.name).interval.f64
  if (args.length <= 2) return call(rule, w, args[0], args[1] ?? args[0])
  const rest = args.slice(1)
  rest.reduce((u, v, i) => {
    const to = i === rest.length - 1 ? w : emptyInterval()
    call(rule, to, u, v)
    return to
  }, args[0])
}

/** Powers up to this are products, which are exact where Math.pow need not be. */
const largestProduct = 64

const wholeOf = (e: Expr): number =>
  e.kind === 'number' && isInteger(e.value) && e.value.num <= largestProduct ? Number(e.value.num) : 0

/** u^n for n ≥ 1 by repeated squaring. */
function power(w: DecoratedInterval, u: DecoratedInterval, n: number): void {
  const { f64: times } = operation('multiply').interval
  if (n === 1) return void Object.assign(w, u)
  const root = emptyInterval()
  power(root, u, n >> 1)
  call(times, w, root, root)
  if (n % 2 === 1) call(times, w, { ...w }, u)
}

function call(rule: IntervalRule, w: DecoratedInterval, u: DecoratedInterval, v: DecoratedInterval): void {
  if (u.defined === nowhere || v.defined === nowhere) return empty(w)
  w.defined = u.defined < v.defined ? u.defined : v.defined
  rule(w, u, v)
  set(w, outward(w.low, -1), outward(w.high, 1))
}

/** Below this a function may have underflowed on its way: 1/cosh 720 is 0 in f64, and no subnormal number. */
const smallest = 1e-290

/** The end of a range, moved down (−1) or up (1) to where underflow cannot have taken it. */
const outward = (end: number, direction: 1 | -1): number =>
  end === 0 || Math.abs(end) >= smallest ? end : end > 0 === direction > 0 ? direction * smallest : 0

/** A choice is the branch it takes; where rounding decides which, nothing is known. */
function choose(w: DecoratedInterval, [c, a, b]: DecoratedInterval[]): void {
  if (c.defined === nowhere) return empty(w)
  const taken = decided(c)
  if (taken === undefined) set(w, -Infinity, Infinity)
  else Object.assign(w, taken ? a : b)
  if (taken === undefined || c.defined < w.defined) w.defined = unknown
}

/** A range as its middle and the distance of its ends from there. */
function toBound({ low, high, defined }: DecoratedInterval): Bounded {
  if (defined === nowhere) return { value: NaN, error: 0 }
  const value = low === high ? low : low / 2 + high / 2
  const error = low === high ? 0 : up(Math.max(high - value, value - low))
  return defined === everywhere && Number.isFinite(value) && error < Infinity
    ? { value, error }
    : { value: NaN, error: Infinity }
}

/** A reduction, row by row; every formula that varies is worked out anew in each. */
function reduce(
  e: Call & { name: ReductionName },
  inRows: Expr[],
  rows: number[],
  data: Readonly<Record<string, ArrayLike<number>>>,
  registers: ReadonlyMap<Expr, DecoratedInterval>
): void {
  const keys: DecoratedInterval[] = []
  const values: DecoratedInterval[] = []
  for (const row of rows) {
    for (const inner of inRows) {
      if (inner.kind === 'column') place(registers.get(inner)!, data[inner.name][row])
      else if (inner.kind === 'call') apply(inner, registers)
    }
    keys.push({ ...registers.get(e.args[0])! })
    values.push({ ...registers.get(e.args[e.args.length - 1])! })
  }
  const w = registers.get(e)!
  if (rows.length === 0) return empty(w)
  Object.assign(w, folds[e.name](values, keys))
}

const joined =
  (name: 'add' | 'min' | 'max') =>
  (values: DecoratedInterval[]): DecoratedInterval =>
    values.reduce((u, v) => {
      const w = emptyInterval()
      call(operation(name).interval.f64, w, u, v)
      return w
    })

const folds: Record<
  ReductionName,
  (values: DecoratedInterval[], keys: DecoratedInterval[]) => DecoratedInterval
> = {
  rowSum: joined('add'),
  rowMean: (values) => {
    const [w, count] = [emptyInterval(), emptyInterval()]
    place(count, values.length)
    call(operation('divide').interval.f64, w, joined('add')(values), count)
    return w
  },
  rowMin: joined('min'),
  rowMax: joined('max'),
  rowAtMin: (values, keys) => valueAt(values, keys, joined('min')(keys)),
  rowAtMax: (values, keys) => valueAt(values, keys, joined('max')(keys))
}

/** The value in the row whose key is the extreme one; where several may be, from the least value to the largest. */
function valueAt(
  values: DecoratedInterval[],
  keys: DecoratedInterval[],
  extreme: DecoratedInterval
): DecoratedInterval {
  if (extreme.defined === nowhere) return extreme
  const winners = values.filter((_, i) => keys[i].low <= extreme.high && keys[i].high >= extreme.low)
  const low = Math.min(...winners.map((winner) => winner.low))
  const high = Math.max(...winners.map((winner) => winner.high))
  const defined = Math.min(...[extreme, ...winners].map((part) => part.defined)) as Defined
  return { low, high, defined, continuous: true }
}
