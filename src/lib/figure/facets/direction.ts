import { unless, writeNumber } from '../link/text'
import { readNumber } from '../number'
import type { Facet } from './facet'

/** The direction of the slope, in degrees from the x axis. */
export const direction: Facet<number> = {
  initial: () => 0,
  keys: { dir: { read: readNumber, write: (degrees) => unless(degrees === 0, () => writeNumber(degrees)) } },
  lock: 'point'
}
