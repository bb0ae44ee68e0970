import type { ReductionName } from '../../math/expression/expression'
import { constant, lanes } from './wasmCode'
import type { Code, Import } from './wasmCode'

/** What a recipe may ask of the function that is being written. */
export interface Writer {
  /** Calls a function on each lane. Those of Math that the browser's compiler knows cost no more than in a script. */
  call(f: Import, ...operands: Code[]): Code
  /** A value that is used twice is computed once. */
  keep(value: Code): Code
}
type Recipe = (u: Code, v: Code, writer: Writer) => Code

const [zero, one] = [constant(0), constant(1)]
const and = (u: Code, v: Code) => lanes('and', u, v)
/** NaN where the mask holds: with all its bits set a number is none. */
const except = (mask: Code, value: Code) => lanes('or', value, mask)
const isNaN = (u: Code) => lanes('ne', u, u)
const isZero = (u: Code) => lanes('eq', u, zero)
const isTrue = (u: Code) => lanes('ne', u, zero)
const fraction = (u: Code, v: Code) => lanes('div', u, v)
const absolute = (u: Code) => lanes('abs', u)
/** `a` where the mask holds, else `b`. */
const choose = (mask: Code, a: Code, b: Code) => lanes('bitselect', a, b, mask)

const comparison =
  (name: 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'): Recipe =>
  (u, v) =>
    truth(lanes(name, u, v), u, v)
const connective =
  (name: 'and' | 'or'): Recipe =>
  (u, v) =>
    truth(lanes(name, isTrue(u), isTrue(v)), u, v)
/** 1 or 0, of two numbers that must be some. */
const truth = (mask: Code, u: Code, v: Code) => except(isNaN(v), except(isNaN(u), and(mask, one)))

/** As `awayFrom` of table/trigonometric.ts has it. */
const awayFrom = (zero: Code, u: Code, value: Code) =>
  except(lanes('le', absolute(zero), lanes('mul', constant(Number.EPSILON), absolute(u))), value)

/**
 * Operations of the table that need no call, or a call of Math alone, each the same bit for bit as the
 * entry's `f64`. One that is not here is called through its `f64`, so an entry here is a matter of speed.
 */
export const recipes: ReadonlyMap<string, Recipe> = new Map<string, Recipe>(
  Object.entries({
    add: (u, v) => lanes('add', u, v),
    subtract: (u, v) => lanes('sub', u, v),
    multiply: (u, v) => lanes('mul', u, v),
    divide: (u, v) => except(isZero(v), fraction(u, v)),
    negate: (u) => lanes('neg', u),
    pow: (u, v, { call }) =>
      except(isNaN(u), except(and(isZero(u), lanes('lt', v, zero)), call(Math.pow, u, v))),
    lt: comparison('lt'),
    le: comparison('le'),
    gt: comparison('gt'),
    ge: comparison('ge'),
    eq: comparison('eq'),
    ne: comparison('ne'),
    and: connective('and'),
    or: connective('or'),
    not: (u) => truth(isZero(u), u, u),
    sqrt: (u) => lanes('sqrt', u),
    abs: (u) => lanes('abs', u),
    sign: (u) =>
      except(isNaN(u), lanes('sub', and(lanes('gt', u, zero), one), and(lanes('lt', u, zero), one))),
    step: (u) => except(isNaN(u), and(lanes('gt', u, zero), one)),
    relu: (u) => lanes('max', u, zero),
    // + 0 makes −0 a 0.
    floor: (u) => lanes('add', lanes('floor', u), zero),
    ceil: (u) => lanes('add', lanes('ceil', u), zero),
    round: (u, _, { keep }) => {
      const low = keep(lanes('floor', u))
      const up = lanes('ge', lanes('sub', u, low), constant(0.5))
      return lanes('add', low, and(up, one))
    },
    min: (u, v) => lanes('min', u, v),
    max: (u, v) => lanes('max', u, v),
    ln: (u, _, { call }) => except(lanes('le', u, zero), call(Math.log, u)),
    sigmoid: (u, _, { call, keep }) =>
      fraction(one, lanes('add', one, call(Math.exp, keep(lanes('neg', u))))),
    tan: (u, _, { call }) => awayFrom(call(Math.cos, u), u, call(Math.tan, u)),
    sec: (u, _, { call, keep }) => {
      const cosine = keep(call(Math.cos, u))
      return awayFrom(cosine, u, fraction(one, cosine))
    },
    csc: (u, _, { call, keep }) => {
      const sine = keep(call(Math.sin, u))
      return awayFrom(sine, u, fraction(one, sine))
    },
    cot: (u, _, { call }) => awayFrom(call(Math.sin, u), u, fraction(one, call(Math.tan, u))),
    acot: (u, _, { call, keep }) => except(isZero(u), call(Math.atan, keep(fraction(one, u)))),
    atan2: (u, v, { call, keep }) =>
      except(and(isZero(u), isZero(v)), call(Math.atan2, keep(lanes('add', u, zero)), v)),
    sinc: (u, _, { call }) => choose(isZero(u), one, fraction(call(Math.sin, u), u))
  } satisfies Record<string, Recipe>)
)

/** The conditional of all evaluators: `u` where c holds, else `v`; where c is undefined, nothing. */
export const selectLanes = (c: Code, u: Code, v: Code): Code => except(isNaN(c), choose(isTrue(c), u, v))

/** The folds of reductions.ts, on both lanes. */
interface Fold {
  start: number[]
  add(state: Code[], u: Code, w: Code, writer: Writer): Code[]
  finish(state: Code[], rows: Code): Code
}

/** Knuth's exact sum: what Neumaier's loses and adds again is the same, here without a branch. */
const sum: Pick<Fold, 'start' | 'add'> = {
  start: [0, 0],
  add([total, lost], u, _, { keep }) {
    const next = keep(lanes('add', total, u))
    const added = keep(lanes('sub', next, total))
    const error = lanes('add', lanes('sub', total, lanes('sub', next, added)), lanes('sub', u, added))
    return [next, keep(lanes('add', lost, error))]
  }
}
const total = ([sum, lost]: Code[]) => lanes('add', sum, lost)

const least = (signed: (u: Code) => Code): Fold => ({
  start: [Infinity],
  add: ([smallest], u) => [lanes('min', smallest, signed(u))],
  finish: ([smallest]) => signed(smallest)
})

const atLeast = (signed: (u: Code) => Code): Fold => ({
  start: [Infinity, NaN],
  add([smallest, value], u, w, { keep }) {
    const key = keep(signed(u))
    const less = keep(lanes('lt', key, smallest))
    const tie = and(lanes('eq', key, smallest), lanes('ne', w, value))
    const found = keep(except(isNaN(key), except(tie, choose(less, w, value))))
    return [keep(choose(isNaN(key), constant(-Infinity), choose(less, key, smallest))), found]
  },
  finish: ([, value]) => value
})

const same = (u: Code) => u
const negated = (u: Code) => lanes('neg', u)

export const foldLanes: Record<ReductionName, Fold> = {
  rowSum: { ...sum, finish: total },
  rowMean: { ...sum, finish: (state, rows) => fraction(total(state), rows) },
  rowMin: least(same),
  rowMax: least(negated),
  rowAtMin: atLeast(same),
  rowAtMax: atLeast(negated)
}
