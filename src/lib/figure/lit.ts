import type { Mark } from './mark'

/** What a reader can point at: the partial derivatives and the gradient. */
export type Pointed = 'x' | 'y' | 'gradient'

/** The marks, with those drawn heavier that show what the reader points at. */
export const lightUp = (marks: readonly Mark[], pointed: Pointed | null): readonly Mark[] =>
  pointed === null ? marks : marks.map((mark) => lit(mark, pointed))

function lit(mark: Mark, pointed: Pointed): Mark {
  if (mark.kind === 'path') return mark.tone === pointed ? { ...mark, weight: 'heavy' } : mark
  if (mark.kind === 'plane' && pointed !== 'gradient') return { ...mark, lit: pointed }
  if (mark.kind === 'gradient' && pointed === 'gradient') return { ...mark, lit: true }
  return mark
}
