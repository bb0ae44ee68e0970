import { countDone, nothingDone, parseProgress, withDone, writeProgress, type Progress } from './progress'
import { Stored } from './stored.svelte'

const stored = new Stored<Progress>('nabla-learn', { read: parseProgress, write: writeProgress })

/** What the learner has done, in this browser alone. */
export const progress = {
  isDone: (id: string): boolean => stored.value.has(id),
  countDone: (ids: readonly string[]): number => countDone(stored.value, ids),
  markDone(id: string): void {
    if (!stored.value.has(id)) stored.value = withDone(stored.value, id)
  },
  reset(): void {
    stored.value = nothingDone
  },
  /** Takes what is stored; call it when the page is there. The answer ends it. */
  follow: (): (() => void) => stored.follow()
}
