import { createContext } from 'svelte'

/** The page that a part of a lesson stands on. */
export interface LessonPage {
  slug: string
  /** The names of the figures that have a still picture. */
  stills: readonly string[]
}

export const [lessonPage, setLessonPage] = createContext<LessonPage>()
