import { Group } from 'three/webgpu'
import type { MarkOf } from '../../../figure/mark'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { footOf, isInside, isVisible } from '../tangentFrame'
import { toWorld, type Triple } from '../space'

/** Places with names: discs with a rim of paper, on the surface, on the floor or both. */
export const dotMaker: CreateMaker<'dot'> = ({ growing, labels }) => {
  const discs = growing.dots({ renderOrder: order.marker, shinesThrough: true })
  let named: { text: string; at: Triple }[] = []
  let scenery: Scenery
  return {
    object: new Group().add(discs.object),
    update(marks, now) {
      scenery = now
      const placed = marks.flatMap((mark) => placesOf(mark, now).map((at) => ({ mark, at })))
      discs.set(placed.flatMap(({ mark, at }) => discsAt(mark, at, now)))
      named = placed.flatMap(({ mark, at }, i) =>
        mark.label && placed[i - 1]?.mark !== mark ? [{ text: mark.label, at }] : []
      )
    },
    face({ project }) {
      labels.put(
        'dot',
        named.map(({ text, at }, i) => {
          const { x, y } = project(at)
          return { key: `dot ${i}`, text, x, y: y - 18, colour: scenery.colours.ink }
        })
      )
    },
    dispose: discs.dispose
  }
}

function placesOf({ at, on }: MarkOf<'dot'>, { frame, space }: Scenery): Triple[] {
  const above = on !== 'plane' && isVisible(frame, at) ? [toWorld(space, at)] : []
  const below = on !== 'space' && isInside(frame, at) ? [footOf(space, at)] : []
  return [...above, ...below]
}

const radii = { plain: [5.5, 4], small: [3.2, 2.4] }

const discsAt = ({ tone, small }: MarkOf<'dot'>, centre: Triple, { colours }: Scenery) => {
  const [rim, disc] = small ? radii.small : radii.plain
  return [
    { radius: rim, tint: withAlpha(colours.panel, 0.9) },
    { radius: disc, tint: withAlpha(colours[tone], 1) }
  ].map(({ radius, tint }) => ({ centre, tint, style: [radius, 1], lift: [0.05] }))
}
