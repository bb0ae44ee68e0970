import type { Domain } from '../../tape/sampling/sampling'
import { lift, readRange, sameNumbers, unless, writeRange } from '../link/text'
import type { Facet, Key } from './facet'

/** The part of the x–y plane that is shown. */
export const domain: Facet<Domain> = {
  initial: () => ({ x: [-3, 3], y: [-3, 3] }),
  keys: { x: side('x'), y: side('y') },
  lock: 'domain'
}

function side(name: 'x' | 'y'): Key<Domain> {
  return {
    read: (text, domain) => lift(readRange(text), (range) => ({ ...domain, [name]: range })),
    write: (domain, initial) =>
      unless(sameNumbers(domain[name], initial[name]), () => writeRange(domain[name]))
  }
}
