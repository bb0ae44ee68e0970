import type { Ground } from '../maker'
import { element, ink, stroke } from '../svg'
import { outlineTransform } from './bands'
import { hash, hatching } from './simple'

/** Where f has no value the paper is hatched. */
export function undefinedArea({ sheet, chart }: Ground): string {
  const { undefined: outline } = chart
  if (outline === null) return ''
  const id = `undefined-${hash(outline)}`
  const transform = outlineTransform(sheet)
  const path = { d: outline, transform, 'clip-rule': 'evenodd', 'fill-rule': 'evenodd' }
  const lines = stroke(hatching(sheet), { stroke: ink('quiet'), 'stroke-width': 1, 'stroke-opacity': 0.55 })
  return (
    element('clipPath', { id }, element('path', path)) +
    element('path', { ...path, fill: ink('paper') }) +
    element('g', { 'clip-path': `url(#${id})`, 'data-testid': 'map-undefined' }, lines)
  )
}
