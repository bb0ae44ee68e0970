import type { Sheet } from '../../engine/sheet'
import type { Frame } from '../../figure/frame'
import type { Mark } from '../../figure/mark'
import { colours, type Theme } from './colours'
import { everyMark } from './everyMark'
import type { Scenery } from './maker'
import { sortMarks } from './makers'
import { createSpace } from './space'

/** What a picture was asked to show. */
export interface Shown {
  readonly frame: Frame
  readonly marks: readonly Mark[]
  readonly theme: Theme
}

/** Stands in until something is shown, with a mark of every kind, so that all pipelines are made at once. */
export const standIn: Shown = {
  frame: {
    names: ['x', 'y'],
    sides: [
      [-1, 1],
      [-1, 1]
    ],
    heights: [-1, 1]
  },
  marks: everyMark,
  theme: 'light'
}

export const emptySheet = {
  domain: { x: [-1, 1], y: [-1, 1] },
  base: 0,
  marked: false,
  refinement: {
    open: new Uint8Array(0),
    patch: { unit: new Float32Array(0), samples: new Float32Array(0), index: new Uint32Array(0) },
    lost: 0
  }
} satisfies Sheet

export const sceneryOf = ({ frame, marks, theme }: Shown, sheet: Sheet | null): Scenery => ({
  frame,
  marks: sortMarks(marks),
  theme,
  sheet,
  space: createSpace(frame),
  colours: colours[theme]
})
