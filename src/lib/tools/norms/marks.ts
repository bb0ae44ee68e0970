import { remember } from '../../basics/remember'
import { formatNumber } from '../../figure/format'
import type { Mark } from '../../figure/mark'
import type { Domain } from '../../tape/sampling/sampling'
import type { Subject } from '../tool'
import { ballOf, normNames, steepestUnder, type NormName } from './norms'
import { sizeOf, times, type Pair } from './polygon'
import { subgradientsAt, type Verdict } from './subgradients'

/** Of the drawn balls, in parts of the window's smaller side. */
const radiusShare = 0.16
/** A step on the surface rises by this part of the box at most. */
const mostRise = 0.3

export const radiusOf = ({ x, y }: Domain): number => radiusShare * Math.min(x[1] - x[0], y[1] - y[0])

/** The slopes at a kink; null where a plane touches, and where f has no value. */
export function slopesAt(
  subject: Pick<Subject, 'field' | 'at' | 'values' | 'domain' | 'jet'>
): Verdict | null {
  const { field, at, values, domain, jet } = subject
  if (jet.differentiable === true || !Number.isFinite(jet.value)) return null
  const continuous = field.smoothness([at[0], at[1]], values)?.continuous ?? 'unknown'
  return slopes(field, at[0], at[1], values, domain, continuous)
}
const slopes = remember(
  (
    field: Subject['field'],
    x: number,
    y: number,
    values: Subject['values'],
    domain: Domain,
    continuous: boolean | 'unknown'
  ) =>
    // prettier-ignore
    subgradientsAt(field, [x, y], values, domain, continuous)
)

/** The unit balls and the steepest step of each; at a kink the set of slopes in their place. */
export function normsMarks(subject: Subject): Mark[] {
  const { at, domain, jet, state } = subject
  const verdict = slopesAt(subject)
  const radius = radiusOf(domain)
  if (verdict) {
    if (verdict.kind !== 'slopes') return []
    return setMarks(at[0], at[1], radius, verdict.slopes.corners)
  }
  if (!Number.isFinite(jet.value)) return []
  const error = subject.field.rounding([at[0], at[1]], subject.values).gradient
  return ballMarks(
    at,
    radius,
    [jet.gradient[0], jet.gradient[1]],
    [error[0], error[1]],
    state.norms.norm,
    subject.heights
  )
}

const rings = remember((x: number, y: number, radius: number) =>
  normNames.map((name) => {
    const rim = ballOf(name).map((step): Pair => [x + radius * step[0], y + radius * step[1]])
    return { name, ring: Float64Array.from(rim.flat()), path: closed(rim) }
  })
)

/** A closed curve in the plane. */
const closed = (corners: readonly Pair[]): Float64Array =>
  Float64Array.from([...corners, corners[0]].flatMap(([x, y]) => [x, y, 0]))

function ballMarks(
  at: Subject['at'],
  radius: number,
  gradient: Pair,
  error: Pair,
  chosen: NormName,
  heights: Subject['heights']
): Mark[] {
  // prettier-ignore
  const [x, y, f] = at
  const balls = rings(x, y, radius).map(({ name, ring, path }): Mark =>
    name === chosen
      ? { kind: 'area', rings: areaRings(ring), tone: 'gradient' }
      : { kind: 'path', places: path, tone: 'ink', on: 'plane', weight: 'fine' }
  )
  const rim = rings(x, y, radius).find(({ name }) => name === chosen)!
  const { steps, slope } = steepestUnder(chosen, gradient, error)
  const rise = Math.min(1, (mostRise * (heights[1] - heights[0])) / (radius * slope))
  const arrows = steps.flatMap((step): Mark[] => {
    const [dx, dy] = times(step, radius)
    return [
      {
        kind: 'vector',
        from: at,
        to: [x + dx, y + dy, f],
        tone: 'gradient',
        on: 'plane',
        label: formatNumber(slope)
      },
      { kind: 'vector', from: at, to: [x + rise * dx, y + rise * dy, f + rise * radius * slope], tone: 'gradient', on: 'space' } // prettier-ignore
    ]
  })
  return [
    ...balls,
    { kind: 'path', places: rim.path, tone: 'gradient', on: 'plane', weight: 'heavy' },
    ...(steps.length === 2 ? edgeMark(x, y, radius, steps[0], steps[1]) : []),
    ...arrows
  ]
}

const areaRings = remember((ring: Float64Array) => [ring], 12)

/** All steps between two corners of the ball are as steep. */
const edgeMark = (x: number, y: number, radius: number, a: Pair, b: Pair): Mark[] => [
  { kind: 'path', places: edge(x, y, radius, ...a, ...b), tone: 'ink', on: 'plane', weight: 'heavy' }
]
const edge = remember((x: number, y: number, radius: number, ...ends: number[]) =>
  Float64Array.of(
    x + radius * ends[0],
    y + radius * ends[1],
    0,
    x + radius * ends[2],
    y + radius * ends[3],
    0
  )
)

/** The set of slopes from the point on, its farthest as long as the balls are wide. */
const setMarks = remember((x: number, y: number, radius: number, corners: readonly Pair[]): Mark[] => {
  const size = sizeOf(corners)
  const scale = size > 0 ? radius / size : 0
  const places = corners.map((slope): Pair => [x + scale * slope[0], y + scale * slope[1]])
  const rim: Mark = { kind: 'path', places: closed(places), tone: 'gradient', on: 'plane', weight: 'heavy' }
  if (places.length < 3) return [rim]
  return [{ kind: 'area', rings: [Float64Array.from(places.flat())], tone: 'gradient', hatched: true }, rim]
})
