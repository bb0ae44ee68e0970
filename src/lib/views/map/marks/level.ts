import type { MarkOf } from '../../../figure/mark'
import type { LevelCurve } from '../../../tape/levels/levelCurves'
import type { MapMaker, Overlay } from '../maker'
import { toPixel, toPlace } from '../sheet'
import { ink, linePath, stroke } from '../svg'
import { pixelsOf } from './contours'

/** The curve through a place has a vertex there, and so far before and behind it, in pixels: it leaves at a right angle to ∇f. */
const beside = 0.06
/** A curve that misses the place by more is another one. */
const reach = 0.5

/** The curve of equal height through a place, heavier than others. */
export const levelMaker: MapMaker<'level'> = {
  layer: 'overlay',
  draw(marks, overlay) {
    const paths = overlay.curves.map((curve) => {
      const mark = marks.find(({ at }) => at[2] === curve.level)
      return linePath(throughPoint(curve, mark, overlay), curve.closed, 5)
    })
    const pen = { stroke: ink('level'), 'stroke-width': 2.6 }
    return marks.length ? stroke(paths.join(''), pen, { 'data-testid': 'map-level' }) : ''
  }
}

function throughPoint(
  { places, closed }: LevelCurve,
  mark: MarkOf<'level'> | undefined,
  overlay: Overlay
): ArrayLike<number> {
  const line = pixelsOf(overlay.sheet, places)
  if (!mark) return line
  const [x, y] = toPixel(overlay.sheet, mark.at[0], mark.at[1])
  const near = nearest(line, closed, x, y)
  if (near.off > reach) return line
  const { scale } = overlay.sheet
  const slope = [mark.gradient[0] / scale[0], -mark.gradient[1] / scale[1]]
  const size = Math.hypot(...slope)
  if (!(size > 0)) return line
  const [tx, ty] = [-slope[1] / size, slope[0] / size]
  const i = 2 * near.vertex
  const j = (i + 2) % line.length
  const sense = Math.sign((line[j] - line[i]) * tx + (line[j + 1] - line[i + 1]) * ty) || 1
  const onLevel = (step: number) => {
    const [px, py] = [x + step * sense * tx, y + step * sense * ty]
    const off = (overlay.f(...toPlace(overlay.sheet, px, py)) - mark.at[2]) / (size * size)
    return Number.isFinite(off) ? [px - off * slope[0], py - off * slope[1]] : [px, py]
  }
  const inserted = [...onLevel(-beside), x, y, ...onLevel(beside)]
  // Vertices that lie closer than these would bend the line back.
  const clear = (at: number) => Math.hypot(line[at] - x, line[at + 1] - y) > 2 * beside
  const before = Array.from(line.subarray(0, clear(i) ? i + 2 : i))
  const after = Array.from(line.subarray(j === 0 ? line.length : clear(j) ? j : j + 2))
  return [...before, ...inserted, ...after]
}

/** The chord of a line that comes nearest to a place, by its first vertex. */
function nearest(line: Float64Array, closed: boolean, x: number, y: number): { vertex: number; off: number } {
  const count = line.length / 2
  const found = { vertex: 0, off: Infinity }
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const j = (i + 1) % count
    const [ax, ay] = [line[2 * i], line[2 * i + 1]]
    const [dx, dy] = [line[2 * j] - ax, line[2 * j + 1] - ay]
    const size = dx * dx + dy * dy
    const share = size > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / size)) : 0
    const off = Math.hypot(x - ax - share * dx, y - ay - share * dy)
    if (off < found.off) [found.vertex, found.off] = [i, off]
  }
  return found
}
