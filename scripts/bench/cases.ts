import type { Domain } from '$lib/tape/sampling/sampling'
import { handwritten, step } from './handwritten'
import type { Loop } from './handwritten'

export interface Case {
  name: string
  /** Reads the same in Nabla's language and in mathjs's. */
  source: string
  domain: Domain
  /** The yardstick: what a programmer would write by hand for this one function. */
  loop: Loop
}

const square = (reach: number): Domain => ({ x: [-reach, reach], y: [-reach, reach] })
/** sin(r)/(1 + r), not the gallery's ripple. */
const ripple: Loop = (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
  const dx = step([left, right], columns)
  const dy = step([bottom, top], rows)
  let i = 0
  for (let row = 0; row < rows; row++) {
    const y = bottom + row * dy
    for (let column = 0; column < columns; column++) {
      const x = left + column * dx
      const r = x * x + y * y
      const d = 1 + r
      const s = Math.sin(r)
      const slope = (2 * Math.cos(r)) / d - (2 * s) / (d * d)
      out[i++] = s / d
      out[i++] = x * slope
      out[i++] = y * slope
      out[i++] = 1
    }
  }
}

/** Five of the gallery's kinds: polynomials of degree two and four, cosines, exponentials, a quotient. */
export const cases: Case[] = [
  {
    name: 'quadratic',
    source: 'x^2 + 3*x*y + 2*y^2',
    domain: square(3),
    loop: handwritten['quadratic-form']
  },
  {
    name: 'Himmelblau',
    source: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    domain: square(5),
    loop: handwritten.himmelblau
  },
  {
    name: 'Rastrigin',
    source: '20 + x^2 + y^2 - 10*cos(2*pi*x) - 10*cos(2*pi*y)',
    domain: square(2),
    loop: handwritten.rastrigin
  },
  {
    name: 'peaks',
    source:
      '3*(1 - x)^2*exp(-x^2 - (y + 1)^2) - 10*(x/5 - x^3 - y^5)*exp(-x^2 - y^2) - exp(-(x + 1)^2 - y^2)/3',
    domain: square(3),
    loop: handwritten.peaks
  },
  { name: 'ripple', source: 'sin(x^2 + y^2)/(1 + x^2 + y^2)', domain: square(4), loop: ripple }
]
