// @ts-check
// The polynomials of src/lib/math/table/wgsl: prints coefficients.ts, or with --check says whether it agrees.
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * What to fit: base(x) + factor(x) (c₀ + c₁ t + c₂ t² + …) ≈ value(x) with t = variable(x), such that the largest
 * |error / scale(x)| over the interval is smallest. `lead`, where given, are the first coefficients, left alone.
 * @typedef {{
 *   interval: [number, number], terms: number, lead?: number[],
 *   value: (x: number) => number, base?: (x: number) => number, factor?: (x: number) => number,
 *   variable?: (x: number) => number, scale?: (x: number) => number
 * }} Fit
 */

/** The series Σ term(k), until its terms no longer count. @param {(k: number) => number} term */
function series(term) {
  let sum = 0
  for (let k = 0; k < 400; k++) {
    sum += term(k)
    if (k > 3 && Math.abs(term(k)) < 1e-19 * Math.abs(sum)) break
  }
  return sum
}

/** Bernoulli numbers B₂, B₄, … over what Stirling's series divides them by. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
const toStirling = 20

/** w(x) in ln Γ(x) = (x − ½)(ln x − 1) + (ln 2π − 1)/2 + w(x), by w(x) = w(x + 1) + (x + ½) ln(1 + 1/x) − 1. */
function stirlingRest(/** @type {number} */ x) {
  let sum = 0
  let a = x
  for (; a < toStirling; a++) {
    const s = 1 / (2 * a + 1)
    // (x + ½) ln(1 + 1/x) − 1 = s²/3 + s⁴/5 + …
    sum += series((k) => s ** (2 * k + 2) / (2 * k + 3))
  }
  return sum + stirling.reduceRight((rest, b) => rest / (a * a) + b, 0) / a
}

/** ln Γ(x) for x > 0, to 1e-15 absolutely. @type {(x: number) => number} */
const lnGamma = (/** @type {number} */ x) =>
  x < 3
    ? lnGamma(x + 1) - Math.log(x)
    : (x - 0.5) * (Math.log(x) - 1) + (Math.log(2 * Math.PI) - 1) / 2 + stirlingRest(x)

/** v(x) in ψ(x) = ln x − 1/(2x) − v(x): minus the derivative of w. */
function digammaRest(/** @type {number} */ x) {
  let sum = 0
  let a = x
  for (; a < toStirling; a++) sum += 1 / (2 * a) + 1 / (2 * a + 2) - Math.log1p(1 / a)
  const powers = stirling.map((b, k) => b * (2 * k + 1))
  return sum + powers.reduceRight((rest, b) => rest / (a * a) + b, 0) / (a * a)
}
const digamma = (/** @type {number} */ x) => Math.log(x) - 1 / (2 * x) - digammaRest(x)
/** The positive zero of ψ. */
const digammaZero = 1.4616321449683622

const erf = (/** @type {number} */ x) => {
  let power = x
  return (
    (2 / Math.sqrt(Math.PI)) *
    series((k) => {
      power = x
      for (let i = 1; i <= k; i++) power *= -(x * x) / i
      return power / (2 * k + 1)
    })
  )
}
/** e^(−x²)/(√π (1 − erf x)) for x ≥ 0.5, as a continued fraction from far enough behind. */
function tailFraction(/** @type {number} */ x) {
  let rest = x
  for (let k = 400; k > 0; k--) rest = x + k / 2 / rest
  return rest
}
/** 1 − erf x. */
const erfc = (/** @type {number} */ x) => Math.exp(-x * x) / (tailFraction(x) * Math.sqrt(Math.PI))

const square = (/** @type {number} */ x) => x * x
const quarterTurn = Math.PI / 4 + 0.004
/** Arguments of ln between √½ and √2. */
const nearOne = /** @type {[number, number]} */ ([Math.SQRT1_2 - 1, Math.SQRT2 - 1])
/** Where the asymptotic series of ln Γ and ψ take over. */
const far = 2.8

/**
 * f(x) = x + x³ P(x²) up to `end`.
 * @param {(x: number) => number} value @param {number} end @param {number} terms
 * @returns {Fit}
 */
const odd = (value, end, terms) => ({
  interval: [1e-3, end],
  terms,
  value,
  base: (x) => x,
  factor: (x) => x ** 3,
  variable: square
})

/** @type {Record<string, Fit>} */
const fits = {
  sine: odd(Math.sin, quarterTurn, 4),
  // cos x = 1 − x²/2 + x⁴ P(x²)
  cosine: {
    interval: [1e-3, quarterTurn],
    terms: 3,
    value: Math.cos,
    base: (x) => 1 - (x * x) / 2,
    factor: (x) => x ** 4,
    variable: square
  },
  // sin πx = πx + x P(x²) with π in f32, whose rest is P's first coefficient
  sineOfTurn: {
    interval: [1e-3, 0.5],
    terms: 6,
    value: (x) => Math.sin(Math.PI * x),
    base: (x) => Math.fround(Math.PI) * x,
    factor: (x) => x,
    variable: square
  },
  arcSine: odd(Math.asin, 0.5, 5),
  arcTangent: odd(Math.atan, 1, 9),
  // e^x = 1 + x P(x) and 2^x = 1 + x P(x)
  exponential: {
    interval: [0, Math.LN2],
    terms: 6,
    lead: [1],
    value: Math.exp,
    base: () => 1,
    factor: (x) => x
  },
  powerOfTwo: { interval: [-0.5, 0.5], terms: 6, value: (x) => 2 ** x, base: () => 1, factor: (x) => x },
  // e^x − 1 = x + x² P(x)
  exponentialRise: {
    interval: [-Math.LN2 / 2, Math.LN2 / 2],
    terms: 6,
    lead: [0.5],
    value: Math.expm1,
    base: (x) => x,
    factor: square
  },
  // ln(1 + x) = x − x²/2 + x³ P(x)
  logarithm: {
    interval: nearOne,
    terms: 9,
    value: Math.log1p,
    base: (x) => x - (x * x) / 2,
    factor: (x) => x ** 3
  },
  // 3 artanh s = 3s + s³ + s⁵ P(s²), s = (m − 1)/(m + 1) for m between √½ and √2
  areaTangent: {
    interval: [1e-3, 0.1716],
    terms: 3,
    value: (x) => 3 * Math.atanh(x),
    base: (x) => 3 * x + x ** 3,
    factor: (x) => x ** 5,
    variable: square
  },
  // erf x = x + x P(x²), and further out erf x = 1 − e^−P(x)
  errorNear: {
    interval: [1e-3, 1],
    terms: 7,
    value: erf,
    base: (x) => x,
    factor: (x) => x,
    variable: square
  },
  errorFar: {
    interval: [1, 4],
    terms: 9,
    value: (x) => -Math.log(erfc(x)),
    scale: (x) => 1 / erfc(x)
  },
  // erfc x = P(x − ¾), and further out e^(x²) erfc x = P(1/(x + ½)), up to where erfc x is no normal number
  errorMiddle: {
    interval: [0.5, 1],
    terms: 9,
    value: (x) => 1 - erf(x),
    variable: (x) => x - 0.75
  },
  errorTail: {
    interval: [1, 9.3],
    terms: 11,
    value: (x) => 1 / (tailFraction(x) * Math.sqrt(Math.PI)),
    variable: (x) => 1 / (x + 0.5)
  },
  // ln Γ(x) = (x − 1)(x − 2) P(x − 15/8)
  logGammaNear: {
    interval: [1, far],
    terms: 13,
    value: lnGamma,
    factor: (x) => (x - 1) * (x - 2),
    variable: (x) => x - 1.875
  },
  // w(x) of `stirlingRest` = P(1/x²)/x
  logGammaFar: {
    interval: [far, 60],
    terms: 5,
    lead: [1 / 12],
    value: stirlingRest,
    factor: (x) => 1 / x,
    variable: (x) => 1 / (x * x),
    scale: lnGamma
  },
  // ψ(x) = (x − x₀) P(x − 15/8)
  digammaNear: {
    interval: [1, far],
    terms: 14,
    value: digamma,
    factor: (x) => x - digammaZero,
    variable: (x) => x - 1.875
  },
  // v(x) of `digammaRest` = P(1/x²)/x²
  digammaFar: {
    interval: [far, 60],
    terms: 4,
    lead: [1 / 12],
    value: digammaRest,
    factor: (x) => 1 / (x * x),
    variable: (x) => 1 / (x * x),
    scale: digamma
  }
}

const gridSize = 3000

/**
 * Remez's exchange on a fine grid: the coefficients of `columns` (functions on the grid) that leave the smallest
 * largest |target − Σ c column|, and the places where that is reached. `places` is where to start.
 * @param {Float64Array[]} columns @param {Float64Array} target @param {number[]} places
 */
function minimax(columns, target, places) {
  // Columns of one size keep the equations well posed.
  const sizes = columns.map(largest)
  const scaled = columns.map((column, k) => column.map((value) => value / sizes[k]))
  let best = { error: Infinity, solution: /** @type {number[]} */ ([]), places }
  for (let round = 0; round < 60; round++) {
    const rows = places.map((p, i) => [...scaled.map((column) => column[p]), i % 2 ? -1 : 1, target[p]])
    const solution = solve(rows).slice(0, -1)
    const rest = remainder(target, scaled, solution)
    const error = largest(rest)
    if (error < best.error) best = { error, solution: solution.map((c, k) => c / sizes[k]), places }
    const next = alternation(rest, places.length)
    if (!next || next.every((p, i) => p === places[i])) break
    places = next
  }
  return best
}

const largest = (/** @type {Float64Array} */ values) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** @param {Float64Array} target @param {Float64Array[]} columns @param {number[]} solution */
const remainder = (target, columns, solution) =>
  target.map((value, p) => solution.reduce((rest, c, k) => rest - c * columns[k][p], value))

/** Gaussian elimination with pivots; each row holds the right-hand side last. @param {number[][]} rows */
function solve(rows) {
  const n = rows.length
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i
    ;[rows[k], rows[pivot]] = [rows[pivot], rows[k]]
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k]
      for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j]
    }
  }
  const x = new Array(n).fill(0)
  for (let k = n - 1; k >= 0; k--) {
    let rest = rows[k][n]
    for (let j = k + 1; j < n; j++) rest -= rows[k][j] * x[j]
    x[k] = rest / rows[k][k]
  }
  return x
}

/** So many places where the error peaks with alternating signs. @param {Float64Array} error @param {number} count */
function alternation(error, count) {
  /** @type {number[]} */
  const peaks = []
  error.forEach((value, p) => {
    const last = peaks.at(-1)
    if (last === undefined || error[last] * value < 0) peaks.push(p)
    else if (Math.abs(value) > Math.abs(error[last])) peaks[peaks.length - 1] = p
  })
  if (peaks.length < count) return null
  while (peaks.length > count)
    if (Math.abs(error[peaks[0]]) < Math.abs(error[/** @type {number} */ (peaks.at(-1))])) peaks.shift()
    else peaks.pop()
  return peaks
}

/**
 * The coefficients as f32 numbers: one after another is rounded, and those that follow are fitted anew around it.
 * @param {Fit} fit
 */
function coefficientsOf({ interval: [low, high], terms, lead = [], value, base, factor, variable, scale }) {
  const grid = Float64Array.from(
    { length: gridSize },
    (_, i) => low + ((high - low) * (1 - Math.cos((Math.PI * (i + 0.5)) / gridSize))) / 2
  )
  const weights = grid.map((x) => 1 / Math.abs((scale ?? value)(x)))
  const columns = Array.from({ length: terms }, (_, k) =>
    grid.map((x, i) => weights[i] * (factor?.(x) ?? 1) * (variable?.(x) ?? x) ** k)
  )
  const target = grid.map((x, i) => weights[i] * (value(x) - (base?.(x) ?? 0)))
  let places = Array.from({ length: terms + 1 }, (_, i) =>
    Math.round(((1 - Math.cos((Math.PI * i) / terms)) / 2) * (gridSize - 1))
  )
  /** @type {number[]} */
  const found = []
  let tail = /** @type {number[]} */ ([])
  while (found.length < terms) {
    const rest = remainder(target, columns, found)
    const open = columns.slice(found.length)
    const fitted = minimax(open, rest, places)
    // Where rounding has left nothing to gain, the rest of the last fit stays.
    if (!tail.length || fitted.error < largest(remainder(rest, open, tail))) {
      tail = fitted.solution
      places = fitted.places
    }
    const next = /** @type {number} */ (tail.shift())
    found.push(Math.fround(lead[found.length] ?? next))
    places = places.slice(1)
  }
  return { found, error: largest(remainder(target, columns, found)) }
}

/** The shortest decimal that is this f32. @param {number} value */
function shortest(value) {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return Number(value.toPrecision(9))
}

export function coefficients() {
  const entries = Object.entries(fits).map(([name, fit]) => [name, coefficientsOf(fit).found.map(shortest)])
  return /** @type {Record<string, number[]>} */ (Object.fromEntries(entries))
}

function text() {
  const lines = Object.entries(fits).map(([name, fit]) => {
    const { found, error } = coefficientsOf(fit)
    const note = `  /** Off by at most ${error.toExponential(1)}. */`
    return `${note}\n  ${name}: [${found.map(shortest).join(', ')}]`
  })
  return `/**
 * The coefficients of the polynomials in this folder, lowest power first, made by scripts/minimax.js, which
 * says what each approximates and where; the errors are relative.
 */
export const coefficients = {
${lines.join(',\n')}
} satisfies Record<string, number[]>
`
}

const path = fileURLToPath(new URL('../src/lib/math/table/wgsl/coefficients.ts', import.meta.url))
const squeezed = (/** @type {string} */ source) => source.replace(/\s/g, '')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = text()
  if (!process.argv.includes('--check')) process.stdout.write(made)
  else if (squeezed(made) === squeezed(readFileSync(path, 'utf8'))) console.log('coefficients.ts agrees')
  else {
    console.error(
      'coefficients.ts differs: node scripts/minimax.js > src/lib/math/table/wgsl/coefficients.ts'
    )
    process.exitCode = 1
  }
}
