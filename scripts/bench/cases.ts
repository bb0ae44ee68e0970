import type { Domain, Grid } from '$lib/tape/sampling'

/** Fills `out` with f, f_x, f_y and 1 per sample, in the layout of tape/sampling.ts. */
export type Loop = (out: Float32Array, grid: Grid, domain: Domain) => void

export interface Case {
  name: string
  /** Reads the same in Nabla's language and in mathjs's. */
  source: string
  domain: Domain
  /** The yardstick: what a programmer would write by hand for this one function. */
  loop: Loop
}

const square = (reach: number): Domain => ({ x: [-reach, reach], y: [-reach, reach] })
const step = ([low, high]: [number, number], count: number) => (high - low) / (count - 1)

const quadratic: Loop = (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
  const dx = step([left, right], columns)
  const dy = step([bottom, top], rows)
  let i = 0
  for (let row = 0; row < rows; row++) {
    const y = bottom + row * dy
    for (let column = 0; column < columns; column++) {
      const x = left + column * dx
      out[i++] = x * x + 3 * x * y + 2 * y * y
      out[i++] = 2 * x + 3 * y
      out[i++] = 3 * x + 4 * y
      out[i++] = 1
    }
  }
}

const himmelblau: Loop = (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
  const dx = step([left, right], columns)
  const dy = step([bottom, top], rows)
  let i = 0
  for (let row = 0; row < rows; row++) {
    const y = bottom + row * dy
    for (let column = 0; column < columns; column++) {
      const x = left + column * dx
      const a = x * x + y - 11
      const b = x + y * y - 7
      out[i++] = a * a + b * b
      out[i++] = 4 * x * a + 2 * b
      out[i++] = 2 * a + 4 * y * b
      out[i++] = 1
    }
  }
}

const rastrigin: Loop = (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
  const dx = step([left, right], columns)
  const dy = step([bottom, top], rows)
  const turn = 2 * Math.PI
  let i = 0
  for (let row = 0; row < rows; row++) {
    const y = bottom + row * dy
    for (let column = 0; column < columns; column++) {
      const x = left + column * dx
      out[i++] = 20 + x * x + y * y - 10 * Math.cos(turn * x) - 10 * Math.cos(turn * y)
      out[i++] = 2 * x + 10 * turn * Math.sin(turn * x)
      out[i++] = 2 * y + 10 * turn * Math.sin(turn * y)
      out[i++] = 1
    }
  }
}

const peaks: Loop = (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
  const dx = step([left, right], columns)
  const dy = step([bottom, top], rows)
  let i = 0
  for (let row = 0; row < rows; row++) {
    const y = bottom + row * dy
    for (let column = 0; column < columns; column++) {
      const x = left + column * dx
      const a = 3 * (1 - x) * (1 - x) * Math.exp(-x * x - (y + 1) * (y + 1))
      const p = x / 5 - x * x * x - y * y * y * y * y
      const b = Math.exp(-x * x - y * y)
      const c = Math.exp(-(x + 1) * (x + 1) - y * y) / 3
      out[i++] = a - 10 * p * b - c
      out[i++] =
        -6 * (1 - x) * Math.exp(-x * x - (y + 1) * (y + 1)) -
        2 * x * a -
        10 * b * (1 / 5 - 3 * x * x - 2 * x * p) +
        2 * (x + 1) * c
      out[i++] = -2 * (y + 1) * a - 10 * b * (-5 * y * y * y * y - 2 * y * p) + 2 * y * c
      out[i++] = 1
    }
  }
}

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
  { name: 'quadratic', source: 'x^2 + 3*x*y + 2*y^2', domain: square(3), loop: quadratic },
  { name: 'Himmelblau', source: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2', domain: square(5), loop: himmelblau },
  {
    name: 'Rastrigin',
    source: '20 + x^2 + y^2 - 10*cos(2*pi*x) - 10*cos(2*pi*y)',
    domain: square(2),
    loop: rastrigin
  },
  {
    name: 'peaks',
    source:
      '3*(1 - x)^2*exp(-x^2 - (y + 1)^2) - 10*(x/5 - x^3 - y^5)*exp(-x^2 - y^2) - exp(-(x + 1)^2 - y^2)/3',
    domain: square(3),
    loop: peaks
  },
  { name: 'ripple', source: 'sin(x^2 + y^2)/(1 + x^2 + y^2)', domain: square(4), loop: ripple }
]
