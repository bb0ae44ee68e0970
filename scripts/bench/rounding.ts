import { heightsOf } from '$lib/figure/heights'
import { jobs } from '$lib/tape/workers/jobs'
import { toleranceNeeded, type Tolerance } from '$lib/tape/rounding/repair'
import type { Domain, Grid } from '$lib/tape/sampling/sampling'
import { readOrThrow } from './read'
import { rates } from './throughput'

/** How many times as long a worker takes with a bound of the rounding as without. */
export interface Rounding {
  name: string
  ratio: number
  /** Whether samples are made anew, which takes its time where it is done; else only the bound is carried. */
  isRepaired: boolean
}

const grid: Grid = { columns: 513, rows: 513 }
const domain: Domain = { x: [-3, 3], y: [-3, 3] }

/** Functions that may cancel. */
const carried = [
  '(x^2 - y^2)/(x^2 + y^2)',
  'x/(x^2 + y^2 - 1)',
  '(x - y)/(x^2 + y^2 - 4)',
  '(x^2 + y^2 - 1)/(x^2 - y - 1)',
  '1/(e^x - 1) + (x^2 - y^2)/(x^2 + y^2)'
]
const repaired = ['(1 - cos(x))/x^2', '(e^x - 1)/x + y']

async function measureSource(source: string, isRepaired: boolean): Promise<Rounding> {
  const field = readOrThrow(source)
  const { tape } = field
  const tolerance = toleranceNeeded(tape, domain, [], heightsOf(field, domain, {}))
  if (!tolerance) throw new Error(`${source} carries no bound`)
  const work = (tolerance: Tolerance | null) => () => {
    const shared = { grid, domain, parameters: [], base: 0, tolerance }
    jobs.sample(tape, { ...shared, rows: [0, grid.rows] })
    jobs.refine(tape, { ...shared, depth: 2, coarser: false })
  }
  const calls = await rates({ bounded: { run: work(tolerance) }, plain: { run: work(null) } })
  return { name: source, ratio: calls.plain / calls.bounded, isRepaired }
}

/** A worker's sampling and refinement on a fine grid, with and without a bound of the rounding beside each value. */
export async function measureRounding(): Promise<Rounding[]> {
  const results = []
  for (const source of carried) results.push(await measureSource(source, false))
  for (const source of repaired) results.push(await measureSource(source, true))
  return results
}
