import type { Helper } from '../../wgsl/helper'

/**
 * What the rules in WGSL stand on: ranges as in ../range.ts, in f32. Compilers assume that there is neither
 * infinity nor NaN, so an unbounded end is ±`endless` and every end is clamped to that. What the rules tell
 * apart by the sign of an end, such as the zero of a divisor, they keep exact.
 *
 * They say less than those in f64: an end is moved outwards whether or not it was rounded.
 */
export const ranges: Helper = {
  text: `const everywhere = 1u;
const nowhere = 2u;
const continuous = 4u;

struct Range {
  // Low and high.
  ends: vec2f,
  // What is sure: everywhere, nowhere, continuous.
  sure: u32,
}

const endless = 3.4e38;
// More than any end.
const beyond = 3.4028234e38;
const everything = vec2f(-endless, endless);

const nothing = Range(vec2f(0.0), nowhere | continuous);

// A number, or a side of the cell.
fn given(ends: vec2f) -> Range { return Range(ends, everywhere | continuous); }

fn partly(sure: u32) -> u32 { return sure & ~everywhere; }
fn broken(sure: u32) -> u32 { return sure & ~(everywhere | continuous); }

// What is sure of both arguments together.
fn both(u: Range, v: Range) -> u32 {
  return select(u.sure & v.sure, nowhere | continuous, ((u.sure | v.sure) & nowhere) != 0u);
}

// What has one value only does not jump.
fn settled(ends: vec2f, sure: u32) -> Range {
  return Range(ends, select(sure, sure | continuous, ends.x == ends.y));
}

// Ends moved outwards by some units in their last place, and by what may have been flushed to zero.
fn outward(ends: vec2f, units: f32) -> vec2f {
  let within = clamp(ends, everything.xx, everything.yy);
  let off = abs(within) * (units * 1.1920929e-7) + 1.2e-38;
  return clamp(within + vec2f(-off.x, off.y), everything.xx, everything.yy);
}

fn sorted(values: vec2f) -> vec2f {
  return vec2f(min(values.x, values.y), max(values.x, values.y));
}

fn isEndless(u: vec2f) -> bool { return max(-u.x, u.y) >= endless; }
fn holdsZero(u: vec2f) -> bool { return (u.x <= 0.0) & (u.y >= 0.0); }
fn isZero(u: vec2f) -> bool { return (u.x == 0.0) & (u.y == 0.0); }

fn withoutZero(u: Range) -> Range {
  if (isZero(u.ends)) { return nothing; }
  return Range(u.ends, select(u.sure, partly(u.sure), holdsZero(u.ends)));
}

// The least and the largest absolute value.
fn sizes(u: vec2f) -> vec2f {
  return vec2f(max(0.0, max(u.x, -u.y)), max(-u.x, u.y));
}

fn plus(u: vec2f, v: vec2f) -> vec2f {
  let sum = select(outward(u + v, 1.0), vec2f(0.0), u == -v);
  return select(sum, everything, vec2<bool>(min(u.x, v.x) <= -endless, max(u.y, v.y) >= endless));
}

fn product(u: vec2f, v: vec2f) -> vec2f {
  let p = u.xxyy * v.xyxy;
  let ends = outward(vec2f(min(min(p.x, p.y), min(p.z, p.w)), max(max(p.x, p.y), max(p.z, p.w))), 1.0);
  let same = ((u.x >= 0.0) & (v.x >= 0.0)) | ((u.y <= 0.0) & (v.y <= 0.0));
  let opposite = ((u.x >= 0.0) & (v.y <= 0.0)) | ((u.y <= 0.0) & (v.x >= 0.0));
  let signed = vec2f(select(ends.x, max(ends.x, 0.0), same), select(ends.y, min(ends.y, 0.0), opposite));
  let open = isEndless(u) | isEndless(v);
  return select(signed, everything, vec2<bool>(open & (signed.x < 0.0), open & (signed.y > 0.0)));
}

// 1/v, unbounded towards 0.
fn reciprocal(v: vec2f) -> vec2f {
  let inverse = outward(1.0 / select(v, vec2f(1.0), v == vec2f(0.0)).yx, 4.0);
  let low = select(select(-endless, inverse.x, v.y < 0.0), max(inverse.x, 0.0), v.x >= 0.0);
  let high = select(select(endless, inverse.y, v.x > 0.0), min(inverse.y, 0.0), v.y <= 0.0);
  return vec2f(low, high);
}

// What is sure where only u in this domain has a value.
fn within(u: Range, domain: vec2f, open: vec2<bool>) -> u32 {
  let low = (u.ends.x < domain.x) | (open.x & (u.ends.x <= domain.x));
  let high = (u.ends.y > domain.y) | (open.y & (u.ends.y >= domain.y));
  let outside = (u.ends.y < domain.x) | (open.x & (u.ends.y <= domain.x))
    | (u.ends.x > domain.y) | (open.y & (u.ends.x >= domain.y));
  return select(select(u.sure, partly(u.sure), low | high), nowhere | continuous, outside);
}

// What a monotone function makes of u. Its values are those at the ends of what u has in common with the domain;
// at an open end of that, and far out, it runs on to the end of its range.
fn monotone(u: vec2f, values: vec2f, rising: bool, domain: vec2f, open: vec2<bool>, range: vec2f) -> vec2f {
  let low = (u.x <= -endless) | (open.x & (u.x <= domain.x));
  let high = (u.y >= endless) | (open.y & (u.y >= domain.y));
  let known = clamp(outward(select(values.yx, values, rising), 8.0), range.xx, range.yy);
  return select(known, range, select(vec2<bool>(high, low), vec2<bool>(low, high), rising));
}

// A choice is what the branch it takes is; where it may take either, it may jump from one to the other.
fn choice(c: Range, u: Range, v: Range) -> Range {
  if ((c.sure & nowhere) != 0u) { return nothing; }
  if (!holdsZero(c.ends)) { return taken(c, u); }
  if (isZero(c.ends)) { return taken(c, v); }
  // One branch alone has values, so the other's part of the cell is outside the domain.
  if ((u.sure & nowhere) != 0u) { return Range(v.ends, partly(v.sure)); }
  if ((v.sure & nowhere) != 0u) { return Range(u.ends, partly(u.sure)); }
  let ends = vec2f(min(u.ends.x, v.ends.x), max(u.ends.y, v.ends.y));
  return settled(ends, c.sure & u.sure & v.sure & everywhere);
}
fn taken(c: Range, branch: Range) -> Range {
  return Range(branch.ends, select(partly(branch.sure), branch.sure, (c.sure & everywhere) != 0u));
}`
}
