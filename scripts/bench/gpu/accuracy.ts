import { Graph } from '$lib/math/expression'
import { operation, operations } from '$lib/math/functions'
import { presets, type Preset } from '$lib/state/presets'
import { lower } from '$lib/tape/lower'
import { fieldStride, sampleCount, type Domain, type Grid } from '$lib/tape/sampling'
import { toScalar } from '$lib/tape/scalar'
import type { Tape } from '$lib/tape/tape'
import { readOrThrow } from '../read'
import { compareFields, sampleInF64, sampleOnGpu } from '../../../tests/support/readback'
import { callOf } from '../../../tests/support/table'

/** How far one function on the GPU is from the f64 evaluator, at most. */
export interface Deviation {
  name: string
  /** For an entry of the table units in the last place of f; for a preset shares of the largest value on the grid. */
  most: number
}

export interface Accuracy {
  table: Deviation[]
  presets: Deviation[]
}

const cells = 64
const grid: Grid = { columns: cells + 1, rows: cells + 1 }

/** Within the sides, with samples at numbers that f32 holds exactly: what is measured is the function alone. */
function exactSide([low, high]: [number, number]): [number, number] {
  if (low === high) return [low, high]
  const step = 2 ** Math.floor(Math.log2((high - low) / (cells + 1)))
  const start = Math.ceil(low / step) * step
  return [start, start + cells * step]
}

/** The distance between the f32 numbers around a value. */
const lastPlace = (value: number): number =>
  2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(value)))) - 23)

function ulpsOf(found: Float32Array, tape: Tape, { x, y }: Domain): number {
  const evaluate = toScalar(tape)
  let worst = 0
  for (let i = 0; i < sampleCount(grid); i++) {
    const [column, row] = [i % grid.columns, Math.floor(i / grid.columns)]
    const at = [x[0] + (column * (x[1] - x[0])) / cells, y[0] + (row * (y[1] - y[0])) / cells]
    const [value] = evaluate(at, [])
    const defined = found[i * fieldStride + 3] === 1 && Number.isFinite(value)
    if (defined) worst = Math.max(worst, Math.abs(found[i * fieldStride] - value) / lastPlace(value))
  }
  return worst
}

async function measureEntry(device: GPUDevice, name: string): Promise<Deviation> {
  const g = new Graph()
  const tape = lower([callOf(g, name), g.number(0), g.number(0)], ['x', 'y'], [])
  const [u, v = [-1, 1]] = operation(name).samples
  const domain: Domain = { x: exactSide(u), y: exactSide(v) }
  return { name, most: ulpsOf(await sampleOnGpu(device, tape, grid, domain), tape, domain) }
}

async function measurePreset(device: GPUDevice, preset: Preset): Promise<Deviation> {
  const { slug, source, x = [-3, 3], y = [-3, 3], parameters = {}, data } = preset
  const { tape } = readOrThrow(source, data)
  const values = tape.parameters.map((name) => parameters[name]?.value ?? 1)
  const found = await sampleOnGpu(device, tape, grid, { x, y }, values)
  const { error } = compareFields(found, sampleInF64(tape, grid, { x, y }, values))
  return { name: slug, most: Math.max(...error) }
}

/** f of every function of the table over its samples' domain; f and its gradient of every preset over its own. */
export async function measureAccuracy(device: GPUDevice): Promise<Accuracy> {
  const accuracy: Accuracy = { table: [], presets: [] }
  for (const name of operations.keys()) accuracy.table.push(await measureEntry(device, name))
  for (const preset of presets) accuracy.presets.push(await measurePreset(device, preset))
  return accuracy
}
