import { formatNumber, formatPoint, formatRange } from '../../figure/format'
import { pressKey } from './pictureKeys'
import type { Viewport } from './viewport.svelte'

/** What the point or the domain says after it was moved by a key; null where the key means nothing. */
export function pressed(viewport: Viewport, event: KeyboardEvent): string | null {
  const before = viewport.plot.domain
  if (!pressKey(viewport, event)) return null
  event.preventDefault()
  const { point, jet, gradientNorm, domain, variables } = viewport.plot
  if (event.key.startsWith('Arrow'))
    return `At ${formatPoint(point)}: f ${formatNumber(jet.value)}, gradient length ${formatNumber(gradientNorm)}.`
  return domain === before
    ? ''
    : `${variables[0]} ${formatRange(domain.x)}, ${variables[1]} ${formatRange(domain.y)}.`
}
