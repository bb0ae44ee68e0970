import { describe, expect, test } from 'vitest'
import { readField, type ScalarField } from '../../src/lib'
import { relative } from '../support/numeric'

function read(source: string): ScalarField {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

const values = { a: 1.3, b: 0 }
const places = [[0, 0], [0, 1], [1, 0], [1, 1], [-1, 1], [2, -1], [0.3, 0.7], [-0.6, -0.6], [1.5, 0]] // prettier-ignore

describe('the formula of a derivative is silent or right, and right off the thin sets', () => {
  test.each([
    '{x=0: 1, (e^x-1)/x}',
    '{x=0 and y=0: 0, (x^3-y^3)/(x^2+y^2)}',
    '{x!=0: (e^x-1)/x, 1}',
    '{x!=0 or y!=0: x y/(x^2+y^2), 0}',
    '{not(x=0): sin(x)/x, 1}',
    '{x^2+y^2<=0: 0, x^2 y/(x^2+y^2)}',
    '{x^2+y^2>0: x^2 y/(x^2+y^2), 0}',
    '{|x|<=0: 3, x}',
    '{hypot(x,y)=0: 1, x+y}',
    '{|x|+|y|<=0: 1, x-2y}',
    '{x=y: 5, x^2+y}',
    '{x y=0: 0, x+y}',
    '{x=0 or y=0: 0, x y^2}',
    '{x^2=y^2: x, y^3}',
    '{y=0: 1, x}',
    '{x=0: y, x}',
    '{x=0: 1, x>0: 2x, x^3}',
    '{x<0: x^2, x=0: 5, x^3}',
    '{x=0: 1, {y=0: 2, x y}}',
    '2{x=0: 1, sin(x)/x} + y^2',
    'e^{x=0: 1, x^2}',
    '{x=a: 3, x^2}',
    '{sin(x)=0: 1, x/sin(x)}',
    '{sqrt(x^2+y^2)=1: 7, x}',
    '0^x + 0^(y+1)',
    'x 0^(x y)'
  ])('%s', (source) => {
    const field = read(source)
    const formulas = field.text.gradient.map(read)
    let shown = 0
    for (const at of places)
      formulas.forEach((formula, i) => {
        const [byFormula, right] = [formula.value(at, values), field.jet(at, values).gradient[i]]
        if (Number.isNaN(byFormula) || Number.isNaN(field.value(at, values))) return
        shown++
        expect(
          relative(byFormula, right),
          `∂${i} ${field.text.gradient[i]} at ${at.join()}: ${right}`
        ).toBeLessThan(1e-9)
      })
    expect(shown).toBeGreaterThan(places.length / 2)
  })
})

test.each([
  ['{a=0: ln x, (x^a-1)/a}', '{a == 0: 1/x, x^(a - 1)}'],
  ['{|x|=x: x, x^2}', '{abs(x) == x: 1, 2x}'],
  ['{sqrt(x^2)=x: x, x^2}', '{sqrt(x^2) == x: 1, 2x}'],
  ['{floor(x)=0: 3x, x^2}', '{floor(x) == 0: 3, 2x}'],
  ['{max(x,0)=0: 3x, x^2}', '{max(x, 0) == 0: 3, 2x}'],
  ['{x<=0: 3x, x^2}', '{x <= 0: 3, 2x}'],
  ['{x=x: 3x, x^2}', '{x == x: 3, 2x}']
])('a branch with an inside keeps its slope: %s', (source, text) => {
  expect(read(source).text.gradient[0]).toBe(text)
  expect(read(source).leavesOut()).toBe(false)
})

test.each([
  ['ln|x|', '1/x'],
  ['ln|sin x|', 'cot(x)'],
  ['ln|x^2-1|', '2x/(x^2 - 1)'],
  ['ln|cos x|', '-tan(x)'],
  ['log10|x|', '1/(x ln(10))'],
  ['ln|x y|', '1/x'],
  ['ln(|x|)^2', '2ln(abs(x))/x'],
  ['|x|^4', '4x^3'],
  ['|x|^-2', '-2/x^3'],
  ['ln(abs(ln(abs(x))))', '1/(x ln(abs(x)))']
])('%s has the derivative %s', (source, text) => {
  expect(read(source).text.gradient[0]).toBe(text)
  for (const at of [
    [-0.7, 2],
    [1.7, -0.4]
  ]) {
    // prettier-ignore
    const { gradient } = read(source).jet(at)
    const [h, f] = [1e-5, read(source)]
    const slope = (f.value([at[0] + h, at[1]]) - f.value([at[0] - h, at[1]])) / (2 * h)
    expect(Math.abs(gradient[0] - slope)).toBeLessThan(1e-7)
  }
})
