import type { MapLabel } from '../../../figure/mapLabels'
import type { Ground, MapMaker } from '../maker'
import { toPixel, type Sheet } from '../sheet'
import { ink, linePath, stroke } from '../svg'

/** Level curves, cut where their labels stand. */
export const contoursMaker: MapMaker<'contours'> = {
  layer: 'ground',
  draw: (marks, ground) => (marks.length ? curves(ground) : '')
}

function curves({ sheet, chart, levels, labels }: Ground): string {
  const parts = new Map<number, string[]>()
  chart.curves.forEach(({ level, places, closed }, i) => {
    const own = labels.filter(({ line }) => line === i)
    const line = pixelsOf(sheet, places)
    const path = own.length ? cutPath(line, closed, own) : linePath(line, closed)
    parts.set(level, [...(parts.get(level) ?? []), path])
  })
  return [...parts]
    .map(([level, paths]) => {
      const heavy = levels.isHeavy(level)
      const pen = {
        stroke: ink('level'),
        'stroke-width': heavy ? 1.8 : 1,
        'stroke-opacity': heavy ? 0.95 : 0.75
      }
      return stroke(paths.join(''), pen, { 'data-level': level })
    })
    .join('')
}

/** Places of function space in the plot area. */
export function pixelsOf(sheet: Sheet, places: ArrayLike<number>): Float64Array {
  const line = new Float64Array(places.length)
  for (let i = 0; i < places.length; i += 2) [line[i], line[i + 1]] = toPixel(sheet, places[i], places[i + 1])
  return line
}

/** The line without what its labels take. */
function cutPath(line: Float64Array, closed: boolean, labels: readonly MapLabel[]): string {
  const all = closed ? [...line, line[0], line[1]] : Array.from(line)
  const gaps = labels.map(({ from, to }) => [from, to]).sort((a, b) => a[0] - b[0])
  const left: number[] = [all[0], all[1]]
  let along = 0
  let gap = 0
  for (let i = 2; i < all.length; i += 2) {
    const [x, y] = [all[i - 2], all[i - 1]]
    const [dx, dy] = [all[i] - x, all[i + 1] - y]
    const size = Math.hypot(dx, dy)
    const at = (way: number) => [x + ((way - along) / size) * dx, y + ((way - along) / size) * dy]
    for (; gap < gaps.length && gaps[gap][0] <= along + size;) {
      const [from, to] = gaps[gap]
      if (from >= along) left.push(...at(from), NaN, NaN)
      if (to > along + size) break
      left.push(...at(to))
      gap++
    }
    const inGap = gap < gaps.length && gaps[gap][0] <= along + size
    if (!inGap) left.push(all[i], all[i + 1])
    along += size
  }
  return linePath(left)
}
