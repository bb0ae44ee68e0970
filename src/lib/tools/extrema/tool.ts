import type { ToolCode } from '../tool'
import ExtremaPanel from './ExtremaPanel.svelte'
import { beadGrips } from './grips'
import { extremaMarks } from './marks'

export const extrema: ToolCode = { marks: extremaMarks, grips: beadGrips, panel: ExtremaPanel }
