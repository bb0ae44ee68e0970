import type { Box, Place } from './types'

// oracle.py writes this file: SymPy shows that the gradient and the Hessian's determinant vanish at the places.

/** A function of x and y with critical points that are degenerate or that fill a curve, or with a kink. */
export interface DegenerateFunction {
  name: string
  source: string
  box: Box
  /**
   * 'isolated': one critical point, and it is degenerate. 'curve': the gradient vanishes along curves.
   * 'kink': an extremum where f has no gradient. 'everywhere': the gradient vanishes everywhere.
   */
  truth: 'isolated' | 'curve' | 'kink' | 'everywhere'
  /** The isolated point, one point of a curve, or the kink. */
  at?: Place
  note: string
}

/** Functions whose critical points no proof of isolated ones may claim to list. */
export const degenerateFunctions: DegenerateFunction[] = [
  {
    name: 'two fourth powers',
    source: 'x^4 + y^4',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'isolated',
    at: [0, 0],
    note: 'A minimum whose Hessian is nought.'
  },
  {
    name: 'monkey saddle',
    source: 'x^3 - 3xy^2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'isolated',
    at: [0, 0],
    note: 'Hilbert and Cohn-Vossen 1932: neither a minimum nor a maximum, of index -2.'
  },
  {
    name: 'a cubic and a square',
    source: 'x^3 + y^2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'isolated',
    at: [0, 0],
    note: 'A fold, of index 0: neither a minimum nor a maximum.'
  },
  {
    name: 'a line where the gradient vanishes',
    source: 'x y^2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'curve',
    at: [1, 0],
    note: 'The gradient vanishes on the line y = 0 and nowhere else.'
  },
  {
    name: 'a moat',
    source: '(x^2 + y^2 - 1)^2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'curve',
    at: [0, 1],
    note: 'The gradient vanishes on the unit circle, and at the origin, which is a maximum of its own.'
  },
  {
    name: 'a trough',
    source: 'x^2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'curve',
    at: [0, 1],
    note: 'The gradient vanishes on the line x = 0.'
  },
  {
    name: 'two troughs that cross',
    source: 'x^2 y^2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'curve',
    at: [1, 0],
    note: 'The gradient vanishes on both axes.'
  },
  {
    name: 'a flat trough',
    source: '(x - y)^4',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'curve',
    at: [1, 1],
    note: 'The gradient vanishes on the line x = y, and so does the Hessian.'
  },
  {
    name: 'waves',
    source: 'sin(x + y)',
    box: [
      [-4, 4],
      [-4, 4]
    ],
    truth: 'curve',
    at: [1.5707963267948966, 0],
    note: 'The gradient vanishes on the lines x + y = π/2 + kπ.'
  },
  {
    name: 'cone',
    source: 'sqrt(x^2 + y^2)',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'kink',
    at: [0, 0],
    note: 'A minimum without a gradient; the gradient has the length 1 elsewhere.'
  },
  {
    name: 'pyramid',
    source: '|x| + |y|',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'kink',
    at: [0, 0],
    note: 'A minimum without a gradient; the edges of the pyramid have none either.'
  },
  {
    name: 'constant',
    source: '3',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'everywhere',
    note: 'The gradient vanishes everywhere.'
  }
]
