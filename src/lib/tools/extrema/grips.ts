import type { Grip } from '../../figure/grip'
import type { Plot } from '../../state/plot.svelte'
import { beadAt, nearestShare } from './bead'
import { inquiryOf } from './inquiry.svelte'

/** The bead on the constraint. */
export function beadGrips(plot: Plot): Grip[] {
  const { answered } = inquiryOf(plot)
  const { pictured, values, settings } = plot
  if (answered?.answer.kind !== 'curve' || !pictured) return []
  const { courses } = answered.answer
  const bead = beadAt(courses, settings.extrema.bead)
  if (!bead) return []
  return [
    {
      at: bead.at,
      bring: ({ distance }) => {
        const share = nearestShare(courses, (x, y) => distance([x, y, pictured.value([x, y], values)]))
        plot.change('extrema', { ...plot.settings.extrema, bead: Number(share.toFixed(4)) })
      }
    }
  ]
}
