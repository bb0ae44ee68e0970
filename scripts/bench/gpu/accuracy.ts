import { operations } from '$lib/math/table/functions'
import type { Operation } from '$lib/math/table/operation'
import { presets, type Preset } from '$lib/figure/presets'
import type { Grid } from '$lib/tape/sampling/sampling'
import { accuracyOf, evaluateOnGpu, promiseOf, samplesOf } from '../../../tests/support/accuracy'
import { compareFields, sampleInF64, sampleOnGpu } from '../../../tests/support/readback'
import { readOrThrow } from '../read'

/** How far one function on the GPU is from the f64 evaluator, at most. */
export interface Deviation {
  name: string
  most: number
}

export interface Accuracy {
  /** In units in the last place, over dense and random arguments of all sizes, with what is promised. */
  table: (Deviation & { limit: number })[]
  /** f and its gradient, as a share of the largest value on the grid, at least 1. */
  presets: Deviation[]
}

const argumentsPerFunction = 60_000
const grid: Grid = { columns: 65, rows: 65 }

async function measureEntry(device: GPUDevice, name: string, entry: Operation) {
  const samples = samplesOf(name, entry, argumentsPerFunction)
  const { worst } = accuracyOf(name, entry, samples, await evaluateOnGpu(device, entry.wgsl, samples))
  return { name, most: worst, limit: promiseOf(name).limit }
}

async function measurePreset(device: GPUDevice, preset: Preset): Promise<Deviation> {
  const { slug, source, x = [-3, 3], y = [-3, 3], parameters = {}, data } = preset
  const { tape } = readOrThrow(source, data)
  const values = tape.parameters.map((name) => parameters[name]?.value ?? 1)
  const found = await sampleOnGpu(device, tape, grid, { x, y }, values)
  const { error } = compareFields(found, sampleInF64(tape, grid, { x, y }, values))
  return { name: slug, most: Math.max(...error) }
}

/** Every function of the table over its whole domain, and every preset over its own. */
export async function measureAccuracy(device: GPUDevice): Promise<Accuracy> {
  const accuracy: Accuracy = { table: [], presets: [] }
  for (const [name, entry] of operations) accuracy.table.push(await measureEntry(device, name, entry))
  for (const preset of presets) accuracy.presets.push(await measurePreset(device, preset))
  return accuracy
}
