import type { SpacePoint } from './mark'

/** Where the pointer is, in a picture's own terms. */
export interface Aim {
  /** The place of the x–y plane below it, on the surface where there is one; null beside the picture. */
  place: readonly [x: number, y: number] | null
  /** How far it is from where a place appears, in pixels. */
  distance(place: SpacePoint): number
}

/** Something that can be dragged in the pictures, besides the point. */
export interface Grip {
  at: SpacePoint
  /** Brings it to where the pointer is, as far as it can go there. */
  bring(aim: Aim): void
}
