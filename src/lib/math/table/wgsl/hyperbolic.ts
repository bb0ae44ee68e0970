import type { Helper } from './helper'
import { signed } from './bits'
import { expMinusOne, halfExponential, logOnePlus, naturalLog, quarterRise } from './exponentials'

/** With w = (e^x − 1)/2: w + w/(1 + 2w), as a product that is ∞ and not NaN where w is ∞. */
export const sineH: Helper = {
  calls: [signed, quarterRise],
  text: `fn sineH(x: f32) -> f32 {
  let w = 2.0 * quarterRise(abs(x));
  return select(signed(w * (1.0 + 1.0 / (1.0 + 2.0 * w)), x), x, abs(x) < 1e-8);
}`
}

export const cosineH: Helper = {
  calls: [halfExponential],
  text: `fn cosineH(x: f32) -> f32 {
  let half = halfExponential(abs(x));
  return half + 0.25 / half;
}`
}

export const tangentH: Helper = {
  calls: [signed, expMinusOne],
  text: `fn tangentH(x: f32) -> f32 {
  let t = -expMinusOne(-2.0 * abs(x));
  return signed(t / (2.0 - t), x);
}`
}

/** Beyond 10⁹ the square would overflow; there arsinh x and arcosh x are ln 2x. */
export const areaSineH: Helper = {
  calls: [signed, logOnePlus, naturalLog],
  text: `fn areaSineH(x: f32) -> f32 {
  let far = abs(x) > 1e9;
  let a = select(abs(x), 1.0, far);
  let near = logOnePlus(a + a * a / (1.0 + sqrt(fma(a, a, 1.0))));
  return signed(select(near, naturalLog(select(1.0, abs(x), far)) + 0.6931472, far), x);
}`
}

export const areaCosineH: Helper = {
  calls: [logOnePlus, naturalLog],
  text: `fn areaCosineH(x: f32) -> f32 {
  let far = x > 1e9;
  let t = select(select(x - 1.0, 0.0, x < 1.0), 1.0, far);
  let near = logOnePlus(t + sqrt(t) * sqrt(t + 2.0));
  return select(near, naturalLog(select(1.0, x, far)) + 0.6931472, far);
}`
}

export const areaTangentH: Helper = {
  calls: [signed, logOnePlus],
  text: `fn areaTangentH(x: f32) -> f32 {
  let a = select(abs(x), 0.0, abs(x) >= 1.0);
  return signed(0.5 * logOnePlus(2.0 * a / (1.0 - a)), x);
}`
}

/** Written so that 1/x does not round away the digits near 1. */
export const areaSecantH: Helper = {
  calls: [logOnePlus],
  text: `fn areaSecantH(x: f32) -> f32 {
  return logOnePlus(((1.0 - x) + sqrt((1.0 - x) * (1.0 + x))) / x);
}`
}

export const areaCotangentH: Helper = {
  calls: [signed, logOnePlus],
  text: `fn areaCotangentH(x: f32) -> f32 {
  return signed(0.5 * logOnePlus(2.0 / (abs(x) - 1.0)), x);
}`
}
