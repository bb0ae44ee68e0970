import type { MarkOf } from '../../../figure/mark'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { clipped } from '../clip'
import { toWorld, type Triple } from '../space'

/** Lines of a hatching from one corner of the floor to the other. */
const hatches = 56

/** Parts of the x–y plane on the floor, by their rims or hatched: filling them would hide its colours. */
export const areaMaker: CreateMaker<'area'> = ({ growing }) => {
  const lines = growing.strokes({ renderOrder: order.lines })
  return {
    object: lines.object,
    update: (marks, scenery) =>
      lines.set(marks.flatMap((mark) => (mark.hatched ? hatching(mark, scenery) : rims(mark, scenery)))),
    dispose: lines.dispose
  }
}

const rims = ({ rings, tone }: MarkOf<'area'>, scenery: Scenery) =>
  rings.flatMap((ring) =>
    edgesOf(ring).flatMap(([from, to]) =>
      stroke(from, to, scenery, withAlpha(scenery.colours[tone], 0.95), 2)
    )
  )

/** Diagonals of the floor, where an odd number of rings is around them. */
function hatching({ rings, tone }: MarkOf<'area'>, scenery: Scenery) {
  const { sides } = scenery.frame
  const [origin, size] = [sides.map(([low]) => low), sides.map(([low, high]) => high - low)]
  const edges = rings.flatMap(edgesOf)
  const tint = withAlpha(scenery.colours[tone], 0.5)
  // Along a diagonal the sum of the shares of both sides is the same.
  const sum = ([x, y]: Pair) => (x - origin[0]) / size[0] + (y - origin[1]) / size[1]
  const found = []
  for (let line = 1; line < hatches; line++) {
    const at = (2 * line) / hatches
    const crossings = edges
      .flatMap(([from, to]): Pair[] => {
        const [a, b] = [sum(from), sum(to)]
        if (a < at === b < at) return []
        const share = (at - a) / (b - a)
        return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]]
      })
      .sort(([x], [otherX]) => x - otherX)
    for (let i = 0; i + 1 < crossings.length; i += 2)
      found.push(...stroke(crossings[i], crossings[i + 1], scenery, tint, 1))
  }
  return found
}

type Pair = readonly [x: number, y: number]

const edgesOf = (ring: Float64Array): [Pair, Pair][] => {
  const count = ring.length / 2
  const placeAt = (i: number): Pair => [ring[2 * (i % count)], ring[2 * (i % count) + 1]]
  return Array.from({ length: count }, (_, i) => [placeAt(i), placeAt(i + 1)])
}

function stroke(from: Pair, to: Pair, { frame, space }: Scenery, tint: readonly number[], width: number) {
  const onFloor = ([x, y]: Pair): Triple => [x, y, frame.heights[0]]
  const cut = clipped(frame, onFloor(from), onFloor(to))
  if (!cut) return []
  const [start, end] = cut.map((place) => {
    const [x, y] = toWorld(space, place)
    return [x, y, space.floor] as const
  })
  return [{ start, end, tint, style: [width, 0], lift: [0.01] }]
}
