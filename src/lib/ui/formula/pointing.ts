import type { Attachment } from 'svelte/attachments'
import { formatName } from '../../figure/format'
import type { Pointed } from '../../figure/lit'
import type { PointedAt } from '../../state/pointed.svelte'

/** For an element that stands for one of them: who points at it or comes to it by keys lights it up. */
export function pointsAt(pointed: PointedAt, tone: Pointed) {
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
