import type { Chart } from '../../tape/levels/chart'
import { placeLabels, type MapLabel } from '../../figure/mapLabels'
import type { Levels } from '../../figure/levels'
import { toScalar } from '../../tape/evaluators/scalar'
import type { Tape } from '../../tape/program/tape'
import type { Sheet } from './sheet'
import { pixelsOf } from './marks/contours'

/** A label with where its middle lies in function space. */
export interface PlacedLabel extends MapLabel {
  level: number
  text: string
  at: [x: number, y: number]
  /** By how much f changes in a pixel there. */
  slope: number
}

/** Moves a place by a small step onto a level. */
export type Exact = (x: number, y: number, level: number) => Pick<PlacedLabel, 'at' | 'slope'>

/** The labels of a map's level curves. */
export function labelsOf(chart: Chart, levels: Levels, sheet: Sheet, exact: Exact): PlacedLabel[] {
  const lines = chart.curves.map(({ level, places, closed }) => ({
    level,
    text: levels.text(level),
    heavy: levels.isHeavy(level),
    places: pixelsOf(sheet, places),
    closed
  }))
  return placeLabels(lines, sheet.width, sheet.height).map((label) => {
    const { level, places } = chart.curves[label.line]
    const [i, j] = [2 * label.vertex, (2 * label.vertex + 2) % places.length]
    const mix = (k: number) => places[i + k] + label.share * (places[j + k] - places[i + k])
    return { ...label, level, text: levels.text(level), ...exact(mix(0), mix(1), level) }
  })
}

/** A Newton step along ∇f, where that is a small one. */
export function toExact(tape: Tape, parameters: readonly number[], { scale }: Sheet): Exact {
  const jet = toScalar(tape)
  return (x, y, level) => {
    const [f, fx, fy] = jet([x, y], parameters)
    const [p, q] = [fx / scale[0], fy / scale[1]]
    const slope = Math.hypot(p, q)
    const off = (f - level) / (slope * slope)
    const isSmall = Math.abs(off) * slope < 0.2
    return { at: isSmall ? [x - (off * p) / scale[0], y - (off * q) / scale[1]] : [x, y], slope }
  }
}
