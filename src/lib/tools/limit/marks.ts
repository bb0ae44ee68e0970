import { lazilyFor } from '../../basics/lazily'
import { remember } from '../../basics/remember'
import type { Mark, SpacePoint, Tone } from '../../figure/mark'
import { placeAt, sliceOf, toSpace, type Line, type Slice } from '../../figure/slice'
import { tangentOf } from '../partials/slices'
import type { Subject } from '../tool'
import { degreesOf, quotientOf, stretchOf, walkThrough, type Way } from './quotients'

export const toneOf = (way: Way): Tone => (way === 'v' ? 'level' : way)

const curveOf = lazilyFor(({ line, places }: Slice) => toSpace(line, places))

/** Marks whose arrays are the same show the same. */
const tangentIn = remember(
  (line: Line, t: number, value: number, left: number, right: number) =>
    toSpace(line, tangentOf({ line }, t, value, { left, right })),
  4
)

/** The secant goes on beyond both its places, by this share of the line. */
const beyond = 0.2
const secantIn = remember((line: Line, from: number, to: number, value: number, slope: number) => {
  const more = beyond * (line.range[1] - line.range[0])
  const end = (t: number) => [t, value + slope * (t - from)]
  return toSpace(line, Float64Array.of(...end(from - more), ...end(to + more)))
}, 4)

/** The slice that the limit is taken in, its tangent, and the secant over the step. */
export function limitMarks({ field, values, domain, at, jet, direction, state }: Subject): Mark[] {
  const { along, scheme, step } = state.limit
  const tone = toneOf(along)
  const walk = walkThrough(field, values, domain, [at[0], at[1]], jet, along, direction)
  const slice = sliceOf(field, values, walk.line)
  const marks: Mark[] = [
    { kind: 'slice', at, degrees: degreesOf(along, direction), tone },
    { kind: 'path', places: curveOf(slice), tone, on: 'space', weight: 'fine' }
  ]
  const { left, right } = walk.sides
  const tangent = tangentIn(slice.line, walk.t, walk.value, left, right)
  if (tangent.length) marks.push({ kind: 'path', places: tangent, tone, on: 'space' })
  const slope = quotientOf(walk, step, scheme)
  if (!Number.isFinite(slope)) return marks
  const ends = stretchOf(walk.t, step, scheme)
  const secant = secantIn(slice.line, ...ends, walk.f(ends[0]), slope)
  marks.push({ kind: 'path', places: secant, tone: 'ink', on: 'space', weight: 'heavy' })
  for (const t of ends)
    if (t !== walk.t) {
      const [x, y] = placeAt(walk.line, t)
      const place: SpacePoint = [x, y, walk.f(t)]
      marks.push({ kind: 'dot', at: place, tone: 'ink', on: 'space' })
    }
  return marks
}
