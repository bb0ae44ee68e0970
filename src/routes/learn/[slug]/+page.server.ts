import { error } from '@sveltejs/kit'
import { existsSync, readdirSync } from 'node:fs'
import { allLessons } from '$lib/lessons/lessons'
import type { EntryGenerator, PageServerLoad } from './$types'

export const entries: EntryGenerator = async () =>
  (await allLessons()).map(({ lesson: { slug } }) => ({ slug }))

/** The place of a lesson in the course, and which of its figures have a still picture. */
export const load: PageServerLoad = async ({ params: { slug } }) => {
  const lessons = await allLessons()
  const place = lessons.findIndex(({ lesson }) => lesson.slug === slug)
  if (place < 0) error(404, 'There is no such lesson.')
  const folder = `static/learn/${slug}`
  const files = existsSync(folder) ? readdirSync(folder) : []
  const linkTo = (i: number) =>
    lessons[i] && { number: lessons[i].number, slug: lessons[i].lesson.slug, title: lessons[i].lesson.title }
  return {
    number: lessons[place].number,
    stills: files.filter((file) => file.endsWith('.webp')).map((file) => file.slice(0, -'.webp'.length)),
    previous: linkTo(place - 1),
    next: linkTo(place + 1)
  }
}
