import type { ScalarField } from '$lib'
import { fieldStride, sampleCount, type Domain, type Grid } from '$lib/tape/sampling/sampling'
import { toRows } from '$lib/tape/evaluators/wasm'
import { cases } from './cases'
import { createGpuSampler } from './gpuSampler'
import { readOrThrow } from './read'
import { rates } from './throughput'

/** Seconds for f, f_x and f_y on the grid, by the kernel and by a worker's evaluator on one core. */
interface Cost {
  gpu: number
  worker: number
}

export interface Costs {
  /** Of one function, by the side of the grid. */
  byGrid: { name: string; points: ({ side: number } & Cost)[] }
  /** Per sample, by the number of the tape's instructions for f, f_x and f_y together. */
  byFormula: { side: number; points: ({ name: string; instructions: number } & Cost)[] }
}

const sides = [32, 64, 128, 256, 512, 1024]
const formulaSide = 128
const domain: Domain = { x: [-1.3, 1.7], y: [-1.1, 1.9] }

const repeat = (count: number, part: (i: number) => string, joint: string): string =>
  Array.from({ length: count }, (_, i) => part(i + 1)).join(joint)
const nest = (depth: number, wrap: (inner: string, i: number) => string): string =>
  Array.from({ length: depth }).reduce<string>((inner, _, i) => wrap(inner, i + 1), 'x*y')

/** Formulas of three shapes from a handful of instructions to a thousand; the same in every run. */
const formulas = [
  ...[1, 4, 16, 64, 128].map((n) => ({
    name: 'sum',
    source: repeat(n, (i) => `sin(${i}x+y)`, '+')
  })),
  ...[2, 8, 32, 128].map((n) => ({ name: 'product', source: repeat(n, (i) => `(x/${i}+y+${i})`, '') })),
  ...[1, 3, 9, 27].map((n) => ({ name: 'nested', source: nest(n, (u, i) => `cos(${u} + x/${i})`) }))
]

async function costOf(field: ScalarField, grid: Grid): Promise<Cost> {
  const samples = new Float32Array(fieldStride * sampleCount(grid))
  const sampler = toRows(field.tape)
  const gpu = await createGpuSampler(field, grid, domain)
  const { gpu: kernel, worker } = await rates({
    gpu: { run: gpu.dispatch, finished: gpu.finished },
    worker: { run: () => sampler.sample(grid, domain, [], 0, samples) }
  })
  gpu.dispose()
  return { gpu: 1 / kernel, worker: 1 / worker }
}

/** How the time to sample grows with the grid and with the formula. */
export async function measureCosts(): Promise<Costs> {
  const { name, source } = cases[3]
  const costs: Costs = { byGrid: { name, points: [] }, byFormula: { side: formulaSide, points: [] } }
  for (const side of sides) {
    const cost = await costOf(readOrThrow(source), { columns: side, rows: side })
    costs.byGrid.points.push({ side, ...cost })
  }
  for (const { name, source } of formulas) {
    const field = readOrThrow(source)
    const { gpu, worker } = await costOf(field, { columns: formulaSide, rows: formulaSide })
    const count = formulaSide ** 2
    const instructions = field.tape.code.length
    costs.byFormula.points.push({ name, instructions, gpu: gpu / count, worker: worker / count })
  }
  return costs
}
