import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { relative } from '../support/numeric'

function read(source: string, variables = ['x', 'y']) {
  const reading = readField(source, { variables })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

const expectClose = (actual: number[], expected: number[], source: string) =>
  actual.forEach((value, i) =>
    Number.isFinite(expected[i])
      ? expect(relative(value, expected[i]), source).toBeLessThan(1e-9)
      : expect(value, source).toBe(expected[i])
  )

describe('kinks have slopes on both sides and no derivative', () => {
  test.each<[source: string, at: number[], slopes: [number, number][]]>([
    ['abs(x)', [0, 0], [[-1, 1], [0, 0]]],
    ['abs(x)+abs(y)', [0, 2], [[-1, 1], [1, 1]]],
    ['2abs(x-1)', [1, 3], [[-2, 2], [0, 0]]],
    ['max(x,y)', [1, 1], [[0, 1], [0, 1]]],
    ['min(x,3y)', [3, 1], [[1, 0], [3, 0]]],
    ['max(x,0)', [0, 1], [[0, 1], [0, 0]]],
    ['relu(x-y)', [2, 2], [[0, 1], [-1, 0]]],
    ['sqrt(x^2+y^2)', [0, 0], [[-1, 1], [-1, 1]]],
    ['hypot(x,y)', [0, 0], [[-1, 1], [-1, 1]]],
    ['sqrt((x-1)^2)', [1, 0], [[-1, 1], [0, 0]]],
    ['if(x<0,-x,2x)', [0, 0], [[-1, 2], [0, 0]]],
    ['mod(x,1)*0+abs(sin(x))', [0, 0.5], [[-1, 1], [0, 0]]],
    ['cbrt(x)', [0, 0], [[Infinity, Infinity], [0, 0]]],
    ['sqrt(abs(x))', [0, 0], [[-Infinity, Infinity], [0, 0]]],
    ['sqrt(x)', [0, 0], [[NaN, Infinity], [0, 0]]],
    ['floor(x)', [2, 0], [[NaN, 0], [0, 0]]],
    ['ceil(x)', [2, 0], [[0, NaN], [0, 0]]],
    ['sign(x)+y', [0, 0], [[NaN, NaN], [1, 1]]],
    ['abs(x)^y', [0, 1], [[-1, 1], [0, 0]]]
  ])('%s at %j', (source, at, slopes) => {
    const field = read(source)
    const sides = field.oneSided(at)
    slopes.forEach(([left, right], i) => {
      expectClose([sides[i].left, sides[i].right], [left, right], source)
    })
    const { gradient } = field.jet(at)
    slopes.forEach(([left, right], i) => {
      if (left === right && Number.isFinite(left)) expect(gradient[i], source).toBeCloseTo(left, 9)
      else expect(gradient[i], source).toBeNaN()
    })
  })
}) // prettier-ignore

describe('where only the formula of the derivative fails, the derivative is found', () => {
  test.each<[source: string, at: number[], gradient: number[], hessian: number[][] | null]>([
    ['x abs(x)', [0, 1], [0, 0], null],
    ['abs(x)^3', [0, 1], [0, 0], [[0, 0], [0, 0]]],
    ['sin(sqrt(x^2+y^2))^2', [0, 0], [0, 0], [[2, 0], [0, 2]]],
    ['cos(sqrt(x^2+y^2))', [0, 0], [0, 0], [[-1, 0], [0, -1]]],
    ['cos(abs(x^2-y^2))', [1, 1], [0, 0], [[-4, 4], [4, -4]]],
    ['sinc(x)+y', [0, 1], [0, 1], [[-1 / 3, 0], [0, 0]]],
    ['sinc(hypot(x,y))', [0, 0], [0, 0], [[-1 / 3, 0], [0, -1 / 3]]],
    ['if(x>0,x^2,0)', [0, 1], [0, 0], null],
    ['if(x>0,x^3,0)', [0, 1], [0, 0], [[0, 0], [0, 0]]],
    ['if(x<1,x^2,2x-1)', [1, 1], [2, 0], null],
    ['max(x,y)+min(x,y)', [1, 1], [1, 1], [[0, 0], [0, 0]]],
    ['max(x^2,-x^2)', [0, 1], [0, 0], [[2, 0], [0, 0]]],
    ['floor(x)*0+sign(y)^2', [0.5, 1], [0, 0], [[0, 0], [0, 0]]],
    ['hypot(x,y)^2', [0, 0], [0, 0], [[2, 0], [0, 2]]],
    ['(x^2)^1.5', [0, 0], [0, 0], [[0, 0], [0, 0]]]
  ])('%s at %j', (source, at, gradient, hessian) => {
    const jet = read(source).jet(at)
    expectClose(jet.gradient, gradient, source)
    if (hessian) hessian.forEach((row, i) => expectClose(jet.hessian[i], row, source))
    else expect(jet.hessian[0][0], source).toBeNaN()
  })
}) // prettier-ignore

test('partial slopes without a tangent plane are no gradient', () => {
  expect(read('sqrt(abs(x y))').jet([0, 0])).toMatchObject({ gradient: [0, 0], differentiable: false })
  const { gradient, differentiable } = read('cbrt(x^3+y^3)').jet([0, 0])
  expectClose(gradient, [1, 1], 'cbrt(x^3+y^3)')
  expect(differentiable).toBe(false)
})

test('where f is undefined, so is everything else', () => {
  for (const source of ['1/x', 'ln(x)', 'x/x', 'atan2(x,y)', '0/x', 'sin(x)/x', '{x>1: x}']) {
    const field = read(source)
    expect(field.jet([0, 0]).value, source).toBeNaN()
    expect(field.jet([0, 0]).gradient, source).toEqual([NaN, NaN])
    expect(field.jet([0, 0]).differentiable, source).toBe(false)
    expect(field.oneSided([0, 0])[0].left, source).toBeNaN()
  }
})
