import type { ToolCode } from '../tool'
import LimitPanel from './LimitPanel.svelte'
import { limitMarks } from './marks'

export const limit: ToolCode = { marks: limitMarks, panel: LimitPanel }
