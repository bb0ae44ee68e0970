import { head, powerOfTwo } from './bits'
import { coefficients } from './coefficients'
import { polynomial } from './helper'
import type { Helper } from './helper'

/**
 * e^x 2^shift with x = k ln 2 + r and 0 ≤ r < ln 2, so that the polynomial is below 2 and no factor overflows before
 * the product does. ln 2 in two parts (Cody and Waite), the first of 15 bits. For x + shift ln 2 from −87.4 to 89.
 */
const scaledExponential: Helper = {
  calls: [powerOfTwo],
  text: `fn scaledExponential(x: f32, shift: f32) -> f32 {
  let k = floor(x * 1.442695);
  let r = fma(k, -1.4286068e-6, fma(k, -0.69314575, x));
  return fma(r, ${polynomial('r', coefficients.exponential)}, 1.0) * powerOfTwo(k + shift);
}`
}

export const exponential: Helper = {
  calls: [scaledExponential],
  text: `fn exponential(x: f32) -> f32 {
  return scaledExponential(select(select(x, 89.0, x > 89.0), -87.4, x < -87.4), 0.0);
}`
}

/** e^x/2 for x ≥ 0, which overflows where sinh and cosh do. */
export const halfExponential: Helper = {
  calls: [scaledExponential],
  text: `fn halfExponential(x: f32) -> f32 {
  return scaledExponential(select(x, 89.5, x > 89.5), -1.0);
}`
}

/** (e^x − 1)/4 as 2^(k−2) (e^r − 1) + (2^(k−2) − ¼) with |r| ≤ ln 2/2: nothing cancels, nor overflows too soon. */
export const quarterRise: Helper = {
  calls: [powerOfTwo],
  text: `fn quarterRise(x: f32) -> f32 {
  let v = select(select(x, 89.5, x > 89.5), -80.0, x < -80.0);
  let k = floor(fma(v, 1.442695, 0.5));
  let r = fma(k, -1.4286068e-6, fma(k, -0.69314575, v));
  let rise = fma(r * r, ${polynomial('r', coefficients.exponentialRise)}, r);
  let scale = powerOfTwo(k - 2.0);
  return fma(scale, rise, scale - 0.25);
}`
}

export const expMinusOne: Helper = {
  calls: [quarterRise],
  text: `fn expMinusOne(x: f32) -> f32 {
  return select(4.0 * quarterRise(x), x, abs(x) < 1e-8);
}`
}

/** ln(1 + f) for √½ ≤ 1 + f < √2. */
const logNear: Helper = {
  text: `fn logNear(f: f32) -> f32 {
  let q = f * f;
  return fma(f * q, ${polynomial('f', coefficients.logarithm)}, fma(q, -0.5, f));
}`
}

/** 2²³e and m of x = 2^e m with √½ ≤ m < √2, for x > 0: by the bits of x beside those of √½, as in FDLIBM. */
const logParts: Helper = {
  text: `fn exponentBits(x: f32) -> i32 {
  return (bitcast<i32>(x) - 0x3f3504f3) & -8388608;
}
fn mantissa(x: f32, e: i32) -> f32 {
  return bitcast<f32>(bitcast<i32>(x) - e);
}
fn exponent(e: i32) -> f32 {
  return f32(e) * 1.1920929e-7;
}`
}

/** ln x − base for x > 0; a base that the leading part of ln x cancels costs no digits. */
export const logFrom: Helper = {
  calls: [logNear, logParts],
  text: `fn logFrom(x: f32, base: f32) -> f32 {
  let bits = exponentBits(x);
  let e = exponent(bits);
  return fma(e, 0.69314575, -base) + fma(e, 1.4286068e-6, logNear(mantissa(x, bits) - 1.0));
}`
}

export const naturalLog: Helper = {
  calls: [logFrom],
  text: `fn naturalLog(x: f32) -> f32 {
  return logFrom(x, 0.0);
}`
}

/** ln m times 1/ln b, whose parts keep the digits of its product with the head of ln m. */
const scaledLog = (name: string, power: string, factor: [string, string, string]): Helper => ({
  calls: [head, logNear, logParts],
  text: `fn ${name}(x: f32) -> f32 {
  let bits = exponentBits(x);
  let e = exponent(bits);
  let m = logNear(mantissa(x, bits) - 1.0);
  let h = head(m);
  return ${power} + fma(h, ${factor[0]}, fma(h, ${factor[1]}, ${factor[2]}));
}`
})

export const log2: Helper = scaledLog('logTwo', 'e', ['1.4428711', '-0.00017605285', '(m - h) * 1.442695'])
export const log10: Helper = scaledLog('logTen', 'e * 0.3010254', [
  '0.43432617',
  '-3.168997e-5',
  'fma(e, 4.605039e-6, (m - h) * 0.4342945)'
])

/** ln(1 + x), with what the rounding of 1 + x to u took away. */
export const logOnePlus: Helper = {
  calls: [logNear, logParts],
  text: `fn logOnePlus(x: f32) -> f32 {
  let u = bitcast<f32>(bitcast<u32>(1.0 + x) & 0xfffffff0u);
  let bits = exponentBits(u);
  let e = exponent(bits);
  let near = logNear(select(mantissa(u, bits) - 1.0, x, bits == 0));
  let lost = select((x - (u - 1.0)) / u, 0.0, bits == 0);
  return fma(e, 0.69314575, near + fma(e, 1.4286068e-6, lost));
}`
}

/**
 * log₂ x for x > 0 as a sum of a head and a rest, good to 2⁻³³: with s = (m − 1)/(m + 1), also in two parts,
 * ln m = 2 artanh s = ⅔ s (3 + s² + …). After FDLIBM's e_powf.c by I. L. Taylor, with one interval for m, not two.
 */
const longLog: Helper = {
  calls: [head, logParts],
  text: `fn longLog(x: f32) -> vec2f {
  let bits = exponentBits(x);
  let e = exponent(bits);
  let m = mantissa(x, bits);
  let f = m - 1.0;
  let sum = head(m + 1.0);
  let s = f / (m + 1.0);
  let h = head(s);
  let rest = ((f - h * sum) - h * (m - (sum - 1.0))) / (m + 1.0);
  let q = s * s;
  let tail = fma(q * q, ${polynomial('q', coefficients.areaTangent)}, rest * (h + s));
  let t = head(3.0 + (h * h + tail));
  let v = fma(rest, t, (tail - ((t - 3.0) - h * h)) * s);
  let p = head(fma(h, t, v));
  let high = p * 0.96191406;
  let low = fma(p, -0.00011736857, (v - (p - h * t)) * 0.9617967);
  let leading = head((e + high) + low);
  return vec2f(leading, low - ((leading - e) - high));
}`
}

/** 2^(high + low), where high may have any size and low is small beside it. In two factors, which both fit. */
export const longExp2: Helper = {
  calls: [powerOfTwo],
  text: `fn longExp2(high: f32, low: f32) -> f32 {
  let whole = floor((high + low) + 0.5);
  let k = select(select(whole, 140.0, whole > 140.0), -150.0, whole < -150.0);
  let far = (high - k) + low;
  let r = select(far, 0.0, abs(far) > 1.0);
  let part = floor(0.5 * k);
  return fma(r, ${polynomial('r', coefficients.powerOfTwo)}, 1.0) * powerOfTwo(part) * powerOfTwo(k - part);
}`
}

/** x^y for x > 0. Beyond |y| = 4·10⁹ every power but 1 has over- or underflowed. */
const positivePower: Helper = {
  calls: [head, longLog, longExp2],
  text: `fn positivePower(x: f32, y: f32) -> f32 {
  let v = select(y, select(4e9, -4e9, y < 0.0), abs(y) > 4e9);
  let log = longLog(x);
  let h = head(v);
  return longExp2(h * log.x, fma(v - h, log.x, v * log.y));
}`
}

/** x^y where it is real: whole exponents keep the sign, others need x > 0; 0^y is 0, and 0⁰ is 1. */
export const power: Helper = {
  calls: [positivePower],
  text: `fn power(x: f32, y: f32) -> f32 {
  let size = positivePower(select(abs(x), 1.0, x == 0.0), y);
  let odd = abs(y - 2.0 * floor(0.5 * y)) == 1.0;
  let value = select(size, -size, (x < 0.0) & odd);
  return select(value, select(0.0, 1.0, y == 0.0), x == 0.0);
}`
}

/** The real root of order n ≠ 0, with 1/n in two parts. */
export const anyRoot: Helper = {
  calls: [head, longLog, longExp2],
  text: `fn anyRoot(x: f32, n: f32) -> f32 {
  let d = select(n, select(2.5e-10, -2.5e-10, n < 0.0), abs(n) < 2.5e-10);
  let log = longLog(select(abs(x), 1.0, x == 0.0));
  let v = 1.0 / d;
  let h = head(v);
  let dh = head(d);
  let rest = ((1.0 - h * dh) - h * (d - dh)) / d;
  let size = longExp2(h * log.x, fma(rest, log.x, v * log.y));
  return select(select(size, -size, x < 0.0), 0.0, x == 0.0);
}`
}

export const sigmoid: Helper = {
  calls: [exponential],
  text: `fn sigmoid(x: f32) -> f32 {
  return 1.0 / (1.0 + exponential(-x));
}`
}

export const softPlus: Helper = {
  calls: [exponential, logOnePlus],
  text: `fn softPlus(x: f32) -> f32 {
  return select(x, 0.0, x < 0.0) + logOnePlus(exponential(-abs(x)));
}`
}

/** From a third of the bits, once by Halley's method and once by Newton's, whose steps are divided so that nothing overflows. */
export const cubeRoot: Helper = {
  text: `fn cubeRoot(x: f32) -> f32 {
  let a = select(abs(x), 1.0, x == 0.0);
  let third = bitcast<u32>(f32(bitcast<i32>(a)) * 0.0013020834 + 12582912.0) * 256u;
  let guess = bitcast<f32>(third - 0x15aee60eu);
  let t = a / (guess * guess);
  let r = guess * ((guess + 2.0 * t) / (2.0 * guess + t));
  let root = r + (a / (r * r) - r) * 0.33333334;
  return select(select(root, -root, x < 0.0), 0.0, x == 0.0);
}`
}

/** √(x² + y²) that neither overflows nor underflows. */
export const hypotenuse: Helper = {
  text: `fn hypotenuse(x: f32, y: f32) -> f32 {
  let steep = abs(y) > abs(x);
  let big = select(abs(x), abs(y), steep);
  let ratio = select(abs(y), abs(x), steep) / select(big, 1.0, big == 0.0);
  return big * sqrt(fma(ratio, ratio, 1.0));
}`
}
