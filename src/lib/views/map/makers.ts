import type { Mark, MarkKind } from '../../figure/mark'
import type { Ground, MapMaker, Overlay, Rim } from './maker'
import { arrowsMaker } from './marks/arrows'
import { axesMaker } from './marks/axes'
import { bandsMaker } from './marks/bands'
import { contoursMaker } from './marks/contours'
import { gradientMaker } from './marks/gradient'
import { levelMaker } from './marks/level'
import {
  areaMaker,
  directionMaker,
  dotMaker,
  pathMaker,
  pointMaker,
  sliceMaker,
  vectorMaker
} from './marks/simple'
import { undefinedArea } from './marks/undefined'

/** How the map draws each kind of mark, in the order of drawing. A new kind is one line here, and a maker if it is seen from above. */
const makers: { readonly [K in MarkKind]: MapMaker<K> } = {
  axes: axesMaker,
  floor: bandsMaker,
  surface: bandsMaker,
  contours: contoursMaker,
  arrows: arrowsMaker,
  patch: { layer: 'none' },
  plane: { layer: 'none' },
  area: areaMaker,
  slice: sliceMaker,
  level: levelMaker,
  path: pathMaker,
  direction: directionMaker,
  gradient: gradientMaker,
  vector: vectorMaker,
  dot: dotMaker,
  point: pointMaker
}

type Layer = Exclude<MapMaker<MarkKind>['layer'], 'none'>
type Scenery = Ground | Overlay | Rim
type Draw = (marks: readonly Mark[], scenery: Scenery) => string

/** The kinds of marks that belong to a layer, in the order of drawing. */
export const kindsOn = (layer: Layer): MarkKind[] =>
  (Object.keys(makers) as MarkKind[]).filter((kind) => makers[kind].layer === layer)

function draw(layer: Layer, marks: readonly Mark[], scenery: Scenery): string {
  return kindsOn(layer)
    .map((kind) => {
      const own = marks.filter((mark) => mark.kind === kind)
      return (makers[kind] as unknown as { draw: Draw }).draw(own, scenery)
    })
    .join('')
}

/** What lies under everything; f has two marks that fill it alike, and is filled once. */
export const drawGround = (marks: readonly Mark[], ground: Ground): string =>
  draw('ground', withoutTwice(marks), ground) + undefinedArea(ground)

const withoutTwice = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ kind }) => kind !== 'surface' || !marks.some((other) => other.kind === 'floor'))

export const drawOverlay = (marks: readonly Mark[], overlay: Overlay): string =>
  draw('overlay', marks, overlay)

export const drawRim = (marks: readonly Mark[], rim: Rim): string => draw('rim', marks, rim)
