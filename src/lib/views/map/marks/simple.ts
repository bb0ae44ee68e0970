import type { Place, SpacePoint, Tone } from '../../../figure/mark'
import type { MapMaker, Overlay } from '../maker'
import { toPixel, type Sheet } from '../sheet'
import { arrow, element, escaped, ink, linePath, stroke } from '../svg'

/** Marks in space alone belong to the scene, but for what lies on the surface: a map shows it from above. */
const isOnMap = ({ on }: { on: Place }): boolean => on !== 'space'

/** The point that is examined. */
export const pointMaker: MapMaker<'point'> = {
  layer: 'overlay',
  draw: (marks, { sheet }) =>
    marks
      .map(({ at }) => {
        const [cx, cy] = toPixel(sheet, at[0], at[1])
        const ring = element('circle', { cx, cy, r: 7.5, fill: ink('paper') })
        const core = {
          fill: ink(Number.isNaN(at[2]) ? 'paper' : 'ink'),
          stroke: ink('ink'),
          'stroke-width': 1.5
        }
        return element(
          'g',
          { 'data-testid': 'map-point' },
          ring + element('circle', { cx, cy, r: 5, ...core })
        )
      })
      .join('')
}

/** How far the ray reaches, as a share of the map. */
const rayLength = 0.25

/** A direction: a dashed ray. */
export const directionMaker: MapMaker<'direction'> = {
  layer: 'overlay',
  draw: (marks, { sheet }) =>
    marks
      .map(({ at, degrees }) => {
        const [x, y] = toPixel(sheet, at[0], at[1])
        const [dx, dy] = unitOn(sheet, degrees)
        const size = rayLength * Math.min(sheet.width, sheet.height)
        const pen = {
          stroke: ink('ink'),
          'stroke-width': 1.6,
          'stroke-dasharray': '5 4',
          'stroke-opacity': 0.9
        }
        return stroke(linePath([x, y, x + size * dx, y + size * dy]), pen)
      })
      .join('')
}

/** An upright plane from above: a line right through the map. */
export const sliceMaker: MapMaker<'slice'> = {
  layer: 'overlay',
  draw: (marks, { sheet }) =>
    marks
      .map(({ at, degrees, tone }) => {
        const [x, y] = toPixel(sheet, at[0], at[1])
        const [dx, dy] = unitOn(sheet, degrees)
        const far = sheet.width + sheet.height
        const line = linePath([x - far * dx, y - far * dy, x + far * dx, y + far * dy])
        return stroke(line, { stroke: ink(tone), 'stroke-width': 1.4, 'stroke-opacity': 0.85 })
      })
      .join('')
}

/** A direction of the x–y plane as the map shows it. */
function unitOn({ scale }: Sheet, degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180
  const [dx, dy] = [Math.cos(angle) * scale[0], -Math.sin(angle) * scale[1]]
  const size = Math.hypot(dx, dy)
  return [dx / size, dy / size]
}

/** A curve from above. */
export const pathMaker: MapMaker<'path'> = {
  layer: 'overlay',
  draw: (marks, { sheet }) =>
    marks
      .filter(isOnMap)
      .map(({ places, tone, weight, dashed }) => {
        const line = new Float64Array((places.length / 3) * 2)
        for (let i = 0; 3 * i < places.length; i++)
          [line[2 * i], line[2 * i + 1]] = toPixel(sheet, places[3 * i], places[3 * i + 1])
        const pen = { stroke: ink(tone), 'stroke-width': weight === 'fine' ? 1.2 : 2.2 }
        return stroke(linePath(line), dashed ? { ...pen, 'stroke-dasharray': '5 4' } : pen)
      })
      .join('')
}

/** A place with a name. */
export const dotMaker: MapMaker<'dot'> = {
  layer: 'overlay',
  draw: (marks, { sheet }) =>
    marks
      .filter(isOnMap)
      .map(({ at, tone, label, small }) => {
        const [cx, cy] = toPixel(sheet, at[0], at[1])
        const dot = {
          'data-testid': 'map-dot',
          cx,
          cy,
          r: small ? 3 : 4,
          fill: ink(tone),
          stroke: ink('paper'),
          'stroke-width': 1.5
        }
        return element('circle', dot) + name(sheet, at, tone, label)
      })
      .join('')
}

/** An arrow from one place to another. */
export const vectorMaker: MapMaker<'vector'> = {
  layer: 'overlay',
  draw: (marks, { sheet }) =>
    marks
      .filter(isOnMap)
      .map(({ from, to, tone, label }) => {
        const [start, end] = [toPixel(sheet, from[0], from[1]), toPixel(sheet, to[0], to[1])]
        const way = [end[0] - start[0], end[1] - start[1]] as const
        if (!(Math.hypot(...way) > 0)) return ''
        const { shaft, tip } = arrow(start, way, { head: 9, half: 3.6, width: 1.8 })
        const pen = { stroke: ink(tone), 'stroke-width': 1.8 }
        return (
          stroke(shaft, pen) + element('path', { d: tip, fill: ink(tone) }) + name(sheet, to, tone, label)
        )
      })
      .join('')
}

/** A name beside a place, on the side where there is room. */
function name(sheet: Sheet, at: SpacePoint, tone: Tone, label: string | undefined): string {
  if (!label) return ''
  const [x, y] = toPixel(sheet, at[0], at[1])
  const isLeft = x > 0.75 * sheet.width
  const attributes = {
    x: x + (isLeft ? -9 : 9),
    y: y < 20 ? y + 16 : y - 7,
    'text-anchor': isLeft ? 'end' : 'start',
    'font-size': 12,
    fill: ink(tone),
    stroke: ink('paper'),
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke'
  }
  return element('text', attributes, escaped(label))
}

/** A part of the plane: filled faintly or hatched, with its outline. */
export const areaMaker: MapMaker<'area'> = {
  layer: 'overlay',
  draw: (marks, overlay) =>
    marks
      .map(({ rings, tone, hatched }) => {
        const d = rings.map((ring) => linePath(onSheet(overlay, ring), true)).join('')
        if (!d) return ''
        const lines = hatched
          ? stroke(hatching(overlay.sheet), { stroke: ink(tone), 'stroke-width': 1, 'stroke-opacity': 0.5 })
          : ''
        const id = `area-${tone}-${hash(d)}`
        const clip = element('clipPath', { id }, element('path', { d, 'clip-rule': 'evenodd' }))
        const fill = { d, fill: hatched ? 'none' : ink(tone), 'fill-opacity': 0.12, 'fill-rule': 'evenodd' }
        return (
          element('path', { ...fill, stroke: ink(tone), 'stroke-width': 1.6 }) +
          (hatched ? clip + element('g', { 'clip-path': `url(#${id})` }, lines) : '')
        )
      })
      .join('')
}

const onSheet = ({ sheet }: Overlay, ring: Float64Array): Float64Array => {
  const line = new Float64Array(ring.length)
  for (let i = 0; i < ring.length; i += 2) [line[i], line[i + 1]] = toPixel(sheet, ring[i], ring[i + 1])
  return line
}

const hatchDistance = 8

/** Diagonal lines all over the map. */
export function hatching({ width, height }: Sheet): string {
  const lines: number[] = []
  for (let at = hatchDistance / 2; at < width + height; at += hatchDistance)
    lines.push(at, 0, at - height, height, NaN, NaN)
  return linePath(lines)
}

/** A short name for a text, the same for the same text. */
export const hash = (text: string): string =>
  [...text].reduce((sum, sign) => (Math.imul(31, sum) + sign.charCodeAt(0)) >>> 0, 7).toString(36)
