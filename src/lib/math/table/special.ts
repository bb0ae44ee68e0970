import { decreasing, increasing } from './interval/shapes'
import * as enclose from './interval/special'
import { digamma, erf, erfc, gamma, lgamma, polygamma } from './specialValues'
import type { Operations } from './operation'
import { everywhere, positive } from './operation'
import {
  digammaFunction,
  errorComplement,
  errorFunction,
  factorialFunction,
  gammaFunction,
  logGamma,
  polyGamma
} from './wgsl/special'

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
    parity: 'odd',
    limits: [-1, 1],
    f64: erf,
    partials: (u) => [erfSlope(u)],
    second: (u) => [-2 * u * erfSlope(u)],
    wgsl: { value: 'errorFunction(u)', calls: [errorFunction] },
    interval: increasing(erf, { range: [-1, 1], units: 8 }),
    latex: '\\operatorname{erf} #1',
    spoken: 'the error function of #1',
    exports: { numpy: 'special.erf(#1)' },
    samples: [everywhere]
  },
  erfc: {
    arity: 1,
    derivative: ['-2/sqrt(pi)*exp(-u^2)'],
    nonzero: true,
    limits: [2, 0],
    f64: erfc,
    partials: (u) => [-erfSlope(u)],
    second: (u) => [2 * u * erfSlope(u)],
    wgsl: { value: 'errorComplement(u)', calls: [errorComplement] },
    interval: decreasing(erfc, { range: [0, 2], nonzero: true, units: 16 }),
    latex: '\\operatorname{erfc} #1',
    spoken: 'the complementary error function of #1',
    exports: { numpy: 'special.erfc(#1)', desmos: '\\left(1-\\operatorname{erf}\\left(#1\\right)\\right)' },
    samples: [everywhere]
  },
  gamma: {
    arity: 1,
    aliases: ['tgamma'],
    derivative: ['gamma(u)*digamma(u)'],
    f64: gamma,
    partials: (u, _v, w) => [gammaSlope(u, w)],
    second: (u, _v, w) => [gammaCurve(u, w)],
    wgsl: { value: 'gammaFunction(u)', defined: pole('u'), calls: [gammaFunction] },
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
    wgsl: { value: 'factorialFunction(u)', defined: pole('(u + 1.0)'), calls: [factorialFunction] },
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
    wgsl: { value: 'logGamma(u)', defined: pole('u'), calls: [logGamma] },
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
    wgsl: { value: 'digammaFunction(u)', defined: pole('u'), calls: [digammaFunction] },
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
      defined: `(u >= 0.0 && u <= 20.0 && u == floor(u) && ${pole('v')})`,
      calls: [polyGamma]
    },
    interval: enclose.polygamma,
    latex: '\\psi^{\\left(#1\\right)}\\left(#2\\right)',
    spoken: 'the polygamma function of order #1 of #2',
    exports: { numpy: 'special.polygamma(#1, #2)' },
    samples: [[1, 1], positive]
  }
} satisfies Operations
