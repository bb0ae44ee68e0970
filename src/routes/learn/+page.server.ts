import { allLessons } from '$lib/lessons/lessons'
import { doableIn } from '$lib/lessons/lesson'

/** The course as its cards show it; made when the site is built. */
export async function load() {
  const lessons = await allLessons()
  return {
    cards: lessons.map(({ number, lesson }) => {
      const { slug, title, lead, minutes } = lesson
      return { number, slug, title, lead, minutes, doable: doableIn(lesson) }
    })
  }
}
