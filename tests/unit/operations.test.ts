import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { differentiate } from '../../src/lib/math/differentiate/differentiate'
import { Graph } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { textNotation } from '../../src/lib/math/write'
import { present } from '../../src/lib/math/write/present'
import { readExpression } from '../../src/lib/math/read/read'
import { simplify } from '../../src/lib/math/simplify/simplify'
import { countOperations } from '../support/operations'

interface Reference {
  id: string
  src: string
  vars: string[]
  simplified?: string[]
  ops?: number[]
}
const { functions } = JSON.parse(
  readFileSync(new URL('../support/data/gradients.json', import.meta.url), 'utf8')
) as { functions: Reference[] }
const references = functions.filter((f) => f.ops) as Required<Reference>[]

const read = (g: Graph, source: string, variables: string[]): Expr =>
  readExpression(source, { variables }, g).expression

describe('the count is the one of SymPy’s count_ops', () => {
  test.each<[string, number]>([
    ['x', 0],
    ['-x', 1],
    ['x - y', 1],
    ['-x + y', 1],
    ['-x - y', 2],
    ['1/z', 1],
    ['-1/z', 2],
    ['1/x^2', 2],
    ['x/sqrt(x^2 + y^2)', 6],
    ['2/sqrt(x)', 3],
    ['13x/25', 2],
    ['x exp(-y)', 2],
    ['exp(-y)', 2],
    ['(6x)^(1/(2x))', 4],
    ['200*10^(2x) ln(10)', 5],
    ['0.2x', 1]
  ])('%s: %i', (source, count) =>
    expect(countOperations(read(new Graph(), source, ['x', 'y', 'z']))).toBe(count)
  )

  /**
   * SymPy multiplies a number into a bracket and so counts one more than it writes in −2(x² − 3y² + z²)/…;
   * version 1.14, which made the references, also counts two long functions one higher than 1.11 does.
   */
  test('on SymPy’s own results: equal for nine in ten, else off by one', () => {
    const differences = references.flatMap(({ simplified, ops, vars }) =>
      simplified.map((text, i) =>
        Math.abs(countOperations(read(new Graph(), text.replaceAll('**', '^'), vars)) - ops[i])
      )
    )
    expect(Math.max(...differences)).toBeLessThanOrEqual(1)
    expect(differences.filter((d) => d === 0).length / differences.length).toBeGreaterThan(0.9)
  })
})

interface Score {
  id: string
  /** Operations of each partial derivative, ours and SymPy's. */
  ours: number[]
  theirs: number[]
  texts: string[]
}

function score({ id, src, vars, ops }: Required<Reference>): Score {
  const g = new Graph()
  const f = read(g, src, vars)
  const shown = vars.map((name) => simplify(g, differentiate(g, f, name), f))
  return {
    id,
    ours: shown.map(countOperations),
    theirs: ops,
    texts: shown.map((e) => present(e, textNotation))
  }
}

const total = (counts: number[]): number => counts.reduce((a, b) => a + b, 0)
const share = (scores: Score[], within: (s: Score) => boolean): number =>
  scores.filter(within).length / scores.length

/** Every partial at most `factor` times as long, which is stricter than their sum. */
const eachWithin =
  (factor: number) =>
  ({ ours, theirs }: Score) =>
    ours.every((n, i) => n <= factor * theirs[i])
const sumWithin =
  (factor: number) =>
  ({ ours, theirs }: Score) =>
    total(ours) <= factor * total(theirs)

test('simplified derivatives are as short as SymPy’s', () => {
  const scores = references.map(score)
  const figures = {
    functions: scores.length,
    sumAtMost: share(scores, sumWithin(1)),
    eachAtMost: share(scores, eachWithin(1)),
    sumWithinHalfMore: share(scores, sumWithin(1.5)),
    eachWithinHalfMore: share(scores, eachWithin(1.5)),
    longer: scores
      .filter((s) => !eachWithin(1)(s))
      .map(({ id, ours, theirs, texts }) => ({ id, ours, theirs, texts }))
  }
  const report = JSON.stringify(figures, null, 1)
  expect(figures.functions, report).toBe(62)
  // Asked for: half and nine in ten. What has been reached is not given up.
  expect(figures.eachAtMost, report).toBeGreaterThanOrEqual(0.8)
  expect(figures.eachWithinHalfMore, report).toBeGreaterThanOrEqual(0.98)
  expect(figures.sumAtMost, report).toBeGreaterThanOrEqual(0.85)
  expect(figures.sumWithinHalfMore, report).toBeGreaterThanOrEqual(0.98)
})
