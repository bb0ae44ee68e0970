import { Group } from 'three/webgpu'
import { axisWords } from '../axisWords'
import { axes, axisEdge, backWall, nearEnds, wallLine, type Axis, type NearEnds, type Segment } from '../box'
import { mixRgb, withAlpha, type Palette, type Rgba } from '../colours'
import { order, type CreateMaker, type Scenery } from '../maker'
import { rulersOf, type Ruler } from '../rulers'
import type { Space } from '../space'

/** Three faint back walls with grid lines, which change sides as the camera turns, and the axes with their words. */
export const axesMaker: CreateMaker<'axes'> = ({ primitives, labels }) => {
  const walls = primitives.patches({ capacity: 3, renderOrder: order.walls })
  const lines = primitives.strokes({ capacity: 160, renderOrder: order.lines })
  const object = new Group().add(walls.object, lines.object)
  let scenery: Scenery | undefined
  let rulers: Ruler[] = []
  let drawnFor = ''

  function build({ space, colours, marks }: Scenery, near: NearEnds) {
    // Where the floor is shown it is the bottom wall.
    const shown = axes.filter((axis) => axis !== 2 || near[2] < 0 || marks.floor.length === 0)
    walls.set(shown.map((axis) => wall(space, colours, near, axis)))
    lines.set([...gridLines(space, colours, near, rulers, shown), ...edges(space, near, rulers)])
  }
  return {
    object,
    update(marks, now) {
      scenery = now
      rulers = rulersOf(now)
      drawnFor = ''
      object.visible = marks.length > 0
    },
    face(sight) {
      if (!scenery) return
      const { space } = scenery
      const near = nearEnds(sight, space)
      if (drawnFor !== String(near)) build(scenery, near)
      drawnFor = String(near)
      const words = object.visible ? axisWords(sight, space, near, rulers, labels.widthOf) : []
      labels.put('axes', words)
    },
    dispose() {
      walls.dispose()
      lines.dispose()
    }
  }
}

function wall(space: Space, colours: Palette, near: NearEnds, axis: Axis) {
  const tint = withAlpha(mixRgb(colours.paper, colours.rule, axis === 2 ? 0.34 : 0.2), 1)
  return { ...backWall(space, near, axis), tint, edge: tint, lift: [0] }
}

/** Each tick's line runs over the back walls that its axis lies in. */
function gridLines(space: Space, colours: Palette, near: NearEnds, rulers: Ruler[], walls: Axis[]) {
  const faint = withAlpha(mixRgb(colours.paper, colours.rule, 0.95), 1)
  return rulers.flatMap(({ axis, ticks }) =>
    walls
      .filter((across) => across !== axis)
      .flatMap((across) => ticks.map(({ at }) => stroke(wallLine(space, near, across, axis, at), faint, 1)))
  )
}

const edges = (space: Space, near: NearEnds, rulers: Ruler[]) =>
  rulers.map(({ axis, colour }) =>
    stroke(axisEdge(space, near, axis), withAlpha(colour, axis === 2 ? 0.45 : 0.8), 1.3)
  )

const stroke = ([start, end]: Segment, tint: Rgba, width: number) => ({
  start,
  end,
  tint,
  style: [width, 0],
  lift: [0]
})
