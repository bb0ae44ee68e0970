import type { IntervalText } from '../decoratedInterval'
import type { Helper } from '../../wgsl/helper'

/*
 * The rules of ../arithmetic.ts, ../logic.ts, ../periodic.ts and ../special.ts in WGSL. Each is the body of a function
 * of the ranges u and v; `at` is the operation itself, at a point. Where they say less than those in f64 they are simpler.
 */

export const add: IntervalText = { body: 'return Range(plus(u.ends, v.ends), both(u, v));' }

export const subtract: IntervalText = {
  body: 'return Range(plus(u.ends, -v.ends.yx), both(u, v));',
  same: 'return Range(vec2f(0.0), u.sure | continuous);'
}

export const negate: IntervalText = { body: 'return Range(-u.ends.yx, u.sure);' }

/** A power of so many factors, whose roundings add up. Even ones are not negative. */
export const productOf: Helper = {
  text: `fn productOf(u: Range, n: u32) -> Range {
  let a = select(u.ends, sizes(u.ends), n % 2u == 0u);
  var power = a;
  for (var k = 1u; k < n; k++) { power *= a; }
  let ends = outward(power, f32(n));
  let signed = vec2f(select(ends.x, max(ends.x, 0.0), a.x >= 0.0), select(ends.y, min(ends.y, 0.0), a.y <= 0.0));
  return Range(signed, u.sure);
}`
}

export const multiply: IntervalText = { body: 'return Range(product(u.ends, v.ends), both(u, v));' }

/** 1/v runs to infinity at 0. */
export const divide: IntervalText = {
  body: `if (isZero(v.ends)) { return nothing; }
  let sure = both(u, v);
  return Range(product(u.ends, reciprocal(v.ends)), select(sure, broken(sure), holdsZero(v.ends)));`,
  same: `if (isZero(u.ends)) { return nothing; }
  return settled(vec2f(1.0), select(u.sure, partly(u.sure), holdsZero(u.ends)));`
}

/** The values at the four corners, for what is monotone in each argument. */
const corners = (u: string, v: string): string =>
  `let c = vec4f(at(${u}.x, ${v}.x), at(${u}.x, ${v}.y), at(${u}.y, ${v}.x), at(${u}.y, ${v}.y));
  let ends = outward(vec2f(min(min(c.x, c.y), min(c.z, c.w)), max(max(c.x, c.y), max(c.z, c.w))), 8.0);`

/** Powers and roots of a fixed order, of what `a` is of u: they rise or fall on either side of 0. */
const ofOrder = (n: string): string =>
  `let known = outward(sorted(vec2f(at(a.x, ${n}), at(a.y, ${n}))), 8.0);
  let ends = select(known, vec2f(select(-endless, 0.0, a.x >= 0.0), endless), isEndless(a));
  let signed = vec2f(select(ends.x, max(ends.x, 0.0), a.x >= 0.0), select(ends.y, min(ends.y, 0.0), a.y <= 0.0));`

export const pow: IntervalText = {
  body: `let n = v.ends.x;
  let whole = ceil(n) <= v.ends.y;
  let sure = both(u, v);
  if (whole & (n == v.ends.y)) {
    if (n == 0.0) { return settled(vec2f(1.0), sure); }
    if ((n < 0.0) & isZero(u.ends)) { return nothing; }
    if ((n < 0.0) & holdsZero(u.ends)) { return Range(everything, broken(sure)); }
    let a = select(sizes(u.ends), u.ends, abs(n - 2.0 * floor(0.5 * n)) == 1.0);
    ${ofOrder('n')}
    return Range(signed, sure);
  }
  // Below 0 there are values at whole exponents only.
  if ((u.ends.y < 0.0) & !whole) { return nothing; }
  let reaches = (u.ends.x <= 0.0) & (n <= 0.0);
  if (reaches | ((u.ends.x < 0.0) & whole)) { return Range(everything, broken(sure)); }
  let a = max(u.ends, vec2f(0.0));
  ${corners('a', 'v.ends')}
  let known = select(vec2f(max(ends.x, 0.0), ends.y), vec2f(0.0, endless), isEndless(a) | isEndless(v.ends));
  return Range(known, select(sure, partly(sure), u.ends.x < 0.0));`
}

export const root: IntervalText = {
  body: `let n = v.ends.x;
  let sure = both(u, v);
  if (holdsZero(v.ends) | ((n < 0.0) & holdsZero(u.ends))) { return Range(everything, broken(sure)); }
  if (n != v.ends.y) {
    if (u.ends.x <= 0.0) { return Range(everything, broken(sure)); }
    ${corners('u.ends', 'v.ends')}
    let open = isEndless(u.ends) | isEndless(v.ends);
    return Range(select(max(ends, vec2f(0.0)), vec2f(0.0, endless), open), sure);
  }
  let odd = abs(n - 2.0 * floor(0.5 * n)) == 1.0;
  if ((u.ends.y < 0.0) & !odd) { return nothing; }
  let a = select(max(u.ends, vec2f(0.0)), u.ends, odd);
  ${ofOrder('n')}
  return Range(signed, select(sure, partly(sure), (u.ends.x < 0.0) & !odd));`
}

export const hypot: IntervalText = {
  body: `let a = sizes(u.ends);
  let b = sizes(v.ends);
  let ends = outward(vec2f(at(a.x, b.x), at(a.y, b.y)), 8.0);
  return Range(max(ends, vec2f(0.0)), both(u, v));`
}

export const relu: IntervalText = { body: 'return Range(max(u.ends, vec2f(0.0)), u.sure);' }
export const abs: IntervalText = { body: 'return Range(sizes(u.ends), u.sure);' }
export const min: IntervalText = { body: 'return Range(min(u.ends, v.ends), both(u, v));' }
export const max: IntervalText = { body: 'return Range(max(u.ends, v.ends), both(u, v));' }

/** Continuous where the number of turns is the same all over; by a constant it rises from the low end on as u does. */
export const mod: IntervalText = {
  body: `if (isZero(v.ends)) { return nothing; }
  let sure = both(u, v);
  let all = vec2f(min(v.ends.x, 0.0), max(v.ends.y, 0.0));
  if (holdsZero(v.ends)) { return Range(all, broken(sure)); }
  let n = v.ends.x;
  if ((n == v.ends.y) & (max(abs(u.ends.x), abs(u.ends.y)) < 4096.0 * abs(n))) {
    let low = at(u.ends.x, n);
    let high = low + plus(vec2f(0.0), u.ends - u.ends.x).y;
    let ends = outward(vec2f(low, high), 4.0);
    if (select((high <= 0.0), (ends.y < n), (n > 0.0))) { return Range(vec2f(max(all.x, ends.x), ends.y), sure); }
    return Range(all, sure & ~continuous);
  }
  let turns = product(u.ends, reciprocal(v.ends));
  let k = floor(turns.x);
  if ((k != floor(turns.y)) | (abs(k) > 1e6)) { return Range(all, sure & ~continuous); }
  return Range(plus(u.ends, product(vec2f(-k), v.ends)), sure);`
}

/** The angle of (v, u): without a value at the origin, with a jump where u falls below 0 at v < 0. */
export const atan2: IntervalText = {
  body: `let origin = holdsZero(u.ends) & holdsZero(v.ends);
  if (origin & isZero(u.ends) & isZero(v.ends)) { return nothing; }
  let cut = (v.ends.x < 0.0) & (u.ends.x < 0.0) & (u.ends.y >= 0.0);
  let sure = both(u, v) & ~select(0u, everywhere, origin) & ~select(0u, continuous, origin | cut);
  ${corners('u.ends', 'v.ends')}
  let turn = vec2f(-3.1415930, 3.1415930);
  return Range(select(ends, turn, cut | isEndless(u.ends) | isEndless(v.ends)), sure);`
}

/** A truth value: 1 or 0 where it is the same all over the cell, else both, with a jump between them. */
const truth = (surely: string, surelyNot: string, ofItself?: 0 | 1): IntervalText => ({
  body: `let holds = ${surely};
  let fails = ${surelyNot};
  return settled(vec2f(select(0.0, 1.0, holds), select(1.0, 0.0, fails)), both(u, v) & ~continuous);`,
  same: ofItself === undefined ? undefined : `return settled(vec2f(${ofItself}.0), u.sure);`
})

const below = (u: string, v: string): string => `${u}.ends.y < ${v}.ends.x`
const atMost = (u: string, v: string): string => `${u}.ends.y <= ${v}.ends.x`
const apart = `(${below('u', 'v')}) | (${below('v', 'u')})`
const equal = '(u.ends.x == u.ends.y) & (v.ends.x == v.ends.y) & (u.ends.x == v.ends.x)'

export const lt = truth(below('u', 'v'), atMost('v', 'u'), 0)
export const le = truth(atMost('u', 'v'), below('v', 'u'), 1)
export const gt = truth(below('v', 'u'), atMost('u', 'v'), 0)
export const ge = truth(atMost('v', 'u'), below('u', 'v'), 1)
export const eq = truth(equal, apart, 1)
export const ne = truth(apart, equal, 0)
export const and = truth('!holdsZero(u.ends) & !holdsZero(v.ends)', 'isZero(u.ends) | isZero(v.ends)')
export const or = truth('!holdsZero(u.ends) | !holdsZero(v.ends)', 'isZero(u.ends) & isZero(v.ends)')
export const not: IntervalText = {
  body: `let fails = !holdsZero(u.ends);
  return settled(vec2f(select(0.0, 1.0, isZero(u.ends)), select(1.0, 0.0, fails)), u.sure & ~continuous);`
}

/** Whether a whole number is between two numbers of turns, or too near to tell; and where f32 knows no turns. */
const meets: Helper = {
  text: `fn meets(turns: vec2f) -> bool {
  let slack = 5e-7 * max(1.0, max(abs(turns.x), abs(turns.y)));
  return ceil(turns.x - slack) <= floor(turns.y + slack);
}
fn isFar(u: vec2f) -> bool { return max(-u.x, u.y) > 1e5; }`
}

/** sin or cos, given its values at the ends; its crests are at (k + crest)·2π, its troughs half a turn on. */
const wave: Helper = {
  calls: [meets],
  text: `fn wave(u: vec2f, values: vec2f, crest: f32) -> vec2f {
  let turns = u * 0.15915494 - crest;
  let ends = clamp(outward(sorted(values), 8.0), vec2f(-1.0), vec2f(1.0));
  let all = isFar(u) | (u.y - u.x > 6.28);
  return select(ends, vec2f(-1.0, 1.0), vec2<bool>(all | meets(turns - 0.5), all | meets(turns)));
}`
}

const waving = (crest: string): IntervalText => ({
  body: `return Range(wave(u.ends, vec2f(at(u.ends.x), at(u.ends.y)), ${crest}), u.sure);`,
  calls: [wave]
})
export const sin = waving('0.25')
export const cos = waving('0.0')

const poles = (offset: string): string =>
  `if (isFar(u.ends) | meets(u.ends * 0.31830987 - ${offset})) { return Range(everything, broken(u.sure)); }
  let ends = outward(sorted(vec2f(at(u.ends.x), at(u.ends.y))), 16.0);`

/** Monotone between poles at (k + offset)·π. */
const betweenPoles = (offset: string): IntervalText => ({
  body: `${poles(offset)}
  return Range(ends, u.sure);`,
  calls: [meets]
})
export const tan = betweenPoles('0.5')
export const cot = betweenPoles('0.0')

/** 1 by a wave with this crest, where it is 1. */
const overWave = (offset: string, crest: string): IntervalText => ({
  body: `${poles(offset)}
  let turns = u.ends * 0.15915494 - ${crest};
  return Range(select(ends, vec2f(1.0, -1.0), vec2<bool>(meets(turns), meets(turns - 0.5))), u.sure);`,
  calls: [meets]
})
export const sec = overWave('0.5', '0.0')
export const csc = overWave('0.0', '0.25')

/** sin(x)/x falls from 1 at 0 to its least value at the first positive zero of tan x − x. */
export const sinc: IntervalText = {
  body: `let a = sizes(u.ends);
  let falling = outward(vec2f(at(a.y), at(a.x)), 8.0);
  let further = product(wave(a, vec2f(sine(a.x), sine(a.y)), 0.25), reciprocal(a));
  let ends = select(select(further, everything, a.x == 0.0), falling, a.y <= 4.4934);
  return Range(clamp(ends, vec2f(-0.2172337), vec2f(1.0)), u.sure);`,
  calls: [wave]
}

/** A function that falls on the right of `first` to its least value and rises again; nothing is said of the left. */
const bowl = (first: string, lowest: string, least: string): IntervalText => ({
  body: `if (u.ends.x <= ${first}) { return Range(everything, broken(u.sure)); }
  let ends = outward(sorted(vec2f(at(u.ends.x), at(u.ends.y))), 64.0);
  let turns = (u.ends.x <= ${lowest}) & (u.ends.y >= ${lowest});
  let low = select(max(ends.x, ${least}), ${least}, turns);
  return Range(vec2f(low, select(ends.y, endless, isEndless(u.ends))), u.sure);`
})
export const gamma = bowl('0.0', '1.4616321', '0.8856031')
export const factorial = bowl('-1.0', '0.4616321', '0.8856031')
export const lgamma = bowl('0.0', '1.4616321', '-0.1214863')

/** ψ rises on the right of 0; nothing is said of the left. */
export const digamma: IntervalText = {
  body: `if (u.ends.x <= 0.0) { return Range(everything, broken(u.sure)); }
  let ends = outward(vec2f(at(u.ends.x), at(u.ends.y)), 16.0);
  return Range(vec2f(ends.x, select(ends.y, endless, isEndless(u.ends))), u.sure);`
}
