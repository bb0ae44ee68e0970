import type { Interval, IntervalText } from '../decoratedInterval'
import type { Shape, Sides } from '../shape'

const line: Interval = [-Infinity, Infinity]

/** A number of WGSL; `infinite` stands for infinity. */
const literal = (x: number, infinite: string): string =>
  Number.isFinite(x) ? (Number.isInteger(x) ? `${x}.0` : `${x}`) : x > 0 ? infinite : `-${infinite}`
const pair = ([a, b]: Interval, infinite: string): string =>
  `vec2f(${literal(a, infinite)}, ${literal(b, infinite)})`

/** An unbounded domain has no end that a range could reach. */
const domainOf = (domain: Interval): string => pair(domain, 'beyond')
const rangeOf = (range: Interval): string => pair(range, 'endless')

const values = `let inside = clamp(u.ends, domain.xx, domain.yy);
  let values = vec2f(at(inside.x), at(inside.y));`

/** A continuous function that rises, or falls, all over its domain. */
export function monotone(rising: boolean, shape: Shape = {}): IntervalText {
  const { domain = line, range = line, open } = shape
  // Where nothing can go amiss the compiler is shown it, and works out no ends that nobody asks for.
  const sure = domain === line ? 'u.sure' : 'within(u, domain, open)'
  return {
    body: `let domain = ${domainOf(domain)};
  let open = vec2<bool>(${open !== undefined}, ${open === 'both'});
  ${values}
  return Range(monotone(u.ends, values, ${rising}, domain, open, ${rangeOf(range)}), ${sure});`
  }
}

/** A continuous even function that rises, or falls, from 0 outwards. */
export const even = (rising: boolean, { range = line }: Shape = {}): IntervalText => ({
  body: `let a = sizes(u.ends);
  let values = vec2f(at(a.x), at(a.y));
  let ends = monotone(a, values, ${rising}, ${domainOf(line)}, vec2<bool>(), ${rangeOf(range)});
  return Range(ends, u.sure);`
})

/** Continuous where it is constant. Its f32 values are exact. */
export const stepwise: IntervalText = {
  body: 'return settled(vec2f(at(u.ends.x), at(u.ends.y)), u.sure & ~continuous);'
}

/** A branch on either side of 0, each rising, or each falling; nothing is said of both together. */
export function twoSided(rising: boolean, shape: Sides): IntervalText {
  const { from, open, pole, right = line, left = line } = shape
  const on = open ? ['<', '>'] : ['<=', '>=']
  const sure = pole ? 'select(u.sure, broken(u.sure), holdsZero(u.ends))' : 'u.sure'
  return {
    body: `let left = u.ends.x ${on[0]} ${literal(-from, '')};
  let right = u.ends.y ${on[1]} ${literal(from, '')};
  if (left & right) { return Range(everything, broken(u.sure)); }
  let domain = select(${domainOf([from, Infinity])}, ${domainOf([-Infinity, -from])}, left);
  let open = ${open ? 'vec2<bool>(!left, left)' : 'vec2<bool>()'};
  let range = select(${rangeOf(right)}, ${rangeOf(left)}, left);
  ${values}
  let ends = monotone(u.ends, values, ${rising}, domain, open, range);
  return Range(ends, within(Range(u.ends, ${sure}), domain, open));`
  }
}
