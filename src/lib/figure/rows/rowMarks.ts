import type { ScalarField } from '../../field/field'
import type { Row, RowPoint } from '../../field/rows'
import { spanOf, type Domain } from '../../tape/sampling/sampling'
import type { FurtherName } from '../facets/formulas'
import { formatPoint } from '../format'
import type { Mark, SpacePoint } from '../mark'
import { boundsOf, dashed, lift, zerosOf } from './curves'
import { traceOf, type Bead } from './path'

/** What rows are drawn over. */
export interface RowScene {
  /** The function on whose surface curves lie; null while there is none. */
  surface: ScalarField | null
  values: Record<string, number>
  domain: Domain
  columns: ReadonlyMap<string, Float64Array>
}

/** Of more points names would hide the picture. */
const mostNames = 12
/** Of more points of the data so many are drawn, evenly taken. */
const mostDots = 1000

/** What a row shows, less the bead of a path and the gradients at points; surfaces are sampled elsewhere. */
export function rowMarks(row: Row, tone: FurtherName, scene: RowScene): Mark[] {
  const { values, domain } = scene
  const height = heightOver(scene)
  const lying = (curves: readonly Float64Array[], isDashed = false): Mark[] => {
    if (curves.length === 0) return []
    const places = lift(curves, height, domain)
    return [{ kind: 'path', places: isDashed ? dashed(places, domain) : places, tone, on: 'both' }]
  }
  switch (row.kind) {
    case 'function':
      return []
    case 'curve':
      return lying(zerosOf(row.field, values, domain))
    case 'region': {
      const { rim, outside } = boundsOf(row.outward, values, domain)
      const area: Mark[] = outside.length > 0 ? [{ kind: 'area', rings: outside, tone, hatched: true }] : []
      return [...area, ...lying(rim, row.isStrict)]
    }
    case 'path':
      return lying(traceOf(row, values, domain))
    case 'points':
      return row.points.map((point): Mark => {
        const [x, y] = placeOf(point, values)
        const label = row.points.length > mostNames ? undefined : nameOf(point, [x, y])
        return { kind: 'dot', at: [x, y, height(x, y)], tone, on: 'both', label }
      })
    case 'scatter':
      return scatter(row.columns, tone, scene)
  }
}

/** The gradients at the points of a row. */
export function gradientMarks(points: readonly RowPoint[], { surface, values }: RowScene): Mark[] {
  if (!surface) return []
  return points.map((point): Mark => {
    const at = placeOf(point, values)
    const { value, gradient, differentiable } = surface.jet(at, values)
    const [fx, fy] = differentiable === true ? gradient : [NaN, NaN]
    return { kind: 'gradient', at: [...at, value], gradient: [fx, fy] }
  })
}

/** Velocities are drawn at most so long, in shares of the domain. */
const longest = 0.3

/** The bead of a path with its velocity, in the plane and along the surface. */
export function beadMarks(
  { at: [x, y], velocity: [dx, dy], height, rate }: Bead,
  tone: FurtherName,
  { domain }: RowScene
): Mark[] {
  const speed = Math.hypot(dx / spanOf(domain.x), dy / spanOf(domain.y))
  const share = speed > longest ? longest / speed : 1
  const from: SpacePoint = [x, y, height]
  const to: SpacePoint = [x + share * dx, y + share * dy, height + share * rate]
  const flat = (place: SpacePoint): SpacePoint => [place[0], place[1], 0]
  const arrows: Mark[] =
    speed > 0
      ? [
          { kind: 'vector', from: flat(from), to: flat(to), tone, on: 'plane', label: 'r′' },
          ...(Number.isFinite(rate) ? [{ kind: 'vector', from, to, tone, on: 'space' } satisfies Mark] : [])
        ]
      : []
  return [...arrows, { kind: 'dot', at: from, tone, on: 'both' }]
}

const placeOf = ({ x, y }: RowPoint, values: Record<string, number>): [number, number] => [
  x.value([], values),
  y.value([], values)
]

const nameOf = ({ label }: RowPoint, at: [number, number]): string => label || formatPoint(at)

function scatter(names: readonly string[], tone: FurtherName, scene: RowScene): Mark[] {
  const [xs, ys, zs] = names.map((name) => scene.columns.get(name) ?? new Float64Array())
  const height = heightOver(scene)
  const step = Math.max(1, Math.ceil(xs.length / mostDots))
  return Array.from({ length: Math.ceil(xs.length / step) }, (_, k): Mark => {
    const i = k * step
    const at: SpacePoint = [xs[i], ys[i], zs ? zs[i] : height(xs[i], ys[i])]
    return { kind: 'dot', at, tone, on: zs ? 'space' : 'both', small: true }
  })
}

const heightOver =
  ({ surface, values }: RowScene) =>
  (x: number, y: number): number =>
    surface ? surface.value([x, y], values) : NaN
