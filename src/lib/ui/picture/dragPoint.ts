import type { Attachment } from 'svelte/attachments'
import { hitSurface } from '../../figure/ray'
import type { Aimed } from './aimed'

/** How near to the point a press takes hold of it, in CSS pixels. */
const reach = { mouse: 16, pen: 16, touch: 22 }

interface Pixel {
  x: number
  y: number
}

/** What is held, and from its place on the screen to where the press took hold of it. */
interface Grip extends Pixel {
  /** A bead moves along its path, the point over the surface. */
  bring(x: number, y: number): void
}

/** Dragging the point over the surface, or a bead along its path, with mouse, pen or finger; a double click brings the point there. */
export function dragPoint(aimed: Aimed): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    /** Null while nothing is held. */
    let grip: Grip | null = null

    const place = (event: MouseEvent): Pixel => {
      const box = canvas.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }

    const point = (): { spot: Pixel; bring: Grip['bring'] }[] =>
      aimed.spot ? [{ spot: aimed.spot, bring: (x, y) => movePointTo(aimed, { x, y }) }] : []

    /** The point goes before a bead that it stands on. */
    const gripAt = (event: PointerEvent): Grip | null => {
      const { x, y } = place(event)
      const near = reach[event.pointerType as keyof typeof reach] ?? reach.mouse
      const found = [...point(), ...aimed.grips].find(
        ({ spot }) => Math.hypot(x - spot.x, y - spot.y) <= near
      )
      return found ? { x: x - found.spot.x, y: y - found.spot.y, bring: found.bring } : null
    }

    const down = (event: PointerEvent) => {
      grip = event.isPrimary && event.button === 0 ? gripAt(event) : null
      if (grip === null) return
      aimed.picture?.stage.holdCamera(true)
      canvas.setPointerCapture(event.pointerId)
      canvas.style.cursor = 'grabbing'
    }

    const move = (event: PointerEvent) => {
      if (!event.isPrimary) return
      if (grip === null) {
        if (event.buttons === 0) canvas.style.cursor = gripAt(event) ? 'grab' : ''
        return
      }
      const { x, y } = place(event)
      grip.bring(x - grip.x, y - grip.y)
    }

    const release = () => {
      if (grip === null) return
      grip = null
      canvas.style.cursor = ''
      aimed.picture?.stage.holdCamera(false)
    }

    const bring = (event: MouseEvent) => movePointTo(aimed, place(event))

    const listening = new AbortController()
    const { signal } = listening
    // While capturing, so that the camera is held before the stage sees the press.
    canvas.addEventListener('pointerdown', down, { capture: true, signal })
    canvas.addEventListener('pointermove', move, { signal })
    canvas.addEventListener('dblclick', bring, { signal })
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
      canvas.addEventListener(type, release, { signal })
    return () => listening.abort()
  }
}

/** Puts the point where the ray under a place of the canvas meets the function itself, in f64. */
function movePointTo(aimed: Aimed, { x, y }: Pixel): void {
  const sight = aimed.lookAt(x, y)
  if (!sight) return
  const { f, ray, shown } = sight
  const hit = hitSurface(f, ray, shown.domain, shown.heights)
  if (hit) aimed.plot.movePoint(hit.x, hit.y)
}
