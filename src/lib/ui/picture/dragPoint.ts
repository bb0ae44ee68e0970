import type { Attachment } from 'svelte/attachments'
import type { Aim } from '../../figure/grip'
import { hitSurface } from '../../figure/ray'
import type { Aimed } from './aimed'

/** How near to the point a press takes hold of it, in CSS pixels. */
const reach = { mouse: 16, pen: 16, touch: 22 }

interface Pixel {
  x: number
  y: number
}

/** What is held, and from its place on the screen to where the press took hold of it. */
interface Hold extends Pixel {
  /** A bead moves along its path, the point over the surface. */
  bring(pixel: Pixel): void
}

/** Dragging the point over the surface, or a bead along its path, with mouse, pen or finger; a double click brings the point there. */
export function dragPoint(aimed: Aimed): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    /** Null while nothing is held. */
    let grip: Hold | null = null

    const place = (event: MouseEvent): Pixel => {
      const box = canvas.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }

    /** The point goes before what it stands on. */
    const holds = (): { spot: Pixel | null; bring: Hold['bring'] }[] => [
      { spot: aimed.spot, bring: (pixel) => movePointTo(aimed, pixel) },
      ...aimed.grips.map(({ at, bring }) => ({
        spot: aimed.spotOf(at),
        bring: (pixel: Pixel) => bring(aimAt(aimed, pixel))
      }))
    ]

    const gripAt = (event: PointerEvent): Hold | null => {
      const { x, y } = place(event)
      const near = reach[event.pointerType as keyof typeof reach] ?? reach.mouse
      for (const { spot, bring } of holds())
        if (spot && Math.hypot(x - spot.x, y - spot.y) <= near) return { x: x - spot.x, y: y - spot.y, bring }
      return null
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
      grip.bring({ x: x - grip.x, y: y - grip.y })
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

/** Where the ray under a place of the canvas meets the function itself, in f64. */
function placeUnder(aimed: Aimed, { x, y }: Pixel): readonly [number, number] | null {
  const sight = aimed.lookAt(x, y)
  const hit = sight && hitSurface(sight.f, sight.ray, sight.shown.domain, sight.shown.heights)
  return hit ? [hit.x, hit.y] : null
}

function movePointTo(aimed: Aimed, pixel: Pixel): void {
  const place = placeUnder(aimed, pixel)
  if (place) aimed.plot.movePoint(...place)
}

const aimAt = (aimed: Aimed, pixel: Pixel): Aim => ({
  place: placeUnder(aimed, pixel),
  distance(place) {
    const spot = aimed.spotOf(place)
    return spot ? Math.hypot(spot.x - pixel.x, spot.y - pixel.y) : Infinity
  }
})
