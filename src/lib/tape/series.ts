/**
 * A one-sided expansion Σ c·t^p + O(t^order) for t → 0+, with real powers p: what is left of a function
 * along a ray. Terms are sorted by power and never 0; without terms and with order ∞ it is exactly 0.
 */
export interface Series {
  terms: Term[]
  order: number
}

interface Term {
  power: number
  coefficient: number
}

/** Terms this far above the leading one are dropped. */
const reach = 5
const samePower = 1e-9
/** Sums that cancel to within the rounding of their terms are 0. */
const rounding = 8 * Number.EPSILON

export const constantSeries = (value: number): Series => ({
  terms: value === 0 ? [] : [{ power: 0, coefficient: value }],
  order: Infinity
})

export const lineSeries = (at: number, slope: number): Series =>
  addSeries(constantSeries(at), {
    terms: slope === 0 ? [] : [{ power: 1, coefficient: slope }],
    order: Infinity
  })

/** The smallest power there can be. */
export const leadOf = ({ terms, order }: Series): number => terms[0]?.power ?? order

/** The sign of what it is for small t > 0; 0 where it is 0 as far as it is known. */
export const signOf = ({ terms }: Series): number => Math.sign(terms[0]?.coefficient ?? 0)

export const coefficientOf = ({ terms }: Series, power: number): number =>
  terms.find((term) => Math.abs(term.power - power) < samePower)?.coefficient ?? 0

/** What is left when the term with power 0 is taken away. */
export const withoutConstant = (s: Series): Series => ({
  ...s,
  terms: s.terms.filter(({ power }) => Math.abs(power) >= samePower)
})

function trim(terms: Term[], order: number): Series {
  const lead = terms[0]?.power ?? 0
  const cut = Math.min(order, lead + reach)
  const kept = terms.filter(({ power }) => power < cut - samePower)
  return { terms: kept, order: kept.length < terms.length ? cut : order }
}

export function addSeries(a: Series, b: Series): Series {
  const terms: Term[] = []
  for (const term of [...a.terms, ...b.terms].sort((p, q) => p.power - q.power)) {
    const last = terms[terms.length - 1]
    if (!last || term.power - last.power >= samePower) {
      terms.push(term)
      continue
    }
    terms.pop()
    const sum = last.coefficient + term.coefficient
    const size = Math.abs(last.coefficient) + Math.abs(term.coefficient)
    if (Math.abs(sum) > rounding * size) terms.push({ power: last.power, coefficient: sum })
  }
  return trim(terms, Math.min(a.order, b.order))
}

export const scaleSeries = ({ terms, order }: Series, by: number): Series => ({
  terms: by === 0 ? [] : terms.map(({ power, coefficient }) => ({ power, coefficient: coefficient * by })),
  order: by === 0 ? Infinity : order
})

export function multiplySeries(a: Series, b: Series): Series {
  const order = Math.min(leadOf(a) + b.order, leadOf(b) + a.order)
  const rows = a.terms.map(({ power, coefficient }) => ({
    terms: b.terms.map((term) => ({
      power: power + term.power,
      coefficient: coefficient * term.coefficient
    })),
    order: Infinity
  }))
  const product = rows.reduce(addSeries, constantSeries(0))
  return trim(product.terms, Math.min(order, product.order))
}

/** Σ coefficients[k]·s^k for an s without constant term; the sum breaks off where a coefficient is not finite. */
export function compose(coefficients: number[], s: Series): Series {
  let sum = constantSeries(0)
  let power = constantSeries(1)
  for (const coefficient of coefficients) {
    if (!Number.isFinite(coefficient)) break
    sum = addSeries(sum, scaleSeries(power, coefficient))
    power = multiplySeries(power, s)
  }
  // What was left out begins with the next power of s.
  const known = coefficients.findIndex((coefficient) => !Number.isFinite(coefficient))
  const next = (known < 0 ? coefficients.length : known) * leadOf(s)
  return s.terms.length === 0 && s.order === Infinity
    ? sum
    : trim(
        sum.terms.filter(({ power }) => power < next),
        Math.min(sum.order, next)
      )
}

/** s^n by the binomial series around its leading term; null where that has no real value. */
export function powerSeries(s: Series, n: number): Series | null {
  if (n === 0) return constantSeries(1)
  const [lead] = s.terms
  if (!lead) return n > 0 ? { terms: [], order: s.order * n } : null
  const outside = Math.pow(lead.coefficient, n)
  if (!Number.isFinite(outside)) return null
  const relative: Series = {
    terms: s.terms.slice(1).map(({ power, coefficient }) => ({
      power: power - lead.power,
      coefficient: coefficient / lead.coefficient
    })),
    order: s.order - lead.power
  }
  const binomials = [1]
  for (let k = 1; k <= reach / smallestStep(relative) && k <= 40; k++)
    binomials.push((binomials[k - 1] * (n - k + 1)) / k)
  const inner = compose(binomials, relative)
  return multiplySeries(inner, {
    terms: [{ power: lead.power * n, coefficient: outside }],
    order: Infinity
  })
}

const smallestStep = (s: Series): number => Math.max(0.1, Math.min(leadOf(s), reach))
