import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { differentiate } from '../../src/lib/math/differentiate/differentiate'
import { limits, readExpression } from '../../src/lib/math/read/read'
import { Graph, visit } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { lower } from '../../src/lib/tape/program/lower'
import { adversaries, randomFormulas } from '../support/adversarial'

const variables = ['x', 'y']

function read(source: string) {
  const reading = readField(source, { variables })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

function derivatives(source: string): { g: Graph; f: Expr; first: Expr[]; second: Expr[]; third: Expr[] } {
  const g = new Graph()
  const f = readExpression(source, { variables }, g).expression
  const again = (of: Expr[]) => of.flatMap((e) => variables.map((name) => differentiate(g, e, name)))
  const first = again([f])
  const second = again(first)
  return { g, f, first, second, third: again(second) }
}

function partsOf(e: Expr): number {
  let parts = 0
  visit([e], () => parts++)
  return parts
}

describe('the tape grows linearly with the formula', () => {
  test.each(adversaries)('$family, $size', ({ source }) => {
    const { f, first, second } = derivatives(source)
    const parts = partsOf(f)
    expect(lower([f, ...first], variables, []).code.length).toBeLessThan(9 * parts + 20)
    expect(lower([f, ...first, ...second], variables, []).code.length).toBeLessThan(36 * parts + 60)
  })
})

test('third derivatives too', { timeout: 60_000 }, () => {
  for (const { family, size, source } of adversaries.filter(({ size }) => size <= 40)) {
    const { f, third } = derivatives(source)
    const { code } = lower(third, variables, [])
    expect(code.length, `${family}, ${size}`).toBeLessThan(140 * partsOf(f) + 200)
  }
})

test(
  'nothing that is shown of them throws, and their numbers agree with autodiff',
  { timeout: 60_000 },
  () => {
    const at = [0.31, 0.42]
    const sources = [...adversaries.map(({ source }) => source), ...randomFormulas(150, 'growth')]
    for (const source of sources) {
      const field = read(source)
      const jet = field.jet(at)
      const { gradient } = field.autodiff(at)
      expect(field.latex.gradient).toHaveLength(2)
      jet.gradient.forEach((slope, i) => {
        if (!Number.isFinite(slope) || !Number.isFinite(gradient[i])) return
        expect(Math.abs(slope - gradient[i]) / Math.max(1, Math.abs(slope)), source).toBeLessThan(1e-8)
      })
    }
  }
)

test('what is too long, too large or too deep is said and not tried', () => {
  const tooMuch = [
    'x+'.repeat(1000) + 'x',
    '('.repeat(500) + 'x' + ')'.repeat(500),
    'sin('.repeat(450) + 'x' + ')'.repeat(450),
    '-'.repeat(1900) + 'x',
    '√'.repeat(1900) + 'x',
    'x' + '^x'.repeat(900),
    '|'.repeat(900) + 'x' + '|'.repeat(900),
    '{x<0:'.repeat(300) + 'x'
  ]
  for (const source of tooMuch) {
    const reading = readField(source)
    expect('problem' in reading && reading.problem.message, source.slice(0, 20)).toMatch(/\w/)
  }
  expect(limits.characters).toBe(2000)
  expect(limits.nodes).toBe(1000)
})
