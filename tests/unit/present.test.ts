import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { equivalent } from '../../src/lib/math/judge/equivalent'
import { Graph } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { latexNotation, textNotation } from '../../src/lib/math/write'
import { present } from '../../src/lib/math/write/present'

const g = new Graph()
const [x, y, z] = ['x', 'y', 'z'].map((name) => g.symbol(name))
const n = (value: number) => g.number(value)
const call = (name: string, ...args: Expr[]) => g.call(name, ...args)
const heights = g.column('height_cm')
const nothing = g.constant('undefined')

describe('what follows a power stands apart from its exponent', () => {
  test.each([
    ['e^x*y', 'e^x y'],
    ['2^x*y', '2^x y'],
    ['x^y*x', 'x^y x'],
    ['a^x*b', 'a^x b'],
    ['e^2*x', 'e^2 x'],
    ['2^0.3*x', '2^0.3 x'],
    ['e^x*y*z', 'e^x yz'],
    ['e^x*x^2*y', 'e^x x^2y'],
    ['e^x*(y+1)', 'e^x*(y + 1)'],
    ['x^n*(x+1)', 'x^n*(x + 1)'],
    ['e^x*x!', 'e^x x!'],
    ['x^x_1*y', 'x^x_1 y'],
    ['(e^x*y)/2', 'e^x y/2'],
    ['e^(2x)*y', 'e^(2x) y'],
    ['x^2*y', 'x^2y'],
    ['a^2*x', 'a^2x'],
    ['x_1^2*y', 'x_1^2y']
  ])('%s', (source, text) => {
    const shown = (typed: string) => {
      const reading = readField(typed, { variables: ['x', 'y'] })
      return 'field' in reading ? reading.field.text.value : reading.problem.message
    }
    expect(shown(source)).toBe(text)
    expect(shown(text)).toBe(text)
    expect(equivalent(source, text).verdict).toBe('equal')
  })
})

describe('text to read back, and LaTeX', () => {
  test.each<[string, Expr, string]>([
    ['(1/2) x', call('multiply', call('divide', n(1), n(2)), x), '\\frac{1}{2} x'],
    ['x < y', call('lt', x, y), '[x < y]'],
    [
      '(x >= 1/y) x',
      call('multiply', call('ge', x, call('divide', n(1), y)), x),
      '\\left[x \\ge \\frac{1}{y}\\right] \\cdot x'
    ],
    [
      'x < y and y == 1 and z != 2',
      call('and', call('and', call('lt', x, y), call('eq', y, n(1))), call('ne', z, n(2))),
      '[x < y \\text{ and } y = 1 \\text{ and } z \\ne 2]'
    ],
    ['(x < y) < z', call('lt', call('lt', x, y), z), '[[x < y] < z]'],
    ['not(x > 0)', call('not', call('gt', x, n(0))), '[\\text{not } (x > 0)]'],
    [
      '{x > 0: x^2, x < -1: y, 3}',
      call('if', call('gt', x, n(0)), call('pow', x, n(2)), call('if', call('lt', x, n(-1)), y, n(3))),
      '\\begin{cases} x^{2} & \\text{if } x > 0 \\\\ y & \\text{if } x < -1 \\\\ 3 & \\text{otherwise} \\end{cases}'
    ],
    [
      '2*{x > 0: x}',
      call('multiply', n(2), call('if', call('gt', x, n(0)), x, nothing)),
      '2 \\left(\\begin{cases} x & \\text{if } x > 0 \\end{cases}\\right)'
    ],
    ['(x + y) % 2', call('mod', call('add', x, y), n(2)), '(x + y) \\bmod 2'],
    ['3(x % y)', call('multiply', n(3), call('mod', x, y)), '3 (x \\bmod y)'],
    ['x!', call('factorial', x), 'x!'],
    ['((x + 1)!)^2', call('pow', call('factorial', call('add', x, n(1))), n(2)), '((x + 1)!)^{2}'],
    ['max(x, y, z, 1)', call('max', call('max', x, y), call('max', z, n(1))), '\\max(x, y, z, 1)'],
    ['hypot(x, y + 1, z)', call('hypot', x, call('add', y, n(1)), z), '\\sqrt{x^{2} + (y + 1)^{2} + z^{2}}'],
    ['floor(x)', call('floor', x), '\\left\\lfloor x\\right\\rfloor'],
    ['nthRoot(x, 5)', call('nthRoot', x, n(5)), '\\sqrt[5]{x}'],
    ['gamma(x/2)', call('gamma', call('divide', x, n(2))), '\\Gamma\\left(\\frac{x}{2}\\right)'],
    ['polygamma(1, x)', call('polygamma', n(1), x), '\\psi^{(1)}(x)'],
    ['digamma(x)', call('digamma', x), '\\psi(x)'],
    ['sign(x)', call('sign', x), '\\operatorname{sgn} x'],
    ['atan2(y, x)', call('atan2', y, x), '\\operatorname{atan2}(y, x)'],
    [
      'sum((height_cm - x)^2)',
      call('rowSum', call('pow', call('subtract', heights, x), n(2))),
      '\\sum (\\text{height\\_cm} - x)^{2}'
    ],
    [
      'sum(height_cm) x',
      call('multiply', call('rowSum', heights), x),
      '\\left(\\sum \\text{height\\_cm}\\right) x'
    ],
    [
      'mean(x height_cm)',
      call('rowMean', call('multiply', x, heights)),
      '\\operatorname{mean}(x \\text{height\\_cm})'
    ],
    ['atmin(height_cm, x)', call('rowAtMin', heights, x), '\\left.x\\right|_{\\min \\text{height\\_cm}}'],
    [
      'ln(sqrt(x + 1)) y',
      call('multiply', call('ln', call('sqrt', call('add', x, n(1)))), y),
      '\\ln \\left(\\sqrt{x + 1}\\right) y'
    ],
    ['x_1 y', call('multiply', g.symbol('x_1'), y), 'x_{1} y'],
    ['x - (-(x + y))', call('subtract', x, call('negate', call('add', x, y))), 'x - (-(x + y))']
  ])('%s', (text, e, latex) => {
    expect(present(e, textNotation)).toBe(text)
    expect(present(e, latexNotation)).toBe(latex)
  })
})
