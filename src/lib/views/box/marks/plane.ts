import { Group } from 'three/webgpu'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { pointScale, tangentFrame, type TangentFrame } from '../tangentFrame'
import type { Triple } from '../space'

/** Half the side of the square patch: the box's longer side is 2. */
const halfSide = 0.25

/** The surface bends away from its tangent plane by about this much, and must not hide it. */
const lift = [0.2]

/**
 * The tangent plane as a square patch with the tangents in x and in y on it. It is a square in the drawn
 * box, whatever its slope, so it never outgrows the picture.
 */
export const planeMaker: CreateMaker<'plane'> = ({ primitives }) => {
  const patch = primitives.patches({ capacity: 1, renderOrder: order.point, shinesThrough: true })
  const lines = primitives.strokes({ capacity: 2, renderOrder: order.point, shinesThrough: true })
  const object = new Group().add(patch.object, lines.object)
  return {
    object,
    update([mark], scenery) {
      const frame = mark ? tangentFrame(scenery, mark.at, mark.gradient) : null
      object.visible = frame !== null
      if (!frame) return
      const { colours } = scenery
      const { at, uphill, level } = frame
      const size = halfSide * pointScale(scenery.space)
      const tint = withAlpha(colours.panel, scenery.theme === 'light' ? 0.5 : 0.62)
      const edge = withAlpha(colours.ink, 0.85)
      patch.set([{ centre: at, a: scaled(uphill, size), b: scaled(level, size), tint, edge, lift }])
      lines.set(tangents(scenery, frame, size, mark.lit))
    },
    dispose() {
      patch.dispose()
      lines.dispose()
    }
  }
}

/** The tangents along x and y, each in its colour, as far as the patch reaches. */
function tangents(
  { colours }: Scenery,
  { at, slope, uphill, level }: TangentFrame,
  size: number,
  lit?: 'x' | 'y'
) {
  const along: [Triple, 'x' | 'y'][] = [
    [[1, 0, slope[0]], 'x'],
    [[0, 1, slope[1]], 'y']
  ]
  return along.map(([direction, name]) => {
    const reach = size / Math.max(Math.abs(dot(direction, uphill)), Math.abs(dot(direction, level)))
    const half = scaled(direction, reach)
    return {
      start: plus(at, scaled(half, -1)),
      end: plus(at, half),
      tint: withAlpha(colours[name], 0.9),
      style: [name === lit ? 4 : 1.6, 0],
      lift
    }
  })
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const plus = (a: Triple, b: Triple): Triple => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
const scaled = (a: Triple, by: number): Triple => [a[0] * by, a[1] * by, a[2] * by]
