import type { Attachment } from 'svelte/attachments'
import type { Aim, Grip } from '../../figure/grip'
import { moveDomain, zoomDomain } from '../../figure/zoom'
import type { Plot } from '../../state/plot.svelte'
import { toPixel, toPlace, type Sheet } from '../../views/map/sheet'

/** How near to the point a press takes hold of it, in CSS pixels. */
const reach = { mouse: 14, pen: 14, touch: 24 }
/** As in the scene: how far a pixel of a wheel's turn zooms, and how many pixels a pixel, a line and a page are. */
const perPixel = 0.0016
const inPixels = [1, 16, 400]

interface Pixel {
  x: number
  y: number
}

/** What is held, and from its place to where the press took hold of it. */
interface Hold extends Pixel {
  bring(pixel: Pixel): void
}

/** Dragging the point and what else can be dragged, moving and zooming the domain on a map, by mouse, pen, fingers and wheel. */
export function mapGestures(
  { plot, grips }: { plot: Plot; grips(): readonly Grip[] },
  sheetNow: () => Sheet
): Attachment<SVGSVGElement> {
  return (svg) => {
    const fingers = new Map<number, Pixel>()
    let grip: Hold | null = null

    const place = (event: MouseEvent): Pixel => {
      const box = svg.getBoundingClientRect()
      const { left, top } = sheetNow()
      return { x: event.clientX - box.left - left, y: event.clientY - box.top - top }
    }
    const gripAt = (event: PointerEvent): Hold | null => {
      const at = place(event)
      const near = reach[event.pointerType as keyof typeof reach] ?? reach.mouse
      const point = plot.mayChange('point') ? [{ at: plot.point, bring: movePoint }] : []
      const others = grips().map(({ at, bring }) => ({ at, bring: (pixel: Pixel) => bring(aimAt(pixel)) }))
      for (const { at: stands, bring } of [...point, ...others]) {
        const [x, y] = toPixel(sheetNow(), stands[0], stands[1])
        if (Math.hypot(at.x - x, at.y - y) <= near) return { x: at.x - x, y: at.y - y, bring }
      }
      return null
    }
    const movePoint = ({ x, y }: Pixel) => plot.movePoint(...toPlace(sheetNow(), x, y))
    const aimAt = (pixel: Pixel): Aim => ({
      place: toPlace(sheetNow(), pixel.x, pixel.y),
      distance(place) {
        const [x, y] = toPixel(sheetNow(), place[0], place[1])
        return Math.hypot(x - pixel.x, y - pixel.y)
      }
    })

    const down = (event: PointerEvent) => {
      if (event.button !== 0) return
      if (event.isPrimary) fingers.clear()
      fingers.set(event.pointerId, place(event))
      grip = fingers.size === 1 ? gripAt(event) : null
      svg.setPointerCapture(event.pointerId)
      svg.style.cursor = grip || plot.mayChange('domain') ? 'grabbing' : ''
    }
    const move = (event: PointerEvent) => {
      const at = place(event)
      const before = fingers.get(event.pointerId)
      if (!before) {
        if (event.buttons === 0) svg.style.cursor = gripAt(event) ? 'grab' : ''
        return
      }
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
      fingers.set(event.pointerId, at)
      if (grip) grip.bring({ x: at.x - grip.x, y: at.y - grip.y })
      else if (plot.mayChange('domain')) shift(before, at, other)
    }
    /** What lay under the fingers lies under them again. */
    const shift = (before: Pixel, at: Pixel, other: Pixel | undefined) => {
      const sheet = sheetNow()
      const [middle, next] = other ? [middleOf(before, other), middleOf(at, other)] : [before, at]
      const factor = other ? distance(before, other) / distance(at, other) : 1
      const [x, y] = toPlace(sheet, middle.x, middle.y)
      const [toX, toY] = toPlace(sheet, next.x, next.y)
      const moved = moveDomain(plot.domain, { x: x - toX, y: y - toY })
      plot.wander(factor === 1 ? moved : zoomDomain(moved, factor, { x, y }))
    }
    const release = (event: PointerEvent) => {
      fingers.delete(event.pointerId)
      if (fingers.size) return
      grip = null
      svg.style.cursor = ''
    }
    const bring = (event: MouseEvent) => movePoint(place(event))
    const wheel = (event: WheelEvent) => {
      if (!plot.mayChange('domain')) return
      event.preventDefault()
      const turn = (event.deltaY || event.deltaX) * (inPixels[event.deltaMode] ?? 1)
      const at = place(event)
      const [x, y] = toPlace(sheetNow(), at.x, at.y)
      plot.zoomDomain(Math.exp(turn * perPixel * (event.ctrlKey ? 6 : 1)), { x, y })
    }

    const listening = new AbortController()
    const { signal } = listening
    svg.addEventListener('pointerdown', down, { signal })
    svg.addEventListener('pointermove', move, { signal })
    svg.addEventListener('dblclick', bring, { signal })
    svg.addEventListener('wheel', wheel, { signal, passive: false })
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
      svg.addEventListener(type, release, { signal })
    return () => listening.abort()
  }
}

const distance = (a: Pixel, b: Pixel): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
const middleOf = (a: Pixel, b: Pixel): Pixel => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
