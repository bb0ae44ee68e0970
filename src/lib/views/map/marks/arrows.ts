import type { Ground, MapMaker } from '../maker'
import { toPixel } from '../sheet'
import { arrow, element, ink, stroke } from '../svg'

/** Shortest and longest arrow as parts of their spacing. */
const [shortest, longest] = [0.1, 0.9]
/** The share of the gradients that are drawn as long as that. */
const steepest = 0.02
/** Gradients this much smaller are drawn as nothing. */
const vanishing = 1e-5

/** Gradients on a grid; their lengths grow with the square root of |∇f|, so that weak slopes still show. */
export const arrowsMaker: MapMaker<'arrows'> = {
  layer: 'ground',
  draw: (marks, ground) => (marks.length ? arrows(ground) : '')
}

function arrows({ sheet, chart, labels }: Ground): string {
  const all = arrowsOf(chart.arrows)
  const sizes = all.map(({ size }) => size).sort((a, b) => a - b)
  const most = sizes[Math.floor((sizes.length - 1) * (1 - steepest))] ?? 0
  if (!(most > 0)) return ''
  const spacing = Math.sqrt((sheet.width * sheet.height) / (chart.arrows.length / 4))
  const parts = all.flatMap(({ x, y, fx, fy, size }) => {
    const share = Math.sqrt(size / most)
    const [px, py] = toPixel(sheet, x, y)
    const [dx, dy] = [fx * sheet.scale[0], -fy * sheet.scale[1]]
    const length = spacing * Math.min(longest, Math.max(shortest, longest * share))
    const [half, way] = [length / 2, Math.hypot(dx, dy)]
    const [ux, uy] = [dx / way, dy / way]
    const isCovered = labels.some(
      ({ box }) =>
        px > box.left - half && px < box.right + half && py > box.top - half && py < box.bottom + half
    )
    if (size < vanishing * most || isCovered || !Number.isFinite(ux + uy)) return []
    return arrow([px - half * ux, py - half * uy], [length * ux, length * uy], { head: 5, half: 2, width: 1 })
  })
  const shafts = stroke(parts.map(({ shaft }) => shaft).join(''), { stroke: ink('ink'), 'stroke-width': 1 })
  const tips = element('path', { d: parts.map(({ tip }) => tip).join(''), fill: ink('ink') })
  return element('g', { opacity: 0.5 }, shafts + tips)
}

const arrowsOf = (numbers: Float64Array) =>
  Array.from({ length: numbers.length / 4 }, (_, i) => {
    const [x, y, fx, fy] = numbers.subarray(4 * i, 4 * i + 4)
    return { x, y, fx, fy, size: Math.hypot(fx, fy) }
  }).filter(({ size }) => Number.isFinite(size))
