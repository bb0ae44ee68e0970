import type { Box } from './types'

// oracle.py writes this file: stationary points to 40 digits by mpmath, completeness by interval arithmetic.

/** A point where f is stationary along the curve: ∇f = multiplier · ∇g. */
export interface StationaryPoint {
  x: number
  y: number
  value: number
  multiplier: number
  /** Of f along the curve, near the point: the second derivative along the curve is not 0 at any of these. */
  kind: 'minimum' | 'maximum'
}

/** f on the curve g = level, with all its stationary points in the box; the curve has no singular point there. */
export interface ConstrainedProblem {
  name: string
  f: string
  g: string
  level: number
  box: Box
  points: StationaryPoint[]
  /** Whether all of the curve that lies in the box is closed curves: none of it meets the edge of the box. */
  closed: boolean
  note: string
}

/** f on the curve g = level, where regular stationary points are not the whole truth. */
export interface SingularProblem {
  name: string
  f: string
  g: string
  level: number
  box: Box
  /**
   * 'cusp' and 'crossing': ∇g vanishes at a point of the curve. 'constant': f is constant on the curve.
   * 'kink': f has no gradient at some extrema. 'inflection': a stationary point is neither minimum nor maximum.
   */
  truth: 'cusp' | 'crossing' | 'constant' | 'kink' | 'inflection'
  /** All strict local extrema of f along the curve inside the box. */
  extrema: { x: number; y: number; value: number; kind: 'minimum' | 'maximum' }[]
  note: string
}

/** Problems with all their stationary points in a box. */
export const constrainedProblems: ConstrainedProblem[] = [
  {
    name: 'rectangle in a circle',
    f: 'xy',
    g: 'x^2 + y^2',
    level: 8,
    box: [
      [-4, 4],
      [-4, 4]
    ],
    points: [
      { x: -2, y: -2, value: 4, multiplier: 0.5, kind: 'maximum' },
      { x: -2, y: 2, value: -4, multiplier: -0.5, kind: 'minimum' },
      { x: 2, y: -2, value: -4, multiplier: -0.5, kind: 'minimum' },
      { x: 2, y: 2, value: 4, multiplier: 0.5, kind: 'maximum' }
    ],
    closed: true,
    note: 'Textbook kind: ±4 at (±2, ±2).'
  },
  {
    name: 'two squares on the unit circle',
    f: 'x^2 + 2y^2',
    g: 'x^2 + y^2',
    level: 1,
    box: [
      [-2, 2],
      [-2, 2]
    ],
    points: [
      { x: -1, y: 0, value: 1, multiplier: 1, kind: 'minimum' },
      { x: 0, y: -1, value: 2, multiplier: 2, kind: 'maximum' },
      { x: 0, y: 1, value: 2, multiplier: 2, kind: 'maximum' },
      { x: 1, y: 0, value: 1, multiplier: 1, kind: 'minimum' }
    ],
    closed: true,
    note: 'Stewart, Calculus: 2 at (0, ±1), 1 at (±1, 0).'
  },
  {
    name: 'a cubic on a circle',
    f: 'x^2 y',
    g: 'x^2 + y^2',
    level: 3,
    box: [
      [-2, 2],
      [-2, 2]
    ],
    points: [
      { x: -1.4142135623730951, y: -1, value: -2, multiplier: -1, kind: 'minimum' },
      { x: -1.4142135623730951, y: 1, value: 2, multiplier: 1, kind: 'maximum' },
      { x: 0, y: -1.7320508075688772, value: 0, multiplier: 0, kind: 'maximum' },
      { x: 0, y: 1.7320508075688772, value: 0, multiplier: 0, kind: 'minimum' },
      { x: 1.4142135623730951, y: -1, value: -2, multiplier: -1, kind: 'minimum' },
      { x: 1.4142135623730951, y: 1, value: 2, multiplier: 1, kind: 'maximum' }
    ],
    closed: true,
    note: 'Textbook kind: ±2 at (±√2, ±1); at (0, ±√3) the gradient of f vanishes, and the multiplier with it.'
  },
  {
    name: 'a product on an ellipse',
    f: 'xy',
    g: '4x^2 + y^2',
    level: 8,
    box: [
      [-2, 2],
      [-4, 4]
    ],
    points: [
      { x: -1, y: -2, value: 2, multiplier: 0.25, kind: 'maximum' },
      { x: -1, y: 2, value: -2, multiplier: -0.25, kind: 'minimum' },
      { x: 1, y: -2, value: -2, multiplier: -0.25, kind: 'minimum' },
      { x: 1, y: 2, value: 2, multiplier: 0.25, kind: 'maximum' }
    ],
    closed: true,
    note: 'Textbook kind: ±2 at (±1, ±2).'
  },
  {
    name: 'distance on a tilted ellipse',
    f: 'x^2 + y^2',
    g: 'x^2 + xy + y^2',
    level: 3,
    box: [
      [-3, 3],
      [-3, 3]
    ],
    points: [
      { x: -1.7320508075688772, y: 1.7320508075688772, value: 6, multiplier: 2, kind: 'maximum' },
      { x: -1, y: -1, value: 2, multiplier: 0.6666666666666666, kind: 'minimum' },
      { x: 1, y: 1, value: 2, multiplier: 0.6666666666666666, kind: 'minimum' },
      { x: 1.7320508075688772, y: -1.7320508075688772, value: 6, multiplier: 2, kind: 'maximum' }
    ],
    closed: true,
    note: 'Textbook kind: 2 at ±(1, 1), 6 at ±(√3, -√3).'
  },
  {
    name: 'distance from a point to an ellipse',
    f: '(x - 1)^2 + (y - 2)^2',
    g: 'x^2/4 + y^2',
    level: 1,
    box: [
      [-3, 3],
      [-2, 2]
    ],
    points: [
      {
        x: -1.8442209407905703,
        y: -0.3869267119072887,
        value: 13.787011888048138,
        multiplier: 6.16893752344299,
        kind: 'maximum'
      },
      {
        x: 0.7738534238145774,
        y: 0.9221104703952852,
        value: 1.2129881119518626,
        multiplier: -1.1689375234429897,
        kind: 'minimum'
      }
    ],
    closed: true,
    note: 'The roots of a quartic.'
  },
  {
    name: 'distance on a superellipse',
    f: 'x^2 + y^2',
    g: 'x^4 + y^4',
    level: 1,
    box: [
      [-1.5, 1.5],
      [-1.5, 1.5]
    ],
    points: [
      { x: -1, y: 0, value: 1, multiplier: 0.5, kind: 'minimum' },
      {
        x: -0.8408964152537145,
        y: -0.8408964152537145,
        value: 1.4142135623730951,
        multiplier: 0.7071067811865476,
        kind: 'maximum'
      },
      {
        x: -0.8408964152537145,
        y: 0.8408964152537145,
        value: 1.4142135623730951,
        multiplier: 0.7071067811865476,
        kind: 'maximum'
      },
      { x: 0, y: -1, value: 1, multiplier: 0.5, kind: 'minimum' },
      { x: 0, y: 1, value: 1, multiplier: 0.5, kind: 'minimum' },
      {
        x: 0.8408964152537145,
        y: -0.8408964152537145,
        value: 1.4142135623730951,
        multiplier: 0.7071067811865476,
        kind: 'maximum'
      },
      {
        x: 0.8408964152537145,
        y: 0.8408964152537145,
        value: 1.4142135623730951,
        multiplier: 0.7071067811865476,
        kind: 'maximum'
      },
      { x: 1, y: 0, value: 1, multiplier: 0.5, kind: 'minimum' }
    ],
    closed: true,
    note: 'Textbook kind: √2 at the four points with |x| = |y|, 1 on the axes.'
  },
  {
    name: 'a sum on a superellipse',
    f: 'x + y',
    g: 'x^4 + y^4',
    level: 2,
    box: [
      [-2, 2],
      [-2, 2]
    ],
    points: [
      { x: -1, y: -1, value: -2, multiplier: -0.25, kind: 'minimum' },
      { x: 1, y: 1, value: 2, multiplier: 0.25, kind: 'maximum' }
    ],
    closed: true,
    note: '±2 at ±(1, 1). The curve is flat where it meets the axes, but f has no stationary point there.'
  },
  {
    name: 'height of a Cassini oval',
    f: 'y',
    g: '(x^2 + y^2)^2 - 2(x^2 - y^2)',
    level: 1,
    box: [
      [-2, 2],
      [-1.5, 1.5]
    ],
    points: [
      {
        x: -0.7071067811865476,
        y: -0.7071067811865476,
        value: -0.7071067811865476,
        multiplier: -0.1767766952966369,
        kind: 'minimum'
      },
      {
        x: -0.7071067811865476,
        y: 0.7071067811865476,
        value: 0.7071067811865476,
        multiplier: 0.1767766952966369,
        kind: 'maximum'
      },
      {
        x: 0,
        y: -0.6435942529055826,
        value: -0.6435942529055826,
        multiplier: -0.2746710283669525,
        kind: 'maximum'
      },
      {
        x: 0,
        y: 0.6435942529055826,
        value: 0.6435942529055826,
        multiplier: 0.2746710283669525,
        kind: 'minimum'
      },
      {
        x: 0.7071067811865476,
        y: -0.7071067811865476,
        value: -0.7071067811865476,
        multiplier: -0.1767766952966369,
        kind: 'minimum'
      },
      {
        x: 0.7071067811865476,
        y: 0.7071067811865476,
        value: 0.7071067811865476,
        multiplier: 0.1767766952966369,
        kind: 'maximum'
      }
    ],
    closed: true,
    note: 'Cassini oval of one loop: extrema on the axis x = 0 and beside it.'
  },
  {
    name: 'height of the oval of an elliptic curve',
    f: 'y',
    g: 'y^2 - x^3 + x',
    level: 0,
    box: [
      [-1.3, 0.5],
      [-1, 1]
    ],
    points: [
      {
        x: -0.5773502691896257,
        y: -0.6204032394013997,
        value: -0.6204032394013997,
        multiplier: -0.8059274488676564,
        kind: 'minimum'
      },
      {
        x: -0.5773502691896257,
        y: 0.6204032394013997,
        value: 0.6204032394013997,
        multiplier: 0.8059274488676564,
        kind: 'maximum'
      }
    ],
    closed: true,
    note: 'At x = -1/√3; the unbounded branch lies outside the box.'
  },
  {
    name: 'an exponential on a cubic',
    f: 'e^(xy)',
    g: 'x^3 + y^3',
    level: 16,
    box: [
      [-3, 4],
      [-3, 4]
    ],
    points: [{ x: 2, y: 2, value: 54.598150033144236, multiplier: 9.099691672190707, kind: 'maximum' }],
    closed: false,
    note: 'Stewart, Calculus: e^4 at (2, 2).'
  },
  {
    name: 'distance on the hyperbola xy = 1',
    f: 'x^2 + y^2',
    g: 'xy',
    level: 1,
    box: [
      [-4, 4],
      [-4, 4]
    ],
    points: [
      { x: -1, y: -1, value: 2, multiplier: 2, kind: 'minimum' },
      { x: 1, y: 1, value: 2, multiplier: 2, kind: 'minimum' }
    ],
    closed: false,
    note: 'Textbook kind: 2 at ±(1, 1).'
  },
  {
    name: 'a plane on the hyperbola xy = 4',
    f: 'x + 4y',
    g: 'xy',
    level: 4,
    box: [
      [-6, 6],
      [-6, 6]
    ],
    points: [
      { x: -4, y: -1, value: -8, multiplier: -1, kind: 'maximum' },
      { x: 4, y: 1, value: 8, multiplier: 1, kind: 'minimum' }
    ],
    closed: false,
    note: '8 at (4, 1), which is a minimum, and -8 at (-4, -1), a maximum.'
  },
  {
    name: 'distance from a point to a hyperbola',
    f: 'x^2 + (y - 2)^2',
    g: 'x^2 - y^2',
    level: 1,
    box: [
      [-3, 3],
      [-3, 3]
    ],
    points: [
      { x: -1.4142135623730951, y: 1, value: 3, multiplier: 1, kind: 'minimum' },
      { x: 1.4142135623730951, y: 1, value: 3, multiplier: 1, kind: 'minimum' }
    ],
    closed: false,
    note: '3 at (±√2, 1).'
  },
  {
    name: 'distance from a line',
    f: 'x^2 + y^2',
    g: 'x + 2y',
    level: 5,
    box: [
      [-4, 4],
      [-4, 4]
    ],
    points: [{ x: 1, y: 2, value: 5, multiplier: 2, kind: 'minimum' }],
    closed: false,
    note: 'Textbook kind: 5 at (1, 2).'
  },
  {
    name: 'distance from a point to a parabola',
    f: 'x^2 + (y - 3)^2',
    g: 'y - x^2',
    level: 0,
    box: [
      [-3, 3],
      [-1, 6]
    ],
    points: [
      { x: -1.5811388300841898, y: 2.5, value: 2.75, multiplier: -1, kind: 'minimum' },
      { x: 0, y: 0, value: 9, multiplier: -6, kind: 'maximum' },
      { x: 1.5811388300841898, y: 2.5, value: 2.75, multiplier: -1, kind: 'minimum' }
    ],
    closed: false,
    note: 'Textbook kind: minima 11/4 at (±√(5/2), 5/2), a maximum 9 at (0, 0).'
  },
  {
    name: 'the far end of the folium of Descartes',
    f: 'x^2 + y^2',
    g: 'x^3 + y^3 - 6xy',
    level: 0,
    box: [
      [0.5, 4],
      [0.5, 4]
    ],
    points: [{ x: 3, y: 3, value: 18, multiplier: 0.6666666666666666, kind: 'maximum' }],
    closed: false,
    note: "18 at (3, 3); the folium's node at the origin lies outside the box."
  },
  {
    name: 'a budget',
    f: 'x^(2/3) y^(1/3)',
    g: '20x + 10y',
    level: 300,
    box: [
      [0.5, 14.8],
      [0.5, 29.5]
    ],
    points: [{ x: 10, y: 10, value: 10, multiplier: 0.03333333333333333, kind: 'maximum' }],
    closed: false,
    note: 'Textbook kind, after Cobb and Douglas 1928: 10 at (10, 10).'
  },
  {
    name: 'a plane on a sine curve',
    f: 'x/2 + y',
    g: 'y - sin(x)',
    level: 0,
    box: [
      [-5, 5],
      [-2, 2]
    ],
    points: [
      {
        x: -4.188790204786391,
        y: 0.8660254037844386,
        value: -1.2283696986087569,
        multiplier: 1,
        kind: 'maximum'
      },
      {
        x: -2.0943951023931957,
        y: -0.8660254037844386,
        value: -1.9132229549810364,
        multiplier: 1,
        kind: 'minimum'
      },
      {
        x: 2.0943951023931957,
        y: 0.8660254037844386,
        value: 1.9132229549810364,
        multiplier: 1,
        kind: 'maximum'
      },
      {
        x: 4.188790204786391,
        y: -0.8660254037844386,
        value: 1.2283696986087569,
        multiplier: 1,
        kind: 'minimum'
      }
    ],
    closed: false,
    note: 'cos x = -1/2: at x = ±2π/3 and ±4π/3.'
  }
]

/** Problems where Lagrange's condition misses extrema or says nothing. */
export const singularProblems: SingularProblem[] = [
  {
    name: 'a cusp',
    f: 'x',
    g: 'y^2 - x^3',
    level: 0,
    box: [
      [-1, 2],
      [-2, 2]
    ],
    truth: 'cusp',
    extrema: [{ x: 0, y: 0, value: 0, kind: 'minimum' }],
    note: 'Textbook kind: the least value lies at the cusp, where the gradient of g vanishes and no multiplier exists.'
  },
  {
    name: 'a crossing',
    f: 'x^2 + (y - 1)^2',
    g: 'x^2 - y^2',
    level: 0,
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'crossing',
    extrema: [
      { x: -0.5, y: 0.5, value: 0.5, kind: 'minimum' },
      { x: 0.5, y: 0.5, value: 0.5, kind: 'minimum' }
    ],
    note: 'Two lines with a minimum on each; where they cross, the gradient of g vanishes, and f has no extremum.'
  },
  {
    name: 'constant on the curve',
    f: 'x^2 + y^2',
    g: 'x^2 + y^2',
    level: 4,
    box: [
      [-3, 3],
      [-3, 3]
    ],
    truth: 'constant',
    extrema: [],
    note: 'Every point of the circle is stationary, and f has the value 4 at all of them.'
  },
  {
    name: 'a kink on the curve',
    f: '|x| + |y|',
    g: 'x^2 + y^2',
    level: 1,
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'kink',
    extrema: [
      { x: -0.7071067811865476, y: -0.7071067811865476, value: 1.4142135623730951, kind: 'maximum' },
      { x: -0.7071067811865476, y: 0.7071067811865476, value: 1.4142135623730951, kind: 'maximum' },
      { x: 0.7071067811865476, y: -0.7071067811865476, value: 1.4142135623730951, kind: 'maximum' },
      { x: 0.7071067811865476, y: 0.7071067811865476, value: 1.4142135623730951, kind: 'maximum' },
      { x: -1, y: 0, value: 1, kind: 'minimum' },
      { x: 0, y: -1, value: 1, kind: 'minimum' },
      { x: 0, y: 1, value: 1, kind: 'minimum' },
      { x: 1, y: 0, value: 1, kind: 'minimum' }
    ],
    note: 'The maxima lie where f is smooth, the minima on the kinks of f.'
  },
  {
    name: 'an inflection of the curve',
    f: 'y',
    g: 'y - x^3',
    level: 0,
    box: [
      [-1, 1],
      [-2, 2]
    ],
    truth: 'inflection',
    extrema: [],
    note: 'The origin is the only stationary point, of multiplier 1, and neither a minimum nor a maximum: f rises along the curve everywhere.'
  }
]
