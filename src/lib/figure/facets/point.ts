import type { Domain, Range } from '../../tape/sampling/sampling'
import { lift, readNumbers, sameNumbers, unless, writeNumber } from '../link/text'
import { roundWithin } from '../number'
import type { Facet } from './facet'

/** The point of the x–y plane at which f is examined. */
export const point: Facet<[number, number], { domain: Domain }> = {
  // Two thirds along both sides: off the centre, where so many examples are flat.
  initial: ({ domain }) => [twoThirdsAlong(domain.x), twoThirdsAlong(domain.y)],
  keys: {
    at: {
      read: (text) => lift(readNumbers(text, 2, 2), ([x, y]) => [x, y]),
      write: (point, initial) => unless(sameNumbers(point, initial), () => point.map(writeNumber).join(','))
    }
  },
  lock: 'point'
}

const twoThirdsAlong = ([low, high]: Range): number => roundWithin(low + (2 * (high - low)) / 3, high - low)
