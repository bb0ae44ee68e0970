import type { ToolCode } from '../tool'
import { normsMarks } from './marks'
import NormsPanel from './NormsPanel.svelte'

export const norms: ToolCode = { marks: normsMarks, panel: NormsPanel }
