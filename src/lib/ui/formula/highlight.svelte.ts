import type { SourceRange } from '../../basics/problem'

/** A part of the source that a step speaks of, marked in the formula field while it is pointed at. */
export class Highlight {
  places = $state.raw<readonly SourceRange[]>([])
  /** The formula that the places belong to. */
  source = $state.raw('')
  /** The colour: of the first variable or of the second. */
  tone = $state.raw<'x' | 'y'>('x')

  show(source: string, places: readonly SourceRange[], tone: 'x' | 'y'): void {
    this.source = source
    this.places = places
    this.tone = tone
  }

  clear(): void {
    this.places = []
  }
}

export interface Segment {
  text: string
  marked: boolean
}

/** The source cut at the places; those that overlap an earlier one are left out. */
export function segments(source: string, places: readonly SourceRange[]): Segment[] {
  const parts: Segment[] = []
  let at = 0
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    if (start < at || end > source.length) continue
    if (start > at) parts.push({ text: source.slice(at, start), marked: false })
    parts.push({ text: source.slice(start, end), marked: true })
    at = end
  }
  parts.push({ text: source.slice(at), marked: false })
  return parts
}
