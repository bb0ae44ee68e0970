import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import type { ScalarField } from '../../src/lib'
import { constrainedProblems, singularProblems } from '../support/extrema/constrained'
import { criticalFunctions } from '../support/extrema/critical'
import { degenerateFunctions } from '../support/extrema/degenerate'
import { regionProblems, specialRegions } from '../support/extrema/regions'
import { relative } from '../support/numeric'

/** The field of a formula in x and y, with no parameters but these. */
function fieldOf(source: string, parameters: Record<string, number> = {}): ScalarField {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  expect(reading.notices ?? []).toEqual([])
  expect(reading.field.parameters.toSorted()).toEqual(Object.keys(parameters).toSorted())
  return reading.field
}

const inside = ([[xl, xh], [yl, yh]]: number[][], [x, y]: number[]) => xl < x && x < xh && yl < y && y < yh

/** Both sides of `<` or `<=` as fields, smaller side first; a chain gives several. */
function sidesOf(inequality: string): [ScalarField, ScalarField][] {
  const parts = inequality.split(/([<>]=?)/).map((part) => part.trim())
  return Array.from({ length: (parts.length - 1) / 2 }, (_, i) => {
    const [left, sign, right] = parts.slice(2 * i, 2 * i + 3)
    return sign.startsWith('<') ? [fieldOf(left), fieldOf(right)] : [fieldOf(right), fieldOf(left)]
  })
}

describe('tables of extrema: fields read from the formulas have the values and slopes that SymPy found', () => {
  test.each(criticalFunctions)('critical: $name', ({ source, parameters, box, points }) => {
    const field = fieldOf(source, parameters)
    for (const { x, y, value, kind } of points) {
      expect(inside(box, [x, y])).toBe(true)
      const { value: found, gradient, hessian } = field.jet([x, y], parameters)
      expect(relative(found, value)).toBeLessThan(1e-9)
      const [[a, b], [, d]] = hessian
      // The point is rounded to f64.
      const size = Math.hypot(a, b, d) * Math.max(1, Math.hypot(x, y))
      expect(Math.hypot(...gradient)).toBeLessThan(1e-12 * Math.max(1, size))
      expect(a * d - b * b < 0 ? 'saddle' : a > 0 ? 'minimum' : 'maximum').toBe(kind)
    }
  })

  test.each(degenerateFunctions)('degenerate: $name', ({ source, truth, at }) => {
    const field = fieldOf(source)
    const { gradient, differentiable } = field.jet(at ?? [0.5, 0.25])
    if (truth === 'kink') expect(differentiable).toBe(false)
    else expect(Math.hypot(...gradient)).toBeLessThan(1e-12)
  })

  test.each(constrainedProblems)('constrained: $name', ({ f, g, level, box, points }) => {
    const [F, G] = [fieldOf(f), fieldOf(g)]
    for (const { x, y, value, multiplier } of points) {
      expect(inside(box, [x, y])).toBe(true)
      expect(relative(F.value([x, y]), value)).toBeLessThan(1e-9)
      expect(relative(G.value([x, y]), level)).toBeLessThan(1e-9)
      const slopes = G.jet([x, y]).gradient
      F.jet([x, y]).gradient.forEach((slope, i) =>
        expect(relative(slope, multiplier * slopes[i])).toBeLessThan(1e-9)
      )
    }
  })

  test.each(singularProblems)('singular: $name', ({ f, g, level, extrema }) => {
    const [F, G] = [fieldOf(f), fieldOf(g)]
    for (const { x, y, value } of extrema) {
      expect(relative(F.value([x, y]), value)).toBeLessThan(1e-9)
      expect(relative(G.value([x, y]), level)).toBeLessThan(1e-9)
    }
  })

  test.each([...regionProblems, ...specialRegions])('region: $name', ({ f, inequalities, ...ends }) => {
    const field = fieldOf(f)
    const sides = inequalities.flatMap(sidesOf)
    for (const end of [ends.minimum, ends.maximum])
      for (const at of end?.at ?? []) {
        expect(relative(field.value(at), end?.value ?? NaN)).toBeLessThan(1e-9)
        for (const [low, high] of sides) expect(low.value(at) - high.value(at)).toBeLessThan(1e-12)
      }
  })
})
