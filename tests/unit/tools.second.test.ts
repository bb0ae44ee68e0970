import { describe, expect, test } from 'vitest'
import { curvatureOf } from '../../src/lib/tools/second/curvature'
import { curvatureSheet, expandedParts, taylorSheet } from '../../src/lib/tools/second/sheets'
import { determinant, eigen, type Symmetric, type Vector } from '../../src/lib/tools/second/symmetric'
import { taylorOf, type TaylorOrder } from '../../src/lib/tools/second/taylor'
import { secondTest } from '../../src/lib/tools/second/test'
import type { Domain } from '../../src/lib/tape/sampling/sampling'
import type { ScalarField } from '../../src/lib'
import { randomIn, relative, seeded } from '../support/numeric'
import { readAs } from '../support/reading'

const symmetric = ([[xx, xy], [, yy]]: number[][]): Symmetric => ({ xx, xy, yy })

const random = seeded('second')
const matrices: Symmetric[] = [
  ...Array.from({ length: 200 }, () => ({
    xx: randomIn(random, [-5, 5]),
    xy: randomIn(random, [-5, 5]),
    yy: randomIn(random, [-5, 5])
  })),
  { xx: 0, xy: 0, yy: 0 },
  { xx: 2, xy: 0, yy: 2 },
  { xx: 1, xy: 0, yy: -3 },
  { xx: -3, xy: 0, yy: 1 },
  { xx: 0, xy: 1, yy: 0 },
  { xx: 2, xy: 2, yy: 2 },
  { xx: 1e8, xy: 1, yy: 1e-8 },
  { xx: -1e150, xy: 1e149, yy: 3e149 }
]

describe('a symmetric matrix', () => {
  test('is what its eigenvalues and eigenvectors make', () => {
    for (const { xx, xy, yy } of matrices) {
      const { values, vectors } = eigen({ xx, xy, yy })
      expect(values[0]).toBeGreaterThanOrEqual(values[1])
      const size = Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yy), Number.MIN_VALUE)
      vectors.forEach(([u, v], i) => {
        expect(Math.hypot(u, v)).toBeCloseTo(1, 14)
        expect(Math.abs(xx * u + xy * v - values[i] * u) / size).toBeLessThan(1e-14)
        expect(Math.abs(xy * u + yy * v - values[i] * v) / size).toBeLessThan(1e-14)
      })
      expect(Math.abs(vectors[0][0] * vectors[1][0] + vectors[0][1] * vectors[1][1])).toBeLessThan(1e-15)
    }
  })

  test.each<[Symmetric, [number, number], Vector]>([
    [{ xx: 2, xy: 3, yy: 4 }, [3 + Math.sqrt(10), 3 - Math.sqrt(10)], [3, 1 + Math.sqrt(10)]],
    [{ xx: 2, xy: 2, yy: 2 }, [4, 0], [1, 1]],
    [{ xx: 2, xy: 0, yy: -2 }, [2, -2], [1, 0]],
    [{ xx: -2, xy: 0, yy: 2 }, [2, -2], [0, 1]],
    [{ xx: 0, xy: -1, yy: 0 }, [1, -1], [1, -1]]
  ])('%o has the eigenvalues %o', (matrix, values, [x, y]) => {
    const found = eigen(matrix)
    found.values.forEach((value, i) => expect(value).toBeCloseTo(values[i], 14))
    const [u, v] = found.vectors[0]
    expect(u * y - v * x).toBeCloseTo(0, 14)
  })

  test('has a determinant without the digits that cancel', () => {
    expect(determinant({ xx: 2, xy: 2, yy: 2 })).toBe(0)
    expect(determinant({ xx: 1e8 + 1, xy: 1e8, yy: 1e8 - 1 })).toBe(-1)
    expect(determinant({ xx: 0.1, xy: 0.3, yy: 0.9 })).toBeLessThan(1e-16)
    for (let i = 0; i < 200; i++) {
      const [a, b, c] = [0, 1, 2].map(() => Math.round(randomIn(random, [-9e15, 9e15])))
      const exact = Number(BigInt(a) * BigInt(c) - BigInt(b) * BigInt(b))
      expect(relative(determinant({ xx: a, xy: b, yy: c }), exact)).toBeLessThan(1e-15)
    }
    expect(determinant({ xx: 1e200, xy: 1, yy: 1e100 })).toBe(1e300)
  })

  test('keeps the digits of the small eigenvalue', () => {
    // (1, 1e-8; 1e-8, 2e-16) has the determinant 1e-16, and so the eigenvalue 1e-16.
    expect(relative(eigen({ xx: 1, xy: 1e-8, yy: 2e-16 }).values[1] * 1e16, 1)).toBeLessThan(1e-15)
  })
})

const tested = (source: string, at: [number, number]) => {
  const field = readAs(source)
  const { gradient, hessian } = field.jet(at)
  const rounding = field.rounding(at)
  const errors = { gradient: rounding.gradient, hessian: symmetric(rounding.hessian) }
  return secondTest({ at, gradient, hessian: symmetric(hessian), errors })
}

describe('the second-derivative test', () => {
  test.each<[string, [number, number], string]>([
    ['x^2 + y^2', [0, 0], 'minimum'],
    ['x^2 + 3xy + 2y^2', [0, 0], 'saddle'],
    ['-x^2 - x y - y^2', [0, 0], 'maximum'],
    ['x^2 - y^2', [0, 0], 'saddle'],
    ['x y', [0, 0], 'saddle'],
    ['x^3 - 3x + y^3/3 - y', [-1, -1], 'maximum'],
    ['x^3 - 3x + y^3/3 - y', [1, 1], 'minimum'],
    ['x^3 - 3x + y^3/3 - y', [1, -1], 'saddle'],
    ['(x^2 + y - 11)^2 + (x + y^2 - 7)^2', [3, 2], 'minimum'],
    ['sin x sin y', [Math.PI / 2, Math.PI / 2], 'maximum'],
    ['cos x + cos y', [Math.PI, Math.PI], 'minimum'],
    ['sin(x) + 1e-3 y^2', [Math.PI / 2, 0], 'saddle'],
    ['x^2', [0, 1], 'undecided'],
    ['x^4 + y^4', [0, 0], 'undecided'],
    ['(x + y)^2', [0, 0], 'undecided'],
    ['(x + sqrt(2) y)^2', [0, 0], 'undecided'],
    ['(pi x - e y)^2', [0, 0], 'undecided'],
    ['x^3 - 3x y^2', [0, 0], 'undecided'],
    ['7', [1, 1], 'undecided'],
    ['|x| + y^2', [0, 0], 'undecided'],
    ['{x=0 and y=0: 0, x^2 sin(1/x)}', [0, 0], 'undecided'],
    ['x^2 + y^2', [1, 0], 'not a critical point: ∇f ≠ 0'],
    ['sin x sin y', [1.570796, 1.570796], 'not a critical point: ∇f ≠ 0'],
    ['x + 1e-9 y', [0, 0], 'not a critical point: ∇f ≠ 0']
  ])('of %s at %o says %s', (source, at, text) => {
    expect(tested(source, at).text).toBe(text)
  })

  test('says no sign that rounding may have made', () => {
    const H = { xx: 1, xy: 1, yy: 1 + 1e-12 }
    const about = (error: number) =>
      secondTest({
        at: [0, 0],
        gradient: [0, 0],
        hessian: H,
        errors: { gradient: [0, 0], hessian: { xx: error, xy: error, yy: error } }
      }).outcome
    expect(about(0)).toBe('minimum')
    expect(about(1e-12)).toBe('undecided')
  })
})

const smooth: [string, [number, number]][] = [
  ['x^2 + 3xy + 2y^2', [0.7, -1.2]],
  ['sin x sin y', [1, 0.6]],
  ['e^(-x^2 - y^2)', [0.3, 0.8]],
  ['ln(1 + x^2 + y^2)', [1.2, -0.4]],
  ['x^3 - 3x y^2', [1, 0.5]],
  ['sqrt(1 + x^2 + 2y^2)', [0.4, 0.9]],
  ['x^y', [1.5, 0.7]],
  ['atan2(y, x)', [1, 2]]
]

const expandedAt = (field: ScalarField, at: [number, number]) => {
  const { value, gradient, hessian } = field.jet(at)
  return { at, value, gradient, hessian: symmetric(hessian) }
}

describe('the Taylor polynomial', () => {
  test.each(smooth)('of %s at %o leaves a remainder of the next order', (source, at) => {
    const field = readAs(source)
    for (const order of [0, 1, 2] as TaylorOrder[]) {
      const taylor = taylorOf(expandedAt(field, at), order)
      const remainder = (h: number) =>
        Math.max(
          ...Array.from({ length: 16 }, (_, k) => {
            const [x, y] = [at[0] + h * Math.cos(k), at[1] + h * Math.sin(k)]
            return Math.abs(field.value([x, y]) - taylor(x, y))
          })
        )
      const grown = Math.log2(remainder(2e-2) / remainder(1e-2))
      const isExact = remainder(1e-2) < 1e-14
      expect(isExact || Math.abs(grown - (order + 1)) < 0.1, `order ${order}: ${grown}`).toBe(true)
    }
  })

  test('of a quadratic is the quadratic', () => {
    const field = readAs('x^2 + 3xy + 2y^2 - x + 4')
    const taylor = taylorOf(expandedAt(field, [1, -2]), 2)
    for (const [x, y] of [
      [0, 0],
      [3, 1],
      [-2, 5]
    ] as const)
      // prettier-ignore
      expect(taylor(x, y)).toBeCloseTo(field.value([x, y]), 12)
  })
})

describe('the curvature of z = f', () => {
  /** Along a direction of the x–y plane by differences: the normal curvature, f″ over W and the length squared. */
  function normalCurvature(field: ScalarField, at: [number, number], [u, v]: Vector): number {
    const [fx, fy] = field.jet(at).gradient
    const h = 1e-3
    const f = (t: number) => field.value([at[0] + t * u, at[1] + t * v])
    const bend = (-f(2 * h) + 16 * f(h) - 30 * f(0) + 16 * f(-h) - f(-2 * h)) / (12 * h * h)
    return bend / (Math.hypot(1, fx, fy) * (u * u + v * v + (fx * u + fy * v) ** 2))
  }

  test.each(smooth)('of %s at %o is least and greatest along the principal directions', (source, at) => {
    const field = readAs(source)
    const { gradient, hessian } = expandedAt(field, at)
    const [fx, fy] = gradient
    const { principal, directions, gaussian, mean } = curvatureOf([fx, fy], hessian)
    principal.forEach((k, i) => expect(normalCurvature(field, at, directions[i])).toBeCloseTo(k, 7))
    for (let k = 0; k < 24; k++) {
      const along = normalCurvature(field, at, [Math.cos(k), Math.sin(k)])
      expect(along).toBeLessThan(principal[0] + 1e-7)
      expect(along).toBeGreaterThan(principal[1] - 1e-7)
    }
    // By the first and second fundamental forms.
    const W = Math.hypot(1, fx, fy)
    const [E, F, G] = [1 + fx * fx, fx * fy, 1 + fy * fy]
    const [L, M, N] = [hessian.xx / W, hessian.xy / W, hessian.yy / W]
    expect(gaussian).toBeCloseTo((L * N - M * M) / (E * G - F * F), 12)
    expect(mean).toBeCloseTo((E * N - 2 * F * M + G * L) / (2 * (E * G - F * F)), 12)
    // On the surface they are at right angles.
    const [a, b] = directions
    const rise = (v: Vector) => fx * v[0] + fy * v[1]
    expect(a[0] * b[0] + a[1] * b[1] + rise(a) * rise(b)).toBeCloseTo(0, 12)
  })

  test.each([0, 0.3, 0.6])('of a sphere of radius 1 is 1 everywhere, downwards on its upper half', (x) => {
    const { principal } = curvatureOf(
      readAs('sqrt(1 - x^2 - y^2)').jet([x, 0.5]).gradient as [number, number],
      symmetric(readAs('sqrt(1 - x^2 - y^2)').jet([x, 0.5]).hessian)
    )
    principal.forEach((k) => expect(k).toBeCloseTo(-1, 12))
  })
})

describe('the sheets', () => {
  const domain: Domain = { x: [-2, 2], y: [-1, 3] }

  test('of Taylor are shaded by what is left of f, from −1 to 1 among the heights', () => {
    const field = readAs('x^3 + y')
    const expanded = expandedAt(field, [0, 0])
    const { places, shades, scale } = taylorSheet(field, {}, domain, -9, 9, 2, ...expandedParts(expanded))
    expect(scale).toBeCloseTo(8, 12)
    for (let i = 0; i < shades.length; i++) {
      const [x, y, z] = places.subarray(3 * i, 3 * i + 3)
      expect(z).toBeCloseTo(y, 12)
      expect(shades[i]).toBeCloseTo(x ** 3 / 8, 12)
    }
  })

  test('of Taylor have no shades where f is its polynomial', () => {
    const field = readAs('x^2 + x y')
    const parts = expandedParts(expandedAt(field, [0.3, 0.7]))
    const none = {}
    const sheet = taylorSheet(field, none, domain, -9, 9, 2, ...parts)
    expect(sheet.scale).toBe(0)
    expect(sheet.shades.every((shade) => shade === 0)).toBe(true)
    // It stays the same array while it says the same, so that it is not drawn anew.
    expect(taylorSheet(field, none, domain, -9, 9, 2, ...parts)).toBe(sheet)
  })

  test.each(['gaussian', 'mean'] as const)('of %s curvature are shaded by it', (kind) => {
    const field = readAs('sin x cos y')
    const { columns, places, shades, scale } = curvatureSheet(field, {}, domain, -1, 1, kind)
    for (const [column, row] of [
      [20, 30],
      [40, 40],
      [61, 12]
    ] as const) {
      // prettier-ignore
      const i = row * columns + column
      const [x, y] = places.subarray(3 * i, 3 * i + 2)
      const { gradient, hessian } = expandedAt(field, [x, y])
      const expected = curvatureOf([gradient[0], gradient[1]], hessian)[kind]
      expect(Math.abs(shades[i] * scale - Math.max(-scale, Math.min(scale, expected)))).toBeLessThan(5e-3)
    }
  })
})
