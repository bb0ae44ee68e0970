import type { Columns } from './columnNames'
import type { Range } from '../tape/sampling/sampling'

/** A formula worth trying on the data at hand. */
export interface DataExample {
  label: string
  source: string
  /** Where its lowest point lies, with some way around it. */
  domain: { x: Range; y: Range } | null
  /** That lowest point, or a point near it. */
  lowest: [number, number]
}

/** Formulas for the first two columns, or for the only one. */
export function dataExamples(columns: Columns): DataExample[] {
  const [first, second] = [...columns].map(([name, values]): Column => [name, some(values)])
  if (first === undefined) return []
  return second === undefined ? [likelihood(...first)] : lines(columns, first, second)
}

/** Enough rows to know where a lowest point lies. */
const enough = 20_000
const some = (values: Float64Array): Float64Array => {
  const step = Math.ceil(values.length / enough)
  return Float64Array.from({ length: Math.floor(values.length / step) }, (_, i) => values[i * step])
}

type Column = [name: string, values: Float64Array]

function lines(columns: Columns, [X, xs]: Column, [Y, ys]: Column): DataExample[] {
  const letter = ['b', 'c', 'k', 'w'].find(
    (letter) => !columns.has(`${letter}0`) && !columns.has(`${letter}1`)
  )
  const [b0, b1] = [`${letter}0`, `${letter}1`]
  const line = `${b0} + ${b1}*${X}`
  const example = (label: string, loss: string, fit: Fit) => ({
    label,
    source: `f(${b0}, ${b1}) = mean(${loss})`,
    lowest: [fit.b0, fit.b1] as [number, number],
    domain: around([fit.b0, fit.spread], [fit.b1, fit.spread / fit.width])
  })
  const fit = lineThrough(xs, ys)
  const logistic = { ...fit, b0: 0, b1: 0, spread: 4 }
  const values = new Set(ys)
  const are = (...numbers: number[]) =>
    values.size === numbers.length && numbers.every((number) => values.has(number))
  return [
    example('Least squares', `(${line} - ${Y})^2`, fit),
    example('Least absolute differences', `abs(${line} - ${Y})`, fit),
    ...(are(0, 1) ? [example('Logistic regression', `softplus(${line}) - ${Y}*(${line})`, logistic)] : []),
    ...(are(-1, 1) ? [example('Logistic regression', `softplus(-${Y}*(${line}))`, logistic)] : [])
  ]
}

/** The normal distribution's: lowest at the mean and the standard deviation. */
function likelihood(name: string, values: Float64Array): DataExample {
  const [m, s] = ['m', 's'].map((letter) => (name === letter ? `${letter}0` : letter))
  const mean = meanOf(values)
  const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))
  const domain = around([mean, deviation], [2 * deviation, deviation / 2])
  return {
    label: 'Mean and spread by likelihood',
    source: `f(${m}, ${s}) = ln(${s}) + mean((${name} - ${m})^2)/(2*${s}^2)`,
    lowest: [mean, deviation],
    domain: domain && { x: domain.x, y: [domain.y[1] / 10, domain.y[1]] }
  }
}

interface Fit {
  b0: number
  b1: number
  /** How far the points lie apart in either direction. */
  width: number
  spread: number
}

/** The line of least squares. */
function lineThrough(xs: Float64Array, ys: Float64Array): Fit {
  const [mx, my] = [meanOf(xs), meanOf(ys)]
  const varX = meanOf(xs.map((x) => (x - mx) ** 2))
  const varY = meanOf(ys.map((y) => (y - my) ** 2))
  const b1 = meanOf(xs.map((x, i) => (x - mx) * (ys[i] - my))) / varX
  return { b0: my - b1 * mx, b1, width: Math.sqrt(varX), spread: Math.sqrt(varY) }
}

const meanOf = (values: Float64Array): number =>
  values.reduce((total, value) => total + value, 0) / values.length

type Side = [middle: number, reach: number]

/** Round sides that hold both middles with about twice their reach around; null without any. */
function around(x: Side, y: Side): { x: Range; y: Range } | null {
  const side = ([middle, reach]: Side): Range => {
    const step = 10 ** Math.floor(Math.log10(reach))
    const round = (value: number) => Number((value * step).toPrecision(6))
    return [round(Math.floor((middle - 2 * reach) / step)), round(Math.ceil((middle + 2 * reach) / step))]
  }
  const sides = { x: side(x), y: side(y) }
  return [...sides.x, ...sides.y].every(Number.isFinite) ? sides : null
}
