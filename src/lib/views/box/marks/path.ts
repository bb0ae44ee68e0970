import type { MarkOf } from '../../../figure/mark'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { clipped } from '../clip'
import { toWorld, type Triple } from '../space'

/** Widths in CSS pixels. */
const widths = { fine: 1.4, plain: 2, heavy: 3 }
const dash = 6

/** Curves on the surface lie in it, and must win over it. */
const lift = [0.03]

/** Curves through places, cut at the box: on the surface, on the floor or both. */
export const pathMaker: CreateMaker<'path'> = ({ growing }) => {
  const strokes = growing.strokes({ renderOrder: order.lines, shinesThrough: true })
  return {
    object: strokes.object,
    update: (marks, scenery) =>
      strokes.set(
        marks.flatMap((mark) => [
          ...(mark.on === 'plane' ? [] : strokesOf(mark, scenery, false)),
          ...(mark.on === 'space' ? [] : strokesOf(mark, scenery, true))
        ])
      ),
    dispose: strokes.dispose
  }
}

function strokesOf(mark: MarkOf<'path'>, { frame, space, colours }: Scenery, onFloor: boolean) {
  const { places, tone, weight = 'plain', dashed = false } = mark
  const tint = withAlpha(colours[tone], 0.95)
  const style = [widths[weight], dashed ? dash : 0]
  const placeAt = (i: number): Triple => {
    const [x, y, z] = [places[3 * i], places[3 * i + 1], places[3 * i + 2]]
    return onFloor ? [x, y, frame.heights[0]] : [x, y, z]
  }
  const found = []
  for (let i = 1; i < places.length / 3; i++) {
    const cut = clipped(frame, placeAt(i - 1), placeAt(i))
    if (!cut) continue
    const [start, end] = cut.map((place) => {
      const [x, y, z] = toWorld(space, place)
      return [x, y, onFloor ? space.floor : z] as const
    })
    found.push({ start, end, tint, style, lift })
  }
  return found
}
