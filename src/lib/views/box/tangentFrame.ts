import type { Frame } from '../../figure/frame'
import type { Gradient, SpacePoint } from '../../figure/mark'
import type { Scenery } from './maker'
import { toWorld, worldSlope, type Space, type Triple } from './space'

/** The surface at the point, in world space. */
export interface TangentFrame {
  at: Triple
  /** World rise per world step in x and y. */
  slope: readonly [number, number]
  /** Unit direction of steepest ascent along the surface; along x where it is level. */
  uphill: Triple
  /** Unit horizontal direction at right angles to it. */
  level: Triple
  steepness: number
}

/** The surface at a place with its slopes; null where the place is not on the visible surface or has no gradient. */
export function tangentFrame(
  { frame, space }: Pick<Scenery, 'frame' | 'space'>,
  at: SpacePoint,
  [fx, fy]: Gradient
): TangentFrame | null {
  if (!isVisible(frame, at) || !Number.isFinite(fx) || !Number.isFinite(fy)) return null
  const slope = worldSlope(space, fx, fy)
  const steepness = Math.hypot(...slope)
  const [dx, dy] = steepness > 0 ? [slope[0] / steepness, slope[1] / steepness] : [1, 0]
  const size = Math.hypot(1, steepness)
  return {
    at: toWorld(space, at),
    slope,
    uphill: [dx / size, dy / size, steepness / size],
    level: [-dy, dx, 0],
    steepness
  }
}

/** The place of the floor below a place of function space, in world space. */
export function footOf(space: Space, [x, y]: SpacePoint): Triple {
  const [worldX, worldY] = toWorld(space, [x, y, 0])
  return [worldX, worldY, space.floor]
}

/** By how much what stands at a place shrinks in a narrow box. */
export const pointScale = ({ half }: Space): number => Math.max(0.5, Math.min(half[0], half[1]))

/** Whether a place lies over the frame's sides. */
export const isInside = ({ sides }: Frame, [x, y]: SpacePoint): boolean =>
  [x, y].every((value, i) => value >= sides[i][0] && value <= sides[i][1])

/** Whether a place can be seen: f is defined there and inside the box. */
export const isVisible = (frame: Frame, at: SpacePoint): boolean =>
  isInside(frame, at) && at[2] >= frame.heights[0] && at[2] <= frame.heights[1]
