import type { MarkOf } from '../../../figure/mark'
import { withAlpha } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { isInside } from '../tangentFrame'
import { toWorld, type Triple } from '../space'

/** Shaft, head length and half head width of the longest heads, in world units. */
const arrowStyle = [0.009, 0.07, 0.03]

/** Arrows from place to place: in space, on the floor or both. Their width turns to the eye. */
export const vectorMaker: CreateMaker<'vector'> = ({ growing, labels }) => {
  const arrows = growing.arrows({ renderOrder: order.point, shinesThrough: true })
  let drawn: { mark: MarkOf<'vector'>; tail: Triple; tip: Triple }[] = []
  let scenery: Scenery
  return {
    object: arrows.object,
    update(marks, now) {
      scenery = now
      drawn = marks.flatMap((mark) => bodiesOf(mark, now).map(([tail, tip]) => ({ mark, tail, tip })))
    },
    face({ eye, project }) {
      arrows.set(drawn.map(({ mark, tail, tip }) => arrowOf(mark, tail, tip, eye, scenery)))
      labels.put(
        'vector',
        drawn.flatMap(({ mark, tip }, i) => {
          const { x, y } = project(tip)
          const colour = scenery.colours[mark.tone]
          return mark.label ? [{ key: `vector ${i}`, text: mark.label, x: x + 10, y: y - 10, colour }] : []
        })
      )
    },
    dispose: arrows.dispose
  }
}

/** Tails and tips in world space of what of a vector can be seen. */
function bodiesOf({ from, to, on }: MarkOf<'vector'>, { frame, space }: Scenery): [Triple, Triple][] {
  if (!isInside(frame, from) || ![...from, ...to].every(Number.isFinite)) return []
  const [tail, tip] = [toWorld(space, from), toWorld(space, to)]
  const onFloor = ([x, y]: Triple): Triple => [x, y, space.floor]
  const bodies: [Triple, Triple][] = []
  if (on !== 'plane') bodies.push([tail, tip])
  if (on !== 'space') bodies.push([onFloor(tail), onFloor(tip)])
  return bodies
}

function arrowOf({ tone }: MarkOf<'vector'>, tail: Triple, tip: Triple, eye: Triple, { colours }: Scenery) {
  const axis = minus(tip, tail)
  const size = Math.hypot(...axis)
  const [shaft, head, wide] = arrowStyle
  const share = Math.min(1, (0.6 * size) / head)
  return {
    tail,
    axis,
    across: unit(cross(axis, minus(eye, tail))),
    tint: withAlpha(colours[tone], 1),
    style: [shaft * share, head * share, wide * share],
    lift: [0.12]
  }
}

const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0]
]
function unit(a: Triple): Triple {
  const size = Math.hypot(...a) || 1
  return [a[0] / size, a[1] / size, a[2] / size]
}
