import { Group } from 'three/webgpu'
import { mixRgb, withAlpha } from '../colours'
import { order, type CreateLayer, type Scenery, type Sight } from '../layer'
import { isInside, isVisible, pointScale, tangentFrame } from '../tangentFrame'
import { toWorld, type Triple } from '../space'

/** Longest and shortest arrow at the point, in world units (the box's longer side is 2). */
const longest = 0.46
const shortest = 0.14

/** How far the ray of the chosen direction reaches. */
const rayLength = 0.5

/** Shaft, head length and half head width of the arrows at the point: visibly heavier than the field's. */
const arrowStyle = [0.011, 0.085, 0.036]

/** The dragged point: a small sphere, its shadow on the floor, its gradient there and its steepest ascent. */
export const createPointLayer: CreateLayer = ({ primitives }) => {
  const strokes = primitives.strokes({ capacity: 2, renderOrder: order.point, shinesThrough: true })
  const arrows = primitives.arrows({ capacity: 2, renderOrder: order.point, shinesThrough: true })
  const shadow = primitives.dots({ capacity: 1, renderOrder: order.point, shinesThrough: true })
  const sphere = primitives.dots({ capacity: 5, renderOrder: order.marker, shinesThrough: true })
  const parts = [strokes, arrows, shadow, sphere]
  const object = new Group().add(...parts.map((part) => part.object))
  let scenery: Scenery | undefined
  return {
    object,
    update(now) {
      scenery = now
      object.visible = isInside(now.view)
      strokes.set([...dropLine(now), ...directionRay(now)])
      sphere.set(isVisible(now.view) ? discs(now) : [])
    },
    face(sight) {
      if (!scenery) return
      arrows.set([...floorArrow(scenery), ...ascentArrow(scenery, sight)])
      shadow.set([shadowDisc(scenery, sight)])
    },
    dispose: () => parts.forEach((part) => part.dispose())
  }
}

const foot = ({ view, space }: Scenery): Triple => {
  const [x, y] = toWorld(space, [view.point.x, view.point.y, 0])
  return [x, y, space.floor]
}

const head = ({ view, space }: Scenery): Triple =>
  toWorld(space, [view.point.x, view.point.y, view.point.value])

function dropLine(scenery: Scenery) {
  if (!isVisible(scenery.view)) return []
  const tint = withAlpha(scenery.colours.ink, 0.75)
  return [{ start: head(scenery), end: foot(scenery), tint, style: [1.2, 0], lift: [0.004] }]
}

/** Degrees count from the x axis in the domain; the ray is drawn where that direction leads on the floor. */
function directionRay(scenery: Scenery) {
  const { view, space, colours } = scenery
  const angle = (view.direction * Math.PI) / 180
  const [dx, dy] = [Math.cos(angle) * space.scale[0], Math.sin(angle) * space.scale[1]]
  const from = foot(scenery)
  const reach = Math.min(
    (rayLength * pointScale(space)) / Math.hypot(dx, dy),
    room(from[0], dx, space.half[0]),
    room(from[1], dy, space.half[1])
  )
  const to: Triple = [from[0] + dx * reach, from[1] + dy * reach, from[2]]
  return [{ start: from, end: to, tint: withAlpha(colours.ink, 0.9), style: [1.6, 5], lift: [0] }]
}

/** How many steps of `d` lead from `at` to the wall. */
const room = (at: number, d: number, half: number): number =>
  d === 0 ? Infinity : (Math.sign(d) * half - at) / d

/** Arrow lengths follow the field's scale: the square root of |∇f| over the largest. */
function arrowLength({ view, space }: Scenery): number {
  const size = Math.hypot(view.point.fx, view.point.fy)
  const part = Math.sqrt(Math.min(1, size / (view.gradientScale || size)))
  return (shortest + (longest - shortest) * part) * pointScale(space)
}

function gradientDirection({ view, space }: Scenery): readonly [number, number] | null {
  const [dx, dy] = [view.point.fx / space.scale[0], view.point.fy / space.scale[1]]
  const size = Math.hypot(dx, dy)
  return size > 0 && Number.isFinite(size) ? [dx / size, dy / size] : null
}

function floorArrow(scenery: Scenery) {
  const direction = gradientDirection(scenery)
  if (!direction) return []
  const [dx, dy] = direction
  const size = arrowLength(scenery)
  return [
    {
      tail: foot(scenery),
      axis: [dx * size, dy * size, 0],
      across: [-dy, dx, 0],
      tint: withAlpha(scenery.colours.gradient, 1),
      style: arrowStyle,
      lift: [0]
    }
  ]
}

/** Steepest ascent lies in the tangent plane; its width turns to the eye, so that it never thins to a line. */
function ascentArrow(scenery: Scenery, { eye }: Sight) {
  const frame = tangentFrame(scenery)
  if (!frame || !(frame.steepness > 0)) return []
  const size = arrowLength(scenery)
  const [x, y, z] = frame.at
  const across = unitCross(frame.uphill, [eye[0] - x, eye[1] - y, eye[2] - z])
  return [
    {
      tail: frame.at,
      axis: frame.uphill.map((part) => part * size),
      across,
      tint: withAlpha(scenery.colours.gradient, 1),
      style: arrowStyle,
      lift: [0.2]
    }
  ]
}

function unitCross(a: Triple, b: Triple): Triple {
  const c = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  const size = Math.hypot(...c) || 1
  return [c[0] / size, c[1] / size, c[2] / size]
}

/** A disc on the floor looks as flat as the eye is low. */
function shadowDisc(scenery: Scenery, { eye }: Sight) {
  const centre = foot(scenery)
  const [dx, dy, dz] = eye.map((value, i) => value - centre[i])
  const flat = Math.max(0.12, Math.abs(dz) / Math.hypot(dx, dy, dz))
  return { centre, tint: withAlpha(scenery.colours.ink, 0.85), style: [4, flat], lift: [0] }
}

/** A ring of light, a dark rim, the ball and its highlight: discs of one centre, 14 px across. */
function discs(scenery: Scenery) {
  const { colours, view } = scenery
  const centre = head(scenery)
  const dark = view.theme === 'light' ? colours.ink : colours.paper
  const light = view.theme === 'light' ? colours.panel : colours.ink
  const ball = view.theme === 'light' ? mixRgb(light, colours.rule, 0.35) : mixRgb(light, colours.quiet, 0.25)
  const disc = (radius: number, colour: readonly [number, number, number], alpha = 1) => ({
    centre,
    tint: withAlpha(colour, alpha),
    style: [radius, 1],
    lift: [0.05]
  })
  return [disc(8.2, light, 0.9), disc(7, dark), disc(5.2, ball), disc(3.2, light, 0.7)]
}
