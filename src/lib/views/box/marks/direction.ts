import type { MarkOf } from '../../../figure/mark'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { footOf, isInside, pointScale } from '../tangentFrame'
import type { Triple } from '../space'

/** How far the ray reaches, in world units (the box's longer side is 2). */
const rayLength = 0.5

/** Room for so many directions. */
const most = 16

/** The chosen direction: a dashed ray on the floor. */
export const directionMaker: CreateMaker<'direction'> = ({ primitives }) => {
  const rays = primitives.strokes({ capacity: most, renderOrder: order.point, shinesThrough: true })
  return {
    object: rays.object,
    update: (marks, scenery) =>
      rays.set(marks.filter(({ at }) => isInside(scenery.frame, at)).map((mark) => ray(mark, scenery))),
    dispose: rays.dispose
  }
}

/** Degrees count from the x axis in the domain; the ray is drawn where that direction leads on the floor. */
function ray({ at, degrees }: MarkOf<'direction'>, { space, colours }: Scenery) {
  const angle = (degrees * Math.PI) / 180
  const [dx, dy] = [Math.cos(angle) * space.scale[0], Math.sin(angle) * space.scale[1]]
  const from = footOf(space, at)
  const reach = Math.min(
    (rayLength * pointScale(space)) / Math.hypot(dx, dy),
    room(from[0], dx, space.half[0]),
    room(from[1], dy, space.half[1])
  )
  const to: Triple = [from[0] + dx * reach, from[1] + dy * reach, from[2]]
  return { start: from, end: to, tint: withAlpha(colours.ink, 0.9), style: [1.6, 5], lift: [0] }
}

/** How many steps of `d` lead from `at` to the wall. */
const room = (at: number, d: number, half: number): number =>
  d === 0 ? Infinity : (Math.sign(d) * half - at) / d
