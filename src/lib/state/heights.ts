import type { ScalarField } from '../math'
import { toBlocks } from '../tape/blocks'
import { fieldStride, sampleCount, type Domain, type Grid } from '../tape/sampling'
import { rowCount } from '../tape/tape'
import { clamp } from './number'

export type Heights = [low: number, high: number]

/** Coarse enough to follow a slider on every frame, fine enough to see every hill of the presets. */
const grid: Grid = { columns: 49, rows: 49 }

/** A closer look around the lowest and the highest sample: far beyond them only beside a pole. */
const closer: Grid = { columns: 17, rows: 17 }

/** Each sample of a function of data takes all its rows: of more than this together fewer samples are taken. */
const mostRows = 500_000
const fewest = 9

/** The share of the samples, at either end, that may be cut off where a function runs to a pole. */
const tail = 0.05

interface Sample {
  x: number
  y: number
  value: number
}

/**
 * The range of f worth showing over a domain: all of it, except that towards a pole the picture is cut
 * a little beyond where nine tenths of the samples lie.
 */
export function heightsOf(field: ScalarField, domain: Domain, values: Record<string, number>): Heights {
  const look = (grid: Grid, domain: Domain) => sample(field, grid, domain, values)
  const [first, second] = [affordable(grid, field), affordable(closer, field)]
  const samples = look(first, domain)
  if (samples.length === 0) return [-1, 1]
  const [bottom, top] = [samples[0], samples[samples.length - 1]]
  const low = quantile(samples, tail)
  const high = quantile(samples, 1 - tail)
  const margin = (high - low) / 2
  const least = Math.min(bottom.value, look(second, around(bottom, first, domain))[0]?.value ?? bottom.value)
  const most = Math.max(top.value, look(second, around(top, first, domain)).at(-1)?.value ?? top.value)
  return widen([
    bottom.value - least > margin ? low - margin : least,
    most - top.value > margin ? high + margin : most
  ])
}

export const unite = (a: Heights, b: Heights): Heights => [Math.min(a[0], b[0]), Math.max(a[1], b[1])]

function affordable({ columns }: Grid, field: ScalarField): Grid {
  const samples = mostRows / Math.max(1, rowCount(field.tape))
  const side = clamp(Math.floor(Math.sqrt(samples)), fewest, columns)
  return { columns: side, rows: side }
}

/** The defined samples, from low to high. */
function sample(field: ScalarField, grid: Grid, domain: Domain, values: Record<string, number>): Sample[] {
  const data = new Float32Array(sampleCount(grid) * fieldStride)
  const parameters = field.tape.parameters.map((name) => values[name])
  toBlocks(field.tape).sample(grid, domain, parameters, 0, data)
  const samples: Sample[] = []
  for (let i = 0; i < sampleCount(grid); i++) {
    const value = data[i * fieldStride]
    if (data[i * fieldStride + 3] === 0 || !Number.isFinite(value)) continue
    const x = between(domain.x, (i % grid.columns) / (grid.columns - 1))
    const y = between(domain.y, Math.floor(i / grid.columns) / (grid.rows - 1))
    samples.push({ x, y, value })
  }
  return samples.sort((a, b) => a.value - b.value)
}

/** The cells of a grid around a sample, within the domain. */
function around({ x, y }: Sample, grid: Grid, domain: Domain): Domain {
  const side = ([low, high]: [number, number], middle: number, cells: number): [number, number] => {
    const reach = (high - low) / cells
    return [clamp(middle - reach, low, high), clamp(middle + reach, low, high)]
  }
  return { x: side(domain.x, x, grid.columns - 1), y: side(domain.y, y, grid.rows - 1) }
}

const between = ([low, high]: [number, number], share: number): number => low + share * (high - low)

const quantile = (sorted: Sample[], share: number): number =>
  sorted[Math.round(share * (sorted.length - 1))].value

/** A level function still needs a box with some height. */
function widen([low, high]: Heights): Heights {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low > 1e-6 * size) return [low, high]
  const half = size > 0 ? size / 2 : 1
  return [low - half, high + half]
}
