import { remember } from '../../basics/remember'
import type { ScalarField } from '../../field/field'
import { rowCount } from '../../tape/program/tape'
import { placeOn, type Domain } from '../../tape/sampling/sampling'
import { curvatureOf } from './curvature'
import { taylorOf, type Expanded, type TaylorOrder } from './taylor'

/** A surface over a grid of places, with shades from −1 to 1, and what a shade of 1 stands for. */
export interface Sheet {
  columns: number
  places: Float64Array
  shades: Float64Array
  /** 0 where there is nothing to shade. */
  scale: number
}

type Values = Readonly<Record<string, number>>

/** So many samples along each side, and of a function that takes long fewer; instructions for a sheet. */
const [finest, coarsest] = [49, 13]
const budget = 600_000

function columnsFor({ tape }: ScalarField, evaluations: number): number {
  const work = evaluations * tape.code.length * Math.max(1, rowCount(tape))
  return Math.max(coarsest, Math.min(finest, Math.floor(Math.sqrt(budget / work))))
}

/** What is smaller than this share of f's own range is rounding. */
const noise = 1e-12

/** The Taylor polynomial over the domain, shaded by f minus it: the greatest size of that among the heights is 1. */
export const taylorSheet = remember(
  (
    field: ScalarField,
    values: Values,
    domain: Domain,
    low: number,
    high: number,
    order: TaylorOrder,
    x: number,
    y: number,
    value: number,
    ...[fx, fy, xx, xy, yy]: number[]
  ): Sheet => {
    const taylor = taylorOf({ at: [x, y], value, gradient: [fx, fy], hessian: { xx, xy, yy } }, order)
    const columns = columnsFor(field, 1)
    const places = overGrid(domain, columns, taylor)
    const rest = new Float64Array(columns * columns)
    let scale = 0
    for (let i = 0; i < rest.length; i++) {
      const [x, y, z] = places.subarray(3 * i, 3 * i + 3)
      rest[i] = field.value([x, y], values) - z
      if (z >= low && z <= high && Number.isFinite(rest[i])) scale = Math.max(scale, Math.abs(rest[i]))
    }
    if (scale <= noise * (high - low)) scale = 0
    return {
      columns,
      places,
      shades: rest.map((r) => (scale > 0 && Number.isFinite(r) ? r / scale : 0)),
      scale
    }
  }
)

/** The arguments of a Taylor sheet, for what is expanded about a point. */
export const expandedParts = ({ at: [x, y], value, gradient: [fx, fy], hessian }: Expanded) =>
  [x, y, value, fx, fy, hessian.xx, hessian.xy, hessian.yy] as const

/** Of the curvatures met, so many are no stronger than the full shade: a few extremes would leave the rest white. */
const shown = 0.95
/** So much above the surface, as a share of the box's height, that it lies over it. */
const above = 0.002

/** The surface itself, shaded by its Gaussian or mean curvature, found by differences. */
export const curvatureSheet = remember(
  (
    field: ScalarField,
    values: Values,
    domain: Domain,
    low: number,
    high: number,
    kind: 'gaussian' | 'mean'
  ): Sheet => {
    const f = (x: number, y: number) => field.value([x, y], values)
    const columns = columnsFor(field, 9)
    const places = overGrid(domain, columns, f)
    const bends = new Float64Array(columns * columns)
    for (let i = 0; i < bends.length; i++)
      bends[i] = curvatureAt(f, domain, places[3 * i], places[3 * i + 1])[kind]
    for (let i = 0; i < bends.length; i++) places[3 * i + 2] += above * (high - low)
    const sizes = bends.filter(Number.isFinite).map(Math.abs).sort()
    const scale = sizes.length ? sizes[Math.floor(shown * (sizes.length - 1))] : 0
    return {
      columns,
      places,
      shades: bends.map((k) => (scale > 0 && Number.isFinite(k) ? Math.max(-1, Math.min(1, k / scale)) : 0)),
      scale
    }
  }
)

/** The step of second differences: where truncation and rounding weigh about the same, on the scale of the domain. */
const share = Number.EPSILON ** 0.25

function curvatureAt(f: (x: number, y: number) => number, domain: Domain, x: number, y: number) {
  const [h, k] = [domain.x, domain.y].map(([low, high]) => (share * (high - low)) / 2)
  const [east, west, north, south] = [f(x + h, y), f(x - h, y), f(x, y + k), f(x, y - k)]
  const here = 2 * f(x, y)
  const mixed = f(x + h, y + k) - f(x + h, y - k) - f(x - h, y + k) + f(x - h, y - k)
  return curvatureOf([(east - west) / (2 * h), (north - south) / (2 * k)], {
    xx: (east - here + west) / (h * h),
    xy: mixed / (4 * h * k),
    yy: (north - here + south) / (k * k)
  })
}

function overGrid({ x, y }: Domain, columns: number, z: (x: number, y: number) => number): Float64Array {
  const places = new Float64Array(3 * columns * columns)
  const last = columns - 1
  for (let row = 0; row < columns; row++)
    for (let column = 0; column < columns; column++) {
      const at = [placeOn(x, column, last), placeOn(y, row, last)] as const
      places.set([...at, z(...at)], 3 * (row * columns + column))
    }
  return places
}
