import { Group } from 'three/webgpu'
import { mixRgb, withAlpha, type Palette, type Rgb } from '../colours'
import { order, type CreateLayer, type Scenery, type Sight } from '../layer'
import type { Label } from '../labels'
import { toWorld, type Space, type Triple } from '../space'
import { niceStep, tickText, ticksIn } from '../ticks'

type Axis = 0 | 1 | 2
type Signs = readonly [number, number, number]

const names = ['x', 'y', 'f'] as const

/** Ticks and grid lines of one axis, in function and world coordinates. */
interface Ruler {
  axis: Axis
  colour: Rgb
  ticks: { text: string; at: number; value: number }[]
}

/** Three faint back walls with grid lines; they change sides as the camera turns. Ticks and names are words on the page. */
export const createAxesLayer: CreateLayer = ({ primitives, labels }) => {
  const walls = primitives.patches({ capacity: 3, renderOrder: order.walls })
  const lines = primitives.strokes({ capacity: 160, renderOrder: order.walls })
  const object = new Group().add(walls.object, lines.object)
  let scenery: Scenery | undefined
  let rulers: Ruler[] = []
  let drawnFor = ''

  return {
    object,
    update(now) {
      scenery = now
      rulers = rulersOf(now)
      drawnFor = ''
      object.visible = now.view.layers.axes
    },
    face(sight) {
      if (!scenery) return
      const { space, colours, view } = scenery
      const signs = nearSides(sight, space)
      if (drawnFor !== String(signs)) {
        drawnFor = String(signs)
        walls.set(backWalls(space, colours, signs))
        lines.set(gridLines(space, colours, signs, rulers))
      }
      labels.show(
        view.layers.axes ? words(sight, space, signs, rulers, labels.widthOf) : [],
        sight.width,
        sight.height,
        colours
      )
    },
    dispose() {
      walls.dispose()
      lines.dispose()
    }
  }
}

/** Which side of the box is nearer to the eye, per axis. */
function nearSides({ eye }: Sight, { floor }: Space): Signs {
  return [eye[0] < 0 ? -1 : 1, eye[1] < 0 ? -1 : 1, eye[2] < floor ? -1 : 1]
}

function rulersOf({ view, space, colours }: Scenery): Ruler[] {
  const ranges = [view.domain.x, view.domain.y, view.heights]
  const tints = [colours.x, colours.y, colours.quiet]
  return ([0, 1, 2] as const).map((axis) => {
    const step = niceStep(ranges[axis][1] - ranges[axis][0], axis === 2 ? 4 : 2 + 4 * space.half[axis])
    const ticks = ticksIn(ranges[axis], step).map((value) => {
      const at = (value - space.centre[axis]) * space.scale[axis]
      return { text: tickText(value, step), at, value: Math.round(value / step) }
    })
    return { axis, colour: tints[axis], ticks }
  })
}

/** The box's bottom is the floor. */
const low = (space: Space, axis: Axis): number => (axis === 2 ? space.floor : -space.half[axis])

const backWalls = (space: Space, colours: Palette, signs: Signs) =>
  ([0, 1, 2] as const).map((axis) => {
    const [u, v] = ([0, 1, 2] as const).filter((other) => other !== axis)
    const tint = withAlpha(mixRgb(colours.paper, colours.rule, axis === 2 ? 0.34 : 0.2), 1)
    const side = (a: Axis): Triple => spread(a, (space.half[a] - low(space, a)) / 2)
    return { centre: wallCentre(space, axis, signs[axis]), a: side(u), b: side(v), tint, edge: tint, lift: [0] }
  })

function wallCentre(space: Space, axis: Axis, near: number): Triple {
  const centre: [number, number, number] = [0, 0, (space.half[2] + space.floor) / 2]
  centre[axis] = near > 0 ? low(space, axis) : space.half[axis]
  return centre
}

const spread = (axis: Axis, size: number): Triple => [0, 1, 2].map((i) => (i === axis ? size : 0)) as never

/** Each tick's line runs over the two back walls that its axis lies in; the axes themselves are drawn in their colours. */
function gridLines(space: Space, colours: Palette, signs: Signs, rulers: Ruler[]) {
  const faint = withAlpha(mixRgb(colours.paper, colours.rule, 0.95), 1)
  const grid = rulers.flatMap(({ axis, ticks }) => {
    const [u, v] = ([0, 1, 2] as const).filter((other) => other !== axis)
    return ticks.flatMap(({ at }) => [
      wallLine(space, signs, axis, at, u, v),
      wallLine(space, signs, axis, at, v, u)
    ])
  })
  const axes = rulers.map(({ axis, colour }) => {
    const [from, to] = axisLine(space, signs, axis)
    return { start: from, end: to, tint: withAlpha(colour, axis === 2 ? 0.45 : 0.8), style: [1.3, 0], lift: [0] }
  })
  return [...grid.map(([from, to]) => ({ start: from, end: to, tint: faint, style: [1, 0], lift: [0] })), ...axes]
}

/** The line where axis = at on the back wall across `wall`, running along `along`. */
function wallLine(space: Space, signs: Signs, axis: Axis, at: number, wall: Axis, along: Axis) {
  const from: [number, number, number] = [0, 0, 0]
  from[axis] = at
  from[wall] = signs[wall] > 0 ? low(space, wall) : space.half[wall]
  from[along] = low(space, along)
  const to: [number, number, number] = [...from]
  to[along] = space.half[along]
  return [from, to] as const
}

/** The edge that carries an axis's ticks: x and y along the near edges of the bottom, f up a far one. */
function axisLine(space: Space, signs: Signs, axis: Axis): readonly [Triple, Triple] {
  const [x, y] = [signs[0] * space.half[0], signs[1] * space.half[1]]
  if (axis === 0) return [[-space.half[0], y, space.floor], [space.half[0], y, space.floor]]
  if (axis === 1) return [[x, -space.half[1], space.floor], [x, space.half[1], space.floor]]
  // Of the two far edges the one to the left: turning left from the eye's side.
  const [ex, ey] = signs[0] === signs[1] ? [x, -y] : [-x, y]
  return [[ex, ey, space.floor], [ex, ey, space.half[2]]]
}

function words(
  sight: Sight,
  space: Space,
  signs: Signs,
  rulers: Ruler[],
  widthOf: (text: string) => number
): Label[] {
  const placed = rulers.map((ruler) => axisWords(sight, space, signs, ruler, widthOf))
  return [...placed.map(({ name }) => name), ...placed.flatMap(({ ticks }) => ticks)]
}

/** Words stand off their edge by this much, in CSS pixels. */
const standOff = 9

function axisWords(
  sight: Sight,
  space: Space,
  signs: Signs,
  { axis, colour, ticks }: Ruler,
  widthOf: (text: string) => number
): { name: Label; ticks: Label[] } {
  const [from, to] = axisLine(space, signs, axis)
  const point = (at: number): Triple => from.map((value, i) => (i === axis ? at : value)) as never
  const outward = awayFromBox(sight, space, from, to)
  const beside = (at: number, width: number, height: number) => {
    const { x, y } = sight.project(point(at))
    const reach = standOff + Math.abs(outward.x) * (width / 2) + Math.abs(outward.y) * (height / 2)
    return { x: x + outward.x * reach, y: y + outward.y * reach }
  }
  const spacing = ticks.length > 1 ? distanceBetween(sight, point(ticks[0].at), point(ticks[1].at)) : 999
  const widest = Math.max(0, ...ticks.map(({ text }) => widthOf(text)))
  const stride = sparse(spacing, axis === 2 ? 18 : widest + 10)
  const kept = ticks.filter(({ value }) => value % stride === 0)
  return {
    name: { key: names[axis], text: names[axis], colour, name: true, ...nameSpot(sight, space, axis, from, to, outward) },
    ticks: kept.map(({ text, at }) => ({
      key: `${names[axis]} ${text}`,
      text,
      colour,
      ...beside(at, widthOf(text), 14)
    }))
  }
}

/** Every tick, or every second, fifth, … so that neighbours keep apart. */
const sparse = (spacing: number, needed: number): number =>
  [1, 2, 5, 10, 20, 50].find((stride) => stride * spacing >= needed) ?? 100

function distanceBetween({ project }: Sight, a: Triple, b: Triple): number {
  const [p, q] = [project(a), project(b)]
  return Math.hypot(p.x - q.x, p.y - q.y)
}

/** The unit direction on screen at right angles to an edge, away from the box's middle. */
function awayFromBox({ project }: Sight, space: Space, from: Triple, to: Triple): { x: number; y: number } {
  const [p, q] = [project(from), project(to)]
  const middle = project([0, 0, (space.half[2] + space.floor) / 2])
  const size = Math.hypot(q.x - p.x, q.y - p.y) || 1
  const [nx, ny] = [(p.y - q.y) / size, (q.x - p.x) / size]
  const side = Math.sign((p.x - middle.x) * nx + (p.y - middle.y) * ny) || 1
  return { x: nx * side, y: ny * side }
}

/** x and y are named beyond the ticks at the middle of their edge's outer half, f above its edge. */
function nameSpot(
  { project }: Sight,
  space: Space,
  axis: Axis,
  from: Triple,
  to: Triple,
  outward: { x: number; y: number }
): { x: number; y: number } {
  if (axis === 2) {
    const top = project(to)
    return { x: top.x, y: top.y - 14 }
  }
  const end = project(to)
  const start = project(from)
  const size = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const reach = 13
  return {
    x: end.x + ((end.x - start.x) / size) * reach + outward.x * 6,
    y: end.y + ((end.y - start.y) / size) * reach + outward.y * 6
  }
}
