import type { Range } from '../../tape/sampling/sampling'
import { readRange, writeRange } from '../link/text'
import type { Facet } from './facet'

/** The range of a third variable: kept, so that the links of later versions survive this one. */
export const z: Facet<Range | null> = {
  initial: () => null,
  keys: { z: { read: readRange, write: (range) => range && writeRange(range) } },
  lock: 'domain'
}
