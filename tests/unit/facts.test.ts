import { describe, expect, test } from 'vitest'
import { edge } from '../../src/lib/math/differentiate/rules'
import { Graph } from '../../src/lib/math/expression/expression'
import { operation, operations } from '../../src/lib/math/table/functions'
import { toExpansion } from '../../src/lib/tape/evaluators/expansion'
import { primitives } from '../../src/lib/tape/evaluators/primitives'
import { toScalar } from '../../src/lib/tape/evaluators/scalar'
import { beyondAll, lineSeries, term, termSeries } from '../../src/lib/tape/evaluators/series'
import type { Series } from '../../src/lib/tape/evaluators/series'
import { lower } from '../../src/lib/tape/program/lower'
import { randomIn, relative, seeded } from '../support/numeric'
import { callOf } from '../support/table'

/** What entries of the table say of their functions is true of the values, and what they must say is there. */

const entries = [...operations]
const unary = entries.filter(([, { arity }]) => arity === 1)

/** Arguments of all sizes within what f64's functions take without overflow, and the special ones. */
function argumentsFor(name: string): number[] {
  const random = seeded(name)
  const drawn = [0.1, 1, 4, 20].flatMap((size) =>
    Array.from({ length: 40 }, () => randomIn(random, [-size, size]))
  )
  return [...drawn, -2, -1, -0.5, 0, 0.5, 1, 2]
}

const agree = (a: number, b: number): boolean =>
  Number.isNaN(a) ? Number.isNaN(b) : a === b || relative(a, b) < 1e-12

describe('parity', () => {
  test.each(unary.filter(([, { operator }]) => !operator))('of %s', (name, { f64, parity }) => {
    const mirrored = (sign: number) => argumentsFor(name).every((u) => agree(f64(-u, 0), sign * f64(u, 0)))
    expect(parity ?? 'none').toBe(mirrored(1) ? 'even' : mirrored(-1) ? 'odd' : 'none')
  })
})

describe('sign', () => {
  test.each(entries.filter(([, { nonzero }]) => nonzero))('%s is never 0', (name, { f64 }) => {
    for (const u of argumentsFor(name)) expect(f64(u, 0), `at ${u}`).not.toBe(0)
  })
  test.each(entries.filter(([, { nonnegative }]) => nonnegative))('%s is never below 0', (name, { f64 }) => {
    for (const u of argumentsFor(name))
      for (const v of [-3, 0, 2]) expect(f64(u, v) < 0, `at ${u}, ${v}`).toBe(false)
  })
})

describe('limits', () => {
  test.each(entries.filter(([, { limits }]) => limits))('of %s', (_, { f64, limits }) => {
    limits!.forEach((limit, i) => {
      for (const size of [60, 200, 600])
        expect(Math.abs(f64(i === 0 ? -size : size, 0) - limit) * size ** 6).toBeLessThan(1e-9)
    })
  })
})

test.each(entries.filter(([, { series }]) => series))("Taylor's coefficients of %s at 0", (_, entry) => {
  for (const u of [-0.1, 0.01, 0.05, 0.1]) {
    const sum = entry.series!.reduceRight((rest, coefficient) => rest * u + coefficient, 0)
    expect(relative(sum, entry.f64(u, 0))).toBeLessThan(Math.abs(u) ** entry.series!.length + 1e-15)
  }
})

/** Where edges, ends of domains and nothing special lie. */
const places = [-2, -1, -0.5, 0, 0.5, 1, 2, 2.5].flatMap((u) => [-1, 0, 0.5, 2].map((v) => [u, v]))
const rays = [
  [1, 0.25],
  [-1, 0.25],
  [0.5, 1],
  [-0.5, -1],
  [0.25, -1]
]

function expansionOf(name: string) {
  const tape = lower([callOf(new Graph(), name)], ['x', 'y'], [])
  return { along: toExpansion(tape).along, value: toScalar(tape) }
}

const along = (at: number[], ray: number[]): Series[] =>
  at.map((start, i) => lineSeries(start, ray[i], ray[i]))

/** Between what the sum of a series' terms lies: both are the sum itself where each coefficient is a number. */
const sumsAt = ({ terms }: Series, t: number): number[] =>
  [0, 1].map((end) =>
    terms.reduce(
      (sum, { power, log, low, high }) => sum + [low, high][end] * t ** power * Math.log(1 / t) ** log,
      0
    )
  )

describe('the series along a ray', () => {
  test.each(entries)('of %s runs as its values do', (name, { arity }) => {
    const { along: courseAlong, value } = expansionOf(name)
    const t = 1e-3
    for (const place of places)
      for (const ray of rays) {
        // Orders of polygamma are whole numbers.
        const at = name === 'polygamma' ? [1, place[0]] : place
        const direction = name === 'polygamma' ? [0, ray[0]] : ray
        const course = courseAlong(along(at, direction), [])
        if (!course) continue
        const found = value(
          at.map((start, i) => start + t * direction[i]),
          []
        )[0]
        const where = `${at.slice(0, arity).join()} along ${direction.slice(0, arity).join()}`
        if (course === 'undefined') expect(found, where).toBeNaN()
        else if (course.order > 0 && course !== beyondAll) {
          const [low, high] = sumsAt(course, t)
          const tolerance = (1 + Math.abs(found)) * (1e-11 + 1e3 * t ** course.order)
          expect(found, where).toBeGreaterThan(low - tolerance)
          expect(found, where).toBeLessThan(high + tolerance)
        }
      }
  })

  const withEdge = entries.filter(([, entry]) => entry.edge)
  test.each(withEdge)('of %s is known at its edge', (name, { arity, expansion }) => {
    expect(expansion ?? primitives.has(name), 'its `expansion` in math/table, or a primitive').toBeTruthy()
    const g = new Graph()
    const args = ['x', 'y'].slice(0, arity).map((symbol) => g.symbol(symbol))
    const isEdge = toScalar(lower([edge(g, name, args)!], ['x', 'y'], []))
    const { along: courseAlong } = expansionOf(name)
    const atEdge = places.filter((at) => isEdge(at, [])[0] === 1)
    expect(atEdge.length).toBeGreaterThan(0)
    for (const at of atEdge)
      for (const ray of rays)
        expect(courseAlong(along(at, ray), []), `${at.join()} along ${ray.join()}`).not.toBeNull()
  })

  test.each(entries.filter(([, { limits }]) => limits))(
    'of %s is known towards infinity',
    (name, { limits }) => {
      const { along: courseAlong } = expansionOf(name)
      for (const [i, sign] of [-1, 1].entries()) {
        const course = courseAlong([termSeries(term(-1, sign)), lineSeries(0, 0, 0)], [])
        expect(course).toMatchObject({ terms: limits![i] === 0 ? [] : [{ power: 0, low: limits![i] }] })
      }
    }
  )
})

test('a formula of an expansion holds no function that is made of itself', () => {
  const made = (name: string, seen: string[]): void => {
    expect(seen).not.toContain(name)
    const names = operation(name).expansion?.match(/[a-z]\w+(?=\()/gi) ?? []
    for (const inner of names) made(inner, [...seen, name])
  }
  for (const [name] of entries) made(name, [])
})
