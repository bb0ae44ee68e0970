type Point = readonly [x: number, y: number]

/** What is known of a function's sheet without sampling it. */
export interface Opening {
  source: string
  /** Which continuous piece a point belongs to: no triangle may hold points of two. */
  piece?: (x: number, y: number) => number | string
  /** Poles and jumps at a single point. */
  points?: Point[]
  /** Whether the way from a point to another one nearby meets a jump, where pieces do not tell. */
  cut?: (p: Point, q: Point) => boolean
  /** The distance to the edge of where f is defined, negative where it is not. */
  edge?: (x: number, y: number) => number
}

const { abs, floor, hypot, sign, sqrt, PI } = Math
const quadrant = (x: number, y: number) => `${sign(x)} ${sign(y)}`
/** In the quadrants where xy > 0, and how far from the axes. */
const evenQuadrants = (x: number, y: number) => (x * y > 0 ? 1 : -1) * Math.min(abs(x), abs(y))
const modulo = (value: number, by: number) => value - by * floor(value / by)
/** How far within 0 … π + 2πk. */
const whereSineIsPositive = (x: number) => {
  const place = modulo(x, 2 * PI)
  return place < PI ? Math.min(place, PI - place) : -Math.min(place - PI, 2 * PI - place)
}

/** Across the negative x axis. */
const acrossTheCut = ([a, b]: Point, [c, d]: Point) => b < 0 !== d < 0 && a + ((c - a) * b) / (b - d) < 0

/** The eleven of the specification, then others, by what they open. */
export const openings: Opening[] = [
  { source: '1/(x*y)', piece: quadrant },
  { source: 'tan(x+y)', piece: (x, y) => floor((x + y) / PI - 0.5) },
  { source: 'floor(x)', piece: (x) => floor(x) },
  { source: 'sign(x*y)', piece: quadrant },
  {
    source: 'atan2(y,x)',
    points: [[0, 0]],
    cut: acrossTheCut
  },
  { source: '1/(x^2+y^2)', points: [[0, 0]] },
  { source: 'sqrt(x*y)', edge: evenQuadrants },
  { source: 'log(x*y)', edge: evenQuadrants },
  { source: 'x*y/(x^2+y^2)', points: [[0, 0]] },
  { source: 'mod(x,1)', piece: (x) => floor(x) },
  { source: 'if(x<y, x, y+1)', piece: (x, y) => Number(x < y) },

  // So many that each cell has some.
  { source: 'floor(9x)*y', piece: (x) => floor(9 * x) },
  { source: 'tan(20y)+x', piece: (_, y) => floor((20 * y) / PI - 0.5) },
  { source: 'if(sin(20x)>0, x*y, 1/0)', edge: (x) => whereSineIsPositive(20 * x) / 20 },

  // Poles.
  { source: 'gamma(x)*y', piece: (x) => (x > 0 ? 0 : floor(x)) },
  { source: '1/(x-y)', piece: (x, y) => sign(x - y) },
  { source: '1/sin(x)', piece: (x) => floor(x / PI) },
  { source: 'sec(x)', piece: (x) => floor(x / PI - 0.5) },
  { source: 'cot(x)+y', piece: (x) => floor(x / PI) },
  { source: 'csc(x*y)', piece: (x, y) => `${floor((x * y) / PI)} ${quadrant(x, y)}` },
  { source: '1/(x^2-1)', piece: (x) => Number(x > -1) + Number(x > 1) },
  { source: '1/(x^2+y^2-4)', piece: (x, y) => Number(hypot(x, y) < 2) },
  { source: 'y/(x-1)^2', piece: (x) => Number(x < 1) },
  { source: 'lgamma(x)', piece: (x) => (x > 0 ? 0 : floor(x)) },
  { source: '1/(exp(x)-1)', piece: (x) => sign(x) },
  { source: 'x^3/(x^2-y^2)', piece: (x, y) => quadrant(x - y, x + y) },
  { source: 'digamma(x)', piece: (x) => (x > 0 ? 0 : floor(x)) },
  { source: 'coth(x-y/2)', piece: (x, y) => sign(x - y / 2) },
  { source: 'ln(x^2)', piece: (x) => sign(x) },
  { source: 'ln(abs(x-y))', piece: (x, y) => sign(x - y) },

  // Jumps.
  { source: 'ceil(x/2+y/4)', piece: (x, y) => Math.ceil(x / 2 + y / 4) },
  { source: 'round(y)', piece: (_, y) => floor(y + 0.5) },
  { source: 'step(x-0.3)*y + x', piece: (x) => Number(x >= 0.3) },
  { source: 'floor(x)+floor(y)', piece: (x, y) => `${floor(x)} ${floor(y)}` },
  { source: 'floor((x^2+y^2)/5)', piece: (x, y) => floor((x * x + y * y) / 5) },
  { source: 'mod(x+y,2)', piece: (x, y) => floor((x + y) / 2) },
  { source: 'exp(1/(9x))', piece: (x) => sign(x) },
  { source: 'atan(1/x)', piece: (x) => sign(x) },
  { source: 'abs(x)/x', piece: (x) => sign(x) },
  { source: 'if(x^2+y^2<1, 2, 0)', piece: (x, y) => Number(x * x + y * y < 1) },
  { source: '(x>0)+y', piece: (x) => Number(x > 0) },
  { source: 'sign(sin(3x))', piece: (x) => `${floor((3 * x) / PI)} ${sign(x)}` },
  { source: 'atan(tan(x))', piece: (x) => floor(x / PI + 0.5) },
  { source: '{x<-1: 0, x<1: x+1, 3}', piece: (x) => Number(x >= 1) },
  { source: '1000x + floor(y)', piece: (_, y) => floor(y) },

  // Edges of the domain.
  { source: 'asin(x/2)', edge: (x) => 2 - abs(x) },
  { source: 'acos(x+y)', edge: (x, y) => (1 - abs(x + y)) / sqrt(2) },
  { source: 'sqrt(1-x^2-y^2)', edge: (x, y) => 1 - hypot(x, y) },
  { source: 'ln(x)', edge: (x) => x },
  { source: 'x^0.5', edge: (x) => x },
  { source: 'x^(-1/3)', edge: (x) => x },
  { source: 'x^y', edge: (x) => x },
  { source: 'atanh(x)', edge: (x) => 1 - abs(x) },
  { source: 'acosh(x^2+y^2)', edge: (x, y) => hypot(x, y) - 1 },
  { source: 'ln(4-x^2-y^2)', edge: (x, y) => 2 - hypot(x, y) },
  { source: 'sqrt(x-y^2)', edge: (x, y) => (x - y * y) / sqrt(1 + 4 * y * y) },
  { source: '1/sqrt(x+y)', edge: (x, y) => (x + y) / sqrt(2) },
  { source: 'sqrt(sin(x))', edge: whereSineIsPositive },
  { source: 'sqrt(x^2-1)', edge: (x) => abs(x) - 1 },
  { source: 'nthRoot(x-y, 4)', edge: (x, y) => (x - y) / sqrt(2) },

  // Jumps of operations that are f's own, however small, though beside others that are not.
  { source: '0.01*floor(x)', piece: (x) => floor(x) },
  { source: 'x^2+0.05*floor(2y)', piece: (_, y) => floor(2 * y) },
  { source: '|mod(x,2)-0.9|', piece: (x) => floor(x / 2) },
  { source: 'cos(3*mod(x,2))', piece: (x) => floor(x / 2) },
  { source: '(x-floor(x))*(1.1-(x-floor(x)))', piece: (x) => floor(x) },
  { source: '(sign(x)+0.05)^2+y', piece: (x) => sign(x) },
  { source: 'sin(pi*floor(x)/2)', piece: (x) => floor(x) },
  { source: '|mod(x,2)-1|+0.05*sign(y)', piece: (_, y) => sign(y) },
  { source: '(x-round(x))^2+0.02*ceil(y)', piece: (_, y) => Math.ceil(y) },
  { source: 'if(x==0, 1, x^2)+y', piece: (x) => sign(x) },
  { source: 'if(x<y, x-y, 0.03)', piece: (x, y) => Number(x < y) },
  { source: 'sin(atan2(y,x)/2)', points: [[0, 0]], cut: acrossTheCut },
  { source: '(x^2+y^2)*cos(2.5*atan2(y,x)+1)', points: [[0, 0]], cut: acrossTheCut },
  { source: 'cos(atan2(y,x))+0.05*(x>y)', points: [[0, 0]], piece: (x, y) => Number(x > y) },

  // Angles under what has their period: f jumps at the origin alone.
  ...[
    'cos(atan2(y,x))',
    'sin(atan2(y,x))^2',
    'cos(atan2(y,x)/2)',
    '|atan2(y,x)|',
    'exp(sin(2*atan2(y,x)))+y',
    'atan2(y,x)^2'
  ].map((source): Opening => ({ source, points: [[0, 0]] })),

  // More than one of them.
  {
    source: '1/floor(x)',
    piece: (x) => floor(x),
    edge: (x) => (x >= 0 && x < 1 ? -Math.min(x, 1 - x) : Math.min(abs(x), abs(x - 1)))
  },
  { source: 'sqrt(x)/(y-1)', piece: (_, y) => sign(y - 1), edge: (x) => x },
  { source: 'floor(sqrt(x))', piece: (x) => floor(sqrt(x)), edge: (x) => x },
  { source: 'ln(x)*sign(y)', piece: (_, y) => sign(y), edge: (x) => x },
  { source: 'gamma(x)*sqrt(y)', piece: (x) => (x > 0 ? 0 : floor(x)), edge: (_, y) => y }
]

/** Defined and continuous everywhere, with whatever risky operations. */
export const smooth: string[] = [
  'x^2+3xy+2y^2',
  'x^3-3x*y^2',
  '(x^2+y-11)^2+(x+y^2-7)^2',
  '5',
  'x',
  'x^4+y^4-4x*y+1',
  'exp(-(x^2+y^2))',
  'exp(x)+exp(-y)',
  'exp(-x^2)-exp(-(x-1)^2-y^2)',
  'sin(x)*sin(y)',
  'sin(x*y)',
  'sin(sqrt(x^2+y^2))',
  'cos(3x)+cos(2y)',
  'sin(10x)*cos(10y)',
  '1/(1+x^2)',
  '1/(1+x^2+y^2)',
  'x/(1+exp(-y))',
  'x*y/(1+x^2+y^2)',
  '1/(2+sin(x)*cos(y))',
  '1/(x^2-x*y+y^2+1)',
  'sqrt(1+x^2)',
  'sqrt(x^2+y^2)',
  'sqrt(x^2+y^2+x*y)',
  'sqrt(x^2)',
  'ln(2+sin(x))',
  'ln(1+x^2+y^2)',
  'ln(exp(x)+exp(y))',
  'ln(x^2+x+1)',
  'abs(x)+abs(y)',
  'abs(x*y)',
  'abs(abs(x)-1)',
  'max(x,y)',
  'min(x^2,y+1)',
  'max(x,0)^2+min(y,0)^2',
  'max(x,y,0)',
  'hypot(x,y)',
  'relu(x)+relu(y)',
  'relu(x+y)-2relu(x-y-1)+relu(0.5-x)',
  'softplus(x)*sigmoid(y)',
  'tanh(x)+tanh(y)',
  'tanh(relu(x-y)+relu(2y-1))',
  'atan(x)*y',
  'atan(x/(1+y^2))',
  'erf(x)*erf(y)',
  'cbrt(x)+cbrt(y)',
  'cbrt(x^2)*y',
  'sinc(x)+y^2',
  'sinh(x)-cosh(y)',
  'asinh(x)+y',
  'asin(sin(x)/2)',
  'acos(tanh(x))',
  'sqrt(abs(x*y))',
  'x*abs(x)+y',
  'x*sign(x)+y',
  'if(abs(x)<1, x^2/2, abs(x)-1/2)',
  'if(x<0, -x, x)*sin(y)',
  'if(x>y, x-y, 0)^2',
  '{x<0: 0, x<1: x^2*(3-2x), 1}+y',
  'gamma(2+sin(x))*y',
  '2^x+y^2',
  '(1+x^2)^(y/3)',
  'log2(3+cos(x*y))',
  'x^2*sin(y)/(2+cos(x))',
  'mod(3+sin(x),10)',

  // Jumps within f that f does not have.
  '|mod(x,2)-1|',
  '|mod(x+y,3)-1.5|*y',
  '(x-floor(x))*(1-(x-floor(x)))',
  '|x-round(x)|',
  'cos(pi*mod(x,2))',
  'cos(2pi*floor(x))*y',
  'sin(x)*sign(sin(x))',
  '(sign(x)+1)*relu(x)+y',
  'floor(x)+(x-floor(x))^2+y',
  '|x/2-floor(x/2+1/2)|+|mod(y,1)-1/2|',
  '(ceil(y)-y)*(y-ceil(y)+1)',
  'cos(if(x<y, 0, 2pi)+x)',
  'max(0, |mod(x*y/2,2)-1|)'
]
