import { lazilyFor } from '../../basics/lazily'
import { remember } from '../../basics/remember'
import type { Mark, Tone } from '../../figure/mark'
import { toSpace, type Slice } from '../../figure/slice'
import type { Subject } from '../tool'
import { sliceDegrees, slicesOf, tangentOf } from './slices'

const tones = ['x', 'y'] as const satisfies readonly Tone[]

/** Marks whose arrays are the same show the same. */
const curveOf = lazilyFor(({ line, places }: Slice) => toSpace(line, places))
const tangentIn = remember(
  (slice: Slice, t: number, value: number, left: number, right: number) =>
    toSpace(slice.line, tangentOf(slice, t, value, { left, right })),
  4
)

/**
 * Both slices through the point, with the curves they cut and their tangents. While the reader points at one of the
 * partials, the other's curve is drawn fine and all alone.
 */
export function partialsMarks({
  field,
  values,
  domain,
  at,
  pointed
}: Pick<Subject, 'field' | 'values' | 'domain' | 'at' | 'pointed'>): Mark[] {
  const [x, y, value] = at
  const sides = field.oneSided([x, y], values)
  return slicesOf(field, values, domain, [x, y]).flatMap((slice, i): Mark[] => {
    const tone = tones[i]
    const [isLit, isOther] = [pointed === tone, pointed === tones[1 - i]]
    const curve = { kind: 'path', places: curveOf(slice), tone, on: 'space' } as const
    if (isOther) return [{ ...curve, weight: 'fine' }]
    const places = tangentIn(slice, at[i], value, sides[i].left, sides[i].right)
    return [
      { kind: 'slice', at, degrees: sliceDegrees[i], tone },
      isLit ? { ...curve, weight: 'heavy' } : curve,
      { kind: 'path', places, tone, on: 'space', weight: isLit ? 'heavy' : 'fine' }
    ]
  })
}
