import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import type { ScalarField } from '../../src/lib'
import { varies } from '../../src/lib/math/expression/expression'
import { operations } from '../../src/lib/math/table/functions'
import { derivation } from '../../src/lib/math/explain/steps'
import type { Step } from '../../src/lib/math/explain/steps'
import { presets } from '../../src/lib/figure/presets'
import { randomIn, relative, seeded } from '../support/numeric'

interface CorpusFunction {
  id: string
  src: string
  vars: string[]
  points: { p: number[] }[]
}
const corpus = JSON.parse(
  readFileSync(new URL('../support/data/gradients.json', import.meta.url), 'utf8')
) as { functions: CorpusFunction[] }

function read(source: string, variables = ['x', 'y'], columns?: Record<string, number[]>): ScalarField {
  const reading = readField(source, { variables, columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

const stepsOf = (field: ScalarField, variable: string) =>
  derivation(field.expressions, field.variables, variable)

function* everyStep(root: Step, most = 400): Generator<Step> {
  const queue = [root]
  for (let i = 0; i < queue.length && i < most; i++) {
    yield queue[i]
    queue.push(...queue[i].steps)
  }
}

/** Both sides of every step, as texts read back: the derivative of the one by autodiff is the other. */
function checkSteps(field: ScalarField, points: number[][], columns?: Record<string, number[]>) {
  const parameters = Object.fromEntries(field.parameters.map((name, i) => [name, 0.7 + 0.3 * i]))
  const good = points.filter((at) => field.jet(at, parameters).gradient.every(Number.isFinite))
  field.variables.forEach((variable, i) => {
    const root = stepsOf(field, variable)
    expect(root.latex.after).toBe(field.latex.gradient[i])
    for (const { text, before: part } of everyStep(root)) {
      // What differs from row to row is compared by its sum.
      const whole = (line: string) =>
        varies(part) ? `sum(${line} + 0*${Object.keys(columns ?? {})[0]})` : line
      const before = read(whole(text.before), field.variables, columns)
      for (const line of [text.inserted, text.after]) {
        const after = read(whole(line), field.variables, columns)
        for (const at of good) {
          const slope = before.autodiff(at, parameters).gradient[i]
          const value = after.value(at, parameters)
          const place = `∂/∂${variable} ${text.before} = ${line} at ${at.join()}: ${slope}, ${value}`
          // A part may have no derivative at a place where f, made of it, has one.
          if (Number.isFinite(slope) && Number.isFinite(value))
            expect(relative(value, slope), place).toBeLessThan(1e-8)
        }
      }
    }
  })
  return good.length
}

const scattered = (seed: string, low: number[], high: number[], count = 6) => {
  const random = seeded(seed)
  return Array.from({ length: count }, () => low.map((l, i) => randomIn(random, [l, high[i]])))
}

describe('each step’s two sides are equal', () => {
  test.each(corpus.functions)('$id: $src', ({ src, vars, points }) => {
    const good = checkSteps(
      read(src, vars),
      points.map(({ p }) => p)
    )
    expect(good).toBeGreaterThan(0)
  })

  test.each(presets)('$slug', ({ slug, source, data }) => {
    const points = scattered(slug, [-2, -2], [2, 2])
    expect(checkSteps(read(source, ['x', 'y'], data), points, data)).toBeGreaterThan(0)
  })

  const named = [...operations].filter(([, { operator }]) => !operator)
  test.each(named)('an entry of the table: %s', (name, { arity, samples }) => {
    const source =
      arity === 1 ? `${name}(x) y` : name === 'polygamma' ? 'polygamma(1, x) y' : `${name}(x, y) y`
    const [u, v] = name === 'polygamma' ? [samples[1], samples[1]] : [samples[0], samples[1] ?? [1, 2]]
    checkSteps(read(source), scattered(name, [u[0], v[0]], [u[1], v[1]]))
  })

  const columns = { height: [1, 2, 4], weight: [0.5, 3, 1] }
  test.each([
    'mean((x + y*height - weight)^2)',
    'sum(ln(1 + exp(-weight*(x + y*height))))',
    'max(x*height) + min(y*height)*x',
    '{x > 0: x^2 y, x < -1: sin(xy), y^2 x}',
    '{x > y: x^2}',
    'x % 2 + floor(x y)',
    '(x > y) x^2 + x!',
    'hypot(x, y, 2)',
    'max(x, y, 1) x',
    'x^x y + 2^(xy) + x^y',
    'a x^3/y + b/(x y) - 3/x^2 + x^-2 + x^(1/2)',
    'x y sin(x) e^x (x + 1)',
    '-(x - y)/2 - (-x)'
  ])('%s', (source) => {
    const points = scattered(source, [0.2, 0.2], [2.5, 2.5])
    expect(checkSteps(read(source, ['x', 'y'], columns), points, columns)).toBeGreaterThan(0)
  })
})

/** Title and what it makes, one line per step, deeper ones indented. */
function outline(step: Step, depth = 0): string[] {
  const held = step.held.length ? ` (${step.held.join()} held)` : ''
  const line = `${'  '.repeat(depth)}${step.title}${held}: ${step.text.before} -> ${step.text.inserted}`
  return [line, ...step.steps.flatMap((inner) => outline(inner, depth + 1))]
}

describe('rules by their usual names', () => {
  test.each<[string, string[]]>([
    [
      'x^2 + 3xy + 2y^2',
      [
        'Sum rule: x^2 + 3xy + 2y^2 -> 2x + 3y',
        '  Power rule: x^2 -> 2x',
        '  Constant multiple rule (y held): 3xy -> 3y',
        '    Derivative of x itself: x -> 1',
        '  Constant rule (y held): 2y^2 -> 0'
      ]
    ],
    [
      'sin(xy)',
      [
        'Chain rule, derivative of the sine: sin(xy) -> cos(xy) y',
        '  Constant multiple rule (y held): xy -> y',
        '    Derivative of x itself: x -> 1'
      ]
    ],
    [
      'x sin x',
      [
        'Product rule: x sin(x) -> sin(x) + x cos(x)',
        '  Derivative of x itself: x -> 1',
        '  Derivative of the sine: sin(x) -> cos(x)'
      ]
    ],
    [
      'x/(x+y)',
      [
        'Quotient rule: x/(x + y) -> (x + y - x)/(x + y)^2',
        '  Derivative of x itself: x -> 1',
        '  Sum rule: x + y -> 1',
        '    Derivative of x itself: x -> 1',
        '    Constant rule (y held): y -> 0'
      ]
    ],
    ['y^x', ['Exponential rule (y held): y^x -> y^x ln(y)']],
    ['1/x', ['Reciprocal rule: 1/x -> -1/x^2', '  Derivative of x itself: x -> 1']],
    [
      '{x > 0: x^2, y}',
      [
        'Branch by branch: {x > 0: x^2, y} -> {x > 0: 2x, 0}',
        '  Power rule: x^2 -> 2x',
        '  Constant rule (y held): y -> 0'
      ]
    ]
  ])('%s', (source, lines) => expect(outline(stepsOf(read(source), 'x'))).toEqual(lines))

  test('a field gives its own derivations', async () => {
    const step = await read('x^2 y').steps('y')
    expect(step).toMatchObject({ title: 'Constant multiple rule', held: ['x'], text: { after: 'x^2' } })
  })

  test('the rule is written out before its parts are taken', () => {
    expect(stepsOf(read('x^2 y + sin x'), 'x').latex).toMatchObject({
      before: '\\tfrac{\\partial}{\\partial x}[x^{2} y + \\sin x]',
      set: '\\tfrac{\\partial}{\\partial x}[x^{2} y] + \\tfrac{\\partial}{\\partial x}[\\sin x]'
    })
  })
})

describe('what a student writes in one line', () => {
  test.each([
    ['3x^2 y', true],
    ['x^2 + 3xy', true],
    ['(x^2 + y)^3', true],
    ['-sin(2x)/2', true],
    ['sin(x) y + e^(2x)', false],
    ['sin(cos(x y))', false]
  ])('%s: %s', (source, brief) => expect(stepsOf(read(source), 'x').brief).toBe(brief))
})

test('each step knows its part of the source, repeated parts by where they stand', () => {
  const source = 'sin(x) + x^2*sin(x)'
  const { steps } = stepsOf(read(source), 'x')
  const marked = ({ places }: Step) => places.map(({ start, end }) => [start, source.slice(start, end)])
  expect(marked(steps[0])).toContainEqual([0, 'sin(x)'])
  expect(marked(steps[1])).toEqual([[9, 'x^2*sin(x)']])
  expect(marked(steps[1].steps[1])).toEqual([[13, 'sin(x)']])
})

test('a long formula costs what is looked at', () => {
  const source = Array.from({ length: 150 }, (_, i) => `sin(${i + 1}x)y`).join('+')
  const field = read(source)
  const started = performance.now()
  const root = stepsOf(field, 'x')
  expect(root.steps).toHaveLength(150)
  expect(root.latex.set).toBeNull()
  expect(root.steps[0].latex.after).toBe('y \\cos x')
  const nested = stepsOf(read('sin('.repeat(100) + 'x' + ')'.repeat(100)), 'x')
  expect([...everyStep(nested)].length).toBe(100)
  expect(performance.now() - started).toBeLessThan(2000)
})
