import type { Attachment } from 'svelte/attachments'
import { formatName } from '../../figure/format'
import type { Pointed } from '../../figure/lit'

/** The index of a variable. */
export type Along = 0 | 1

const tones = ['x', 'y'] as const

/** What the reader points at, a partial derivative or the gradient: its formula, numbers and marks light up together. */
class PointedAt {
  tone = $state.raw<Pointed | null>(null)
  /** Along which variable the partial derivative is that is pointed at. */
  along = $derived.by<Along | null>(() => (this.tone === 'x' ? 0 : this.tone === 'y' ? 1 : null))

  /** Points at a partial derivative until somebody points elsewhere, or no more. */
  hold(along: Along | null): void {
    this.tone = along === null ? null : tones[along]
  }
}

export const pointed = new PointedAt()

/** For an element that stands for one of them: who points at it or comes to it by keys lights it up. */
export function pointsAt(tone: Pointed) {
  const light = () => (pointed.tone = tone)
  const leave = () => {
    if (pointed.tone === tone) pointed.tone = null
  }
  return { onpointerenter: light, onpointerleave: leave, onfocusin: light, onfocusout: leave }
}

/** Dims a variable in a formula that KaTeX has set: it is held constant. */
export const dimmed =
  (name: string | null): Attachment<HTMLElement> =>
  (element) => {
    if (name === null) return
    const letters = [...element.querySelectorAll<HTMLElement>('.mathnormal')].filter(
      ({ textContent }) => textContent === formatName(name)
    )
    for (const letter of letters) letter.style.opacity = '0.35'
    return () => {
      for (const letter of letters) letter.style.opacity = ''
    }
  }
