import { above0, below0, decreasing, decreasingOnEachSide, hill, increasing, valley } from './interval/shapes'
import type { Operations } from './operation'
import { everywhere, positive } from './operation'
import {
  areaCosineH,
  areaCotangentH,
  areaSecantH,
  areaSineH,
  areaTangentH,
  cosineH,
  sineH,
  tangentH
} from './wgsl/hyperbolic'

/** √(u² − 1) and √(1 − u²) without the rounding of u². */
const outer = (u: number): number => Math.sqrt((u - 1) * (u + 1))
const inner = (u: number): number => Math.sqrt((1 - u) * (1 + u))
/** Written so that 1/u does not round away the digits near ±1. */
const asech = (u: number): number => Math.log1p((1 - u + inner(u)) / u)
const acoth = (u: number): number => (Math.sign(u) * Math.log1p(2 / (Math.abs(u) - 1))) / 2
const pole = { from: 0, open: 'both', pole: true } as const
const named = (name: string) => ({
  numpy: `np.${name}(#1)`,
  desmos: `\\operatorname{${name}}\\left(#1\\right)`
})
const reciprocal = (name: string) => ({ numpy: `(1/np.${name}(#1))`, torch: `(1/torch.${name}(#1))` })
const ofReciprocal = (arc: string, area: string) => ({
  numpy: `np.${arc}(1/(#1))`,
  torch: `torch.${area}(1/(#1))`,
  desmos: `\\operatorname{${arc}}\\left(\\frac{1}{#1}\\right)`
})

export const hyperbolic = {
  sinh: {
    arity: 1,
    inverse: 'asinh',
    parity: 'odd',
    f64: Math.sinh,
    partials: (u) => [Math.cosh(u)],
    second: (_u, _v, w) => [w],
    wgsl: { value: 'sineH(u)', calls: [sineH] },
    interval: increasing(Math.sinh),
    latex: '\\sinh #1',
    spoken: 'the hyperbolic sine of #1',
    samples: [everywhere]
  },
  cosh: {
    arity: 1,
    inverse: 'acosh',
    parity: 'even',
    nonzero: true,
    nonnegative: true,
    f64: Math.cosh,
    partials: (u) => [Math.sinh(u)],
    second: (_u, _v, w) => [w],
    wgsl: { value: 'cosineH(u)', calls: [cosineH] },
    interval: valley(Math.cosh, { range: [1, Infinity] }),
    latex: '\\cosh #1',
    spoken: 'the hyperbolic cosine of #1',
    samples: [everywhere]
  },
  tanh: {
    arity: 1,
    inverse: 'atanh',
    parity: 'odd',
    limits: [-1, 1],
    f64: Math.tanh,
    // 1/cosh², where 1 − tanh² would cancel.
    partials: (u) => [Math.cosh(u) ** -2],
    second: (u, _v, w) => [-2 * w * Math.cosh(u) ** -2],
    wgsl: { value: 'tangentH(u)', calls: [tangentH] },
    interval: increasing(Math.tanh, { range: [-1, 1] }),
    latex: '\\tanh #1',
    spoken: 'the hyperbolic tangent of #1',
    samples: [everywhere]
  },
  sech: {
    arity: 1,
    inverse: 'asech',
    parity: 'even',
    nonzero: true,
    limits: [0, 0],
    f64: (u) => 1 / Math.cosh(u),
    partials: (u, _v, w) => [-w * Math.tanh(u)],
    second: (_u, _v, w) => [w * (1 - 2 * w * w)],
    wgsl: { value: '1.0 / cosineH(u)', calls: [cosineH] },
    interval: hill((u) => 1 / Math.cosh(u), { range: [0, 1], nonzero: true }),
    latex: '\\operatorname{sech} #1',
    spoken: 'the hyperbolic secant of #1',
    exports: reciprocal('cosh'),
    samples: [everywhere]
  },
  csch: {
    arity: 1,
    aliases: ['cosech'],
    inverse: 'acsch',
    parity: 'odd',
    f64: (u) => (u === 0 ? NaN : 1 / Math.sinh(u)),
    partials: (u, _v, w) => [-w / Math.tanh(u)],
    second: (_u, _v, w) => [w * (1 + 2 * w * w)],
    wgsl: {
      value: '1.0 / sineH(select(u, 1.0, u == 0.0))',
      defined: 'u != 0.0',
      calls: [sineH]
    },
    interval: decreasingOnEachSide((u) => 1 / Math.sinh(u), {
      ...pole,
      right: above0,
      left: below0,
      nonzero: true
    }),
    latex: '\\operatorname{csch} #1',
    spoken: 'the hyperbolic cosecant of #1',
    exports: reciprocal('sinh'),
    samples: [[0.2, 4]]
  },
  coth: {
    arity: 1,
    inverse: 'acoth',
    parity: 'odd',
    f64: (u) => (u === 0 ? NaN : 1 / Math.tanh(u)),
    partials: (u) => [-(Math.sinh(u) ** -2)],
    second: (u, _v, w) => [2 * w * Math.sinh(u) ** -2],
    wgsl: {
      value: '1.0 / tangentH(select(u, 1.0, u == 0.0))',
      defined: 'u != 0.0',
      calls: [tangentH]
    },
    interval: decreasingOnEachSide((u) => 1 / Math.tanh(u), {
      ...pole,
      right: [1, Infinity],
      left: [-Infinity, -1]
    }),
    latex: '\\coth #1',
    spoken: 'the hyperbolic cotangent of #1',
    exports: reciprocal('tanh'),
    samples: [[0.2, 4]]
  },
  asinh: {
    arity: 1,
    aliases: ['arsinh', 'arcsinh'],
    inverse: 'sinh',
    parity: 'odd',
    f64: Math.asinh,
    partials: (u) => [1 / Math.hypot(1, u)],
    second: (u) => [-u / Math.hypot(1, u) ** 3],
    wgsl: { value: 'areaSineH(u)', calls: [areaSineH] },
    interval: increasing(Math.asinh),
    latex: '\\operatorname{arsinh} #1',
    spoken: 'the inverse hyperbolic sine of #1',
    exports: named('arcsinh'),
    samples: [everywhere]
  },
  acosh: {
    arity: 1,
    aliases: ['arcosh', 'arccosh'],
    inverse: 'cosh',
    // The product keeps the domain u > 1 that sqrt(u² − 1) alone would widen to u < −1.
    derivative: ['1/(sqrt(u-1)*sqrt(u+1))'],
    expansion: '2*asinh(sqrt((u - 1)/2))',
    f64: Math.acosh,
    partials: (u) => [1 / outer(u)],
    second: (u) => [-u / outer(u) ** 3],
    wgsl: { value: 'areaCosineH(u)', defined: 'u >= 1.0', calls: [areaCosineH] },
    interval: increasing(Math.acosh, { domain: [1, Infinity] }),
    latex: '\\operatorname{arcosh} #1',
    spoken: 'the inverse hyperbolic cosine of #1',
    exports: named('arccosh'),
    samples: [[1.1, 6]]
  },
  atanh: {
    arity: 1,
    aliases: ['artanh', 'arctanh'],
    inverse: 'tanh',
    parity: 'odd',
    f64: (u) => (Math.abs(u) < 1 ? Math.atanh(u) : NaN),
    partials: (u) => [1 / inner(u) ** 2],
    second: (u) => [(2 * u) / inner(u) ** 4],
    wgsl: { value: 'areaTangentH(u)', defined: 'abs(u) < 1.0', calls: [areaTangentH] },
    interval: increasing(Math.atanh, { domain: [-1, 1], open: 'both' }),
    latex: '\\operatorname{artanh} #1',
    spoken: 'the inverse hyperbolic tangent of #1',
    exports: named('arctanh'),
    samples: [[-0.9, 0.9]]
  },
  asech: {
    arity: 1,
    aliases: ['arsech', 'arcsech'],
    inverse: 'sech',
    expansion: 'acosh(1/u)',
    f64: (u) => (u > 0 ? asech(u) : NaN),
    partials: (u) => [-1 / (u * inner(u))],
    second: (u) => [(1 - 2 * u * u) / (u * u * inner(u) ** 3)],
    wgsl: {
      value: 'areaSecantH(select(u, 1.0, u <= 0.0 || u > 1.0))',
      defined: '(u > 0.0 && u <= 1.0)',
      calls: [areaSecantH]
    },
    interval: decreasing(asech, { domain: [0, 1], open: 'low', range: above0 }),
    latex: '\\operatorname{arsech} #1',
    spoken: 'the inverse hyperbolic secant of #1',
    exports: ofReciprocal('arccosh', 'acosh'),
    samples: [[0.1, 0.95]]
  },
  acsch: {
    arity: 1,
    aliases: ['arcsch', 'arccsch'],
    inverse: 'csch',
    parity: 'odd',
    f64: (u) => (u === 0 ? NaN : Math.asinh(1 / u)),
    partials: (u) => [-1 / (Math.abs(u) * Math.hypot(1, u))],
    second: (u) => [((1 + 2 * u * u) * Math.sign(u)) / (u * u * Math.hypot(1, u) ** 3)],
    wgsl: {
      value: 'areaSineH(1.0 / select(u, 1.0, u == 0.0))',
      defined: 'u != 0.0',
      calls: [areaSineH]
    },
    interval: decreasingOnEachSide((u) => Math.asinh(1 / u), pole),
    latex: '\\operatorname{arcsch} #1',
    spoken: 'the inverse hyperbolic cosecant of #1',
    exports: ofReciprocal('arcsinh', 'asinh'),
    samples: [positive]
  },
  acoth: {
    arity: 1,
    aliases: ['arcoth', 'arccoth'],
    inverse: 'coth',
    // mathjs has the wrong sign.
    derivative: ['1/(1-u^2)'],
    parity: 'odd',
    f64: (u) => (Math.abs(u) > 1 ? acoth(u) : NaN),
    partials: (u) => [-1 / outer(u) ** 2],
    second: (u) => [(2 * u) / outer(u) ** 4],
    wgsl: {
      value: 'areaCotangentH(select(u, 2.0, abs(u) <= 1.0))',
      defined: 'abs(u) > 1.0',
      calls: [areaCotangentH]
    },
    interval: decreasingOnEachSide(acoth, { from: 1, open: 'both' }),
    latex: '\\operatorname{arcoth} #1',
    spoken: 'the inverse hyperbolic cotangent of #1',
    exports: ofReciprocal('arctanh', 'atanh'),
    samples: [[1.1, 6]]
  }
} satisfies Operations
