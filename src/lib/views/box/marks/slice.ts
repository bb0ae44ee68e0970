import type { MarkOf } from '../../../figure/mark'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { isInside } from '../tangentFrame'
import { toWorld } from '../space'

/** Upright translucent planes through the box, from wall to wall. */
export const sliceMaker: CreateMaker<'slice'> = ({ growing }) => {
  const planes = growing.patches({ renderOrder: order.point, shinesThrough: true })
  return {
    object: planes.object,
    update: (marks, scenery) =>
      planes.set(marks.filter(({ at }) => isInside(scenery.frame, at)).map((mark) => planeOf(mark, scenery))),
    dispose: planes.dispose
  }
}

function planeOf({ at, degrees, tone }: MarkOf<'slice'>, { space, colours }: Scenery) {
  const angle = (degrees * Math.PI) / 180
  const [dx, dy] = [exact(Math.cos(angle)) * space.scale[0], exact(Math.sin(angle)) * space.scale[1]]
  const [x, y] = toWorld(space, at)
  /** How many steps lead to the nearer wall that way. */
  const reach = (sign: 1 | -1) =>
    Math.min(
      ...[
        [x, dx, space.half[0]],
        [y, dy, space.half[1]]
      ].map(([from, d, half]) => (d === 0 ? Infinity : (Math.sign(sign * d) * half - from) / (sign * d)))
    )
  const [ahead, behind] = [reach(1), reach(-1)]
  const [half, middle] = [(ahead + behind) / 2, (ahead - behind) / 2]
  const colour = colours[tone]
  return {
    centre: [x + middle * dx, y + middle * dy, 0],
    a: [half * dx, half * dy, 0],
    b: [0, 0, space.half[2]],
    tint: withAlpha(colour, 0.13),
    edge: withAlpha(colour, 0.7),
    lift: [0]
  }
}

/** Along the axes exactly. */
const exact = (value: number): number => (Math.abs(value) < 1e-15 ? 0 : value)
