import type { Range } from '../tape/sampling/sampling'
import type { CameraState } from './facets/camera'
import type { Parameter } from './facets/parameters'
import { stateOf, type PlotState } from './plotState'

/** A function worth looking at, and what to notice in it. */
export interface Preset {
  slug: string
  name: string
  /** As a learner would type it. */
  source: string
  /** The sides of the domain; −3 to 3 where left out. */
  x?: Range
  y?: Range
  at?: [number, number]
  direction?: number
  camera?: CameraState
  parameters?: Record<string, Parameter>
  /** Columns of data, invented. */
  data?: Record<string, number[]>
  /** One sentence: what to notice. */
  notice: string
}

export const presets: readonly Preset[] = [
  {
    slug: 'quadratic-form',
    name: 'Quadratic form',
    source: 'x^2 + 3xy + 2y^2',
    notice: 'Both squares are positive, yet the mixed term makes it fall below zero between two lines.'
  },
  {
    slug: 'bowl',
    name: 'Bowl',
    source: 'x^2 + y^2',
    at: [1.5, 1],
    notice: 'The gradient points straight away from the lowest point, and its length is twice the distance.'
  },
  {
    slug: 'ellipses',
    name: 'Elliptic bowl',
    source: 'x^2 + 2y^2',
    at: [2, 1],
    notice: 'The level curves are ellipses, so the way straight down no longer leads to the centre.'
  },
  {
    slug: 'saddle',
    name: 'Saddle',
    source: 'x^2 - y^2',
    at: [1, 1],
    notice: 'At the origin the tangent plane is level, though it is neither a top nor a bottom.'
  },
  {
    slug: 'monkey-saddle',
    name: 'Monkey saddle',
    source: 'x^3 - 3x y^2',
    x: [-2, 2],
    y: [-2, 2],
    at: [1, 0.5],
    notice:
      'Three valleys meet at the origin, two for a monkey’s legs and one for its tail, with ridges between.'
  },
  {
    slug: 'two-parameters',
    name: 'Bowl or saddle',
    source: 'a x^2 + b y^2',
    at: [1.5, 1],
    parameters: { a: { value: 1, min: -2, max: 2 }, b: { value: -0.5, min: -2, max: 2 } },
    notice: 'Let b sweep: the surface turns from saddle to trough to bowl as b passes zero.'
  },
  {
    slug: 'egg-carton',
    name: 'Egg carton',
    source: 'sin x sin y',
    x: [-6, 6],
    y: [-6, 6],
    at: [1, 0.6],
    notice: 'Tops and bottoms alternate, and between four of them lies a saddle.'
  },
  {
    slug: 'ripple',
    name: 'Ripple',
    source: 'cos(x^2 + y^2)',
    at: [1.2, 0.9],
    notice: 'The rings crowd together outwards, and the gradient grows with the distance from the centre.'
  },
  {
    slug: 'sombrero',
    name: 'Sombrero',
    source: 'sin(sqrt(x^2+y^2)) / sqrt(x^2+y^2)',
    x: [-12, 12],
    y: [-12, 12],
    at: [3, 2],
    notice: 'The formula has no value at the origin, though the surface closes there at height 1.'
  },
  {
    slug: 'gaussian-mixture',
    name: 'Two hills',
    source: 'exp(-(x-1)^2 - (y-1)^2) + 0.7exp(-(x+1)^2 - 2(y+0.5)^2)',
    at: [0.4, 0.3],
    notice: 'Somewhere on the pass between the two hills the gradient is zero.'
  },
  {
    slug: 'peaks',
    name: 'Peaks',
    source: '3(1-x)^2 exp(-x^2-(y+1)^2) - 10(x/5-x^3-y^5) exp(-x^2-y^2) - 1/3 exp(-(x+1)^2-y^2)',
    at: [0.5, 0.8],
    notice: 'Three tops, three bottoms: follow the arrows uphill and see which top you reach.'
  },
  {
    slug: 'himmelblau',
    name: 'Himmelblau',
    source: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    x: [-5, 5],
    y: [-5, 5],
    at: [-1, 2],
    notice: 'Four lowest points, all exactly zero; one of them is (3, 2).'
  },
  {
    slug: 'rosenbrock',
    name: 'Rosenbrock’s valley',
    source: '(1-x)^2 + 100(y-x^2)^2',
    x: [-2, 2],
    y: [-1, 3],
    at: [-1, 1.5],
    notice: 'The valley floor along y = x² is nearly level, so the way down to (1, 1) is slow to find.'
  },
  {
    slug: 'rastrigin',
    name: 'Rastrigin',
    source: '20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)',
    x: [-2.5, 2.5],
    y: [-2.5, 2.5],
    at: [0.7, 0.4],
    notice: 'A bowl full of dents: almost every way downhill ends in the wrong one.'
  },
  {
    slug: 'ackley',
    name: 'Ackley',
    source: '-20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x)+cos(2pi y))/2) + e + 20',
    x: [-4, 4],
    y: [-4, 4],
    at: [1.6, 1.2],
    notice: 'At the lowest point it comes to a tip, where the gradient is not defined.'
  },
  {
    slug: 'hemisphere',
    name: 'Hemisphere',
    source: 'sqrt(1 - x^2 - y^2)',
    x: [-1.25, 1.25],
    y: [-1.25, 1.25],
    at: [0.5, 0.3],
    notice: 'Outside the unit circle there is no value, and towards its rim the slope grows without bound.'
  },
  {
    slug: 'pole',
    name: 'Pole',
    source: '1/(x^2 + y^2)',
    x: [-2, 2],
    y: [-2, 2],
    at: [0.8, 0.5],
    notice: 'The function grows beyond every height at the origin; the picture cuts it off cleanly.'
  },
  {
    slug: 'hyperbola',
    name: 'Cross of poles',
    source: '1/(x y)',
    at: [1, 1.5],
    notice: 'It is undefined along both axes and changes sign across each of them.'
  },
  {
    slug: 'diamond',
    name: 'Diamond',
    source: 'abs(x) + abs(y)',
    at: [1, 0.5],
    notice: 'Four flat sides meet in creases, along which a partial derivative does not exist.'
  },
  {
    slug: 'no-limit',
    name: 'No limit',
    source: 'x y / (x^2 + y^2)',
    x: [-2, 2],
    y: [-2, 2],
    at: [0.8, 0.4],
    notice: 'Along every line into the origin the height is constant, but each line has its own.'
  },
  {
    slug: 'angle',
    name: 'Spiral stair',
    source: 'atan2(y, x)',
    at: [1, 1],
    notice: 'The angle jumps by 2π across the negative x axis, though its gradient does not.'
  },
  {
    slug: 'power',
    name: 'Power',
    source: 'x^y',
    x: [0, 2.5],
    y: [-1.5, 2.5],
    at: [1.5, 1],
    notice: 'Base and exponent both vary: the derivative in x is a power rule, the one in y an exponential.'
  },
  {
    slug: 'crossing-waves',
    name: 'Crossing waves',
    source: 'sin(3x) + cos(2y + x)',
    at: [0.5, 1],
    notice: 'Two waves in different directions; where one crest meets the other the sum is highest.'
  },
  {
    slug: 'least-squares',
    name: 'A line through points',
    source: 'f(b0, b1) = mean((b0 + b1*X - Y)^2)',
    x: [-2, 4],
    y: [-1, 2],
    at: [3, 1.2],
    data: {
      X: [0.2, 0.6, 0.9, 1.3, 1.6, 2, 2.3, 2.7, 3, 3.4, 3.7, 4],
      Y: [1.3, 1, 1.6, 1.8, 1.5, 2.1, 2.4, 2.1, 2.7, 2.5, 3.1, 2.8]
    },
    notice:
      'Each place is a line, its height the mean squared distance to twelve invented points; one line is best.'
  }
]

/** The state that a preset's link holds. */
export const presetState = ({
  source,
  x = [-3, 3],
  y = [-3, 3],
  at,
  direction,
  camera,
  ...more
}: Preset): PlotState =>
  stateOf({
    source,
    domain: { x, y },
    point: at,
    direction,
    camera,
    parameters: new Map(Object.entries(more.parameters ?? {})),
    columns: new Map(
      Object.entries(more.data ?? {}).map(([name, values]) => [name, Float64Array.from(values)])
    )
  })
