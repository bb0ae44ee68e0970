import type { MarkOf } from '../../../figure/mark'
import type { MapMaker, Overlay } from '../maker'
import { toPixel, type Sheet } from '../sheet'
import { arrow, element, ink, linePath, pixels, stroke } from '../svg'

/** The arrow's length as a share of the map, in pixels within limits. */
const [share, least, most] = [0.22, 44, 90]
/** The sides of the sign of the right angle: it shows beside the point. */
const corner = 13

/** The gradient at a place, and the sign of its right angle to the level curve where right angles look right. */
export const gradientMaker: MapMaker<'gradient'> = {
  layer: 'overlay',
  draw: (marks, overlay) => marks.map((mark) => gradient(mark, overlay)).join('')
}

/** A unit vector of the map; null where there is no gradient or it is zero. */
export function directionOn({ scale }: Sheet, [fx, fy]: readonly [number, number]): [number, number] | null {
  const [dx, dy] = [fx * scale[0], -fy * scale[1]]
  const size = Math.hypot(dx, dy)
  return size > 0 && Number.isFinite(size) ? [dx / size, dy / size] : null
}

function gradient({ at, gradient, lit = false }: MarkOf<'gradient'>, { sheet }: Overlay): string {
  const direction = directionOn(sheet, gradient)
  if (!direction) return ''
  const [x, y] = toPixel(sheet, at[0], at[1])
  const [dx, dy] = direction
  const size = Math.min(most, Math.max(least, share * Math.min(sheet.width, sheet.height)))
  const colour = ink('gradient')
  const width = lit ? 4 : 2.4
  const { shaft, tip } = arrow([x, y], [size * dx, size * dy], { head: 11, half: lit ? 6.5 : 4.6, width })
  const [ax, ay, bx, by] = [corner * dx, corner * dy, -corner * dy, corner * dx]
  const sign = linePath([x + ax, y + ay, x + ax + bx, y + ay + by, x + bx, y + by], false, 4)
  return (
    (sheet.isEqual
      ? stroke(sign, { stroke: ink('ink'), 'stroke-width': 1.2 }, { 'data-testid': 'map-right-angle' })
      : '') +
    element(
      'g',
      {
        'data-testid': 'map-gradient',
        'data-points': 'gradient',
        'data-x': pixels(dx, 8),
        'data-y': pixels(dy, 8)
      },
      stroke(shaft, { stroke: colour, 'stroke-width': width }) + element('path', { d: tip, fill: colour })
    )
  )
}
