import type { ToolCode } from '../tool'
import GradientPanel from './GradientPanel.svelte'
import { gradientMarks, nearMarks } from './marks'

export const gradient: ToolCode = {
  marks: (subject) => [...gradientMarks(subject), ...nearMarks(subject)],
  panel: GradientPanel
}
