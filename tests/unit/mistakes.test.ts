import { describe, expect, test } from 'vitest'
import { Graph } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { differentiate } from '../../src/lib/math/differentiate/differentiate'
import { compareExpressions } from '../../src/lib/math/judge/equivalent'
import { mistakeIn, mistakenDerivatives } from '../../src/lib/math/judge/mistakes'
import type { DerivativeQuestion } from '../../src/lib/math/judge/mistakes'
import { readExpression } from '../../src/lib/math/read/read'

/** The expressions of formulas in x, y and z, in a graph of their own. */
function reading(variables: readonly string[]): { g: Graph; read: (source: string) => Expr } {
  const g = new Graph()
  return { g, read: (source) => readExpression(source, { variables }, g).expression }
}

/** The mistake that an answer shows, by its name. */
function named(f: string, along: string, answer: string, variables = ['x', 'y']): string | undefined {
  const { g, read } = reading(variables)
  return mistakeIn(g, read(answer), { f: read(f), along, variables })?.mistake
}

/** A function, the variable, a wrong derivative. */
type Wrong = [f: string, along: string, answer: string]

const table: Record<string, Wrong[]> = {
  'the function itself': [
    ['x^2 y + 1', 'x', '1 + y x^2'],
    ['cos(x y)', 'y', 'cos(y x)']
  ],
  'another variable': [
    ['x^3 y^2 + sin(y)', 'x', '2x^3 y + cos(y)'],
    ['ln(x + 3y)', 'x', '3/(x + 3y)'],
    ['x^2 - 5y', 'y', '2x']
  ],
  'all variables at once': [
    ['x^3 y^2', 'x', '3x^2 y^2 + 2x^3 y'],
    ['e^x + y^2', 'y', 'e^x + 2y']
  ],
  'differentiated twice': [
    ['x^4 y', 'x', '12x^2 y'],
    ['x^3 - y^5', 'y', '-20y^3']
  ],
  'constant term kept': [
    ['x^2 + y^3', 'x', '2x + y^3'],
    ['x^2 + y^3 + 7', 'y', 'x^2 + 3y^2'],
    ['x^2 y - e^x', 'y', 'x^2 - e^x'],
    ['x^2 y + 4', 'x', '2x y + 4'],
    ['sin(x^2 + y^2)', 'x', 'cos(x^2 + y^2) (2x + y^2)']
  ],
  'sign of the derivative of cos': [
    ['cos(x) + y', 'x', 'sin(x)'],
    ['x cos(x y)', 'y', 'x^2 sin(x y)']
  ],
  'sign of the derivative of sin': [
    ['sin(x) y + x', 'x', '1 - y cos(x)'],
    ['sin(3y)', 'y', '-3cos(3y)']
  ],
  'product of the derivatives': [
    ['x^2 sin(x)', 'x', '2x cos(x)'],
    ['(x + y)^2 e^(3x)', 'x', '6(x + y) e^(3x)'],
    ['y^3 ln(y) x', 'y', '3x y']
  ],
  'one term of the product rule': [
    ['x^2 sin(x)', 'x', '2x sin(x)'],
    ['x^2 sin(x)', 'x', 'x^2 cos(x)'],
    ['y e^(x y)', 'y', 'e^(x y)'],
    ['x^2 y + x ln(x)', 'x', '2x y + 1']
  ],
  'quotient of the derivatives': [
    ['x^2/(1 + x^3)', 'x', '2/(3x)'],
    ['sin(y)/(x + y)', 'y', 'cos(y)']
  ],
  'plus in the quotient rule': [
    ['x/(x^2 + y^2)', 'x', '((x^2 + y^2) + 2x^2)/(x^2 + y^2)^2'],
    ['e^y/(1 + y^2)', 'y', '(e^y (1 + y^2) + 2y e^y)/(1 + y^2)^2']
  ],
  'numerator of the quotient rule swapped': [
    ['x/(x^2 + y^2) + x', 'x', '(x^2 - y^2)/(x^2 + y^2)^2 + 1'],
    ['(x y)/(1 + y) + y', 'y', '1 - x/(1 + y)^2']
  ],
  'denominator not squared': [
    ['x/(x^2 + y^2)', 'x', '(y^2 - x^2)/(x^2 + y^2)'],
    ['1/(3 + y)', 'y', '-1/(3 + y)']
  ],
  'inner derivative missing': [
    ['sin(x^2 y)', 'x', 'cos(x^2 y)'],
    ['e^(x y)', 'y', 'e^(x y)'],
    ['(x^2 + 3y)^5', 'y', '5(x^2 + 3y)^4'],
    ['ln(1 + x^2) + sqrt(x^4 + 1)', 'x', '2x/(1 + x^2) + 1/(2 sqrt(x^4 + 1))'],
    ['sin(cos(3x))', 'x', '-cos(cos(3x)) sin(3x)']
  ],
  'outer derivative at the inner derivative': [
    ['sin(x^3)', 'x', 'cos(3x^2)'],
    ['ln(x^2 + y^2)', 'y', '1/(2y)']
  ],
  'exponent missing as a factor': [
    ['x^3 y', 'x', 'x^2 y'],
    ['(2x + y^2)^4', 'x', '2(2x + y^2)^3'],
    ['sqrt(x^2 + y^2)', 'x', '2x/sqrt(x^2 + y^2)']
  ],
  'exponent not lowered': [
    ['x^3 y', 'x', '3x^3 y'],
    ['(x + y)^5', 'y', '5(x + y)^5']
  ],
  'exponent raised': [
    ['x^-2 y', 'x', '-2x^-1 y'],
    ['(x + 3y)^-3', 'y', '-9(x + 3y)^-2']
  ],
  'power rule for an exponential': [
    ['2^x + y', 'x', 'x 2^(x-1)'],
    ['e^(x y)', 'x', 'x y e^(x y - 1)']
  ],
  'logarithm of the base missing': [
    ['3^x y', 'x', 'y 3^x'],
    ['2^(y^2) + x', 'y', '2y 2^(y^2)']
  ],
  'constant factor missing': [
    ['x^2 y', 'x', '2x'],
    ['7 sin(y) x', 'y', 'cos(y)']
  ],
  antiderivative: [
    ['x^2 + y', 'x', 'x^3/3 + x y'],
    ['cos(2y)', 'y', 'sin(2y)/2 + x']
  ]
}

describe('names the mistake', () => {
  const cases = Object.entries(table).flatMap(([mistake, wrong]) =>
    wrong.map(([f, along, answer]) => ({ f, along, answer, mistake }))
  )
  test.each(cases)('∂($f)/∂$along is not $answer: $mistake', ({ f, along, answer, mistake }) => {
    expect(named(f, along, answer)).toBe(mistake)
  })
})

/** Functions that nobody had in mind. */
const functions = [
  'x^2 + 3x y + 2y^2',
  'x^3 y^2 - 4x y + 7',
  'sin(x y) + cos(x - y)',
  'e^(x^2 y) - x',
  'ln(x^2 + y^2 + 1)',
  'x y/(1 + x^2 + y^2)',
  '(x + 2y)^5 (x - y)',
  'sqrt(x^2 + y^2 + 2)',
  'x sin(y) e^(x y)',
  'tan(x y) + atan(x/(y^2 + 1))',
  'x^y + 2^(x y)',
  'cosh(x) sinh(y) + x^4',
  '(x^2 + 1)/(y^2 + 1) + a x',
  'sin(cos(x + y^2))',
  'abs(x) y + max(x, y)',
  '1/(x^2 + y) - 1/y',
  'x y (x + y)(x - y) e^x',
  'y',
  '5',
  'if(x > 0, x^2 y, x y^2)'
]

describe('every mistake', () => {
  test.each(functions)('of %s is recognised, or no mistake', (source) => {
    const variables = ['x', 'y']
    for (const along of variables) {
      const { g, read } = reading(variables)
      const question: DerivativeQuestion = { f: read(source), along, variables }
      const right = differentiate(g, question.f, along)
      for (const { mistake, formula, reason } of mistakenDerivatives(g, question)) {
        expect(reason, mistake).toMatch(/^[^!]+\.$/)
        const names = ['x', 'y', ...(source.includes('a x') ? ['a'] : [])]
        const { verdict } = compareExpressions(g, formula, right, names)
        if (verdict !== 'different') continue
        expect(mistakeIn(g, formula, question), `${mistake} along ${along}`).not.toBeNull()
      }
    }
  })
})

describe('says nothing', () => {
  test.each<Wrong>([
    ['x^2 + y^2', 'x', '3x + 1'],
    ['sin(x)', 'x', 'cos(x) + y'],
    ['ln(x)', 'x', 'sqrt(-1 - x^2)'],
    ['x y', 'x', 't + 1']
  ])('∂(%s)/∂%s and %s', (f, along, answer) => expect(named(f, along, answer)).toBeUndefined())

  test('about functions that are very long', () => {
    const { g, read } = reading(['x', 'y'])
    const f = read(Array.from({ length: 200 }, (_, i) => `x^${i} y`).join('+'))
    expect(mistakenDerivatives(g, { f, along: 'x', variables: ['x', 'y'] })).toEqual([])
  })
})

test('the sentences name what was mistaken', () => {
  const sentence = (f: string, along: string, answer: string) => {
    const { g, read } = reading(['x', 'y'])
    return mistakeIn(g, read(answer), { f: read(f), along, variables: ['x', 'y'] })?.reason
  }
  expect(sentence('x^3 y^2', 'x', '2x^3 y')).toBe(
    'You held x constant and differentiated by y; here x varies and y is held constant.'
  )
  expect(sentence('sin(x^2 y)', 'x', 'cos(x^2 y)')).toBe(
    'The inner derivative is missing: by the chain rule, the derivative of x^2y is a factor.'
  )
  expect(sentence('x^2 + y^3', 'x', '2x + y^3')).toBe(
    'The term y^3 does not depend on x: it is held constant, and its derivative is 0.'
  )
})
