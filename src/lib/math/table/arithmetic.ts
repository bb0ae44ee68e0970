import * as enclose from './interval/arithmetic'
import type { Operations } from './operation'
import { everywhere, positive } from './operation'
import { power } from './wgsl/exponentials'

export const arithmetic = {
  add: {
    arity: 2,
    operator: true,
    f64: (u, v) => u + v,
    block: (o, u, v, n) => {
      for (let i = 0; i < n; i++) o[i] = u[i] + v[i]
    },
    partials: () => [1, 1],
    second: () => [0, 0, 0],
    wgsl: { value: 'u + v' },
    interval: enclose.add,
    spoken: '#1 plus #2',
    samples: [everywhere, everywhere]
  },
  subtract: {
    arity: 2,
    operator: true,
    f64: (u, v) => u - v,
    block: (o, u, v, n) => {
      for (let i = 0; i < n; i++) o[i] = u[i] - v[i]
    },
    partials: () => [1, -1],
    second: () => [0, 0, 0],
    wgsl: { value: 'u - v' },
    interval: enclose.subtract,
    spoken: '#1 minus #2',
    samples: [everywhere, everywhere]
  },
  multiply: {
    arity: 2,
    operator: true,
    f64: (u, v) => u * v,
    block: (o, u, v, n) => {
      for (let i = 0; i < n; i++) o[i] = u[i] * v[i]
    },
    partials: (u, v) => [v, u],
    second: () => [0, 1, 0],
    wgsl: { value: 'u * v' },
    interval: enclose.multiply,
    spoken: '#1 times #2',
    samples: [everywhere, everywhere]
  },
  divide: {
    arity: 2,
    operator: true,
    // IEEE's 1/0 = ∞ would come back as a number in 1/(1/x).
    f64: (u, v) => (v === 0 ? NaN : u / v),
    block: (o, u, v, n) => {
      for (let i = 0; i < n; i++) o[i] = v[i] === 0 ? NaN : u[i] / v[i]
    },
    partials: (_u, v, w) => [1 / v, -w / v],
    second: (_u, v, w) => [0, -1 / (v * v), (2 * w) / (v * v)],
    wgsl: { value: 'u / select(v, 1.0, v == 0.0)', defined: 'v != 0.0' },
    interval: enclose.divide,
    spoken: '#1 over #2',
    samples: [everywhere, positive]
  },
  negate: {
    arity: 1,
    operator: true,
    f64: (u) => -u,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = -u[i]
    },
    partials: () => [-1],
    second: () => [0],
    wgsl: { value: '-u' },
    interval: enclose.negate,
    spoken: 'minus #1',
    samples: [everywhere]
  },
  // 0⁰ is 1, as polynomials and PyTorch have it. IEEE's NaN⁰ = 1 would give sqrt(−1)⁰ a value.
  pow: {
    arity: 2,
    operator: true,
    // The rule goes on to the end of the domain, where u^1.5 has no other side.
    edge: 'u == 0 and v != floor(v)',
    f64: (u, v) => (u !== u || (u === 0 && v < 0) ? NaN : Math.pow(u, v)),
    partials: (u, v, w) => [
      v === 0 ? 0 : v * Math.pow(u, v - 1),
      u === 0 ? (v >= 0 ? 0 : NaN) : w * Math.log(u)
    ],
    second: (u, v, w) => {
      const curve = v * (v - 1)
      const uu = curve === 0 ? 0 : curve * Math.pow(u, v - 2)
      if (u === 0) return [uu, v > 1 ? 0 : NaN, v >= 0 ? 0 : NaN]
      const log = Math.log(u)
      return [uu, (w / u) * (1 + v * log), w * log * log]
    },
    wgsl: {
      value: 'power(u, v)',
      defined: '(u > 0.0 || (u == 0.0 && v >= 0.0) || (u < 0.0 && v == floor(v)))',
      calls: [power]
    },
    interval: enclose.pow,
    spoken: '#1 to the power #2',
    samples: [positive, [-3, 3]]
  }
} satisfies Operations
