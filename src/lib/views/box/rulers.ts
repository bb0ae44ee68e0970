import type { Rgb } from './colours'
import { axes, type Axis } from './box'
import type { Scenery } from './maker'
import { niceStep, tickBase, ticksIn } from '../../figure/ticks'

export interface Tick {
  /** From the ruler's base. */
  value: number
  /** World coordinate along its axis. */
  at: number
  /** Which multiple of the step it is. */
  multiple: number
}

/** The ticks of one axis. */
export interface Ruler {
  axis: Axis
  name: string
  colour: Rgb
  /** What the ticks' values are added to. */
  base: number
  /** The distance between ticks. */
  step: number
  ticks: Tick[]
}

/** Nice ticks for the three axes, each in the colour of its direction. */
export function rulersOf({ frame, space, colours }: Scenery): Ruler[] {
  const names = [...frame.names, 'f']
  const ranges = [...frame.sides, frame.heights]
  const tints = [colours.x, colours.y, colours.quiet]
  const counts = [2 + 4 * space.half[0], 2 + 4 * space.half[1], 4]
  return axes.map((axis) => {
    const [low, high] = ranges[axis]
    const step = niceStep(high - low, counts[axis])
    const base = tickBase(ranges[axis], step)
    const rounding = Number.EPSILON * Math.max(Math.abs(low), Math.abs(high))
    const ticks = ticksIn([low - base - rounding, high - base + rounding], step).map((value) => ({
      value,
      at: (value - (space.centre[axis] - base)) * space.scale[axis],
      multiple: Math.round(value / step)
    }))
    return { axis, name: names[axis], colour: tints[axis], base, step, ticks }
  })
}
