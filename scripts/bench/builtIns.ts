import { operation } from '$lib/math/table/functions'
import type { Operation } from '$lib/math/table/operation'

type Wgsl = Operation['wgsl']

/** What the kernels would compute with WGSL's own functions: the yardstick of the functions in math/table/wgsl. */

const logOnePlus = `fn logOnePlus(t: f32) -> f32 {
  let s = t / (2.0 + t);
  let q = s * s;
  let near = 2.0 * s * (1.0 + q * (0.33333334 + q * (0.2 + q * (0.14285715 + q * 0.11111111))));
  return select(log(1.0 + t), near, abs(t) < 0.25);
}`

const expMinusOne = `fn expMinusOne(t: f32) -> f32 {
  let near = t * (1.0 + t / 2.0 * (1.0 + t / 3.0 * (1.0 + t / 4.0 * (1.0 + t / 5.0 * (1.0 + t / 6.0 * (1.0 + t / 7.0))))));
  return select(exp(t) - 1.0, near, abs(t) < 0.4);
}`

const power = `fn power(x: f32, y: f32) -> f32 {
  let size = pow(max(abs(x), 1e-38), y);
  let odd = abs(y - 2.0 * floor(y / 2.0)) == 1.0;
  if (x == 0.0) { return select(0.0, 1.0, y == 0.0); }
  return select(size, -size, x < 0.0 && odd);
}`

const softplus = `fn softPlus(x: f32) -> f32 {
  return max(x, 0.0) + logOnePlus(exp(-abs(x)));
}`

const tangentH = `fn tangentH(x: f32) -> f32 {
  let t = expMinusOne(-2.0 * min(abs(x), 20.0));
  return -sign(x) * t / (2.0 + t);
}`

const sineH = `fn sineH(x: f32) -> f32 {
  let t = expMinusOne(min(abs(x), 1.0));
  return select(sinh(x), sign(x) * 0.5 * (t + t / (1.0 + t)), abs(x) < 1.0);
}`

const areaSineH = `fn areaSineH(x: f32) -> f32 {
  let a = min(abs(x), 1e9);
  return sign(x) * (logOnePlus(a + a * a / (1.0 + sqrt(1.0 + a * a))) + log(max(abs(x), 1e9) / 1e9));
}`

const areaCosineH = `fn areaCosineH(x: f32) -> f32 {
  let t = clamp(x - 1.0, 0.0, 1e9);
  return logOnePlus(t + sqrt(t) * sqrt(t + 2.0)) + log(max(x, 1e9) / 1e9);
}`

const areaTangentH = `fn areaTangentH(x: f32) -> f32 {
  let a = min(abs(x), 0.9999999);
  return sign(x) * 0.5 * logOnePlus(2.0 * a / (1.0 - a));
}`

const cubeRoot = `fn cubeRoot(x: f32) -> f32 {
  let a = abs(x);
  if (a == 0.0) { return 0.0; }
  let r = pow(a, 1.0 / 3.0);
  // One Newton step takes back what pow's rounding lost.
  return sign(x) * (r - (r * r * r - a) / (3.0 * r * r));
}`

const anyRoot = `fn anyRoot(x: f32, n: f32) -> f32 {
  return sign(x) * pow(max(abs(x), 1e-38), 1.0 / select(n, 1.0, n == 0.0));
}`

const hypotenuse = `fn hypotenuse(x: f32, y: f32) -> f32 {
  let big = max(abs(x), abs(y));
  let ratio = min(abs(x), abs(y)) / select(big, 1.0, big == 0.0);
  return big * sqrt(1.0 + ratio * ratio);
}`

const errorFunction = `fn errorFunction(x: f32) -> f32 {
  let a = min(abs(x), 5.0);
  let q = a * a;
  let near = 1.12837917 * a * (1.0 - q / 3.0 + q * q * (0.1 - q * (0.023809524 - q * (0.0046296297 - q * (0.00075757577 - q * (0.00010683761 - q * 0.000013227513))))));
  let t = 1.0 / (1.0 + 0.3275911 * a);
  let far = 1.0 - t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * exp(-q);
  return sign(x) * select(far, near, a < 1.0);
}`

const gammaFunction = `fn gammaFunction(x: f32) -> f32 {
  var t = clamp(x, -36.5, 36.5);
  var p = 1.0;
  for (var i = 0; i < 40 && t >= 2.0; i++) { t -= 1.0; p *= t; }
  for (var i = 0; i < 40 && t < 1.0; i++) { p /= t; t += 1.0; }
  t -= 1.0;
  let q = 1.0 + t * (-0.577191652 + t * (0.988205891 + t * (-0.897056937 + t * (0.918206857 + t * (-0.756704078 + t * (0.482199394 + t * (-0.193527818 + t * 0.035868343)))))));
  return select(p * q, 0.0, x < -36.5);
}`

const logGamma = `fn logGamma(x: f32) -> f32 {
  let a = max(select(x, 1.0 - x, x < 0.0), 8.0);
  let q = 1.0 / (a * a);
  let s = (a - 0.5) * log(a) - a + 0.918938533 + (0.083333333 - q * (0.0027777778 - q * 0.00079365079)) / a;
  let r = abs(x - round(x));
  if (x <= -8.0) { return log(3.14159265 / max(sin(3.14159265 * r), 1e-30)) - s; }
  return select(log(abs(gammaFunction(clamp(x, -8.0, 8.0)))), s, x >= 8.0);
}`

const polyGamma = `fn polyTail(s: f32, x: f32) -> f32 {
  let p = pow(x, -s);
  let q = 1.0 / (x * x);
  let t = s * (s + 1.0) * (s + 2.0) * q;
  let lead = select(p * x / max(s - 1.0, 1.0), -log(x), s == 1.0);
  return lead + p / 2.0 + p / x * (s / 12.0 - t / 720.0 + t * (s + 3.0) * (s + 4.0) * q / 30240.0);
}
fn polyGamma(order: f32, x: f32) -> f32 {
  let n = clamp(round(order), 0.0, 20.0);
  let s = n + 1.0;
  let even = n - 2.0 * floor(n / 2.0) == 1.0;
  let near = 6.0 + s;
  let skipped = max(0.0, ceil(-near - x));
  var t = x + skipped;
  var sum = 0.0;
  if (skipped > 0.0) { sum = polyTail(s, 1.0 - t) - polyTail(s, 1.0 - x); }
  if (!even) { sum = -sum; }
  for (var i = 0; i < 60 && t < near; i++) {
    let p = pow(max(abs(t), 1e-30), -s);
    sum += select(p, -p, t < 0.0 && !even);
    t += 1.0;
  }
  sum += polyTail(s, t);
  for (var k = 2.0; k <= n; k += 1.0) { sum *= k; }
  return select(-sum, sum, even);
}`

const angle = `fn angle(y: f32, x: f32) -> f32 {
  let big = max(abs(x), abs(y));
  let small = min(abs(x), abs(y));
  var a = atan(small / select(big, 1.0, big == 0.0));
  if (abs(y) > abs(x)) { a = 1.57079637 - a; }
  if (x < 0.0) { a = 3.14159274 - a; }
  return select(a, -a, y < 0.0);
}`

const sinc = `fn sinc(x: f32) -> f32 {
  let q = x * x;
  let near = 1.0 - q / 6.0 * (1.0 - q / 20.0 * (1.0 - q / 42.0 * (1.0 - q / 72.0 * (1.0 - q / 110.0))));
  return select(sin(x) / select(x, 1.0, x == 0.0), near, abs(x) < 1.5);
}`

const call = (value: string, ...texts: string[]): Pick<Wgsl, 'value' | 'calls'> => ({
  value,
  calls: texts.map((text) => ({ text }))
})
const quotient = (top: string, bottom: string) => call(`${top} / select(${bottom}, 1.0, ${bottom} == 0.0)`)
const positive = 'select(u, 1.0, u <= 0.0)'
const nonzero = 'select(u, 1.0, u == 0.0)'
const outside = 'select(u, 1.0, abs(u) < 1.0)'

const values: Record<string, Pick<Wgsl, 'value' | 'calls'>> = {
  sin: call('sin(u)'),
  cos: call('cos(u)'),
  tan: quotient('sin(u)', 'cos(u)'),
  sec: quotient('1.0', 'cos(u)'),
  csc: quotient('1.0', 'sin(u)'),
  cot: quotient('cos(u)', 'sin(u)'),
  asin: call('asin(clamp(u, -1.0, 1.0))'),
  acos: call('acos(clamp(u, -1.0, 1.0))'),
  atan: call('atan(u)'),
  asec: call(`acos(1.0 / ${outside})`),
  acsc: call(`asin(1.0 / ${outside})`),
  acot: call(`atan(1.0 / ${nonzero})`),
  atan2: call('angle(u, v)', angle),
  sinc: call('sinc(u)', sinc),
  exp: call('exp(u)'),
  expm1: call('expMinusOne(u)', expMinusOne),
  ln: call(`log(${positive})`),
  log10: call(`log(${positive}) * 0.4342944819`),
  log2: call(`log2(${positive})`),
  log1p: call('logOnePlus(max(u, -0.9999999))', logOnePlus),
  sigmoid: call('1.0 / (1.0 + exp(-clamp(u, -80.0, 80.0)))'),
  softplus: call('softPlus(u)', logOnePlus, softplus),
  pow: call('power(u, v)', power),
  cbrt: call('cubeRoot(u)', cubeRoot),
  nthRoot: call('anyRoot(u, v)', anyRoot),
  hypot: call('hypotenuse(u, v)', hypotenuse),
  sinh: call('sineH(u)', expMinusOne, sineH),
  cosh: call('cosh(u)'),
  tanh: call('tangentH(u)', expMinusOne, tangentH),
  sech: call('1.0 / cosh(clamp(u, -80.0, 80.0))'),
  csch: call('1.0 / sineH(select(clamp(u, -80.0, 80.0), 1.0, u == 0.0))', expMinusOne, sineH),
  coth: call(`1.0 / tangentH(${nonzero})`, expMinusOne, tangentH),
  asinh: call('areaSineH(u)', logOnePlus, areaSineH),
  acosh: call('areaCosineH(u)', logOnePlus, areaCosineH),
  atanh: call('areaTangentH(u)', logOnePlus, areaTangentH),
  asech: call(`areaCosineH(1.0 / ${positive})`, logOnePlus, areaCosineH),
  acsch: call(`areaSineH(1.0 / ${nonzero})`, logOnePlus, areaSineH),
  acoth: call('sign(u) * 0.5 * logOnePlus(2.0 / select(abs(u) - 1.0, 1.0, abs(u) <= 1.0))', logOnePlus),
  erf: call('errorFunction(u)', errorFunction),
  erfc: call('1.0 - errorFunction(u)', errorFunction),
  gamma: call('gammaFunction(u)', gammaFunction),
  factorial: call('gammaFunction(u + 1.0)', gammaFunction),
  lgamma: call('logGamma(u)', gammaFunction, logGamma),
  digamma: call('polyGamma(0.0, u)', polyGamma),
  polygamma: call('polyGamma(u, v)', polyGamma)
}

/** By the name of the entry. Where it is defined is the table's own condition, less what it calls. */
export const builtIns = new Map<string, Wgsl>(
  Object.entries(values).map(([name, wgsl]) => {
    const defined = operation(name).wgsl.defined
    return [name, { ...wgsl, defined: defined?.replace('cosine(', 'cos(').replace('sine(', 'sin(') }]
  })
)

/** Does something while the whole table has its built-in versions. */
export async function withBuiltIns<T>(work: () => Promise<T>): Promise<T> {
  const ours = [...builtIns.keys()].map((name) => [operation(name), operation(name).wgsl] as const)
  for (const [name, wgsl] of builtIns) operation(name).wgsl = wgsl
  try {
    return await work()
  } finally {
    for (const [entry, wgsl] of ours) entry.wgsl = wgsl
  }
}
