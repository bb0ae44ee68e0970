import { choiceKey, settings } from './setting'

/** The norm that steps are measured by. */
export const norms = settings<{ norm: '1' | '2' | 'inf' }>({ norm: choiceKey(['1', '2', 'inf'], '2') })
