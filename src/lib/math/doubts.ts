import type { Place } from './problem'

/** A source with another text in a place. */
export const replaced = (source: string, { start, end }: Place, text: string): string =>
  source.slice(0, start) + text + source.slice(end)
