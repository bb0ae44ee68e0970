import { above0, increasing } from './interval/shapes'
import type { Operations } from './operation'
import { everywhere, positive } from './operation'
import {
  expMinusOne,
  exponential,
  log10,
  log2,
  logOnePlus,
  naturalLog,
  sigmoid as logistic,
  softPlus
} from './wgsl/exponentials'

const sigmoid = (u: number): number => 1 / (1 + Math.exp(-u))
const softplus = (u: number): number => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)))

export const exponentials = {
  exp: {
    arity: 1,
    inverse: 'ln',
    nonzero: true,
    nonnegative: true,
    f64: Math.exp,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.exp(u[i])
    },
    partials: (_u, _v, w) => [w],
    second: (_u, _v, w) => [w],
    wgsl: { value: 'exponential(u)', calls: [exponential] },
    interval: increasing(Math.exp, { range: above0, nonzero: true }),
    latex: 'e^{#1}',
    spoken: 'e to the power #1',
    samples: [everywhere]
  },
  expm1: {
    arity: 1,
    derivative: ['exp(u)'],
    f64: Math.expm1,
    partials: (u) => [Math.exp(u)],
    second: (u) => [Math.exp(u)],
    wgsl: { value: 'expMinusOne(u)', calls: [expMinusOne] },
    interval: increasing(Math.expm1, { range: [-1, Infinity] }),
    latex: '\\operatorname{expm1} #1',
    spoken: 'e to the power #1, minus one',
    exports: { sympy: '(sp.exp(#1) - 1)', desmos: '\\left(e^{#1}-1\\right)' },
    samples: [everywhere]
  },
  ln: {
    arity: 1,
    aliases: ['log'],
    inverse: 'exp',
    derivative: ['1/u'],
    f64: (u) => (u > 0 ? Math.log(u) : NaN),
    partials: (u) => [1 / u],
    second: (u) => [-1 / (u * u)],
    wgsl: { value: 'naturalLog(select(u, 1.0, u <= 0.0))', defined: 'u > 0.0', calls: [naturalLog] },
    interval: increasing(Math.log, { domain: above0, open: 'low' }),
    latex: '\\ln #1',
    spoken: 'the natural logarithm of #1',
    exports: { numpy: 'np.log(#1)', sympy: 'sp.log(#1)', torch: 'torch.log(#1)' },
    samples: [positive]
  },
  log10: {
    arity: 1,
    aliases: ['lg'],
    derivative: ['1/(u*ln(10))'],
    expansion: `${Math.LOG10E}*ln(u)`,
    f64: (u) => (u > 0 ? Math.log10(u) : NaN),
    partials: (u) => [Math.LOG10E / u],
    second: (u) => [-Math.LOG10E / (u * u)],
    wgsl: { value: 'logTen(select(u, 1.0, u <= 0.0))', defined: 'u > 0.0', calls: [log10] },
    interval: increasing(Math.log10, { domain: above0, open: 'low' }),
    latex: '\\log_{10} #1',
    spoken: 'the logarithm to base ten of #1',
    exports: { sympy: 'sp.log(#1, 10)', desmos: '\\log\\left(#1\\right)' },
    samples: [positive]
  },
  log2: {
    arity: 1,
    derivative: ['1/(u*ln(2))'],
    expansion: `${Math.LOG2E}*ln(u)`,
    f64: (u) => (u > 0 ? Math.log2(u) : NaN),
    partials: (u) => [Math.LOG2E / u],
    second: (u) => [-Math.LOG2E / (u * u)],
    wgsl: { value: 'logTwo(select(u, 1.0, u <= 0.0))', defined: 'u > 0.0', calls: [log2] },
    interval: increasing(Math.log2, { domain: above0, open: 'low' }),
    latex: '\\log_{2} #1',
    spoken: 'the logarithm to base two of #1',
    exports: { sympy: 'sp.log(#1, 2)', desmos: '\\log_{2}\\left(#1\\right)' },
    samples: [positive]
  },
  log1p: {
    arity: 1,
    derivative: ['1/(1+u)'],
    expansion: 'ln(1 + u)',
    f64: (u) => (u > -1 ? Math.log1p(u) : NaN),
    partials: (u) => [1 / (1 + u)],
    second: (u) => [-1 / (1 + u) ** 2],
    wgsl: { value: 'logOnePlus(select(u, 0.0, u <= -1.0))', defined: 'u > -1.0', calls: [logOnePlus] },
    interval: increasing(Math.log1p, { domain: [-1, Infinity], open: 'low' }),
    latex: '\\operatorname{log1p} #1',
    spoken: 'the natural logarithm of one plus #1',
    exports: { sympy: 'sp.log(1 + (#1))', desmos: '\\ln\\left(1+#1\\right)' },
    samples: [[-0.9, 6]]
  },
  sigmoid: {
    arity: 1,
    aliases: ['expit', 'logistic'],
    derivative: ['sigmoid(u)*(1-sigmoid(u))'],
    nonzero: true,
    limits: [0, 1],
    f64: sigmoid,
    // 1 − σ(u) = σ(−u) without cancellation.
    partials: (u, _v, w) => [w * sigmoid(-u)],
    second: (u, _v, w) => [w * sigmoid(-u) * (sigmoid(-u) - w)],
    wgsl: { value: 'sigmoid(u)', calls: [logistic] },
    interval: increasing(sigmoid, { range: [0, 1], nonzero: true }),
    latex: '\\operatorname{sigmoid} #1',
    spoken: 'the sigmoid of #1',
    exports: {
      numpy: '(1/(1 + np.exp(-(#1))))',
      sympy: '(1/(1 + sp.exp(-(#1))))',
      desmos: '\\frac{1}{1+e^{-\\left(#1\\right)}}'
    },
    samples: [everywhere]
  },
  softplus: {
    arity: 1,
    derivative: ['sigmoid(u)'],
    f64: softplus,
    partials: (u) => [sigmoid(u)],
    second: (u) => [sigmoid(u) * sigmoid(-u)],
    wgsl: { value: 'softPlus(u)', calls: [softPlus] },
    interval: increasing(softplus, { range: above0, nonzero: true }),
    latex: '\\operatorname{softplus} #1',
    spoken: 'the softplus of #1',
    exports: {
      numpy: 'np.logaddexp(0, #1)',
      sympy: 'sp.log(1 + sp.exp(#1))',
      torch: '(-torch.nn.functional.logsigmoid(-(#1)))',
      desmos: '\\ln\\left(1+e^{#1}\\right)'
    },
    samples: [everywhere]
  }
} satisfies Operations
