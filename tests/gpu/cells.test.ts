import { describe, expect } from 'vitest'
import { createCellsKernel, sure } from '../../src/lib/gpu/cells'
import { createFieldKernel } from '../../src/lib/gpu/sampleField'
import { readField } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { operations } from '../../src/lib/math/table/functions'
import { rational } from '../../src/lib/math/expression/rational'
import { presets } from '../../src/lib/figure/presets'
import { toIntervals } from '../../src/lib/tape/evaluators/intervals'
import type { Enclosure, Interval } from '../../src/lib/tape/evaluators/intervals'
import { lower } from '../../src/lib/tape/program/lower'
import {
  fieldStride,
  openMark,
  sampleCount,
  type Domain,
  type Grid
} from '../../src/lib/tape/sampling/sampling'
import { toScalar } from '../../src/lib/tape/evaluators/scalar'
import type { Tape } from '../../src/lib/tape/program/tape'
import { jumpAlong } from '../support/boxes'
import { gpuTest } from '../support/gpuTest'
import { randomIn, seeded } from '../support/numeric'
import { classifyOnGpu, readBack, sampleOnGpu } from '../support/readback'
import { callOf } from '../support/table'

const grid: Grid = { columns: 25, rows: 21 }

function read(source: string, data?: Record<string, number[]>) {
  const reading = readField(source, { variables: ['x', 'y'], columns: data })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

const place = ([low, high]: readonly [number, number], i: number, count: number): number =>
  low + (i * (high - low)) / (count - 1)

/** The cells of the grid in f64, in the order of the flags. */
const cellsOf = ({ x, y }: Domain): [Interval, Interval][] =>
  Array.from({ length: grid.rows - 1 }, (_, j) => j).flatMap((j) =>
    Array.from({ length: grid.columns - 1 }, (_, i): [Interval, Interval] => [
      [place(x, i, grid.columns), place(x, i + 1, grid.columns)],
      [place(y, j, grid.rows), place(y, j + 1, grid.rows)]
    ])
  )

const shown = (box: readonly Interval[]) => box.map((ends) => `[${ends.join(', ')}]`).join(' × ')
const isClosed = (flags: number) => (flags & sure.everywhere) !== 0 && (flags & sure.continuous) !== 0

/** What the flags claim beyond what the f64 evaluator is sure of; empty if nothing. */
function overclaim(flags: number, { defined, continuous }: Enclosure): string {
  if (flags & sure.everywhere && defined !== 'everywhere') return 'defined everywhere'
  if (flags & sure.nowhere && defined !== 'nowhere') return 'nowhere defined'
  return flags & sure.continuous && !continuous ? 'continuous' : ''
}

/** Of the cells of which f64 is sure that they can be drawn, how many the kernel is sure of too. */
interface Shares {
  drawable: number
  closed: number
}

/** Holds the kernel's claims against the f64 evaluator, over the same cells and parameters. */
async function compare(
  device: GPUDevice,
  tape: Tape,
  domain: Domain,
  parameters: number[],
  source: string
): Promise<Shares & { flags: Uint32Array }> {
  const flags = await classifyOnGpu(device, tape, grid, domain, parameters)
  const over = toIntervals(tape)
  const shares = { drawable: 0, closed: 0 }
  cellsOf(domain).forEach((cell, i) => {
    const truth = over(cell, parameters)[0]
    const claim = overclaim(flags[i], truth)
    if (claim)
      throw new Error(`${source} over ${shown(cell)} is said to be ${claim}: ${JSON.stringify(truth)}`)
    if (truth.defined === 'everywhere' && truth.continuous) shares.drawable++
    if (isClosed(flags[i])) shares.closed++
  })
  return { ...shares, flags }
}

/** Fixed second arguments, as fractions: with these an entry is another function. */
const seconds: Record<string, [number, number][]> = {
  pow: [
    [3, 1],
    [-3, 1],
    [70, 1],
    [1, 3],
    [-1, 2]
  ],
  nthRoot: [
    [3, 1],
    [-3, 1],
    [4, 1],
    [5, 2]
  ],
  mod: [
    [1, 1],
    [-2, 1],
    [3, 10]
  ]
}

function callsOf(name: string): Tape[] {
  const tapeOf = (make: (g: Graph) => Expr) => {
    const g = new Graph()
    return lower([make(g)], ['x', 'y'], [])
  }
  if (name === 'polygamma') return [1, 2].map((n) => tapeOf((g) => g.call(name, g.number(n), g.symbol('y'))))
  const given = (seconds[name] ?? []).map(([top, bottom]) =>
    tapeOf((g) => g.call(name, g.symbol('x'), g.number(rational(top, bottom))))
  )
  return [tapeOf((g) => callOf(g, name)), ...given]
}

/** Around the entry's own samples, wide, on round numbers, far, beyond every period, minute, and a few at random. */
function domainsOf(name: string, samples: [number, number][]): Domain[] {
  const random = seeded(name)
  const side = (): [number, number] => {
    const [middle, width] = [randomIn(random, [-8, 8]), 10 ** randomIn(random, [-3, 1.5])]
    return [middle - width, middle + width]
  }
  const [low, high] = samples[1] ?? [-1, 1]
  return [
    { x: [samples[0][0] + 0.0137, samples[0][1] - 0.0071], y: [low + 0.0031, high - 0.0171] },
    { x: [-3.1, 3.3], y: [-2.9, 3.7] },
    { x: [-3, 3], y: [-2.5, 2.5] },
    { x: [-38.7, 39.4], y: [-36.3, 37.9] },
    { x: [-2e5, 1e5], y: [-1e5, 3e5] },
    { x: [-1e-5, 2e-5], y: [-1e-5, 3e-5] },
    { x: [-1e9, 1e30], y: [-1e30, 1e20] },
    ...Array.from({ length: 3 }, () => ({ x: side(), y: side() }))
  ]
}

describe('every entry of the table, against the f64 evaluator', () => {
  for (const [name, { samples, interval }] of operations)
    gpuTest(name, async ({ device }) => {
      for (const tape of callsOf(name)) {
        const shares: number[] = []
        for (const domain of domainsOf(name, samples)) {
          const { drawable, closed } = await compare(device, tape, domain, [], name)
          shares.push(drawable === 0 ? 1 : closed / drawable)
        }
        if (import.meta.env.VITE_SHOW) console.log('SHARE', name, shares.map((s) => s.toFixed(3)).join(' '))
        if (interval.wgsl) expect(shares[0]).toBeGreaterThan(0.9)
      }
    })

  gpuTest('all in one kernel, each rule once', async ({ device }) => {
    const g = new Graph()
    const all = [...operations.keys()].map((name) => callOf(g, name))
    const sum = all.reduce((a, b) => g.call('add', a, b))
    await classifyOnGpu(device, lower([sum], ['x', 'y'], []), grid, { x: [0.3, 0.9], y: [0.2, 0.8] })
  })
})

const contains = ([low, high]: Interval, value: number): boolean => low <= value && value <= high
const holdsOrigin = (x: Interval, y: Interval): boolean => contains(x, 0) && contains(y, 0)
/** Whether it is taken over one of the numbers (k + offset)·period. */
const crosses = ([low, high]: Interval, period: number, offset = 0): boolean =>
  Math.floor(low / period - offset) < Math.floor(high / period - offset)

/** Functions with the cells that a sheet over them must leave open. */
const discontinuous: [string, (x: Interval, y: Interval) => boolean][] = [
  ['1/(x*y)', (x, y) => contains(x, 0) || contains(y, 0)],
  ['tan(x+y)', (x, y) => crosses([x[0] + y[0], x[1] + y[1]], Math.PI, 0.5)],
  ['floor(x)', (x) => crosses(x, 1)],
  ['sign(x*y)', (x, y) => contains(x, 0) || contains(y, 0)],
  ['atan2(y,x)', (x, y) => holdsOrigin(x, y) || (x[0] < 0 && y[0] < 0 && y[1] >= 0)],
  ['1/(x^2+y^2)', holdsOrigin],
  ['sqrt(x*y)', (x, y) => (x[0] < 0 && y[1] > 0) || (x[1] > 0 && y[0] < 0)],
  ['log(x*y)', (x, y) => (x[0] <= 0 && y[1] >= 0) || (x[1] >= 0 && y[0] <= 0)],
  ['x*y/(x^2+y^2)', holdsOrigin],
  ['mod(x,1)', (x) => crosses(x, 1)],
  ['if(x<y, x, y+1)', (x, y) => x[0] < y[1] && x[1] >= y[0]]
]

/** More functions with a hole, a pole, a jump or an edge. */
const special = [
  'sqrt(1 - x^2 - y^2)',
  'asin(x*y)',
  'acosh(x) + y',
  'atanh(x/2) - atanh(y/3)',
  'ln(x) ln(y)',
  '1/x + 1/y',
  '1/(x - y)',
  '1/(x^2 - y)^2',
  'x/abs(x) + y',
  'sec(x) csc(y)',
  'cot(x y)',
  'ceil(x) + floor(y)',
  'round(x + y)',
  'floor(x y)/2',
  'mod(x y, 2)',
  'mod(x, y)',
  'x^y',
  'x^1.5 + y',
  'x^(1/3) - nthRoot(y, 4)',
  '(x^2 - y)^-3',
  'nthRoot(x, 3)/y',
  'acoth(x) + y',
  'asec(x) - acsc(y)',
  'acot(x + y)',
  'coth(x) csch(y)',
  'step(x) - step(y)',
  'if(x > 0, sqrt(x), 1/y)',
  '{x < y: x}',
  'if(x^2 + y^2 < 4, 1, 0)',
  'x > y and y > 0',
  'gamma(x) + y',
  'sign(sin(3x) cos(3y))',
  'exp(1/x)',
  'atan(1/(x + y))',
  'sin(x)/x + y',
  '(x^2 - y^2)/(x - y)',
  'abs(x y)/(x y)',
  'ln(abs(x - y))',
  'tan(x)/tan(y)',
  'lgamma(x^2 + y^2)'
]

const smooth = [
  'x^2 + y^2',
  '3x^3 y - 2x y^2 + 1/3',
  'x^7 - y^5',
  '(x + y)^10 / 1000',
  'sin(x) cos(y)',
  'sin(10x y)',
  'sin(x)^2 + cos(3y)^3',
  'exp(-x^2 - y^2)',
  'exp(x y)',
  '1/(1 + x^2 + y^2)',
  'x/(1 + y^2)',
  'sqrt(x^2 + y^2)',
  'sqrt(1 + x^2) - cbrt(y)',
  'ln(1 + x^2 + exp(y))',
  'log2(2 + sin(x)) + log10(3 + cos(y))',
  'tanh(x) + erf(y)',
  'sinh(x) - cosh(y)',
  'sech(x y) + asinh(y)',
  'sigmoid(3x) softplus(y)',
  'atan(x + y) + atan2(y, 4 + x)',
  'hypot(x, y, 1)',
  'abs(x) + abs(y)',
  'max(x, y) - min(x^2, y)',
  'relu(x) + relu(-y)',
  'sinc(x) + sinc(3y)',
  '(x^2)^1.5 - (1 + y^2)^x',
  '2^x + 3^-y',
  'gamma(5 + x) + lgamma(4 + y)',
  'log1p(x^2) + expm1(-y^2)',
  'if(2 > 1, x + y, 1/x)',
  'asin(x/4) + acos(y/4)',
  'tan(x/3) + sec(y/4)'
]

/** A cell's sides lie on round numbers, and beside them. */
const domains: Domain[] = [
  { x: [-3, 3], y: [-2.5, 2.5] },
  { x: [-2.87, 3.21], y: [-3.13, 2.91] }
]

/** Throws where a cell that is said to be closed has a point without a value, or a jump along a way through it. */
function search(tape: Tape, domain: Domain, parameters: number[], flags: Uint32Array, source: string): void {
  const f = toScalar(tape)
  const parts = [0, 0.25, 0.5, 0.75, 1]
  const between = ([low, high]: Interval, t: number) => Math.min(high, Math.max(low, low + t * (high - low)))
  cellsOf(domain).forEach((cell, i) => {
    const [x, y] = cell
    const defined = parts.flatMap((s) =>
      parts.map((t) => !Number.isNaN(f([between(x, s), between(y, t)], parameters)[0]))
    )
    if (flags[i] & sure.nowhere && defined.some(Boolean))
      throw new Error(`${source} is defined in ${shown(cell)}`)
    if (!isClosed(flags[i])) return
    if (!defined.every(Boolean)) throw new Error(`${source} is undefined in ${shown(cell)}`)
    for (const backwards of [false, true]) {
      const jump = jumpAlong((t) => {
        const [value, fx, fy] = f([between(x, t), between(y, backwards ? 1 - t : t)], parameters)
        return { value, slope: Math.abs(fx * (x[1] - x[0])) + Math.abs(fy * (y[1] - y[0])) }
      }, 6)
      if (jump > 0) throw new Error(`${source} jumps by ${jump} in ${shown(cell)}`)
    }
  })
}

describe('what is sure of whole formulas', () => {
  for (const [source, breaks] of discontinuous)
    gpuTest(`${source} is open where it must be, and nearly nowhere else`, async ({ device }) => {
      const { tape } = read(source)
      for (const domain of domains) {
        const { flags, drawable, closed } = await compare(device, tape, domain, [], source)
        search(tape, domain, [], flags, source)
        const must = cellsOf(domain).map(([x, y]) => breaks(x, y))
        expect(must.some(Boolean)).toBe(true)
        must.forEach((open, i) => open && expect(isClosed(flags[i]), `cell ${i}`).toBe(false))
        expect(closed / drawable).toBeGreaterThan(0.85)
        if (import.meta.env.VITE_SHOW) console.log('SHARE', source, drawable, closed)
      }
    })

  for (const source of special)
    gpuTest(source, async ({ device }) => {
      const { tape } = read(source)
      const shares = { drawable: 0, closed: 0 }
      for (const domain of domains) {
        const { flags, drawable, closed } = await compare(device, tape, domain, [], source)
        search(tape, domain, [], flags, source)
        expect(flags.some((one) => !isClosed(one))).toBe(true)
        shares.drawable += drawable
        shares.closed += closed
      }
      if (import.meta.env.VITE_SHOW) console.log('SHARE', source, shares.drawable, shares.closed)
      expect(shares.closed / shares.drawable).toBeGreaterThan(0.6)
    })

  gpuTest('smooth functions have no open cell', async ({ device }) => {
    let [cells, closed] = [0, 0]
    for (const source of smooth)
      for (const domain of domains) {
        const found = await compare(device, read(source).tape, domain, [], source)
        if (import.meta.env.VITE_SHOW && found.closed < found.flags.length)
          console.log('OPEN', source, found.closed)
        cells += found.flags.length
        closed += found.closed
      }
    expect(closed).toBe(cells)
  })

  const side: [number, number] = [-3, 3]
  for (const { slug, source, x = side, y = side, parameters = {}, data } of presets)
    gpuTest(slug, async ({ device }) => {
      const { tape, parameters: names } = read(source, data)
      const values = names.map((name) => parameters[name]?.value ?? 1)
      if (data) return expect(await createCellsKernel(device, tape)).toBeNull()
      const { flags, drawable, closed } = await compare(device, tape, { x, y }, values, source)
      search(tape, { x, y }, values, flags, source)
      expect(closed / drawable).toBeGreaterThan(0.95)
    })

  gpuTest('sliders change it without a new pipeline', async ({ device }) => {
    const sources = ['sqrt(x - a) + 2', 'sqrt(x - a) + 3']
    let made = 0
    const create = device.createComputePipelineAsync.bind(device)
    device.createComputePipelineAsync = (descriptor) => (made++, create(descriptor))
    for (const source of sources)
      for (const a of [-4, 0.1, 4]) {
        const { flags } = await compare(device, read(source).tape, domains[0], [a], source)
        const flagsOf = (x: Interval) => (x[0] >= a ? sure.everywhere : x[1] < a ? sure.nowhere : 0)
        cellsOf(domains[0]).forEach(([x], i) => expect(flags[i]).toBe(flagsOf(x) | sure.continuous))
      }
    device.createComputePipelineAsync = create
    expect(made).toBe(1)
  })
})

describe('marks in the samples', () => {
  // f32 puts some vertices on the other side of a jump that f64 has them on.
  for (const source of ['ceil(x)', 'floor(3y)', 'sign(x - 1/3)', 'if(x < y, 1, 0)'])
    gpuTest(`${source} is the same at all corners of a closed cell`, async ({ device }) => {
      const { tape } = read(source)
      for (const domain of [...domains, { x: [-4, 4], y: [-10 / 3, 10 / 3] } satisfies Domain]) {
        const samples = await sampleOnGpu(device, tape, grid, domain)
        const flags = await classifyOnGpu(device, tape, grid, domain)
        flags.forEach((one, cell) => {
          const wide = grid.columns - 1
          const first = Math.floor(cell / wide) * grid.columns + (cell % wide)
          const corners = [0, 1, grid.columns, grid.columns + 1].map((step) => samples[4 * (first + step)])
          if (isClosed(one)) expect(new Set(corners).size, `cell ${cell}`).toBe(1)
        })
      }
    })

  for (const source of ['1/x + floor(y)', 'sqrt(x*y)', 'x + y'])
    gpuTest(source, async ({ device }) => {
      const { tape } = read(source)
      const [domain] = domains
      const { COPY_SRC, STORAGE } = GPUBufferUsage
      const size = sampleCount(grid) * fieldStride * Float32Array.BYTES_PER_ELEMENT
      const buffer = device.createBuffer({ label: 'field', size, usage: STORAGE | COPY_SRC })
      const kernel = await createFieldKernel(device, tape)
      const cells = (await createCellsKernel(device, tape))!
      await kernel.sample([{ buffer, grid, domain }], [])
      const before = await readBack(device, buffer)
      // Marking what is marked changes nothing.
      for (let i = 0; i < 2; i++) cells.classify({ buffer, grid, domain }, [])
      const after = await readBack(device, buffer)
      const flags = await classifyOnGpu(device, tape, grid, domain)
      for (let i = 0; i < sampleCount(grid); i++) {
        const [column, row] = [i % grid.columns, Math.floor(i / grid.columns)]
        const hasCell = column < grid.columns - 1 && row < grid.rows - 1
        const open = hasCell && !isClosed(flags[row * (grid.columns - 1) + column])
        const [f, fx, fy, valid] = before.subarray(4 * i, 4 * i + 4)
        const marked = [f, fx, fy, valid === 1 && open ? openMark : valid]
        expect([...after.subarray(4 * i, 4 * i + 4)]).toEqual(marked)
      }
      for (const resource of [kernel, cells, buffer]) resource.destroy()
    })
})
