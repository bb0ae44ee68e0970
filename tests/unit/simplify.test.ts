import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib/math'
import type { ScalarField } from '../../src/lib/math'
import { relative } from '../support/numeric'

const read = (source: string) => {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

describe('derivatives as a teacher would write them', () => {
  test.each<[string, string, string]>([
    ['x^2 + 3xy + 2y^2', '2x + 3y', '3x + 4y'],
    ['x^2 + 2y^2', '2x', '4y'],
    ['3x^2 y^3 - 2xy + 5', '6xy^3 - 2y', '9x^2y^2 - 2x'],
    ['x^3 - 3xy^2', '3x^2 - 3y^2', '-6xy'],
    ['xy/(x^2+y^2+1)', 'y(y^2 - x^2 + 1)/(x^2 + y^2 + 1)^2', 'x(x^2 - y^2 + 1)/(x^2 + y^2 + 1)^2'],
    ['(x^2-y^2)/(x^2+y^2)', '4xy^2/(x^2 + y^2)^2', '-4x^2y/(x^2 + y^2)^2'],
    ['atan(y/x)', '-y/(x^2 + y^2)', 'x/(x^2 + y^2)'],
    ['x ln x', '1 + ln(x)', '0'],
    ['2^x', '2^x ln(2)', '0'],
    ['log10(x)', '1/(x ln(10))', '0'],
    ['sqrt(x)', '1/(2sqrt(x))', '0'],
    ['sqrt(1 - x^2 - y^2)', '-x/sqrt(1 - x^2 - y^2)', '-y/sqrt(1 - x^2 - y^2)'],
    ['0.1x^2 + 0.5y', '0.2x', '0.5'],
    ['x/3 + y^2/2', '1/3', 'y'],
    ['e^(xy) cos x sin y', '(y cos(x) - sin(x)) e^(xy) sin(y)', '(x sin(y) + cos(y)) e^(xy) cos(x)'],
    ['sin x cos y', 'cos(x) cos(y)', '-sin(x) sin(y)'],
    ['x e^-y', 'e^(-y)', '-x e^(-y)'],
    ['(x^2+y-11)^2 + (x+y^2-7)^2', '4x(x^2 + y - 11) + 2(y^2 + x - 7)', '4y(y^2 + x - 7) + 2(x^2 + y - 11)'],
    ['cos(2πx)', '-2pi sin(2pi x)', '0'],
    ['a x^2 + b y^2', '2a x', '2b y'],
    ['|x| + |y|', 'x/abs(x)', 'y/abs(y)'],
    ['5', '0', '0']
  ])('%s', (source, dx, dy) => {
    expect(read(source).text.gradient).toEqual([dx, dy])
  })

  test('and in LaTeX', () => {
    const { latex } = read('x^2 y/(2 sqrt(x)) + sin^2(xy) + e^(-x/2)')
    expect(latex.value).toBe('\\frac{x^{2} y}{2 \\sqrt{x}} + \\sin^{2} (x y) + e^{-\\frac{x}{2}}')
    expect(read('θ_1 x + alpha y').latex.gradient).toEqual(['\\theta_{1}', '\\alpha'])
  })
})

/** Powers, roots, logarithms and cancellations on which simplifiers change values or lose domains. */
const bases = [
  'x',
  'x^2',
  'x*y',
  'x*y^2',
  'x^2*y^2',
  'x/y',
  '1/x',
  '(x-1)^2',
  'x+y',
  '1/(x*y)',
  'y/(x+1)',
  '-x'
]
const probes = [
  ...bases.flatMap((u) => ['0.5', '1.5', '(1/3)', '(-1/2)', '2', '(-2)', 'y'].map((p) => `(${u})^${p}`)),
  ...bases.flatMap((u) => [`sqrt(${u})`, `cbrt(${u})`, `ln(${u})`, `abs(${u})`, `exp(${u})`]),
  ...[
    'x/x',
    'x^2/x',
    '(x^2-1)/(x-1)',
    'sqrt(x)^2',
    'sqrt(x^2)',
    'sqrt(x)*sqrt(x)',
    'exp(ln(x))',
    'ln(exp(x))'
  ],
  ...[
    'sqrt(x)*sqrt(y)',
    'x*abs(x)',
    'x*sqrt(abs(x))',
    'abs(x)/x',
    '(x^2)^0.5*x',
    'ln(x^2)',
    'ln(x*y)',
    'x^y*y^x'
  ],
  ...['(x+y)/(x-y)', '((x+y)/(x-y))^x', '(1/(x*y))^y', '(2/x)^y', 'acosh(x)', 'atanh(x)', 'asin(x)/acos(x)'],
  ...[
    '1/(1+1/x)',
    '1/(1+1/(1+1/x))',
    'x/(x/y)',
    'atan(y/x)',
    'atan2(y,x)',
    'max(x,y)',
    'min(x^2,y)*x',
    'tan(x)/sin(x)'
  ]
]
const lattice = [-2, -1, -0.5, 0, 0.5, 1, 2, 3].flatMap((x) =>
  [-2, -1, -0.5, 0, 0.5, 1, 2, 3].map((y) => [x, y])
)

/** A gradient belongs to the interior of the domain: √x·√x has one for x > 0 and none at 0. */
const isInterior = (field: ScalarField, at: number[]) =>
  [0, 1e-6, -1e-6].every((dx) =>
    [0, 1e-6, -1e-6].every((dy) => Number.isFinite(field.value([at[0] + dx, at[1] + dy])))
  )

test('there are at least 150 probes', () => expect(probes.length).toBeGreaterThanOrEqual(150))

describe('simplifying changes no value and no domain, in all quadrants', () => {
  test.each(probes)('%s', (source) => {
    const field = read(source)
    field.text.gradient.forEach((text, i) => {
      const shown = read(text)
      for (const at of lattice) {
        const value = field.jet(at).gradient[i]
        if (!isInterior(field, at)) continue
        const simplified = shown.value(at)
        const place = `∂${i} of ${source}, shown as ${text}, at ${at.join()}: ${value} and ${simplified}`
        expect(Number.isNaN(simplified), place).toBe(Number.isNaN(value))
        if (!Number.isNaN(value)) expect(relative(simplified, value), place).toBeLessThan(1e-9)
      }
    })
  })
})

describe('simplifying has an end', () => {
  test.each([
    ['a sum of 100 sines', Array.from({ length: 100 }, (_, i) => `sin(${i}x)`).join('+')],
    ['a product of 60 factors', Array.from({ length: 60 }, (_, i) => `(x+${i})`).join('')],
    ['a continued fraction', '1/(x+'.repeat(40) + 'y' + ')'.repeat(40)],
    ['sines in sines', 'sin('.repeat(40) + 'x*y' + ')'.repeat(40)]
  ])('%s', (_, source) => {
    const started = performance.now()
    const { text } = read(source)
    expect(text.gradient[0].length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
