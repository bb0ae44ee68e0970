import type { Box, Place } from './types'

// oracle.py writes this file: closed forms by hand, proven by bisection with interval arithmetic.

/** An absolute extremum, with all places where it is attained. */
export interface AbsoluteExtremum {
  value: number
  at: Place[]
}

/** f on the points that fulfil all inequalities: a closed and bounded region inside the box. */
export interface RegionProblem {
  name: string
  f: string
  inequalities: string[]
  box: Box
  minimum: AbsoluteExtremum
  maximum: AbsoluteExtremum
  note: string
}

/** f on a region that does not have both extrema, or that the box does not hold. */
export interface SpecialRegion {
  name: string
  f: string
  inequalities: string[]
  box: Box
  /** 'without value': f has no value at some points of the region. */
  truth: 'not closed' | 'not bounded' | 'beyond the box' | 'empty' | 'without value'
  /** Over the whole region, beyond the box too, where f has a value; null where there is none. */
  minimum: AbsoluteExtremum | null
  maximum: AbsoluteExtremum | null
  note: string
}

/** Absolute extrema over closed and bounded regions inside the box. */
export const regionProblems: RegionProblem[] = [
  {
    name: 'disc',
    f: 'x^2 + 2y^2 - x',
    inequalities: ['x^2 + y^2 <= 1'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    minimum: { value: -0.25, at: [[0.5, 0]] },
    maximum: {
      value: 2.25,
      at: [
        [-0.5, -0.8660254037844386],
        [-0.5, 0.8660254037844386]
      ]
    },
    note: 'Textbook kind: the temperature of a round plate.'
  },
  {
    name: 'half-disc',
    f: 'x^2 + y^2 - 2y',
    inequalities: ['x^2 + y^2 <= 4', 'y >= 0'],
    box: [
      [-3, 3],
      [-1, 3]
    ],
    minimum: { value: -1, at: [[0, 1]] },
    maximum: {
      value: 4,
      at: [
        [-2, 0],
        [2, 0]
      ]
    },
    note: 'Textbook kind: the maximum at both corners.'
  },
  {
    name: 'triangle',
    f: 'x + y - xy',
    inequalities: ['x >= 0', 'y >= 0', 'x + 2y <= 4'],
    box: [
      [-1, 5],
      [-1, 3]
    ],
    minimum: { value: 0, at: [[0, 0]] },
    maximum: { value: 4, at: [[4, 0]] },
    note: 'Stewart, Calculus: both at corners.'
  },
  {
    name: 'rectangle',
    f: 'x^4 + y^4 - 4xy + 2',
    inequalities: ['0 <= x <= 2', '0 <= y <= 3'],
    box: [
      [-1, 3],
      [-1, 4]
    ],
    minimum: { value: 0, at: [[1, 1]] },
    maximum: { value: 83, at: [[0, 3]] },
    note: 'After Stewart, Calculus: the minimum inside, the maximum at a corner.'
  },
  {
    name: 'ellipse',
    f: 'xy',
    inequalities: ['x^2/4 + y^2 <= 1'],
    box: [
      [-3, 3],
      [-2, 2]
    ],
    minimum: {
      value: -1,
      at: [
        [-1.4142135623730951, 0.7071067811865476],
        [1.4142135623730951, -0.7071067811865476]
      ]
    },
    maximum: {
      value: 1,
      at: [
        [-1.4142135623730951, -0.7071067811865476],
        [1.4142135623730951, 0.7071067811865476]
      ]
    },
    note: 'Textbook kind: all four on the edge.'
  },
  {
    name: 'quarter disc',
    f: 'x + 2y',
    inequalities: ['x >= 0', 'y >= 0', 'x^2 + y^2 <= 5'],
    box: [
      [-1, 3],
      [-1, 3]
    ],
    minimum: { value: 0, at: [[0, 0]] },
    maximum: { value: 5, at: [[1, 2]] },
    note: 'Textbook kind: a corner and a point of the arc.'
  },
  {
    name: 'under a level and above a parabola',
    f: 'x + y',
    inequalities: ['y >= x^2', 'y <= 4'],
    box: [
      [-3, 3],
      [-1, 5]
    ],
    minimum: { value: -0.25, at: [[-0.5, 0.25]] },
    maximum: { value: 6, at: [[2, 4]] },
    note: 'Textbook kind: a point of the parabola and a corner.'
  },
  {
    name: 'quarter-plane cut by a parabola',
    f: '2x + y',
    inequalities: ['x >= 0', 'y >= 0', 'y <= 4 - x^2'],
    box: [
      [-1, 3],
      [-1, 5]
    ],
    minimum: { value: 0, at: [[0, 0]] },
    maximum: { value: 5, at: [[1, 3]] },
    note: 'Textbook kind: a corner and a point of the parabola.'
  },
  {
    name: 'annulus',
    f: 'x^2 + y^2 - x',
    inequalities: ['1 <= x^2 + y^2 <= 4'],
    box: [
      [-3, 3],
      [-3, 3]
    ],
    minimum: { value: 0, at: [[1, 0]] },
    maximum: { value: 6, at: [[-2, 0]] },
    note: 'The point where the gradient vanishes, (1/2, 0), lies in the hole.'
  },
  {
    name: 'lens of two discs',
    f: 'x + y',
    inequalities: ['x^2 + y^2 <= 4', '(x - 2)^2 + y^2 <= 4'],
    box: [
      [-3, 5],
      [-3, 3]
    ],
    minimum: { value: -0.8284271247461901, at: [[0.585786437626905, -1.4142135623730951]] },
    maximum: { value: 2.8284271247461903, at: [[1.4142135623730951, 1.4142135623730951]] },
    note: 'One on each arc.'
  },
  {
    name: 'square that stands on a corner',
    f: 'x^2 + 2y',
    inequalities: ['|x| + |y| <= 1'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    minimum: { value: -2, at: [[0, -1]] },
    maximum: { value: 2, at: [[0, 1]] },
    note: 'Both at corners, where the inequality has a kink.'
  },
  {
    name: 'a kink in a disc',
    f: '|x| + |y|',
    inequalities: ['(x - 1/2)^2 + y^2 <= 1'],
    box: [
      [-1, 2],
      [-2, 2]
    ],
    minimum: { value: 0, at: [[0, 0]] },
    maximum: {
      value: 1.9142135623730951,
      at: [
        [1.2071067811865475, -0.7071067811865476],
        [1.2071067811865475, 0.7071067811865476]
      ]
    },
    note: 'The minimum at a kink of f inside.'
  },
  {
    name: 'pentagon',
    f: '(x - 3)^2 + (y - 3)^2',
    inequalities: ['x >= 0', '0 <= y <= 3', 'x <= 4', 'x + y <= 5'],
    box: [
      [-1, 5],
      [-1, 4]
    ],
    minimum: { value: 0.5, at: [[2.5, 2.5]] },
    maximum: { value: 18, at: [[0, 0]] },
    note: 'Quadratic programme: the foot of a perpendicular and a corner.'
  },
  {
    name: 'square of sines',
    f: 'sin(x) + sin(y) + sin(x + y)',
    inequalities: ['0 <= x <= pi/2', '0 <= y <= pi/2'],
    box: [
      [-1, 2],
      [-1, 2]
    ],
    minimum: { value: 0, at: [[0, 0]] },
    maximum: { value: 2.598076211353316, at: [[1.0471975511965979, 1.0471975511965979]] },
    note: 'Textbook kind: the maximum inside, the minimum at a corner.'
  },
  {
    name: 'a volcano with two tops',
    f: 'e^(-x^2 - y^2)(x^2 + 2y^2)',
    inequalities: ['x^2 + y^2 <= 4'],
    box: [
      [-3, 3],
      [-3, 3]
    ],
    minimum: { value: 0, at: [[0, 0]] },
    maximum: {
      value: 0.7357588823428847,
      at: [
        [0, -1],
        [0, 1]
      ]
    },
    note: 'Stewart, Calculus: both inside the disc.'
  }
]

/** Regions and functions for which no pair of absolute extrema may be certified. */
export const specialRegions: SpecialRegion[] = [
  {
    name: 'an open disc',
    f: 'x^2 + y^2 + x',
    inequalities: ['x^2 + y^2 < 1'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'not closed',
    minimum: { value: -0.25, at: [[-0.5, 0]] },
    maximum: null,
    note: 'f comes near 2 at (1, 0), which the region leaves out.'
  },
  {
    name: 'a disc without its edge on one side',
    f: 'y',
    inequalities: ['x^2 + y^2 <= 1', 'y < 1/2'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'not closed',
    minimum: { value: -1, at: [[0, -1]] },
    maximum: null,
    note: 'f comes near 1/2 on the chord that the region leaves out.'
  },
  {
    name: 'above a parabola',
    f: 'y - x',
    inequalities: ['y >= x^2'],
    box: [
      [-3, 3],
      [-1, 6]
    ],
    truth: 'not bounded',
    minimum: { value: -0.25, at: [[0.5, 0.25]] },
    maximum: null,
    note: 'f grows without bound upwards.'
  },
  {
    name: 'a quarter-plane',
    f: 'e^(-x - y)',
    inequalities: ['x >= 0', 'y >= 0'],
    box: [
      [-1, 4],
      [-1, 4]
    ],
    truth: 'not bounded',
    minimum: null,
    maximum: { value: 1, at: [[0, 0]] },
    note: 'f comes near 0 far out and is nowhere 0.'
  },
  {
    name: 'a disc larger than the box',
    f: 'x',
    inequalities: ['x^2 + y^2 <= 9'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'beyond the box',
    minimum: { value: -3, at: [[-3, 0]] },
    maximum: { value: 3, at: [[3, 0]] },
    note: 'Both extrema lie outside the box.'
  },
  {
    name: 'an impossible disc',
    f: 'x + y',
    inequalities: ['x^2 + y^2 <= -1'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'empty',
    minimum: null,
    maximum: null,
    note: 'No point fulfils the inequality.'
  },
  {
    name: 'inequalities that contradict each other',
    f: 'x + y',
    inequalities: ['x >= 1', 'x <= 0', '0 <= y <= 1'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'empty',
    minimum: null,
    maximum: null,
    note: 'No point fulfils all inequalities.'
  },
  {
    name: 'a pole in a disc',
    f: '1/x',
    inequalities: ['x^2 + y^2 <= 1'],
    box: [
      [-2, 2],
      [-2, 2]
    ],
    truth: 'without value',
    minimum: null,
    maximum: null,
    note: 'f has no value where x = 0 and no bound beside it.'
  },
  {
    name: 'a logarithm in a disc',
    f: 'ln(x)',
    inequalities: ['(x - 1)^2 + y^2 <= 4'],
    box: [
      [-2, 4],
      [-3, 3]
    ],
    truth: 'without value',
    minimum: null,
    maximum: { value: 1.0986122886681098, at: [[3, 0]] },
    note: 'f has no value where x <= 0; where it has one, it is greatest at (3, 0) and has no lower bound.'
  }
]
