import type { Mark, MarkKind } from '../../figure/mark'
import type { CreateMaker, MarksByKind } from './maker'
import { areaMaker } from './marks/area'
import { arrowsMaker } from './marks/arrows'
import { axesMaker } from './marks/axes'
import { contoursMaker } from './marks/contours'
import { directionMaker } from './marks/direction'
import { dotMaker } from './marks/dot'
import { floorMaker } from './marks/floor'
import { gradientMaker } from './marks/gradient'
import { levelMaker } from './marks/level'
import { patchMaker } from './marks/patch'
import { pathMaker } from './marks/path'
import { planeMaker } from './marks/plane'
import { pointMaker } from './marks/point'
import { sliceMaker } from './marks/slice'
import { surfaceMaker } from './marks/surface'
import { vectorMaker } from './marks/vector'

/** How the box draws each kind of mark, in the order of drawing. A new kind is one file and one line here. */
export const makers: { readonly [K in MarkKind]: CreateMaker<K> } = {
  axes: axesMaker,
  floor: floorMaker,
  surface: surfaceMaker,
  contours: contoursMaker,
  level: levelMaker,
  arrows: arrowsMaker,
  patch: patchMaker,
  area: areaMaker,
  slice: sliceMaker,
  path: pathMaker,
  plane: planeMaker,
  direction: directionMaker,
  gradient: gradientMaker,
  vector: vectorMaker,
  dot: dotMaker,
  point: pointMaker
}

export const kinds = Object.keys(makers) as MarkKind[]

/** The marks sorted by their kinds. */
export const sortMarks = (marks: readonly Mark[]): MarksByKind =>
  Object.fromEntries(
    kinds.map((kind) => [kind, marks.filter((mark) => mark.kind === kind)])
  ) as unknown as MarksByKind
