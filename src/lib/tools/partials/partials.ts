import type { ToolCode } from '../tool'
import { partialsMarks } from './marks'
import PartialsPanel from './PartialsPanel.svelte'

export const partials: ToolCode = { marks: partialsMarks, panel: PartialsPanel }
