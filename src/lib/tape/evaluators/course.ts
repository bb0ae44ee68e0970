import * as S from './series'
import type { Series } from './series'

/**
 * How a function runs on a way out of a point: a series in t > 0; 'undefined' where it surely has no value on
 * it, null where neither is known.
 */
export type Course = Series | 'undefined' | null

/** What follows from courses that are all known; without one there is none, and is nothing known. */
export function inEach<T>(courses: Course[], make: (known: Series[]) => T): T | 'undefined' | null {
  if (courses.includes('undefined')) return 'undefined'
  return courses.includes(null) ? null : make(courses as Series[])
}

export const scaled = (s: Course, by: number): Course => inEach([s], ([known]) => S.scaleSeries(known, by))
export const plus = (s: Course, by: number): Course =>
  inEach([s], ([known]) => S.addSeries(known, S.constantSeries(by)))
