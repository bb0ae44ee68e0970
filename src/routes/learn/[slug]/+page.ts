import { fetchLesson } from '$lib/lessons/lessons'

export const load = async ({ data }) => ({ ...data, ...(await fetchLesson(data.number)) })
