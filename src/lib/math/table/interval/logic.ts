import { wholes } from './jumps'
import { broken, set } from './decoratedInterval'
import type { IntervalExtension, IntervalText, DecoratedInterval } from './decoratedInterval'
import * as text from './wgsl/rules'

type Test = (u: DecoratedInterval, v: DecoratedInterval) => boolean

/** A truth value: 1 or 0 where it is the same all over the box, else both, with a jump between them. */
const truth = (surely: Test, surelyNot: Test, wgsl: IntervalText): IntervalExtension => ({
  wgsl,
  branches: wholes,
  f64: (w, u, v) => {
    if (surely(u, v)) set(w, 1, 1)
    else if (surelyNot(u, v)) set(w, 0, 0)
    else {
      set(w, 0, 1)
      broken(w)
    }
  }
})

const below: Test = (u, v) => u.high < v.low
const atMost: Test = (u, v) => u === v || u.high <= v.low
const above: Test = (u, v) => below(v, u)
const atLeast: Test = (u, v) => atMost(v, u)
const apart: Test = (u, v) => u.high < v.low || v.high < u.low
const same: Test = (u, v) => u === v || (u.low === u.high && v.low === v.high && u.low === v.low)

/** Numbers are true unless they are 0. */
const holds = (u: DecoratedInterval): boolean => u.low > 0 || u.high < 0
const fails = (u: DecoratedInterval): boolean => u.low === 0 && u.high === 0

export const lt = truth(below, atLeast, text.lt)
export const le = truth(atMost, above, text.le)
export const gt = truth(above, atMost, text.gt)
export const ge = truth(atLeast, below, text.ge)
export const eq = truth(same, apart, text.eq)
export const ne = truth(apart, same, text.ne)
export const and = truth(
  (u, v) => holds(u) && holds(v),
  (u, v) => fails(u) || fails(v),
  text.and
)
export const or = truth(
  (u, v) => holds(u) || holds(v),
  (u, v) => fails(u) && fails(v),
  text.or
)
export const not = truth(fails, holds, text.not)

/** Whether a condition surely holds or surely fails; undefined where it may do either. */
export const decided = (c: DecoratedInterval): boolean | undefined =>
  holds(c) ? true : fails(c) ? false : undefined
