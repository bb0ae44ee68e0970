import type { Helper } from './helper'

/*
 * WGSL's own sin, exp, pow … may be off by thousands of units in the last place, so the functions in this folder
 * are built from + − · / √, floor, bit patterns and fma alone. Three habits keep them right on every driver:
 *
 * - A compiler may reassociate, (a + b) − a becoming b. So a number is split by its bits (`head`) or by floor,
 *   which no compiler sees through.
 * - fma may round twice. Products that have to be exact are of factors so short that they are exact either way.
 * - Subnormal numbers may be flushed to zero: results below 2⁻¹²⁶ may be 0, and arguments count as 0.
 *
 * On processors min, max, clamp, round, shifts and conversions to whole numbers cost several times what select,
 * floor, multiplication of whole numbers and the bits of x + 1.5·2²³ do.
 */

/** x without its last 12 bits: products of two heads are exact, and so is x − head(x). */
export const head: Helper = {
  text: `fn head(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) & 0xfffff000u);
}`
}

/** `size` ≥ 0 with the sign of x. */
export const signed: Helper = {
  text: `fn signed(size: f32, x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(size) | (bitcast<u32>(x) & 0x80000000u));
}`
}

/** u − v⌊u/v⌋, exact for |u/v| < 2¹². The quotient's rounding may have taken it over a whole number. */
export const remainder: Helper = {
  calls: [head],
  text: `fn remainder(u: f32, v: f32) -> f32 {
  let q = floor(u / v);
  let h = head(v);
  let rest = (u - q * h) - q * (v - h);
  let over = select(rest, rest - v, (q != -1.0) & (abs(rest) >= abs(v)));
  return select(over, over + v, (over != 0.0) & ((over < 0.0) != (v < 0.0)));
}`
}

/** 2^k for whole k from −126 to 127; 0 for −127 and ∞ for 128. */
export const powerOfTwo: Helper = {
  text: `fn powerOfTwo(k: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(k + 12583039.0) * 0x800000u);
}`
}
