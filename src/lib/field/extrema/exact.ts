/** A number known by more than its digits. */
export interface Exact {
  value: number
  /** In TeX: \frac{1}{3}, \sqrt{2}, \frac{\pi}{4}. */
  tex: string
  /** As it is said: 1/3, √2, π/4. */
  text: string
  /** The equation of the letter that it solves, in TeX; empty for a whole number. */
  equation(letter: string): string
}

/** Beyond these a fraction is no more to be recognised than made up. */
const mostParts = 60
const mostOfPi = 24
const mostCoefficient = 24
/** Units of the last place that an enclosure may miss its number by. */
const slack = 8 * Number.EPSILON

/** The number that an interval of a few last places is about; null where it is none of the well-known. */
export function recognise([low, high]: readonly [number, number]): Exact | null {
  const middle = low / 2 + high / 2
  const reach = (high - low) / 2 + slack * Math.abs(middle)
  if (!(reach <= 1e-9 * Math.max(1, Math.abs(middle)))) return null
  const isIt = (value: number) => Math.abs(value - middle) <= reach
  return (
    fraction(middle, isIt) ?? partOfPi(middle, isIt) ?? quadratic(middle, isIt) ?? logarithm(middle, isIt)
  )
}

type IsIt = (value: number) => boolean

function fraction(x: number, isIt: IsIt): Exact | null {
  for (let q = 1; q <= mostParts; q++) {
    const p = Math.round(x * q)
    if (!isIt(p / q)) continue
    if (q > 1 && Math.abs(p) > 1e4) return null
    const equation = (letter: string) => (q === 1 ? '' : `${q}${letter} = ${p}`)
    return { value: p / q, tex: fractionTex(p, q), text: q === 1 ? minus(`${p || 0}`) : minus(`${p}/${q}`), equation } // prettier-ignore
  }
  return null
}

function partOfPi(x: number, isIt: IsIt): Exact | null {
  for (let q = 1; q <= mostOfPi; q++) {
    const p = Math.round((x / Math.PI) * q)
    if (p === 0 || Math.abs(p) > 400 || !isIt((p * Math.PI) / q)) continue
    const [sign, size] = [p < 0 ? '-' : '', Math.abs(p)]
    const top = `${size === 1 ? '' : size}\\pi`
    const text = `${sign}${size === 1 ? '' : size}π${q === 1 ? '' : `/${q}`}`
    const tex = q === 1 ? sign + top : `${sign}\\frac{${top}}{${q}}`
    return { value: (p * Math.PI) / q, tex, text: minus(text), equation: (letter) => `${letter} = ${tex}` }
  }
  return null
}

/** A root of ax² + bx + c = 0 with small whole coefficients. */
function quadratic(x: number, isIt: IsIt): Exact | null {
  for (let a = 1; a <= mostCoefficient; a++)
    for (let k = 0; k <= 2 * mostCoefficient; k++) {
      const b = k % 2 === 0 ? k / 2 : -(k + 1) / 2
      const c = Math.round(-(a * x + b) * x)
      if (Math.abs(c) > 400) continue
      const inner = b * b - 4 * a * c
      if (inner <= 0) continue
      const sign = 2 * a * x + b < 0 ? -1 : 1
      // The root without cancellation: the other one by Vieta.
      const far = -b - (b < 0 ? -1 : 1) * Math.sqrt(inner)
      const value = Math.sign(-b + sign * Math.sqrt(inner)) === Math.sign(far) || b === 0 ? (-b + sign * Math.sqrt(inner)) / (2 * a) : (2 * c) / far // prettier-ignore
      if (isIt(value)) return surd(a, b, c, inner, sign, value)
    }
  return null
}

function surd(a: number, b: number, c: number, inner: number, sign: number, value: number): Exact {
  let [outside, inside] = [1, inner]
  for (let k = 2; k * k <= inside; k++)
    while (inside % (k * k) === 0) [outside, inside] = [outside * k, inside / (k * k)]
  const common = divisor(divisor(Math.abs(b), outside), 2 * a)
  const [first, factor, below] = [-b / common, outside / common, (2 * a) / common]
  const rootTex = `${factor === 1 ? '' : factor}\\sqrt{${inside}}`
  const rootText = `${factor === 1 ? '' : factor}√${inside}`
  const join = (root: string) =>
    first === 0 ? `${sign < 0 ? '-' : ''}${root}` : `${first} ${sign < 0 ? '-' : '+'} ${root}`
  const top = join(rootTex)
  const lone = first === 0 && sign < 0 ? `-\\frac{${rootTex}}{${below}}` : `\\frac{${top}}{${below}}`
  const plain = join(rootText)
  const text = below === 1 ? plain : `${first === 0 ? plain : `(${plain})`}/${below}`
  const equation = (letter: string) =>
    `${a === 1 ? '' : a}${letter}^2${signed(b, letter)} ${first === 0 ? `= ${-c}` : `${signed(c, '')} = 0`}`.replace('  ', ' ') // prettier-ignore
  return { value, tex: below === 1 ? top : lone, text: minus(text), equation }
}

/** ln of a small fraction. */
function logarithm(x: number, isIt: IsIt): Exact | null {
  const power = Math.exp(x)
  for (let q = 1; q <= 12; q++) {
    const p = Math.round(power * q)
    if (p <= 0 || p > 200 || (p === q) || !isIt(Math.log(p / q))) continue // prettier-ignore
    const [tex, text] = q === 1 ? [`\\ln ${p}`, `ln ${p}`] : [`\\ln\\frac{${p}}{${q}}`, `ln(${p}/${q})`]
    const equation = (letter: string) => `e^{${letter}} = ${q === 1 ? p : `\\frac{${p}}{${q}}`}`
    return { value: Math.log(p / q), tex, text, equation }
  }
  return null
}

const fractionTex = (p: number, q: number): string =>
  q === 1 ? String(p || 0) : `${p < 0 ? '-' : ''}\\frac{${Math.abs(p)}}{${q}}`

const signed = (value: number, letter: string): string => {
  if (value === 0) return ''
  const size = Math.abs(value) === 1 && letter !== '' ? '' : String(Math.abs(value))
  return ` ${value < 0 ? '-' : '+'} ${size}${letter}`
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
const minus = (text: string): string => text.replaceAll('-', '−')
