import * as enclose from './interval/arithmetic'
import { modBy } from './interval/jumps'
import { stepwise } from './interval/shapes'
import type { Operations } from './operation'
import { everywhere, positive, straight } from './operation'
import { remainder } from './wgsl/bits'

/** Floored: the sign of the divisor. % is exact, u − v⌊u/v⌋ is not. */
function mod(u: number, v: number): number {
  const rest = u % v
  return rest !== 0 && rest < 0 !== v < 0 ? rest + v : rest + 0
}

/** Functions made of straight pieces: each has corners or jumps, which `edge` names. −0 is nobody's answer. */
export const pieces = {
  abs: {
    arity: 1,
    aliases: ['absolute', 'fabs'],
    derivative: ['sign(u)'],
    edge: 'u == 0',
    parity: 'even',
    nonnegative: true,
    f64: Math.abs,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.abs(u[i])
    },
    partials: (u) => [Math.sign(u)],
    ...straight,
    wgsl: { value: 'abs(u)' },
    interval: enclose.abs,
    latex: '\\left|#1\\right|',
    spoken: 'the absolute value of #1',
    exports: { sympy: 'sp.Abs(#1)', desmos: '\\left|#1\\right|' },
    samples: [everywhere]
  },
  sign: {
    arity: 1,
    aliases: ['sgn', 'signum'],
    derivative: ['0'],
    edge: 'u == 0',
    parity: 'odd',
    f64: (u) => Math.sign(u) + 0,
    partials: () => [0],
    ...straight,
    wgsl: { value: 'sign(u)' },
    interval: stepwise((u) => Math.sign(u) + 0),
    latex: '\\operatorname{sgn} #1',
    spoken: 'the sign of #1',
    samples: [everywhere]
  },
  step: {
    arity: 1,
    aliases: ['heaviside', 'unitstep'],
    derivative: ['0'],
    edge: 'u == 0',
    expansion: 'u > 0',
    // 0 at 0, so that it is relu's slope by PyTorch's convention.
    f64: (u) => (u > 0 ? 1 : u <= 0 ? 0 : NaN),
    partials: () => [0],
    ...straight,
    wgsl: { value: 'select(0.0, 1.0, u > 0.0)' },
    interval: stepwise((u) => Number(u > 0)),
    latex: '\\operatorname{step} #1',
    spoken: 'the unit step of #1',
    exports: {
      numpy: 'np.heaviside(#1, 0)',
      sympy: 'sp.Heaviside(#1, 0)',
      torch: '(((#1) > 0)*1.0)',
      desmos: '\\left\\{#1>0:1,0\\right\\}'
    },
    samples: [everywhere]
  },
  relu: {
    arity: 1,
    derivative: ['step(u)'],
    edge: 'u == 0',
    expansion: 'max(u, 0)',
    f64: (u) => Math.max(u, 0),
    partials: (u) => [u > 0 ? 1 : 0],
    ...straight,
    wgsl: { value: 'max(u, 0.0)' },
    interval: enclose.relu,
    latex: '\\operatorname{relu} #1',
    spoken: 'the positive part of #1',
    exports: { numpy: 'np.maximum(#1, 0)', sympy: 'sp.Max(#1, 0)', desmos: '\\max\\left(#1,0\\right)' },
    samples: [everywhere]
  },
  floor: {
    arity: 1,
    derivative: ['0'],
    edge: 'u == floor(u)',
    f64: (u) => Math.floor(u) + 0,
    partials: () => [0],
    ...straight,
    wgsl: { value: 'floor(u)' },
    interval: stepwise((u) => Math.floor(u) + 0),
    latex: '\\left\\lfloor #1\\right\\rfloor',
    spoken: '#1 rounded down',
    samples: [everywhere]
  },
  ceil: {
    arity: 1,
    aliases: ['ceiling'],
    derivative: ['0'],
    edge: 'u == floor(u)',
    expansion: '-floor(-u)',
    f64: (u) => Math.ceil(u) + 0,
    partials: () => [0],
    ...straight,
    wgsl: { value: 'ceil(u)' },
    interval: stepwise((u) => Math.ceil(u) + 0),
    latex: '\\left\\lceil #1\\right\\rceil',
    spoken: '#1 rounded up',
    exports: { sympy: 'sp.ceiling(#1)' },
    samples: [everywhere]
  },
  round: {
    arity: 1,
    // Halves go up: ⌊u + 1/2⌋. (NumPy's and PyTorch's own go to the even neighbour.)
    derivative: ['0'],
    edge: 'u - floor(u) == 1/2',
    expansion: 'floor(u + 1/2)',
    f64: (u) => Math.round(u) + 0,
    partials: () => [0],
    ...straight,
    // u + 0.5 would be rounded.
    wgsl: { value: 'floor(u) + select(0.0, 1.0, u - floor(u) >= 0.5)' },
    interval: stepwise((u) => Math.round(u) + 0),
    latex: '\\operatorname{round} #1',
    spoken: '#1 rounded',
    exports: {
      numpy: 'np.floor((#1) + 0.5)',
      sympy: 'sp.floor((#1) + sp.Rational(1, 2))',
      torch: 'torch.floor((#1) + 0.5)'
    },
    samples: [everywhere]
  },
  min: {
    arity: 2,
    variadic: true,
    aliases: ['minimum'],
    derivative: ['u < v', 'u > v'],
    edge: 'u == v',
    f64: Math.min,
    partials: (u, v, _, fixed) => (u === v && !fixed ? [0.5, 0.5] : u < v ? [1, 0] : [0, 1]),
    second: () => [0, 0, 0],
    wgsl: { value: 'min(u, v)' },
    interval: enclose.min,
    latex: '\\min\\left(#1, #2\\right)',
    spoken: 'the smaller of #1 and #2',
    exports: { numpy: 'np.minimum(#1, #2)', sympy: 'sp.Min(#1, #2)', torch: 'torch.minimum(#1, #2)' },
    samples: [everywhere, everywhere]
  },
  max: {
    arity: 2,
    variadic: true,
    aliases: ['maximum'],
    derivative: ['u > v', 'u < v'],
    edge: 'u == v',
    f64: Math.max,
    partials: (u, v, _, fixed) => (u === v && !fixed ? [0.5, 0.5] : u > v ? [1, 0] : [0, 1]),
    second: () => [0, 0, 0],
    wgsl: { value: 'max(u, v)' },
    interval: enclose.max,
    latex: '\\max\\left(#1, #2\\right)',
    spoken: 'the larger of #1 and #2',
    exports: { numpy: 'np.maximum(#1, #2)', sympy: 'sp.Max(#1, #2)', torch: 'torch.maximum(#1, #2)' },
    samples: [everywhere, everywhere]
  },
  mod: {
    arity: 2,
    aliases: ['modulo', 'remainder'],
    derivative: ['1', '-floor(u/v)'],
    edge: 'mod(u,v) == 0',
    expansion: 'u - v*floor(u/v)',
    f64: mod,
    partials: (u, v, w) => [1, -Math.round((u - w) / v)],
    second: () => [0, 0, 0],
    wgsl: {
      value: 'remainder(u, select(v, 1.0, v == 0.0))',
      defined: 'v != 0.0',
      calls: [remainder]
    },
    interval: modBy(mod),
    latex: '#1 \\bmod #2',
    spoken: '#1 modulo #2',
    exports: { numpy: 'np.mod(#1, #2)', sympy: 'sp.Mod(#1, #2)', torch: 'torch.remainder(#1, #2)' },
    samples: [everywhere, positive]
  }
} satisfies Operations
