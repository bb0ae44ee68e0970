/** Offsets into the source; start = end marks a place between characters. */
export interface Place {
  start: number
  end: number
}

/** A mistake in user input, with its place in the source and a remedy. */
export interface Problem extends Place {
  message: string
  hint?: string
}

/** Another source that a reader may have meant, and the few words that offer it. */
export interface Alternative {
  label: string
  source: string
}

/** A part of the source that was read, but perhaps otherwise than it was meant. */
export interface Notice extends Place {
  message: string
  /** Each says the formula so that it can be read in one way only. */
  alternatives?: Alternative[]
  /** A point that stands behind the formula, in the order of its variables. */
  point?: number[]
}

/** Carries a Problem out of the reader's recursion; `readField` turns it back into a value. */
export class Mistake extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

export function mistake(message: string, place: Place, hint: string): never {
  throw new Mistake({ message, hint, start: place.start, end: place.end })
}

/**
 * The candidate nearest to `word` by edits, at most so many, if it is near enough to be what was meant; of
 * equals the one that begins alike.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  most = Math.max(2, Math.ceil(word.length / 3))
): string | null {
  const typed = word.toLowerCase()
  let best: string | null = null
  let least = most + 1 / 2
  for (const candidate of candidates) {
    const distance = editDistance(typed, candidate) - commonStart(typed, candidate) / 100
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]
}
