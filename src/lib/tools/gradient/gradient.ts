import type { ToolCode } from '../tool'
import GradientPanel from './GradientPanel.svelte'
import { nearGrips } from './grips'
import { gradientMarks, nearMarks } from './marks'

export const gradient: ToolCode = {
  marks: (subject) => [...gradientMarks(subject), ...nearMarks(subject)],
  grips: nearGrips,
  panel: GradientPanel
}
