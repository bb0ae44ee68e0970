/** What a learner has done in the course: the ids of tasks and exercises. */
export type Progress = ReadonlySet<string>

export const nothingDone: Progress = new Set()

/** More ids, and longer ones, than the course will ever have come from somebody else. */
const most = { ids: 2000, letters: 80 }

/** The progress that a text says; nothing where it is damaged. */
export function parseProgress(text: string | null): Progress {
  try {
    const ids: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(ids) || ids.length > most.ids) return nothingDone
    return new Set(ids.filter((id): id is string => typeof id === 'string' && id.length <= most.letters))
  } catch {
    return nothingDone
  }
}

export const writeProgress = (progress: Progress): string => JSON.stringify([...progress])

export const withDone = (progress: Progress, id: string): Progress =>
  progress.has(id) ? progress : new Set([...progress, id])

export const countDone = (progress: Progress, ids: readonly string[]): number =>
  ids.filter((id) => progress.has(id)).length
