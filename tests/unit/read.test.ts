import { describe, expect, test } from 'vitest'
import { readField, readNumber } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import { limits, readExpression } from '../../src/lib/math/read/read'
import { expectMeaning, problemOf, readAs } from '../support/reading'
import type { Meaning } from '../support/reading'

const {
  abs,
  atan,
  asin,
  atan2,
  cbrt,
  ceil,
  cos,
  E,
  exp,
  floor,
  hypot,
  log,
  log10,
  log2,
  max,
  min,
  PI,
  sign,
  sin,
  sqrt,
  tan
} = Math
const mod = (u: number, v: number) => u - v * floor(u / v)

describe('what learners write', () => {
  test.each<[string, Meaning]>([
    // Products without a sign.
    ['x^2 + 3xy + 2y^2', (x, y) => x * x + 3 * x * y + 2 * y * y],
    ['2x', (x) => 2 * x],
    ['x y', (x, y) => x * y],
    ['xy', (x, y) => x * y],
    ['2 x', (x) => 2 * x],
    ['2(x+1)', (x) => 2 * (x + 1)],
    ['x(y+1)', (x, y) => x * (y + 1)],
    ['x (y+1)', (x, y) => x * (y + 1)],
    ['(x+1)(y-1)', (x, y) => (x + 1) * (y - 1)],
    ['xy(x+1)', (x, y) => x * y * (x + 1)],
    ['(x+1)x', (x) => (x + 1) * x],
    ['pi(x+1)', (x) => PI * (x + 1)],
    ['e(x+1)', (x) => E * (x + 1)],
    ['e^x(y+1)', (x, y) => exp(x) * (y + 1)],
    ['abc x', (x, _, { a, b, c }) => a * b * c * x],
    ['2ab x y', (x, y, { a, b }) => 2 * a * b * x * y],
    ['a_1 x', (x) => x],
    ['θx', (x, _, { theta }) => theta * x],
    ['theta x', (x, _, { theta }) => theta * x],
    ['2πr', (_x, _y, { r }) => 2 * PI * r],
    ['2πx', (x) => 2 * PI * x],
    ['2pix', (x) => 2 * PI * x],
    ['2πrx', (x, _, { r }) => 2 * PI * r * x],
    ['xsin(y)', (x, y) => x * sin(y)],
    ['xe^y', (x, y) => x * exp(y)],
    ['xysinx', (x, y) => x * y * sin(x)],
    ['sqrt(2)x', (x) => sqrt(2) * x],
    ['x sin(x) 5x', (x) => x * sin(x) * 5 * x],
    ['3·x·y', (x, y) => 3 * x * y],
    ['3×x÷y', (x, y) => (3 * x) / y],
    ['3⋅x∙y', (x, y) => 3 * x * y],
    ['x\u2009y', (x, y) => x * y],
    ['2\u200bx', (x) => 2 * x],
    ['x\u2062y', (x, y) => x * y],
    ['x\u00a0+\u202fy', (x, y) => x + y],
    // Functions.
    ['sin x', (x) => sin(x)],
    ['sinx', (x) => sin(x)],
    ['sin 2x', (x) => sin(2 * x)],
    ['sin x cos y', (x, y) => sin(x) * cos(y)],
    ['sin 2πx cos y', (x, y) => sin(2 * PI * x) * cos(y)],
    ['sin 2(x+y)', (x, y) => sin(2 * (x + y))],
    ['sin x (y+1)', (x, y) => sin(x) * (y + 1)],
    ['sin(x)(y+1)', (x, y) => sin(x) * (y + 1)],
    ['sin -x', (x) => sin(-x)],
    ['sin x/2', (x) => sin(x) / 2],
    ['sin x^2', (x) => sin(x * x)],
    ['sin^2 x', (x) => sin(x) ** 2],
    ['sin^2(x)', (x) => sin(x) ** 2],
    ['sin²x', (x) => sin(x) ** 2],
    ['sin² x + cos² x', () => 1],
    ['sin(x)^2', (x) => sin(x) ** 2],
    ['sin(x)²', (x) => sin(x) ** 2],
    ['sin^-1 x', (x) => asin(x)],
    ['sin⁻¹x', (x) => asin(x)],
    ['sin^(-1) x', (x) => asin(x)],
    ['arcsin x', (x) => asin(x)],
    ['tan^(-1)(y/x)', (x, y) => atan(y / x)],
    ['tan^-1(y/x)', (x, y) => atan(y / x)],
    ['arctan(y/x)', (x, y) => atan(y / x)],
    ['cos3x', (x) => cos(3 * x)],
    ['SIN(x)', (x) => sin(x)],
    ['Sqrt(x²+1)', (x) => sqrt(x * x + 1)],
    ['ln x', (x) => log(x)],
    ['log(x)', (x) => log(x)],
    ['log10(x)', (x) => log10(x)],
    ['log2(x)', (x) => log2(x)],
    ['log_2 x', (x) => log2(x)],
    ['log_2(x)', (x) => log2(x)],
    ['log_10 x', (x) => log10(x)],
    ['log₂x', (x) => log2(x)],
    ['log₁₀(x)', (x) => log10(x)],
    ['log_a(x)', (x, _, { a }) => log(x) / log(a)],
    ['log_3 x y', (x, y) => log(x * y) / log(3)],
    ['log(x^2+1, 3)', (x) => log(x * x + 1) / log(3)],
    ['log(x^2+1, 2)', (x) => log2(x * x + 1)],
    ['ln²x', (x) => log(x) ** 2],
    ['lg(x)', (x) => log10(x)],
    ['√x', (x) => sqrt(x)],
    ['√(x+1)', (x) => sqrt(x + 1)],
    ['√2x', (x) => sqrt(2) * x],
    ['2√x', (x) => 2 * sqrt(x)],
    ['√|y+x/2|', (x, y) => sqrt(abs(y + x / 2))],
    ['∛y', (_, y) => cbrt(y)],
    ['cbrt(y)', (_, y) => cbrt(y)],
    ['root(x^2, 3)', (x) => cbrt(x * x)],
    ['nthRoot(y, 3)', (_, y) => cbrt(y)],
    ['max(x, y, 1)', (x, y) => max(x, y, 1)],
    ['min(x, y)', (x, y) => min(x, y)],
    ['min(x, y, 2, x y)', (x, y) => min(x, y, 2, x * y)],
    ['atan2(y, x)', (x, y) => atan2(y, x)],
    ['hypot(x, y)', (x, y) => hypot(x, y)],
    ['hypot(x, y, 2)', (x, y) => hypot(x, y, 2)],
    ['square(x) + cube(y)', (x, y) => x * x + y ** 3],
    ['clamp(x, -1, 1)', (x) => min(max(x, -1), 1)],
    ['sign(x) + sgn(y)', (x, y) => sign(x) + sign(y)],
    ['floor(x) + ceil(y)', (x, y) => floor(x) + ceil(y)],
    ['⌊x⌋ + ⌈y⌉', (x, y) => floor(x) + ceil(y)],
    ['2⌊x/2⌋', (x) => 2 * floor(x / 2)],
    ['sec x + csc y + cot x', (x, y) => 1 / cos(x) + 1 / sin(y) + 1 / tan(x)],
    ['arcosh(x²+1) + arsinh(y)', (x, y) => Math.acosh(x * x + 1) + Math.asinh(y)],
    ['sigmoid(x) + logistic(y)', (x, y) => 1 / (1 + exp(-x)) + 1 / (1 + exp(-y))],
    ['relu(x)', (x) => max(x, 0)],
    ['heaviside(x)', (x) => Number(x > 0)],
    ['exp2(x)', (x) => 2 ** x],
    ['gamma(4) x', (x) => 6 * x],
    ['γ(x+1)', (x) => x + 1],
    ['gamma x', (x) => x],
    // Powers and signs.
    ['-x^2', (x) => -(x * x)],
    ['(-x)^2', (x) => x * x],
    ['2^-x', (x) => 2 ** -x],
    ['2^x^2', (x) => 2 ** (x * x)],
    ['x^y^2', (x, y) => x ** (y * y)],
    ['x^1/2', (x) => x / 2],
    ['x^-1/2', (x) => 1 / x / 2],
    ['x^(1/2)', (x) => sqrt(x)],
    ['e^-x', (x) => exp(-x)],
    ['e^2x', (x) => exp(2) * x],
    ['e^(x)y', (x, y) => exp(x) * y],
    ['e^(-x²-y²)', (x, y) => exp(-x * x - y * y)],
    ['2^x y', (x, y) => 2 ** x * y],
    ['x²', (x) => x * x],
    ['x²y³', (x, y) => x * x * y ** 3],
    ['x⁻²', (x) => x ** -2],
    ['x¹⁰', (x) => x ** 10],
    ['(x+y)²', (x, y) => (x + y) ** 2],
    ['xⁿ', (x, _, { n }) => x ** n],
    ['x²ʸ', (x, y) => x ** (2 * y)],
    ['eˣ⁺ʸ', (x, y) => exp(x + y)],
    ['e⁻ˣ', (x) => exp(-x)],
    ['e⁻ˣ²', (x) => exp(-x * x)],
    ['e⁻⁽ˣ⁺ʸ⁾', (x, y) => exp(-(x + y))],
    ['x**2', (x) => x * x],
    ['x − y', (x, y) => x - y],
    ['x – y', (x, y) => x - y],
    ['x--y', (x, y) => x + y],
    ['x*-y', (x, y) => x * -y],
    ['+x', (x) => x],
    // Quotients and remainders.
    ['1/2x', (x) => x / 2],
    ['-1/2x', (x) => -x / 2],
    ['3/4x^2', (x) => (3 / 4) * x * x],
    ['1/2sqrt(x)', (x) => sqrt(x) / 2],
    ['x/2y', (x, y) => x / (2 * y)],
    ['1/xy', (x, y) => 1 / (x * y)],
    ['x/2(y+1)', (x, y) => x / (2 * (y + 1))],
    ['x/y/2', (x, y) => x / y / 2],
    ['7/3*x', (x) => (7 / 3) * x],
    ['½x', (x) => x / 2],
    ['⅓x + ¾y', (x, y) => x / 3 + (3 / 4) * y],
    ['x^½', (x) => sqrt(x)],
    ['5%3 x', (x) => mod(5, 3 * x)],
    ['x % y', (x, y) => mod(x, y)],
    ['x mod 2', (x) => mod(x, 2)],
    ['x mod (y+3)', (x, y) => mod(x, y + 3)],
    ['mod(x, 2)', (x) => mod(x, 2)],
    ['2mod(x, 2)', (x) => 2 * mod(x, 2)],
    // Factorials and bars.
    ['3! x', (x) => 6 * x],
    ['2x 3!', (x) => 12 * x],
    ['-3!', () => -6],
    ['3!^2', () => 36],
    ['|x|', (x) => abs(x)],
    ['2|x||y|', (x, y) => 2 * abs(x) * abs(y)],
    ['||x|-2|', (x) => abs(abs(x) - 2)],
    ['|x(|y|+1)|', (x, y) => abs(x * (abs(y) + 1))],
    ['|x|^2', (x) => x * x],
    ['|x|/|y|', (x, y) => abs(x) / abs(y)],
    ['||x||', (x) => abs(x)],
    ['sign(x) y² + |xy|', (x, y) => sign(x) * y * y + abs(x * y)],
    // Numbers.
    ['1e-3x', (x) => 1e-3 * x],
    ['2e3x', (x) => 2000 * x],
    ['2e-x', (x) => 2 * E - x],
    ['.5x', (x) => 0.5 * x],
    ['2.x', (x) => 2 * x],
    ['10^5*x', (x) => 1e5 * x],
    // Brackets of every kind; full-width and mathematical letters.
    ['[x + {y}]', (x, y) => x + y],
    ['{x+1}{y}', (x, y) => (x + 1) * y],
    ['（x＋１）＊２', (x) => (x + 1) * 2],
    ['𝑥² + 𝑦', (x, y) => x * x + y],
    ['ｓｉｎ（ｘ）', (x) => sin(x)],
    // Conditions.
    ['(x>0)x', (x) => max(x, 0)],
    ['(x ≤ y) + (x ≥ y) + (x ≠ y)', () => 2],
    ['(x <= y) - (x == y)', (x, y) => Number(x <= y) - Number(x === y)],
    ['0<x<1', (x) => Number(x > 0 && x < 1)],
    ['x < y <= 2 < 3', (x, y) => Number(x < y && y <= 2)],
    ['x>0 and y>0', (x, y) => Number(x > 0 && y > 0)],
    ['x>0 ∧ ¬ y>0 ∨ x<-1', (x, y) => Number((x > 0 && !(y > 0)) || x < -1)],
    ['not x > 0', (x) => Number(!(x > 0))],
    ['not(x > 0) + 1', (x) => Number(!(x > 0)) + 1],
    ['x > 0 ? x : -x', (x) => abs(x)],
    ['x > 1 ? 1 : x > 0 ? 2 : 3', (x) => (x > 1 ? 1 : x > 0 ? 2 : 3)],
    ['x = 1 ? 2 : 3', (x) => (x === 1 ? 2 : 3)],
    ['if(x > y, x, y)', (x, y) => max(x, y)],
    ['2if(x = y, 1, y)', (x, y) => 2 * (x === y ? 1 : y)],
    ['if(x, 1, 0)', (x) => Number(x !== 0)],
    ['{x<0: -x, x}', (x) => abs(x)],
    ['{x<0: -x; x}', (x) => abs(x)],
    ['{x<0: -x, x<1: x^2, otherwise: 5}', (x) => (x < 0 ? -x : x < 1 ? x * x : 5)],
    ['{x<0: -x, else 5} y', (x, y) => (x < 0 ? -x : 5) * y],
    ['{x < 0: -x\n x < 1: x^2\n 5}', (x) => (x < 0 ? -x : x < 1 ? x * x : 5)],
    ['{\n  x < 0: -x,\n  -1 < x < 1: x^2\n  otherwise: 5\n}', (x) => (x < 0 ? -x : x < 1 ? x * x : 5)],
    ['{x > 0: x}', (x) => (x > 0 ? x : NaN)],
    ['{-x if x < 0, x otherwise}', (x) => abs(x)],
    ['{x = 1: 2, 3}', (x) => (x === 1 ? 2 : 3)],
    ['max({x<0: -x, x}, 1)', (x) => max(abs(x), 1)],
    // Prefixes.
    ['z = x + y', (x, y) => x + y],
    ['f(x, y) = x + y', (x, y) => x + y],
    ['f = x y', (x, y) => x * y],
    ['f(x,y)=x^2\n + y', (x, y) => x * x + y],
    ['F(x, y) = xy', (x, y) => x * y],
    ['z = f(x, y) = xy', (x, y) => x * y]
  ])('%s', (source, meaning) => expectMeaning(source, meaning))

  test.each<[string, Parameters<typeof readField>[1], number[], number]>([
    ['f(u,v) = uv', {}, [2, 3], 6],
    ['g(s, t) = s^t', {}, [2, 3], 8],
    ['h(x_1, x_2) = x_1 - x_2', {}, [5, 3], 2],
    ['x₁ + 2x₂', { variables: ['x1', 'x2'] }, [5, 3], 11],
    ['x1x2', { variables: ['x1', 'x2'] }, [5, 3], 15],
    ['x1 + x10', { variables: ['x1', 'x10'] }, [5, 3], 8],
    ['w1 x + b0', { variables: ['w1', 'x', 'b0'] }, [2, 3, 4], 10],
    ['w_1 x + b_0', { variables: ['w1', 'x', 'b0'] }, [2, 3, 4], 10],
    ['2speed time', { variables: ['speed', 'time'] }, [2, 3], 12],
    ['xyz', {}, [2, 3, 4], 24],
    ['z = x + y', {}, [2, 3], 5],
    ['α₁²', { variables: ['alpha1'] }, [3], 9],
    ['e x', { variables: ['e', 'x'] }, [2, 3], 6],
    ['r cos(θ)', { variables: ['r', 'theta'] }, [2, 0], 2]
  ])('%s with its own names', (source, options, at, value) => {
    const field = readAs(source, options)
    expect(field.parameters).toEqual([])
    expect(field.value(at)).toBe(value)
  })

  test('free names are parameters, in order of appearance', () => {
    expect(readAs('a*x^2 + b*y^2').parameters).toEqual(['a', 'b'])
    expect(readAs('θ x + a_1 y + abc').parameters).toEqual(['theta', 'a_1', 'a', 'b', 'c'])
    expect(readAs('a_1 x + a1 y + a₁').parameters).toEqual(['a_1'])
    expect(readAs('Ω x + ω').parameters).toEqual(['Omega', 'omega'])
    expect(readAs('a x').value([2, 0], { a: 3 })).toBe(6)
  })

  test('names of objects are only names', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(problemOf(`${name}(x)`).message).toBeTruthy()
  })

  test('numbers without variables', () => {
    expect(readNumber('2pi')).toBeCloseTo(2 * PI)
    expect(readNumber('-1/3')).toBeCloseTo(-1 / 3)
    for (const source of ['x', 'a', '1/0', 'foo(', '']) expect(readNumber(source)).toBeNull()
  })
})

describe('places', () => {
  /** What is marked in the source for each part, by the part's own text. */
  const marks = (source: string, options = { variables: ['x', 'y'] }) => {
    const { expression, places } = readExpression(source, options, new Graph())
    const marked: string[] = []
    const walk = (e: typeof expression) => {
      for (const { start, end } of places.get(e.id) ?? []) marked.push(source.slice(start, end))
      if (e.kind === 'call') e.args.forEach(walk)
    }
    walk(expression)
    return marked
  }

  test.each<[string, string[]]>([
    ['x^2 + 3xy', ['x^2 + 3xy', 'x^2', 'x', '3xy', '3x', '3', 'x', 'y']],
    ['(x + y) sin(xy)', ['(x + y) sin(xy)', 'x + y', 'sin(xy)', 'xy']],
    ['f(x, y) = −x²', ['−x²', 'x²', 'x', '²']],
    [String.raw`\frac{x}{\sqrt{y}}`, [String.raw`\frac{x}{\sqrt{y}}`, 'x', String.raw`\sqrt{y}`, 'y']],
    ['np.exp(x) if x > 0 else 1', ['np.exp(x) if x > 0 else 1', 'x > 0', 'np.exp(x)', '1']],
    ["[3,2]'[x,y]", ["[3,2]'[x,y]", '3', 'x']],
    ['𝑥² + ½', ['𝑥² + ½', '𝑥²', '𝑥', '½']]
  ])('%s', (source, expected) => {
    const found = marks(source)
    for (const mark of expected) expect(found).toContain(mark)
    expect(found[0]).toBe(expected[0])
  })

  test('a part that stands twice has two places', () => {
    const { expression, places } = readExpression('sin(x) + sin(x)^2', { variables: ['x'] }, new Graph())
    const sine = (expression as Extract<typeof expression, { kind: 'call' }>).args[0]
    expect(places.get(sine.id)).toEqual([
      { start: 0, end: 6 },
      { start: 9, end: 15 }
    ])
  })
})

describe('nothing typed may throw, hang or run', () => {
  const deep = (open: string, close: string, times: number) => open.repeat(times) + 'x' + close.repeat(times)
  const hostile = [
    deep('(', ')', 500),
    deep('[', ']', 500),
    deep('{', '}', 500),
    deep('sin(', ')', 300),
    deep('|(', ')|', 300),
    deep('{x<0:', '}', 200),
    deep('\\frac{1}{', '}', 150),
    deep('{(', ')}', 400),
    deep('\\sin{(', ')}', 200),
    'x<0?1:'.repeat(300) + '2',
    '1 if x else '.repeat(150) + '2',
    'not '.repeat(480) + 'x',
    '!'.repeat(1900) + 'x',
    'x' + '!'.repeat(1900),
    'x' + "'".repeat(1900),
    '-'.repeat(1900) + 'x',
    '+'.repeat(1900) + 'x',
    '√'.repeat(1900) + 'x',
    'sin '.repeat(480) + 'x',
    'x^'.repeat(900) + 'x',
    'x<'.repeat(900) + 'x',
    '|'.repeat(1999),
    '||'.repeat(900) + 'x',
    'x+'.repeat(999) + 'x',
    'x'.repeat(2000),
    '9'.repeat(400),
    '2^'.repeat(300) + '2',
    '(((2^99)^99)^99)^99 x',
    `norm(${'[[1,2],[3,4]]'.repeat(100)}[x,y])`,
    `sum([${'x,'.repeat(440)}x] [${'y,'.repeat(440)}y]')`,
    `sum([${'x,'.repeat(900)}x])`,
    `sum([[x,y],[y,x]]^10 [[x,y],[y,x]]^10 [1,1])`,
    '0/0',
    '0^-1',
    '(1/(x*y))^y',
    '\u0000\u202e',
    '\ud800x',
    'import("x")',
    'x => x',
    '`${x}`',
    '𝑥²',
    'e^e^e^e^e^e^x',
    '10^10^10^10',
    '\\',
    '\\begin{cases}',
    '\\begin{pmatrix} & \\\\ & \\end{pmatrix}',
    'lambda',
    'def f(x):',
    '{:}',
    '{x:}',
    'x ? : y',
    '_',
    'x_',
    '‖x',
    'x.T',
    '.T',
    "'",
    '[,]',
    '[;]',
    'if(x)',
    'if',
    'x if',
    'else',
    '\\left.x\\right|_{\\min',
    '\\sqrt[3]',
    '\\frac',
    'ⁿ',
    'x⁽',
    '2½'
  ]
  test.each(hostile.map((source) => [source.slice(0, 24), source]))('%s', (_, source) => {
    const started = performance.now()
    const reading = readField(source, { variables: ['x', 'y'] })
    if ('field' in reading) {
      reading.field.jet([0.5, 0.5])
      reading.field.autodiff([0.5, 0.5])
      expect(typeof reading.field.text.gradient[0]).toBe('string')
      expect(reading.field.wgsl).toContain('fn field')
    } else expect(reading.problem.message).toBeTruthy()
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('too long and too large are said, not cut', () => {
    expect(problemOf('x+'.repeat(limits.characters) + 'x').message).toContain(String(limits.characters))
    expect(problemOf(`norm(${'[[1,2],[3,4]]'.repeat(9)}[x,y])`).message).toContain(String(limits.nodes))
    expect(problemOf(deep('(', ')', 500)).message).toContain(String(limits.depth))
  })

  test('forty deep is read', () => {
    for (const [open, close] of [
      ['sin(', ')'],
      ['1/(1+', ')'],
      ['\\frac{1}{1+', '}'],
      ['{x<0: 1, ', '}'],
      ['-(', ')']
    ])
      expect(Number.isFinite(readAs(deep(open, close, 40)).value([0.3, 0]))).toBe(true)
  })
})
