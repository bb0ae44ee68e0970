/**
 * A one-sided expansion Σ c·t^p·ln(1/t)^q + O(t^order) for t → 0+, with real powers p and q: what is left of a
 * function along a ray, or along all rays of a cone at once. Terms are sorted by size and never 0; without
 * terms and with order ∞ it is exactly 0, with order −∞ nothing is known but that there is a value.
 */
export interface Series {
  terms: Term[]
  order: number
  /** Whether the remainder, over t^order, surely swings for ever between bounds that stay apart. */
  swings: boolean
}

/** The coefficient is a number along a ray, and lies between two along the rays of a cone. */
export interface Term {
  power: number
  log: number
  low: number
  high: number
  /** It is not 0 along any of the rays, though an end may be. */
  apart: boolean
  /** Of the power 1: the part that is this linear form of the direction, and between what the rest lies. */
  linear?: { form: number[]; low: number; high: number }
}

/** Terms this far above the leading one are dropped. */
const reach = 6
const samePower = 1e-9
/** Sums that cancel to within the rounding of their terms are 0. */
const rounding = 8 * Number.EPSILON
/** A logarithm grows more slowly than t^−slack. */
export const slack = 1e-3
/** What vanishes faster than any power is O(t^beyondPowers). */
export const beyondPowers = 1e6

export const term = (power: number, low: number, high = low, log = 0): Term => ({
  power,
  log,
  low,
  high,
  apart: low > 0 || high < 0
})

const series = (terms: Term[], order = Infinity, swings = false): Series => ({ terms, order, swings })

export const termSeries = (...terms: Term[]): Series => series(terms)
export const constantSeries = (value: number): Series => series(value === 0 ? [] : [term(0, value)])
export const orderOnly = (order: number, swings = false): Series => series([], order, swings)
/** It grows faster than any power of 1/t. */
export const beyondAll = series([term(-beyondPowers, 1, Infinity)])
/** There is a value, of which nothing is known. */
export const anything = orderOnly(-Infinity)

const isConstantTerm = ({ power, log }: Term): boolean => Math.abs(power) < samePower && log === 0
const isPoint = ({ low, high }: Term): boolean => low === high

/** The largest power that bounds it. */
const sizeOf = ({ power, log }: Term): number => (log > 0 ? power - slack : power)

/** The smallest power there can be. */
export const leadOf = ({ terms, order }: Series): number =>
  terms.length ? Math.min(sizeOf(terms[0]), order) : order

/** The sign of what it is for small t > 0; null where that is not known. */
export function signOf({ terms, order }: Series): number | null {
  if (terms.length === 0) return order === Infinity ? 0 : null
  const [lead] = terms
  if (lead.low > 0) return 1
  if (lead.high < 0) return -1
  if (order < Infinity || !terms.some(({ apart }) => apart)) return null
  if (terms.every(({ low }) => low >= 0)) return 1
  return terms.every(({ high }) => high <= 0) ? -1 : null
}

/** The coefficient of a power of t; NaN where it differs among the rays. */
export function coefficientOf({ terms }: Series, power: number): number {
  const found = terms.find((one) => Math.abs(one.power - power) < samePower && one.log === 0)
  return found ? (isPoint(found) ? found.low : NaN) : 0
}

/** What is left when the constant term is taken away. */
export const withoutConstant = (s: Series): Series => ({
  ...s,
  terms: s.terms.filter((one) => !isConstantTerm(one))
})

/** Its value where it is a number and surely moves along no ray; null elsewhere. */
export const constantOf = (s: Series): number | null => {
  const value = coefficientOf(s, 0)
  const moves = s.order < Infinity || withoutConstant(s).terms.length > 0 || Number.isNaN(value)
  return moves ? null : value
}

/** Whether it has a limit for t → 0 as far as it is known, apart from its constant term. */
export const vanishes = (s: Series): boolean =>
  s.order > 0 &&
  s.terms.every(
    (one) => isConstantTerm(one) || one.power > samePower || (one.power > -samePower && one.log < 0)
  )

/** The larger comes first. */
const bySize = (a: Term, b: Term): number =>
  Math.abs(a.power - b.power) < samePower ? b.log - a.log : a.power - b.power

const sameSize = (a: Term, b: Term): boolean => Math.abs(a.power - b.power) < samePower && a.log === b.log

export function addSeries(a: Series, b: Series): Series {
  const order = Math.min(a.order, b.order)
  return collect([...a.terms, ...b.terms], order, a.order !== b.order && (a.order < b.order ? a : b).swings)
}

/** Sorted, what is of one size added up, and without what is small beside the first. */
function collect(all: Term[], order: number, swings: boolean): Series {
  const terms: Term[] = []
  const sorted = all.sort(bySize)
  for (let i = 0; i < sorted.length;) {
    let sum = sorted[i]
    let size = sizeOfTerm(sum)
    for (i++; i < sorted.length && sameSize(sorted[i], sum); i++) {
      size += sizeOfTerm(sorted[i])
      sum = addTerms(sum, sorted[i])
    }
    const kept = withoutRounding(sum, size)
    if (kept.low !== 0 || kept.high !== 0) terms.push(kept)
  }
  return trim(terms, order, swings)
}

function trim(terms: Term[], order: number, swings: boolean): Series {
  const cut = Math.min(order, (terms[0]?.power ?? 0) + reach) - samePower
  if (terms.length === 0 || terms[terms.length - 1].power < cut) return series(terms, order, swings)
  let lowest = order
  const kept: Term[] = []
  for (const one of terms) {
    if (one.power < cut) kept.push(one)
    else lowest = Math.min(lowest, sizeOf(one))
  }
  return series(kept, lowest, swings && lowest === order)
}

const sizeOfTerm = ({ low, high }: Term): number => Math.max(Math.abs(low), Math.abs(high))

function withoutRounding(sum: Term, size: number): Term {
  const zero = (value: number) => (Math.abs(value) <= rounding * size && size < Infinity ? 0 : value)
  const [low, high] = [zero(sum.low), zero(sum.high)]
  return low === sum.low && high === sum.high ? sum : { ...sum, low, high, apart: low > 0 || high < 0 }
}

function addTerms(a: Term, b: Term): Term {
  const [low, high] = [a.low + b.low, a.high + b.high]
  const sameSign = (a.low >= 0 && b.low >= 0) || (a.high <= 0 && b.high <= 0)
  const apart = low > 0 || high < 0 || (sameSign && (a.apart || b.apart))
  return { power: a.power, log: a.log, low, high, apart, linear: addLinear(a, b) }
}

function addLinear(a: Term, b: Term): Term['linear'] {
  const [p, q] = [a.linear, b.linear]
  if (!p || !q) {
    const [one, other] = p ? [p, b] : [q, a]
    return one && { form: one.form, low: one.low + other.low, high: one.high + other.high }
  }
  return { form: p.form.map((c, i) => c + q.form[i]), low: p.low + q.low, high: p.high + q.high }
}

export function scaleSeries(s: Series, by: number): Series {
  if (by === 0) return constantSeries(0)
  return series(
    s.terms.map((one) => scaleTerm(one, by)),
    s.order,
    s.swings
  )
}

export const subtractSeries = (a: Series, b: Series): Series => addSeries(a, scaleSeries(b, -1))

const ends = (low: number, high: number, by: number): [number, number] =>
  by < 0 ? [high * by, low * by] : [low * by, high * by]

function scaleTerm(one: Term, by: number): Term {
  const [low, high] = ends(one.low, one.high, by)
  if (!one.linear) return { ...one, low, high }
  const [rest, most] = ends(one.linear.low, one.linear.high, by)
  return { ...one, low, high, linear: { form: one.linear.form.map((c) => c * by), low: rest, high: most } }
}

export function multiplyTerms(a: Term, b: Term, same = false): Term {
  const scaled =
    isConstantTerm(a) && isPoint(a)
      ? scaleTerm(b, a.low)
      : isConstantTerm(b) && isPoint(b)
        ? scaleTerm(a, b.low)
        : null
  if (scaled) return scaled
  const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
  const low = Math.min(...products)
  return {
    ...term(a.power + b.power, same ? Math.max(0, low) : low, Math.max(...products), a.log + b.log),
    apart: a.apart && b.apart
  }
}

export function multiplySeries(a: Series, b: Series): Series {
  if (isZero(a) || isZero(b)) return constantSeries(0)
  if ((isUnbounded(a) && b.order < Infinity) || (isUnbounded(b) && a.order < Infinity)) return anything
  const [left, right] = [leadOf(b) + a.order, leadOf(a) + b.order]
  const order = Math.min(left, right)
  if (Number.isNaN(order) || order === -Infinity) return anything
  const products = a.terms.flatMap((one, i) =>
    b.terms.map((other, j) => multiplyTerms(one, other, a === b && i === j))
  )
  if (products.some(({ low, high }) => Number.isNaN(low + high))) return anything
  const swings = left < right ? swingsWith(a, b) : right < left && swingsWith(b, a)
  return collect(products, order, swings)
}

const isUnbounded = ({ terms }: Series): boolean =>
  terms.some(({ low, high }) => !Number.isFinite(high - low))

/** Whether the remainder of `a` goes on swinging when it is multiplied by b: by a power of t, to the first order. */
const swingsWith = (a: Series, b: Series): boolean =>
  a.swings && b.terms.length > 0 && b.terms[0].log === 0 && isPoint(b.terms[0])

export const isZero = ({ terms, order }: Series): boolean => terms.length === 0 && order === Infinity

/** Whatever either is: between both. */
export function hull(a: Series, b: Series): Series {
  const all = [...a.terms, ...b.terms]
    .sort(bySize)
    .filter((one, i, list) => i === 0 || !sameSize(one, list[i - 1]))
  const terms = all.map((one) => {
    const [p, q] = [a, b].map(({ terms }) => terms.find((other) => sameSize(one, other)))
    if (p && q && p.low === q.low && p.high === q.high && !p.linear && !q.linear) return p
    const [low, high] = [Math.min(p?.low ?? 0, q?.low ?? 0), Math.max(p?.high ?? 0, q?.high ?? 0)]
    return { ...term(one.power, low, high, one.log), linear: hullLinear(p, q) }
  })
  return trim(terms, Math.min(a.order, b.order), false)
}

function hullLinear(p?: Term, q?: Term): Term['linear'] {
  const [a, b] = [p?.linear, q?.linear]
  if (!a || !b || a.form.some((c, i) => c !== b.form[i])) return undefined
  return { form: a.form, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) }
}

/** Σ coefficients[k]·s^k for an s that vanishes like a power; the sum breaks off where a coefficient is not finite. */
export function compose(coefficients: number[], s: Series): Series | null {
  if (isZero(s)) return constantSeries(coefficients[0])
  if (!(leadOf(s) > 0)) return null
  let sum = constantSeries(0)
  let power = constantSeries(1)
  const known = coefficients.findIndex((coefficient) => !Number.isFinite(coefficient))
  const used = known < 0 ? coefficients : coefficients.slice(0, known)
  for (const coefficient of used) {
    sum = addSeries(sum, scaleSeries(power, coefficient))
    power = multiplySeries(power, s)
  }
  // What was left out begins with the next power of s.
  const next = used.length * leadOf(s)
  return trim(sum.terms, Math.min(sum.order, next), sum.swings && sum.order < next)
}

/** s^n by the binomial series around its leading term; null where that is not known to have a value, or to have none. */
export function powerSeries(s: Series, n: number): Series | 'undefined' | null {
  if (n === 0) return constantSeries(1)
  if (n === 1) return s
  if (isZero(s)) return n > 0 ? s : 'undefined'
  const whole = Number.isInteger(n)
  const sign = signOf(s)
  if (sign === -1 && !whole) return 'undefined'
  const [lead] = s.terms
  if (!lead || !(lead.low > 0 || lead.high < 0)) return roughPower(s, n, sign)
  const outside = raise(lead, n)
  if (!Number.isFinite(outside.low + outside.high)) return null
  const relative = multiplySeries({ ...s, terms: s.terms.slice(1) }, termSeries(raise(lead, -1)))
  const binomials = [1]
  for (let k = 1; k <= reach / smallestStep(relative) && k <= 40; k++)
    binomials.push((binomials[k - 1] * (n - k + 1)) / k)
  const inner = compose(binomials, relative)
  return inner && multiplySeries(inner, termSeries(outside))
}

function raise(lead: Term, n: number): Term {
  const sides = [Math.pow(lead.low, n), Math.pow(lead.high, n)]
  const power = term(lead.power * n, Math.min(...sides), Math.max(...sides), lead.log * n || 0)
  return { ...power, apart: lead.apart }
}

/** Where the leading coefficient may vanish along a ray, or nothing but an order is known. */
function roughPower(s: Series, n: number, sign: number | null): Series | null {
  const order = n * leadOf(s)
  if (n < 0) return sign === null ? null : anything
  if (Number.isInteger(n)) {
    const [only] = s.terms
    if (only && s.terms.length === 1 && s.order === Infinity && n % 2 === 0)
      return termSeries({
        ...term(only.power * n, 0, Math.max(only.low ** n, only.high ** n), only.log * n),
        apart: only.apart
      })
    return orderOnly(order)
  }
  const surely = s.order === Infinity && s.terms.every(({ low }) => low >= 0)
  if (!surely) return null
  return s.terms.length === 1 ? termSeries(raise(s.terms[0], n)) : orderOnly(order)
}

const smallestStep = (s: Series): number => Math.max(0.1, Math.min(leadOf(s), reach))

/** A variable along a ray, or along those of a cone: it leaves `at` with a speed between two, of one sign. */
export function lineSeries(at: number, low: number, high: number, form?: number[]): Series {
  const start = constantSeries(at)
  if (low === 0 && high === 0) return start
  const slope = { ...term(1, low, high), apart: true }
  return addSeries(start, termSeries(form ? { ...slope, linear: { form, low: 0, high: 0 } } : slope))
}

/**
 * The series of a function of one quantity at u0 ± τ, with τ itself a series > 0 that vanishes. Null where that
 * says nothing.
 */
export function substitute(s: Series, tau: Series): Series | null {
  let sum: Series = constantSeries(0)
  let { order } = s
  for (const one of s.terms) {
    // ln(1/τ) has no bound where τ may vanish along a ray; a power of τ beside it has.
    if (one.log !== 0) order = Math.min(order, sizeOf(one))
    else {
      const raised = isConstantTerm(one) ? constantSeries(1) : powerSeries(tau, one.power)
      if (!raised || raised === 'undefined') return null
      sum = addSeries(sum, multiplySeries(raised, termSeries({ ...one, power: 0, linear: undefined })))
    }
  }
  if (order === Infinity) return sum
  return order > 0 ? addSeries(sum, orderOnly(order * leadOf(tau))) : null
}
