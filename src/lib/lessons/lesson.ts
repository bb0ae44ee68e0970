import type { Component } from 'svelte'
import type { Exercise } from './exercise/exercise'

/** A lesson without its text: what it is about, and what there is to do. Texts hold mathematics between dollar signs. */
export interface Lesson {
  /** Its address. */
  slug: string
  title: string
  /** What it is about, in one sentence. */
  lead: string
  /** What the reader will be able to do, each completing “You will be able to …”. */
  goals: readonly string[]
  /** How long it takes a learner. */
  minutes: number
  /** The ids of its tasks, in order. */
  tasks: readonly string[]
  /** Its exercises, in order, by id. */
  exercises: readonly Exercise[]
  /** The table at its end: a term, its formula in LaTeX, and what it says. */
  summary: readonly { term: string; formula: string; meaning: string }[]
  teacher: TeacherNotes
}

/** What a teacher finds on a page of its own. */
export interface TeacherNotes {
  /** How the time may be spent, a part to a line. */
  plan: readonly { minutes: number; what: string }[]
  /** What to ask the class, with answers. */
  questions: readonly { question: string; answer: string }[]
  /** What learners often get wrong, and what helps. */
  pitfalls: readonly string[]
}

/** A lesson with its place in the course. */
export interface Numbered {
  number: number
  lesson: Lesson
}

/** The sections of a lesson; its exercises stand where it places them. */
export type LessonText = Component<{ lesson: Lesson }>

/** The ids of all that can be done in a lesson. */
export const doableIn = ({ tasks, exercises }: Lesson): string[] => [
  ...tasks,
  ...exercises.map(({ id }) => id)
]
