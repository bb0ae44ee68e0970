import type { Scenery } from './layer'
import { toWorld, worldSlope, type Triple } from './space'

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

/** Null where the point is off the visible surface or has no gradient. */
export function tangentFrame({ view, space }: Pick<Scenery, 'view' | 'space'>): TangentFrame | null {
  const { x, y, value, fx, fy } = view.point
  if (!isVisible(view) || !Number.isFinite(fx) || !Number.isFinite(fy)) return null
  const slope = worldSlope(space, fx, fy)
  const steepness = Math.hypot(...slope)
  const [dx, dy] = steepness > 0 ? [slope[0] / steepness, slope[1] / steepness] : [1, 0]
  const size = Math.hypot(1, steepness)
  return {
    at: toWorld(space, [x, y, value]),
    slope,
    uphill: [dx / size, dy / size, steepness / size],
    level: [-dy, dx, 0],
    steepness
  }
}

/** By how much what stands at the point shrinks in a narrow box. */
export const pointScale = ({ half }: Scenery['space']): number => Math.max(0.5, Math.min(half[0], half[1]))

/** Whether the point lies over the domain. */
export function isInside({ point: { x, y }, domain }: Scenery['view']): boolean {
  return x >= domain.x[0] && x <= domain.x[1] && y >= domain.y[0] && y <= domain.y[1]
}

/** Whether the point can be seen on the surface: f is defined there and inside the box. */
export function isVisible(view: Scenery['view']): boolean {
  const { value } = view.point
  return isInside(view) && value >= view.heights[0] && value <= view.heights[1]
}
