import type { Viewpoint } from './maker'
import type { Space, Triple } from './space'

export type Axis = 0 | 1 | 2
export const axes: readonly Axis[] = [0, 1, 2]

/** Which end of each axis is nearer to the eye: 1 for the high end, −1 for the low one. */
export type NearEnds = readonly [number, number, number]

export type Segment = readonly [Triple, Triple]

/** From below the floor the near side is the bottom; from anywhere else the bottom is a back wall. */
export function nearEnds({ eye }: Viewpoint, { floor }: Space): NearEnds {
  return [eye[0] < 0 ? -1 : 1, eye[1] < 0 ? -1 : 1, eye[2] < floor ? -1 : 1]
}

/** The box's bottom is the floor. */
const low = (space: Space, axis: Axis): number => (axis === 2 ? space.floor : -space.half[axis])

/** The end of an axis on the far side. */
const farEnd = (space: Space, near: NearEnds, axis: Axis): number =>
  near[axis] > 0 ? low(space, axis) : space.half[axis]

export const boxMiddle = (space: Space): Triple => [0, 0, (space.half[2] + space.floor) / 2]

const others = (axis: Axis): Axis[] => axes.filter((other) => other !== axis)

/** A point with some of its coordinates replaced. */
function at(point: Triple, ...changes: [Axis, number][]): Triple {
  const moved: [number, number, number] = [...point]
  for (const [axis, value] of changes) moved[axis] = value
  return moved
}

/** The back wall across an axis: its middle and its half sides. */
export function backWall(space: Space, near: NearEnds, axis: Axis) {
  const [a, b] = others(axis).map((side) => at([0, 0, 0], [side, (space.half[side] - low(space, side)) / 2]))
  return { centre: at(boxMiddle(space), [axis, farEnd(space, near, axis)]), a, b }
}

/** The line on the back wall across `wall` where `axis` has a value. */
export function wallLine(space: Space, near: NearEnds, wall: Axis, axis: Axis, value: number): Segment {
  const [along] = others(axis).filter((other) => other !== wall)
  const start = at([0, 0, 0], [axis, value], [wall, farEnd(space, near, wall)], [along, low(space, along)])
  return [start, at(start, [along, space.half[along]])]
}

/** The edge that carries an axis's ticks: x and y along the near edges of the bottom, f up the far edge to the left. */
export function axisEdge(space: Space, near: NearEnds, axis: Axis): Segment {
  const [x, y] = [near[0] * space.half[0], near[1] * space.half[1]]
  const corner: Triple = near[0] === near[1] ? [x, -y, space.floor] : [-x, y, space.floor]
  if (axis === 2) return [corner, at(corner, [2, space.half[2]])]
  const bottom: Triple = [x, y, space.floor]
  return [at(bottom, [axis, -space.half[axis]]), at(bottom, [axis, space.half[axis]])]
}
