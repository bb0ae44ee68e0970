import { fetchSpecialPoints } from '../tape/special/specialPoints'
import type { Lesson, LessonText, Numbered } from './lesson'

/** A lesson is one folder, its number before its name: nothing else lists it. */
const heads = import.meta.glob<Lesson>('./[0-9]*/lesson.ts', { import: 'lesson' })
const texts = import.meta.glob<LessonText>('./[0-9]*/Text.svelte', { import: 'default' })

const numberOf = (path: string): number => Number(/\.\/(\d+)/.exec(path)![1])
const byNumber = (a: string, b: string): number => numberOf(a) - numberOf(b)

/** All lessons in order; for pages that are made when the site is built. */
export const allLessons = (): Promise<Numbered[]> =>
  Promise.all(
    Object.keys(heads)
      .sort(byNumber)
      .map(async (path) => ({ number: numberOf(path), lesson: await heads[path]() }))
  )

/**
 * The lesson of a number, with its text, and with the code for autodiff and special points: its first numbers need it.
 * That of pictures comes beside them and is not waited for.
 */
export async function fetchLesson(number: number): Promise<{ lesson: Lesson; Text: LessonText }> {
  const ofNumber = (paths: object) => Object.keys(paths).find((path) => numberOf(path) === number)!
  const coming = Promise.all([heads[ofNumber(heads)](), texts[ofNumber(texts)](), fetchSpecialPoints()])
  if (!import.meta.env.SSR) import('../ui/picture/pictureCode').catch(() => undefined)
  const [lesson, Text] = await coming
  return { lesson, Text }
}
