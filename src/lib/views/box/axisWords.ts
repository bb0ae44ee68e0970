import { axisEdge, boxMiddle, type NearEnds, type Segment } from './box'
import type { Label } from './labels'
import type { Viewpoint } from './maker'
import type { Ruler } from './rulers'
import type { Space, Triple } from './space'
import { baseWords, tickText } from '../../figure/ticks'

type Spot = { x: number; y: number }
type WidthOf = (text: string) => number

/** Words stand off their edge by this much, in CSS pixels. */
const standOff = 9

/** Names and numbers along the box's edges, the most important first. */
export function axisWords(
  sight: Viewpoint,
  space: Space,
  ends: NearEnds,
  rulers: Ruler[],
  widthOf: WidthOf
): Label[] {
  const placed = rulers.map((ruler) => {
    const edge = axisEdge(space, ends, ruler.axis)
    const outward = awayFromBox(sight, space, edge)
    return {
      name: nameOf(sight, ruler, edge, outward, widthOf),
      ticks: tickWords(sight, ruler, edge, outward, widthOf)
    }
  })
  return [...placed.map(({ name }) => name), ...placed.flatMap(({ ticks }) => ticks)]
}

function tickWords(
  { project }: Viewpoint,
  ruler: Ruler,
  [start]: Segment,
  outward: Spot,
  widthOf: WidthOf
): Label[] {
  const { axis, name, colour, ticks } = ruler
  const spots = ticks.map(({ at }) =>
    project(start.map((value, i) => (i === axis ? at : value)) as unknown as Triple)
  )
  return keptTicks(ruler, spots, widthOf).map(({ text, spot: { x, y } }) => {
    const reach = standOff + (Math.abs(outward.x) * widthOf(text)) / 2 + Math.abs(outward.y) * 7
    return { key: `${name} ${text}`, text, colour, x: x + outward.x * reach, y: y + outward.y * reach }
  })
}

/** Every tick, or every second, fourth, … so that neighbours keep apart and those kept stay nice numbers. */
function keptTicks({ step, ticks }: Ruler, spots: Spot[], widthOf: WidthOf): { text: string; spot: Spot }[] {
  const largest = Math.max(...ticks.map(({ value }) => Math.abs(value)))
  for (const stride of [1, 2, 4, 5, 10, 20]) {
    const kept = ticks.flatMap(({ value, multiple }, i) =>
      multiple % stride === 0 ? [{ text: tickText(value, step * stride, largest), spot: spots[i] }] : []
    )
    const crowded = kept.some(({ text, spot }, i) => i > 0 && near(spot, kept[i - 1].spot, widthOf(text)))
    if (!crowded) return kept
  }
  return []
}

/** Whether two words of this width around two spots would nearly touch. */
const near = (a: Spot, b: Spot, width: number): boolean =>
  Math.abs(a.x - b.x) < width + 8 && Math.abs(a.y - b.y) < 17

/** x and y are named beyond the high end of their edge, f above its edge; a base stands on the name's right. */
function nameOf(
  { project }: Viewpoint,
  { axis, name, colour, base }: Ruler,
  edge: Segment,
  outward: Spot,
  widthOf: WidthOf
): Label {
  const [start, end] = edge.map(project)
  const size = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const ahead = { x: (end.x - start.x) / size, y: (end.y - start.y) / size }
  const aside = axis === 2 ? 0 : 6
  const reach = axis === 2 ? 14 : 13
  const suffix = baseWords(base)
  // Most of it goes where no ticks are.
  const shift = suffix && axis !== 2 ? (Math.sign(outward.x) * widthOf(suffix)) / 2 : 0
  const x = end.x + ahead.x * reach + outward.x * aside + shift
  const y = end.y + ahead.y * reach + outward.y * aside
  return { key: name, text: name, colour, name: true, suffix, x, y }
}

/** The unit direction on screen at right angles to an edge, away from the box's middle. */
function awayFromBox({ project }: Viewpoint, space: Space, edge: Segment): Spot {
  const [p, q] = edge.map(project)
  const middle = project(boxMiddle(space))
  const size = Math.hypot(q.x - p.x, q.y - p.y) || 1
  const [nx, ny] = [(p.y - q.y) / size, (q.x - p.x) / size]
  const side = Math.sign((p.x - middle.x) * nx + (p.y - middle.y) * ny) || 1
  return { x: nx * side, y: ny * side }
}
