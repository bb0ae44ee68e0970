import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import {
  angleBetween,
  degreesOf,
  settled,
  slopeAlong,
  waysOf
} from '../../src/lib/lessons/3-directional/ways'

function fieldOf(source: string) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if (!('field' in reading)) throw new Error(reading.problem.message)
  return reading.field
}

function gradientOf(source: string, at: number[]): [number, number] {
  const [fx, fy] = fieldOf(source).jet(at).gradient
  return [fx, fy]
}

describe('the named ways', () => {
  const gradient = gradientOf('x^2 + 2y^2', [1, 1])
  const slopes = Object.fromEntries(
    waysOf(gradient).map(({ name, vector }) => [name, slopeAlong(gradient, vector)])
  )

  test('on the bowl at (1, 1) have the slopes ±√20, 0 and 2', () => {
    expect(slopes.along).toBeCloseTo(Math.sqrt(20), 14)
    expect(slopes.against).toBeCloseTo(-Math.sqrt(20), 14)
    expect(slopes.across).toBe(0)
    expect(slopes.x).toBe(2)
    expect(waysOf(gradient).find(({ name }) => name === 'across')!.vector).toEqual([4, -2])
  })

  test('have angles of 0, 180 and 90 degrees with the gradient', () => {
    const angles = waysOf(gradient).map(({ vector }) => angleBetween(gradient, vector))
    expect(angles.slice(0, 3)).toEqual([0, 180, 90])
    expect(angles[3]).toBeCloseTo((Math.acos(1 / Math.sqrt(5)) * 180) / Math.PI, 12)
  })

  test('where the gradient is 0 have no slope but along x', () => {
    const flat = waysOf([0, 0]).map(({ vector }) => slopeAlong([0, 0], vector))
    expect(flat).toEqual([NaN, NaN, NaN, 0])
    expect(angleBetween([0, 0], [1, 0])).toBeNaN()
  })
})

describe('the slope along a vector', () => {
  test('of x² − xy + y² at (1, 2) along (3, 4) is 2.4', () => {
    expect(slopeAlong(gradientOf('x^2 - x y + y^2', [1, 2]), [3, 4])).toBeCloseTo(2.4, 14)
  })

  test('is that of a central difference, whatever the length of the vector', () => {
    const source = 'sin(x) y + x^2 exp(-y)'
    const field = fieldOf(source)
    const [at, h] = [[0.7, -0.4], 1e-5]
    for (const [u, v] of [
      [1, 0],
      [3, 4],
      [-0.02, 0.05],
      [-7, -1]
    ] as const) {
      const size = Math.hypot(u, v)
      const moved = (t: number) => field.value([at[0] + (t * u) / size, at[1] + (t * v) / size])
      const difference = (moved(h) - moved(-h)) / (2 * h)
      expect(slopeAlong(gradientOf(source, at), [u, v])).toBeCloseTo(difference, 8)
    }
  })

  test('is |∇f| cos θ', () => {
    const gradient = [2, 4] as const
    for (const vector of [
      [1, 0],
      [-3, 1],
      [0.5, 5]
    ] as const) {
      const cosine = Math.cos((angleBetween(gradient, vector) * Math.PI) / 180)
      expect(slopeAlong(gradient, vector)).toBeCloseTo(Math.sqrt(20) * cosine, 12)
    }
  })
})

test('a slope of rounding alone is 0', () => {
  expect(
    settled(slopeAlong([2, 4], [Math.cos(-0.4636476090008061), Math.sin(-0.4636476090008061)]), Math.sqrt(20))
  ).toBe(0)
  expect(settled(1e-12, Math.sqrt(20))).toBe(1e-12)
})

test('degrees count from the x axis towards the y axis', () => {
  expect([degreesOf([2, 0]), degreesOf([0, 3]), degreesOf([-1, 0]), degreesOf([1, -1])]).toEqual([
    0, 90, 180, -45
  ])
})
