import { inEach, plus, scaled } from './course'
import type { Course } from './course'
import * as S from './series'
import type { Series } from './series'
import { smooth } from './taylor'

/** 1, 0, or either. */
const truth = (holds: boolean | null): Series =>
  holds === null ? S.termSeries(S.term(0, 0, 1)) : S.constantSeries(Number(holds))
const bySign = (sign: number | null, holds: (sign: number) => boolean): Series =>
  truth(sign === null ? null : holds(sign))
const compared = (holds: (sign: number) => boolean) => (u: Series, v: Series) =>
  bySign(S.signOf(S.subtractSeries(u, v)), holds)
const isTrue = (u: Series): boolean | null => {
  const sign = S.signOf(u)
  return sign === null ? null : sign !== 0
}
/** What decides a conjunction, or with `decisive` true an alternative. */
const joined = (decisive: boolean) => (u: Series, v: Series) => {
  const sides = [isTrue(u), isTrue(v)]
  return truth(sides.includes(decisive) ? decisive : sides.includes(null) ? null : !decisive)
}
const quotient = (u: Series, v: Series): Course =>
  inEach([S.powerSeries(v, -1)], ([inverse]) => S.multiplySeries(u, inverse))

/** Rounds the constant term, which the rest of the series pushes over a whole number or not. */
function floor(u: Series): Series | null {
  const rest = S.withoutConstant(u)
  // What is cut off is less than 1.
  const rough = () =>
    u.order >= 0
      ? { ...u, terms: u.terms.filter(({ power }) => power < 0), order: 0, swings: false }
      : S.anything
  if (!S.vanishes(u)) return rough()
  const at = S.coefficientOf(u, 0)
  if (!Number.isInteger(at)) return Number.isNaN(at) ? rough() : S.constantSeries(Math.floor(at))
  const sign = S.signOf(rest)
  if (sign === null) return S.hull(S.constantSeries(at - 1), S.constantSeries(at))
  return S.constantSeries(at - Number(sign < 0))
}

function power(u: Series, v: Series): Course {
  const exponent = S.constantOf(v)
  if (exponent !== null) return S.powerSeries(u, exponent)
  if (S.isZero(u)) return powerOfZero(S.signOf(v))
  return inEach([logarithm(u)], ([ln]) => exponential(S.multiplySeries(v, ln)))
}

/** 0^v is 0 for v > 0 and has no value for v < 0. */
const powerOfZero = (sign: number | null): Course =>
  sign === null ? null : sign > 0 ? S.constantSeries(0) : 'undefined'

/** ln(c·t^p·(1 + …)) is ln c − p·ln(1/t) + …. */
function logarithm(u: Series): Course {
  const sign = S.signOf(u)
  if (sign === null) return null
  if (sign <= 0) return 'undefined'
  const [lead] = u.terms
  if (lead.log !== 0 || !(lead.low > 0)) return S.orderOnly(-S.slack)
  const inverse = S.termSeries({ ...S.term(-lead.power, 1 / lead.high, 1 / lead.low) })
  const rest = S.multiplySeries({ ...u, terms: u.terms.slice(1) }, inverse)
  const own = S.termSeries(
    S.term(0, -lead.power, -lead.power, 1),
    S.term(0, Math.log(lead.low), Math.log(lead.high))
  )
  const moving = S.compose([0, 1, -1 / 2, 1 / 3, -1 / 4, 1 / 5], rest)
  return moving && [own, moving].map(withoutZeros).reduce(S.addSeries)
}

const withoutZeros = (s: Series): Series => ({
  ...s,
  terms: s.terms.filter(({ low, high }) => low !== 0 || high !== 0)
})

/** e^(c − k·ln(1/t) + …) is e^c·t^k·(1 + …); what falls faster than any power of t leaves nothing. */
function exponential(u: Series): Course {
  const [lead] = u.terms
  if (u.order <= 0 || !lead) return smooth('exp', [u], 0)
  if (lead.power < 0 || (lead.power === 0 && lead.log > 1))
    return lead.high < 0 ? S.orderOnly(S.beyondPowers) : lead.low > 0 ? S.beyondAll : S.anything
  if (lead.power > 0 || lead.log <= 0) return smooth('exp', [u], 0)
  if (lead.log < 1 || lead.low !== lead.high) return S.anything
  const rest = smooth('exp', [{ ...u, terms: u.terms.slice(1) }], 0)
  return inEach([rest], ([factor]) => S.multiplySeries(factor, S.termSeries(S.term(-lead.low, 1))))
}

function root(u: Series, n: Series): Course {
  const degree = S.constantOf(n)
  if (degree === null) return inEach([quotient(S.constantSeries(1), n)], ([v]) => power(u, v))
  const odd = Math.abs(degree % 2) === 1
  const sign = S.signOf(u)
  if (!odd || (sign !== null && sign >= 0)) return S.powerSeries(u, 1 / degree)
  if (sign === null) return degree > 0 ? S.orderOnly(S.leadOf(u) / degree) : null
  return inEach([S.powerSeries(S.scaleSeries(u, -1), 1 / degree)], ([positive]) =>
    S.scaleSeries(positive, -1)
  )
}

/** The angle of (v, u), from the quotient that stays finite. */
function angle(u: Series, v: Series): Course {
  if (S.isZero(u) && S.isZero(v)) return 'undefined'
  const [above, right] = [S.signOf(u), S.signOf(v)]
  if (above === null || right === null)
    return right === 1 ? inEach([quotient(u, v)], ([ratio]) => smooth('atan', [ratio], 0)) : null
  const flat = S.leadOf(v) <= S.leadOf(u)
  const turn = !flat ? (above * Math.PI) / 2 : right > 0 ? 0 : above < 0 ? -Math.PI : Math.PI
  const inner = inEach([flat ? quotient(u, v) : quotient(v, u)], ([ratio]) => smooth('atan', [ratio], 0))
  return inEach([inner], ([rest]) =>
    S.addSeries(S.constantSeries(turn), flat ? rest : S.scaleSeries(rest, -1))
  )
}

/** The first where its sign relative to the second is `sign` or they are the same. */
const extreme = (sign: number) => (u: Series, v: Series) => {
  const found = S.signOf(S.subtractSeries(u, v))
  return found === null ? S.hull(u, v) : found === -sign ? v : u
}
const lesser = extreme(-1)
const greater = extreme(1)

function size(u: Series): Series {
  const sign = S.signOf(u)
  if (sign !== null) return S.scaleSeries(u, sign < 0 ? -1 : 1)
  const [only] = u.terms
  if (u.terms.length === 1 && u.order === Infinity)
    return S.termSeries({ ...only, low: 0, high: Math.max(-only.low, only.high), linear: undefined })
  return S.hull(u, S.scaleSeries(u, -1))
}

const one = S.constantSeries(1)
const rooted = (u: Series): Course => S.powerSeries(u, 0.5)

/** acos u is 2·asin √((1 − u)/2), which goes on to the end of the domain at 1. */
function arccosine(u: Series): Course {
  const at = S.coefficientOf(u, 0)
  if (at < 0 && at + 1 < 1e-9) return plus(scaled(arccosine(S.scaleSeries(u, -1)), -1), Math.PI)
  if (Math.abs(at - 1) > 1e-9 || !S.vanishes(u)) return smooth('acos', [u], 0)
  const inner = rooted(S.scaleSeries(S.subtractSeries(one, u), 0.5))
  return scaled(
    inEach([inner], ([s]) => smooth('asin', [s], 0)),
    2
  )
}

type SeriesRule = (u: Series, v: Series) => Course

/**
 * The operations that all others which are not smooth everywhere are made of: their entries in math/table say
 * how, in `expansion`.
 */
export const primitives: ReadonlyMap<string, SeriesRule> = new Map<string, SeriesRule>([
  ['add', S.addSeries],
  ['subtract', S.subtractSeries],
  ['negate', (u) => S.scaleSeries(u, -1)],
  ['multiply', S.multiplySeries],
  ['divide', quotient],
  ['pow', power],
  ['exp', exponential],
  ['ln', logarithm],
  ['acos', arccosine],
  ['sqrt', rooted],
  ['nthRoot', root],
  ['abs', size],
  ['sign', (u) => signSeries(S.signOf(u))],
  ['floor', floor],
  ['min', lesser],
  ['max', greater],
  ['atan2', angle],
  ['lt', compared((sign) => sign < 0)],
  ['le', compared((sign) => sign <= 0)],
  ['gt', compared((sign) => sign > 0)],
  ['ge', compared((sign) => sign >= 0)],
  ['eq', compared((sign) => sign === 0)],
  ['ne', compared((sign) => sign !== 0)],
  ['and', joined(false)],
  ['or', joined(true)]
])

const signSeries = (sign: number | null): Series =>
  sign === null ? S.termSeries(S.term(0, -1, 1)) : S.constantSeries(sign)
