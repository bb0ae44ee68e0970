import { describe, expect, test } from 'vitest'
import type { Facet, Lock } from '$lib/figure/facets/facet'
import { layersFacet } from '$lib/figure/facets/layers'
import { layerNames, layerTable, type Layer } from '$lib/figure/layers'
import { decodeLink, encodeLink } from '$lib/figure/link/link'
import { facets, freshState, stateOf, type FacetName, type PlotState } from '$lib/figure/plotState'
import { Plot } from '$lib/state/plot.svelte'

const names = Object.keys(facets) as FacetName[]

/** A value of every facet that is not its default. */
const other: PlotState = {
  source: 'x y',
  domain: { x: [0, 1], y: [0, 2] },
  z: [1, 2],
  point: [0.5, 0.25],
  direction: 45,
  parameters: new Map([['a', { value: 2, min: 0, max: 4 }]]),
  columns: new Map([['X', Float64Array.of(1, 2)]]),
  layers: ['surface'],
  camera: { azimuth: 10, elevation: 20, zoom: 1 },
  view: 'both',
  levels: { kind: 'list', levels: [-1, 0.5] },
  bands: false,
  tool: 'limit',
  pins: ['gradient', 'second'],
  gradient: { look: 'near', near: [0.5, -1], steps: [0.1, 0.2] },
  limit: { step: 1e-3, along: 'v', scheme: 'central' },
  second: { taylor: '1', curvature: 'mean' },
  norms: { norm: 'inf' },
  approach: { way: '(t, t^2)' },
  paths: { starts: 'grid', trace: 'down' },
  extrema: { seek: 'curve', corners: [0, 0, 2, 0, 0, 2.5], bead: 0.25, zeros: 'off' },
  formulas: new Map([
    ['g', 'x^2 + y^2 = 4'],
    ['k', '(2cos t, sin t)']
  ]),
  active: 'g',
  hidden: ['f', 'h'],
  gradients: ['k'],
  time: -0.5,
  ask: 'point:slope:0'
}

test('every key of the link belongs to one facet', () => {
  const keys = Object.values(facets).flatMap(({ keys }) => Object.keys(keys))
  expect(new Set(keys).size).toBe(keys.length)
})

test.each(names)('%s comes back from a link that says nothing else', (name) => {
  const state = stateOf({ [name]: other[name] })
  const { state: back, notices } = decodeLink(encodeLink(state))
  expect(notices).toEqual([])
  expect(back).toEqual(state)
})

test('the default of a facet depends on those before it alone', () => {
  expect(stateOf({ domain: { x: [0, 3], y: [-3, 0] } }).point).toEqual([2, -1])
  expect(decodeLink('x=0..3&y=-3..0&f=x').state.point).toEqual([2, -1])
  expect(decodeLink('f=x&y=-3..0&x=0..3').state.point).toEqual([2, -1])
})

describe('what comes later', () => {
  const laterLayers: readonly Layer[] = [
    ...layerTable,
    {
      name: 'normals',
      label: 'Normals',
      help: 'A line upright on the surface.',
      on: true,
      mark: () => ({ kind: 'axes' })
    }
  ]
  const note: Facet<string> = {
    initial: () => 'off',
    fresh: () => 'on',
    keys: {
      note: { read: (text) => text, write: (value, initial) => (value === initial ? null : value) }
    }
  }
  const later = { ...facets, layers: layersFacet(laterLayers), note }

  test.each(['f=x^2', 'v=1', 'f=x+y&at=1,2&cam=45,30&v=1', 'x=0..1'])('is off in the old link %s', (link) => {
    const { state, notices } = decodeLink(link, later)
    expect(notices).toEqual([])
    expect(state.layers).toEqual(decodeLink(link).state.layers)
    expect(state.layers).not.toContain('normals')
    expect(state).toMatchObject({ note: 'off' })
  })

  test('is on where a fresh page shows it, and said in its link', () => {
    const fresh = freshState(later)
    expect(fresh.layers).toEqual([...layerNames, 'normals'])
    expect(fresh).toMatchObject({ note: 'on' })
    const link = encodeLink(fresh, later)
    expect(link).toContain(`show=${fresh.layers.join()}`)
    expect(link).toContain('note=on')
    expect(decodeLink(link, later).state).toEqual(fresh)
  })

  test('changes no link that was written before', () => {
    const { state } = decodeLink('f=x^2&dir=30', later)
    expect(encodeLink(state, later)).toBe('f=x^2&dir=30')
  })
})

describe('locks', () => {
  const locks: Lock[] = ['formula', 'domain', 'point', 'camera', 'tools']

  test.each(locks)('%s holds what it names, and nothing else', (lock) => {
    const plot = new Plot({ lock: [lock] })
    for (const name of names) {
      const before = plot.state[name]
      plot.change(name, other[name])
      plot.read()
      const changed = facets[name].lock !== lock
      if (name === 'parameters' || name === 'z') continue
      expect(plot.state[name], name).toEqual(changed ? other[name] : before)
    }
  })

  test('hold every way of changing', () => {
    const plot = new Plot({ lock: locks })
    const before = plot.state
    plot.source = 'x'
    plot.read()
    plot.setColumns(other.columns)
    plot.setSide('x', [0, 1])
    plot.zoomDomain(0.5, { x: 0, y: 0 })
    plot.moveDomain(1, 1)
    plot.goHome()
    plot.movePoint(0, 0)
    plot.goTo(9, 9)
    plot.toggleLayer('surface')
    expect(plot.state).toEqual(before)
    expect(plot.home).toBeNull()
  })

  test('hold visitors, and not the link', () => {
    const plot = new Plot({ lock: locks })
    plot.restore(decodeLink('f=x y&at=1,2').state)
    expect(plot.state).toMatchObject({ source: 'x y', point: [1, 2] })
  })
})
