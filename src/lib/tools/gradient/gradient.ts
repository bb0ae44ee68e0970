import type { ToolCode } from '../tool'
import GradientPanel from './GradientPanel.svelte'
import { gradientMarks } from './marks'

export const gradient: ToolCode = { marks: gradientMarks, panel: GradientPanel }
