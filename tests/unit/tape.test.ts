import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { toBlocks } from '../../src/lib/tape/evaluators/blocks'
import { fieldStride, sampleCount } from '../../src/lib/tape/sampling/sampling'

const read = (source: string) => {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}
const names = (source: string) => read(source).tape.code.map((i) => (i.kind === 'call' ? i.name : i.kind))

describe('lowering', () => {
  test('f and its derivatives share their parts', () => {
    const exponentials = names('exp(x*y)').filter((name) => name === 'exp')
    expect(exponentials).toHaveLength(1)
  })
  test('whole powers are products, and x·y is y·x', () => {
    expect(names('x^5')).not.toContain('pow')
    expect(names('x*y + y*x').filter((name) => name === 'multiply')).toHaveLength(1)
  })
  test('constants are folded, undefined ones are not', () => {
    expect(names('2pi/3 + x')).not.toContain('divide')
    expect(names('x + 1/0')).toContain('divide')
  })
  test('grows linearly with the formula', () => {
    const nested = (n: number) => read('sin('.repeat(n) + 'x*y' + ')'.repeat(n)).tape.code.length
    expect(nested(40) / nested(20)).toBeLessThan(2.2)
    const factors = (n: number) =>
      read(Array.from({ length: n }, (_, i) => `(x+${i}y)`).join('')).tape.code.length
    expect(factors(80) / factors(40)).toBeLessThan(2.2)
  })
})

describe('the kernel text', () => {
  test('holds no number and no name that was typed', () => {
    const { wgsl } = read('1234.5 secret x + theta y')
    expect(wgsl).not.toMatch(/1234|secret|theta/)
  })
  test('stays flat however deep the formula is', () => {
    const { wgsl } = read('sqrt(x+'.repeat(60) + 'y' + ')'.repeat(60))
    const depth = Math.max(...wgsl.split('\n').map((line) => (line.match(/\(/g) ?? []).length))
    expect(depth).toBeLessThan(128)
  })
})

describe('sampling in blocks', () => {
  test('vertices span the domain, x fastest, with parameters, holes and kinks as the layout says', () => {
    const grid = { columns: 41, rows: 31 }
    const samples = new Float32Array(sampleCount(grid) * fieldStride)
    const field = read('a*sqrt(1 - x^2) + |y|')
    toBlocks(field.tape).sample(grid, { x: [-2, 2], y: [-3, 3] }, [2], 0, samples)
    const sample = (column: number, row: number) => [
      ...samples.subarray((row * 41 + column) * 4, (row * 41 + column) * 4 + 4)
    ]
    expect(sample(0, 0)).toEqual([0, 0, 0, 0])
    expect(sample(20, 0).map((n) => n + 0)).toEqual([5, 0, -1, 1])
    expect(sample(20, 15).map((n) => n + 0)).toEqual([2, 0, 0, 1])
    const { value, gradient } = field.jet([0.5, 3], { a: 2 })
    const found = sample(25, 30)
    ;[value, ...gradient, 1].forEach((expected, i) => expect(found[i]).toBeCloseTo(expected, 5))
  })
})
