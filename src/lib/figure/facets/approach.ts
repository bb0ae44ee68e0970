import { settings, textKey } from './setting'

/** A way of the reader's own, as a pair in t. */
export const approach = settings<{ way: string }>({ way: textKey() })
