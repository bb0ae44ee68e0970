import type { Rgb } from './colours'
import { axes, type Axis } from './box'
import type { Scenery } from './layer'
import { niceStep, ticksIn } from './ticks'

export interface Tick {
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
  /** The distance between ticks. */
  step: number
  ticks: Tick[]
}

/** Nice ticks for the three axes, each in the colour of its direction. */
export function rulersOf({ view, space, colours }: Scenery): Ruler[] {
  const names = [...(view.names ?? ['x', 'y']), 'f']
  const ranges = [view.domain.x, view.domain.y, view.heights]
  const tints = [colours.x, colours.y, colours.quiet]
  const counts = [2 + 4 * space.half[0], 2 + 4 * space.half[1], 4]
  return axes.map((axis) => {
    const [low, high] = ranges[axis]
    const step = niceStep(high - low, counts[axis])
    const ticks = ticksIn(ranges[axis], step).map((value) => ({
      value,
      at: (value - space.centre[axis]) * space.scale[axis],
      multiple: Math.round(value / step)
    }))
    return { axis, name: names[axis], colour: tints[axis], step, ticks }
  })
}
