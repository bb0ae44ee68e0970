import type { MarkOf } from '../../../figure/mark'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery, type Viewpoint } from '../maker'
import { footOf, isInside, pointScale, tangentFrame } from '../tangentFrame'
import type { Triple } from '../space'

/** The length of an arrow in world units (the box's longer side is 2). */
const arrowLength = 0.46

/** Shaft, head length and half head width: visibly heavier than the field's arrows. */
const arrowStyle = [0.011, 0.085, 0.036]
const litStyle = [0.018, 0.1, 0.05]

/** Room for so many gradients. */
const most = 16

/** The gradient at a place: an arrow on the floor, and on the surface the steepest ascent. */
export const gradientMaker: CreateMaker<'gradient'> = ({ primitives }) => {
  const arrows = primitives.arrows({ capacity: 2 * most, renderOrder: order.point, shinesThrough: true })
  let drawn: readonly MarkOf<'gradient'>[] = []
  let scenery: Scenery
  return {
    object: arrows.object,
    update(marks, now) {
      scenery = now
      drawn = marks.filter(({ at }) => isInside(now.frame, at))
    },
    face: (sight) =>
      arrows.set(
        drawn.flatMap((mark) => [...floorArrow(mark, scenery), ...ascentArrow(mark, scenery, sight)])
      ),
    dispose: arrows.dispose
  }
}

/** A unit vector of the drawn floor; null where there is no gradient or it is zero. */
function directionOnFloor(
  { gradient }: MarkOf<'gradient'>,
  { space }: Scenery
): readonly [number, number] | null {
  const [dx, dy] = [gradient[0] / space.scale[0], gradient[1] / space.scale[1]]
  const size = Math.hypot(dx, dy)
  return size > 0 && Number.isFinite(size) ? [dx / size, dy / size] : null
}

function floorArrow(mark: MarkOf<'gradient'>, scenery: Scenery) {
  const direction = directionOnFloor(mark, scenery)
  if (!direction) return []
  const [dx, dy] = direction
  const size = arrowLength * pointScale(scenery.space)
  return [
    {
      tail: footOf(scenery.space, mark.at),
      axis: [dx * size, dy * size, 0],
      across: [-dy, dx, 0],
      tint: withAlpha(scenery.colours.gradient, 1),
      style: mark.lit ? litStyle : arrowStyle,
      lift: [0]
    }
  ]
}

/** Steepest ascent lies in the tangent plane; its width turns to the eye, so that it never thins to a line. */
function ascentArrow({ at, gradient, lit }: MarkOf<'gradient'>, scenery: Scenery, { eye }: Viewpoint) {
  const frame = tangentFrame(scenery, at, gradient)
  if (!frame || !(frame.steepness > 0)) return []
  const size = arrowLength * pointScale(scenery.space)
  const [x, y, z] = frame.at
  const across = unitCross(frame.uphill, [eye[0] - x, eye[1] - y, eye[2] - z])
  return [
    {
      tail: frame.at,
      axis: frame.uphill.map((part) => part * size),
      across,
      tint: withAlpha(scenery.colours.gradient, 1),
      style: lit ? litStyle : arrowStyle,
      lift: [0.2]
    }
  ]
}

function unitCross(a: Triple, b: Triple): Triple {
  const c = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  const size = Math.hypot(...c) || 1
  return [c[0] / size, c[1] / size, c[2] / size]
}
