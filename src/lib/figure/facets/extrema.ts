import { lift, readNumbers, writeNumber } from '../link/text'
import { choiceKey, numberKey, settings, type Setting } from './setting'

/** What the tool for extrema looks for, and what it shows of that. */
export interface ExtremaSettings {
  /** By itself it looks on a region or on a curve where there is one among the formulas, and else in the window. */
  seek: 'auto' | 'points' | 'curve' | 'region'
  /** Corners of a polygon, x and y of each in turn, which is the region then. */
  corners: readonly number[]
  /** Where the bead on the curve stands, as a share of its length. */
  bead: number
  /** The curves on which f_x = 0 and f_y = 0. */
  zeros: 'on' | 'off'
}

const mostCorners = 40

const cornersKey: Setting<readonly number[]> = {
  initial: [],
  read: (text) =>
    lift(readNumbers(text, 2, 2 * mostCorners), (numbers) => (numbers.length % 2 === 0 ? numbers : null)),
  write: (corners) => corners.map(writeNumber).join(',') || null
}

export const extrema = settings<ExtremaSettings>({
  seek: choiceKey(['auto', 'points', 'curve', 'region'], 'auto'),
  corners: cornersKey,
  bead: numberKey(0, [0, 1]),
  zeros: choiceKey(['on', 'off'], 'on')
})
