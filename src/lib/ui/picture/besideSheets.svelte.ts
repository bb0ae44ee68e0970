import type { ScalarField } from '../../field/field'
import type { FormulaName, Mark, SampledSheet } from '../../figure/mark'
import { finestDepth, mayBeRefined } from '../../tape/refine/refine'
import { toleranceNeeded } from '../../tape/rounding/repair'
import type { Domain, Grid } from '../../tape/sampling/sampling'
import type { WorkerPool } from '../../tape/workers/workerPool'
import { createWorkerSampler, type WorkerSampler } from '../../tape/workers/workerSampler'
import type { Boxed } from './framing.svelte'

/** Fine enough for curves on them to look smooth, and quick to sample while a slider moves. */
const grid: Grid = { columns: 129, rows: 129 }

/** A surface that is wanted. */
interface Wanted {
  field: ScalarField
  domain: Domain
  values: Record<string, number>
  heights: readonly [number, number]
}

interface Lane {
  pool: WorkerPool
  sampler: WorkerSampler
  wanted: Wanted | null
  /** What the workers are at. */
  running: Wanted | null
  /** What the last sheet shows. */
  shown: Wanted | null
}

/** A function that is drawn beside the active one. */
interface Other {
  name: FormulaName
  field: ScalarField
}

/** The surfaces of functions beside the active one, in f64 from the workers. The old ones stay until new ones are there. */
export class BesideSheets {
  #sheets = $state.raw<ReadonlyMap<FormulaName, Other & { sheet: SampledSheet }>>(new Map())
  readonly #lanes = new Map<FormulaName, Lane>()

  /** Of those that have been sampled. */
  marksOf(others: readonly Other[]): Mark[] {
    return others.flatMap(({ name }): Mark[] => {
      const known = this.#sheets.get(name)
      return known ? [{ kind: 'surface', of: name, sheet: known.sheet }] : []
    })
  }

  /** The names of those that show what they should, for tests and assistive technology. */
  shown(others: readonly Other[]): string {
    const isShown = ({ name, field }: Other) => this.#sheets.get(name)?.field === field
    return others
      .filter(isShown)
      .map(({ name }) => name)
      .join()
  }

  /** Samples what has changed. */
  follow(pool: WorkerPool, others: readonly Other[], { domain, values, heights }: Boxed): void {
    for (const name of this.#lanes.keys()) if (!others.some((other) => other.name === name)) this.#drop(name)
    for (const { name, field } of others) {
      if (this.#lanes.get(name)?.pool !== pool) this.#drop(name)
      const lane = this.#lanes.get(name) ?? {
        pool,
        sampler: createWorkerSampler(pool),
        wanted: null,
        running: null,
        shown: null
      }
      this.#lanes.set(name, lane)
      lane.wanted = { field, domain, values, heights }
      this.#run(name, lane)
    }
  }

  #drop(name: FormulaName): void {
    this.#lanes.get(name)?.sampler.dispose()
    this.#lanes.delete(name)
  }

  /** One after the other, so that there is something to see while a slider moves. */
  #run(name: FormulaName, lane: Lane): void {
    const { wanted } = lane
    if (!wanted || lane.running || same(wanted, lane.shown)) return
    lane.running = wanted
    sampled(lane.sampler, wanted)
      .catch((error: unknown) => void console.warn(error))
      .then((sheet) => {
        lane.running = null
        if (this.#lanes.get(name) !== lane) return
        lane.shown = wanted
        if (sheet) this.#sheets = new Map(this.#sheets).set(name, { name, field: wanted.field, sheet })
        this.#run(name, lane)
      })
      .catch(console.warn)
  }
}

const same = (a: Wanted, b: Wanted | null): boolean =>
  a.field === b?.field && a.domain === b.domain && a.values === b.values

/** Null when it was withdrawn. */
async function sampled(
  sampler: WorkerSampler,
  { field: { tape }, domain, values, heights }: Wanted
): Promise<SampledSheet | null> {
  const parameters = tape.parameters.map((name) => values[name] ?? 1)
  const base = (heights[0] + heights[1]) / 2
  const tolerance = toleranceNeeded(tape, domain, parameters, heights)
  const [fields, refined] = await Promise.all([
    sampler.sample({ tape, spans: [{ grid, domain }], parameters, base, tolerance }),
    mayBeRefined(tape)
      ? sampler.refine({ tape, grid, domain, parameters, base, tolerance, depth: finestDepth, coarser: true })
      : { refinement: null }
  ])
  if (!fields || !refined || refined.refinement === 'crowded') return null
  return { grid, domain, base, samples: fields[0], refinement: refined.refinement }
}
