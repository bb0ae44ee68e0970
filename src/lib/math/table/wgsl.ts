/** WGSL functions that several families share, in f32. Series instead of (1 + t) − 1: compilers may reassociate. */

/** ln(1 + t): 2 artanh(t/(2 + t)) by its series where the logarithm would lose digits. */
export const logOnePlus = `fn logOnePlus(t: f32) -> f32 {
  let s = t / (2.0 + t);
  let q = s * s;
  let near = 2.0 * s * (1.0 + q * (0.33333334 + q * (0.2 + q * (0.14285715 + q * 0.11111111))));
  return select(log(1.0 + t), near, abs(t) < 0.25);
}`

/** e^t − 1: by its series near 0. */
export const expMinusOne = `fn expMinusOne(t: f32) -> f32 {
  let near = t * (1.0 + t / 2.0 * (1.0 + t / 3.0 * (1.0 + t / 4.0 * (1.0 + t / 5.0 * (1.0 + t / 6.0 * (1.0 + t / 7.0))))));
  return select(exp(t) - 1.0, near, abs(t) < 0.4);
}`
