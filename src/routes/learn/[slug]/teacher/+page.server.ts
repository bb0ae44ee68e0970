import { error } from '@sveltejs/kit'
import { allLessons } from '$lib/lessons/lessons'
import type { EntryGenerator, PageServerLoad } from './$types'

export const entries: EntryGenerator = async () =>
  (await allLessons()).map(({ lesson: { slug } }) => ({ slug }))

/** A lesson without its text: what its teacher needs, exercises with their solutions among it. */
export const load: PageServerLoad = async ({ params: { slug } }) => {
  const found = (await allLessons()).find(({ lesson }) => lesson.slug === slug)
  return found ?? error(404, 'There is no such lesson.')
}
