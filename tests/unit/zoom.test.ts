import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ray } from '$lib/figure/ray'
import { dragUnder, placeUnder, zoomUnder, type Shown } from '$lib/figure/aim'
import { editableNumber, formatPoint, formatRange } from '$lib/figure/format'
import { heightsOf } from '$lib/figure/heights'
import { point } from '$lib/figure/facets/point'
import { decodeLink, encodeLink } from '$lib/figure/link/link'
import { freshState } from '$lib/figure/plotState'
import { snap } from '$lib/figure/number'
import { Plot } from '$lib/state/plot.svelte'
import { moveDomain, zoomDomain } from '$lib/figure/zoom'
import type { Domain } from '$lib/tape/sampling/sampling'
import { readAs } from '../support/reading'

type Side = [number, number]
const settings = { seed: 7, numRuns: 300 }
const width = ([low, high]: Side) => high - low
const usual: Domain = { x: [-3, 3], y: [-3, 3] }

/** A side anywhere, down to a width of 10⁻¹² of its centre. */
const side = fc
  .tuple(
    fc.integer({ min: -1e6, max: 1e6 }).map((lead) => lead / 1e6),
    fc.integer({ min: -9, max: 9 }),
    fc.double({ min: 0, max: 12, noNaN: true })
  )
  .map(([lead, power, depth]): Side => {
    const centre = lead * 10 ** power
    const half = (Math.abs(centre) || 1) * 10 ** -depth
    return [centre - half, centre + half]
  })
  .filter(([low, high]) => high - low > 2 ** -39 * Math.max(Math.abs(low), Math.abs(high)))
const domain = fc.record({ x: side, y: side })
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('zooming the domain', () => {
  test('the anchor keeps its place, and both sides go by one factor', () => {
    fc.assert(
      fc.property(
        domain,
        share,
        share,
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (domain, u, v, factor) => {
          const anchor = { x: domain.x[0] + u * width(domain.x), y: domain.y[0] + v * width(domain.y) }
          const zoomed = zoomDomain(domain, factor, anchor)
          const held = width(zoomed.x) / width(domain.x)
          expect(width(zoomed.y) / width(domain.y)).toBeCloseTo(held, 3)
          expect((anchor.x - zoomed.x[0]) / width(zoomed.x)).toBeCloseTo(u, 3)
          expect((anchor.y - zoomed.y[0]) / width(zoomed.y)).toBeCloseTo(v, 3)
        }
      ),
      settings
    )
  })

  test('in and out again about one place is back, to rounding', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 100 }), (u, v, steps) => {
        const anchor = { x: 6 * u - 3, y: 6 * v - 3 }
        let domain = usual
        for (let i = 0; i < steps; i++) domain = zoomDomain(domain, 1 / 1.2, anchor)
        expect(width(domain.x) / 6 / 1.2 ** -steps).toBeCloseTo(1, 4)
        for (let i = 0; i < steps; i++) domain = zoomDomain(domain, 1.2, anchor)
        for (const [low, high] of [domain.x, domain.y]) {
          expect(Math.abs(low + 3)).toBeLessThan(1e-4)
          expect(Math.abs(high - 3)).toBeLessThan(1e-4)
        }
      }),
      settings
    )
  })

  test('goes to where doubles end and to a limit outwards, and back from there', () => {
    const zoom = (anchor: { x: number; y: number }, factor: number) => {
      let domain = usual
      for (let i = 0; i < 1000; i++) domain = zoomDomain(domain, factor, anchor)
      return domain
    }
    const deep = zoom({ x: 1.234, y: -0.777 }, 0.7)
    expect(width(deep.x) / 1.234).toBeLessThan(1e-11)
    expect(width(deep.x) / 1.234).toBeGreaterThan(2 ** -41)
    const samples = Array.from({ length: 200 }, (_, i) => deep.x[0] + (i / 199) * width(deep.x))
    expect(new Set(samples).size).toBe(200)
    expect(width(zoomDomain(deep, 2, { x: 1.234, y: -0.777 }).x) / width(deep.x)).toBeCloseTo(2, 2)
    const origin = zoom({ x: 0, y: 0 }, 0.5)
    expect(width(origin.x)).toBeLessThan(1e-99)
    expect(width(origin.x)).toBeGreaterThan(1e-101)
    const out = zoom({ x: 0, y: 0 }, 3)
    expect(width(out.x)).toBeGreaterThan(1e99)
    expect(out.x.every(Number.isFinite)).toBe(true)
  })

  test('a domain that is finer than the limit already is left alone, and can be left', () => {
    const fine: Domain = { x: [1, 1 + 2 ** -45], y: [0, 1] }
    expect(zoomDomain(fine, 0.5, { x: 1, y: 0.5 })).toBe(fine)
    expect(width(zoomDomain(fine, 4, { x: 1, y: 0.5 }).y)).toBeCloseTo(4, 3)
  })

  test('moving keeps the width, and stops where numbers end', () => {
    expect(moveDomain(usual, { x: 1, y: -0.5 })).toEqual({ x: [-2, 4], y: [-3.5, 2.5] })
    const narrow: Domain = { x: [0, 1e-9], y: [0, 1e-9] }
    expect(moveDomain(narrow, { x: 1e6, y: 0 })).toEqual(narrow)
  })
})

describe('the plot while zooming', () => {
  const plotAt = () => new Plot()
  test('the point stays where it is, or comes to the nearest place', () => {
    const plot = plotAt()
    plot.movePoint(1, 1)
    plot.zoomDomain(0.5, { x: 1, y: 1 })
    expect(plot.point).toEqual([1, 1])
    plot.zoomDomain(0.5, { x: plot.domain.x[0], y: 1 })
    expect(plot.point).toEqual([plot.domain.x[1], 1])
  })
  test('home is where the zoom began, until a side is set', () => {
    const plot = plotAt()
    expect(plot.home).toBeNull()
    for (let i = 0; i < 40; i++) plot.zoomDomain(0.8, { x: 1, y: 1 })
    plot.moveDomain(1e-4, 0)
    expect(plot.home).toEqual(usual)
    plot.goHome()
    expect(plot.domain).toEqual(usual)
    expect(plot.home).toBeNull()
    plot.zoomDomain(0.8, { x: 1, y: 1 })
    plot.zoomDomain(1 / 0.8, { x: 1, y: 1 })
    expect(plot.domain, 'coming back is home too').toEqual(usual)
    expect(plot.home).toBeNull()
    plot.zoomDomain(0.8, { x: 1, y: 1 })
    plot.setSide('x', [0, 1])
    expect(plot.home).toBeNull()
  })
})

describe('numbers at depth', () => {
  test('a link says the very domain and point, however deep', () => {
    fc.assert(
      fc.property(domain, share, share, (domain, u, v) => {
        const plot = new Plot()
        plot.setSide('x', domain.x)
        plot.setSide('y', domain.y)
        plot.zoomDomain(0.9, { x: domain.x[0], y: domain.y[1] })
        plot.movePoint(
          plot.domain.x[0] + u * width(plot.domain.x),
          plot.domain.y[0] + v * width(plot.domain.y)
        )
        const { state, notices } = decodeLink(encodeLink(plot.state))
        expect(notices).toEqual([])
        expect(state.domain).toEqual(plot.domain)
        expect(state.point).toEqual(plot.point)
      }),
      settings
    )
  })
  test('the default point lies two thirds along, however deep', () => {
    fc.assert(
      fc.property(domain, (domain) => {
        const [x, y] = point.initial({ domain })
        expect((x - domain.x[0]) / width(domain.x)).toBeCloseTo(2 / 3, 3)
        expect((y - domain.y[0]) / width(domain.y)).toBeCloseTo(2 / 3, 3)
      }),
      settings
    )
    expect(point.initial({ domain: usual })).toEqual(freshState().point)
  })
  test('fields show the very ends that zooming writes', () => {
    fc.assert(
      fc.property(domain, (domain) => {
        const { x } = zoomDomain(domain, 0.9, { x: domain.x[0], y: domain.y[0] })
        const shown = x.map((end) => Number(editableNumber(end, width(x))))
        expect(shown).toEqual(x)
      }),
      settings
    )
  })
  test('a dragged point moves in steps finer than a pixel, and reads apart', () => {
    fc.assert(
      fc.property(side, fc.double({ min: 0, max: 0.99, noNaN: true }), (x, share) => {
        const at = (share: number) => snap(x[0] + share * width(x), width(x))
        expect(Math.abs(at(share) - (x[0] + share * width(x)))).toBeLessThanOrEqual(1e-4 * width(x))
        const read = (share: number) => formatPoint([at(share), 0], [width(x), 1])
        expect(read(share)).not.toBe(read(share + 0.005))
      }),
      settings
    )
  })
  test('ranges are written with digits enough to differ', () => {
    expect(formatRange([-3, 3])).toBe('−3 … 3')
    expect(formatRange([1000, 1000.0001])).toBe('1000 … 1000.0001')
    expect(formatPoint([1000.00004217, 2], [1e-4, 1e-4])).toBe('(1000.00004217, 2)')
  })
})

/** A line of sight from the front right, down through the box, as a camera of the page has it. */
function rayThrough({ domain, heights }: Shown, u: number, v: number, level: number): Ray {
  const scale = (side: Side, share: number) => side[0] + share * width(side)
  const to = [scale(domain.x, u), scale(domain.y, v), scale(heights, level)]
  const by = [1.6 * width(domain.x), -2.4 * width(domain.y), 3 * width(heights)]
  return {
    origin: to.map((value, i) => value + by[i]) as Ray['origin'],
    direction: by.map((value) => -value) as Ray['direction']
  }
}

describe('under the pointer', () => {
  const floor = -0.08
  for (const source of ['x^2 + y^2', 'sin(x) y', 'x^2 + 3xy + 2y^2', 'exp(-x^2 - y^2)', '5'])
    test(`sixty turns of the wheel into ${source} stay with what they began at`, () => {
      const field = readAs(source)
      const f = (x: number, y: number) => field.value([x, y])
      const fit = (domain: Domain) => heightsOf(field, domain, {})
      let shown: Shown = { domain: usual, heights: fit(usual) }
      // The pointer stands still: the same line through the box, whatever the box shows.
      const sight = () => rayThrough(shown, 0.45, 0.65, 0.3)
      const grip = placeUnder(f, sight(), shown, floor)
      expect(grip.onSurface).toBe(true)
      for (let i = 0; i < 60; i++) {
        const domain = zoomUnder(f, sight(), shown, grip, Math.exp(-0.192), fit)
        shown = { domain, heights: fit(domain) }
        const under = placeUnder(f, sight(), shown, floor)
        expect(under.onSurface).toBe(true)
        expect(Math.abs(under.x - grip.x) / width(shown.domain.x)).toBeLessThan(1 / 400)
        expect(Math.abs(under.y - grip.y) / width(shown.domain.y)).toBeLessThan(1 / 400)
      }
      expect(width(shown.domain.x) / 6).toBeCloseTo(Math.exp(-0.192 * 60), 7)
    })

  test('beside the surface the floor is held, and beside the box its edge', () => {
    const shown: Shown = { domain: usual, heights: [-1, 1] }
    const nothing = () => NaN
    const onFloor = placeUnder(nothing, rayThrough(shown, 0.3, 0.6, floor), shown, floor)
    expect(onFloor.x).toBeCloseTo(-1.2, 9)
    expect(onFloor.y).toBeCloseTo(0.6, 9)
    const beside = placeUnder(nothing, rayThrough(shown, 1.4, 0.5, 0.5), shown, floor)
    expect(beside.x).toBe(3)
    expect(beside.y).toBeCloseTo(0, 9)
  })

  test('what is dragged follows the pointer, and fingers zoom about what they hold', () => {
    fc.assert(
      fc.property(
        domain,
        share,
        share,
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (domain, u, v, factor) => {
          const shown: Shown = { domain, heights: [2, 5] }
          const grip = placeUnder(() => NaN, rayThrough(shown, 0.5, 0.4, floor), shown, floor)
          const dragged = dragUnder(rayThrough(shown, u, v, floor), shown, grip, factor)
          expect((grip.x - dragged.x[0]) / width(dragged.x)).toBeCloseTo(u, 2)
          expect((grip.y - dragged.y[0]) / width(dragged.y)).toBeCloseTo(v, 2)
        }
      ),
      settings
    )
  })
})
