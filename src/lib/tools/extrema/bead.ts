import type { Course } from '../../field/extrema/courses'

/** A place on the pieces of a curve, one after the other. */
export interface BeadPlace {
  at: [x: number, y: number, f: number]
  /** The piece, and the length along it. */
  course: number
  length: number
}

export const totalLength = (courses: readonly Course[]): number =>
  courses.reduce((sum, { lengths }) => sum + lengths[lengths.length - 1], 0)

/** The place at a share of the whole length. */
export function beadAt(courses: readonly Course[], share: number): BeadPlace | null {
  let rest = share * totalLength(courses)
  for (const [course, { lengths }] of courses.entries()) {
    const own = lengths[lengths.length - 1]
    if (rest <= own || course === courses.length - 1)
      return { at: placeAt(courses[course], Math.min(rest, own)), course, length: Math.min(rest, own) }
    rest -= own
  }
  return null
}

function placeAt({ places, lengths }: Course, length: number): [number, number, number] {
  let low = 0
  let high = lengths.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (lengths[middle] <= length) low = middle
    else high = middle
  }
  const span = lengths[high] - lengths[low]
  const share = span > 0 ? (length - lengths[low]) / span : 0
  const mixed = (k: number) => places[3 * low + k] + share * (places[3 * high + k] - places[3 * low + k])
  return [mixed(0), mixed(1), mixed(2)]
}

/** The share of the whole length at which the curve comes nearest by some measure. */
export function nearestShare(courses: readonly Course[], distance: (x: number, y: number) => number): number {
  let best = Infinity
  let share = 0
  let before = 0
  const total = totalLength(courses)
  for (const { places, lengths } of courses) {
    for (let i = 0; i < lengths.length; i++) {
      const d = distance(places[3 * i], places[3 * i + 1])
      if (d < best) {
        best = d
        share = (before + lengths[i]) / total
      }
    }
    before += lengths[lengths.length - 1]
  }
  return share
}
