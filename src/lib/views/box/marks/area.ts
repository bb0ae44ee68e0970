import { withAlpha } from '../colours'
import { order, type CreateMaker } from '../maker'
import { clipped } from '../clip'
import { toWorld, type Triple } from '../space'

/** Parts of the x–y plane by their rims on the floor; filling them would hide its colours. */
export const areaMaker: CreateMaker<'area'> = ({ growing }) => {
  const rims = growing.strokes({ renderOrder: order.lines })
  return {
    object: rims.object,
    update(marks, { frame, space, colours }) {
      const [bottom] = frame.heights
      const found = marks.flatMap(({ rings, tone }) =>
        rings.flatMap((ring) => {
          const count = ring.length / 2
          const placeAt = (i: number): Triple => [ring[2 * (i % count)], ring[2 * (i % count) + 1], bottom]
          return Array.from({ length: count }, (_, i) => {
            const cut = clipped(frame, placeAt(i), placeAt(i + 1))
            if (!cut) return []
            const [start, end] = cut.map((place) => {
              const [x, y] = toWorld(space, place)
              return [x, y, space.floor] as const
            })
            return [{ start, end, tint: withAlpha(colours[tone], 0.95), style: [2, 0], lift: [0.01] }]
          }).flat()
        })
      )
      rims.set(found)
    },
    dispose: rims.dispose
  }
}
