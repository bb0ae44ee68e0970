import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { speak } from '../../src/lib/math/write/speech'

function read(source: string) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

describe('a formula read aloud', () => {
  test.each([
    ['x^2 + 3xy + 2y^2', 'x squared plus three x y plus two y squared'],
    ['1/2x', 'one half x'],
    ['x/2 - 3/4', 'x over two minus three quarters'],
    ['-x + 25', 'minus x plus 25'],
    ['0.5x', '0.5 x'],
    ['x^3 y^4', 'x cubed y to the power four'],
    ['2x^y', 'two x to the power y'],
    ['(2x)^y', 'open bracket two x close bracket to the power y'],
    ['x(y+1)', 'x times open bracket y plus one close bracket'],
    ['sin(x) y', 'the sine of x times y'],
    ['sin(x y)', 'the sine of x y'],
    ['sin(x cos y)', 'the sine of open bracket x times the cosine of y close bracket'],
    ['sin^2 x', 'the sine squared of x'],
    ['e^(-x)', 'e to the power minus x'],
    ['e^(-x) y', 'e to the power minus x times y'],
    ['e^(-xy)', 'e to the power open bracket minus x y close bracket'],
    ['x/y', 'x over y'],
    ['sin(x/y)', 'the sine of open bracket x over y close bracket'],
    ['sin(x)/y', 'the fraction with numerator the sine of x and denominator y, end fraction'],
    [
      'xy/(x^2+y^2)',
      'the fraction with numerator x y and denominator x squared plus y squared, end fraction'
    ],
    ['sqrt(x^2+y^2)', 'the square root of open bracket x squared plus y squared close bracket'],
    ['ln x', 'the natural logarithm of x'],
    ['max(x, y, 2)', 'the largest of x, y and two'],
    ['2πx', 'two pi x'],
    ['x_1 + theta', 'x 1 plus theta'],
    ['1e-20x', '1 times ten to the power minus 20 times x']
  ])('%s', (source, spoken) => expect(read(source).speech.value).toBe(spoken))

  const g = new Graph()
  const [x, y, data] = [g.symbol('x'), g.symbol('y'), g.column('height_cm')]
  const positive = g.call('gt', x, g.number(0))
  test.each<[Expr, string]>([
    [
      g.call('if', positive, x, g.call('if', g.call('le', y, x), y, g.number(1))),
      'x if x is greater than zero, y if y is at most x, one otherwise'
    ],
    [
      g.call('multiply', positive, x),
      'open bracket one if x is greater than zero and else zero close bracket times x'
    ],
    [
      g.call('rowMean', g.call('subtract', data, x)),
      'the mean over the rows of open bracket height cm minus x close bracket'
    ],
    [g.call('factorial', x), 'x factorial'],
    [g.call('hypot', x, y, g.number(1)), 'the length of the vector x, y and one']
  ])('structures: %#', (e, spoken) => expect(speak(e)).toBe(spoken))
})

test('derivatives are sentences', () => {
  const { speech } = read('x^2 + 3xy + 2y^2')
  expect(speech.gradient).toEqual([
    'the partial derivative of f with respect to x is two x plus three y',
    'the partial derivative of f with respect to y is three x plus four y'
  ])
  expect(speech.hessian[0]).toEqual([
    'the second partial derivative of f with respect to x is two',
    'the mixed partial derivative of f with respect to x and y is three'
  ])
})
