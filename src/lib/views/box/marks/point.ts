import { Group } from 'three/webgpu'
import type { SpacePoint } from '../../../figure/mark'
import { mixRgb, withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery, type Viewpoint } from '../maker'
import { footOf, isInside, isVisible } from '../tangentFrame'
import { toWorld } from '../space'

/** Room for so many points. */
const most = 16

/** The point that is examined: a small sphere, which can be dragged, and its shadow on the floor. */
export const pointMaker: CreateMaker<'point'> = ({ primitives }) => {
  const lines = primitives.strokes({ capacity: most, renderOrder: order.point, shinesThrough: true })
  const shadows = primitives.dots({ capacity: most, renderOrder: order.point, shinesThrough: true })
  const spheres = primitives.dots({ capacity: 5 * most, renderOrder: order.marker, shinesThrough: true })
  const parts = [lines, shadows, spheres]
  const object = new Group().add(...parts.map((part) => part.object))
  let inside: SpacePoint[] = []
  let scenery: Scenery
  return {
    object,
    update(marks, now) {
      scenery = now
      inside = marks.map(({ at }) => at).filter((at) => isInside(now.frame, at))
      const visible = inside.filter((at) => isVisible(now.frame, at))
      lines.set(visible.map((at) => dropLine(at, now)))
      spheres.set(visible.flatMap((at) => discs(at, now)))
    },
    face: (sight) => shadows.set(inside.map((at) => shadowDisc(at, scenery, sight))),
    dispose: () => parts.forEach((part) => part.dispose())
  }
}

function dropLine(at: SpacePoint, { space, colours }: Scenery) {
  const tint = withAlpha(colours.ink, 0.75)
  return { start: toWorld(space, at), end: footOf(space, at), tint, style: [1.2, 0], lift: [0.004] }
}

/** A disc on the floor looks as flat as the eye is low. */
function shadowDisc(at: SpacePoint, { space, colours }: Scenery, { eye }: Viewpoint) {
  const centre = footOf(space, at)
  const [dx, dy, dz] = eye.map((value, i) => value - centre[i])
  const flat = Math.max(0.12, Math.abs(dz) / Math.hypot(dx, dy, dz))
  return { centre, tint: withAlpha(colours.ink, 0.85), style: [4, flat], lift: [0] }
}

/** A ring of light, a dark rim, the ball and its highlight: discs of one centre, 14 px across. */
function discs(at: SpacePoint, { space, colours, theme }: Scenery) {
  const centre = toWorld(space, at)
  const dark = theme === 'light' ? colours.ink : colours.paper
  const light = theme === 'light' ? colours.panel : colours.ink
  const ball = theme === 'light' ? mixRgb(light, colours.rule, 0.35) : mixRgb(light, colours.quiet, 0.25)
  const disc = (radius: number, colour: readonly [number, number, number], alpha = 1) => ({
    centre,
    tint: withAlpha(colour, alpha),
    style: [radius, 1],
    lift: [0.05]
  })
  return [disc(8.2, light, 0.9), disc(7, dark), disc(5.2, ball), disc(3.2, light, 0.7)]
}
