import { describe, expect, test } from 'vitest'
import { readField, readNumber } from '../../src/lib/math'
import { limits } from '../../src/lib/math/read'

const field = (source: string) => {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}
const at = (source: string, x = 0.7, y = -1.3) => field(source).value([x, y])
const problem = (source: string) => {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('field' in reading) throw new Error(`${source} was read`)
  return reading.problem
}

const [x, y] = [0.7, -1.3]

describe('what people write', () => {
  test.each<[string, number]>([
    ['x^2 + 3xy + 2y^2', x * x + 3 * x * y + 2 * y * y],
    ['2x', 2 * x],
    ['2(x+1)', 2 * (x + 1)],
    ['x(y+1)', x * (y + 1)],
    ['x (y+1)', x * (y + 1)],
    ['(x+1)(y-1)', (x + 1) * (y - 1)],
    ['xy(x+1)', x * y * (x + 1)],
    ['sin x', Math.sin(x)],
    ['sinx', Math.sin(x)],
    ['sin 2x', Math.sin(2 * x)],
    ['sin 2πx cos y', Math.sin(2 * Math.PI * x) * Math.cos(y)],
    ['sin -x', Math.sin(-x)],
    ['sin^2 x', Math.sin(x) ** 2],
    ['sin^2(x)', Math.sin(x) ** 2],
    ['sin²x', Math.sin(x) ** 2],
    ['sin(x)^2', Math.sin(x) ** 2],
    ['sin^-1 x', Math.asin(x)],
    ['tan^(-1)(y/x)', Math.atan(y / x)],
    ['cos3x', Math.cos(3 * x)],
    ['xsin(y)', x * Math.sin(y)],
    ['xe^y', x * Math.exp(y)],
    ['e^-x', Math.exp(-x)],
    ['e^2x', Math.exp(2) * x],
    ['e^(x)y', Math.exp(x) * y],
    ['|x|', Math.abs(x)],
    ['2|x||y|', 2 * Math.abs(x) * Math.abs(y)],
    ['|x|y|', NaN],
    ['||x|-2|', Math.abs(Math.abs(x) - 2)],
    ['|x(|y|+1)|', Math.abs(x * (Math.abs(y) + 1))],
    ['x²', x * x],
    ['x²y³', x ** 2 * y ** 3],
    ['x⁻²', x ** -2],
    ['√x', Math.sqrt(x)],
    ['√(x+1)', Math.sqrt(x + 1)],
    ['∛y', Math.cbrt(y)],
    ['2πx', 2 * Math.PI * x],
    ['3·x·y', 3 * x * y],
    ['3×x÷y', (3 * x) / y],
    ['x − y', x - y],
    ['-x^2', -(x ** 2)],
    ['(-x)^2', x ** 2],
    ['2^-x', 2 ** -x],
    ['2^x^2', 2 ** (x ** 2)],
    ['1/2x', x / 2],
    ['-1/2x', -x / 2],
    ['x/2y', x / (2 * y)],
    ['1/xy', 1 / (x * y)],
    ['x**2', x * x],
    ['log(x)', Math.log(x)],
    ['ln x', Math.log(x)],
    ['log10(x)', Math.log10(x)],
    ['log2(x)', Math.log2(x)],
    ['max(x, y, 1)', 1],
    ['min(x, y)', y],
    ['atan2(y, x)', Math.atan2(y, x)],
    ['arcsin(x)', Math.asin(x)],
    ['1e-3x', 1e-3 * x],
    ['.5x', 0.5 * x],
    ['z = x + y', x + y],
    ['f(x, y) = x + y', x + y],
    ['SIN(x)', Math.sin(x)],
    ['[x + {y}]', x + y]
  ])('%s', (source, value) => {
    if (Number.isNaN(value)) expect(problem(source).message).toBeTruthy()
    else expect(at(source)).toBeCloseTo(value, 12)
  })

  test('free names are parameters, in order of appearance', () => {
    expect(field('a*x^2 + b*y^2').parameters).toEqual(['a', 'b'])
    expect(field('θ x + a_1 y + abc').parameters).toEqual(['theta', 'a_1', 'a', 'b', 'c'])
    expect(field('a x').value([2, 0], { a: 3 })).toBe(6)
  })

  test('names of objects are only names', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(problem(`${name}(x)`).message).toBeTruthy()
  })

  test('numbers without variables', () => {
    expect(readNumber('2pi')).toBeCloseTo(2 * Math.PI)
    expect(readNumber('-1/3')).toBeCloseTo(-1 / 3)
    for (const source of ['x', 'a', '1/0', 'foo(', '']) expect(readNumber(source)).toBeNull()
  })
})

describe('mistakes have a message, a place and a remedy', () => {
  test.each<[string, string, number, number]>([
    ['x^', 'needs something after it', 1, 2],
    ['x +', 'needs something after it', 2, 3],
    ['x */ y', 'needs something after it', 2, 3],
    ['foo(x)', '“foo” is not a function', 0, 3],
    ['x + flor(y)', '“flor” is not a function', 4, 8],
    ['acothh(x)', 'is not a function', 0, 6],
    ['hello', 'is not a name', 0, 5],
    ['sin x)', 'One bracket more is closed', 5, 6],
    ['(x + y', 'never closed', 0, 1],
    ['(x + y]', 'is closed by', 6, 7],
    ['|x', 'never closed', 0, 1],
    ['sin', 'needs something in brackets', 0, 3],
    ['sin()', 'nothing between these brackets', 3, 5],
    ['atan2(x)', 'takes 2 arguments, not 1', 0, 8],
    ['sin(x, y)', 'takes 1 argument, not 2', 0, 9],
    ['1,5x', 'comma', 1, 2],
    ['x # y', '“#” has no meaning', 2, 3],
    ['x = y', '“=” has no meaning', 2, 3],
    ['* x', 'needs something before it', 0, 1],
    ['1e999', 'too large', 0, 5],
    ['', 'Type a function', 0, 0],
    ['  ', 'Type a function', 2, 2],
    ['日本', 'no meaning', 0, 1]
  ])('%s', (source, message, start, end) => {
    const found = problem(source)
    expect(found.message).toContain(message)
    expect([found.start, found.end]).toEqual([start, end])
  })

  test('the hint names the nearest function', () => {
    expect(problem('sine(x)').hint).toContain('sin')
    expect(problem('sqr(x)').hint).toContain('sqrt')
  })
})

describe('nothing typed may throw, hang or run', () => {
  const hostile = [
    '('.repeat(600) + 'x' + ')'.repeat(600),
    '-'.repeat(1900) + 'x',
    '+'.repeat(1900) + 'x',
    '√'.repeat(1900) + 'x',
    'sin '.repeat(480) + 'x',
    'x^'.repeat(900) + 'x',
    '|'.repeat(1999),
    'x+'.repeat(999) + 'x',
    'x'.repeat(2000),
    '9'.repeat(400),
    '2^'.repeat(300) + '2',
    '(((2^99)^99)^99)^99 x',
    '0/0',
    '0^-1',
    '(1/(x*y))^y',
    '\u0000\u202e',
    'import("x")',
    'x => x',
    '`${x}`',
    '𝑥²',
    'e^e^e^e^e^e^x',
    '10^10^10^10'
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

  test('too long is said, not cut', () => {
    expect(problem('x+'.repeat(limits.characters) + 'x').message).toContain(String(limits.characters))
  })
})
