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

function columnsFor({ tape }: ScalarField, most: number): number {
  const work = tape.code.length * Math.max(1, rowCount(tape))
  return Math.max(coarsest, Math.min(most, Math.floor(Math.sqrt(budget / work))))
}

/** What is smaller than this share of f's own range is rounding. */
const noise = 1e-12

/** f itself over the domain: it stays while the point moves. */
const surfaceOver = remember((field: ScalarField, values: Values, domain: Domain, columns: number) =>
  overGrid(domain, columns, (x, y) => field.value([x, y], values))
)

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
    const columns = columnsFor(field, finest)
    const places = overGrid(domain, columns, taylor)
    const surface = surfaceOver(field, values, domain, columns)
    const rest = new Float64Array(columns * columns)
    let scale = 0
    for (let i = 0; i < rest.length; i++) {
      const z = places[3 * i + 2]
      rest[i] = surface[3 * i + 2] - z
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
const above = 0.004
/** It does not follow the point, so that it may take longer. */
const finestCurvature = 81

/** The surface itself, shaded by its Gaussian or mean curvature: by differences between its places. */
export const curvatureSheet = remember(
  (
    field: ScalarField,
    values: Values,
    domain: Domain,
    low: number,
    high: number,
    kind: 'gaussian' | 'mean'
  ): Sheet => {
    const columns = columnsFor(field, finestCurvature)
    const places = surfaceOver(field, values, domain, columns).slice()
    const bends = curvatures(places, columns, kind)
    for (let i = 0; i < bends.length; i++) places[3 * i + 2] += above * (high - low)
    const sizes = bends.filter(Number.isFinite).map(Math.abs).sort()
    const scale = sizes.length ? sizes[Math.floor(shown * (sizes.length - 1))] : 0
    const shade = (k: number) => (scale > 0 && Number.isFinite(k) ? Math.max(-1, Math.min(1, k / scale)) : 0)
    return { columns, places, shades: bends.map(shade), scale }
  }
)

/** At the rim that of the place next to it. */
function curvatures(places: Float64Array, columns: number, kind: 'gaussian' | 'mean'): Float64Array {
  const [h, k] = [places[3] - places[0], places[3 * columns + 1] - places[1]]
  const inner = (i: number) => Math.max(1, Math.min(columns - 2, i))
  return Float64Array.from({ length: columns * columns }, (_, i) => {
    const [column, row] = [inner(i % columns), inner(Math.floor(i / columns))]
    const f = (right: number, up: number) => places[3 * ((row + up) * columns + column + right) + 2]
    const gradient = [(f(1, 0) - f(-1, 0)) / (2 * h), (f(0, 1) - f(0, -1)) / (2 * k)] as const
    return curvatureOf(gradient, {
      xx: (f(1, 0) - 2 * f(0, 0) + f(-1, 0)) / (h * h),
      xy: (f(1, 1) - f(1, -1) - f(-1, 1) + f(-1, -1)) / (4 * h * k),
      yy: (f(0, 1) - 2 * f(0, 0) + f(0, -1)) / (k * k)
    })[kind]
  })
}

function overGrid({ x, y }: Domain, columns: number, z: (x: number, y: number) => number): Float64Array {
  const places = new Float64Array(3 * columns * columns)
  const last = columns - 1
  for (let row = 0, i = 0; row < columns; row++)
    for (let column = 0; column < columns; column++, i += 3) {
      places[i] = placeOn(x, column, last)
      places[i + 1] = placeOn(y, row, last)
      places[i + 2] = z(places[i], places[i + 1])
    }
  return places
}
