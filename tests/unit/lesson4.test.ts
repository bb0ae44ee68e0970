import { describe, expect, test } from 'vitest'
import { readField } from '$lib/index'
import {
  normNames,
  normOf,
  normSources,
  sharesOf,
  subgradientsOf,
  type Pair
} from '$lib/lessons/4-norms/norms'
import { lossAt, lossGradient, penalisedMinimum, type QuadraticLoss } from '$lib/lessons/4-norms/penalised'
import { vectorOf } from '$lib/lessons/4-norms/random'
import { seeded } from '../support/numeric'

const close = (value: number, wanted: number) =>
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)))

/** ../shared/corpus/torch.json, `norms`: by PyTorch 1.13 in float64. */
const torch = { vector: [0.5, -2.0, 0.1, 3.0, -0.3], norms: [5.8999999999999995, 3.653765181289022, 3.0] }

describe('norms', () => {
  test('are those of PyTorch', () => {
    normNames.forEach((name, k) => close(normOf(name, torch.vector), torch.norms[k]))
  })

  test('are those of the engine for two entries', () => {
    const random = seeded('norms')
    for (const name of normNames) {
      const reading = readField(normSources[name], { variables: ['x', 'y'] })
      if (!('field' in reading)) throw new Error(reading.problem.message)
      for (let i = 0; i < 50; i++) {
        const at: [number, number] = [10 * random() - 5, 10 * random() - 5]
        close(normOf(name, at), reading.field.value(at))
        const [slopes] = subgradientsOf(name, at)
        reading.field.jet(at).gradient.forEach((slope, k) => close(slopes[k], slope))
      }
    }
  })

  test('shares make a whole, and the largest entry has the largest of each', () => {
    const random = seeded('shares')
    for (let i = 0; i < 50; i++) {
      const vector = Array.from({ length: 5 }, () => 8 * random() - 4)
      const sizes = vector.map(Math.abs)
      for (const name of normNames) {
        const shares = sharesOf(name, vector)
        close(
          shares.reduce((sum, share) => sum + share, 0),
          1
        )
        expect(shares.indexOf(Math.max(...shares))).toBe(sizes.indexOf(Math.max(...sizes)))
      }
    }
    expect(sharesOf('inf', [2, -2, 1])).toEqual([0.5, 0.5, 0])
    expect(sharesOf('2', [0, 0]).every(Number.isNaN)).toBe(true)
  })

  test('subgradients keep all their planes below the norm, and their corners touch it', () => {
    const places: Pair[] = [
      [0, 0],
      [0, 1],
      [2, 2],
      [-2, 2],
      [3, -4],
      [1, 0]
    ]
    for (const name of normNames)
      for (const [x, y] of places)
        for (const [gx, gy] of subgradientsOf(name, [x, y])) {
          // Norms are homogeneous: the plane passes through the origin.
          close(gx * x + gy * y, normOf(name, [x, y]))
          for (let turn = 0; turn < 360; turn++) {
            const [c, s] = [Math.cos((Math.PI * turn) / 180), Math.sin((Math.PI * turn) / 180)]
            expect(gx * c + gy * s).toBeLessThanOrEqual(normOf(name, [c, s]) + 1e-12)
          }
        }
  })

  test('have the gradients of PyTorch at (3, −4), and the kinks that the text names', () => {
    // ../shared/corpus/torch.json, `norm_gradients`.
    const at: Pair = [3, -4]
    expect(subgradientsOf('1', at)).toEqual([[1, -1]])
    expect(subgradientsOf('2', at)).toEqual([[0.6, -0.8]])
    expect(subgradientsOf('inf', at).map(([x, y]) => [x + 0, y])).toEqual([[0, -1]])
    // At kinks autodiff answers by convention: `norm_gradients` has (0, 0), (2, 2) and (0, 1) too.
    const answers: Record<string, [number, number][]> = {
      '1': [[0, 0], [1, 1], [0, 1]],
      '2': [[0, 0], [Math.SQRT1_2, Math.SQRT1_2], [0, 1]],
      inf: [[0, 0], [0.5, 0.5], [0, 1]]
    } // prettier-ignore
    for (const name of normNames) {
      const reading = readField(normSources[name], { variables: ['x', 'y'] })
      if (!('field' in reading)) throw new Error(reading.problem.message)
      for (const [k, place] of [
        [0, 0],
        [2, 2],
        [0, 1]
      ].entries())
        reading.field.autodiff(place).gradient.forEach((slope, i) => close(slope, answers[name][k][i]))
    }
    const kinks = (place: Pair) => normNames.filter((name) => subgradientsOf(name, place).length > 1)
    expect(kinks([0, 1])).toEqual(['1'])
    expect(kinks([2, 2])).toEqual(['inf'])
    expect(kinks([0, 0])).toEqual([...normNames])
  })
})

describe('random vectors', () => {
  test('are the same for a seed, and keep the order of the norms', () => {
    for (const kind of ['random', 'single', 'equal'] as const)
      for (let seed = 1; seed <= 40; seed++) {
        const vector = vectorOf(kind, seed)
        expect(vector).toHaveLength(100)
        expect(vectorOf(kind, seed)).toEqual(vector)
        const [l1, l2, linf] = normNames.map((name) => normOf(name, vector))
        expect(linf).toBeLessThanOrEqual(l2)
        expect(l2).toBeLessThanOrEqual(l1)
        if (kind === 'single') expect([l1, l2]).toEqual([linf, linf])
        if (kind === 'equal') close(l2 / linf, 10)
      }
    expect(vectorOf('random', 1)).not.toEqual(vectorOf('random', 2))
  })

  test('have entries with about the mean and variance of a standard normal', () => {
    const all = Array.from({ length: 50 }, (_, seed) => vectorOf('random', seed)).flat()
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length
    const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length
    expect(Math.abs(mean)).toBeLessThan(0.05)
    expect(Math.abs(variance - 1)).toBeLessThan(0.08)
  })
})

describe('penalised minima', () => {
  const penalties = {
    ridge: ([x, y]: Pair) => x ** 2 + y ** 2,
    lasso: ([x, y]: Pair) => Math.abs(x) + Math.abs(y)
  }

  /** Strictly convex: Q = R Rᵀ + a multiple of I. */
  function randomLoss(random: () => number): QuadraticLoss {
    const [a, b, c, d] = Array.from({ length: 4 }, () => 2 * random() - 1)
    return {
      least: [6 * random() - 3, 6 * random() - 3],
      q: [a * a + b * b + 0.1, a * c + b * d, c * c + d * d + 0.1]
    }
  }

  test('no place nearby or far off is lower', () => {
    const random = seeded('minima')
    for (let i = 0; i < 200; i++) {
      const loss = randomLoss(random)
      const lambda = random() < 0.1 ? 0 : 4 * random()
      for (const penalty of ['ridge', 'lasso'] as const) {
        const total = (w: Pair) => lossAt(loss, w) + lambda * penalties[penalty](w)
        const best = penalisedMinimum(penalty, loss, lambda)
        const least = total(best)
        for (let k = 0; k < 60; k++) {
          const reach = 10 ** (1 - 4 * random())
          const other: Pair = [
            random() < 0.2 ? 0 : best[0] + reach * (2 * random() - 1),
            random() < 0.2 ? 0 : best[1] + reach * (2 * random() - 1)
          ]
          expect(total(other)).toBeGreaterThanOrEqual(least - 1e-9)
        }
      }
    }
  })

  test('slopes cancel: exactly for ridge, within the kink for lasso', () => {
    const random = seeded('slopes')
    for (let i = 0; i < 200; i++) {
      const loss = randomLoss(random)
      const lambda = 4 * random()
      const ridge = penalisedMinimum('ridge', loss, lambda)
      lossGradient(loss, ridge).forEach((slope, k) =>
        expect(Math.abs(slope + 2 * lambda * ridge[k])).toBeLessThan(1e-9)
      )
      const lasso = penalisedMinimum('lasso', loss, lambda)
      lossGradient(loss, lasso).forEach((slope, k) => {
        if (lasso[k] === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(lambda + 1e-9)
        else expect(Math.abs(slope + lambda * Math.sign(lasso[k]))).toBeLessThan(1e-9)
      })
    }
  })

  test('the way of the lesson: the second coefficient is 0 from λ = 3 on, the first from 7', () => {
    const loss: QuadraticLoss = { least: [3, 1], q: [1, 0.5, 1] }
    expect(penalisedMinimum('lasso', loss, 0)).toEqual([3, 1])
    const [x, y] = penalisedMinimum('lasso', loss, 1)
    close(x, 3 - 1 / 3)
    close(y, 1 - 1 / 3)
    expect(penalisedMinimum('lasso', loss, 3)).toEqual([2, 0])
    expect(penalisedMinimum('lasso', loss, 5)).toEqual([1, 0])
    expect(penalisedMinimum('lasso', loss, 7)).toEqual([0, 0])
    const [u, v] = penalisedMinimum('ridge', loss, 1)
    close(u, 23 / 15)
    close(v, 13 / 15)
  })
})
