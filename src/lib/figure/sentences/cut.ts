import { formatNumber } from '../format'
import type { Heights } from '../heights'

/** Says where the box cuts f off, `reach` being how far f goes; empty where it shows all of f. */
export function cutSentence(heights: Heights, reach: Heights): string {
  const size = heights[1] - heights[0]
  const [below, above] = [heights[0] - reach[0], reach[1] - heights[1]].map((excess) => excess > 1e-6 * size)
  const [low, high] = heights.map((height) => formatNumber(height, size, 3))
  if (below && above) return `Cut at f = ${low} and f = ${high}; f goes on beyond.`
  if (above) return `Cut at f = ${high}; f goes on above.`
  return below ? `Cut at f = ${low}; f goes on below.` : ''
}
