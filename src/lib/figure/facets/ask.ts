import type { Facet } from './facet'

/** What a teacher can ask about the function of a link, at its point and in its direction. */
export const questions = [
  'gradient',
  'partial-x',
  'partial-y',
  'value',
  'norm',
  'slope',
  'direction',
  'point:critical',
  'point:min',
  'point:max',
  'point:saddle',
  'point:slope:0'
] as const

export type Question = (typeof questions)[number]

/** The question that a link asks, if it asks one. */
export const ask: Facet<Question | 'none'> = {
  initial: () => 'none',
  keys: {
    ask: {
      read: (text) => questions.find((question) => question === text) ?? (text === 'none' ? 'none' : null),
      write: (question) => (question === 'none' ? null : question)
    }
  },
  lock: 'tools'
}
