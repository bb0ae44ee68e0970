import { atan2 } from './interval/jumps'
import * as enclose from './interval/periodic'
import { above0, decreasing, decreasingOnEachSide, increasing, increasingOnEachSide } from './interval/shapes'
import { sincSlope } from './specialValues'
import type { Operations } from './operation'
import { everywhere, positive } from './operation'
import type { Helper } from './wgsl/helper'
import {
  angle,
  arcCosecant,
  arcCosine,
  arcSecant,
  arcSine,
  arcTangent,
  cosine,
  sinc,
  sine
} from './wgsl/trigonometric'

/** No double is a multiple of π/2 but 0; where cos u (or sin u) is as small as u's rounding, u was meant to be a pole. */
const awayFrom = (zero: number, u: number, value: number): number =>
  Math.abs(zero) <= Number.EPSILON * Math.abs(u) ? NaN : value

/** √(u² − 1) without the rounding of u²; not −0 at −1, which atan2 would take for the other side. */
const leg = (u: number): number => Math.sqrt((u - 1) * (u + 1)) + 0
/** From the sides of the triangle: 1/u would round away the digits near ±1. */
const asec = (u: number): number => Math.atan2(leg(u), Math.sign(u))
const acsc = (u: number): number => Math.atan2(Math.sign(u), leg(u))
const secantSlope = (u: number): number => 1 / (Math.abs(u) * leg(u))
const secantCurve = (u: number): number => ((1 - 2 * u * u) * Math.sign(u)) / (u * u * leg(u) ** 3)
const quotient = (top: string, bottom: string, ...calls: Helper[]) => ({
  value: `${top} / select(${bottom}, 1.0, ${bottom} == 0.0)`,
  defined: `${bottom} != 0.0`,
  calls
})
const reciprocal = (name: string) => ({
  numpy: `(1/np.${name}(#1))`,
  torch: `(1/torch.${name}(#1))`
})
const ofReciprocal = (numpy: string, torch: string) => ({
  numpy: `np.${numpy}(1/(#1))`,
  torch: `torch.${torch}(1/(#1))`,
  sympy: `sp.${torch}(1/(#1))`
})

export const trigonometric = {
  sin: {
    arity: 1,
    inverse: 'asin',
    parity: 'odd',
    f64: Math.sin,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.sin(u[i])
    },
    partials: (u) => [Math.cos(u)],
    second: (_u, _v, w) => [-w],
    wgsl: { value: 'sine(u)', calls: [sine] },
    interval: enclose.sin,
    latex: '\\sin #1',
    spoken: 'the sine of #1',
    samples: [everywhere]
  },
  cos: {
    arity: 1,
    inverse: 'acos',
    parity: 'even',
    f64: Math.cos,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.cos(u[i])
    },
    partials: (u) => [-Math.sin(u)],
    second: (_u, _v, w) => [-w],
    wgsl: { value: 'cosine(u)', calls: [cosine] },
    interval: enclose.cos,
    latex: '\\cos #1',
    spoken: 'the cosine of #1',
    samples: [everywhere]
  },
  tan: {
    arity: 1,
    inverse: 'atan',
    parity: 'odd',
    f64: (u) => awayFrom(Math.cos(u), u, Math.tan(u)),
    partials: (_u, _v, w) => [1 + w * w],
    second: (_u, _v, w) => [2 * w * (1 + w * w)],
    wgsl: quotient('sine(u)', 'cosine(u)', sine, cosine),
    interval: enclose.tan,
    latex: '\\tan #1',
    spoken: 'the tangent of #1',
    samples: [[-1.4, 1.4]]
  },
  sec: {
    arity: 1,
    inverse: 'asec',
    parity: 'even',
    nonzero: true,
    f64: (u) => awayFrom(Math.cos(u), u, 1 / Math.cos(u)),
    partials: (u, _v, w) => [w * Math.tan(u)],
    second: (_u, _v, w) => [w * (2 * w * w - 1)],
    wgsl: quotient('1.0', 'cosine(u)', cosine),
    interval: enclose.sec,
    latex: '\\sec #1',
    spoken: 'the secant of #1',
    exports: reciprocal('cos'),
    samples: [[-1.4, 1.4]]
  },
  csc: {
    arity: 1,
    aliases: ['cosec'],
    inverse: 'acsc',
    parity: 'odd',
    nonzero: true,
    f64: (u) => awayFrom(Math.sin(u), u, 1 / Math.sin(u)),
    partials: (u, _v, w) => [-w / Math.tan(u)],
    second: (_u, _v, w) => [w * (2 * w * w - 1)],
    wgsl: quotient('1.0', 'sine(u)', sine),
    interval: enclose.csc,
    latex: '\\csc #1',
    spoken: 'the cosecant of #1',
    exports: reciprocal('sin'),
    samples: [[0.2, 2.9]]
  },
  cot: {
    arity: 1,
    aliases: ['cotan', 'ctg', 'cotg'],
    inverse: 'acot',
    parity: 'odd',
    f64: (u) => awayFrom(Math.sin(u), u, 1 / Math.tan(u)),
    partials: (_u, _v, w) => [-(1 + w * w)],
    second: (_u, _v, w) => [2 * w * (1 + w * w)],
    wgsl: quotient('cosine(u)', 'sine(u)', sine, cosine),
    interval: enclose.cot,
    latex: '\\cot #1',
    spoken: 'the cotangent of #1',
    exports: reciprocal('tan'),
    samples: [[0.2, 2.9]]
  },
  asin: {
    arity: 1,
    aliases: ['arcsin'],
    inverse: 'sin',
    parity: 'odd',
    expansion: 'pi/2 - acos(u)',
    f64: Math.asin,
    partials: (u) => [1 / Math.sqrt(1 - u * u)],
    second: (u) => [u / (1 - u * u) ** 1.5],
    wgsl: { value: 'arcSine(select(u, 0.0, abs(u) > 1.0))', defined: 'abs(u) <= 1.0', calls: [arcSine] },
    interval: increasing(Math.asin, { domain: [-1, 1] }),
    latex: '\\arcsin #1',
    spoken: 'the arc sine of #1',
    exports: { numpy: 'np.arcsin(#1)', desmos: '\\arcsin\\left(#1\\right)' },
    samples: [[-0.95, 0.95]]
  },
  acos: {
    arity: 1,
    aliases: ['arccos'],
    inverse: 'cos',
    f64: Math.acos,
    partials: (u) => [-1 / Math.sqrt(1 - u * u)],
    second: (u) => [-u / (1 - u * u) ** 1.5],
    wgsl: { value: 'arcCosine(select(u, 0.0, abs(u) > 1.0))', defined: 'abs(u) <= 1.0', calls: [arcCosine] },
    interval: decreasing(Math.acos, { domain: [-1, 1], range: above0 }),
    latex: '\\arccos #1',
    spoken: 'the arc cosine of #1',
    exports: { numpy: 'np.arccos(#1)', desmos: '\\arccos\\left(#1\\right)' },
    samples: [[-0.95, 0.95]]
  },
  atan: {
    arity: 1,
    aliases: ['arctan', 'arctg'],
    inverse: 'tan',
    parity: 'odd',
    f64: Math.atan,
    partials: (u) => [1 / (1 + u * u)],
    second: (u) => [(-2 * u) / (1 + u * u) ** 2],
    wgsl: { value: 'arcTangent(u)', calls: [arcTangent] },
    interval: increasing(Math.atan),
    latex: '\\arctan #1',
    spoken: 'the arc tangent of #1',
    exports: { numpy: 'np.arctan(#1)', desmos: '\\arctan\\left(#1\\right)' },
    samples: [everywhere]
  },
  asec: {
    arity: 1,
    aliases: ['arcsec'],
    inverse: 'sec',
    expansion: 'acos(1/u)',
    f64: asec,
    partials: (u) => [secantSlope(u)],
    second: (u) => [secantCurve(u)],
    wgsl: { value: 'arcSecant(select(u, 1.0, abs(u) < 1.0))', defined: 'abs(u) >= 1.0', calls: [arcSecant] },
    interval: increasingOnEachSide(asec, { from: 1 }),
    latex: '\\operatorname{arcsec} #1',
    spoken: 'the arc secant of #1',
    exports: { ...ofReciprocal('arccos', 'acos'), desmos: '\\operatorname{arcsec}\\left(#1\\right)' },
    samples: [[1.1, 6]]
  },
  acsc: {
    arity: 1,
    aliases: ['arccsc', 'arccosec', 'acosec'],
    inverse: 'csc',
    parity: 'odd',
    expansion: 'asin(1/u)',
    f64: acsc,
    partials: (u) => [-secantSlope(u)],
    second: (u) => [-secantCurve(u)],
    wgsl: {
      value: 'arcCosecant(select(u, 1.0, abs(u) < 1.0))',
      defined: 'abs(u) >= 1.0',
      calls: [arcCosecant]
    },
    interval: decreasingOnEachSide(acsc, { from: 1 }),
    latex: '\\operatorname{arccsc} #1',
    spoken: 'the arc cosecant of #1',
    exports: { ...ofReciprocal('arcsin', 'asin'), desmos: '\\operatorname{arccsc}\\left(#1\\right)' },
    samples: [[-6, -1.1]]
  },
  // arctan(1/u), which jumps at 0 and has no value there.
  acot: {
    arity: 1,
    aliases: ['arccot', 'arcctg'],
    inverse: 'cot',
    parity: 'odd',
    f64: (u) => (u === 0 ? NaN : Math.atan(1 / u)),
    partials: (u) => [-1 / (1 + u * u)],
    second: (u) => [(2 * u) / (1 + u * u) ** 2],
    wgsl: {
      value: 'select(angle(1.0, abs(u)), -angle(1.0, abs(u)), u < 0.0)',
      defined: 'u != 0.0',
      calls: [angle]
    },
    interval: decreasingOnEachSide((u) => Math.atan(1 / u), { from: 0, open: 'both' }),
    latex: '\\operatorname{arccot} #1',
    spoken: 'the arc cotangent of #1',
    exports: { ...ofReciprocal('arctan', 'atan'), desmos: '\\arctan\\left(\\frac{1}{#1}\\right)' },
    samples: [positive]
  },
  atan2: {
    arity: 2,
    aliases: ['arctan2'],
    // u is y and v is x: the angle of (v, u).
    derivative: ['v/(u^2+v^2)', '-u/(u^2+v^2)'],
    // The cut, where the angle jumps from π to −π. u + 0 makes −0 a 0, so the cut itself has π.
    edge: 'atan2(u,v) == pi',
    f64: (u, v) => (u === 0 && v === 0 ? NaN : Math.atan2(u + 0, v)),
    partials: (u, v) => [v / (u * u + v * v), -u / (u * u + v * v)],
    second: (u, v) => {
      const fourth = (u * u + v * v) ** 2
      return [(-2 * u * v) / fourth, (u * u - v * v) / fourth, (2 * u * v) / fourth]
    },
    wgsl: { value: 'angle(u, v)', defined: '(u != 0.0 || v != 0.0)', calls: [angle] },
    interval: atan2,
    latex: '\\operatorname{atan2}\\left(#1, #2\\right)',
    spoken: 'the angle of the point with abscissa #2 and ordinate #1',
    exports: { numpy: 'np.arctan2(#1, #2)', desmos: '\\arctan\\left(#1,#2\\right)' },
    samples: [positive, everywhere]
  },
  sinc: {
    arity: 1,
    derivative: ['(cos(u) - sinc(u))/u'],
    parity: 'even',
    series: [1, 0, -1 / 6, 0, 1 / 120, 0, -1 / 5040, 0],
    f64: (u) => (u === 0 ? 1 : Math.sin(u) / u),
    partials: (u) => [sincSlope(1, u)],
    second: (u) => [sincSlope(2, u)],
    wgsl: { value: 'sinc(u)', calls: [sinc] },
    interval: enclose.sinc,
    latex: '\\operatorname{sinc} #1',
    spoken: 'the cardinal sine of #1',
    // Theirs is sin(πu)/(πu).
    exports: {
      numpy: 'np.sinc((#1)/np.pi)',
      torch: 'torch.sinc((#1)/torch.pi)',
      desmos: '\\frac{\\sin\\left(#1\\right)}{#1}'
    },
    samples: [everywhere]
  }
} satisfies Operations
