import type { Course } from './course'

/** Directions between two ends in each variable; no span but [0, 0] holds 0. */
export interface Cone {
  spans: Span[]
  course: Course
}

export type Span = readonly [low: number, high: number]
/** No span has numbers of both signs: 0 is only in the one that holds nothing else. */
const spans: Span[] = [[-1, -0.5], [-0.5, 0], [0, 0], [0, 0.5], [0.5, 1]] // prettier-ignore

/** All directions: each side of a cube, in pieces. */
export function conesOf(n: number): Span[][] {
  const sides = Array.from({ length: n }, (_, axis) => axis).flatMap((axis) =>
    [-1, 1].map((sign) => ({ axis, sign }))
  )
  return sides.flatMap(({ axis, sign }) =>
    Array.from({ length: n }, (_, i) => (i === axis ? [[sign, sign] as Span] : spans)).reduce<Span[][]>(
      (cones, side) => cones.flatMap((cone) => side.map((span) => [...cone, span])),
      [[]]
    )
  )
}
