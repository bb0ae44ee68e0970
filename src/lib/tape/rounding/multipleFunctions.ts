import { arithmeticOf, negated, scaled } from './multiple'
import type { Arithmetic, Multiple } from './multiple'

/**
 * The operations on numbers with more digits, as far as they are known; `w` is the value in f64. NaN or null where
 * there is no value.
 */
export type MultipleFunction = (u: Multiple, v: Multiple, w: number) => Multiple | null

export interface Functions extends Arithmetic {
  of(name: string): MultipleFunction | undefined
  pi: Multiple
  e: Multiple
}

const one: Multiple = [1]

/** Made once for each size. */
const known = new Map<number, Functions>()

export function functionsOf(size: number): Functions {
  const made = known.get(size) ?? createFunctions(size)
  known.set(size, made)
  return made
}

function createFunctions(size: number): Functions {
  const arithmetic = arithmeticOf(size)
  const { add, subtract, multiply, divide, sqrt } = arithmetic
  const inverse = (u: Multiple) => divide(one, u)

  /** Σ coefficients[k]·u^k. */
  const polynomial = (coefficients: Multiple[], u: Multiple): Multiple =>
    coefficients.reduceRight((sum, coefficient) => add(multiply(sum, u), coefficient))
  /** 1, 1/1!, 1/2!, …: enough of them for sin and cos up to π/4. */
  const factors: Multiple[] = [one]
  for (let k = 1; k <= 10 * size + 10; k++) factors.push(divide(factors[k - 1], [k]))
  const signed = factors.map((factor, k) => (k % 4 < 2 ? factor : negated(factor)))
  const [even, odd] = [0, 1].map((parity) => signed.filter((_, k) => k % 2 === parity))
  /** arctan(1/k) by its series, which gives π (Machin 1706). */
  const arctanOfInverse = (k: number): Multiple => {
    let [power, sum]: Multiple[] = [divide(one, [k]), [0]]
    for (let n = 1; Math.abs(power[0]) > 2 ** (-54 * size); n += 2) {
      sum = add(sum, divide(power, [n % 4 === 1 ? n : -n]))
      power = divide(power, [k * k])
    }
    return sum
  }
  const pi = scaled(subtract(scaled(arctanOfInverse(5), 4), arctanOfInverse(239)), 4)

  /** e^u − 1 for a u so small that a short series does; the argument is halved until it is, and the result squared up. */
  const halvings = 8
  const expSeries = factors.slice(1, 5 * size + 3)
  const smallExpm1 = (u: Multiple): Multiple => {
    const small = scaled(u, 2 ** -halvings)
    let power = multiply(small, polynomial(expSeries, small))
    for (let k = 0; k < halvings; k++) power = add(scaled(power, 2), multiply(power, power))
    return power
  }
  const e = add(smallExpm1(one), one)
  const ln2 = newtonLn([2], (u) => add(smallExpm1(u), one))
  function newtonLn(u: Multiple, exp: (u: Multiple) => Multiple): Multiple {
    let w: Multiple = [Math.log(u[0])]
    for (let digits = 1; digits < size; digits *= 2) w = add(w, subtract(multiply(u, exp(negated(w))), one))
    return w
  }
  const expm1 = (u: Multiple): Multiple => {
    const turns = Math.round(u[0] / Math.LN2)
    if (turns === 0) return smallExpm1(u)
    const power = add(smallExpm1(subtract(u, multiply(ln2, [turns]))), one)
    return subtract(scaled(power, 2 ** turns), one)
  }
  const exp = (u: Multiple): Multiple => {
    const turns = Math.round(u[0] / Math.LN2)
    return scaled(add(smallExpm1(subtract(u, multiply(ln2, [turns]))), one), 2 ** turns)
  }
  const ln = (u: Multiple): Multiple | null => (u[0] > 0 ? newtonLn(u, exp) : null)

  const quarter = scaled(pi, 0.5)
  function sinCos(u: Multiple): [sin: Multiple, cos: Multiple] {
    const turnsOf = (u: Multiple) => Math.round(u[0] / (Math.PI / 2))
    let [rest, turns] = [u, 0]
    // One f64 counts 2⁵³ quarter turns at most, so of a large angle some are left. An eighth of a turn is as near to one
    // neighbour as to the other, so that what is below 1 is left as it is.
    for (let more = turnsOf(u); more; more = Math.abs(rest[0]) < 1 ? 0 : turnsOf(rest)) {
      rest = subtract(rest, multiply(quarter, [more]))
      turns += more % 4
    }
    const square = multiply(rest, rest)
    const [s, c] = [multiply(rest, polynomial(odd, square)), polynomial(even, square)]
    const swapped: [Multiple, Multiple] = turns % 2 ? [c, negated(s)] : [s, c]
    return ((turns % 4) + 4) % 4 < 2 ? swapped : [negated(swapped[0]), negated(swapped[1])]
  }
  const sin = (u: Multiple) => sinCos(u)[0]
  const cos = (u: Multiple) => sinCos(u)[1]
  /** The angle of (v, u), turned back until nothing of it is left. */
  const atan2 = (u: Multiple, v: Multiple): Multiple => {
    let w: Multiple = [Math.atan2(u[0], v[0])]
    for (let digits = 1; digits < size; digits *= 3) {
      const [s, c] = sinCos(w)
      const rise = subtract(multiply(u, c), multiply(v, s))
      w = add(w, divide(rise, add(multiply(v, c), multiply(u, s))))
    }
    return w
  }
  const leg = (u: Multiple) => root(multiply(subtract(one, u), add(one, u)))
  /** An argument below 0 is so by rounding alone and counts as 0: arguments outside the domain were found out before. */
  const root = (u: Multiple): Multiple => (u[0] > 0 ? sqrt(u) : [0])
  const isNegative = (u: Multiple) => u[0] < 0
  const absolute = (u: Multiple) => (isNegative(u) ? negated(u) : u)
  const likeSign = (u: Multiple, w: Multiple | null) => w && (isNegative(u) ? negated(w) : w)

  const power = (u: Multiple, v: Multiple): Multiple | null => {
    const [exponent, rest = 0] = v
    if (Number.isInteger(exponent) && rest === 0 && Math.abs(exponent) <= 1024) {
      const raised = product(u, Math.abs(exponent))
      return exponent < 0 ? inverse(raised) : raised
    }
    const log = ln(u)
    return log && exp(multiply(v, log))
  }
  const product = (u: Multiple, n: number): Multiple => {
    if (n === 0) return one
    const half = product(u, Math.floor(n / 2))
    const square = multiply(half, half)
    return n % 2 ? multiply(square, u) : square
  }
  const nthRoot = (u: Multiple, n: Multiple): Multiple | null => {
    const log = ln(absolute(u))
    return u[0] === 0 ? [0] : log && likeSign(u, exp(divide(log, n)))
  }

  const sinh = (u: Multiple): Multiple => {
    const grown = expm1(u)
    return scaled(add(grown, divide(grown, add(grown, one))), 0.5)
  }
  const cosh = (u: Multiple): Multiple => {
    const grown = exp(u)
    return scaled(add(grown, inverse(grown)), 0.5)
  }
  const asinh = (u: Multiple) => likeSign(u, ln(add(absolute(u), sqrt(add(multiply(u, u), one)))))
  const acosh = (u: Multiple) => ln(add(u, root(multiply(subtract(u, one), add(u, one)))))
  const atanh = (u: Multiple) => {
    const log = ln(divide(add(one, u), subtract(one, u)))
    return log && scaled(log, 0.5)
  }
  const over = (f: (u: Multiple) => Multiple | null) => (u: Multiple) => f(inverse(u))
  const inverted = (f: (u: Multiple) => Multiple) => (u: Multiple) => inverse(f(u))
  const logarithm = (base: number) => (u: Multiple) => {
    const [log, unit] = [ln(u), ln([base])]
    return log && unit && divide(log, unit)
  }
  /** By Taylor's series, in which terms as large as e^(u²) cancel. */
  const erf = (u: Multiple): Multiple | null => {
    if (Math.abs(u[0]) > 6) return null
    const square = negated(multiply(u, u))
    let [term, sum]: Multiple[] = [u, u]
    for (let k = 1; Math.abs(term[0]) > 2 ** (-54 * size) * Math.abs(u[0]); k++) {
      term = divide(multiply(term, square), [k])
      sum = add(sum, divide(term, [2 * k + 1]))
    }
    return divide(scaled(sum, 2), sqrt(pi))
  }
  const less = (u: Multiple, v: Multiple) => isNegative(subtract(u, v))

  const rules: Record<string, MultipleFunction> = {
    add,
    subtract,
    multiply,
    divide,
    negate: negated,
    abs: absolute,
    min: (u, v) => (less(v, u) ? v : u),
    max: (u, v) => (less(u, v) ? v : u),
    relu: (u) => (isNegative(u) ? [0] : u),
    mod: (u, v, w) => subtract(u, multiply(v, [Math.round((u[0] - w) / v[0])])),
    sqrt: root,
    hypot: (u, v) => root(add(multiply(u, u), multiply(v, v))),
    cbrt: (u) => nthRoot(u, [3]),
    nthRoot,
    pow: power,
    exp,
    expm1,
    ln,
    log2: logarithm(2),
    log10: logarithm(10),
    log1p: (u) => ln(add(one, u)),
    sigmoid: (u) => inverse(add(one, exp(negated(u)))),
    softplus: (u) => ln(add(one, exp(u))),
    sin,
    cos,
    tan: (u) => divide(...sinCos(u)),
    cot: (u) => inverse(divide(...sinCos(u))),
    sec: inverted(cos),
    csc: inverted(sin),
    sinc: (u) => (u[0] === 0 ? one : divide(sin(u), u)),
    atan: (u) => atan2(u, one),
    atan2,
    asin: (u) => atan2(u, leg(u)),
    acos: (u) => atan2(leg(u), u),
    acot: over((u) => atan2(u, one)),
    asec: over((u) => atan2(leg(u), u)),
    acsc: over((u) => atan2(u, leg(u))),
    sinh,
    cosh,
    tanh: (u) => divide(sinh(u), cosh(u)),
    coth: (u) => divide(cosh(u), sinh(u)),
    sech: inverted(cosh),
    csch: inverted(sinh),
    asinh,
    acosh,
    atanh,
    asech: over(acosh),
    acsch: over(asinh),
    acoth: over(atanh),
    erf
  }
  const table = new Map(Object.entries(rules))
  return { ...arithmetic, pi, e, of: (name) => table.get(name) }
}
