import { describe, expect, test } from 'vitest'
import { heightsOf } from '$lib/figure/heights'
import { toBlocks } from '$lib/tape/evaluators/blocks'
import type { RowSampler } from '$lib/tape/evaluators/rows'
import { fieldStride, sampleCount, type Domain } from '$lib/tape/sampling/sampling'
import { singleSuffices } from '$lib/tape/sampling/single'
import type { Tape } from '$lib/tape/program/tape'
import { toRows } from '$lib/tape/evaluators/wasm'
import { readAs } from '../support/reading'

interface Depth {
  source: string
  centre: [number, number]
  width: number
  /** f at the centre moved by (dx, dy), less f at the centre, in a form that loses no digits. */
  rise: (dx: number, dy: number) => number
}

const cases: Depth[] = [
  { source: 'sin(1e4*x)*y', centre: [0, 0], width: 6, rise: (dx, dy) => Math.sin(1e4 * dx) * dy },
  {
    source: '(1 + 1e-9*x)*(1 + 1e-9*y)',
    centre: [0, 0],
    width: 6,
    rise: (dx, dy) => 1e-9 * (dx + dy) + 1e-18 * dx * dy
  },
  {
    source: 'x^2 + y^2',
    centre: [1000, 1000],
    width: 1e-4,
    rise: (dx, dy) => dx * (2000 + dx) + dy * (2000 + dy)
  },
  {
    source: 'y*exp(x)',
    centre: [1, 1],
    width: 1e-9,
    rise: (dx, dy) => Math.E * (Math.expm1(dx) * (1 + dy) + dy)
  },
  { source: 'x*y', centre: [1e6, 3], width: 1e-3, rise: (dx, dy) => 1e6 * dy + 3 * dx + dx * dy },
  { source: 'ln(x) + y', centre: [5, 0], width: 5e-9, rise: (dx, dy) => Math.log1p(dx / 5) + dy },
  {
    source: 'sin(x + y)',
    centre: [0.75, 0.5],
    width: 1e-10,
    rise: (dx, dy) => 2 * Math.cos(1.25 + (dx + dy) / 2) * Math.sin((dx + dy) / 2)
  },
  {
    source: 'sqrt(x) + y^3',
    centre: [2, 1],
    width: 2e-9,
    rise: (dx, dy) => dx / (Math.sqrt(2 + dx) + Math.SQRT2) + dy * (3 + dy * (3 + dy))
  },
  {
    source: '1/(x - y)',
    centre: [0.5, 0.25],
    width: 5e-10,
    rise: (dx, dy) => (-4 * (dx - dy)) / (0.25 + dx - dy)
  }
]

const grid = { columns: 193, rows: 193 }
const samplers: Record<string, (tape: Tape) => RowSampler> = { 'the workers': toRows, 'the blocks': toBlocks }

describe.each(Object.entries(samplers))('what %s hand to the picture, deep in a zoom', (_, make) => {
  test.each(cases)('$source at a width of $width', ({ source, centre: [cx, cy], width, rise }) => {
    const field = readAs(source)
    const domain: Domain = {
      x: [cx - width / 2, cx + width / 2],
      y: [cy - width / 2, cy + width / 2]
    }
    const heights = heightsOf(field, domain, {})
    const span = heights[1] - heights[0]
    expect(singleSuffices(field.tape, domain, [], heights), 'f32 would not do').toBe(false)

    const base = (heights[0] + heights[1]) / 2
    const samples = new Float32Array(sampleCount(grid) * fieldStride)
    make(field.tape).sample(grid, domain, [], base, samples)
    const at = (i: number) => samples[i * fieldStride]
    const exact = (i: number) => {
      const step = [(domain.x[1] - domain.x[0]) / 192, (domain.y[1] - domain.y[0]) / 192]
      const x = domain.x[0] + (i % 193) * step[0]
      const y = domain.y[0] + Math.floor(i / 193) * step[1]
      return rise(x - cx, y - cy) + (field.value([cx, cy]) - base)
    }
    let [worst, alike] = [0, 0]
    for (let i = 0; i < sampleCount(grid); i++) {
      worst = Math.max(worst, Math.abs(at(i) - exact(i)) / span)
      const neighbours = [i % 193 < 192 ? i + 1 : i, i < 192 * 193 ? i + 193 : i]
      for (const next of neighbours)
        if (Math.abs(exact(next) - exact(i)) > 1e-5 * span && at(next) === at(i)) alike++
    }
    expect(alike, 'neighbours that differ and came out alike').toBe(0)
    expect(worst, 'half a pixel of a box 700 pixels high').toBeLessThan(1 / 1400)
  })
})
