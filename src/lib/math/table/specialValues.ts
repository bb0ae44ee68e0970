/**
 * The special functions of the table in f64. NaN at poles and for NaN. Accuracies are those that
 * tests/unit/special.test.ts holds them to, against mpmath.
 */

const horner = (coefficients: number[], x: number): number => coefficients.reduce((sum, c) => sum * x + c, 0)

/** W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969). */
const cody = {
  near: [
    [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694],
    [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171]
  ],
  far: [
    [
      2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
      881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972
    ],
    [
      1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
      4362.619090143247, 3439.3676741437216, 1230.3393548037495
    ]
  ],
  farthest: [
    [
      0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926,
      0.016083785148742275, 0.0006587491615298378
    ],
    [1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918]
  ]
}

/** e^(−a²) by a² in two parts, the first of which is exact: rounded as a whole it would cost digits where it is large. */
function bell(a: number): number {
  const head = Math.trunc(16 * a) / 16
  return Math.exp(-head * head) * Math.exp(-(a - head) * (a + head))
}

/** 1 − erf a for a ≥ 0.46875, with all its digits. */
function errorTail(a: number): number {
  if (a <= 4) return (bell(a) * horner(cody.far[0], a)) / horner(cody.far[1], a)
  if (a > 28) return 0
  const q = 1 / (a * a)
  const rest = (q * horner(cody.farthest[0], q)) / horner(cody.farthest[1], q)
  return (bell(a) * (1 / Math.sqrt(Math.PI) - rest)) / a
}

const errorNear = (x: number): number => (x * horner(cody.near[0], x * x)) / horner(cody.near[1], x * x)

/** The error function, to 2 units in the last place. */
export function erf(x: number): number {
  const a = Math.abs(x)
  if (a < 0.46875) return errorNear(x)
  return a > 6 ? Math.sign(x) : Math.sign(x) * (1 - errorTail(a))
}

/** 1 − erf x without the cancellation: it has its digits until it underflows at 26.5. */
export function erfc(x: number): number {
  if (Math.abs(x) < 0.46875) return 1 - errorNear(x)
  return x < 0 ? 2 - errorTail(-x) : errorTail(x)
}

/** The Bernoulli numbers B₂, B₄, … of Stirling's and Euler and Maclaurin's series. */
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510]

/** Stirling's series: ln Γ(x) = (x − 1/2) ln x − x + ln √(2π) + this, for x ≥ 15 (A&S 6.1.40). */
const stirling = (x: number): number =>
  bernoulli.reduceRight((sum, b, i) => sum / (x * x) + b / ((2 * i + 2) * (2 * i + 1)), 0) / x

const isPole = (x: number): boolean => x <= 0 && x === Math.floor(x)

/** sin πx, exact in its argument however large x is. */
function sinPi(x: number): number {
  const whole = Math.round(x)
  return (whole % 2 === 0 ? 1 : -1) * Math.sin(Math.PI * (x - whole))
}

/** Γ(x): exact at whole x up to 23, to 3e-15 relative elsewhere; ∞ where it overflows. */
export function gamma(x: number): number {
  if (isPole(x)) return NaN
  if (x < -20) return Math.PI / (sinPi(x) * gamma(1 - x))
  if (!(x <= 23)) {
    // In two halves, since x^x overflows before Γ(x) does.
    const half = Math.pow(x, x / 2 - 0.25)
    return x > 172 ? Infinity : half * Math.exp(-x) * half * Math.exp(stirling(x)) * Math.sqrt(2 * Math.PI)
  }
  if (x === Math.floor(x)) return product(1, x - 1)
  const steps = Math.ceil(23 - x)
  const shifted = x + steps
  // What rounding moved the argument by, to first order: ψ(x) ≈ ln x there.
  const moved = x - (shifted - steps)
  return (gamma(shifted) * (1 + moved * Math.log(shifted))) / product(x, steps)
}

/** x (x + 1) ⋯ with so many factors. */
function product(x: number, factors: number): number {
  let p = 1
  for (let k = 0; k < factors; k++) p *= x + k
  return p
}

/** ln |Γ(x)|. */
export function lgamma(x: number): number {
  if (isPole(x)) return NaN
  if (x < -20) return Math.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x)
  if (x < 23) return Math.log(Math.abs(gamma(x)))
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirling(x)
}

/**
 * Σ 1/(x + k)^s over k ≥ 0 by Euler and Maclaurin's series, for x ≥ 15 + 2s. For s = 1, where the sum
 * diverges, −ψ(x), which takes its place (A&S 6.3.18, 6.4.11).
 */
function tail(s: number, x: number): number {
  let sum = (s === 1 ? -Math.log(x) : Math.pow(x, 1 - s) / (s - 1)) + Math.pow(x, -s) / 2
  let term = (s / 2) * Math.pow(x, -s - 1)
  bernoulli.forEach((b, i) => {
    const k = s + 2 * i
    sum += b * term
    term *= ((k + 1) * (k + 2)) / ((2 * i + 3) * (2 * i + 4) * x * x)
  })
  return sum
}

/**
 * The n-th derivative of ψ = (ln Γ)′ for whole n ≥ 0: (−1)^(n+1) n! Σ 1/(x + k)^(n+1). Terms near the poles
 * are summed one by one, those far to the right and far to the left by `tail`.
 */
export function polygamma(n: number, x: number): number {
  if (n < 0 || n !== Math.floor(n) || n > 100 || isPole(x) || x !== x) return NaN
  const s = n + 1
  const near = 15 + 2 * s
  const sign = s % 2 === 0 ? 1 : -1
  const skipped = Math.max(0, Math.ceil(-near - x))
  let at = x + skipped
  let sum = skipped ? sign * (tail(s, 1 - at) - tail(s, 1 - x)) : 0
  for (; at < near; at++) sum += Math.pow(at, -s)
  return sign * product(1, n) * (sum + tail(s, at))
}

/** ψ(x) = Γ′(x)/Γ(x). */
export const digamma = (x: number): number => polygamma(0, x)

/** The first or second derivative of sin(x)/x, by its series Σ (−1)^k x^(2k)/(2k + 1)! near 0. */
export function sincSlope(order: 1 | 2, x: number): number {
  if (Math.abs(x) > 1) {
    const [sine, cosine] = [Math.sin(x) / x, Math.cos(x)]
    const slope = (cosine - sine) / x
    return order === 1 ? slope : -sine - (2 * slope) / x
  }
  let power = order === 1 ? x : 1
  let factorial = 1
  let sum = 0
  for (let k = 1; k < 11; k++) {
    factorial *= -2 * k * (2 * k + 1)
    sum += ((order === 1 ? 2 * k : 2 * k * (2 * k - 1)) * power) / factorial
    power *= x * x
  }
  return sum
}
