import { increasing } from '../interval/shapes'
import * as enclose from '../interval/special'
import { digamma, erf, gamma, lgamma, polygamma } from '../special'
import type { Operations } from './operation'
import { everywhere, positive } from './operation'

/** A&S 7.1.26 (1.5e-7) far out, and near 0, where it would lose the leading digits, Maclaurin's series. */
const errorFunction = `fn errorFunction(x: f32) -> f32 {
  let a = min(abs(x), 5.0);
  let q = a * a;
  let near = 1.12837917 * a * (1.0 - q / 3.0 + q * q * (0.1 - q * (0.023809524 - q * (0.0046296297 - q * (0.00075757577 - q * (0.00010683761 - q * 0.000013227513))))));
  let t = 1.0 / (1.0 + 0.3275911 * a);
  let far = 1.0 - t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * exp(-q);
  return sign(x) * select(far, near, a < 1.0);
}`

/** By recurrence to 1 ≤ t < 2, and there A&S 6.1.36 (3e-7). Beyond ±36 f32 has only ∞ and 0. */
const gammaFunction = `fn gammaFunction(x: f32) -> f32 {
  var t = clamp(x, -36.5, 36.5);
  var p = 1.0;
  for (var i = 0; i < 40 && t >= 2.0; i++) { t -= 1.0; p *= t; }
  for (var i = 0; i < 40 && t < 1.0; i++) { p /= t; t += 1.0; }
  t -= 1.0;
  let q = 1.0 + t * (-0.577191652 + t * (0.988205891 + t * (-0.897056937 + t * (0.918206857 + t * (-0.756704078 + t * (0.482199394 + t * (-0.193527818 + t * 0.035868343)))))));
  return select(p * q, 0.0, x < -36.5);
}`

/** Stirling's series for x ≥ 8 (A&S 6.1.40), reflected for x ≤ −8; between them by Γ itself. */
const logGamma = `fn logGamma(x: f32) -> f32 {
  let a = max(select(x, 1.0 - x, x < 0.0), 8.0);
  let q = 1.0 / (a * a);
  let s = (a - 0.5) * log(a) - a + 0.918938533 + (0.083333333 - q * (0.0027777778 - q * 0.00079365079)) / a;
  let r = abs(x - round(x));
  if (x <= -8.0) { return log(3.14159265 / max(sin(3.14159265 * r), 1e-30)) - s; }
  return select(log(abs(gammaFunction(clamp(x, -8.0, 8.0)))), s, x >= 8.0);
}`

/** As polygamma in math/special.ts, with windows for f32; the order is rounded and at most 20. */
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

const pole = (u: string): string => `(${u} > 0.0 || ${u} != floor(${u}))`
const gammaSlope = (u: number, w: number): number => w * digamma(u)
const gammaCurve = (u: number, w: number): number => w * (digamma(u) ** 2 + polygamma(1, u))
const torchGamma = (u: string): string =>
  `(torch.exp(torch.lgamma(${u}))*torch.where(((${u}) < 0) & (torch.floor(${u}) % 2 != 0), -1.0, 1.0))`
/** f64's gammas go on as (x − 1)! on a calculator that has ! for every number. */
const shifted = '\\left(#1-1\\right)!'
const erfSlope = (u: number): number => (2 / Math.sqrt(Math.PI)) * Math.exp(-u * u)

export const special = {
  erf: {
    arity: 1,
    derivative: ['2/sqrt(pi)*exp(-u^2)'],
    f64: erf,
    partials: (u) => [erfSlope(u)],
    second: (u) => [-2 * u * erfSlope(u)],
    wgsl: { value: 'errorFunction(u)', helper: [errorFunction] },
    interval: increasing(erf, { range: [-1, 1], units: 8 }),
    latex: '\\operatorname{erf} #1',
    spoken: 'the error function of #1',
    exports: { numpy: 'special.erf(#1)' },
    samples: [everywhere]
  },
  gamma: {
    arity: 1,
    aliases: ['tgamma'],
    derivative: ['gamma(u)*digamma(u)'],
    f64: gamma,
    partials: (u, _v, w) => [gammaSlope(u, w)],
    second: (u, _v, w) => [gammaCurve(u, w)],
    wgsl: { value: 'gammaFunction(u)', defined: pole('u'), helper: [gammaFunction] },
    interval: enclose.gamma,
    latex: '\\Gamma\\left(#1\\right)',
    spoken: 'the gamma function of #1',
    exports: { numpy: 'special.gamma(#1)', torch: torchGamma('#1'), desmos: shifted },
    samples: [[0.2, 5]]
  },
  factorial: {
    arity: 1,
    aliases: ['fact'],
    derivative: ['gamma(u+1)*digamma(u+1)'],
    f64: (u) => gamma(u + 1),
    partials: (u, _v, w) => [gammaSlope(u + 1, w)],
    second: (u, _v, w) => [gammaCurve(u + 1, w)],
    wgsl: { value: 'gammaFunction(u + 1.0)', defined: pole('(u + 1.0)'), helper: [gammaFunction] },
    interval: enclose.factorial,
    latex: '\\left(#1\\right)!',
    spoken: '#1 factorial',
    exports: {
      numpy: 'special.gamma((#1) + 1)',
      torch: torchGamma('(#1) + 1'),
      desmos: '\\left(#1\\right)!'
    },
    samples: [[-0.8, 4]]
  },
  lgamma: {
    arity: 1,
    aliases: ['gammaln', 'loggamma', 'lngamma'],
    derivative: ['digamma(u)'],
    f64: lgamma,
    partials: (u) => [digamma(u)],
    second: (u) => [polygamma(1, u)],
    wgsl: { value: 'logGamma(u)', defined: pole('u'), helper: [gammaFunction, logGamma] },
    interval: enclose.lgamma,
    latex: '\\ln\\left|\\Gamma\\left(#1\\right)\\right|',
    spoken: 'the logarithm of the gamma function of #1',
    exports: {
      numpy: 'special.gammaln(#1)',
      sympy: 'sp.log(sp.Abs(sp.gamma(#1)))',
      desmos: `\\ln\\left(\\left|${shifted}\\right|\\right)`
    },
    samples: [[0.2, 6]]
  },
  digamma: {
    arity: 1,
    derivative: ['polygamma(1,u)'],
    f64: digamma,
    partials: (u) => [polygamma(1, u)],
    second: (u) => [polygamma(2, u)],
    wgsl: { value: 'polyGamma(0.0, u)', defined: pole('u'), helper: [polyGamma] },
    interval: enclose.digamma,
    latex: '\\psi\\left(#1\\right)',
    spoken: 'the digamma function of #1',
    exports: { numpy: 'special.digamma(#1)' },
    samples: [[0.2, 6]]
  },
  // Orders are whole numbers, so there is no slope along u; a literal order never asks for it.
  polygamma: {
    arity: 2,
    derivative: ['ln(-1)', 'polygamma(u+1,v)'],
    f64: polygamma,
    partials: (u, v) => [NaN, polygamma(u + 1, v)],
    second: (u, v) => [NaN, NaN, polygamma(u + 2, v)],
    wgsl: {
      value: 'polyGamma(u, v)',
      defined: `(u >= 0.0 && u <= 20.0 && u == round(u) && ${pole('v')})`,
      helper: [polyGamma]
    },
    interval: enclose.polygamma,
    latex: '\\psi^{\\left(#1\\right)}\\left(#2\\right)',
    spoken: 'the polygamma function of order #1 of #2',
    exports: { numpy: 'special.polygamma(#1, #2)' },
    samples: [[1, 1], positive]
  }
} satisfies Operations
