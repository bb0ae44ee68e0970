import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib/math'
import type { ScalarField } from '../../src/lib/math'
import { relative } from '../support/numeric'

interface TorchPoint {
  at: number[]
  value: number
  gradient: number[]
  hessian: number[][]
}
interface TorchFunction {
  name: string
  source: string
  variables: string[]
  parameters?: Record<string, number>
  points: TorchPoint[]
}
interface SympyFunction {
  id: string
  src: string
  src_learner: string[]
  vars: string[]
  points: { p: number[]; f: number; grad: number[]; hess: number[][] }[]
  /** Where f is undefined or not smooth; null stands for no value. */
  domain_points?: { p: number[]; kind: string; say: string; f: number | null; grad: number[] | null }[]
}

function load<Contents>(name: string): Contents {
  return JSON.parse(readFileSync(new URL(`../support/data/${name}`, import.meta.url), 'utf8')) as Contents
}
const torch = load<{ smooth: TorchFunction[]; kinks: TorchFunction[] }>('torch.json')
const sympy = load<{ functions: SympyFunction[] }>('gradients.json')

function read(source: string, variables: string[]): ScalarField {
  const reading = readField(source, { variables })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

describe('PyTorch', () => {
  test.each(torch.smooth)('$name: value, gradient and Hessian', (f) => {
    const field = read(f.source, f.variables)
    for (const { at, value, gradient, hessian } of f.points) {
      const jet = field.jet(at, f.parameters)
      const autodiff = field.autodiff(at, f.parameters)
      expect(relative(jet.value, value)).toBeLessThan(1e-13)
      gradient.forEach((slope, i) => {
        expect(relative(jet.gradient[i], slope)).toBeLessThan(1e-12)
        expect(relative(autodiff.gradient[i], slope)).toBeLessThan(1e-12)
        hessian[i].forEach((second, j) => expect(relative(jet.hessian[i][j], second)).toBeLessThan(1e-11))
      })
    }
  })

  test.each(torch.kinks)('$name: its conventions where no derivative exists', (f) => {
    const field = read(f.source, f.variables)
    for (const { at, value, gradient } of f.points) {
      expect(field.autodiff(at)).toEqual({ value, gradient })
      const symbolic = field.jet(at).gradient
      // The symbols never follow a convention: they agree, or say that there is no derivative.
      symbolic.forEach((slope, i) => expect(Number.isNaN(slope) || slope === gradient[i]).toBe(true))
    }
  })
})

describe('SymPy', () => {
  test.each(sympy.functions)('$id: $src', (f) => {
    const field = read(f.src, f.vars)
    for (const { p, f: value, grad, hess } of f.points) {
      const jet = field.jet(p)
      const autodiff = field.autodiff(p)
      const byAutodiff = field.autodiffHessian(p)
      const size = Math.max(1, ...hess.flat().map(Math.abs))
      expect(relative(jet.value, value)).toBeLessThan(1e-11)
      grad.forEach((slope, i) => {
        expect(relative(jet.gradient[i], slope)).toBeLessThan(1e-10)
        expect(relative(autodiff.gradient[i], slope)).toBeLessThan(1e-10)
        hess[i].forEach((second, j) => {
          expect(Math.abs(jet.hessian[i][j] - second) / size).toBeLessThan(1e-10)
          expect(Math.abs(byAutodiff[i][j] - second) / size).toBeLessThan(1e-10)
        })
      })
    }
  })

  test.each(sympy.functions.filter((f) => f.domain_points))('$id: where it is not smooth', (f) => {
    const field = read(f.src, f.vars)
    for (const { p, say, f: value, grad } of f.domain_points!) {
      const jet = field.jet(p)
      if (value === null) expect(jet.value, say).toBeNaN()
      else expect(relative(jet.value, value), say).toBeLessThan(1e-11)
      if (grad === null) expect(jet.gradient.some(Number.isNaN), say).toBe(true)
      else grad.forEach((slope, i) => expect(relative(jet.gradient[i], slope), say).toBeLessThan(1e-9))
    }
  })

  test.each(sympy.functions)('$id: as learners write it', (f) => {
    for (const source of f.src_learner) {
      const field = read(source, f.vars)
      for (const { p, f: value } of f.points)
        expect(relative(field.jet(p).value, value), source).toBeLessThan(1e-11)
    }
  })

  test.each(sympy.functions)('$id: the shown derivatives read back as the same', (f) => {
    const field = read(f.src, f.vars)
    const texts = [field.text.value, ...field.text.gradient, ...field.text.hessian.flat()]
    for (const { p } of f.points) {
      const jet = field.jet(p)
      const values = [jet.value, ...jet.gradient, ...jet.hessian.flat()]
      texts.forEach((text, i) =>
        expect(relative(read(text, f.vars).jet(p).value, values[i]), text).toBeLessThan(1e-8)
      )
    }
  })
})
