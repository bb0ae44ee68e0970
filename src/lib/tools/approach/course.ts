import type { Course } from '../../tape/evaluators/course'
import { coefficientOf, vanishes } from '../../tape/evaluators/series'
import { tolerance } from '../../tape/special/sides'

/** Where f goes on a way, surely: to a number or beyond all bounds, nowhere, or it has no values there; or nobody knows. */
export type Outcome =
  | { kind: 'limit'; value: number }
  | { kind: 'infinite'; sign: 1 | -1 }
  | { kind: 'swings' | 'undefined' | 'unknown' }

/** What an expansion says of the limit. */
export function outcomeOf(course: Course): Outcome {
  if (course === 'undefined') return { kind: 'undefined' }
  if (course === null) return { kind: 'unknown' }
  const [lead] = course.terms
  if (lead && (lead.power < -tolerance.same || (lead.power < tolerance.same && lead.log > 0))) {
    if (course.order <= lead.power) return { kind: 'unknown' }
    if (lead.low > 0) return { kind: 'infinite', sign: 1 }
    return lead.high < 0 ? { kind: 'infinite', sign: -1 } : { kind: 'unknown' }
  }
  if (course.swings && Math.abs(course.order) <= tolerance.same) return { kind: 'swings' }
  const value = vanishes(course) ? coefficientOf(course, 0) : NaN
  return Number.isNaN(value) ? { kind: 'unknown' } : { kind: 'limit', value }
}
