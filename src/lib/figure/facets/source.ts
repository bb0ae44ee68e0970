import { writeSource } from '../link/text'
import type { Facet } from './facet'

/** The formula f as it was typed. */
export const source: Facet<string> = {
  initial: () => 'x^2 + 3xy + 2y^2',
  keys: { f: { read: (text) => text, write: writeSource } },
  lock: 'formula'
}
