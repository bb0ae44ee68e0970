import type { ToolCode } from '../tool'
import { pathsMarks } from './marks'
import PathsPanel from './PathsPanel.svelte'

export const paths: ToolCode = { marks: pathsMarks, panel: PathsPanel }
