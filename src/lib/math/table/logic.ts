import * as enclose from './interval/logic'
import type { IntervalExtension } from './interval/decoratedInterval'
import type { Operation, Operations } from './operation'
import { everywhere } from './operation'

const truth = (u: number, v: number, holds: boolean): number => (u !== u || v !== v ? NaN : holds ? 1 : 0)

/** A comparison is 1 or 0: flat, with a jump where its two sides meet. */
function comparison(
  sign: string,
  latex: string,
  spoken: string,
  interval: IntervalExtension,
  f64: Operation['f64']
) {
  return {
    arity: 2,
    operator: true,
    derivative: ['0', '0'],
    edge: 'u == v',
    f64,
    partials: () => [0, 0],
    second: () => [0, 0, 0],
    wgsl: { value: `select(0.0, 1.0, u ${sign} v)` },
    interval,
    latex: `#1 ${latex} #2`,
    spoken: `#1 ${spoken} #2`,
    samples: [everywhere, everywhere]
  } satisfies Operation
}

/** Truth values are numbers, 0 being false, so `and`, `or` and `not` are flat between their operands' edges. */
function connective(sign: string, word: string, interval: IntervalExtension, f64: Operation['f64']) {
  return {
    arity: 2,
    operator: true,
    derivative: ['0', '0'],
    f64,
    partials: () => [0, 0],
    second: () => [0, 0, 0],
    wgsl: { value: `select(0.0, 1.0, u != 0.0 ${sign} v != 0.0)` },
    interval,
    latex: `#1 \\text{ ${word} } #2`,
    spoken: `#1 ${word} #2`,
    samples: [everywhere, everywhere]
  } satisfies Operation
}

export const logic = {
  lt: comparison('<', '<', 'is less than', enclose.lt, (u, v) => truth(u, v, u < v)),
  le: comparison('<=', '\\le', 'is at most', enclose.le, (u, v) => truth(u, v, u <= v)),
  gt: comparison('>', '>', 'is greater than', enclose.gt, (u, v) => truth(u, v, u > v)),
  ge: comparison('>=', '\\ge', 'is at least', enclose.ge, (u, v) => truth(u, v, u >= v)),
  eq: comparison('==', '=', 'equals', enclose.eq, (u, v) => truth(u, v, u === v)),
  ne: comparison('!=', '\\ne', 'differs from', enclose.ne, (u, v) => truth(u, v, u !== v)),
  and: connective('&&', 'and', enclose.and, (u, v) => truth(u, v, u !== 0 && v !== 0)),
  or: connective('||', 'or', enclose.or, (u, v) => truth(u, v, u !== 0 || v !== 0)),
  not: {
    arity: 1,
    operator: true,
    derivative: ['0'],
    expansion: 'u == 0',
    f64: (u) => truth(u, u, u === 0),
    partials: () => [0],
    second: () => [0],
    wgsl: { value: 'select(0.0, 1.0, u == 0.0)' },
    interval: enclose.not,
    latex: '\\text{not } #1',
    spoken: 'not #1',
    samples: [everywhere]
  }
} satisfies Operations
