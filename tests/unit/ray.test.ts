import { describe, expect, test } from 'vitest'
import { hitSurface, type Ray } from '../../src/lib/figure/ray'
import { randomIn, seeded } from '../support/numeric'

const domain = { x: [-3, 3] as [number, number], y: [-3, 3] as [number, number] }
const surfaces: [string, (x: number, y: number) => number, [number, number]][] = [
  ['a quadratic form', (x, y) => x * x + 3 * x * y + 2 * y * y, [-2, 54]],
  ['a saddle', (x, y) => x * x - y * y, [-9, 9]],
  ['waves', (x, y) => Math.sin(3 * x) * Math.cos(2 * y), [-1, 1]],
  ['a cone', (x, y) => Math.hypot(x, y), [0, 4.3]]
]

/** A ray from outside the box through a given place of the surface. */
function rayThrough(x: number, y: number, z: number, random: () => number): Ray {
  const origin: Ray['origin'] = [
    randomIn(random, [8, 20]),
    randomIn(random, [-20, -8]),
    z + randomIn(random, [5, 60])
  ]
  return { origin, direction: [x - origin[0], y - origin[1], z - origin[2]] }
}

describe.each(surfaces)('%s', (name, f, heights) => {
  test('a hit lies on the ray and on the function, and nothing of the surface stands before it', () => {
    const random = seeded(name)
    for (let i = 0; i < 200; i++) {
      const [x, y] = [randomIn(random, [-2.9, 2.9]), randomIn(random, [-2.9, 2.9])]
      const ray = rayThrough(x, y, f(x, y), random)
      const hit = hitSurface(f, ray, domain, heights)!
      const t = (hit.x - ray.origin[0]) / ray.direction[0]
      expect(ray.origin[1] + t * ray.direction[1]).toBeCloseTo(hit.y, 9)
      expect(Math.abs(ray.origin[2] + t * ray.direction[2] - f(hit.x, hit.y))).toBeLessThan(
        1e-9 * (heights[1] - heights[0])
      )
      // The place aimed at is on the ray at t = 1; a nearer sheet may stand before it.
      expect(t).toBeLessThanOrEqual(1 + 1e-9)
    }
  })
})

describe('where the ray misses', () => {
  const f = (x: number, y: number) => -(x * x + y * y)
  test('the point slides along the silhouette and stays in the domain', () => {
    const ray: Ray = { origin: [0, -20, 3], direction: [0, 1, 0] }
    const hit = hitSurface(f, ray, domain, [-18, 0])!
    expect(Math.abs(hit.x)).toBeLessThan(1e-9)
    expect(Math.abs(hit.y)).toBeLessThan(0.05)
  })
  test('beside the box it goes to the nearest edge', () => {
    const ray: Ray = { origin: [20, 0, 20], direction: [0, 0, -1] }
    expect(hitSurface(f, ray, domain, [-18, 0])).toEqual({ x: 3, y: 0 })
  })
  test('a jump through a pole is no hit', () => {
    const pole = (x: number) => 1 / x
    const ray: Ray = { origin: [-10, 0, 0.5], direction: [1, 0, 0] }
    expect(hitSurface((x) => pole(x), ray, domain, [-5, 5])!.x).toBeCloseTo(2, 9)
  })
  test('an undefined function is never hit', () => {
    const ray: Ray = { origin: [0, -20, 3], direction: [0, 1, -0.1] }
    expect(hitSurface(() => NaN, ray, domain, [-1, 1])).toBeNull()
  })
})
