import { fetchLesson } from '$lib/lessons/lessons'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ data }) => ({ ...data, ...(await fetchLesson(data.number)) })
