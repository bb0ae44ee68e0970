import { baseWords, niceStep, tickBase, ticksIn, tickText } from '../../../figure/ticks'
import type { MapMaker, Rim } from '../maker'
import { element, escaped, ink, linePath, stroke } from '../svg'

/** So many pixels between ticks, at least. */
const spacing = [64, 44]
const tick = 4
const words = { 'font-size': 11, fill: ink('quiet') }

/** Ticks and numbers below and on the left, and the names of the axes in their colours. */
export const axesMaker: MapMaker<'axes'> = {
  layer: 'rim',
  draw: (marks, rim) => (marks.length ? axis(rim, 0) + axis(rim, 1) : '')
}

function axis({ sheet, names }: Rim, side: 0 | 1): string {
  const { width, height, domain, scale } = sheet
  const range = side === 0 ? domain.x : domain.y
  const step = niceStep(range[1] - range[0], (side === 0 ? width : height) / spacing[side])
  const base = tickBase(range, step)
  const rounding = Number.EPSILON * Math.max(...range.map(Math.abs))
  const ticks = ticksIn([range[0] - base - rounding, range[1] - base + rounding], step)
  const largest = Math.max(...ticks.map(Math.abs))
  const at = (value: number) =>
    side === 0 ? (value - (range[0] - base)) * scale[0] : (range[1] - base - value) * scale[1]
  const name = escaped([names[side], baseWords(base)].filter(Boolean).join(' '))
  const end = side === 0 ? [width + 4, height + 16] : [-8, 2]
  const title = element(
    'text',
    {
      x: end[0],
      y: end[1],
      'text-anchor': 'end',
      'font-size': 13,
      'font-style': 'italic',
      fill: ink(side === 0 ? 'x' : 'y')
    },
    name
  )
  // The name stands where the last number would.
  const room = side === 0 ? 7 * name.length + 8 : 12
  const isFree = (value: number) => (side === 0 ? width - at(value) : at(value)) > room
  const numbers = ticks.filter(isFree).map((value) => {
    const place = side === 0 ? { x: at(value), y: height + 16 } : { x: -8, y: at(value) + 4 }
    const anchor = side === 0 ? 'middle' : 'end'
    return element('text', { ...place, ...words, 'text-anchor': anchor }, tickText(value, step, largest))
  })
  const lines = ticks.flatMap((value) =>
    side === 0
      ? [at(value), height, at(value), height + tick, NaN, NaN]
      : [0, at(value), -tick, at(value), NaN, NaN]
  )
  const edge = side === 0 ? [0, height, width, height] : [0, 0, 0, height]
  return (
    stroke(linePath(lines), { stroke: ink('quiet'), 'stroke-width': 1 }) +
    stroke(linePath(edge), {
      stroke: ink(side === 0 ? 'x' : 'y'),
      'stroke-width': 1.2,
      'stroke-opacity': 0.8
    }) +
    title +
    numbers.join('')
  )
}
