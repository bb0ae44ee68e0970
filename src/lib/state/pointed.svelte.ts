import type { Pointed } from '../figure/lit'

/** The index of a variable. */
export type Along = 0 | 1

const tones = ['x', 'y'] as const

/** What the reader points at, a partial derivative or the gradient: its formula, numbers and marks light up together. */
export class PointedAt {
  tone = $state.raw<Pointed | null>(null)
  /** Along which variable the partial derivative is that is pointed at. */
  along = $derived.by<Along | null>(() => (this.tone === 'x' ? 0 : this.tone === 'y' ? 1 : null))

  /** Points at a partial derivative until somebody points elsewhere, or no more. */
  hold(along: Along | null): void {
    this.tone = along === null ? null : tones[along]
  }
}
