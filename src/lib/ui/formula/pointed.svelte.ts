import type { Attachment } from 'svelte/attachments'
import { formatName } from '../../figure/format'

/** The index of a variable. */
export type Along = 0 | 1

/** The partial derivative that the reader points at; its formula, slice, curve and tangent light up together. */
class Pointed {
  along = $state.raw<Along | null>(null)
}

export const pointed = new Pointed()

/** For an element that stands for a partial derivative: who points at it or comes to it by keys lights it up. */
export function pointsAt(along: Along) {
  const light = () => (pointed.along = along)
  const leave = () => {
    if (pointed.along === along) pointed.along = null
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
