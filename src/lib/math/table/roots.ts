import * as enclose from './interval/arithmetic'
import { increasing } from './interval/shapes'
import type { Operations } from './operation'
import { positive } from './operation'
import { anyRoot, cubeRoot, hypotenuse } from './wgsl/exponentials'

/** The real n-th root: of a negative u for odd whole n only. One Newton step takes back what 1/n's rounding lost. */
function nthRoot(u: number, n: number): number {
  if (n === 0 || (u < 0 && Math.abs(n % 2) !== 1) || (u === 0 && n < 0)) return NaN
  const size = Math.abs(u)
  const r = Math.pow(size, 1 / n)
  const slope = Math.pow(r, n - 1)
  const inRange = slope > 1e-290 && slope < 1e290
  const again = inRange ? size / slope : (Math.sqrt(size) / Math.pow(r, (n - 1) / 2)) ** 2
  // At an order so large that r is 1, or a small one, the step would lead astray.
  const near = Math.abs(n) >= 1 && again > r / 2 && again < 2 * r
  return Math.sign(u) * (near ? r + (again - r) / n : r)
}

export const roots = {
  sqrt: {
    arity: 1,
    aliases: ['√'],
    nonnegative: true,
    f64: Math.sqrt,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.sqrt(u[i])
    },
    partials: (_u, _v, w) => [1 / (2 * w)],
    second: (_u, _v, w) => [-1 / (4 * w ** 3)],
    wgsl: { value: 'sqrt(max(u, 0.0))', defined: 'u >= 0.0' },
    interval: enclose.sqrt,
    latex: '\\sqrt{#1}',
    spoken: 'the square root of #1',
    exports: { desmos: '\\sqrt{#1}' },
    samples: [positive]
  },
  cbrt: {
    arity: 1,
    aliases: ['∛'],
    // mathjs writes u^(-2/3)/3, which has no value for u < 0.
    derivative: ['1/(3*cbrt(u)^2)'],
    parity: 'odd',
    expansion: 'nthRoot(u, 3)',
    f64: Math.cbrt,
    partials: (_u, _v, w) => [1 / (3 * w * w)],
    second: (_u, _v, w) => [-2 / (9 * w ** 5)],
    wgsl: { value: 'cubeRoot(u)', calls: [cubeRoot] },
    interval: increasing(Math.cbrt),
    latex: '\\sqrt[3]{#1}',
    spoken: 'the cube root of #1',
    exports: {
      sympy: '(sp.sign(#1)*sp.Abs(#1)**sp.Rational(1, 3))',
      torch: '(torch.sign(#1)*torch.abs(#1)**(1/3))',
      desmos: '\\sqrt[3]{#1}'
    },
    samples: [[-6, 6]]
  },
  nthRoot: {
    arity: 2,
    aliases: ['nthroot', 'root'],
    // ln u, not ln |u|: of a negative u the root exists at odd whole orders only, with no slope between them.
    derivative: ['nthRoot(u,v)/(v*u)', '-nthRoot(u,v)*ln(u)/v^2'],
    f64: nthRoot,
    partials: (u, v, w) => [w / (v * u), (-w * Math.log(u)) / (v * v)],
    second: (u, v, w) => {
      const log = Math.log(u) / v
      return [(w * (1 - v)) / (v * u) ** 2, (-w * (1 + log)) / (v * v * u), (w * log * (log + 2)) / (v * v)]
    },
    wgsl: {
      value: 'anyRoot(u, v)',
      defined:
        '(v != 0.0 && (u > 0.0 || (u == 0.0 && v > 0.0) || (u < 0.0 && abs(v - 2.0 * floor(v / 2.0)) == 1.0)))',
      calls: [anyRoot]
    },
    interval: enclose.rootBy(nthRoot),
    latex: '\\sqrt[#2]{#1}',
    spoken: 'the root of order #2 of #1',
    exports: {
      numpy: '(np.sign(#1)*np.abs(#1)**(1/(#2)))',
      sympy: 'sp.real_root(#1, #2)',
      torch: '(torch.sign(#1)*torch.abs(#1)**(1/(#2)))',
      desmos: '\\sqrt[#2]{#1}'
    },
    samples: [positive, [1.5, 5]]
  },
  hypot: {
    arity: 2,
    variadic: true,
    derivative: ['u/w'],
    nonnegative: true,
    expansion: 'sqrt(u*u + v*v)',
    f64: Math.hypot,
    partials: (u, v, w) => (w === 0 ? [0, 0] : [u / w, v / w]),
    second: (u, v, w) => {
      if (w === 0) return [0, 0, 0]
      const [x, y] = [u / w, v / w]
      return [(y * y) / w, (-x * y) / w, (x * x) / w]
    },
    wgsl: { value: 'hypotenuse(u, v)', calls: [hypotenuse] },
    interval: enclose.hypot,
    spoken: 'the length of the vector #1, #2',
    exports: { sympy: 'sp.sqrt((#1)**2 + (#2)**2)' },
    samples: [positive, positive]
  }
} satisfies Operations
