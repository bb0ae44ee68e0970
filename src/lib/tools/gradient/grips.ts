import type { Grip } from '../../figure/grip'
import { snap } from '../../figure/number'
import type { Plot } from '../../state/plot.svelte'
import { usualStep } from './linear'

/** The second point of the linear approximation. */
export function nearGrips(plot: Plot): Grip[] {
  const { domain, point, settings, pictured, values } = plot
  if (settings.gradient.look !== 'near' || !pictured) return []
  const [dx, dy] = settings.gradient.near ?? usualStep(domain)
  const at = [point[0] + dx, point[1] + dy] as const
  return [
    {
      at: [...at, pictured.value([...at], values)],
      bring({ place }) {
        if (!place) return
        const near = (['x', 'y'] as const).map((side, i) =>
          snap(place[i] - point[i], domain[side][1] - domain[side][0], 3)
        )
        // On the point itself there is no direction from it.
        if (near.some((step) => step !== 0))
          plot.change('gradient', { ...plot.settings.gradient, near: [near[0], near[1]] })
      }
    }
  ]
}
