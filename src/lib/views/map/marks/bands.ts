import { shareOf } from '../../../figure/levels'
import { viridis } from '../../../figure/viridis'
import { outlineSide } from '../../../tape/levels/outline'
import type { Ground, MapMaker } from '../maker'
import type { Sheet } from '../sheet'
import { element } from '../svg'

/** Height colours, paled to so many hundredths: lines, arrows and words stand out on them. */
const strength = 26

/** The areas between levels in the colours of their heights. */
export const bandsMaker: MapMaker<'floor' | 'surface'> = {
  layer: 'ground',
  draw: (marks, ground) => (marks.length && ground.bands ? bands(ground) : '')
}

/** Each area is painted over the one below it. */
function bands({ sheet, chart, heights }: Ground): string {
  const { width, height } = sheet
  const levels = chart.bands.map(({ level }) => level)
  const colourAbove = (k: number) => {
    const [low, high] = [levels[k] ?? heights[0], levels[k + 1] ?? heights[1]]
    const colour = viridis(shareOf((low + high) / 2, heights))
    return `color-mix(in srgb, ${colour} ${strength}%, var(--paper))`
  }
  const ground = element('rect', { width, height, fill: colourAbove(-1) })
  const areas = chart.bands.map(({ outline }, k) =>
    element('path', { d: outline, fill: colourAbove(k), 'fill-rule': 'evenodd' })
  )
  return ground + element('g', { transform: outlineTransform(sheet) }, areas.join(''))
}

/** From the units of outlines to the plot area. */
export const outlineTransform = ({ width, height }: Sheet): string =>
  `translate(0 ${height}) scale(${width / outlineSide} ${-height / outlineSide})`
