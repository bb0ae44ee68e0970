import { Graph, visit } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as fixed from './fixed'
import { isRounded } from '../expression/rational'
import { readExpression } from '../read/read'

/** A number between two multiples of 2^−bits. */
interface Span {
  low: bigint
  high: bigint
}

/** No value (null), or nothing to say: rounding decides, or an operation has no rule here. */
type Known = Span | null | undefined

const exactly = (value: bigint): Span => ({ low: value, high: value })
const spread = (low: bigint, high = low): Span => ({ low: low - 1n, high: high + 1n })
const isExact = ({ low, high }: Span): boolean => low === high
const isOne = (span: Span, value: bigint): boolean => isExact(span) && span.low === value
/** Rounded up. */
const shiftUp = (x: bigint, by: bigint): bigint => -(-x >> by)
const overDown = (x: bigint, y: bigint): bigint => x / y - (x % y !== 0n && x < 0n !== y < 0n ? 1n : 0n)
const overUp = (x: bigint, y: bigint): bigint => -overDown(-x, y)
const least = (...all: bigint[]): bigint => all.reduce((a, b) => (b < a ? b : a))
const greatest = (...all: bigint[]): bigint => all.reduce((a, b) => (b > a ? b : a))

type Rule = (bits: number, u: Span, v: Span) => Known

/** e to more than this is not worked out, and less than its negative is 0 but for a unit. */
const largestExponent = 4000n
const largestProduct = 64n

const truth =
  (surely: (u: Span, v: Span) => boolean, surelyNot: (u: Span, v: Span) => boolean): Rule =>
  (bits, u, v) =>
    surely(u, v) ? exactly(fixed.one(bits)) : surelyNot(u, v) ? exactly(0n) : undefined
const below = (u: Span, v: Span): boolean => u.high < v.low
const atMost = (u: Span, v: Span): boolean => u.high <= v.low
const apart = (u: Span, v: Span): boolean => below(u, v) || below(v, u)
const same = (u: Span, v: Span): boolean => isExact(u) && isExact(v) && u.low === v.low
const holds = ({ low, high }: Span): boolean => low > 0n || high < 0n
const fails = (u: Span): boolean => isOne(u, 0n)

const multiply: Rule = (bits, u, v) => {
  const corners = [u.low * v.low, u.low * v.high, u.high * v.low, u.high * v.high]
  return { low: least(...corners) >> BigInt(bits), high: shiftUp(greatest(...corners), BigInt(bits)) }
}

const divide: Rule = (bits, u, v) => {
  if (v.low <= 0n && v.high >= 0n) return isExact(v) ? null : undefined
  const [low, high] = [u.low << BigInt(bits), u.high << BigInt(bits)]
  return {
    low: least(...[low, high].flatMap((top) => [overDown(top, v.low), overDown(top, v.high)])),
    high: greatest(...[low, high].flatMap((top) => [overUp(top, v.low), overUp(top, v.high)]))
  }
}

const exp: Rule = (bits, u) => {
  const unit = fixed.one(bits)
  if (u.high > largestExponent * unit) return undefined
  const low = u.low < -largestExponent * unit ? 0n : fixed.exp(u.low, bits) - 1n
  return {
    low: greatest(low, 0n),
    high: u.high < -largestExponent * unit ? 1n : fixed.exp(u.high, bits) + 1n
  }
}

const ln: Rule = (bits, u) => {
  if (u.high <= 0n) return null
  if (u.low <= 0n) return undefined
  return isOne(u, fixed.one(bits)) ? exactly(0n) : spread(fixed.ln(u.low, bits), fixed.ln(u.high, bits))
}

/** A wave is nowhere steeper than 1. */
const wave =
  (f: (x: bigint, bits: number) => bigint): Rule =>
  (bits, u) => {
    const unit = fixed.one(bits)
    const middle = f((u.low + u.high) >> 1n, bits)
    const off = ((u.high - u.low) >> 1n) + 2n
    return { low: greatest(-unit, middle - off), high: least(unit, middle + off) }
  }

/** u^v with a sign for whole v, else e^(v ln u) for u > 0. */
const pow: Rule = (bits, u, v) => {
  const unit = fixed.one(bits)
  if (isExact(v) && v.low % unit === 0n) {
    const n = v.low / unit
    if (n === 0n) return exactly(unit)
    if (n < 0n && isOne(u, 0n)) return null
    if (n >= -largestProduct && n <= largestProduct) {
      const raised = product(bits, u, n < 0n ? -n : n)
      return n < 0n ? divide(bits, exactly(unit), raised) : raised
    }
  }
  if (u.low > 0n) {
    const logarithm = ln(bits, u, u)
    const exponent = logarithm && multiply(bits, logarithm, v)
    return exponent && exp(bits, exponent, exponent)
  }
  if (isOne(u, 0n)) return v.low > 0n ? exactly(0n) : v.high < 0n ? null : undefined
  const holdsWhole = overUp(v.low, unit) <= overDown(v.high, unit)
  return u.high < 0n && !holdsWhole ? null : undefined
}

function product(bits: number, u: Span, n: bigint): Span {
  if (n === 1n) return u
  const root = product(bits, u, n / 2n)
  const squared = multiply(bits, root, root) as Span
  const square = { low: greatest(squared.low, 0n), high: squared.high }
  return n % 2n === 0n ? square : (multiply(bits, square, u) as Span)
}

/** The operations that have a rule of their own. */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['add', (_, u, v) => ({ low: u.low + v.low, high: u.high + v.high })],
  ['subtract', (_, u, v) => ({ low: u.low - v.high, high: u.high - v.low })],
  ['negate', (_, u) => ({ low: -u.high, high: -u.low })],
  ['multiply', multiply],
  ['divide', divide],
  ['pow', pow],
  [
    'sqrt',
    (bits, u) => {
      if (u.low < 0n) return u.high < 0n ? null : undefined
      const [low, high] = [fixed.squareRoot(u.low, bits), fixed.squareRoot(u.high, bits)]
      return { low, high: high * high === u.high << BigInt(bits) ? high : high + 1n }
    }
  ],
  ['exp', exp],
  ['ln', ln],
  ['sin', wave(fixed.sin)],
  ['cos', wave(fixed.cos)],
  ['atan', (bits, u) => spread(fixed.atan(u.low, bits), fixed.atan(u.high, bits))],
  [
    'abs',
    (_, u) =>
      u.low >= 0n
        ? u
        : u.high <= 0n
          ? { low: -u.high, high: -u.low }
          : { low: 0n, high: greatest(-u.low, u.high) }
  ],
  ['min', (_, u, v) => ({ low: least(u.low, v.low), high: least(u.high, v.high) })],
  ['max', (_, u, v) => ({ low: greatest(u.low, v.low), high: greatest(u.high, v.high) })],
  [
    'floor',
    (bits, u) => {
      const [low, high] = [u.low, u.high].map((end) => (end >> BigInt(bits)) << BigInt(bits))
      return low === high ? exactly(low) : undefined
    }
  ],
  ['lt', truth(below, (u, v) => atMost(v, u))],
  ['le', truth(atMost, (u, v) => below(v, u))],
  ['gt', truth((u, v) => below(v, u), atMost)],
  ['ge', truth((u, v) => atMost(v, u), below)],
  ['eq', truth(same, apart)],
  ['ne', truth(apart, same)],
  [
    'and',
    truth(
      (u, v) => holds(u) && holds(v),
      (u, v) => fails(u) || fails(v)
    )
  ],
  [
    'or',
    truth(
      (u, v) => holds(u) || holds(v),
      (u, v) => fails(u) && fails(v)
    )
  ],
  ['not', truth(fails, holds)]
])

/** The others, by formulas in u and v. The special functions are not here. */
const definitions: Readonly<Record<string, string>> = {
  tan: 'sin(u)/cos(u)',
  cot: 'cos(u)/sin(u)',
  sec: '1/cos(u)',
  csc: '1/sin(u)',
  asin: '2atan(u/(1+sqrt(1-u^2)))',
  acos: 'pi/2-asin(u)',
  asec: 'acos(1/u)',
  acsc: 'asin(1/u)',
  acot: 'atan(1/u)',
  atan2: '{v>0: atan(u/v), u>0: pi/2-atan(v/u), u<0: -pi/2-atan(v/u), v<0: pi}',
  sinc: '{u==0: 1, sin(u)/u}',
  sinh: '(exp(u)-exp(-u))/2',
  cosh: '(exp(u)+exp(-u))/2',
  tanh: '1-2/(exp(2u)+1)',
  sech: '1/cosh(u)',
  csch: '1/sinh(u)',
  coth: 'cosh(u)/sinh(u)',
  asinh: 'ln(u+sqrt(u^2+1))',
  acosh: 'ln(u+sqrt(u-1)*sqrt(u+1))',
  atanh: 'ln((1+u)/(1-u))/2',
  asech: 'acosh(1/u)',
  acsch: 'asinh(1/u)',
  acoth: 'atanh(1/u)',
  expm1: 'exp(u)-1',
  log1p: 'ln(1+u)',
  log10: 'ln(u)/ln(10)',
  log2: 'ln(u)/ln(2)',
  sigmoid: '1/(1+exp(-u))',
  softplus: 'ln(1+exp(u))',
  cbrt: '{u>0: u^(1/3), u<0: -(-u)^(1/3), u==0: 0}',
  nthRoot: '{u>0: u^(1/v), u<0 and mod(v,2)==1: -(-u)^(1/v), u==0 and v>0: 0}',
  hypot: 'sqrt(u^2+v^2)',
  sign: '{u>0: 1, u<0: -1, u==0: 0}',
  step: 'u>0',
  relu: 'max(u,0)',
  ceil: '-floor(-u)',
  round: 'floor(u+1/2)',
  mod: 'u-v*floor(u/v)'
}

/** A formula as the list of its parts, arguments first. */
interface Program {
  parts: Expr[]
  result: Expr
}

const toProgram = (result: Expr): Program => {
  const parts: Expr[] = []
  visit([result], (e) => parts.push(e))
  return { parts, result }
}

const known = new Map<string, Program>()
function definition(name: string): Program | undefined {
  if (!Object.hasOwn(definitions, name)) return undefined
  const read = () => readExpression(definitions[name], { variables: ['u', 'v'] }, new Graph()).expression
  if (!known.has(name)) known.set(name, toProgram(read()))
  return known.get(name)
}

function run({ parts, result }: Program, bits: number, symbols: ReadonlyMap<string, Known>): Known {
  const values = new Map<Expr, Known>()
  for (const e of parts) values.set(e, valueOf(e, bits, symbols, values))
  return values.get(result)
}

/** Values that have outgrown this are not worth their time. */
const largestSize = 1n << 20_000n

function valueOf(
  e: Expr,
  bits: number,
  symbols: ReadonlyMap<string, Known>,
  values: ReadonlyMap<Expr, Known>
): Known {
  switch (e.kind) {
    case 'number':
      return numberSpan(e, bits)
    case 'constant':
      return e.name === 'undefined' ? null : constantSpan(e.name, bits)
    case 'symbol':
      return symbols.get(e.name)
    case 'column':
      return undefined
    case 'call': {
      const value = callValue(
        e,
        bits,
        e.args.map((arg) => values.get(arg))
      )
      return value && (value.high > largestSize || value.low < -largestSize) ? undefined : value
    }
  }
}

/** A decimal that was rounded to a double's digits may be off by one part in `roundedParts`. */
const roundedParts = 10n ** 14n

function numberSpan({ value }: Expr & { kind: 'number' }, bits: number): Span {
  const scaled = value.num << BigInt(bits)
  const span = { low: overDown(scaled, value.den), high: overUp(scaled, value.den) }
  if (!isRounded(value)) return span
  const off = (scaled < 0n ? -scaled : scaled) / (value.den * roundedParts) + 1n
  return { low: span.low - off, high: span.high + off }
}

const constantSpan = (name: 'pi' | 'e', bits: number): Span =>
  spread(name === 'pi' ? fixed.pi(bits) : fixed.exp(fixed.one(bits), bits))

function callValue(e: Call, bits: number, args: Known[]): Known {
  if (e.name === 'if') {
    const [c, a, b] = args
    return c && (holds(c) ? a : fails(c) ? b : undefined)
  }
  if (args.includes(null)) return null
  if (args.includes(undefined)) return undefined
  const spans = args as Span[]
  if (e.name === 'pow' && e.args[0].kind === 'constant' && e.args[0].name === 'e')
    return exp(bits, spans[1], spans[1])
  if (spans.length === 1) return applied(e.name, bits, spans[0], spans[0])
  return spans.slice(1).reduce<Known>((u, v) => u && applied(e.name, bits, u, v), spans[0])
}

function applied(name: string, bits: number, u: Span, v: Span): Known {
  const rule = rules.get(name)
  if (rule) return rule(bits, u, v)
  const program = definition(name)
  return (
    program &&
    run(
      program,
      bits,
      new Map([
        ['u', u],
        ['v', v]
      ])
    )
  )
}

/** A double as a span; more digits behind the point than there are bits are rounded. */
function doubleSpan(x: number, bits: number): Known {
  if (!Number.isFinite(x)) return undefined
  let places = 0
  for (; !Number.isInteger(x); x *= 2) places++
  const scaled = BigInt(x) << BigInt(bits)
  return { low: scaled >> BigInt(places), high: shiftUp(scaled, BigInt(places)) }
}

/** Enough for cancellation of some 40 and of some 170 digits. */
const precisions = [192, 640]
/** Two values are taken to be the same if they agree in this number of bits. */
const agreement = 90n

/** Whether two values agree, by whole numbers, and roughly the values. */
export interface Comparison {
  agree: boolean
  left: number
  right: number
}

/**
 * Compares two formulas at a point in whole numbers with hundreds of bits, where f64 has lost the digits that
 * tell: they agree to 27 digits, or they surely do not; null where this cannot tell either. The values in `at`
 * are taken to be exact, in the order of `names`.
 */
export function toPrecise(
  left: Expr,
  right: Expr,
  names: string[]
): (at: readonly number[]) => Comparison | null {
  const sides = [toProgram(left), toProgram(right)]
  return (at) => {
    for (const bits of precisions) {
      const symbols = new Map(names.map((name, i) => [name, doubleSpan(at[i], bits)]))
      const [l, r] = sides.map((side) => run(side, bits, symbols))
      if (l && r && (apart(l, r) || agrees(l, r, bits)))
        return { agree: !apart(l, r), left: toDouble(l.low, bits), right: toDouble(r.low, bits) }
    }
    return null
  }
}

function agrees(l: Span, r: Span, bits: number): boolean {
  const width = greatest(l.high, r.high) - least(l.low, r.low)
  const size = greatest(l.high, r.high, -l.low, -r.low)
  return width << agreement <= size || size << agreement <= fixed.one(bits)
}

/** In two steps, since a whole number of `bits` bits is beyond a double. */
const toDouble = (x: bigint, bits: number): number =>
  Number(x >> BigInt(bits - 64)) / 2 ** 64 || Number(x) / 2 ** bits
