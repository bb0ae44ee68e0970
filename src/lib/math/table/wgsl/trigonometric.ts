import { signed } from './bits'
import { coefficients } from './coefficients'
import { polynomial } from './helper'
import type { Helper } from './helper'

const sineNear: Helper = {
  text: `fn sineNear(r: f32) -> f32 {
  let q = r * r;
  return fma(r * q, ${polynomial('q', coefficients.sine)}, r);
}`
}

const cosineNear: Helper = {
  text: `fn cosineNear(r: f32) -> f32 {
  let q = r * r;
  return fma(q * q, ${polynomial('q', coefficients.cosine)}, fma(q, -0.5, 1.0));
}`
}

/**
 * Cody and Waite's reduction, x = kπ/2 + r with |r| ≤ π/4. Where fma rounds twice, three parts of π/2 would do for
 * small k only: parts of 8 bits make the products exact for |k| < 2¹⁶, that is |x| < 10⁵. Far beyond, where no
 * digit of r is left, r is 0. What the first two sums round away is added last; a compiler that finds it to be 0
 * costs a unit in the last place.
 */
const reduction: Helper = {
  reach: 1e5,
  text: `fn quarterTurns(x: f32) -> f32 {
  return floor(fma(x, 0.63661977, 0.5));
}
fn withinQuarter(x: f32, k: f32) -> f32 {
  let exact = fma(k, -0.00048446655, fma(k, -1.5703125, x));
  let coarse = fma(k, 6.4074993e-7, exact);
  let tail = fma(k, -9.895302e-10, fma(k, 6.4074993e-7, exact - coarse));
  let fine = coarse + tail;
  let r = fine + fma(k, -5.390303e-15, fma(k, -2.5579538e-12, tail - (fine - coarse)));
  return select(r, 0.0, abs(r) > 1.0);
}`
}

export const sine: Helper = {
  calls: [sineNear, cosineNear, reduction],
  text: `fn sine(x: f32) -> f32 {
  let k = quarterTurns(x);
  let r = withinQuarter(x, k);
  let n = bitcast<u32>(k + 12582912.0);
  let size = select(sineNear(r), cosineNear(r), (n & 1u) == 1u);
  return bitcast<f32>(bitcast<u32>(size) ^ ((n & 2u) * 0x40000000u));
}`
}

export const cosine: Helper = {
  calls: [sineNear, cosineNear, reduction],
  text: `fn cosine(x: f32) -> f32 {
  let k = quarterTurns(x);
  let r = withinQuarter(x, k);
  let n = bitcast<u32>(k + 12582912.0);
  let size = select(cosineNear(r), sineNear(r), (n & 1u) == 1u);
  return bitcast<f32>(bitcast<u32>(size) ^ (((n + 1u) & 2u) * 0x40000000u));
}`
}

/** sin(x)/x, 1 at 0. */
export const sinc: Helper = {
  calls: [sine],
  text: `fn sinc(x: f32) -> f32 {
  return select(sine(x) / select(x, 1.0, x == 0.0), 1.0, x == 0.0);
}`
}

/** asin x on |x| ≤ ½, and further out by asin x = π/2 − 2 asin √((1 − x)/2). */
const arcSineNear: Helper = {
  text: `fn arcSineNear(x: f32) -> f32 {
  let q = x * x;
  return fma(x * q, ${polynomial('q', coefficients.arcSine)}, x);
}`
}

export const arcSine: Helper = {
  calls: [signed, arcSineNear],
  text: `fn arcSine(x: f32) -> f32 {
  let a = abs(x);
  let p = arcSineNear(select(a, sqrt(0.5 * (1.0 - a)), a > 0.5));
  return signed(select(p, 1.5707964 - 2.0 * p, a > 0.5), x);
}`
}

export const arcCosine: Helper = {
  calls: [signed, arcSineNear],
  text: `fn arcCosine(x: f32) -> f32 {
  let a = abs(x);
  let p = arcSineNear(select(a, sqrt(0.5 * (1.0 - a)), a > 0.5));
  let far = select(2.0 * p, 3.1415927 - 2.0 * p, x < 0.0);
  return select(1.5707964 - signed(p, x), far, a > 0.5);
}`
}

const arcTangentNear: Helper = {
  text: `fn arcTangentNear(t: f32) -> f32 {
  let q = t * t;
  return fma(t * q, ${polynomial('q', coefficients.arcTangent)}, t);
}`
}

export const arcTangent: Helper = {
  calls: [signed, arcTangentNear],
  text: `fn arcTangent(x: f32) -> f32 {
  let a = abs(x);
  let steep = a > 1.0;
  let p = arcTangentNear(select(a, 1.0 / select(a, 1.0, !steep), steep));
  return signed(select(p, 1.5707964 - p, steep), x);
}`
}

/** The angle of the point (x, y), from −π to π. */
export const angle: Helper = {
  calls: [arcTangentNear],
  text: `fn angle(y: f32, x: f32) -> f32 {
  let steep = abs(y) > abs(x);
  let big = select(abs(x), abs(y), steep);
  let p = arcTangentNear(select(abs(y), abs(x), steep) / select(big, 1.0, big == 0.0));
  let turned = select(p, 1.5707964 - p, steep);
  let a = select(turned, 3.1415927 - turned, x < 0.0);
  return select(a, -a, y < 0.0);
}`
}

/** asec x = 2 atan √((x − 1)/(x + 1)) for x ≥ 1: 1/x would round away the digits near 1. */
export const arcSecant: Helper = {
  calls: [arcTangentNear],
  text: `fn arcSecant(x: f32) -> f32 {
  let a = abs(x);
  let p = 2.0 * arcTangentNear(sqrt((a - 1.0) / (a + 1.0)));
  return select(p, 3.1415927 - p, x < 0.0);
}`
}

export const arcCosecant: Helper = {
  calls: [signed, arcSineNear, arcSecant],
  text: `fn arcCosecant(x: f32) -> f32 {
  let a = abs(x);
  return signed(select(1.5707964 - arcSecant(a), arcSineNear(1.0 / a), a > 2.0), x);
}`
}
