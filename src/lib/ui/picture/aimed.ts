import type { ScalarField } from '../../field/field'
import type { Shown } from '../../figure/aim'
import type { Grip } from '../../figure/grip'
import type { SpacePoint } from '../../figure/mark'
import type { Ray } from '../../figure/ray'
import type { Plot } from '../../state/plot.svelte'
import type { Picture } from '../../views/box/picture'

/** The line of sight through a place of the canvas, and what it may meet. */
export interface Sight {
  field: ScalarField
  values: Record<string, number>
  /** f alone, in f64. */
  f: (x: number, y: number) => number
  ray: Ray
  shown: Shown
}

/** A picture of a plot that the pointer aims at. */
export interface Aimed {
  readonly plot: Plot
  readonly picture: Picture | null
  /** Where the point stands in the picture, in CSS pixels; null where it has no height. */
  readonly spot: { x: number; y: number } | null
  /** What else can be dragged. */
  readonly grips: readonly Grip[]
  /** Where a place appears in the picture, in CSS pixels; null where it has no height. */
  spotOf(place: SpacePoint): { x: number; y: number } | null
  /** What lies under a place of the canvas (CSS pixels); null while the picture shows something else. */
  lookAt(x: number, y: number): Sight | null
}
