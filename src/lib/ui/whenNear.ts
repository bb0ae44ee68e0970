import type { Attachment } from 'svelte/attachments'

/** Told once that the element is in the window, or no farther from it than `distance` (as in a margin of CSS). */
export function whenNear(come: () => void, distance = '300px'): Attachment {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        come()
      },
      { rootMargin: distance }
    )
    observer.observe(element)
    return () => observer.disconnect()
  }
}
