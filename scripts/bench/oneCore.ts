import { presets, type Preset } from '$lib/figure/presets'
import { fieldStride, sampleCount, type Domain, type Grid } from '$lib/tape/sampling/sampling'
import { toScalar } from '$lib/tape/evaluators/scalar'
import { toRows } from '$lib/tape/evaluators/wasm'
import { handwritten } from './handwritten'
import { readOrThrow } from './read'
import { rates } from './throughput'

const grid: Grid = { columns: 256, rows: 256 }
/** Where the two are compared first: few enough for the scalar evaluator. */
const sparse: Grid = { columns: 23, rows: 21 }

/** The loop must be the same function before its speed is worth comparing. */
function expectSame(name: string, loop: Float32Array, reference: (at: number[]) => number[], domain: Domain) {
  const at = (sides: [number, number], i: number, count: number) =>
    sides[0] + (i * (sides[1] - sides[0])) / (count - 1)
  for (let i = 0; i < sampleCount(sparse); i++) {
    const column = i % sparse.columns
    const [x, y] = [
      at(domain.x, column, sparse.columns),
      at(domain.y, (i - column) / sparse.columns, sparse.rows)
    ]
    reference([x, y]).forEach((expected, k) => {
      const found = loop[i * fieldStride + k]
      if (Number.isFinite(expected) && !(Math.abs(found - expected) < 1e-6 * Math.max(1, Math.abs(expected))))
        throw new Error(`${name} by hand at ${x}, ${y}: ${found}, expected ${expected}`)
    })
  }
}

async function measurePreset({ slug, source, x = [-3, 3], y = [-3, 3], parameters = {}, data = {} }: Preset) {
  const loop = handwritten[slug]
  const domain: Domain = { x, y }
  const { tape } = readOrThrow(source, data)
  const numbers = tape.parameters.map((name) => parameters[name].value)
  const columns = tape.columns.map(({ values }) => values)
  const samples = new Float32Array(fieldStride * sampleCount(grid))
  loop(samples, sparse, domain, numbers, columns)
  const scalar = toScalar(tape)
  expectSame(slug, samples, (at) => scalar(at, numbers), domain)
  const sampler = toRows(tape)
  const calls = await rates({
    ours: { run: () => sampler.sample(grid, domain, numbers, 0, samples) },
    byHand: { run: () => loop(samples, grid, domain, numbers, columns) }
  })
  return { name: slug, ours: 1 / calls.ours, byHand: 1 / calls.byHand }
}

/** Seconds for f, f_x and f_y of each preset on a grid: a worker's evaluator and a loop written by hand, on one core. */
export async function measureOneCore() {
  const results = []
  for (const preset of presets) results.push(await measurePreset(preset))
  return { samples: sampleCount(grid), presets: results }
}
