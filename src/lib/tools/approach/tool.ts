import type { ToolCode } from '../tool'
import { approachMarks } from './marks'
import ApproachPanel from './ApproachPanel.svelte'

export const approach: ToolCode = { marks: approachMarks, panel: ApproachPanel }
