import type { Frame } from '../../figure/frame'
import { spanOf } from '../../tape/sampling/sampling'

export type Triple = readonly [number, number, number]

/**
 * Function space (x, y in domain units, z in units of f) against world space, where the box is drawn:
 * its centre is the origin, z is up, and its longer side spans −1 … 1. x and y share one scale, so that
 * right angles look right, unless the spans differ by more than `widest`.
 */
export interface Space {
  readonly centre: Triple
  /** World units per unit of x, y and f. */
  readonly scale: Triple
  /** Half the box in world units. */
  readonly half: Triple
  /** World height of the floor, a little below the lowest visible value. */
  readonly floor: number
}

const widest = 5
const halfHeight = 0.62
const floorGap = 0.1

/** The floor's level as a share of the box's height. */
export const floorLevel = -floorGap / (2 * halfHeight)

export function createSpace({ sides: [x, y], heights }: Frame): Space {
  const spans = [spanOf(x), spanOf(y)]
  const longest = Math.max(...spans)
  const widths = spans.map((span) => Math.max(span / longest, 1 / widest))
  return {
    centre: [middle(x), middle(y), middle(heights)],
    scale: [(2 * widths[0]) / spans[0], (2 * widths[1]) / spans[1], (2 * halfHeight) / spanOf(heights)],
    half: [widths[0], widths[1], halfHeight],
    floor: -halfHeight - floorGap
  }
}

export const toWorld = ({ centre, scale }: Space, [x, y, z]: Triple): Triple => [
  (x - centre[0]) * scale[0],
  (y - centre[1]) * scale[1],
  (z - centre[2]) * scale[2]
]

export const toFunction = ({ centre, scale }: Space, [x, y, z]: Triple): Triple => [
  x / scale[0] + centre[0],
  y / scale[1] + centre[1],
  z / scale[2] + centre[2]
]

/** The gradient as a slope of the drawn surface: world rise per world step in x and in y. */
export const worldSlope = ({ scale }: Space, fx: number, fy: number): readonly [number, number] => [
  (fx * scale[2]) / scale[0],
  (fy * scale[2]) / scale[1]
]

const middle = ([low, high]: readonly [number, number]): number => low + (high - low) / 2
