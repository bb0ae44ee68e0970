import type { Mark } from '../../figure/mark'
import type { Subject, ToolCode } from '../tool'
import AgreePanel from './AgreePanel.svelte'

/** What all three ways are about. */
const agreeMarks = ({ at, gradient }: Subject): Mark[] => [{ kind: 'gradient', at, gradient }]

export const agree: ToolCode = { marks: agreeMarks, panel: AgreePanel }
