import { remember } from '../../basics/remember'
import type { Mark } from '../../figure/mark'
import { lineThrough, sliceOf, toSpace, type Slice } from '../../figure/slice'
import { unitVector } from '../../figure/unitVector'
import { slopeOf } from '../../tape/special/sides'
import type { Subject } from '../tool'

/** The slice along the direction, with the tangent on either side of the point: at a kink they are no one line. */
export function directionMarks(subject: Subject): Mark[] {
  const { at, gradient, direction, field, values, domain, heights } = subject
  const pointer: Mark = { kind: 'direction', at, degrees: direction }
  if (!Number.isFinite(at[2])) return [pointer]
  const [x, y, z] = at
  const way = unitVector(direction)
  const { ahead, behind } = field.sides([x, y], way, values)
  const slice = sliceOf(field, values, lineThrough(domain, [x, y], direction))
  const reach = reachOf(domain, heights, way, slopeOf(ahead))
  return [
    pointer,
    { kind: 'gradient', at, gradient },
    { kind: 'slice', at, degrees: direction, tone: 'ink' },
    { kind: 'path', places: lifted(slice), tone: 'level', on: 'space', weight: 'heavy' },
    {
      kind: 'path',
      places: tangent(x, y, z, way[0], way[1], reach, slopeOf(ahead), slopeOf(behind)),
      tone: 'ink',
      on: 'space'
    }
  ]
}

/** The tangent takes this share of the domain and of the box's height. */
const [wide, high] = [0.22, 0.35]

function reachOf(
  { x, y }: Subject['domain'],
  heights: Subject['heights'],
  [u, v]: number[],
  slope: number
): number {
  const rise = Number.isFinite(slope) ? Math.abs(slope) : 0
  const sides = [(x[1] - x[0]) / Math.abs(u), (y[1] - y[0]) / Math.abs(v)].map((span) => wide * span)
  return Math.min(...sides, (high * (heights[1] - heights[0])) / rise)
}

const lifted = remember(({ line, places }: Slice): Float64Array => toSpace(line, places))

/** From behind through the point to ahead; a side without a slope is left out. */
const tangent = remember(
  (
    x: number,
    y: number,
    z: number,
    u: number,
    v: number,
    reach: number,
    ahead: number,
    behind: number
  ): Float64Array =>
    Float64Array.of(
      ...[x - reach * u, y - reach * v, z + reach * behind],
      ...[x, y, z],
      ...[x + reach * u, y + reach * v, z + reach * ahead]
    )
)
