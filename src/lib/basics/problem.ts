/** Offsets into the source; start = end marks a place between characters. */
export interface SourceRange {
  start: number
  end: number
}

/** A mistake in user input, with its place in the source and a remedy. */
export interface Problem extends SourceRange {
  message: string
  hint?: string
}

/** Another source that a reader may have meant, and the few words that offer it. */
export interface Alternative {
  label: string
  source: string
}

/** A part of the source that was read, but perhaps otherwise than it was meant. */
export interface Notice extends SourceRange {
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

export function mistake(message: string, place: SourceRange, hint: string): never {
  throw new Mistake({ message, hint, start: place.start, end: place.end })
}

export const commaMessage = 'A comma stands only between the arguments of a function.'

/** What to write for a number with a comma; 1,000 may be a thousand. */
export function decimalHint(source: string, comma: SourceRange): string {
  const [, first, rest] = /(\d*)$/
    .exec(source.slice(0, comma.start))!
    .concat(/^(?:,?\d{3})+(?!\d)/.exec(source.slice(comma.end)) ?? [])
  return first && rest
    ? `Write ${first}${rest.replace(/,/g, '')} for thousands, and decimals with a point, as in 1.5.`
    : 'Write decimals with a point, as in 1.5.'
}

/**
 * The candidate that `word` becomes by at most so many letters put in or left out, or by two neighbours that change
 * places. A letter in the place of another mostly makes another word (sen is not sec), and between candidates of
 * different meaning that are equally near nobody can tell.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  meaning: (candidate: string) => unknown,
  most = word.length < 3 ? 0 : Math.max(2, Math.ceil(word.length / 3))
): string | null {
  const typed = word.toLowerCase()
  let best: string | null = null
  let least = most
  for (const candidate of candidates) {
    const distance = candidate.length < 3 ? Infinity : lettersBetween(typed, candidate)
    if (distance > least || (distance === least && best !== null && meaning(best) === meaning(candidate)))
      continue
    best = distance === least && best !== null ? '' : candidate
    least = distance
  }
  return best || null
}

/** How many letters one word has more than the other, if it has all of that in order, or is that with two swapped. */
function lettersBetween(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  let i = 0
  for (const c of long) if (c === short[i]) i++
  if (i === short.length) return long.length - i
  const swapped = [...a].some((c, i) => a.slice(0, i) + a.charAt(i + 1) + c + a.slice(i + 2) === b)
  return swapped ? 1 : Infinity
}
