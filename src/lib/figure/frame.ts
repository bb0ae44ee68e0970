import type { ScalarField } from '../field/field'
import type { Domain, Range } from '../tape/sampling/sampling'
import { formatName } from './format'

/** The part of function space that a picture shows. */
export interface Frame {
  /** The names of the axes, as they are written; that of the heights is f unless it stands behind those of the variables. */
  names: readonly string[]
  /** The range of each variable. */
  sides: readonly Readonly<Range>[]
  /** The range of f: what lies outside is cut off cleanly. */
  heights: Readonly<Range>
}

/** The frame around a function over a domain. */
export const frameOf = (
  { variables }: Pick<ScalarField, 'variables'>,
  { x, y }: Domain,
  heights: Readonly<Range>
): Frame => ({ names: variables.map(formatName), sides: [x, y], heights })

export function sameFrame(a: Frame, b: Frame): boolean {
  return (
    a.names.join() === b.names.join() &&
    sameRange(a.heights, b.heights) &&
    a.sides.length === b.sides.length &&
    a.sides.every((side, i) => sameRange(side, b.sides[i]))
  )
}

const sameRange = (a: Readonly<Range>, b: Readonly<Range>): boolean => a[0] === b[0] && a[1] === b[1]
