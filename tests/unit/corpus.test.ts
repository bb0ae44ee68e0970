import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import type { ReadOptions, ScalarField } from '../../src/lib'
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
interface Torch {
  smooth: TorchFunction[]
  kinks: TorchFunction[]
  norms: { vector: number[]; L1: number; L2: number; Linf: number }
  norm_gradients: { at: number[]; L1: number[]; L2: number[]; Linf: number[] }[]
  mse: { w: number[]; loss: number; gradient: number[] }
  expression: {
    source: string
    at: number[]
    loss: number
    gradient: number[]
    minimiser: number[]
    minimum: number
  }
}
const torch = load<Torch>('torch.json')
const sympy = load<{ functions: SympyFunction[] }>('gradients.json')

const read = (source: string, variables: string[]): ScalarField => readOrThrow(source, { variables })

function readOrThrow(source: string, options: ReadOptions): ScalarField {
  const reading = readField(source, options)
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

describe("PyTorch's norms", () => {
  const norms = { L1: 'norm([x, y], 1)', L2: 'norm([x, y])', Linf: 'norm([x, y], inf)' }
  test.each(Object.entries(norms))('%s: %s', (name, source) => {
    const field = read(source, ['x', 'y'])
    for (const row of torch.norm_gradients) {
      const expected = row[name as keyof typeof norms]
      const { gradient } = field.autodiff(row.at)
      gradient.forEach((slope, i) => expect(relative(slope, expected[i]), String(row.at)).toBeLessThan(1e-15))
      const symbolic = field.jet(row.at).gradient
      symbolic.forEach((slope, i) => {
        if (!Number.isNaN(slope)) expect(relative(slope, expected[i])).toBeLessThan(1e-14)
      })
    }
  })

  test('of a longer vector', () => {
    const { vector, ...expected } = torch.norms
    for (const [name, order] of [
      ['L1', ', 1'],
      ['L2', ''],
      ['Linf', ', inf']
    ] as const) {
      const { value } = read(`norm([${vector.join()}]${order}) + 0x`, ['x', 'y']).jet([1, 1])
      expect(relative(value, expected[name])).toBeLessThan(1e-15)
    }
  })
})

describe("PyTorch's losses over data", () => {
  /** The columns of a file by the names in its first line. */
  function columnsOf(name: string): Record<string, number[]> {
    const text = readFileSync(new URL(`../support/data/${name}`, import.meta.url), 'utf8')
    const [header, ...rows] = text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    return Object.fromEntries(header.map((column, i) => [column, rows.map((row) => Number(row[i]))]))
  }

  test('mean squared error of five weights', () => {
    const { w, loss, gradient } = torch.mse
    const columns = columnsOf('notebook-mse.csv')
    const source = 'mean((w1*x1 + w2*x2 + w3*x3 + w4*x4 + w5*x5 - y)^2)'
    const field = readOrThrow(source, { variables: ['w1', 'w2', 'w3', 'w4', 'w5'], columns })
    expect(relative(field.jet(w).value, loss)).toBeLessThan(1e-13)
    gradient.forEach((slope, i) => {
      expect(relative(field.jet(w).gradient[i], slope)).toBeLessThan(1e-13)
      expect(relative(field.autodiff(w).gradient[i], slope)).toBeLessThan(1e-13)
    })
  })

  test('gene expression', () => {
    const { source, at, loss, gradient, minimiser, minimum } = torch.expression
    const columns = columnsOf('notebook-expression.csv')
    const field = readOrThrow(source, { variables: ['b0', 'b1'], columns })
    expect(relative(field.jet(at).value, loss)).toBeLessThan(1e-13)
    gradient.forEach((slope, i) => expect(relative(field.jet(at).gradient[i], slope)).toBeLessThan(1e-13))
    const best = field.jet(minimiser)
    expect(relative(best.value, minimum)).toBeLessThan(1e-13)
    for (const slope of best.gradient) expect(Math.abs(slope)).toBeLessThan(1e-12)
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

interface Further {
  source: string
  variables: string[]
  at: number[]
  /** f, its gradient, and its Hessian row by row. */
  numbers: number[]
}

describe('SymPy, further functions', () => {
  test.each(load<Further[]>('further.json'))('$source at $at', ({ source, variables, at, numbers }) => {
    const field = read(source, variables)
    const jet = field.jet(at)
    const autodiff = field.autodiff(at)
    const symbols = [jet.value, ...jet.gradient, ...jet.hessian.flat()]
    const sweeps = [autodiff.value, ...autodiff.gradient, ...field.autodiffHessian(at).flat()]
    const texts = [field.text.value, ...field.text.gradient, ...field.text.hessian.flat()]
    const size = Math.max(1, ...numbers.slice(1).map(Math.abs))
    numbers.forEach((number, i) => {
      const unit = i > variables.length ? size : Math.max(1, Math.abs(number))
      expect(Math.abs(symbols[i] - number) / unit).toBeLessThan(1e-10)
      expect(Math.abs(sweeps[i] - number) / unit).toBeLessThan(1e-10)
      expect(Math.abs(read(texts[i], variables).value(at) - number) / size, texts[i]).toBeLessThan(1e-8)
    })
  })
})
