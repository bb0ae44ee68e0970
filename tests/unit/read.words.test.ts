import { describe, expect, test } from 'vitest'
import { readField, readNumber } from '../../src/lib'
import type { Notice, ReadOptions } from '../../src/lib'
import { expectMeaning, problemOf, readAs } from '../support/reading'
import type { Meaning } from '../support/reading'

const { acosh, asin, asinh, atan, atanh, cos, cosh, E, exp, log10, log2, max, PI, sin, sinh, tan, tanh } =
  Math

function noticesOf(source: string, options: ReadOptions = { variables: ['x', 'y'] }): Notice[] {
  const reading = readField(source, options)
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.notices ?? []
}

/** Asserts that a source means what is said, with sliders for nothing but these. */
function expectPlain(source: string, meaning: Meaning, parameters: string[] = []): void {
  expectMeaning(source, meaning)
  expect(readAs(source).parameters).toEqual(parameters)
}

describe('names of functions in other languages and fields', () => {
  test.each<[string, Meaning]>([
    ['tg x', (x) => tan(x)],
    ['tg(x) + tg y', (x, y) => tan(x) + tan(y)],
    ['tgx', (x) => tan(x)],
    ['tg2x', (x) => tan(2 * x)],
    ['xtgy', (x, y) => x * tan(y)],
    ['2tg²x', (x) => 2 * tan(x) ** 2],
    ['tg^2 x', (x) => tan(x) ** 2],
    ['tg -x', (x) => tan(-x)],
    ['ctg x + cotg y', (x, y) => 1 / tan(x) + 1 / tan(y)],
    ['sen x cos y', (x, y) => sin(x) * cos(y)],
    ['2senx', (x) => 2 * sin(x)],
    ['xseny', (x, y) => x * sin(y)],
    ['sen²x', (x) => sin(x) ** 2],
    ['arcsen(x/4)', (x) => asin(x / 4)],
    ['asen(x/4)', (x) => asin(x / 4)],
    ['arctg(y/x)', (x, y) => atan(y / x)],
    ['arcctg x + arccotg y', (x, y) => atan(1 / x) + atan(1 / y)],
    ['cosec x', (x) => 1 / sin(x)],
    ['sh x', (x) => sinh(x)],
    ['ch^2 x - sh^2 y', (x, y) => cosh(x) ** 2 - sinh(y) ** 2],
    ['Sh(x) + CH(y)', (x, y) => sinh(x) + cosh(y)],
    ['shx + chy', (x, y) => sinh(x) + cosh(y)],
    ['th x + tgh y', (x, y) => tanh(x) + tanh(y)],
    ['cth x + cotgh y + ctgh x', (x, y) => 2 / tanh(x) + 1 / tanh(y)],
    ['senh(x)', (x) => sinh(x)],
    ['arsh x + argsh y + arcsh x + argsinh y', (x, y) => 2 * asinh(x) + 2 * asinh(y)],
    ['arch(x²+1) + argcosh(y²+1)', (x, y) => acosh(x * x + 1) + acosh(y * y + 1)],
    ['arth(x/4) + argth(y/4)', (x, y) => atanh(x / 4) + atanh(y / 4)],
    ['arccth(x²+2)', (x) => atanh(1 / (x * x + 2))],
    ['lb x + ld(y)', (x, y) => log2(x) + log2(y)],
    ['lg x', (x) => log10(x)],
    ['x ld y', (x, y) => x * log2(y)],
    [String.raw`\tg x + \sen y`, (x, y) => tan(x) + sin(y)],
    [String.raw`\arctg\frac{y}{x}`, (x, y) => atan(y / x)],
    [String.raw`\operatorname{sen}\left(x\right)`, (x) => sin(x)],
    [String.raw`\sh x \ch y`, (x, y) => sinh(x) * cosh(y)],
    ['E^(-x^2)', (x) => exp(-x * x)],
    ['2E^-x', (x) => 2 * exp(-x)],
    ['E**(x y)', (x, y) => exp(x * y)]
  ])('%s', (source, meaning) => expectPlain(source, meaning))

  test.each<[string, Meaning, string[]]>([
    ['t h x', (x, _, { t }) => t * x, ['t', 'h']],
    ['2th', (_x, _y, { t }) => 2 * t, ['t', 'h']],
    ['th + x', (x, _, { t }) => t + x, ['t', 'h']],
    ['th - x', (x, _, { t }) => t - x, ['t', 'h']],
    ['b ch x', (x, _, { b }) => b * cosh(x), ['b']],
    ['bsh(x)', (x, _, { b }) => b * sinh(x), ['b']],
    ['E^2 x', (x) => x, ['E']],
    ['(E)^x', () => 1, ['E']],
    ['E x', (x) => x, ['E']]
  ])('%s keeps its letters', (source, meaning, parameters) => expectPlain(source, meaning, parameters))

  test('a name of the formula comes first', () => {
    expect(readAs('th x', { variables: ['x'], columns: {} }).parameters).toEqual([])
    expect(readAs('f(th, x) = th x').value([2, 3])).toBe(6)
    expect(readAs('E^x', { variables: ['E', 'x'] }).value([2, 3])).toBe(8)
  })
})

describe('words', () => {
  test.each<[string, Meaning, string[]?]>([
    ['sincosx', (x) => sin(cos(x))],
    ['sinhcoshx', (x) => sinh(cosh(x))],
    ['cosxsiny', (x, y) => cos(x) * sin(y)],
    ['xsin(x)', (x) => x * sin(x)],
    ['xe^y', (x, y) => x * exp(y)],
    ['2pir', (_x, _y, { r }) => 2 * PI * r, ['r']],
    ['2pirh', (_x, _y, { r }) => 2 * PI * r, ['r', 'h']],
    ['axy', (x, y, { a }) => a * x * y, ['a']],
    ['bcos(x)', (x, _, { b }) => b * cos(x), ['b']],
    ['cosn x', (x, _, { n }) => cos(n * x), ['n']],
    ['ae^x', (x, _, { a }) => a * exp(x), ['a']],
    [String.raw`\mathrm{\vec{x}}`, (x) => x],
    [String.raw`\mathbf{\vec{x}} + \mathrm{\pi}`, (x) => x + PI]
  ])('%s', (source, meaning, parameters) => expectPlain(source, meaning, parameters))

  test.each<[string, string, string]>([
    ['EulerGamma*x', 'EulerGamma', 'product of letters'],
    ['GoldenRatio x', 'GoldenRatio', 'product of letters'],
    ['Catalan + x', 'Catalan', 'product of letters'],
    ['arcos(x)', 'arcos', 'product of letters'],
    ['arcosx', 'arcosx', 'product of letters'],
    ['versin(x)', 'versin', 'product of letters'],
    ['sinab', 'sinab', 'product of letters'],
    ['len', 'len', 'product of letters'],
    ['ekt', 'ekt', 'product of letters'],
    ['epsx', 'epsx', 'product of letters'],
    ['abth x', 'abth', 'product of letters'],
    ['arcth(x)', 'arcth', 'product of letters'],
    // A letter in another's place makes another word.
    ['coz(x)', 'coz', 'product of letters'],
    ['cin(x)', 'cin', 'product of letters'],
    ['arsec(x)', 'arsec', 'product of letters'],
    ['Ei(x)', 'Ei', 'product of letters'],
    ['sn(x)', 'sn', 'product of letters'],
    ['np.nan', 'np.nan', 'product of letters'],
    ['sni(x)', 'sni', 'Did you mean sin?'],
    ['sqtr(x)', 'sqtr', 'Did you mean sqrt?'],
    ['senn(x)', 'senn', 'Did you mean sen?'],
    ['sinus(x)', 'sinus', 'Did you mean sin?'],
    ['arctann(x)', 'arctann', 'Did you mean arctan?']
  ])('%s is not known', (source, word, hint) => {
    const { message, hint: remedy, start, end } = problemOf(source)
    expect(message).toMatch(/^“.+” is not a (?:name|function) Nabla knows\.$/)
    expect(source.slice(start, end)).toBe(word)
    expect(remedy).toContain(hint)
  })

  test.each<[string, string, string]>([
    ['Sum(k x, k, 1, 3)', 'sum takes one list.', 'As in sum([x, y])'],
    ['sum(k^2 x, k, 1, n)', 'sum takes one list.', 'As in sum([x, y])'],
    ['Product(k x, k, 1, 3)', 'prod takes one list.', 'As in prod([x, y])'],
    ['g(x, y) + 1', '“g” is not a function Nabla knows.', 'Write out what it stands for.'],
    ['2k(x, y)', '“k” is not a function Nabla knows.', 'Write out what it stands for.']
  ])('%s is no sum of what is called', (source, message, hint) => {
    expect(problemOf(source)).toMatchObject({ message })
    expect(problemOf(source).hint).toContain(hint)
  })

  test('a sum of numbers stays one', () => {
    expect(readAs('sum(x, y, 1)').value([2, 3])).toBe(6)
    expect(readAs('sum(x^2, y, x, 1)').value([2, 3])).toBe(10)
  })
})

describe('numbers side by side', () => {
  test.each<[string, Meaning]>([
    ['10 000 x', (x) => 10000 * x],
    ['1 000x', (x) => 1000 * x],
    ['x^2+1 000', (x) => x * x + 1000],
    ['1\u00a0000x + 2\u202f000y', (x, y) => 1000 * x + 2000 * y],
    ['12\u2009345\u2009678 x', (x) => 12345678 * x],
    ["1'000 x", (x) => 1000 * x],
    ['1’234’567.5 x', (x) => 1234567.5 * x],
    ['1_000_000 x', (x) => 1e6 * x],
    ['3.141 592 x', (x) => 3.141592 * x],
    ['max(1 000, x)', () => 1000],
    ['2x 3y', (x, y) => 6 * x * y],
    ['2(1/2)x', (x) => x],
    [String.raw`\frac12 3x`, (x) => 1.5 * x],
    [String.raw`x^2\frac12`, (x) => x * x * 0.5],
    ['$x^2 3y$', (x, y) => 3 * x * x * y],
    [String.raw`2\frac{\pi}{2}x`, (x) => PI * x],
    [String.raw`\sqrt2 3x`, (x) => Math.SQRT2 * 3 * x],
    ['3×10^2 x', (x) => 300 * x],
    ['3x10^2 x', (x) => 300 * x],
    ['2.5 x 10^(-3) y', (_, y) => 0.0025 * y],
    ['6.67x10⁻² y', (_, y) => 0.0667 * y],
    ['1.5x10^{3} x', (x) => 1500 * x]
  ])('%s', (source, meaning) => expectPlain(source, meaning))

  test.each<[string, string, string, string]>([
    ['2 1/2 x', 'A number before a fraction can be read in two ways.', '2 1/2', 'Write 2 + 1/2 or 2*1/2.'],
    ['3 4/5x', 'A number before a fraction can be read in two ways.', '3 4/5', 'Write 3 + 4/5 or 3*4/5.'],
    [
      String.raw`2\frac12x`,
      'A number before a fraction can be read in two ways.',
      String.raw`2\frac12`,
      'Write 2 + 1/2 or 2*1/2.'
    ],
    [
      String.raw`1\dfrac{2}{3}`,
      'A number before a fraction can be read in two ways.',
      String.raw`1\dfrac{2}{3}`,
      'Write 1 + 2/3 or 1*2/3.'
    ],
    ['2 ½ x', 'A number before a fraction can be read in two ways.', '½', 'Write 2 + ½ or 2·½.'],
    ['2 3 x', 'Two numbers stand side by side.', '2 3', 'Write 2*3 for their product, or 23 for one number.'],
    [
      '10 00 x',
      'Two numbers stand side by side.',
      '10 00',
      'Write 10*00 for their product, or 1000 for one number.'
    ],
    [
      '1 0000',
      'Two numbers stand side by side.',
      '1 0000',
      'Write 1*0000 for their product, or 10000 for one number.'
    ],
    [
      '1/2 3x',
      'Two numbers stand side by side.',
      '2 3',
      'Write 2*3 for their product, or 23 for one number.'
    ],
    [
      'x^2 3y',
      'Two numbers stand side by side.',
      '2 3',
      'Write 2*3 for their product, or 23 for one number.'
    ],
    [
      'sin 2 3x',
      'Two numbers stand side by side.',
      '2 3',
      'Write 2*3 for their product, or 23 for one number.'
    ],
    [
      '[100 200]',
      'Two numbers stand side by side.',
      '100 200',
      'Write commas between the entries of a list, as in [1, 2].'
    ],
    ['sin(0,5x)', 'sin takes 1 argument, not 2.', 'sin(0,5x)', 'Write decimals with a point, as in 1.5.'],
    [
      'atan2(0,5, x)',
      'atan2 takes 2 arguments, not 3.',
      'atan2(0,5, x)',
      'Write decimals with a point, as in 1.5.'
    ],
    [
      'max(0,5; x)',
      '“;” is not expected here.',
      ';',
      'Write commas between arguments and points in decimals, as in max(0.5, x).'
    ],
    [
      'f = 1,5x',
      'A comma stands only between the arguments of a function.',
      ',',
      'Write decimals with a point, as in 1.5.'
    ],
    [
      'max(0,05x, 1)',
      'A comma stands only between the arguments of a function.',
      ',',
      'Write decimals with a point, as in 1.5.'
    ],
    [
      '1,000x',
      'A comma stands only between the arguments of a function.',
      ',',
      'Write 1000 for thousands, and decimals with a point, as in 1.5.'
    ],
    [
      'max(x, 1,000)',
      'A comma stands only between the arguments of a function.',
      ',',
      'Write 1000 for thousands, and decimals with a point, as in 1.5.'
    ],
    [
      '1,234,567 x',
      'A comma stands only between the arguments of a function.',
      ',',
      'Write 1234567 for thousands, and decimals with a point, as in 1.5.'
    ]
  ])('%s', (source, message, marked, hint) => {
    const found = problemOf(source)
    expect(found).toMatchObject({ message, hint })
    expect(source.slice(found.start, found.end)).toBe(marked)
  })

  test('x10 with an index beside it is a name', () => {
    expect(readAs('x1 + 3x10^2').parameters).toEqual(['x1', 'x10'])
    expect(readAs('3x10^2', { variables: ['x10'] }).value([2])).toBe(12)
    expect(readNumber('1 000')).toBe(1000)
  })
})

describe('what was read, but perhaps otherwise than meant', () => {
  test.each<[source: string, message: string, marked: string, alternatives: string[]]>([
    ['x2 + y2', '“x2” and “y2” are read as names, not powers.', 'x2 + y2', ['x^2 + y^2', 'x_2 + y_2']],
    [
      'x2+y2+z2',
      '“x2”, “y2” and “z2” are read as names, not powers.',
      'x2+y2+z2',
      ['x^2+y^2+z^2', 'x_2+y_2+z_2']
    ],
    ['3x2y', '“x2” is read as a name, not a power.', 'x2', ['3x^2y', '3x_2y']],
    [
      'x3 - 3xy2',
      '“x3” and “y2” are read as names, not powers.',
      'x3 - 3xy2',
      ['x^3 - 3xy^2', 'x_3 - 3xy_2']
    ],
    [
      'sqrt(r2 - x2)',
      '“r2” and “x2” are read as names, not powers.',
      'r2 - x2',
      ['sqrt(r^2 - x^2)', 'sqrt(r_2 - x_2)']
    ],
    ['a2 + b2', '“a2” and “b2” are read as names, not powers.', 'a2 + b2', ['a^2 + b^2', 'a_2 + b_2']],
    ['x + y10', '“y10” is read as a name, not a power.', 'y10', ['x + y^10', 'x + y_10']],
    [
      'f(u, v) = u2 + v',
      '“u2” is read as a name, not a power.',
      'u2',
      ['f(u, v) = u^2 + v', 'f(u, v) = u_2 + v']
    ],
    [
      'x 2 + y 2',
      'A product is read in “x 2” and “y 2”, not a power.',
      'x 2 + y 2',
      ['x^2 + y^2', 'x*2 + y*2']
    ],
    ['(x+y)2', 'A product is read in “(…)2”, not a power.', ')2', ['(x+y)^2', '(x+y)*2']],
    ['ex + ey', 'A product is read in “ex” and “ey”, not a power.', 'ex + ey', ['e^x + e^y', 'e*x + e*y']],
    ['sin2(x) + y', 'A product is read in “sin2”, not a power.', 'sin2', ['sin^2(x) + y', 'sin 2(x) + y']],
    ['r^2+s^2', 'x and y do not occur; r and s are read as parameters.', 'r', ['f(r, s) = r^2+s^2']],
    ['t^2', 'x and y do not occur; t is read as a parameter.', 't', ['f(t) = t^2']],
    ['u v', 'x and y do not occur; u and v are read as parameters.', 'u', ['f(u, v) = u v']],
    ['z = r s', 'x and y do not occur; r and s are read as parameters.', 'r', ['f(r, s) = r s']],
    ['$r^2+s$', 'x and y do not occur; r and s are read as parameters.', 'r', ['$f(r, s) = r^2+s$']],
    ['r cos θ', 'x and y do not occur; r and theta are read as parameters.', 'r', ['f(r, theta) = r cos θ']],
    ['a+b+c', 'x and y do not occur; a, b and c are read as parameters.', 'a', []],
    ['e^-t sin x', 'y does not occur; t is read as a parameter.', 't', ['f(x, t) = e^-t sin x']],
    ['(x2-x1)^2', 'x and y do not occur; x2 and x1 are read as parameters.', 'x2', ['f(x2, x1) = (x2-x1)^2']],
    [
      'x_2 + y_2',
      'x and y do not occur; x_2 and y_2 are read as parameters.',
      'x_2',
      ['f(x_2, y_2) = x_2 + y_2']
    ],
    ['E^(-x)', 'E is read as e, the base of the natural logarithm.', 'E', ['e^(-x)', '(E)^(-x)']],
    ['E^x+E^y', 'E is read as e, the base of the natural logarithm.', 'E', ['e^x+e^y', '(E)^x+(E)^y']],
    ['x + eps', 'eps is read as the parameter ε, not as a tiny number.', 'eps', ['x + epsilon', 'x + 1e-9']],
    [
      '6.67x10^-11 x y',
      'x is read as the sign of multiplication in 6.67x10^-11.',
      '6.67x10^-11',
      ['6.67*10^-11 x y', '6.67*x*10^-11 x y']
    ],
    [
      'max(1,5x, y)',
      'The comma of 1,5 is read as one between two numbers.',
      '1,5',
      ['max(1.5x, y)', 'max(1, 5x, y)']
    ]
  ])('%s', (source, message, marked, alternatives) => {
    const [notice, ...others] = noticesOf(source)
    expect(others).toEqual([])
    expect(notice.message).toBe(message)
    expect(source.slice(notice.start, notice.end)).toBe(marked)
    expect((notice.alternatives ?? []).map((alternative) => alternative.source)).toEqual(alternatives)
    for (const { label, source } of notice.alternatives ?? []) {
      expect(label.length).toBeLessThan(40)
      // None asks the same again.
      expect(noticesOf(source).map(({ message }) => message)).not.toContain(message)
    }
  })

  test.each([
    '3',
    '2pi',
    'x^2',
    'x',
    'x y',
    'a x + b y',
    'a x^2 + b x + c',
    'x^2 + y^2 + z^2',
    'f(u, v) = u v',
    'f(t) = t^2',
    'lambda r, s: r*s',
    'x₂ + x + y',
    'x_2 + x + y',
    'a1 x + a2 y',
    'w2 x + b2 y',
    'sin2x + y',
    'log2(x) + y',
    'log_2 x + log_x 2 + y',
    'e^x y',
    'exp(x)/sec(y)',
    'x^-1/2 + 3y',
    'max(1,5) + max(x,2)',
    '10 000 x',
    String.raw`x\cdot y\,2`,
    'tg x + sh y',
    '2x 3y'
  ])('%s can be read in one way only', (source) => {
    expect(noticesOf(source)).toEqual([])
  })

  test('data columns and stated variables are what they are', () => {
    expect(noticesOf('mean((x2 - x)^2) + y', { variables: ['x', 'y'], columns: { x2: [1, 2] } })).toEqual([])
    expect(noticesOf('x2 + y2', { variables: ['x2', 'y2'] })).toEqual([])
    expect(noticesOf('f(x2, y2) = x2 + y2')).toEqual([])
    expect(noticesOf('x^2', {})).toEqual([])
    expect(noticesOf('a x', {})).toEqual([])
    expect(noticesOf('a b', { variables: [] })).toEqual([])
    expect(noticesOf('r s', {})[0].message).toBe('x, y and z do not occur; r and s are read as parameters.')
  })

  test('E, as Mathematica and SymPy write it, is e', () => {
    expect(readAs('E^y').value([0, 1])).toBe(E)
    expect(max(...readAs('E^(x*y)').jet([1, 1]).gradient)).toBeCloseTo(E, 14)
  })
})
