import { head, signed } from './bits'
import { coefficients } from './coefficients'
import { exponential, logFrom, longExp2, naturalLog, power } from './exponentials'
import { polynomial } from './helper'
import type { Helper } from './helper'

/** Near 0 by a polynomial; from 1 to 4, beyond which f32 has only ±1, by one for −ln erfc. */
export const errorFunction: Helper = {
  calls: [signed, exponential],
  text: `fn errorFunction(x: f32) -> f32 {
  let a = select(abs(x), 4.0, abs(x) > 4.0);
  let q = a * a;
  let near = a * (1.0 + ${polynomial('q', coefficients.errorNear)});
  let rest = exponential(-${polynomial('a', coefficients.errorFar)});
  return signed(select(near, 1.0 - rest, a > 1.0), x);
}`
}

/**
 * 1 − erf x with the digits it has until it is no normal number: beyond 1 e^(−a²) times a polynomial in 1/(a + ½).
 * a² is (p + q) with a short p, whose product with the head of log₂ e is exact.
 */
export const errorComplement: Helper = {
  calls: [head, longExp2],
  text: `fn errorComplement(x: f32) -> f32 {
  let a = select(abs(x), 9.3, abs(x) > 9.3);
  let h = head(a);
  let p = head(h * h);
  let q = (h * h - p) + (a - h) * (a + h);
  let bell = longExp2(p * -1.4423828, fma(q, -1.442695, p * -0.00031222849));
  let t = 1.0 / (a + 0.5);
  let tail = bell * ${polynomial('t', coefficients.errorTail)};
  let m = a - 0.75;
  let middle = ${polynomial('m', coefficients.errorMiddle)};
  let s = a * a;
  let near = a * (1.0 + ${polynomial('s', coefficients.errorNear)});
  let right = select(select(tail, middle, a < 1.0), 1.0 - near, a < 0.5);
  return select(select(right, 2.0 - right, x < 0.0), 0.0, x > 9.3);
}`
}

/** sin πr for |r| ≤ ½. */
const sineOfTurn: Helper = {
  text: `fn sineOfTurn(r: f32) -> f32 {
  let q = r * r;
  return fma(r, 3.1415927, r * ${polynomial('q', coefficients.sineOfTurn)});
}`
}

/** x less the nearest whole number: exact. */
const offWhole: Helper = {
  text: `fn offWhole(x: f32) -> f32 {
  return x - floor(x + 0.5);
}`
}

/**
 * Lanczos's approximation for x ≥ 1, with the coefficients lanczos6m24 of Boost.Math (after G. R. Pugh), 4e-8; its
 * power in two halves, since the whole one overflows before Γ does. Below by Γ(x) = Γ(x + 1)/x, and left of 0 by
 * Γ(x) Γ(−x) = −π/(x sin πx).
 */
export const gammaFunction: Helper = {
  calls: [power, exponential, sineOfTurn, offWhole],
  text: `fn gammaFunction(x: f32) -> f32 {
  let size = abs(x);
  let small = size < 1.0;
  let z = select(size, size + 1.0, small);
  let a = select(z, 44.0, z > 44.0);
  let t = a + 0.9284561;
  let half = power(t, 0.5 * a - 0.25);
  let top = ${polynomial('a', [58.5206159, 182.524896, 211.097109, 112.252655, 27.5192015, 2.50662859])};
  let bottom = a * ${polynomial('a', [24, 50, 35, 10, 1])};
  let rest = exponential(-t) * (top / bottom);
  let right = ((half * rest) * half) / select(1.0, size, small);
  let n = floor(x + 0.5);
  let sine = sineOfTurn(offWhole(x));
  let mirror = 3.1415927 / select(sine, -sine, n - 2.0 * floor(0.5 * n) == 1.0);
  let left = (mirror / (rest * select(size, 1.0, small))) / half / half;
  return select(right, left, x < 0.0);
}`
}

/** Γ(x + 1), as x Γ(x) where x + 1 would be rounded. */
export const factorialFunction: Helper = {
  calls: [gammaFunction],
  text: `fn factorialFunction(x: f32) -> f32 {
  let far = x > 2.0;
  return gammaFunction(select(x + 1.0, x, far)) * select(1.0, x, far);
}`
}

/**
 * ln Γ(x) for x > 0: (x − 1)(x − 2) times a polynomial on [1, 2.8], so that its zeros keep their digits; below by
 * ln Γ(x + 1) − ln x; above by Stirling's series with fitted coefficients.
 */
const positiveLogGamma: Helper = {
  calls: [logFrom],
  text: `fn positiveLogGamma(x: f32) -> f32 {
  let small = x < 1.0;
  let a = select(x - 1.0, x, small);
  let t = a - 0.875;
  let middle = a * (a - 1.0) * ${polynomial('t', coefficients.logGammaNear)};
  let log = logFrom(x, select(1.0, 0.0, small));
  let q = 1.0 / (x * x);
  let series = ${polynomial('q', coefficients.logGammaFar)} / x;
  let far = fma(x - 0.5, log, 0.4189385 + series);
  return select(middle - select(0.0, log, small), far, x > 2.8);
}`
}

/** ln |Γ(x)|; for x < 0 by Γ(x) Γ(−x) = −π/(x sin πx), save next to 0, where Γ(x) and Γ(−x) are as large. */
export const logGamma: Helper = {
  calls: [naturalLog, positiveLogGamma, sineOfTurn, offWhole],
  text: `fn logGamma(x: f32) -> f32 {
  let left = x < -1e-9;
  let size = abs(sineOfTurn(offWhole(x)));
  let mirror = naturalLog(3.1415927 / select(1.0, size * abs(x), left));
  let value = positiveLogGamma(abs(x));
  return select(value, mirror - value, left);
}`
}

/** ψ(x): (x − x₀) times a polynomial on [1, 2.8] with x₀ its zero; else as ln Γ(x), and ψ(x) = ψ(1 − x) − π cot πx. */
export const digammaFunction: Helper = {
  calls: [naturalLog, sineOfTurn, offWhole],
  text: `fn digammaFunction(x: f32) -> f32 {
  let left = x < 0.0;
  let z = select(x, 1.0 - x, left);
  let small = (x < 1.0) & !left;
  let a = select(select(x - 1.0, x, small), -x, left);
  let t = a - 0.875;
  let slope = ${polynomial('t', coefficients.digammaNear)};
  let middle = fma(-1.243815e-8, slope, (a - 0.46163213) * slope);
  let v = 1.0 / z;
  let q = v * v;
  let far = naturalLog(z) - fma(q, ${polynomial('q', coefficients.digammaFar)}, 0.5 * v);
  let value = select(middle - select(0.0, v, small), far, z > 2.8);
  let r = offWhole(x);
  let size = sineOfTurn(r);
  let cotangent = sineOfTurn(0.5 - abs(r)) / select(size, 1.0, size == 0.0);
  return select(value, fma(-3.1415927, cotangent, fma(8.742278e-8, cotangent, value)), left);
}`
}

/**
 * As polygamma in math/table/specialValues.ts, with windows for f32; the order is rounded and at most 20. In a unit whose
 * power n + 1 is about n!, so that little over- or underflows before the whole does.
 */
export const polyGamma: Helper = {
  calls: [power, digammaFunction],
  text: `fn polyTail(s: f32, x: f32, unit: f32) -> f32 {
  let w = x / unit;
  let lead = power(w, 1.0 - s);
  let p = lead / w;
  let q = 1.0 / (x * x);
  let t = s * (s + 1.0) * (s + 2.0) * q;
  let rest = s / 12.0 - t / 720.0 + t * (s + 3.0) * (s + 4.0) * q / 30240.0;
  return lead * unit / max(s - 1.0, 1.0) + p / 2.0 + p / x * rest;
}
fn polyGamma(order: f32, x: f32) -> f32 {
  let n = clamp(floor(order + 0.5), 0.0, 20.0);
  let s = n + 1.0;
  let even = n - 2.0 * floor(n / 2.0) == 1.0;
  let near = 6.0 + s;
  let unit = select(select(select(8.0, 4.0, s < 15.0), 2.0, s < 8.0), 1.0, s < 4.0);
  let skipped = max(0.0, ceil(-near - x));
  var t = x + skipped;
  var sum = 0.0;
  if (skipped > 0.0) { sum = polyTail(s, 1.0 - t, unit) - polyTail(s, 1.0 - x, unit); }
  if (!even) { sum = -sum; }
  for (var i = 0; i < 60 && t < near; i++) {
    sum += power(select(t, 1.0, t == 0.0) / unit, -s);
    t += 1.0;
  }
  sum = (sum + polyTail(s, t, unit)) / unit;
  for (var k = 1.0; k <= n; k += 1.0) { sum *= k / unit; }
  return select(select(-sum, sum, even), digammaFunction(x), n == 0.0);
}`
}
