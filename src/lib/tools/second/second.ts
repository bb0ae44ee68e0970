import type { ToolCode } from '../tool'
import { secondMarks } from './marks'
import SecondPanel from './SecondPanel.svelte'

export const second: ToolCode = { marks: secondMarks, panel: SecondPanel }
