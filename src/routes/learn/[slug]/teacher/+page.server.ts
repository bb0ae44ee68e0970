import { error } from '@sveltejs/kit'
import { allLessons } from '$lib/lessons/lessons'

export const entries = async () => (await allLessons()).map(({ lesson: { slug } }) => ({ slug }))

/** A lesson without its text: what its teacher needs, exercises with their solutions among it. */
export async function load({ params: { slug } }) {
  const found = (await allLessons()).find(({ lesson }) => lesson.slug === slug)
  return found ?? error(404, 'There is no such lesson.')
}
