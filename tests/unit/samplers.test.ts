import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { readField } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import { operation, operations } from '../../src/lib/math/table/functions'
import { presets } from '../../src/lib/figure/presets'
import { toBlocks, toValues } from '../../src/lib/tape/evaluators/blocks'
import { largestF32 } from '../../src/lib/tape/evaluators/rows'
import type { RowSampler } from '../../src/lib/tape/evaluators/rows'
import {
  fieldStride,
  placeOn,
  sampleCount,
  type Domain,
  type Grid
} from '../../src/lib/tape/sampling/sampling'
import { toScalar } from '../../src/lib/tape/evaluators/scalar'
import type { Tape } from '../../src/lib/tape/program/tape'
import { toWasm } from '../../src/lib/tape/evaluators/wasm'
import { difference } from '../support/fields'
import { columns, formula } from '../support/formulas'
import { callOf, withGradient } from '../support/table'

const samplers: Record<string, (tape: Tape) => RowSampler> = {
  blocks: toBlocks,
  wasm: (tape) => {
    const sampler = toWasm(tape)
    if (!sampler) throw new Error('no WebAssembly here')
    return sampler
  }
}

/** Odd sides, wider than a block, so that blocks, pairs and rows all have remainders. */
const wide: Grid = { columns: 521, rows: 3 }
const small: Grid = { columns: 19, rows: 17 }
/** Zeros, poles, ties and jumps at multiples of 1/4; −0 does not occur, but 0 does. */
const whole: Domain = { x: [-2.25, 2.25], y: [-2, 2] }
const skew: Domain = { x: [-3.1, 2.7], y: [-2.9, 3.3] }

function read(source: string, data?: Record<string, number[]>) {
  const reading = readField(source, { variables: ['x', 'y'], columns: data })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

function sampled(sampler: RowSampler, grid: Grid, domain: Domain, parameters: number[] = [], base = 0) {
  const out = new Float32Array(sampleCount(grid) * fieldStride).fill(NaN)
  sampler.sample(grid, domain, parameters, base, out)
  return out
}

/** What the layout says, from the scalar evaluator. */
function expected(tape: Tape, grid: Grid, domain: Domain, parameters: number[] = [], base = 0) {
  const scalar = toScalar(tape)
  const isNumber = (value: number) => Math.abs(value) < largestF32
  const samples = Array.from({ length: sampleCount(grid) }, (_, i) => {
    const at = [
      placeOn(domain.x, i % grid.columns, grid.columns - 1),
      placeOn(domain.y, Math.floor(i / grid.columns), grid.rows - 1)
    ]
    const [f, fx, fy] = scalar(at, parameters)
    if (!isNumber(f)) return [0, 0, 0, 0]
    return [f - base, ...(isNumber(fx) && isNumber(fy) ? [fx, fy] : [0, 0]), 1]
  })
  return Float32Array.from(samples.flat())
}

/** A tape whose first output is another of its outputs, so that all bits of each can be seen against a base. */
const outputFirst = (tape: Tape, k: number): Tape => ({
  ...tape,
  outputs: [tape.outputs[k], ...tape.outputs.filter((_, i) => i !== k)]
})

/** Calls of an entry: of x and y, of numbers that matter, and of what is hoisted in different ways. */
function callsOf(name: string): Tape[] {
  const { arity } = operation(name)
  const trial = (make: (g: Graph) => Parameters<typeof withGradient>[1]) => {
    const g = new Graph()
    return withGradient(g, make(g))
  }
  if (name === 'polygamma')
    return [0, 1, 3].map((n) =>
      trial((g) => g.call(name, g.number(n), g.call('add', g.symbol('x'), g.symbol('y'))))
    )
  const mixed = trial((g) => {
    const [x, y] = [g.symbol('x'), g.symbol('y')]
    return g.call(name, ...[g.call('multiply', x, y), g.call('subtract', x, y)].slice(0, arity))
  })
  return [trial((g) => callOf(g, name)), mixed]
}

describe.each(Object.entries(samplers))('%s against the scalar evaluator, bit by bit', (_, make) => {
  test.each([...operations.keys()])('%s', (name) => {
    for (const tape of callsOf(name))
      for (const domain of [whole, skew, { x: [-60, 800], y: [-1e-3, 1e300] } satisfies Domain]) {
        const found = sampled(make(tape), small, domain)
        expect(difference(found, expected(tape, small, domain))).toBe('')
      }
  })

  test.each([...operations.keys()])('%s to the last bit of f64', (name) => {
    const near: Grid = { columns: 2, rows: 2 }
    for (const tape of callsOf(name))
      for (const k of [0, 1, 2]) {
        const first = outputFirst(tape, k)
        const sampler = make(first)
        for (const [x, y] of [
          [0.7, 1.3],
          [-1.9, 0.4],
          [0.25, -2],
          [2, 3]
        ]) {
          const domain: Domain = { x: [x, x + 1], y: [y, y + 1] }
          const [value] = toScalar(first)([x, y], [])
          if (!(Math.abs(value) < largestF32)) continue
          expect(sampled(sampler, near, domain, [], value).slice(0, 1)).toEqual(Float32Array.of(0))
        }
      }
  })

  test.each(presets.map((preset) => [preset.slug, preset] as const))('preset %s', (_, preset) => {
    const { source, x = [-3, 3], y = [-3, 3], parameters = {}, data } = preset
    const field = read(source, data)
    const numbers = field.parameters.map((name) => parameters[name]?.value ?? 1)
    for (const grid of [small, wide])
      for (const base of [0, 0.3]) {
        const found = sampled(make(field.tape), grid, { x, y }, numbers, base)
        expect(difference(found, expected(field.tape, grid, { x, y }, numbers, base))).toBe('')
      }
  })

  test.each([
    '1/(1/x)',
    'sqrt(-1) + x',
    'sqrt(x)*0',
    '(-2)^x',
    'ln(x)/ln(x)',
    'x^0.5',
    '0^x',
    'if(ln(x) > 0, 1, 2)',
    'min(1, 1/x)',
    'ln(x)^0',
    'x > sqrt(y)'
  ])('%s has its holes and no others', (source) => {
    const { tape } = read(source)
    expect(difference(sampled(make(tape), small, whole), expected(tape, small, whole))).toBe('')
  })

  test('random formulas of the whole grammar, data and conditions included', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(formula, (source) => {
        const { tape, parameters } = read(source, columns)
        const numbers = parameters.map((_, i) => 0.7 + i)
        const sampler = make(tape)
        for (const domain of [whole, skew])
          expect(
            difference(sampled(sampler, small, domain, numbers), expected(tape, small, domain, numbers)),
            source
          ).toBe('')
      }),
      { numRuns: 250, seed: 20261201 }
    )
  })

  test('some rows of a grid are the same as in the whole', () => {
    const { tape } = read('sin(x) y + x y^2 + cos(y)')
    const grid: Grid = { columns: 515, rows: 11 }
    const all = sampled(make(tape), grid, skew)
    const out = new Float32Array(4 * grid.columns * fieldStride)
    make(tape).sample(grid, skew, [], 0, out, [5, 9])
    expect(difference(out, all.slice(5 * grid.columns * fieldStride, 9 * grid.columns * fieldStride))).toBe(
      ''
    )
  })

  test('a base is taken off before rounding', () => {
    const { tape } = read('1000 + x')
    const domain: Domain = { x: [0, 1e-9], y: [0, 1] }
    const found = sampled(make(tape), small, domain, [], 1000)
    expect(new Set(found.filter((_, i) => i % fieldStride === 0)).size).toBe(small.columns)
  })

  test('reductions of all kinds, over more rows than a block', () => {
    const many = (seed: number) => Array.from({ length: 1100 }, (_, i) => Math.sin(i * seed) * 10)
    const data = { X: many(1.7), Y: many(0.9) }
    for (const source of [
      'mean((x + y*X - Y)^2) + var(X)*x',
      'max(x*X - y) + min(abs(X - x) + y*Y)',
      'sum(exp(-X^2)*x) + mean(sqrt(X - y))',
      'mean(if(X < x, y, X*Y))',
      'mean((X - mean(x*X*y))^2)',
      'sum(x*X) + sum(y*Y)'
    ]) {
      const { tape } = read(source, data)
      expect(difference(sampled(make(tape), small, skew), expected(tape, small, skew)), source).toBe('')
    }
  })
})

test('slots of a module are filled anew for each tape and each call', () => {
  const [first, second] = ['2 x^2 + 3 y', '5 x^2 + 7 y'].map((source) => read(source).tape)
  const [a, b] = [first, second].map(samplers.wasm)
  const before = sampled(a, small, skew)
  expect(difference(sampled(b, small, skew), expected(second, small, skew))).toBe('')
  expect(difference(sampled(a, small, skew), before)).toBe('')
})

test.each(['absent', 'forbidden'])('where WebAssembly is %s the typed arrays do its work', async (how) => {
  const forbidden = class {
    constructor() {
      throw new EvalError('forbidden by the policy')
    }
  }
  vi.resetModules()
  vi.stubGlobal('WebAssembly', how === 'absent' ? undefined : { Module: forbidden })
  const { toRows, toWasm } = await import('../../src/lib/tape/evaluators/wasm')
  const { tape } = read('x sin(y)')
  expect(toWasm(tape)).toBeNull()
  expect(difference(sampled(toRows(tape), small, skew), expected(tape, small, skew))).toBe('')
  vi.unstubAllGlobals()
})

test.each(presets.map((preset) => [preset.slug, preset] as const))(
  'the values of f alone in f64: %s',
  (_, preset) => {
    const { tape } = read(preset.source, preset.data)
    const numbers = tape.parameters.map((_, i) => 0.7 + i)
    const values = new Float64Array(4)
    const grid: Grid = { columns: 2, rows: 2 }
    toValues(tape).sample(grid, { x: [0.3, 1.3], y: [-0.4, 0.6] }, numbers, 0, values)
    const scalar = toScalar(tape)
    const corners = [0, 1].flatMap((row) => [0, 1].map((column) => [0.3 + column, -0.4 + row]))
    corners.forEach((at, i) => expect(values[i]).toBe(scalar(at, numbers)[0]))
  }
)
