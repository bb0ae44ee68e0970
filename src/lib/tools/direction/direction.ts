import type { ToolCode } from '../tool'
import DirectionPanel from './DirectionPanel.svelte'
import { directionMarks } from './marks'

export const direction: ToolCode = { marks: directionMarks, panel: DirectionPanel }
