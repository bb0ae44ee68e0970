import type { Box } from './types'

// oracle.py writes this file: SymPy's derivatives, roots to 40 digits by mpmath, completeness by interval arithmetic.

export interface CriticalPoint {
  x: number
  y: number
  value: number
  kind: 'minimum' | 'maximum' | 'saddle'
}

/** A function of x and y with all its critical points in the box, none of them degenerate or near its edge. */
export interface CriticalFunction {
  name: string
  source: string
  /** By default none. */
  parameters?: Record<string, number>
  box: Box
  points: CriticalPoint[]
  /** Where the function and its points come from. */
  note: string
}

/** Functions with all their critical points in a box. */
export const criticalFunctions: CriticalFunction[] = [
  {
    name: 'two cubes',
    source: 'x^3 + y^3 - 3xy',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    points: [
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 1, y: 1, value: -1, kind: 'minimum' }
    ],
    note: 'Textbook kind: (0, 0) and (1, 1).'
  },
  {
    name: 'two fourth powers',
    source: 'x^4 + y^4 - 4xy + 1',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    points: [
      { x: -1, y: -1, value: -1, kind: 'minimum' },
      { x: 0, y: 0, value: 1, kind: 'saddle' },
      { x: 1, y: 1, value: -1, kind: 'minimum' }
    ],
    note: 'Stewart, Calculus, on local extrema: (0, 0), (1, 1) and (-1, -1).'
  },
  {
    name: 'a volcano with two tops',
    source: 'e^(-x^2-y^2)(x^2+2y^2)',
    box: [
      [-2.5, 2.5],
      [-2.5, 2.5]
    ],
    points: [
      { x: -1, y: 0, value: 0.36787944117144233, kind: 'saddle' },
      { x: 0, y: -1, value: 0.7357588823428847, kind: 'maximum' },
      { x: 0, y: 0, value: 0, kind: 'minimum' },
      { x: 0, y: 1, value: 0.7357588823428847, kind: 'maximum' },
      { x: 1, y: 0, value: 0.36787944117144233, kind: 'saddle' }
    ],
    note: 'Stewart, Calculus, on absolute extrema: (0, 0), (±1, 0) and (0, ±1).'
  },
  {
    name: 'two hills and two hollows',
    source: 'xy e^(-(x^2+y^2)/2)',
    box: [
      [-3, 3],
      [-3, 3]
    ],
    points: [
      { x: -1, y: -1, value: 0.36787944117144233, kind: 'maximum' },
      { x: -1, y: 1, value: -0.36787944117144233, kind: 'minimum' },
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 1, y: -1, value: -0.36787944117144233, kind: 'minimum' },
      { x: 1, y: 1, value: 0.36787944117144233, kind: 'maximum' }
    ],
    note: 'Textbook kind: (0, 0) and (±1, ±1).'
  },
  {
    name: 'a bowl that fades',
    source: '(x^2+y^2)e^(-x)',
    box: [
      [-1, 3],
      [-2, 2]
    ],
    points: [
      { x: 0, y: 0, value: 0, kind: 'minimum' },
      { x: 2, y: 0, value: 0.5413411329464508, kind: 'saddle' }
    ],
    note: 'Textbook kind: (0, 0) and (2, 0).'
  },
  {
    name: 'two cubes of two scales',
    source: 'x^3 - 12xy + 8y^3',
    box: [
      [-1, 4],
      [-1, 3]
    ],
    points: [
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 2, y: 1, value: -8, kind: 'minimum' }
    ],
    note: 'Stewart, Calculus: (0, 0) and (2, 1).'
  },
  {
    name: 'eggbox',
    source: 'sin(x) sin(y)',
    box: [
      [-4, 4],
      [-4, 4]
    ],
    points: [
      { x: -3.141592653589793, y: -3.141592653589793, value: 0, kind: 'saddle' },
      { x: -3.141592653589793, y: 0, value: 0, kind: 'saddle' },
      { x: -3.141592653589793, y: 3.141592653589793, value: 0, kind: 'saddle' },
      { x: -1.5707963267948966, y: -1.5707963267948966, value: 1, kind: 'maximum' },
      { x: -1.5707963267948966, y: 1.5707963267948966, value: -1, kind: 'minimum' },
      { x: 0, y: -3.141592653589793, value: 0, kind: 'saddle' },
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 0, y: 3.141592653589793, value: 0, kind: 'saddle' },
      { x: 1.5707963267948966, y: -1.5707963267948966, value: -1, kind: 'minimum' },
      { x: 1.5707963267948966, y: 1.5707963267948966, value: 1, kind: 'maximum' },
      { x: 3.141592653589793, y: -3.141592653589793, value: 0, kind: 'saddle' },
      { x: 3.141592653589793, y: 0, value: 0, kind: 'saddle' },
      { x: 3.141592653589793, y: 3.141592653589793, value: 0, kind: 'saddle' }
    ],
    note: 'Saddles at (mπ, nπ), extrema at (π/2 + mπ, π/2 + nπ).'
  },
  {
    name: 'three sines',
    source: 'sin(x) + sin(y) + sin(x+y)',
    box: [
      [-2.5, 2.5],
      [-2.5, 2.5]
    ],
    points: [
      { x: -1.0471975511965979, y: -1.0471975511965979, value: -2.598076211353316, kind: 'minimum' },
      { x: 1.0471975511965979, y: 1.0471975511965979, value: 2.598076211353316, kind: 'maximum' }
    ],
    note: 'Stewart, Calculus: (π/3, π/3) and (-π/3, -π/3); the degenerate points at ±π lie outside.'
  },
  {
    name: 'two cosines',
    source: 'cos(x) + cos(y)',
    box: [
      [-4, 4],
      [-4, 4]
    ],
    points: [
      { x: -3.141592653589793, y: -3.141592653589793, value: -2, kind: 'minimum' },
      { x: -3.141592653589793, y: 0, value: 0, kind: 'saddle' },
      { x: -3.141592653589793, y: 3.141592653589793, value: -2, kind: 'minimum' },
      { x: 0, y: -3.141592653589793, value: 0, kind: 'saddle' },
      { x: 0, y: 0, value: 2, kind: 'maximum' },
      { x: 0, y: 3.141592653589793, value: 0, kind: 'saddle' },
      { x: 3.141592653589793, y: -3.141592653589793, value: -2, kind: 'minimum' },
      { x: 3.141592653589793, y: 0, value: 0, kind: 'saddle' },
      { x: 3.141592653589793, y: 3.141592653589793, value: -2, kind: 'minimum' }
    ],
    note: 'All at (mπ, nπ).'
  },
  {
    name: 'box of least surface',
    source: '1/x + 1/y + xy',
    box: [
      [0.2, 4],
      [0.2, 4]
    ],
    points: [{ x: 1, y: 1, value: 3, kind: 'minimum' }],
    note: 'Textbook kind: (1, 1).'
  },
  {
    name: 'with a logarithm',
    source: 'xy + 2x - ln(x^2 y)',
    box: [
      [0.1, 2],
      [0.3, 5]
    ],
    points: [{ x: 0.5, y: 2, value: 2.6931471805599454, kind: 'minimum' }],
    note: 'Stewart, Calculus: (1/2, 2).'
  },
  {
    name: 'a pole smoothed',
    source: '-x/(x^2 + y^2 + 1)',
    box: [
      [-3, 3],
      [-3, 3]
    ],
    points: [
      { x: -1, y: 0, value: 0.5, kind: 'maximum' },
      { x: 1, y: 0, value: -0.5, kind: 'minimum' }
    ],
    note: 'Textbook kind: (±1, 0).'
  },
  {
    name: 'none at all',
    source: 'e^x cos(y)',
    box: [
      [-1, 1],
      [-4, 4]
    ],
    points: [],
    note: 'Stewart, Calculus: the gradient has the length e^x and vanishes nowhere.'
  },
  {
    name: 'four on two axes',
    source: 'x^3 - 3x + 3xy^2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    points: [
      { x: -1, y: 0, value: 2, kind: 'maximum' },
      { x: 0, y: -1, value: 0, kind: 'saddle' },
      { x: 0, y: 1, value: 0, kind: 'saddle' },
      { x: 1, y: 0, value: -2, kind: 'minimum' }
    ],
    note: 'Stewart, Calculus: (±1, 0) and (0, ±1).'
  },
  {
    name: 'waves across a valley',
    source: 'y^2 - 2y cos(x)',
    box: [
      [-1, 7],
      [-2, 2]
    ],
    points: [
      { x: 0, y: 1, value: -1, kind: 'minimum' },
      { x: 1.5707963267948966, y: 0, value: 0, kind: 'saddle' },
      { x: 3.141592653589793, y: -1, value: -1, kind: 'minimum' },
      { x: 4.71238898038469, y: 0, value: 0, kind: 'saddle' },
      { x: 6.283185307179586, y: 1, value: -1, kind: 'minimum' }
    ],
    note: 'Stewart, Calculus: (0, 1), (π/2, 0), (π, -1), (3π/2, 0), (2π, 1).'
  },
  {
    name: 'with a parameter',
    source: 'x^2 + y^2 + a x^2 y',
    parameters: { a: 1.5 },
    box: [
      [-2, 2],
      [-2, 2]
    ],
    points: [
      { x: -0.9428090415820634, y: -0.6666666666666666, value: 0.4444444444444444, kind: 'saddle' },
      { x: 0, y: 0, value: 0, kind: 'minimum' },
      { x: 0.9428090415820634, y: -0.6666666666666666, value: 0.4444444444444444, kind: 'saddle' }
    ],
    note: 'For a > 0: (0, 0) and (±√2/a, -1/a); Stewart, Calculus, has a = 1.'
  },
  {
    name: '25 of two sines',
    source: 'sin(2x) sin(3y)',
    box: [
      [-3, 3],
      [-2, 2]
    ],
    points: [
      { x: -2.356194490192345, y: -1.5707963267948966, value: 1, kind: 'maximum' },
      { x: -2.356194490192345, y: -0.5235987755982989, value: -1, kind: 'minimum' },
      { x: -2.356194490192345, y: 0.5235987755982989, value: 1, kind: 'maximum' },
      { x: -2.356194490192345, y: 1.5707963267948966, value: -1, kind: 'minimum' },
      { x: -1.5707963267948966, y: -1.0471975511965979, value: 0, kind: 'saddle' },
      { x: -1.5707963267948966, y: 0, value: 0, kind: 'saddle' },
      { x: -1.5707963267948966, y: 1.0471975511965979, value: 0, kind: 'saddle' },
      { x: -0.7853981633974483, y: -1.5707963267948966, value: -1, kind: 'minimum' },
      { x: -0.7853981633974483, y: -0.5235987755982989, value: 1, kind: 'maximum' },
      { x: -0.7853981633974483, y: 0.5235987755982989, value: -1, kind: 'minimum' },
      { x: -0.7853981633974483, y: 1.5707963267948966, value: 1, kind: 'maximum' },
      { x: 0, y: -1.0471975511965979, value: 0, kind: 'saddle' },
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 0, y: 1.0471975511965979, value: 0, kind: 'saddle' },
      { x: 0.7853981633974483, y: -1.5707963267948966, value: 1, kind: 'maximum' },
      { x: 0.7853981633974483, y: -0.5235987755982989, value: -1, kind: 'minimum' },
      { x: 0.7853981633974483, y: 0.5235987755982989, value: 1, kind: 'maximum' },
      { x: 0.7853981633974483, y: 1.5707963267948966, value: -1, kind: 'minimum' },
      { x: 1.5707963267948966, y: -1.0471975511965979, value: 0, kind: 'saddle' },
      { x: 1.5707963267948966, y: 0, value: 0, kind: 'saddle' },
      { x: 1.5707963267948966, y: 1.0471975511965979, value: 0, kind: 'saddle' },
      { x: 2.356194490192345, y: -1.5707963267948966, value: -1, kind: 'minimum' },
      { x: 2.356194490192345, y: -0.5235987755982989, value: 1, kind: 'maximum' },
      { x: 2.356194490192345, y: 0.5235987755982989, value: -1, kind: 'minimum' },
      { x: 2.356194490192345, y: 1.5707963267948966, value: 1, kind: 'maximum' }
    ],
    note: 'Saddles at (mπ/2, nπ/3), extrema at (π/4 + mπ/2, π/6 + nπ/3).'
  },
  {
    name: '41 of two sines',
    source: 'sin(pi x) sin(pi y)',
    box: [
      [-2.2, 2.2],
      [-2.2, 2.2]
    ],
    points: [
      { x: -2, y: -2, value: 0, kind: 'saddle' },
      { x: -2, y: -1, value: 0, kind: 'saddle' },
      { x: -2, y: 0, value: 0, kind: 'saddle' },
      { x: -2, y: 1, value: 0, kind: 'saddle' },
      { x: -2, y: 2, value: 0, kind: 'saddle' },
      { x: -1.5, y: -1.5, value: 1, kind: 'maximum' },
      { x: -1.5, y: -0.5, value: -1, kind: 'minimum' },
      { x: -1.5, y: 0.5, value: 1, kind: 'maximum' },
      { x: -1.5, y: 1.5, value: -1, kind: 'minimum' },
      { x: -1, y: -2, value: 0, kind: 'saddle' },
      { x: -1, y: -1, value: 0, kind: 'saddle' },
      { x: -1, y: 0, value: 0, kind: 'saddle' },
      { x: -1, y: 1, value: 0, kind: 'saddle' },
      { x: -1, y: 2, value: 0, kind: 'saddle' },
      { x: -0.5, y: -1.5, value: -1, kind: 'minimum' },
      { x: -0.5, y: -0.5, value: 1, kind: 'maximum' },
      { x: -0.5, y: 0.5, value: -1, kind: 'minimum' },
      { x: -0.5, y: 1.5, value: 1, kind: 'maximum' },
      { x: 0, y: -1, value: 0, kind: 'saddle' },
      { x: 0, y: 1, value: 0, kind: 'saddle' },
      { x: 0, y: -2, value: 0, kind: 'saddle' },
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 0, y: 2, value: 0, kind: 'saddle' },
      { x: 0.5, y: -1.5, value: 1, kind: 'maximum' },
      { x: 0.5, y: -0.5, value: -1, kind: 'minimum' },
      { x: 0.5, y: 0.5, value: 1, kind: 'maximum' },
      { x: 0.5, y: 1.5, value: -1, kind: 'minimum' },
      { x: 1, y: -2, value: 0, kind: 'saddle' },
      { x: 1, y: -1, value: 0, kind: 'saddle' },
      { x: 1, y: 0, value: 0, kind: 'saddle' },
      { x: 1, y: 1, value: 0, kind: 'saddle' },
      { x: 1, y: 2, value: 0, kind: 'saddle' },
      { x: 1.5, y: -1.5, value: -1, kind: 'minimum' },
      { x: 1.5, y: -0.5, value: 1, kind: 'maximum' },
      { x: 1.5, y: 0.5, value: -1, kind: 'minimum' },
      { x: 1.5, y: 1.5, value: 1, kind: 'maximum' },
      { x: 2, y: -2, value: 0, kind: 'saddle' },
      { x: 2, y: -1, value: 0, kind: 'saddle' },
      { x: 2, y: 0, value: 0, kind: 'saddle' },
      { x: 2, y: 1, value: 0, kind: 'saddle' },
      { x: 2, y: 2, value: 0, kind: 'saddle' }
    ],
    note: 'Saddles at (m, n), extrema at (1/2 + m, 1/2 + n).'
  },
  {
    name: 'Himmelblau',
    source: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    box: [
      [-5, 5],
      [-5, 5]
    ],
    points: [
      { x: -3.779310253377747, y: -3.2831859912861696, value: 0, kind: 'minimum' },
      { x: -3.0730257507643897, y: -0.08135304428796751, value: 104.0151629175581, kind: 'saddle' },
      { x: -2.805118086952745, y: 3.131312518250573, value: 0, kind: 'minimum' },
      { x: -0.2708445906673476, y: -0.9230385564799815, value: 181.6165215225827, kind: 'maximum' },
      { x: -0.12796134673068008, y: -1.9537149802445763, value: 178.33723920192747, kind: 'saddle' },
      { x: 0.08667750455539636, y: 2.884254701174776, value: 67.71915008752615, kind: 'saddle' },
      { x: 3, y: 2, value: 0, kind: 'minimum' },
      { x: 3.385154183607021, y: 0.07385187983774928, value: 13.31192627040559, kind: 'saddle' },
      { x: 3.5844283403304917, y: -1.8481265269644036, value: 0, kind: 'minimum' }
    ],
    note: 'Himmelblau 1972: four minima of value 0 and the maximum (-0.270845, -0.923039).'
  },
  {
    name: 'Rosenbrock',
    source: '(a - x)^2 + 100(y - x^2)^2',
    parameters: { a: 1.5 },
    box: [
      [-2, 2],
      [-1, 3]
    ],
    points: [{ x: 1.5, y: 2.25, value: 0, kind: 'minimum' }],
    note: 'Rosenbrock 1960 with a in place of 1: (a, a²).'
  },
  {
    name: 'Booth',
    source: '(x + 2y - 7)^2 + (2x + y - 5)^2',
    box: [
      [-10, 10],
      [-10, 10]
    ],
    points: [{ x: 1, y: 3, value: 0, kind: 'minimum' }],
    note: 'Jamil and Yang 2013: (1, 3).'
  },
  {
    name: 'Matyas',
    source: '0.26(x^2 + y^2) - 0.48xy',
    box: [
      [-10, 10],
      [-10, 10]
    ],
    points: [{ x: 0, y: 0, value: 0, kind: 'minimum' }],
    note: 'Jamil and Yang 2013: (0, 0).'
  },
  {
    name: 'McCormick',
    source: 'sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1',
    box: [
      [-1.5, 4],
      [-3, 4]
    ],
    points: [
      { x: -0.5471975511965977, y: -1.5471975511965979, value: -1.9132229549810364, kind: 'minimum' },
      { x: 1.5471975511965979, y: 0.5471975511965977, value: 1.9132229549810364, kind: 'saddle' },
      { x: 2.5943951023931957, y: 1.5943951023931955, value: 1.2283696986087569, kind: 'minimum' }
    ],
    note: 'Jamil and Yang 2013: the least value -1.9133 at (-0.547, -1.547).'
  },
  {
    name: 'three-hump camel',
    source: '2x^2 - 1.05x^4 + x^6/6 + xy + y^2',
    box: [
      [-2.5, 2.5],
      [-2.5, 2.5]
    ],
    points: [
      { x: -1.7475523458302888, y: 0.8737761729151444, value: 0.2986384422368598, kind: 'minimum' },
      { x: -1.07054229182366, y: 0.53527114591183, value: 0.8773615577631402, kind: 'saddle' },
      { x: 0, y: 0, value: 0, kind: 'minimum' },
      { x: 1.07054229182366, y: -0.53527114591183, value: 0.8773615577631402, kind: 'saddle' },
      { x: 1.7475523458302888, y: -0.8737761729151444, value: 0.2986384422368598, kind: 'minimum' }
    ],
    note: 'Jamil and Yang 2013: the least value 0 at (0, 0).'
  },
  {
    name: 'six-hump camel',
    source: '(4 - 2.1x^2 + x^4/3)x^2 + xy + (-4 + 4y^2)y^2',
    box: [
      [-2, 2],
      [-1.2, 1.2]
    ],
    points: [
      { x: -1.703606714969981, y: 0.7960835686726251, value: -0.21546382438371764, kind: 'minimum' },
      { x: -1.6380679841897785, y: -0.22867406904439408, value: 2.2293571975307147, kind: 'saddle' },
      { x: -1.6071047529201972, y: -0.5686514548841314, value: 2.1042503103112584, kind: 'minimum' },
      { x: -1.2960702671671092, y: -0.6050843880386585, value: 2.22947081802986, kind: 'saddle' },
      { x: -1.2302298765166526, y: -0.16233458445899496, value: 2.496295351023577, kind: 'maximum' },
      { x: -1.1092053368047865, y: 0.7682680925095399, value: 0.5437186009781851, kind: 'saddle' },
      { x: -0.08984201310031806, y: 0.7126564030207396, value: -1.0316284534898774, kind: 'minimum' },
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 0.08984201310031806, y: -0.7126564030207396, value: -1.0316284534898774, kind: 'minimum' },
      { x: 1.1092053368047865, y: -0.7682680925095399, value: 0.5437186009781851, kind: 'saddle' },
      { x: 1.2302298765166526, y: 0.16233458445899496, value: 2.496295351023577, kind: 'maximum' },
      { x: 1.2960702671671092, y: 0.6050843880386585, value: 2.22947081802986, kind: 'saddle' },
      { x: 1.6071047529201972, y: 0.5686514548841314, value: 2.1042503103112584, kind: 'minimum' },
      { x: 1.6380679841897785, y: 0.22867406904439408, value: 2.2293571975307147, kind: 'saddle' },
      { x: 1.703606714969981, y: -0.7960835686726251, value: -0.21546382438371764, kind: 'minimum' }
    ],
    note: 'Dixon and Szegö 1978: six minima, the least values -1.0316 at ±(0.0898, -0.7126).'
  },
  {
    name: 'Goldstein and Price',
    source:
      '(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2)) (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36xy + 27y^2))',
    box: [
      [-1.5, 1.5],
      [-1.8, 1]
    ],
    points: [
      { x: -0.6, y: -0.4, value: 30, kind: 'minimum' },
      { x: -0.4, y: -0.6, value: 35, kind: 'saddle' },
      { x: 0, y: -1, value: 3, kind: 'minimum' },
      { x: 0.6, y: 0.4, value: 990, kind: 'saddle' },
      { x: 0.8, y: 0.2, value: 1155, kind: 'maximum' },
      { x: 1.2, y: -0.2, value: 99, kind: 'saddle' },
      { x: 1.2, y: 0.8, value: 840, kind: 'minimum' },
      { x: 1.4, y: 0.6, value: 980, kind: 'saddle' }
    ],
    note: 'Goldstein and Price 1971: the least value 3 at (0, -1), and further minima.'
  },
  {
    name: 'Beale',
    source: '(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2',
    box: [
      [-4.5, 4.5],
      [-4.5, 4.5]
    ],
    points: [
      { x: 0, y: 1, value: 14.203125, kind: 'saddle' },
      { x: 0.10053793732415836, y: -2.644513585023125, value: 9.86451228475556, kind: 'saddle' },
      { x: 3, y: 0.5, value: 0, kind: 'minimum' }
    ],
    note: 'Beale 1958: the minimum (3, 0.5) of value 0, and the saddle (0, 1).'
  },
  {
    name: 'Branin',
    source: '(y - 5.1x^2/(4pi^2) + 5x/pi - 6)^2 + 10(1 - 1/(8pi))cos(x) + 10',
    box: [
      [-5, 10],
      [-1, 15]
    ],
    points: [
      { x: -3.141592653589793, y: 12.275, value: 0.3978873577297383, kind: 'minimum' },
      { x: 0, y: 6, value: 19.60211264227026, kind: 'saddle' },
      { x: 3.141592653589793, y: 2.275, value: 0.3978873577297383, kind: 'minimum' },
      { x: 6.283185307179586, y: 1.1, value: 19.60211264227026, kind: 'saddle' },
      { x: 9.42477796076938, y: 2.475, value: 0.3978873577297383, kind: 'minimum' }
    ],
    note: 'Branin 1972: three minima of value 5/(4π) = 0.397887 at x = -π, π and 3π.'
  },
  {
    name: 'Rastrigin',
    source: '20 + x^2 + y^2 - 10(cos(2pi x) + cos(2pi y))',
    box: [
      [-2.2, 2.2],
      [-2.2, 2.2]
    ],
    points: [
      { x: -1.9899122337085495, y: -1.9899122337085495, value: 7.959662381108175, kind: 'minimum' },
      { x: -1.9899122337085495, y: -1.5076407318703584, value: 26.241290075360006, kind: 'saddle' },
      { x: -1.9899122337085495, y: -0.9949586376523348, value: 4.974790247647379, kind: 'minimum' },
      { x: -1.9899122337085495, y: -0.5025460365546747, value: 24.2311041815442, kind: 'saddle' },
      { x: -1.9899122337085495, y: 0, value: 3.9798311905540875, kind: 'minimum' },
      { x: -1.9899122337085495, y: 0.5025460365546747, value: 24.2311041815442, kind: 'saddle' },
      { x: -1.9899122337085495, y: 0.9949586376523348, value: 4.974790247647379, kind: 'minimum' },
      { x: -1.9899122337085495, y: 1.5076407318703584, value: 26.241290075360006, kind: 'saddle' },
      { x: -1.9899122337085495, y: 1.9899122337085495, value: 7.959662381108175, kind: 'minimum' },
      { x: -1.5076407318703584, y: -1.9899122337085495, value: 26.241290075360006, kind: 'saddle' },
      { x: -1.5076407318703584, y: -1.5076407318703584, value: 44.52291776961184, kind: 'maximum' },
      { x: -1.5076407318703584, y: -0.9949586376523348, value: 23.256417941899212, kind: 'saddle' },
      { x: -1.5076407318703584, y: -0.5025460365546747, value: 42.512731875796035, kind: 'maximum' },
      { x: -1.5076407318703584, y: 0, value: 22.26145888480592, kind: 'saddle' },
      { x: -1.5076407318703584, y: 0.5025460365546747, value: 42.512731875796035, kind: 'maximum' },
      { x: -1.5076407318703584, y: 0.9949586376523348, value: 23.256417941899212, kind: 'saddle' },
      { x: -1.5076407318703584, y: 1.5076407318703584, value: 44.52291776961184, kind: 'maximum' },
      { x: -1.5076407318703584, y: 1.9899122337085495, value: 26.241290075360006, kind: 'saddle' },
      { x: -0.9949586376523348, y: -1.9899122337085495, value: 4.974790247647379, kind: 'minimum' },
      { x: -0.9949586376523348, y: -1.5076407318703584, value: 23.256417941899212, kind: 'saddle' },
      { x: -0.9949586376523348, y: -0.9949586376523348, value: 1.9899181141865827, kind: 'minimum' },
      { x: -0.9949586376523348, y: -0.5025460365546747, value: 21.246232048083403, kind: 'saddle' },
      { x: -0.9949586376523348, y: 0, value: 0.9949590570932914, kind: 'minimum' },
      { x: -0.9949586376523348, y: 0.5025460365546747, value: 21.246232048083403, kind: 'saddle' },
      { x: -0.9949586376523348, y: 0.9949586376523348, value: 1.9899181141865827, kind: 'minimum' },
      { x: -0.9949586376523348, y: 1.5076407318703584, value: 23.256417941899212, kind: 'saddle' },
      { x: -0.9949586376523348, y: 1.9899122337085495, value: 4.974790247647379, kind: 'minimum' },
      { x: -0.5025460365546747, y: -1.9899122337085495, value: 24.2311041815442, kind: 'saddle' },
      { x: -0.5025460365546747, y: -1.5076407318703584, value: 42.512731875796035, kind: 'maximum' },
      { x: -0.5025460365546747, y: -0.9949586376523348, value: 21.246232048083403, kind: 'saddle' },
      { x: -0.5025460365546747, y: -0.5025460365546747, value: 40.50254598198023, kind: 'maximum' },
      { x: -0.5025460365546747, y: 0, value: 20.251272990990113, kind: 'saddle' },
      { x: -0.5025460365546747, y: 0.5025460365546747, value: 40.50254598198023, kind: 'maximum' },
      { x: -0.5025460365546747, y: 0.9949586376523348, value: 21.246232048083403, kind: 'saddle' },
      { x: -0.5025460365546747, y: 1.5076407318703584, value: 42.512731875796035, kind: 'maximum' },
      { x: -0.5025460365546747, y: 1.9899122337085495, value: 24.2311041815442, kind: 'saddle' },
      { x: 0, y: -1.9899122337085495, value: 3.9798311905540875, kind: 'minimum' },
      { x: 0, y: 1.9899122337085495, value: 3.9798311905540875, kind: 'minimum' },
      { x: 0, y: -1.5076407318703584, value: 22.26145888480592, kind: 'saddle' },
      { x: 0, y: -0.9949586376523348, value: 0.9949590570932914, kind: 'minimum' },
      { x: 0, y: -0.5025460365546747, value: 20.251272990990113, kind: 'saddle' },
      { x: 0, y: 0.5025460365546747, value: 20.251272990990113, kind: 'saddle' },
      { x: 0, y: 0.9949586376523348, value: 0.9949590570932914, kind: 'minimum' },
      { x: 0, y: 1.5076407318703584, value: 22.26145888480592, kind: 'saddle' },
      { x: 0, y: 0, value: 0, kind: 'minimum' },
      { x: 0.5025460365546747, y: -1.9899122337085495, value: 24.2311041815442, kind: 'saddle' },
      { x: 0.5025460365546747, y: -1.5076407318703584, value: 42.512731875796035, kind: 'maximum' },
      { x: 0.5025460365546747, y: -0.9949586376523348, value: 21.246232048083403, kind: 'saddle' },
      { x: 0.5025460365546747, y: -0.5025460365546747, value: 40.50254598198023, kind: 'maximum' },
      { x: 0.5025460365546747, y: 0, value: 20.251272990990113, kind: 'saddle' },
      { x: 0.5025460365546747, y: 0.5025460365546747, value: 40.50254598198023, kind: 'maximum' },
      { x: 0.5025460365546747, y: 0.9949586376523348, value: 21.246232048083403, kind: 'saddle' },
      { x: 0.5025460365546747, y: 1.5076407318703584, value: 42.512731875796035, kind: 'maximum' },
      { x: 0.5025460365546747, y: 1.9899122337085495, value: 24.2311041815442, kind: 'saddle' },
      { x: 0.9949586376523348, y: -1.9899122337085495, value: 4.974790247647379, kind: 'minimum' },
      { x: 0.9949586376523348, y: -1.5076407318703584, value: 23.256417941899212, kind: 'saddle' },
      { x: 0.9949586376523348, y: -0.9949586376523348, value: 1.9899181141865827, kind: 'minimum' },
      { x: 0.9949586376523348, y: -0.5025460365546747, value: 21.246232048083403, kind: 'saddle' },
      { x: 0.9949586376523348, y: 0, value: 0.9949590570932914, kind: 'minimum' },
      { x: 0.9949586376523348, y: 0.5025460365546747, value: 21.246232048083403, kind: 'saddle' },
      { x: 0.9949586376523348, y: 0.9949586376523348, value: 1.9899181141865827, kind: 'minimum' },
      { x: 0.9949586376523348, y: 1.5076407318703584, value: 23.256417941899212, kind: 'saddle' },
      { x: 0.9949586376523348, y: 1.9899122337085495, value: 4.974790247647379, kind: 'minimum' },
      { x: 1.5076407318703584, y: -1.9899122337085495, value: 26.241290075360006, kind: 'saddle' },
      { x: 1.5076407318703584, y: -1.5076407318703584, value: 44.52291776961184, kind: 'maximum' },
      { x: 1.5076407318703584, y: -0.9949586376523348, value: 23.256417941899212, kind: 'saddle' },
      { x: 1.5076407318703584, y: -0.5025460365546747, value: 42.512731875796035, kind: 'maximum' },
      { x: 1.5076407318703584, y: 0, value: 22.26145888480592, kind: 'saddle' },
      { x: 1.5076407318703584, y: 0.5025460365546747, value: 42.512731875796035, kind: 'maximum' },
      { x: 1.5076407318703584, y: 0.9949586376523348, value: 23.256417941899212, kind: 'saddle' },
      { x: 1.5076407318703584, y: 1.5076407318703584, value: 44.52291776961184, kind: 'maximum' },
      { x: 1.5076407318703584, y: 1.9899122337085495, value: 26.241290075360006, kind: 'saddle' },
      { x: 1.9899122337085495, y: -1.9899122337085495, value: 7.959662381108175, kind: 'minimum' },
      { x: 1.9899122337085495, y: -1.5076407318703584, value: 26.241290075360006, kind: 'saddle' },
      { x: 1.9899122337085495, y: -0.9949586376523348, value: 4.974790247647379, kind: 'minimum' },
      { x: 1.9899122337085495, y: -0.5025460365546747, value: 24.2311041815442, kind: 'saddle' },
      { x: 1.9899122337085495, y: 0, value: 3.9798311905540875, kind: 'minimum' },
      { x: 1.9899122337085495, y: 0.5025460365546747, value: 24.2311041815442, kind: 'saddle' },
      { x: 1.9899122337085495, y: 0.9949586376523348, value: 4.974790247647379, kind: 'minimum' },
      { x: 1.9899122337085495, y: 1.5076407318703584, value: 26.241290075360006, kind: 'saddle' },
      { x: 1.9899122337085495, y: 1.9899122337085495, value: 7.959662381108175, kind: 'minimum' }
    ],
    note: 'Rastrigin 1974: the least value 0 at (0, 0), all points on a grid of nine by nine.'
  },
  {
    name: 'Griewank',
    source: '(x^2 + y^2)/4000 - cos(x) cos(y/sqrt(2)) + 1',
    box: [
      [-5, 5],
      [-5, 5]
    ],
    points: [
      { x: -4.710820534479318, y: -2.2181104087569534, value: 1.0067816553099955, kind: 'saddle' },
      { x: -4.710820534479318, y: 2.2181104087569534, value: 1.0067816553099955, kind: 'saddle' },
      { x: -3.1431642363549055, y: 0, value: 2.0024686354182357, kind: 'maximum' },
      { x: -3.1400226338955397, y: -4.438444480920714, value: 0.007396040334115082, kind: 'minimum' },
      { x: -3.1400226338955397, y: 4.438444480920714, value: 0.007396040334115082, kind: 'minimum' },
      { x: -1.5723679104393218, y: -2.2225533025787545, value: 1.001851785452283, kind: 'saddle' },
      { x: -1.5723679104393218, y: 2.2225533025787545, value: 1.001851785452283, kind: 'saddle' },
      { x: 0, y: -4.447330275764381, value: 2.004939741946562, kind: 'maximum' },
      { x: 0, y: 4.447330275764381, value: 2.004939741946562, kind: 'maximum' },
      { x: 0, y: 0, value: 0, kind: 'minimum' },
      { x: 1.5723679104393218, y: -2.2225533025787545, value: 1.001851785452283, kind: 'saddle' },
      { x: 1.5723679104393218, y: 2.2225533025787545, value: 1.001851785452283, kind: 'saddle' },
      { x: 3.1400226338955397, y: -4.438444480920714, value: 0.007396040334115082, kind: 'minimum' },
      { x: 3.1400226338955397, y: 4.438444480920714, value: 0.007396040334115082, kind: 'minimum' },
      { x: 3.1431642363549055, y: 0, value: 2.0024686354182357, kind: 'maximum' },
      { x: 4.710820534479318, y: -2.2181104087569534, value: 1.0067816553099955, kind: 'saddle' },
      { x: 4.710820534479318, y: 2.2181104087569534, value: 1.0067816553099955, kind: 'saddle' }
    ],
    note: 'Griewank 1981: the least value 0 at (0, 0).'
  },
  {
    name: 'Easom',
    source: '-cos(x) cos(y) e^(-(x - pi)^2 - (y - pi)^2)',
    box: [
      [1, 5],
      [1, 5]
    ],
    points: [
      { x: 1.3049954504376675, y: 1.3049954504376675, value: -8.110223891570066e-5, kind: 'minimum' },
      { x: 1.3049954504376675, y: 3.141592653589793, value: 0.009005678148573858, kind: 'maximum' },
      { x: 1.3049954504376675, y: 4.978189856741919, value: -8.110223891570066e-5, kind: 'minimum' },
      { x: 1.5707963267948966, y: 1.5707963267948966, value: 0, kind: 'saddle' },
      { x: 1.5707963267948966, y: 4.71238898038469, value: 0, kind: 'saddle' },
      { x: 3.141592653589793, y: 1.3049954504376675, value: 0.009005678148573858, kind: 'maximum' },
      { x: 3.141592653589793, y: 3.141592653589793, value: -1, kind: 'minimum' },
      { x: 3.141592653589793, y: 4.978189856741919, value: 0.009005678148573858, kind: 'maximum' },
      { x: 4.71238898038469, y: 1.5707963267948966, value: 0, kind: 'saddle' },
      { x: 4.71238898038469, y: 4.71238898038469, value: 0, kind: 'saddle' },
      { x: 4.978189856741919, y: 1.3049954504376675, value: -8.110223891570066e-5, kind: 'minimum' },
      { x: 4.978189856741919, y: 3.141592653589793, value: 0.009005678148573858, kind: 'maximum' },
      { x: 4.978189856741919, y: 4.978189856741919, value: -8.110223891570066e-5, kind: 'minimum' }
    ],
    note: 'Easom 1990: the least value -1 at (π, π).'
  },
  {
    name: 'Lévy 13',
    source: 'sin(3pi x)^2 + (x - 1)^2 (1 + sin(3pi y)^2) + (y - 1)^2 (1 + sin(2pi y)^2)',
    box: [
      [0.6, 1.4],
      [0.6, 1.4]
    ],
    points: [
      { x: 0.6703805254516864, y: 1, value: 0.10987365835883794, kind: 'minimum' },
      { x: 0.6716660565631725, y: 0.7338932005461823, value: 0.28871152655530896, kind: 'minimum' },
      { x: 0.6716660565631725, y: 1.2661067994538178, value: 0.28871152655530896, kind: 'minimum' },
      { x: 0.672436213586767, y: 0.7565379472422902, value: 0.2889433805162294, kind: 'saddle' },
      { x: 0.672436213586767, y: 1.2434620527577098, value: 0.2889433805162294, kind: 'saddle' },
      { x: 0.8314352416485596, y: 1, value: 1.0280940922572972, kind: 'saddle' },
      { x: 1, y: 1, value: 0, kind: 'minimum' },
      { x: 1.1685647583514405, y: 1, value: 1.0280940922572972, kind: 'saddle' },
      { x: 1.327563786413233, y: 0.7565379472422902, value: 0.2889433805162294, kind: 'saddle' },
      { x: 1.327563786413233, y: 1.2434620527577098, value: 0.2889433805162294, kind: 'saddle' },
      { x: 1.3283339434368275, y: 0.7338932005461823, value: 0.28871152655530896, kind: 'minimum' },
      { x: 1.3283339434368275, y: 1.2661067994538178, value: 0.28871152655530896, kind: 'minimum' },
      { x: 1.3296194745483136, y: 1, value: 0.10987365835883794, kind: 'minimum' }
    ],
    note: 'Lévy and Montalvo 1985: the least value 0 at (1, 1).'
  },
  {
    name: 'Styblinski and Tang',
    source: '(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2',
    box: [
      [-5, 5],
      [-5, 5]
    ],
    points: [
      { x: -2.903534027771177, y: -2.903534027771177, value: -78.33233140754282, kind: 'minimum' },
      { x: -2.903534027771177, y: 0.1567312567803401, value: -38.97055334471606, kind: 'saddle' },
      { x: -2.903534027771177, y: 2.746802770990837, value: -64.19561235905536, kind: 'minimum' },
      { x: 0.1567312567803401, y: -2.903534027771177, value: -38.97055334471606, kind: 'saddle' },
      { x: 0.1567312567803401, y: 0.1567312567803401, value: 0.39122471811071613, kind: 'maximum' },
      { x: 0.1567312567803401, y: 2.746802770990837, value: -24.833834296228584, kind: 'saddle' },
      { x: 2.746802770990837, y: -2.903534027771177, value: -64.19561235905536, kind: 'minimum' },
      { x: 2.746802770990837, y: 0.1567312567803401, value: -24.833834296228584, kind: 'saddle' },
      { x: 2.746802770990837, y: 2.746802770990837, value: -50.05889331056788, kind: 'minimum' }
    ],
    note: 'Styblinski and Tang 1990: the least value -78.332 at x = y = -2.903534.'
  },
  {
    name: 'Zakharov',
    source: 'x^2 + y^2 + (0.5x + y)^2 + (0.5x + y)^4',
    box: [
      [-5, 10],
      [-5, 10]
    ],
    points: [{ x: 0, y: 0, value: 0, kind: 'minimum' }],
    note: 'Jamil and Yang 2013: (0, 0).'
  },
  {
    name: 'Bohachevsky 1',
    source: 'x^2 + 2y^2 - 0.3cos(3pi x) - 0.4cos(4pi y) + 0.7',
    box: [
      [-1, 1],
      [-1, 1]
    ],
    points: [
      { x: -0.6186120678279501, y: -0.9333791416826435, value: 2.287496761393252, kind: 'minimum' },
      { x: -0.6186120678279501, y: -0.8053579605576345, value: 2.4171849815359336, kind: 'saddle' },
      { x: -0.6186120678279501, y: -0.46952754566849225, value: 0.882809245197211, kind: 'minimum' },
      { x: -0.6186120678279501, y: -0.2670404674810485, value: 1.3464121269688585, kind: 'saddle' },
      { x: -0.6186120678279501, y: 0, value: 0.4129268302758151, kind: 'minimum' },
      { x: -0.6186120678279501, y: 0.2670404674810485, value: 1.3464121269688585, kind: 'saddle' },
      { x: -0.6186120678279501, y: 0.46952754566849225, value: 0.882809245197211, kind: 'minimum' },
      { x: -0.6186120678279501, y: 0.8053579605576345, value: 2.4171849815359336, kind: 'saddle' },
      { x: -0.6186120678279501, y: 0.9333791416826435, value: 2.287496761393252, kind: 'minimum' },
      { x: -0.3607081555517536, y: -0.9333791416826435, value: 2.5947508423458525, kind: 'saddle' },
      { x: -0.3607081555517536, y: -0.8053579605576345, value: 2.724439062488534, kind: 'maximum' },
      { x: -0.3607081555517536, y: -0.46952754566849225, value: 1.1900633261498115, kind: 'saddle' },
      { x: -0.3607081555517536, y: -0.2670404674810485, value: 1.653666207921459, kind: 'maximum' },
      { x: -0.3607081555517536, y: 0, value: 0.7201809112284155, kind: 'saddle' },
      { x: -0.3607081555517536, y: 0.2670404674810485, value: 1.653666207921459, kind: 'maximum' },
      { x: -0.3607081555517536, y: 0.46952754566849225, value: 1.1900633261498115, kind: 'saddle' },
      { x: -0.3607081555517536, y: 0.8053579605576345, value: 2.724439062488534, kind: 'maximum' },
      { x: -0.3607081555517536, y: 0.9333791416826435, value: 2.5947508423458525, kind: 'saddle' },
      { x: 0, y: -0.46952754566849225, value: 0.46988241492139593, kind: 'minimum' },
      { x: 0, y: 0, value: 0, kind: 'minimum' },
      { x: 0, y: 0.46952754566849225, value: 0.46988241492139593, kind: 'minimum' },
      { x: 0, y: -0.9333791416826435, value: 1.8745699311174369, kind: 'minimum' },
      { x: 0, y: -0.8053579605576345, value: 2.0042581512601183, kind: 'saddle' },
      { x: 0, y: -0.2670404674810485, value: 0.9334852966930434, kind: 'saddle' },
      { x: 0, y: 0.2670404674810485, value: 0.9334852966930434, kind: 'saddle' },
      { x: 0, y: 0.8053579605576345, value: 2.0042581512601183, kind: 'saddle' },
      { x: 0, y: 0.9333791416826435, value: 1.8745699311174369, kind: 'minimum' },
      { x: 0.3607081555517536, y: -0.9333791416826435, value: 2.5947508423458525, kind: 'saddle' },
      { x: 0.3607081555517536, y: -0.8053579605576345, value: 2.724439062488534, kind: 'maximum' },
      { x: 0.3607081555517536, y: -0.46952754566849225, value: 1.1900633261498115, kind: 'saddle' },
      { x: 0.3607081555517536, y: -0.2670404674810485, value: 1.653666207921459, kind: 'maximum' },
      { x: 0.3607081555517536, y: 0, value: 0.7201809112284155, kind: 'saddle' },
      { x: 0.3607081555517536, y: 0.2670404674810485, value: 1.653666207921459, kind: 'maximum' },
      { x: 0.3607081555517536, y: 0.46952754566849225, value: 1.1900633261498115, kind: 'saddle' },
      { x: 0.3607081555517536, y: 0.8053579605576345, value: 2.724439062488534, kind: 'maximum' },
      { x: 0.3607081555517536, y: 0.9333791416826435, value: 2.5947508423458525, kind: 'saddle' },
      { x: 0.6186120678279501, y: -0.9333791416826435, value: 2.287496761393252, kind: 'minimum' },
      { x: 0.6186120678279501, y: -0.8053579605576345, value: 2.4171849815359336, kind: 'saddle' },
      { x: 0.6186120678279501, y: -0.46952754566849225, value: 0.882809245197211, kind: 'minimum' },
      { x: 0.6186120678279501, y: -0.2670404674810485, value: 1.3464121269688585, kind: 'saddle' },
      { x: 0.6186120678279501, y: 0, value: 0.4129268302758151, kind: 'minimum' },
      { x: 0.6186120678279501, y: 0.2670404674810485, value: 1.3464121269688585, kind: 'saddle' },
      { x: 0.6186120678279501, y: 0.46952754566849225, value: 0.882809245197211, kind: 'minimum' },
      { x: 0.6186120678279501, y: 0.8053579605576345, value: 2.4171849815359336, kind: 'saddle' },
      { x: 0.6186120678279501, y: 0.9333791416826435, value: 2.287496761393252, kind: 'minimum' }
    ],
    note: 'Bohachevsky, Johnson and Stein 1986: the least value 0 at (0, 0).'
  },
  {
    name: 'peaks',
    source: '3(1 - x)^2 e^(-x^2 - (y + 1)^2) - 10(x/5 - x^3 - y^5) e^(-x^2 - y^2) - e^(-(x + 1)^2 - y^2)/3',
    box: [
      [-3, 3],
      [-3, 3]
    ],
    points: [
      { x: -1.3473962443682108, y: 0.20451886609700518, value: -3.04984940280026, kind: 'minimum' },
      { x: -0.46002451803438665, y: -0.6291965087168009, value: 3.7765809985322067, kind: 'maximum' },
      { x: -0.2659375568372457, y: 0.4667399937262694, value: 0.7882934626789642, kind: 'saddle' },
      { x: -0.009317581959954116, y: 1.5813679629389998, value: 8.106213589442337, kind: 'maximum' },
      { x: 0.22827892055636909, y: -1.6255349574999964, value: -6.551133332835837, kind: 'minimum' },
      { x: 0.2964455538468321, y: 0.32019624766683435, value: -0.06493586825552689, kind: 'minimum' },
      { x: 0.4163233216785082, y: -0.3941450984024246, value: 0.4085479245941372, kind: 'saddle' },
      { x: 1.0982728343350927, y: 0.8544609795247524, value: 2.2491916615269307, kind: 'saddle' },
      { x: 1.285684697241304, y: -0.004847559075593672, value: 3.592489918002754, kind: 'maximum' }
    ],
    note: "MATLAB's peaks: the greatest value 8.1062 at (-0.0093, 1.5814), the least -6.5511 at (0.2283, -1.6255)."
  },
  {
    name: 'Shubert',
    source:
      '(cos(2x + 1) + 2cos(3x + 2) + 3cos(4x + 3) + 4cos(5x + 4) + 5cos(6x + 5)) (cos(2y + 1) + 2cos(3y + 2) + 3cos(4y + 3) + 4cos(5y + 4) + 5cos(6y + 5))',
    box: [
      [-2, -0.3],
      [-1.8, 0.3]
    ],
    points: [
      { x: -1.771685627365807, y: -1.771685627365807, value: 0, kind: 'saddle' },
      { x: -1.771685627365807, y: -1.1222386721038544, value: 0, kind: 'saddle' },
      { x: -1.771685627365807, y: -0.45644978848357376, value: 0, kind: 'saddle' },
      { x: -1.771685627365807, y: 0.12433296919679045, value: 0, kind: 'saddle' },
      { x: -1.425128428319761, y: -1.425128428319761, value: 165.65969349556536, kind: 'maximum' },
      { x: -1.425128428319761, y: -0.8003211004719731, value: -186.73090883102384, kind: 'minimum' },
      { x: -1.425128428319761, y: -0.1953857500608314, value: 109.63203741614116, kind: 'maximum' },
      { x: -1.1222386721038544, y: -1.771685627365807, value: 0, kind: 'saddle' },
      { x: -1.1222386721038544, y: -1.1222386721038544, value: 0, kind: 'saddle' },
      { x: -1.1222386721038544, y: -0.45644978848357376, value: 0, kind: 'saddle' },
      { x: -1.1222386721038544, y: 0.12433296919679045, value: 0, kind: 'saddle' },
      { x: -0.8003211004719731, y: -1.425128428319761, value: -186.73090883102384, kind: 'minimum' },
      { x: -0.8003211004719731, y: -0.8003211004719731, value: 210.48229401555392, kind: 'maximum' },
      { x: -0.8003211004719731, y: -0.1953857500608314, value: -123.5767708592366, kind: 'minimum' },
      { x: -0.45644978848357376, y: -1.771685627365807, value: 0, kind: 'saddle' },
      { x: -0.45644978848357376, y: -1.1222386721038544, value: 0, kind: 'saddle' },
      { x: -0.45644978848357376, y: -0.45644978848357376, value: 0, kind: 'saddle' },
      { x: -0.45644978848357376, y: 0.12433296919679045, value: 0, kind: 'saddle' }
    ],
    note: 'Shubert 1972: the least value -186.7309, also at (-1.42513, -0.80032).'
  },
  {
    name: 'Adjiman',
    source: 'cos(x) sin(y) - x/(y^2 + 1)',
    box: [
      [-4, 4],
      [-3, 3]
    ],
    points: [
      { x: -2.922919561324069, y: 2.0445786789081954, value: -0.3044209270684647, kind: 'minimum' },
      { x: -0.7945733292974204, y: 0.8935081317470634, value: 0.9877847080899854, kind: 'saddle' },
      { x: -0.3235098717855095, y: 1.4702538987221494, value: 1.0456605507359746, kind: 'maximum' },
      { x: 0.3235098717855095, y: -1.4702538987221494, value: -1.0456605507359746, kind: 'minimum' },
      { x: 0.7945733292974204, y: -0.8935081317470634, value: -0.9877847080899854, kind: 'saddle' },
      { x: 2.922919561324069, y: -2.0445786789081954, value: 0.3044209270684647, kind: 'maximum' }
    ],
    note: 'Adjiman 1998: the published least value lies on the edge of its box [-1, 2] × [-1, 1]; these are the points where the gradient vanishes.'
  },
  {
    name: 'three wells',
    source:
      '(x^2 + y^2)/20 - 2e^(-(x - 1)^2 - (y - 1)^2) - 1.5e^(-(x + 1.5)^2 - (y - 0.5)^2) - 1.8e^(-2x^2 - 2(y + 1.5)^2)',
    box: [
      [-3, 3],
      [-3, 3]
    ],
    points: [
      { x: -1.4452997283009539, y: 0.48508745685347354, value: -1.3828680692648816, kind: 'minimum' },
      { x: -0.5484679850972192, y: -0.5094898998697694, value: -0.34814668815371114, kind: 'saddle' },
      { x: -0.32525750262099157, y: 0.6792555505902849, value: -0.6487769782500399, kind: 'saddle' },
      { x: -0.05330905536776468, y: -0.3081782484166507, value: -0.3149749938664192, kind: 'maximum' },
      { x: -0.0008727807915222296, y: -1.476620635390445, value: -1.6937890881864903, kind: 'minimum' },
      { x: 0.23490467738955065, y: -0.3692310683496629, value: -0.320950629140139, kind: 'saddle' },
      { x: 0.9723736644915174, y: 0.974958434499095, value: -1.90507109342097, kind: 'minimum' }
    ],
    note: 'Three Gaussian wells in a bowl.'
  },
  {
    name: 'Müller and Brown',
    source:
      '-200e^(-(x - 1)^2 - 10y^2) - 100e^(-x^2 - 10(y - 0.5)^2) - 170e^(-6.5(x + 0.5)^2 + 11(x + 0.5)(y - 1.5) - 6.5(y - 1.5)^2) + 15e^(0.7(x + 1)^2 + 0.6(x + 1)(y - 1) + 0.7(y - 1)^2)',
    box: [
      [-1.5, 1.2],
      [-0.2, 2]
    ],
    points: [
      { x: -0.8220015587327321, y: 0.6243128028148713, value: -40.664843508657405, kind: 'saddle' },
      { x: -0.5582236346330243, y: 1.4417258418046686, value: -146.69951720995402, kind: 'minimum' },
      { x: -0.050010822998206056, y: 0.4666941048719721, value: -80.76781812965903, kind: 'minimum' },
      { x: 0.212486582000662, y: 0.2929883251073678, value: -72.24894011232522, kind: 'saddle' },
      { x: 0.6234994049308765, y: 0.028037758528685664, value: -108.16672411685235, kind: 'minimum' }
    ],
    note: 'Müller and Brown 1979: minima at (-0.558, 1.442), (-0.050, 0.467), (0.623, 0.028), saddles at (-0.822, 0.624), (0.212, 0.293).'
  }
]
