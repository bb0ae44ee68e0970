import type { Tape } from '../program/tape'
import type { Domain, Grid } from '../sampling/sampling'
import { createGround, side, type Ground } from './ground'
import { levelRings, rising, runsOf, toCurve, type LevelCurve } from './levelCurves'
import { outlineSide } from './outline'
import { ringsOf, sampleNodes, type Rings, type Samples } from './rings'
import { thinOut } from './thinOut'

/** What a map of f over a domain is to have. */
export interface ChartRequest {
  domain: Domain
  parameters: number[]
  levels: number[]
  /** The areas between levels too, and those where f has no value. */
  areas?: boolean
  /** Gradients amid the cells of such a grid. */
  arrows?: Grid
  /** How fine f is sampled. */
  cells?: number
}

export interface Chart {
  curves: LevelCurve[]
  /** Per level, as an SVG path in units of the outline with y upwards: where f is not below it. From low to high. */
  bands: { level: number; outline: string }[]
  /** Where f has no value, likewise; null where it has one everywhere. To be filled by the even-odd rule. */
  undefined: string | null
  /** x, y, f_x, f_y of each arrow. */
  arrows: Float64Array
}

/** Pixels of the ground that drawn lines may be off by. */
const [lineError, outlineError] = [0.04, 0.1]

/** The lines, areas and arrows of a map. */
export function chartOf(tape: Tape, request: ChartRequest): Chart {
  const { levels, areas, arrows } = request
  const { ground, samples } = surveyOf(tape, request)
  const rings = levelRings(ground, samples, rising(levels))
  const curves = runsOf(ground, rings).map((run) =>
    toCurve(ground, { ...run, places: thinOut(run.places, lineError, run.closed) })
  )
  return {
    curves,
    bands: areas ? bandsOf(rings) : [],
    undefined: areas ? undefinedArea(ground, samples) : null,
    arrows: arrows ? arrowsOn(ground, request.domain, arrows) : new Float64Array(0)
  }
}

interface Survey {
  key: string
  ground: Ground
  samples: Samples
}

/** A point that is dragged asks for one curve after the other over the same ground. */
const surveys = new WeakMap<Tape, Survey>()

function surveyOf(tape: Tape, { domain, parameters, cells }: ChartRequest): Survey {
  const key = JSON.stringify([domain, parameters, cells])
  const known = surveys.get(tape)
  if (known?.key === key) return known
  const survey = {
    key,
    ground: createGround(tape, parameters, domain),
    samples: sampleNodes(tape, parameters, domain, cells)
  }
  surveys.set(tape, survey)
  return survey
}

function bandsOf(rings: Rings): Chart['bands'] {
  const outlines = new Map<number, string[]>()
  for (const start of rings.starts) {
    const level = rings.levels[start]
    outlines.set(level, [...(outlines.get(level) ?? []), outlineOf(rings, start)])
  }
  return [...outlines].sort(([a], [b]) => a - b).map(([level, parts]) => ({ level, outline: parts.join('') }))
}

function outlineOf({ p, q, next }: Rings, start: number): string {
  const places: number[] = []
  let i = start
  do {
    places.push(p[i], q[i])
    i = next[i]
  } while (i !== start)
  const units = thinOut(places, outlineError, true).map((pixel) => Math.round((outlineSide / side) * pixel))
  let path = `M${units[0]} ${units[1]}l`
  for (let k = 2; k < units.length; k += 2)
    path += `${units[k] - units[k - 2]} ${units[k + 1] - units[k - 1]} `
  return units.length > 4 ? `${path}z` : ''
}

function undefinedArea(ground: Ground, samples: Samples): string | null {
  const { values, columns, rows } = samples
  const inner = (columns - 2) * (rows - 2)
  const defined = values.reduce((count, value) => count + (value > -Infinity ? 1 : 0), 0)
  if (defined === inner) return null
  const rings = ringsOf(ground, samples, [-Number.MAX_VALUE])
  const holes = rings.starts.map((start) => outlineOf(rings, start)).join('')
  return `M0 0H${outlineSide}V${outlineSide}H0z${holes}`
}

function arrowsOn(ground: Ground, { x, y }: Domain, { columns, rows }: Grid): Float64Array {
  const count = columns * rows
  const p = Float64Array.from({ length: count }, (_, i) => (side * ((i % columns) + 0.5)) / columns)
  const q = Float64Array.from({ length: count }, (_, i) => (side * (Math.floor(i / columns) + 0.5)) / rows)
  const { fp, fq } = ground.jets(p, q)
  const [perX, perY] = [side / (x[1] - x[0]), side / (y[1] - y[0])]
  return Float64Array.from({ length: 4 * count }, (_, k) => {
    const i = k >> 2
    return [ground.x(p[i]), ground.y(q[i]), fp[i] * perX, fq[i] * perY][k & 3]
  })
}
