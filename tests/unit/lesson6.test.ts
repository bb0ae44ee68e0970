import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { Descent, largestRate } from '../../src/lib/lessons/6-genomics/descent'
import { byMeanSquare, negativeLogLikelihood } from '../../src/lib/lessons/6-genomics/gaussian'
import {
  curvatures,
  fitLine,
  gradientAt,
  lossAt,
  residuals
} from '../../src/lib/lessons/6-genomics/leastSquares'
import { penalisedFit, penaltySource } from '../../src/lib/lessons/6-genomics/penalties'
import * as poisson from '../../src/lib/lessons/6-genomics/poisson'
import { complete, groupMean, isGrouped, type Sample } from '../../src/lib/lessons/6-genomics/sample'
import { seeded } from '../../src/lib/basics/seeded'
import { normal, simulateCounts, simulateGroups } from '../../src/lib/lessons/6-genomics/simulate'
import { columnsOf, genes, lm, notebook, patientsOf } from '../../src/lib/lessons/6-genomics/tables'
import { relative } from '../support/numeric'

/** `expression` in /work/shared/corpus/torch.json: PyTorch's autograd in float64, and the minimiser by lstsq. */
const torch = {
  loss: 36.54120386854929,
  gradient: [-11.930439853668211, -6.820745010375976],
  minimiser: [5.1096948432922344, 1.7110501670837415],
  minimum: 0.22543192448126098
}

const source = 'f(β0, β1) = mean((β0 + β1*X - Y)^2)'

function fieldOf(text: string, { x, y }: Sample) {
  const reading = readField(text, { columns: { X: x, Y: y } })
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.field
}

const mean = (values: Iterable<number>) => {
  const all = [...values]
  return all.reduce((sum, value) => sum + value, 0) / all.length
}

describe('the tables', () => {
  test('the notebook: 25 and 25 rows', () => {
    expect(notebook.x).toHaveLength(50)
    expect(mean(notebook.x)).toBe(0.5)
    expect(isGrouped(notebook)).toBe(true)
    expect(notebook.y[0]).toBe(5.168684959411621)
  })

  test('the patients: 79 rows, 37 with the fusion', () => {
    const { x, y } = patientsOf('ABL1')
    expect(x.filter(Boolean)).toHaveLength(37)
    expect(x).toHaveLength(79)
    expect(y[0]).toBe(10.4815)
  })

  test('missing cells are NaN', () => {
    const columns = columnsOf(readFileSync('static/data/all-bcr-abl.csv', 'utf8'))
    expect(columns.get('age')!.filter(Number.isNaN)).toHaveLength(3)
    expect(columns.get('sex')!.every(Number.isNaN)).toBe(true)
    const ages = complete({ x: columns.get('age')!, y: columns.get('ABL1')! })
    expect(ages.x).toHaveLength(76)
    expect(ages.y).toHaveLength(76)
  })
})

describe('least squares', () => {
  test('the notebook at (0, 0), as autograd has it', () => {
    expect(relative(lossAt(notebook, [0, 0]), torch.loss)).toBeLessThan(1e-14)
    gradientAt(notebook, [0, 0]).forEach((partial, i) =>
      expect(relative(partial, torch.gradient[i])).toBeLessThan(1e-14)
    )
    const { intercept, effect, mse } = fitLine(notebook)
    expect([intercept, effect].map((value, i) => relative(value, torch.minimiser[i]))).toEqual([
      expect.closeTo(0, 13),
      expect.closeTo(0, 13)
    ])
    expect(relative(mse, torch.minimum)).toBeLessThan(1e-13)
  })

  test.each(genes)('%s as R has it', (gene) => {
    const fit = fitLine(patientsOf(gene))
    const expected = lm[gene]
    expect(fit.intercept).toBeCloseTo(expected.intercept, 9)
    expect(fit.effect).toBeCloseTo(expected.effect, 9)
    expect(fit.mse).toBeCloseTo(expected.mse, 9)
    expect(fit.t).toBeCloseTo(expected.t, 4)
  })

  test.each(genes)('%s: the line joins the groups’ means', (gene) => {
    const sample = patientsOf(gene)
    const { intercept, effect } = fitLine(sample)
    expect(intercept).toBeCloseTo(groupMean(sample, 0), 12)
    expect(intercept + effect).toBeCloseTo(groupMean(sample, 1), 12)
  })

  test('the engine has the same loss, gradient and curvatures', () => {
    const sample = patientsOf('KLF9')
    const field = fieldOf(source, sample)
    for (const at of [[6, 2], [7.5, -1.25]] as const) {
      const jet = field.jet([...at])
      expect(relative(lossAt(sample, at), jet.value)).toBeLessThan(1e-13)
      gradientAt(sample, at).forEach((partial, i) =>
        expect(relative(partial, jet.gradient[i])).toBeLessThan(1e-13)
      )
      const [[a, b], [, c]] = jet.hessian
      const [least, most] = curvatures(sample)
      expect(least + most).toBeCloseTo(a + c, 12)
      expect(least * most).toBeCloseTo(a * c - b * b, 12)
    }
  })
}) // prettier-ignore

describe('gradient descent', () => {
  const run = (sample: Sample, rate: number): Descent => {
    const descent = new Descent(sample, [7, 2])
    while (descent.progress === 'open') descent.step(rate)
    return descent
  }

  test.each(genes)('%s: arrives where lm is, to ten digits', (gene) => {
    const descent = run(patientsOf(gene), 0.3)
    expect(descent.progress).toBe('done')
    expect(descent.at[0]).toBeCloseTo(lm[gene].intercept, 9)
    expect(descent.at[1]).toBeCloseTo(lm[gene].effect, 9)
  })

  test('it settles below 2/λmax, and rises above', () => {
    const sample = patientsOf('ABL1')
    const bound = largestRate(sample)
    const share = 37 / 79
    expect(bound).toBeCloseTo(2 / (1 + share + Math.hypot(1 - share, 2 * share)), 12)
    expect(run(sample, 0.98 * bound).progress).toBe('done')
    expect(run(sample, 1.02 * bound).progress).toBe('rising')
    expect(run(sample, 0.01 * bound).progress).toBe('done')
  })

  test('one step by hand', () => {
    const descent = new Descent(notebook, [0, 0])
    descent.step(0.1)
    expect(descent.at[0]).toBeCloseTo(1.1930439853668211, 12)
    expect(descent.at[1]).toBeCloseTo(0.6820745010375976, 12)
    expect(descent.steps).toBe(1)
  })

  test('a narrow valley has an end, too', () => {
    const x = Float64Array.from({ length: 20 }, (_, i) => 2000 + i)
    const sample = { x, y: x.map((year) => year / 7 + Math.sin(year)) }
    expect(run(sample, largestRate(sample) / 2).progress).toBe('endless')
    expect(run({ x, y: x.map(() => 0) }, 1).progress).toBe('rising')
  })
})

describe('the likelihood', () => {
  test('−log L is n/(2σ²) times the loss, and a constant', () => {
    const left = residuals(notebook, [5, 1.5])
    for (const sigma of [0.1, 0.47, 2]) {
      const { share, rest } = byMeanSquare(50, lossAt(notebook, [5, 1.5]), sigma)
      expect(relative(share + rest, negativeLogLikelihood(left, sigma))).toBeLessThan(1e-13)
    }
  })

  test('the best σ² is the mean square', () => {
    const { intercept, effect, mse } = fitLine(notebook)
    const left = residuals(notebook, [intercept, effect])
    const best = negativeLogLikelihood(left, Math.sqrt(mse))
    for (const factor of [0.9, 0.99, 1.01, 1.1])
      expect(negativeLogLikelihood(left, factor * Math.sqrt(mse))).toBeGreaterThan(best)
  })
})

describe('penalties', () => {
  const sample = patientsOf('ABL1')

  test.each([
    ['ridge', 0],
    ['ridge', 0.2],
    ['ridge', 1],
    ['lasso', 0],
    ['lasso', 0.2],
    ['lasso', 0.53],
    ['lasso', 0.9]
  ] as const)('%s with λ = %s: nothing around is lower', (penalty, lambda) => {
    const field = fieldOf(`${source} + ${penaltySource[penalty]}`, sample)
    const value = (b0: number, b1: number) => field.jet([b0, b1], { lambda }).value
    const [b0, b1] = penalisedFit(sample, penalty, lambda)
    const least = value(b0, b1)
    for (const reach of [1e-3, 0.05, 1])
      for (let i = -5; i <= 5; i++)
        for (let j = -5; j <= 5; j++)
          if (i !== 0 || j !== 0) expect(value(b0 + i * reach, b1 + j * reach)).toBeGreaterThan(least)
  })

  test('lasso reaches 0, ridge does not', () => {
    expect(penalisedFit(sample, 'lasso', 0.56)[1]).toBe(0)
    expect(penalisedFit(sample, 'lasso', 0.53)[1]).toBeGreaterThan(0)
    expect(penalisedFit(sample, 'ridge', 50)[1]).toBeGreaterThan(0)
    expect(penalisedFit(patientsOf('ACTB'), 'lasso', 0.05)[1]).toBeLessThan(0)
  })
})

describe('counts', () => {
  const counts = simulateCounts([0, 1.2], 60, 6)

  test('the engine has the same loss and gradient', () => {
    const field = fieldOf('f(β0, β1) = mean(exp(β0 + β1*X) - (β0 + β1*X)*Y)', counts)
    const jet = field.jet([0.4, 0.7])
    expect(relative(poisson.lossAt(counts, [0.4, 0.7]), jet.value)).toBeLessThan(1e-13)
    poisson
      .gradientAt(counts, [0.4, 0.7])
      .forEach((partial, i) => expect(relative(partial, jet.gradient[i])).toBeLessThan(1e-12))
  })

  test('Newton’s method finds the place without slope in a few steps', () => {
    let at: readonly [number, number] = [1.5, 0]
    for (let step = 0; step < 7; step++) at = poisson.newtonStep(counts, at)
    expect(Math.hypot(...poisson.gradientAt(counts, at))).toBeLessThan(1e-12)
    expect(Math.abs(at[0])).toBeLessThan(0.3)
    expect(Math.abs(at[1] - 1.2)).toBeLessThan(0.2)
  })

  test('of two groups it is the logarithms of their means', () => {
    const groups = {
      x: Float64Array.of(0, 0, 0, 1, 1),
      y: Float64Array.of(1, 2, 6, 4, 11)
    }
    let at: readonly [number, number] = [1, 0]
    for (let step = 0; step < 9; step++) at = poisson.newtonStep(groups, at)
    expect(at[0]).toBeCloseTo(Math.log(3), 12)
    expect(at[0] + at[1]).toBeCloseTo(Math.log(7.5), 12)
  })
})

describe('simulation', () => {
  test('the same seed, the same sample', () => {
    expect(simulateGroups(5, 1, 0.5, 3)).toEqual(simulateGroups(5, 1, 0.5, 3))
    expect(simulateGroups(5, 1, 0.5, 3)).not.toEqual(simulateGroups(5, 1, 0.5, 4))
  })

  test('its numbers have the moments of their distributions', () => {
    const many = <T>(make: () => T) => Array.from({ length: 20_000 }, make)
    expect(mean(many(seeded(1)))).toBeCloseTo(0.5, 1)
    const normals = many(normal(2))
    expect(Math.abs(mean(normals))).toBeLessThan(0.03)
    expect(Math.abs(mean(normals.map((value) => value ** 2)) - 1)).toBeLessThan(0.05)
    const level = simulateCounts([Math.log(4), 0], 20_000, 3).y
    const average = mean(level)
    expect(Math.abs(average - 4)).toBeLessThan(0.06)
    expect(Math.abs(mean(level.map((value) => (value - average) ** 2)) - 4)).toBeLessThan(0.2)
  })

  test('an effect that is put in comes out', () => {
    const { intercept, effect } = fitLine(simulateGroups(5, -1.5, 0.1, 8))
    expect(intercept).toBeCloseTo(5, 0)
    expect(Math.abs(effect + 1.5)).toBeLessThan(0.1)
  })
})
