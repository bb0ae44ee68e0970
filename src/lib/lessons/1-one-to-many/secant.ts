import type { Range } from '../../tape/sampling/sampling'

/** A function of one variable, and the window in which it is looked at. */
export interface Example {
  name: string
  /** As it stands on its button. */
  label: string
  source: string
  x: Range
  y: Range
  /** Where its point begins. */
  start: number
}

export const examples: readonly Example[] = [
  { name: 'parabola', label: 'x²/2', source: 'x^2/2', x: [-2, 4], y: [-1.5, 6], start: 1 },
  { name: 'sine', label: 'sin x', source: 'sin(x)', x: [-1, 7], y: [-1.6, 1.6], start: 1 }
]

/** The slope of the secant over the step from x to x + h. */
export const quotient = (f: (x: number) => number, x: number, h: number): number => (f(x + h) - f(x)) / h

const pieces = 160

/** The graph of f over a range, as a chart draws it. */
export const graphOf = (f: (x: number) => number, [low, high]: Readonly<Range>): Float64Array =>
  Float64Array.from({ length: 2 * pieces + 2 }, (_, i) => {
    const x = low + ((high - low) * (i >> 1)) / pieces
    return i % 2 === 0 ? x : f(x)
  })

/** The straight line through a place with a slope, from one end of a range to the other. */
export const lineThrough = (
  [x, y]: readonly [number, number],
  slope: number,
  [low, high]: Readonly<Range>
): Float64Array => Float64Array.of(low, y + (low - x) * slope, high, y + (high - x) * slope)
