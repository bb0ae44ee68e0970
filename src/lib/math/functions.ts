/**
 * THE TABLE: every operation Nabla knows, once. Reading, differentiating, evaluating, shading and
 * setting a function all look here, so a new function is a new entry and nothing else.
 */
export interface Operation {
  arity: 1 | 2
  /** Operators are written with a sign; functions by name. */
  operator?: true
  /** `max(a, b, c)` is read as max(max(a, b), c). */
  variadic?: true
  /** Other spellings a reader may type. */
  aliases?: string[]
  /** What `name^-1` means. */
  inverse?: string
  /**
   * ∂/∂u (and ∂/∂v) as formulas in u and v, for operations that mathjs cannot differentiate or does
   * not differentiate rightly everywhere; without them mathjs is asked.
   */
  derivative?: string[]
  /** The value in f64; NaN where the operation is undefined. */
  f64: (u: number, v: number) => number
  /** The same over a block; without it `f64` is called per sample. */
  block?: (out: Float64Array, u: Float64Array, v: Float64Array, n: number) => void
  /**
   * ∂/∂u and ∂/∂v in f64 for reverse-mode autodiff, given the value w. At kinks these follow
   * PyTorch's conventions (abs′(0) = 0; a tie of max shares its slope, save that max(u, 0) is relu,
   * with slope 0 at 0, for which `fixed` says that v is a constant); no symbol rule is used.
   */
  partials: (u: number, v: number, w: number, fixed: boolean) => number[]
  wgsl: Wgsl
  /** How it is set: `#1` and `#2` are the arguments, bare; without it as \operatorname{name}(…). */
  latex?: string
  /** Where tests draw arguments from: an interval inside the domain for u (and v). */
  samples: [number, number][]
}

interface Wgsl {
  /** An f32 expression in u (and v) that is finite wherever `defined` holds. */
  value: string
  /** A condition in u (and v); absent: defined everywhere. */
  defined?: string
  /** A WGSL function that `value` calls. */
  helper?: string
}

const everywhere: [number, number] = [-4, 4]
const positive: [number, number] = [0.05, 6]

/** x^y in WGSL, whose own pow is undefined for x < 0: whole exponents keep the sign, others need x > 0. */
const powerHelper = `fn power(x: f32, y: f32) -> f32 {
  let size = pow(max(abs(x), 1e-38), y);
  let odd = abs(y - 2.0 * floor(y / 2.0)) == 1.0;
  if (x == 0.0) { return select(0.0, 1.0, y == 0.0); }
  return select(size, -size, x < 0.0 && odd);
}`

/** Hyperbolic functions through exp: the built-ins overflow on some drivers where tanh is simply ±1. */
const tanhHelper = `fn tangentH(x: f32) -> f32 {
  let t = exp(-2.0 * min(abs(x), 20.0));
  return sign(x) * (1.0 - t) / (1.0 + t);
}`

const asinhHelper = `fn areaSineH(x: f32) -> f32 {
  let a = abs(x);
  return sign(x) * log(a + sqrt(a * a + 1.0));
}`

const cbrtHelper = `fn cubeRoot(x: f32) -> f32 {
  let a = abs(x);
  if (a == 0.0) { return 0.0; }
  let r = pow(a, 1.0 / 3.0);
  // One Newton step takes back what pow's rounding lost.
  return sign(x) * (r - (r * r * r - a) / (3.0 * r * r));
}`

const atan2Helper = `fn angle(y: f32, x: f32) -> f32 {
  let big = max(abs(x), abs(y));
  let small = min(abs(x), abs(y));
  var a = atan(small / select(big, 1.0, big == 0.0));
  if (abs(y) > abs(x)) { a = 1.57079637 - a; }
  if (x < 0.0) { a = 3.14159274 - a; }
  return select(a, -a, y < 0.0);
}`

const operators = {
  add: {
    arity: 2,
    operator: true,
    f64: (u, v) => u + v,
    block: (o, u, v, n) => {
      for (let i = 0; i < n; i++) o[i] = u[i] + v[i]
    },
    partials: () => [1, 1],
    wgsl: { value: 'u + v' },
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
    wgsl: { value: 'u - v' },
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
    wgsl: { value: 'u * v' },
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
    partials: (u, v) => [1 / v, -u / (v * v)],
    wgsl: { value: 'u / select(v, 1.0, v == 0.0)', defined: 'v != 0.0' },
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
    wgsl: { value: '-u' },
    samples: [everywhere]
  },
  pow: {
    arity: 2,
    operator: true,
    f64: (u, v) => (u === 0 && v < 0 ? NaN : Math.pow(u, v)),
    partials: (u, v, w) => [
      v === 0 ? 0 : v * Math.pow(u, v - 1),
      u === 0 ? (v >= 0 ? 0 : NaN) : w * Math.log(u)
    ],
    wgsl: {
      value: 'power(u, v)',
      defined: '(u > 0.0 || (u == 0.0 && v >= 0.0) || (u < 0.0 && v == floor(v)))',
      helper: powerHelper
    },
    samples: [positive, [-3, 3]]
  }
} satisfies Record<string, Operation>

const roots = {
  sqrt: {
    arity: 1,
    aliases: ['√'],
    f64: Math.sqrt,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.sqrt(u[i])
    },
    partials: (_u, _v, w) => [1 / (2 * w)],
    wgsl: { value: 'sqrt(max(u, 0.0))', defined: 'u >= 0.0' },
    latex: '\\sqrt{#1}',
    samples: [positive]
  },
  cbrt: {
    arity: 1,
    aliases: ['∛'],
    // mathjs writes u^(-2/3)/3, which has no value for u < 0.
    derivative: ['1/(3*cbrt(u)^2)'],
    f64: Math.cbrt,
    partials: (_u, _v, w) => [1 / (3 * w * w)],
    wgsl: { value: 'cubeRoot(u)', helper: cbrtHelper },
    latex: '\\sqrt[3]{#1}',
    samples: [[-6, 6]]
  },
  abs: {
    arity: 1,
    derivative: ['u/abs(u)'],
    f64: Math.abs,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.abs(u[i])
    },
    partials: (u) => [Math.sign(u)],
    wgsl: { value: 'abs(u)' },
    latex: '\\left|#1\\right|',
    samples: [everywhere]
  },
  min: {
    arity: 2,
    variadic: true,
    // (1 ∓ sgn(u − v))/2 with sgn t = t/|t|: right on both sides and undefined at the tie, as it should be.
    derivative: ['1/2 - (u-v)/(2*abs(u-v))', '1/2 + (u-v)/(2*abs(u-v))'],
    f64: Math.min,
    partials: (u, v, _, fixed) => (u === v && !fixed ? [0.5, 0.5] : u < v ? [1, 0] : [0, 1]),
    wgsl: { value: 'min(u, v)' },
    latex: '\\min\\left(#1, #2\\right)',
    samples: [everywhere, everywhere]
  },
  max: {
    arity: 2,
    variadic: true,
    derivative: ['1/2 + (u-v)/(2*abs(u-v))', '1/2 - (u-v)/(2*abs(u-v))'],
    f64: Math.max,
    partials: (u, v, _, fixed) => (u === v && !fixed ? [0.5, 0.5] : u > v ? [1, 0] : [0, 1]),
    wgsl: { value: 'max(u, v)' },
    latex: '\\max\\left(#1, #2\\right)',
    samples: [everywhere, everywhere]
  }
} satisfies Record<string, Operation>

const exponentials = {
  exp: {
    arity: 1,
    f64: Math.exp,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.exp(u[i])
    },
    partials: (_u, _v, w) => [w],
    wgsl: { value: 'exp(u)' },
    latex: 'e^{#1}',
    samples: [everywhere]
  },
  ln: {
    arity: 1,
    aliases: ['log'],
    derivative: ['1/u'],
    f64: (u) => (u > 0 ? Math.log(u) : NaN),
    partials: (u) => [1 / u],
    wgsl: { value: 'log(select(u, 1.0, u <= 0.0))', defined: 'u > 0.0' },
    latex: '\\ln #1',
    samples: [positive]
  },
  log10: {
    arity: 1,
    aliases: ['lg'],
    derivative: ['1/(u*ln(10))'],
    f64: (u) => (u > 0 ? Math.log10(u) : NaN),
    partials: (u) => [Math.LOG10E / u],
    wgsl: { value: 'log(select(u, 1.0, u <= 0.0)) * 0.4342944819', defined: 'u > 0.0' },
    latex: '\\log_{10} #1',
    samples: [positive]
  },
  log2: {
    arity: 1,
    derivative: ['1/(u*ln(2))'],
    f64: (u) => (u > 0 ? Math.log2(u) : NaN),
    partials: (u) => [Math.LOG2E / u],
    wgsl: { value: 'log2(select(u, 1.0, u <= 0.0))', defined: 'u > 0.0' },
    latex: '\\log_{2} #1',
    samples: [positive]
  }
} satisfies Record<string, Operation>

const trigonometric = {
  sin: {
    arity: 1,
    inverse: 'asin',
    f64: Math.sin,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.sin(u[i])
    },
    partials: (u) => [Math.cos(u)],
    wgsl: { value: 'sin(u)' },
    latex: '\\sin #1',
    samples: [everywhere]
  },
  cos: {
    arity: 1,
    inverse: 'acos',
    f64: Math.cos,
    block: (o, u, _, n) => {
      for (let i = 0; i < n; i++) o[i] = Math.cos(u[i])
    },
    partials: (u) => [-Math.sin(u)],
    wgsl: { value: 'cos(u)' },
    latex: '\\cos #1',
    samples: [everywhere]
  },
  tan: {
    arity: 1,
    inverse: 'atan',
    f64: Math.tan,
    partials: (_u, _v, w) => [1 + w * w],
    wgsl: { value: 'sin(u) / select(cos(u), 1.0, cos(u) == 0.0)', defined: 'cos(u) != 0.0' },
    latex: '\\tan #1',
    samples: [[-1.4, 1.4]]
  },
  sec: {
    arity: 1,
    f64: (u) => 1 / Math.cos(u),
    partials: (u, _v, w) => [w * Math.tan(u)],
    wgsl: { value: '1.0 / select(cos(u), 1.0, cos(u) == 0.0)', defined: 'cos(u) != 0.0' },
    latex: '\\sec #1',
    samples: [[-1.4, 1.4]]
  },
  csc: {
    arity: 1,
    f64: (u) => (u === 0 ? NaN : 1 / Math.sin(u)),
    partials: (u, _v, w) => [-w / Math.tan(u)],
    wgsl: { value: '1.0 / select(sin(u), 1.0, sin(u) == 0.0)', defined: 'sin(u) != 0.0' },
    latex: '\\csc #1',
    samples: [[0.2, 3]]
  },
  cot: {
    arity: 1,
    f64: (u) => (u === 0 ? NaN : 1 / Math.tan(u)),
    partials: (_u, _v, w) => [-(1 + w * w)],
    wgsl: { value: 'cos(u) / select(sin(u), 1.0, sin(u) == 0.0)', defined: 'sin(u) != 0.0' },
    latex: '\\cot #1',
    samples: [[0.2, 3]]
  },
  asin: {
    arity: 1,
    aliases: ['arcsin'],
    f64: Math.asin,
    partials: (u) => [1 / Math.sqrt(1 - u * u)],
    wgsl: { value: 'asin(clamp(u, -1.0, 1.0))', defined: 'abs(u) <= 1.0' },
    latex: '\\arcsin #1',
    samples: [[-0.95, 0.95]]
  },
  acos: {
    arity: 1,
    aliases: ['arccos'],
    f64: Math.acos,
    partials: (u) => [-1 / Math.sqrt(1 - u * u)],
    wgsl: { value: 'acos(clamp(u, -1.0, 1.0))', defined: 'abs(u) <= 1.0' },
    latex: '\\arccos #1',
    samples: [[-0.95, 0.95]]
  },
  atan: {
    arity: 1,
    aliases: ['arctan'],
    f64: Math.atan,
    partials: (u) => [1 / (1 + u * u)],
    wgsl: { value: 'atan(u)' },
    latex: '\\arctan #1',
    samples: [everywhere]
  },
  atan2: {
    arity: 2,
    // u is y and v is x: the angle of (v, u).
    derivative: ['v/(u^2+v^2)', '-u/(u^2+v^2)'],
    f64: (u, v) => (u === 0 && v === 0 ? NaN : Math.atan2(u, v)),
    partials: (u, v) => [v / (u * u + v * v), -u / (u * u + v * v)],
    wgsl: { value: 'angle(u, v)', defined: '(u != 0.0 || v != 0.0)', helper: atan2Helper },
    latex: '\\operatorname{atan2}\\left(#1, #2\\right)',
    samples: [positive, everywhere]
  }
} satisfies Record<string, Operation>

const hyperbolic = {
  sinh: {
    arity: 1,
    inverse: 'asinh',
    f64: Math.sinh,
    partials: (u) => [Math.cosh(u)],
    wgsl: { value: 'sinh(u)' },
    latex: '\\sinh #1',
    samples: [everywhere]
  },
  cosh: {
    arity: 1,
    inverse: 'acosh',
    f64: Math.cosh,
    partials: (u) => [Math.sinh(u)],
    wgsl: { value: 'cosh(u)' },
    latex: '\\cosh #1',
    samples: [everywhere]
  },
  tanh: {
    arity: 1,
    inverse: 'atanh',
    f64: Math.tanh,
    partials: (_u, _v, w) => [1 - w * w],
    wgsl: { value: 'tangentH(u)', helper: tanhHelper },
    latex: '\\tanh #1',
    samples: [everywhere]
  },
  sech: {
    arity: 1,
    f64: (u) => 1 / Math.cosh(u),
    partials: (u, _v, w) => [-w * Math.tanh(u)],
    wgsl: { value: '1.0 / cosh(clamp(u, -80.0, 80.0))' },
    latex: '\\operatorname{sech} #1',
    samples: [everywhere]
  },
  asinh: {
    arity: 1,
    aliases: ['arsinh', 'arcsinh'],
    f64: Math.asinh,
    partials: (u) => [1 / Math.hypot(1, u)],
    wgsl: { value: 'areaSineH(u)', helper: asinhHelper },
    latex: '\\operatorname{arsinh} #1',
    samples: [everywhere]
  },
  acosh: {
    arity: 1,
    aliases: ['arcosh', 'arccosh'],
    // The product keeps the domain u > 1 that sqrt(u² − 1) alone would widen to u < −1.
    derivative: ['1/(sqrt(u-1)*sqrt(u+1))'],
    f64: Math.acosh,
    partials: (u) => [1 / Math.sqrt(u * u - 1)],
    wgsl: { value: 'log(max(u, 1.0) + sqrt(max(u * u - 1.0, 0.0)))', defined: 'u >= 1.0' },
    latex: '\\operatorname{arcosh} #1',
    samples: [[1.1, 6]]
  },
  atanh: {
    arity: 1,
    aliases: ['artanh', 'arctanh'],
    f64: (u) => (Math.abs(u) < 1 ? Math.atanh(u) : NaN),
    partials: (u) => [1 / (1 - u * u)],
    wgsl: {
      value: '0.5 * log((1.0 + clamp(u, -0.9999999, 0.9999999)) / (1.0 - clamp(u, -0.9999999, 0.9999999)))',
      defined: 'abs(u) < 1.0'
    },
    latex: '\\operatorname{artanh} #1',
    samples: [[-0.9, 0.9]]
  }
} satisfies Record<string, Operation>

const entries: Record<string, Operation> = {
  ...operators,
  ...roots,
  ...exponentials,
  ...trigonometric,
  ...hyperbolic
}

/** Operations by name. A Map: people type `constructor`. */
export const operations: ReadonlyMap<string, Operation> = new Map(Object.entries(entries))

/** Every spelling of every function (not of the operators), to the name of its entry. */
export const functionNames: ReadonlyMap<string, string> = new Map(
  Object.entries(entries)
    .filter(([, entry]) => !entry.operator)
    .flatMap(([name, entry]) => [name, ...(entry.aliases ?? [])].map((alias) => [alias, name] as const))
)

/** The entry of a name that reading has vetted. */
export function operation(name: string): Operation {
  const entry = operations.get(name)
  if (!entry) throw new Error(`"${name}" has no entry in math/functions.ts`)
  return entry
}
